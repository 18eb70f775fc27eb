#include "python/vm/eval/forms.h"

#include "python/code/opcodes.h"
#include "python/vm/core/settings.h"
#include "python/vm/objects/functions/callable.h"

namespace lockstep::python::vm {

namespace op = code::op;

namespace {

bool adds(const Instr& in) {
  return in.op == op::BINARY_OP && (in.arg == code::NB_ADD || in.arg == code::NB_INPLACE_ADD);
}
bool subtracts(const Instr& in) {
  return in.op == op::BINARY_OP && (in.arg == code::NB_SUBTRACT || in.arg == code::NB_INPLACE_ADD + code::NB_SUBTRACT);
}
bool multiplies(const Instr& in) {
  return in.op == op::BINARY_OP && (in.arg == code::NB_MULTIPLY || in.arg == code::NB_INPLACE_ADD + code::NB_MULTIPLY);
}

bool loads_value(const Instr& in) { return in.op == op::LOAD_ATTR && (in.arg & 1) == 0; }

uint8_t form_of(const Instr& in, const Instr& next, const Instr& third, const Instr& fourth) {
  switch (in.op) {
    case op::BINARY_OP:
      if (adds(in)) return form::ADD;
      if (subtracts(in)) return form::SUBTRACT;
      if (multiplies(in)) return form::MULTIPLY;
      if (in.arg == code::NB_SUBSCR) return form::SUBSCRIPT;
      break;
    case op::LOAD_SMALL_INT:
      if (adds(next)) return form::ADD_SMALL_INT;
      if (subtracts(next)) return form::SUBTRACT_SMALL_INT;
      if (next.op == op::COMPARE_OP && (next.arg & 16) != 0 &&
          (third.op == op::POP_JUMP_IF_FALSE || third.op == op::POP_JUMP_IF_TRUE))
        return form::COMPARE_SMALL_INT;
      break;
    case op::COMPARE_OP:
      if ((in.arg & 16) == 0) break;
      if (next.op == op::POP_JUMP_IF_FALSE) return form::JUMP_UNLESS_COMPARED;
      if (next.op == op::POP_JUMP_IF_TRUE) return form::JUMP_IF_COMPARED;
      break;
    case op::FOR_ITER:
      if (next.op == op::STORE_FAST) return form::FOR_ITER_STORE_FAST;
      break;
    case op::LOAD_FAST_BORROW:
      if (loads_value(next)) return form::LOAD_FAST_ATTR;
      if (next.op == op::LOAD_ATTR) return form::LOAD_FAST_METHOD;
      if (next.op == op::STORE_ATTR) return form::STORE_FAST_ATTR;
      if (next.op == op::RETURN_VALUE) return form::RETURN_FAST;
      switch (next.op == op::LOAD_SMALL_INT ? form_of(next, third, fourth, Instr{}) : 0) {
        case form::ADD_SMALL_INT: return form::FAST_ADD_SMALL_INT;
        case form::SUBTRACT_SMALL_INT: return form::FAST_SUBTRACT_SMALL_INT;
        case form::COMPARE_SMALL_INT: return form::FAST_COMPARE_SMALL_INT;
        default: break;
      }
      break;
    case op::LOAD_FAST_BORROW_LOAD_FAST_BORROW:
      if (loads_value(next)) return form::LOAD_TWO_FAST_ATTR;
      break;
    case op::LOAD_CONST:
      if (next.op == op::RETURN_VALUE) return form::RETURN_CONST;
      break;
    case op::COPY:
      if (in.arg == 1 && loads_value(next)) return form::COPY_ATTR;
      break;
    case op::SWAP:
      if (in.arg == 2 && next.op == op::STORE_ATTR) return form::SWAP_STORE_ATTR;
      break;
    default: break;
  }
  return in.op;
}

}  // namespace

void choose_forms(std::vector<Instr>& code, const Settings& settings) {
  if (settings.runs_plain()) return;
  const auto at = [&](size_t i) { return i < code.size() ? code[i] : Instr{}; };
  for (size_t i = 0; i < code.size(); ++i) code[i].form = form_of(code[i], at(i + 1), at(i + 2), at(i + 3));
}

}  // namespace lockstep::python::vm

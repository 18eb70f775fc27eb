// _dis: the disassembler of python/code for lib/dis.py.
#include "python/code/dis.h"

#include "python/code/opcodes.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/modules/lockstep_module.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value disassemble(Thread& t, Args a) {  // disassemble(code): the text that dis.dis prints of it, not of its constants
  if (!check_count(t, "disassemble", a, 1, 1)) return Value();
  if (layout_of(a[0]) != Layout::code) return raise(t, Exc::TypeError, "a code object is wanted");
  return make_str(code::disassemble_one(*a[0].as<CodeObject>()->source));
}

// Of opcodes: (name or "", flags, what it is a faster form of); what it adds to the stack; units of its cache
Value opcode(Thread&, Args a) {
  const code::OpcodeInfo& info = code::opcode_info(static_cast<int>(a[0].as_integer()));
  const Value parts[] = {make_str(info.name), Value::integer(info.flags), Value::integer(info.base)};
  Value tuple = make_tuple(parts, 3);
  release(parts[0]);
  return tuple;
}
Value effect(Thread&, Args a) {
  const int opcode = static_cast<int>(a[0].as_integer()), oparg = static_cast<int>(a[1].as_integer());
  return Value::integer(code::pushed_by(opcode, oparg) - code::popped_by(opcode, oparg));
}
Value cache_units(Thread&, Args a) { return Value::integer(code::cache_units(static_cast<int>(a[0].as_integer()))); }

// instructions(code): (opname, opcode, arg or None, argval, argrepr, offset, line, end line, column, end column) each
Value instructions(Thread& t, Args a) {
  if (!check_count(t, "instructions", a, 1, 1)) return Value();
  if (layout_of(a[0]) != Layout::code) return raise(t, Exc::TypeError, "a code object is wanted");
  const auto* c = a[0].as<CodeObject>();
  const code::Code& source = *c->source;
  const auto decoded = code::decode(source);
  Value list = make_list();
  for (const auto& i : decoded) {
    const std::string shown = code::describe_operand(source, i);
    Tuple* u = new_tuple(10);
    const bool has_arg = code::has_flag(i.opcode, code::F_ARG);
    const auto arg = static_cast<size_t>(i.oparg);
    u->items[0] = make_str(code::opcode_name(i.opcode));
    u->items[1] = Value::integer(i.opcode);
    u->items[2] = has_arg ? Value::integer(i.oparg) : none();
    Value argval = has_arg ? Value::integer(i.oparg) : none();
    if (code::has_flag(i.opcode, code::F_JUMP)) {
      argval = Value::integer(int64_t{code::jump_target(i)} * 2);
    } else if ((i.opcode == code::op::LOAD_CONST) && arg < source.constants.size()) {
      argval = own(c->constants[arg]);
    } else if (i.opcode == code::op::COMPARE_OP || code::has_flag(i.opcode, code::F_NAME) ||
               code::has_flag(i.opcode, code::F_LOCAL) || code::has_flag(i.opcode, code::F_FREE)) {
      argval = make_str(shown.substr(0, shown.find(" + ")));  // "print + NULL" names print
    }
    u->items[3] = argval;
    u->items[4] = make_str(shown);
    u->items[5] = Value::integer(int64_t{i.unit} * 2);
    const code::Location at = i.unit < source.locations.size() ? source.locations[i.unit] : code::Location{};
    const bool has_line = at.line != 0 || at.end_line != 0;
    u->items[6] = has_line ? Value::integer(at.line) : none();
    u->items[7] = has_line ? Value::integer(at.end_line) : none();
    u->items[8] = at.column >= 0 ? Value::integer(at.column) : none();
    u->items[9] = at.end_column >= 0 ? Value::integer(at.end_column) : none();
    list_append_steal(list.as<List>(), Value::counted(u));
  }
  return list;
}

}  // namespace

Value make_dis_module(Thread&) {
  Value m = make_module("_dis");
  module_add(m, "disassemble", Effect::nothing, disassemble);
  module_add(m, "instructions", Effect::nothing, instructions);
  module_add(m, "opcode", Effect::nothing, checked<opcode, 'n'>);
  module_add(m, "effect", Effect::nothing, checked<effect, 'n', 'n'>);
  module_add(m, "cache_units", Effect::nothing, checked<cache_units, 'n'>);
  return m;
}

}  // namespace lockstep::python::vm

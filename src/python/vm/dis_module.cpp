// _dis: the disassembler of python/code for lib/dis.py.
#include "python/code/dis.h"

#include "python/code/opcodes.h"
#include "python/vm/call.h"
#include "python/vm/native_modules.h"
#include "python/vm/runtime.h"

namespace lockstep::python::vm {

namespace {

Value disassemble(Thread& t, Args a) {  // disassemble(code): the text that dis.dis prints
  if (!check_count(t, "disassemble", a, 1, 1)) return Value();
  if (layout_of(a[0]) != Layout::code) return raise(t, "TypeError", "a code object is wanted");
  return make_str(code::disassemble(*a[0].as<CodeObject>()->source));
}

// instructions(code): (opname, opcode, arg or None, argval, argrepr, offset, line, is a jump's target) each
Value instructions(Thread& t, Args a) {
  if (!check_count(t, "instructions", a, 1, 1)) return Value();
  if (layout_of(a[0]) != Layout::code) return raise(t, "TypeError", "a code object is wanted");
  const auto* c = a[0].as<CodeObject>();
  const code::Code& source = *c->source;
  const auto decoded = code::decode(source);
  std::vector<bool> is_target(source.bytecode.size() / 2 + 1);
  for (const auto& i : decoded) {
    if (code::has_flag(i.opcode, code::F_JUMP)) is_target[code::jump_target(i)] = true;
  }
  Value list = make_list();
  for (const auto& i : decoded) {
    const std::string shown = code::describe_operand(source, i);
    Tuple* u = new_tuple(8);
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
    } else if (!shown.empty() && i.opcode != code::op::BINARY_OP) {
      argval = make_str(shown.substr(0, shown.find(" + ")));  // "print + NULL" names print
    }
    u->items[3] = argval;
    u->items[4] = make_str(shown);
    u->items[5] = Value::integer(int64_t{i.unit} * 2);
    const int line = i.unit < source.locations.size() ? source.locations[i.unit].line : 0;
    u->items[6] = line > 0 ? Value::integer(line) : none();
    u->items[7] = boolean(is_target[i.unit]);
    list_append_steal(list.as<List>(), Value::counted(u));
  }
  return list;
}

}  // namespace

Value make_dis_module(Thread&) {
  Value m = make_module("_dis");
  module_add(m, "disassemble", disassemble);
  module_add(m, "instructions", instructions);
  return m;
}

}  // namespace lockstep::python::vm

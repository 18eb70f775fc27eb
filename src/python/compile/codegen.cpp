// Units, names and blocks: what all parts of the code generator stand on.
#include "python/compile/codegen.h"

#include <algorithm>
#include <cassert>

#include "python/compile/flow_graph.h"

namespace lockstep::python::compile {
namespace {

using namespace code::op;

constexpr size_t max_blocks = 40;               // CPython's CO_MAXBLOCKS
constexpr size_t max_instructions = 4'000'000;  // `finally` bodies are written twice: nesting them multiplies

// The names of a scope that are cells, or free, in alphabetical order.
std::vector<Name> names_of_scope(const Scope& scope, VariableScope wanted, uint32_t flag) {
  std::vector<Name> names;
  for (const auto& [name, info] : scope.symbols) {
    if (info.scope == wanted || (info.flags & flag) != 0) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

CodeGenerator::CodeGenerator(Arena& arena, SymbolTable& symbols, const Features& features, Failure& failure,
                             std::string filename, bool interactive)
    : arena_(arena),
      symbols_(symbols),
      features_(features),
      failure_(failure),
      filename_(std::move(filename)),
      interactive_(interactive) {}

std::shared_ptr<const code::Code> CodeGenerator::module(const Module& module) {
  enter_unit("<module>", UnitKind::module, symbols_.top, 1);
  if (module.expression != nullptr) {
    expr(module.expression);
    return finish_unit(false);
  }
  Location loc = module.body.empty() ? Location{1, 1, 0, 0} : module.body[0]->loc;
  if (scope().has_conditional_annotations) {
    emit(BUILD_SET, 0, loc);
    emit(STORE_NAME, unit().names.add("__conditional_annotations__"), loc);
  }
  body(module.body, loc);
  return finish_unit(true);
}

void CodeGenerator::enter_unit(Name name, UnitKind kind, Scope* scope, int line, Name private_name, Arity arity) {
  auto u = std::make_unique<Unit>();
  u->scope = scope;
  u->kind = kind;
  u->name = name;
  u->first_line = line;
  u->argcount = arity.argcount;
  u->posonly_argcount = arity.posonly;
  u->kwonly_argcount = arity.kwonly;
  u->private_name = private_name.empty() && !units_.empty() ? unit().private_name : private_name;
  for (Name varname : scope->varnames) u->varnames.add(varname);
  for (Name cell : names_of_scope(*scope, VariableScope::cell, def_comp_cell)) u->cellvars.add(cell);
  if (scope->needs_class_closure) u->cellvars.add("__class__");
  if (scope->needs_classdict) u->cellvars.add("__classdict__");
  if (scope->has_conditional_annotations) u->cellvars.add("__conditional_annotations__");
  u->freevars = NameTable(int(u->cellvars.size()));
  for (Name free : names_of_scope(*scope, VariableScope::free, def_free_class)) u->freevars.add(free);
  units_.push_back(std::move(u));
  if (kind == UnitKind::module) {
    unit().qualified_name = name;
    emit(RESUME, code::RESUME_AT_FUNC_START, {0, 1, 0, 0});
    emit(ANNOTATIONS_PLACEHOLDER, {0, 1, 0, 0});
  } else {
    set_qualified_name();
    emit(RESUME, code::RESUME_AT_FUNC_START, {line, line, 0, 0});
  }
}

void CodeGenerator::set_qualified_name() {
  Unit& u = unit();
  u.qualified_name = u.name;
  if (units_.size() < 3) return;  // directly in the module
  const Unit* parent = units_[units_.size() - 2].get();
  if (parent->kind == UnitKind::annotations) {
    if (units_.size() < 4) return;
    parent = units_[units_.size() - 3].get();
  }
  if (u.kind == UnitKind::function || u.kind == UnitKind::async_function || u.kind == UnitKind::class_body) {
    Name name = mangle(arena_, parent->private_name, u.name);
    if (parent->scope->scope_of(name) == VariableScope::global_explicit) return;
  }
  std::string base = parent->qualified_name;
  if (parent->kind == UnitKind::function || parent->kind == UnitKind::async_function ||
      parent->kind == UnitKind::lambda) {
    base += ".<locals>";
  }
  u.qualified_name = base + "." + std::string(u.name);
}

CodeGenerator::CodePtr CodeGenerator::finish_unit(bool add_none) {
  if (add_none) emit_none(no_location);
  emit(RETURN_VALUE, no_location);
  Unit& u = unit();
  const Scope& s = *u.scope;
  uint32_t flags = 0;
  if (s.is_function_like()) {
    flags |= code::newlocals | code::optimized;
    if (s.nested) flags |= code::nested;
    if (s.generator && !s.coroutine) flags |= code::generator;
    if (s.generator && s.coroutine) flags |= code::async_generator;
    if (s.varargs) flags |= code::varargs;
    if (s.varkeywords) flags |= code::varkeywords;
    if (s.has_docstring) flags |= code::has_docstring;
    if (s.method) flags |= code::method;
  }
  if (s.coroutine && !s.generator) flags |= code::coroutine;
  if (features_.future_annotations) flags |= code::future_annotations;
  CodePtr result;
  if (!failure_) result = assemble_unit(u, flags, filename_);
  units_.pop_back();
  if (result == nullptr) result = std::make_shared<code::Code>();  // generation goes on after an error
  return result;
}

void CodeGenerator::emit(int opcode, int oparg, const Location& loc) {
  if (++emitted_ > max_instructions) return error(loc, "source is too complex to compile: too many instructions");
  unit().sequence.emit(opcode, oparg, loc);
}

void CodeGenerator::emit_constant(const code::Constant& constant, const Location& loc) {
  emit(LOAD_CONST, unit().constants.add(constant), loc);
}

void CodeGenerator::emit_name(int opcode, Name name, const Location& loc) {
  int index = unit().names.add(mangled(name));
  emit(opcode, opcode == LOAD_ATTR ? index << 1 : index, loc);
}

void CodeGenerator::emit_attribute(AttributeLoad form, Name name, const Location& loc) {
  int index = unit().names.add(mangled(name));
  switch (form) {
    case AttributeLoad::attribute: return emit(LOAD_ATTR, index << 1, loc);
    case AttributeLoad::method: return emit(LOAD_ATTR, index << 1 | 1, loc);
    case AttributeLoad::super_attribute: return emit(LOAD_SUPER_ATTR, index << 2 | 2, loc);
    case AttributeLoad::super_method: return emit(LOAD_SUPER_ATTR, index << 2 | 3, loc);
    case AttributeLoad::zero_super_attribute: return emit(LOAD_SUPER_ATTR, index << 2, loc);
    case AttributeLoad::zero_super_method: return emit(LOAD_SUPER_ATTR, index << 2 | 1, loc);
  }
}

void CodeGenerator::name_operation(Name plain, Context ctx, const Location& loc) {
  Unit& u = unit();
  const Scope& s = *u.scope;
  Name name = mangled(plain);
  auto pick = [ctx](int load, int store, int del) {
    return ctx == Context::load ? load : ctx == Context::store ? store : del;
  };
  auto classdict = [&] { emit(LOAD_DEREF, u.freevars.add("__classdict__"), loc); };
  bool in_class_body = s.kind == ScopeKind::class_body;

  VariableScope where = s.scope_of(name);
  switch (where) {
    case VariableScope::free:
    case VariableScope::cell: {
      int index = where == VariableScope::free ? u.freevars.add(name) : u.cellvars.add(name);
      int opcode = pick(LOAD_DEREF, STORE_DEREF, DELETE_DEREF);
      if (ctx == Context::load && in_class_body && u.in_inlined_comprehension == 0) {
        emit(LOAD_LOCALS, loc);
        opcode = LOAD_FROM_DICT_OR_DEREF;
      } else if (ctx == Context::load && s.can_see_class_scope) {
        classdict();
        opcode = LOAD_FROM_DICT_OR_DEREF;
      }
      return emit(opcode, index, loc);
    }
    case VariableScope::local: {
      const bool* hidden = u.fast_hidden.find(name);
      if (s.is_function_like() || (hidden != nullptr && *hidden)) {
        return emit(pick(LOAD_FAST, STORE_FAST, DELETE_FAST), u.varnames.add(name), loc);
      }
      break;
    }
    case VariableScope::global_implicit:
      if (!s.is_function_like()) break;
      [[fallthrough]];
    case VariableScope::global_explicit: {
      int index = u.names.add(name);
      if (ctx != Context::load) return emit(pick(0, STORE_GLOBAL, DELETE_GLOBAL), index, loc);
      if (s.can_see_class_scope && where == VariableScope::global_implicit) {
        classdict();
        return emit(LOAD_FROM_DICT_OR_GLOBALS, index, loc);
      }
      return emit(LOAD_GLOBAL, index << 1, loc);
    }
    case VariableScope::unknown: break;
  }
  int index = u.names.add(name);
  if (ctx == Context::load && in_class_body && u.in_inlined_comprehension > 0) {
    return emit(LOAD_GLOBAL, index << 1, loc);
  }
  emit(pick(LOAD_NAME, STORE_NAME, DELETE_NAME), index, loc);
}

bool CodeGenerator::push_block(BlockKind kind, const Location& loc, Label start, Label exit) {
  if (unit().blocks.size() >= max_blocks) error(loc, "too many statically nested blocks");
  unit().blocks.push_back({kind, start, exit, loc});
  return true;
}

void CodeGenerator::unwind_block(const Unit::Block& block, bool preserve_top, Location& loc) {
  switch (block.kind) {
    case BlockKind::while_loop:
    case BlockKind::exception_handler:
    case BlockKind::exception_group_handler:
    case BlockKind::async_comprehension:
    case BlockKind::stop_iteration: return;
    case BlockKind::for_loop:
    case BlockKind::pop_value:
      if (preserve_top) emit(SWAP, 2, loc);
      emit(POP_TOP, loc);
      return;
    case BlockKind::try_except: emit(POP_BLOCK, loc); return;
    case BlockKind::finally_try:
      emit(POP_BLOCK, loc);
      if (preserve_top) push_block(BlockKind::pop_value, loc, {});
      statements(block.finalbody);
      if (preserve_top) pop_block();
      // The jump appears to happen before the finally block: it has no line of its own.
      loc = no_location;
      return;
    case BlockKind::finally_end:
      if (preserve_top) emit(SWAP, 2, loc);
      emit(POP_TOP, loc);
      if (preserve_top) emit(SWAP, 2, loc);
      emit(POP_BLOCK, loc);
      emit(POP_EXCEPT, loc);
      return;
    case BlockKind::with:
    case BlockKind::async_with:
      loc = block.loc;
      emit(POP_BLOCK, loc);
      if (preserve_top) {
        emit(SWAP, 3, loc);
        emit(SWAP, 2, loc);
      }
      call_exit_with_nones(loc);
      if (block.kind == BlockKind::async_with) {
        emit(GET_AWAITABLE, 2, loc);
        emit_none(loc);
        yield_from(loc, true);
      }
      emit(POP_TOP, loc);
      loc = no_location;
      return;
    case BlockKind::handler_cleanup:
      if (!block.handler_name.empty()) emit(POP_BLOCK, loc);
      if (preserve_top) emit(SWAP, 2, loc);
      emit(POP_BLOCK, loc);
      emit(POP_EXCEPT, loc);
      clear_handler_name(block.handler_name, loc);
      return;
  }
}

bool CodeGenerator::unwind(bool preserve_top, Location& loc, Unit::Block* loop) {
  std::vector<Unit::Block>& blocks = unit().blocks;
  if (blocks.empty() || failure_) return false;
  Unit::Block top = blocks.back();
  if (top.kind == BlockKind::exception_group_handler) {
    error(loc, "'break', 'continue' and 'return' cannot appear in an except* block");
    return false;
  }
  if (loop != nullptr && (top.kind == BlockKind::while_loop || top.kind == BlockKind::for_loop)) {
    *loop = top;
    return true;
  }
  blocks.pop_back();  // while its own exit code is written, the block is not there
  unwind_block(top, preserve_top, loc);
  bool found = unwind(preserve_top, loc, loop);
  blocks.push_back(top);
  return found;
}

}  // namespace lockstep::python::compile

// Comprehensions: merged into the code around them (PEP 709), generator expressions as functions.
#include "python/compile/codegen.h"

namespace lockstep::python::compile {

using namespace code::op;

void CodeGenerator::comprehension(ComprehensionExpr* e) {
  Scope* inner = symbols_.of(e);
  const Location& loc = e->loc;
  bool inlined = inner->comp_inlined;
  bool is_generator = e->kind == ExprKind::GeneratorExp;
  Comprehension* outermost = e->generators[0];
  InlinedState state;
  if (inlined) {
    comprehension_iter(outermost);
    push_inlined(inner, state, loc);
  } else {
    const char* name = is_generator                    ? "<genexpr>"
                       : e->kind == ExprKind::ListComp ? "<listcomp>"
                       : e->kind == ExprKind::SetComp  ? "<setcomp>"
                                                       : "<dictcomp>";
    enter_unit(name, UnitKind::comprehension, inner, loc.line, {}, {1, 0, 0});
  }
  Label start = new_label();
  if (is_generator) {
    use(start);
    push_block(BlockKind::stop_iteration, no_location, start);
  } else {
    int build = e->kind == ExprKind::ListComp ? BUILD_LIST : e->kind == ExprKind::SetComp ? BUILD_SET : BUILD_MAP;
    emit(build, 0, loc);
    if (inlined) emit(SWAP, 2, loc);
  }
  comprehension_generator(e, 0, 0, inlined, loc);
  if (inlined) return pop_inlined(state, loc);

  if (is_generator) {
    wrap_in_stopiteration_handler();
    pop_block();
  } else {
    emit(RETURN_VALUE, loc);
  }
  bool is_async = inner->coroutine;
  CodePtr made = finish_unit(true);
  make_closure(made, 0, loc);
  comprehension_iter(outermost);
  emit(CALL, 0, loc);
  if (is_async && !is_generator) {
    emit(GET_AWAITABLE, 0, loc);
    emit_none(loc);
    yield_from(loc, true);
  }
}

void CodeGenerator::comprehension_iter(Comprehension* clause) {
  expr(clause->iter);
  emit(clause->is_async ? GET_AITER : GET_ITER, clause->iter->loc);
}

void CodeGenerator::comprehension_generator(ComprehensionExpr* e, size_t index, int depth, bool iter_on_stack,
                                            const Location& loc) {
  if (e->generators[index]->is_async) {
    async_generator(e, index, depth, iter_on_stack, loc);
  } else {
    sync_generator(e, index, depth, iter_on_stack, loc);
  }
}

// The innermost part: computes the element and adds it to the result, `depth` iterators below the top.
Location CodeGenerator::comprehension_element(ComprehensionExpr* e, int depth) {
  Location loc = e->elt->loc;
  expr(e->elt);
  switch (e->kind) {
    case ExprKind::GeneratorExp:
      emit_yield(loc);
      emit(POP_TOP, loc);
      break;
    case ExprKind::ListComp: emit(LIST_APPEND, depth + 1, loc); break;
    case ExprKind::SetComp: emit(SET_ADD, depth + 1, loc); break;
    default:
      expr(e->value);
      loc = {e->elt->loc.line, e->value->loc.end_line, e->elt->loc.column, e->value->loc.end_column};
      emit(MAP_ADD, depth + 1, loc);
  }
  return loc;
}

Location CodeGenerator::comprehension_body(ComprehensionExpr* e, size_t index, int depth, Label if_cleanup,
                                           const Location& loc) {
  Comprehension* clause = e->generators[index];
  expr(clause->target);
  for (Expr* test : clause->ifs) jump_if(loc, test, if_cleanup, false);
  Location element_loc = e->elt->loc;
  if (index + 1 < e->generators.size) {
    comprehension_generator(e, index + 1, depth, false, loc);
  } else {
    element_loc = comprehension_element(e, depth);
  }
  use(if_cleanup);
  return element_loc;
}

void CodeGenerator::sync_generator(ComprehensionExpr* e, size_t index, int depth, bool iter_on_stack,
                                   const Location& loc) {
  Label start = new_label(), if_cleanup = new_label(), anchor = new_label();
  Comprehension* clause = e->generators[index];
  bool loops = true;
  if (!iter_on_stack) {
    if (index == 0) {
      emit(LOAD_FAST, 0, loc);
    } else {
      // `for y in [f(x)]` is an assignment
      Expr* only = nullptr;
      if (clause->iter->kind == ExprKind::List || clause->iter->kind == ExprKind::Tuple) {
        Seq<Expr*> elts = as<Display>(clause->iter)->elts;
        if (elts.size == 1 && elts[0]->kind != ExprKind::Starred) only = elts[0];
      }
      if (only != nullptr) {
        expr(only);
        loops = false;
      } else {
        expr(clause->iter);
        emit(GET_ITER, clause->iter->loc);
      }
    }
  }
  if (loops) {
    depth++;
    use(start);
    emit_jump(FOR_ITER, anchor, clause->iter->loc);
  }
  const Location element_loc = comprehension_body(e, index, depth, if_cleanup, loc);
  if (loops) {
    emit_jump(JUMP, start, element_loc);
    use(anchor);
    emit(END_FOR, no_location);
    emit(POP_ITER, no_location);
  }
}

void CodeGenerator::async_generator(ComprehensionExpr* e, size_t index, int depth, bool iter_on_stack,
                                    const Location& loc) {
  Label start = new_label(), send = new_label(), except = new_label(), if_cleanup = new_label();
  Comprehension* clause = e->generators[index];
  if (!iter_on_stack) {
    if (index == 0) {
      emit(LOAD_FAST, 0, loc);
    } else {
      expr(clause->iter);
      emit(GET_AITER, clause->iter->loc);
    }
  }
  use(start);
  push_block(BlockKind::async_comprehension, loc, start);
  emit_jump(SETUP_FINALLY, except, loc);
  emit(GET_ANEXT, loc);
  emit_none(loc);
  use(send);
  yield_from(loc, true);
  emit(POP_BLOCK, loc);
  const Location element_loc = comprehension_body(e, index, depth + 1, if_cleanup, loc);
  emit_jump(JUMP, start, element_loc);
  pop_block();
  use(except);
  emit_jump(END_ASYNC_FOR, send, loc);
}

// The variables of the comprehension become locals of this unit for its duration: what they hold outside goes to the
// stack, and how this unit's scope sees them is changed.
void CodeGenerator::push_inlined(Scope* comp, InlinedState& state, const Location& loc) {
  Unit& u = unit();
  Scope& outer = scope();
  bool in_class_body = outer.kind == ScopeKind::class_body && u.in_inlined_comprehension == 0;
  u.in_inlined_comprehension++;

  auto is_own = [](const SymbolInfo& info) {
    return (info.flags & def_local) != 0 && (info.flags & def_nonlocal) == 0;
  };
  for (const auto& [name, info] : comp->symbols) {
    const SymbolInfo* existing = outer.symbols.find(name);
    VariableScope outside = existing != nullptr ? existing->scope : VariableScope::unknown;
    bool differs = info.scope != outside && info.scope != VariableScope::free &&
                   !(info.scope == VariableScope::cell && outside == VariableScope::free);
    if (differs || in_class_body) {
      state.outer_symbols.emplace_back(name, existing != nullptr ? *existing : SymbolInfo{});
      outer.symbols[name] = info;
    }
    if ((is_own(info) || in_class_body) && !outer.is_function_like()) {
      bool* hidden = u.fast_hidden.find(name);
      if (hidden == nullptr || !*hidden) {
        u.fast_hidden[name] = true;
        state.fast_hidden.push_back(name);
      }
    }
  }

  for (const auto& [name, info] : comp->symbols) {
    if (!is_own(info)) continue;
    emit(LOAD_FAST_AND_CLEAR, u.varnames.add(mangled(name)), loc);
    if (info.scope == VariableScope::cell) {
      bool free_outside = outer.scope_of(name) == VariableScope::free;
      emit(MAKE_CELL, free_outside ? u.freevars.add(name) : u.cellvars.add(name), loc);
    }
    state.pushed_locals.push_back(name);
  }
  if (!state.pushed_locals.empty()) {
    emit(SWAP, int(state.pushed_locals.size()) + 1, loc);
    state.cleanup = new_label();
    emit_jump(SETUP_FINALLY, state.cleanup, loc);
  }
}

void CodeGenerator::restore_locals(const InlinedState& state, const Location& loc) {
  emit(SWAP, int(state.pushed_locals.size()) + 1, loc);
  for (size_t i = state.pushed_locals.size(); i-- > 0;) {
    emit(STORE_FAST_MAYBE_NULL, unit().varnames.add(mangled(state.pushed_locals[i])), loc);
  }
}

void CodeGenerator::pop_inlined(InlinedState& state, const Location& loc) {
  if (!state.pushed_locals.empty()) {
    emit(POP_BLOCK, no_location);
    Label end = new_label();
    emit_jump(JUMP_NO_INTERRUPT, end, no_location);
    use(state.cleanup);  // an exception inside: drop the unfinished result
    emit(SWAP, 2, no_location);
    emit(POP_TOP, no_location);
    restore_locals(state, loc);
    emit(RERAISE, 0, no_location);
    use(end);
    restore_locals(state, loc);
  }
  Unit& u = unit();
  u.in_inlined_comprehension--;
  for (const auto& [name, info] : state.outer_symbols) scope().symbols[name] = info;
  for (Name name : state.fast_hidden) u.fast_hidden[name] = false;
}

}  // namespace lockstep::python::compile

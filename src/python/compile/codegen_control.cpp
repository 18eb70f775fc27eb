// Branches, loops, exceptions and `with`.
#include "python/compile/codegen.h"
#include "python/compile/warn.h"

namespace lockstep::python::compile {

using namespace code::op;

void CodeGenerator::jump_if(const Location& loc, Expr* e, Label next, bool condition) {
  switch (e->kind) {
    case ExprKind::UnaryOp:
      if (as<UnaryOp>(e)->op == UnaryOperator::Not) {
        return jump_if(loc, as<UnaryOp>(e)->operand, next, !condition);
      }
      break;
    case ExprKind::BoolOp: {
      auto* b = as<BoolOp>(e);
      bool inner = b->op == BoolOperator::Or;
      Label inner_next = inner != condition ? new_label() : next;
      for (size_t i = 0; i + 1 < b->values.size; i++) jump_if(loc, b->values[i], inner_next, inner);
      jump_if(loc, b->values[b->values.size - 1], next, condition);
      if (inner_next != next) use(inner_next);
      return;
    }
    case ExprKind::IfExp: {
      auto* c = as<IfExp>(e);
      Label end = new_label(), orelse = new_label();
      jump_if(loc, c->test, orelse, false);
      jump_if(loc, c->body, next, condition);
      emit_jump(JUMP_NO_INTERRUPT, end, no_location);
      use(orelse);
      jump_if(loc, c->orelse, next, condition);
      use(end);
      return;
    }
    case ExprKind::Compare: {
      auto* c = as<Compare>(e);
      if (c->ops.size == 1) break;
      warn_of_identity(*c, arena_);
      size_t last = c->ops.size - 1;
      Label cleanup = new_label();
      expr(c->left);
      for (size_t i = 0; i < last; i++) {
        expr(c->comparators[i]);
        emit(SWAP, 2, e->loc);
        emit(COPY, 2, e->loc);
        compare_operator(c->ops[i], e->loc);
        emit(TO_BOOL, e->loc);
        emit_jump(POP_JUMP_IF_FALSE, cleanup, e->loc);
      }
      expr(c->comparators[last]);
      compare_operator(c->ops[last], e->loc);
      emit(TO_BOOL, e->loc);
      emit_jump(condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, next, e->loc);
      Label end = new_label();
      emit_jump(JUMP_NO_INTERRUPT, end, no_location);
      use(cleanup);
      emit(POP_TOP, e->loc);
      if (!condition) emit_jump(JUMP_NO_INTERRUPT, next, no_location);
      use(end);
      return;
    }
    default: break;
  }
  expr(e);
  emit(TO_BOOL, e->loc);
  emit_jump(condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, next, e->loc);
}

void CodeGenerator::if_statement(Conditional* s) {
  Label end = new_label();
  Label next = s->orelse.empty() ? end : new_label();
  jump_if(s->loc, s->test, next, false);
  statements(s->body);
  if (!s->orelse.empty()) {
    emit_jump(JUMP_NO_INTERRUPT, end, no_location);
    use(next);
    statements(s->orelse);
  }
  use(end);
}

void CodeGenerator::while_statement(Conditional* s) {
  Label loop = new_label(), end = new_label(), anchor = new_label();
  use(loop);
  push_block(BlockKind::while_loop, s->loc, loop, end);
  jump_if(s->loc, s->test, anchor, false);
  statements(s->body);
  emit_jump(JUMP, loop, no_location);
  pop_block();
  use(anchor);
  statements(s->orelse);
  use(end);
}

void CodeGenerator::for_statement(For* s) {
  Label start = new_label(), cleanup = new_label(), end = new_label();
  push_block(BlockKind::for_loop, s->loc, start, end);
  expr(s->iter);
  emit(GET_ITER, s->iter->loc);
  use(start);
  emit_jump(FOR_ITER, cleanup, s->iter->loc);
  emit(NOP, s->target->loc);  // so that a loop over several lines is traced right
  expr(s->target);
  statements(s->body);
  emit_jump(JUMP, start, no_location);
  use(cleanup);
  emit(END_FOR, no_location);
  emit(POP_ITER, no_location);
  pop_block();
  statements(s->orelse);
  use(end);
}

void CodeGenerator::async_for_statement(For* s) {
  Label start = new_label(), send = new_label(), except = new_label(), end = new_label();
  expr(s->iter);
  emit(GET_AITER, s->iter->loc);
  use(start);
  push_block(BlockKind::for_loop, s->loc, start, end);
  emit_jump(SETUP_FINALLY, except, s->loc);
  emit(GET_ANEXT, s->loc);
  emit_none(s->loc);
  use(send);
  yield_from(s->loc, true);
  emit(POP_BLOCK, s->loc);
  emit(NOT_TAKEN, s->loc);
  expr(s->target);
  statements(s->body);
  emit_jump(JUMP, start, no_location);
  pop_block();
  use(except);
  emit_jump(END_ASYNC_FOR, send, s->iter->loc);
  statements(s->orelse);
  use(end);
}

void CodeGenerator::yield_from(const Location& loc, bool await) {
  Label send = new_label(), fail = new_label(), exit = new_label();
  use(send);
  emit_jump(SEND, exit, loc);
  // A virtual try/except for a StopIteration out of close() or throw(): YIELD_VALUE raises only then.
  emit_jump(SETUP_FINALLY, fail, loc);
  emit(YIELD_VALUE, 1, loc);
  emit(POP_BLOCK, no_location);
  emit(RESUME, await ? code::RESUME_AFTER_AWAIT : code::RESUME_AFTER_YIELD_FROM, loc);
  emit_jump(JUMP_NO_INTERRUPT, send, loc);
  use(fail);
  emit(CLEANUP_THROW, loc);
  use(exit);
  emit(END_SEND, loc);
}

void CodeGenerator::pop_except_and_reraise(const Location& loc) {
  emit(COPY, 3, loc);
  emit(POP_EXCEPT, loc);
  emit(RERAISE, 1, loc);
}

void CodeGenerator::try_finally(Try* s) {
  Label body = new_label(), end = new_label(), exit = new_label(), cleanup = new_label();
  emit_jump(SETUP_FINALLY, end, s->loc);
  use(body);
  push_block(BlockKind::finally_try, s->loc, body, end);
  unit().blocks.back().finalbody = s->finalbody;
  if (s->handlers.empty()) {
    statements(s->body);
  } else {
    try_except(s);
  }
  emit(POP_BLOCK, no_location);
  pop_block();
  statements(s->finalbody);
  emit_jump(JUMP_NO_INTERRUPT, exit, no_location);

  use(end);
  emit_jump(SETUP_CLEANUP, cleanup, no_location);
  emit(PUSH_EXC_INFO, no_location);
  push_block(BlockKind::finally_end, no_location, end);
  const size_t warned = arena_.warnings.size();  // of this body all has been said
  statements(s->finalbody);
  arena_.warnings.resize(warned);
  pop_block();
  emit(RERAISE, 0, no_location);
  use(cleanup);
  pop_except_and_reraise(no_location);
  use(exit);
}

void CodeGenerator::try_except(Try* s) {
  if (s->is_star) return try_star_except(s);
  Label body = new_label(), except = new_label(), end = new_label(), cleanup = new_label();
  emit_jump(SETUP_FINALLY, except, s->loc);
  use(body);
  push_block(BlockKind::try_except, s->loc, body);
  statements(s->body);
  pop_block();
  emit(POP_BLOCK, no_location);
  statements(s->orelse);
  emit_jump(JUMP_NO_INTERRUPT, end, no_location);

  use(except);
  emit_jump(SETUP_CLEANUP, cleanup, no_location);
  emit(PUSH_EXC_INFO, no_location);
  push_block(BlockKind::exception_handler, s->loc, {});
  for (size_t i = 0; i < s->handlers.size; i++) {
    ExceptHandler* handler = s->handlers[i];
    if (handler->type == nullptr && i + 1 < s->handlers.size) {
      error(handler->loc, "default 'except:' must be last");
    }
    Label next = new_label();
    except_handler(handler, next, end);
    use(next);
  }
  pop_block();
  emit(RERAISE, 0, no_location);
  use(cleanup);
  pop_except_and_reraise(no_location);
  use(end);
}

void CodeGenerator::except_handler(ExceptHandler* handler, Label next, Label end) {
  const Location& loc = handler->loc;
  if (handler->type != nullptr) {
    expr(handler->type);
    emit(CHECK_EXC_MATCH, loc);
    emit_jump(POP_JUMP_IF_FALSE, next, loc);
  }
  if (handler->name.empty()) {
    Label cleanup_body = new_label();
    emit(POP_TOP, loc);
    use(cleanup_body);
    push_block(BlockKind::handler_cleanup, loc, cleanup_body);
    statements(handler->body);
    pop_block();
    emit(POP_BLOCK, no_location);
    emit(POP_EXCEPT, no_location);
    return emit_jump(JUMP_NO_INTERRUPT, end, no_location);
  }
  // except T as name: the name is deleted at the end, however the body ends
  Label cleanup_end = new_label(), cleanup_body = new_label();
  name_operation(handler->name, Context::store, loc);
  emit_jump(SETUP_CLEANUP, cleanup_end, loc);
  use(cleanup_body);
  push_block(BlockKind::handler_cleanup, loc, cleanup_body);
  unit().blocks.back().handler_name = handler->name;
  statements(handler->body);
  pop_block();
  emit(POP_BLOCK, no_location);
  emit(POP_BLOCK, no_location);
  emit(POP_EXCEPT, no_location);
  clear_handler_name(handler->name, no_location);
  emit_jump(JUMP_NO_INTERRUPT, end, no_location);
  use(cleanup_end);
  clear_handler_name(handler->name, no_location);
  emit(RERAISE, 1, no_location);
}

// So that the name keeps no exception, and so no frame, alive.
void CodeGenerator::clear_handler_name(Name name, const Location& loc) {
  if (name.empty()) return;
  emit_none(loc);
  name_operation(name, Context::store, loc);
  name_operation(name, Context::del, loc);
}

// On the stack while the handlers run: the group that was raised, the list of what they raised, what is left of the
// group. At the end the list holds that rest too, and an intrinsic makes of all of it what is raised on.
void CodeGenerator::try_star_except(Try* s) {
  Label body = new_label(), except = new_label(), orelse = new_label(), end = new_label(), cleanup = new_label();
  Label reraise_star = new_label(), reraise = new_label();
  emit_jump(SETUP_FINALLY, except, s->loc);
  use(body);
  push_block(BlockKind::try_except, s->loc, body);
  statements(s->body);
  pop_block();
  emit(POP_BLOCK, no_location);
  emit_jump(JUMP_NO_INTERRUPT, orelse, no_location);

  use(except);
  emit_jump(SETUP_CLEANUP, cleanup, no_location);
  emit(PUSH_EXC_INFO, no_location);
  push_block(BlockKind::exception_group_handler, s->loc, {});
  const size_t last = s->handlers.size - 1;
  for (size_t i = 0; i <= last; i++) except_star_handler(s->handlers[i], i == 0, i == last, reraise_star);
  pop_block();
  use(reraise_star);
  emit(CALL_INTRINSIC_2, code::INTRINSIC_PREP_RERAISE_STAR, no_location);
  emit(COPY, 1, no_location);
  emit_jump(POP_JUMP_IF_NOT_NONE, reraise, no_location);
  emit(POP_TOP, no_location);
  emit(POP_BLOCK, no_location);
  emit(POP_EXCEPT, no_location);
  emit_jump(JUMP_NO_INTERRUPT, end, no_location);
  use(reraise);
  emit(POP_BLOCK, no_location);
  emit(SWAP, 2, no_location);
  emit(POP_EXCEPT, no_location);
  emit(RERAISE, 0, no_location);
  use(cleanup);
  pop_except_and_reraise(no_location);
  use(orelse);
  statements(s->orelse);
  use(end);
}

void CodeGenerator::except_star_handler(ExceptHandler* handler, bool is_first, bool is_last, Label reraise_star) {
  const Location& loc = handler->loc;
  Label next = new_label(), next_with_error = new_label(), no_match = new_label();
  Label cleanup_end = new_label(), cleanup_body = new_label();
  if (is_first) {
    emit(BUILD_LIST, 0, loc);
    emit(COPY, 2, loc);
  }
  expr(handler->type);
  emit(CHECK_EG_MATCH, loc);
  emit(COPY, 1, loc);
  emit_jump(POP_JUMP_IF_NONE, no_match, loc);
  if (handler->name.empty()) {
    emit(POP_TOP, loc);
  } else {
    name_operation(handler->name, Context::store, loc);
  }
  emit_jump(SETUP_CLEANUP, cleanup_end, loc);
  use(cleanup_body);
  push_block(BlockKind::handler_cleanup, loc, cleanup_body);
  unit().blocks.back().handler_name = handler->name;
  statements(handler->body);
  pop_block();
  emit(POP_BLOCK, no_location);
  clear_handler_name(handler->name, no_location);
  emit_jump(JUMP_NO_INTERRUPT, next, no_location);
  use(cleanup_end);
  clear_handler_name(handler->name, no_location);
  emit(LIST_APPEND, 3, no_location);  // what the body raised
  emit(POP_TOP, no_location);
  emit_jump(JUMP_NO_INTERRUPT, next_with_error, no_location);
  use(next);
  emit(NOP, no_location);
  emit_jump(JUMP_NO_INTERRUPT, next_with_error, no_location);
  use(no_match);
  emit(POP_TOP, loc);
  use(next_with_error);
  if (!is_last) return;
  emit(LIST_APPEND, 1, no_location);
  emit_jump(JUMP_NO_INTERRUPT, reraise_star, no_location);
}

void CodeGenerator::call_exit_with_nones(const Location& loc) {
  for (int i = 0; i < 3; i++) emit_none(loc);
  emit(CALL, 3, loc);
}

void CodeGenerator::with_except_finish(Label cleanup) {
  Label suppress = new_label();
  emit(TO_BOOL, no_location);
  emit_jump(POP_JUMP_IF_TRUE, suppress, no_location);
  emit(RERAISE, 2, no_location);
  use(suppress);
  emit(POP_TOP, no_location);
  emit(POP_BLOCK, no_location);
  emit(POP_EXCEPT, no_location);
  for (int i = 0; i < 3; i++) emit(POP_TOP, no_location);
  Label exit = new_label();
  emit_jump(JUMP_NO_INTERRUPT, exit, no_location);
  use(cleanup);
  pop_except_and_reraise(no_location);
  use(exit);
}

// The item at `index` and, inside it, the others and the body.
void CodeGenerator::with_statement(With* s, size_t index) {
  const WithItem& item = s->items[index];
  const Location loc = item.context_expr->loc;
  bool is_async = s->is_async;
  Label block = new_label(), final = new_label(), exit = new_label(), cleanup = new_label();
  auto await_result = [&](int kind) {
    if (!is_async) return;
    emit(GET_AWAITABLE, kind, loc);
    emit_none(loc);
    yield_from(loc, true);
  };
  expr(item.context_expr);
  emit(COPY, 1, loc);
  emit(LOAD_SPECIAL, is_async ? code::SPECIAL_AEXIT : code::SPECIAL_EXIT, loc);
  emit(SWAP, 2, loc);
  emit(SWAP, 3, loc);
  emit(LOAD_SPECIAL, is_async ? code::SPECIAL_AENTER : code::SPECIAL_ENTER, loc);
  emit(CALL, 0, loc);
  await_result(1);
  emit_jump(SETUP_WITH, final, loc);

  use(block);
  push_block(is_async ? BlockKind::async_with : BlockKind::with, loc, block, final);
  if (item.optional_vars != nullptr) {
    expr(item.optional_vars);
  } else {
    emit(POP_TOP, loc);
  }
  if (index + 1 == s->items.size) {
    statements(s->body);
  } else {
    with_statement(s, index + 1);
  }
  emit(POP_BLOCK, is_async ? loc : no_location);
  pop_block();
  call_exit_with_nones(loc);
  await_result(2);
  emit(POP_TOP, loc);
  emit_jump(JUMP, exit, loc);

  use(final);
  emit_jump(SETUP_CLEANUP, cleanup, loc);
  emit(PUSH_EXC_INFO, loc);
  emit(WITH_EXCEPT_START, loc);
  await_result(2);
  with_except_finish(cleanup);
  use(exit);
}

}  // namespace lockstep::python::compile

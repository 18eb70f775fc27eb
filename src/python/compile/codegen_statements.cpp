// Statements without control flow of their own.
#include "python/compile/clean_doc.h"
#include "python/compile/codegen.h"
#include "python/compile/warn.h"

namespace lockstep::python::compile {

using namespace code::op;

void CodeGenerator::body(Seq<Stmt*> list, const Location& loc) {
  if (features_.future_annotations && scope().annotations_used) emit(SETUP_ANNOTATIONS, loc);
  if (list.empty()) return;
  size_t first = 0;
  if (ConstantExpr* doc = docstring_of(list);
      doc != nullptr && scope().has_docstring && !(interactive_ && units_.size() == 1)) {
    first = 1;
    emit_string(clean_doc(std::get<std::string>(doc->value->value)), doc->loc);
    name_operation("__doc__", Context::store, no_location);
  }
  for (size_t i = first; i < list.size; i++) statement(list[i]);
  if (!features_.future_annotations) deferred_annotations(loc);
}

void CodeGenerator::statements(Seq<Stmt*> list) {
  for (Stmt* s : list) {
    if (failure_) return;
    statement(s);
  }
}

void CodeGenerator::statement(Stmt* s) {
  if (failure_) return;
  switch (s->kind) {
    case StmtKind::For:
    case StmtKind::While:
    case StmtKind::If:
    case StmtKind::Try:
    case StmtKind::With: {
      unit().in_conditional_block++;
      conditional_statement(s);
      unit().in_conditional_block--;
      return;
    }
    default: plain_statement(s);
  }
}

void CodeGenerator::conditional_statement(Stmt* s) {
  switch (s->kind) {
    case StmtKind::For: return as<For>(s)->is_async ? async_for_statement(as<For>(s)) : for_statement(as<For>(s));
    case StmtKind::While: return while_statement(as<Conditional>(s));
    case StmtKind::If: return if_statement(as<Conditional>(s));
    case StmtKind::Try: return as<Try>(s)->finalbody.empty() ? try_except(as<Try>(s)) : try_finally(as<Try>(s));
    default: return with_statement(as<With>(s), 0);
  }
}

void CodeGenerator::plain_statement(Stmt* s) {
  switch (s->kind) {
    case StmtKind::FunctionDef: return function(as<FunctionDef>(s));
    case StmtKind::ClassDef: return class_def(as<ClassDef>(s));
    case StmtKind::Return: return return_statement(as<ValueStmt>(s));
    case StmtKind::Delete: return exprs(as<Delete>(s)->targets);
    case StmtKind::Assign: return assignment(as<Assign>(s));
    case StmtKind::AugAssign: return augmented_assignment(as<AugAssign>(s));
    case StmtKind::AnnAssign: return annotated_assignment(as<AnnAssign>(s));
    case StmtKind::Raise: {
      auto* raise = as<Raise>(s);
      int n = 0;
      for (Expr* e : {raise->exc, raise->cause}) {
        if (e == nullptr) break;
        expr(e);
        n++;
      }
      return emit(RAISE_VARARGS, n, s->loc);
    }
    case StmtKind::Assert: return assert_statement(as<Assert>(s));
    case StmtKind::Import: return import(as<ImportStmt>(s));
    case StmtKind::ImportFrom: return import_from(as<ImportStmt>(s));
    case StmtKind::Expr: return expression_statement(as<ValueStmt>(s));
    case StmtKind::Pass: return emit(NOP, s->loc);
    case StmtKind::Break:
    case StmtKind::Continue: return break_or_continue(s);
    default: return;  // global, nonlocal
  }
}

void CodeGenerator::expression_statement(ValueStmt* s) {
  if (interactive_ && units_.size() == 1) {
    expr(s->value);
    emit(CALL_INTRINSIC_1, code::INTRINSIC_PRINT, s->loc);
    return emit(POP_TOP, no_location);
  }
  if (s->value->kind == ExprKind::Constant) return emit(NOP, s->loc);
  expr(s->value);
  emit(POP_TOP, no_location);
}

void CodeGenerator::assignment(Assign* s) {
  expr(s->value);
  for (size_t i = 0; i < s->targets.size; i++) {
    if (i + 1 < s->targets.size) emit(COPY, 1, s->loc);
    expr(s->targets[i]);
  }
}

namespace {

bool is_constant_or_absent(const Expr* e) { return e == nullptr || e->kind == ExprKind::Constant; }

}  // namespace

// x[a:b] without a step is two values on the stack instead of a slice object, unless the slice is a constant.
static bool is_two_part_slice(const Expr* e) {
  if (e->kind != ExprKind::Slice) return false;
  auto* s = as<Slice>(e);
  bool constant = is_constant_or_absent(s->lower) && is_constant_or_absent(s->upper) && is_constant_or_absent(s->step);
  return !constant && s->step == nullptr;
}

void CodeGenerator::augmented_assignment(AugAssign* s) {
  Expr* target = s->target;
  Location loc = target->loc;
  auto inplace = [&] {
    expr(s->value);
    emit(BINARY_OP, s->op + code::NB_INPLACE_ADD, s->loc);
  };
  switch (target->kind) {
    case ExprKind::Attribute: {
      auto* e = as<Attribute>(target);
      expr(e->value);
      emit(COPY, 1, loc);
      loc = attribute_location(loc, e);
      emit_name(LOAD_ATTR, e->attr, loc);
      inplace();
      emit(SWAP, 2, loc);
      return emit_name(STORE_ATTR, e->attr, loc);
    }
    case ExprKind::Subscript: {
      auto* e = as<Subscript>(target);
      expr(e->value);
      if (is_two_part_slice(e->slice)) {
        slice_bounds(as<Slice>(e->slice));
        for (int i = 0; i < 3; i++) emit(COPY, 3, loc);
        emit(BINARY_SLICE, loc);
        inplace();
        emit(SWAP, 4, loc);
        emit(SWAP, 3, loc);
        emit(SWAP, 2, loc);
        return emit(STORE_SLICE, loc);
      }
      expr(e->slice);
      emit(COPY, 2, loc);
      emit(COPY, 2, loc);
      emit(BINARY_OP, code::NB_SUBSCR, loc);
      inplace();
      emit(SWAP, 3, loc);
      emit(SWAP, 2, loc);
      return emit(STORE_SUBSCR, loc);
    }
    default: {
      Name name = as<NameExpr>(target)->id;
      name_operation(name, Context::load, loc);
      inplace();
      return name_operation(name, Context::store, loc);
    }
  }
}

void CodeGenerator::subscript(Subscript* e) {
  const Location loc = e->loc;
  if (e->ctx == Context::load) warn_of_subscript(*e, arena_);
  expr(e->value);
  if (is_two_part_slice(e->slice) && e->ctx != Context::del) {
    slice_bounds(as<Slice>(e->slice));
    return emit(e->ctx == Context::load ? BINARY_SLICE : STORE_SLICE, loc);
  }
  expr(e->slice);
  switch (e->ctx) {
    case Context::load: return emit(BINARY_OP, code::NB_SUBSCR, loc);
    case Context::store: return emit(STORE_SUBSCR, loc);
    case Context::del: return emit(DELETE_SUBSCR, loc);
  }
}

void CodeGenerator::check_annotation_expr(Expr* e) {
  expr(e);
  emit(POP_TOP, e->loc);
}

void CodeGenerator::check_annotation_subscript(Expr* e) {
  if (e->kind == ExprKind::Slice) {
    auto* s = as<Slice>(e);
    for (Expr* part : {s->lower, s->upper, s->step}) {
      if (part != nullptr) check_annotation_expr(part);
    }
  } else if (e->kind == ExprKind::Tuple) {
    for (Expr* elt : as<Display>(e)->elts) check_annotation_subscript(elt);
  } else {
    check_annotation_expr(e);
  }
}

void CodeGenerator::annotated_assignment(AnnAssign* s) {
  bool stores_annotations = unit().kind == UnitKind::module || unit().kind == UnitKind::class_body;
  if (s->value != nullptr) {
    expr(s->value);
    expr(s->target);
  }
  switch (s->target->kind) {
    case ExprKind::Name: {
      if (!s->simple || !stores_annotations) break;
      Name name = as<NameExpr>(s->target)->id;
      if (features_.future_annotations) {
        annotation_text(s->annotation);
        emit_name(LOAD_NAME, "__annotations__", s->loc);
        emit_string(mangled(name), s->loc);
        emit(STORE_SUBSCR, s->loc);
        break;
      }
      Unit& u = unit();
      int index = u.kind == UnitKind::module || u.in_conditional_block > 0 ? u.next_conditional_index++ : -1;
      u.deferred_annotations.push_back({s, index});
      if (index >= 0) {
        if (u.kind == UnitKind::class_body) {
          emit(LOAD_DEREF, u.cellvars.add("__conditional_annotations__"), s->loc);
        } else {
          emit(LOAD_NAME, u.names.add("__conditional_annotations__"), s->loc);
        }
        emit_constant({int64_t(index)}, s->loc);
        emit(SET_ADD, 1, s->loc);
        emit(POP_TOP, s->loc);
      }
      break;
    }
    case ExprKind::Attribute:
      if (s->value == nullptr) check_annotation_expr(as<Attribute>(s->target)->value);
      break;
    case ExprKind::Subscript:
      if (s->value == nullptr) {
        check_annotation_expr(as<Subscript>(s->target)->value);
        check_annotation_subscript(as<Subscript>(s->target)->slice);
      }
      break;
    default: break;
  }
}

void CodeGenerator::return_statement(ValueStmt* s) {
  Location loc = s->loc;
  bool preserve_top = s->value != nullptr && s->value->kind != ExprKind::Constant;
  if (!scope().is_function_like()) return error(loc, "'return' outside function");
  if (s->value != nullptr && scope().coroutine && scope().generator) {
    return error(loc, "'return' with value in async generator");
  }
  if (preserve_top) {
    expr(s->value);
  } else if (s->value != nullptr) {
    loc = s->value->loc;
    emit(NOP, loc);
  }
  if (s->value == nullptr || s->value->loc.line != s->loc.line) {
    loc = s->loc;
    emit(NOP, loc);
  }
  unwind_all(preserve_top, loc);
  if (s->value == nullptr) {
    emit_none(loc);
  } else if (!preserve_top) {
    emit_constant(*as<ConstantExpr>(s->value)->value, loc);
  }
  emit(RETURN_VALUE, loc);
}

void CodeGenerator::break_or_continue(Stmt* s) {
  bool is_break = s->kind == StmtKind::Break;
  Location loc = s->loc;
  emit(NOP, loc);
  Unit::Block loop{};
  if (!unwind_to_loop(loc, loop)) {
    return error(s->loc, is_break ? "'break' outside loop" : "'continue' not properly in loop");
  }
  if (is_break) unwind_block(loop, false, loc);
  emit_jump(JUMP, is_break ? loop.exit : loop.start, loc);
}

void CodeGenerator::assert_statement(Assert* s) {
  warn_of_assertion(*s, arena_);
  Label end = new_label();
  jump_if(s->loc, s->test, end, true);
  emit(LOAD_COMMON_CONSTANT, code::CONSTANT_ASSERTION_ERROR, s->loc);
  if (s->msg != nullptr) {
    expr(s->msg);
    emit(CALL, 0, s->loc);
  }
  emit(RAISE_VARARGS, 1, s->test->loc);
  use(end);
}

void CodeGenerator::import(ImportStmt* s) {
  for (const Alias& alias : s->names) {
    emit_constant({int64_t(0)}, s->loc);
    emit_none(s->loc);
    emit_name(IMPORT_NAME, alias.name, s->loc);
    if (!alias.asname.empty()) {
      import_as(alias, s->loc);
    } else {
      name_operation(arena_.intern(alias.name.substr(0, alias.name.find('.'))), Context::store, s->loc);
    }
  }
}

void CodeGenerator::import_as(const Alias& alias, const Location& loc) {
  size_t dot = alias.name.find('.');
  if (dot == alias.name.npos) return name_operation(alias.asname, Context::store, loc);
  while (dot != alias.name.npos) {  // a.b.c as d: the attributes one by one
    size_t start = dot + 1;
    dot = alias.name.find('.', start);
    Name part = arena_.intern(alias.name.substr(start, dot == alias.name.npos ? dot : dot - start));
    emit(IMPORT_FROM, unit().names.add(part), loc);
    if (dot == alias.name.npos) break;
    emit(SWAP, 2, loc);
    emit(POP_TOP, loc);
  }
  name_operation(alias.asname, Context::store, loc);
  emit(POP_TOP, loc);
}

void CodeGenerator::import_from(ImportStmt* s) {
  emit_constant({int64_t(s->level)}, s->loc);
  code::Tuple names;
  for (const Alias& alias : s->names) names.items.push_back({std::string(alias.name)});
  emit_constant({std::move(names)}, s->loc);
  emit_name(IMPORT_NAME, s->module, s->loc);
  for (const Alias& alias : s->names) {
    if (alias.name == "*") {
      emit(CALL_INTRINSIC_1, code::INTRINSIC_IMPORT_STAR, s->loc);
      return emit(POP_TOP, no_location);
    }
    emit_name(IMPORT_FROM, alias.name, s->loc);
    name_operation(alias.asname.empty() ? alias.name : alias.asname, Context::store, s->loc);
  }
  emit(POP_TOP, s->loc);
}

}  // namespace lockstep::python::compile

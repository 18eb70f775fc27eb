// The first pass, in expressions: names, `:=` and comprehensions.
#include <cassert>

#include "python/compile/symbol_collector.h"

namespace lockstep::python::compile {

bool SymbolCollector::exprs(Seq<Expr*> list) {
  for (Expr* e : list) {
    if (!optional(e)) return false;
  }
  return true;
}

bool SymbolCollector::forbid_in_annotation(const char* what, const Expr* e) {
  if (current_->kind != ScopeKind::annotation) return true;
  return fail(std::string(what) + " cannot be used within an annotation", e->loc);
}

bool SymbolCollector::expr(Expr* e) {
  switch (e->kind) {
    case ExprKind::NamedExpr: return named_expression(as<NamedExpr>(e));
    case ExprKind::BoolOp: return exprs(as<BoolOp>(e)->values);
    case ExprKind::BinOp: return expr(as<BinOp>(e)->left) && expr(as<BinOp>(e)->right);
    case ExprKind::UnaryOp: return expr(as<UnaryOp>(e)->operand);
    case ExprKind::Lambda: {
      auto* lambda = as<Lambda>(e);
      if (!defaults(lambda->args)) return false;
      enter_block("lambda", ScopeKind::function, e, e->loc);
      if (!parameters(lambda->args) || !expr(lambda->body)) return false;
      leave();
      return true;
    }
    case ExprKind::IfExp: {
      auto* c = as<IfExp>(e);
      return expr(c->test) && expr(c->body) && expr(c->orelse);
    }
    case ExprKind::Dict: return exprs(as<Dict>(e)->keys) && exprs(as<Dict>(e)->values);
    case ExprKind::Set: return exprs(as<Set>(e)->elts);
    case ExprKind::ListComp:
    case ExprKind::SetComp:
    case ExprKind::DictComp:
    case ExprKind::GeneratorExp: return comprehension(as<ComprehensionExpr>(e));
    case ExprKind::Yield:
    case ExprKind::YieldFrom:
      if (!forbid_in_annotation("yield expression", e)) return false;
      if (!optional(as<UnaryForm>(e)->value)) return false;
      current_->generator = true;
      return current_->comprehension == ComprehensionKind::none || forbid_in_comprehension(e);
    case ExprKind::Await:
      if (!forbid_in_annotation("await expression", e)) return false;
      if (!current_->is_function_like()) return fail("'await' outside function", e->loc);
      if (!current_->coroutine && current_->comprehension == ComprehensionKind::none) {
        return fail("'await' outside async function", e->loc);
      }
      if (!expr(as<UnaryForm>(e)->value)) return false;
      current_->coroutine = true;
      return true;
    case ExprKind::Compare: return expr(as<Compare>(e)->left) && exprs(as<Compare>(e)->comparators);
    case ExprKind::Call: {
      auto* call = as<Call>(e);
      return expr(call->func) && exprs(call->args) && keywords(call->keywords);
    }
    case ExprKind::FormattedValue:
      return expr(as<FormattedValue>(e)->value) && optional(as<FormattedValue>(e)->format_spec);
    case ExprKind::JoinedStr: return exprs(as<JoinedStr>(e)->values);
    case ExprKind::Constant: return true;
    case ExprKind::Attribute: {
      auto* attribute = as<Attribute>(e);
      if (attribute->ctx != Context::load && attribute->attr == "__debug__") {
        return fail(attribute->ctx == Context::store ? "cannot assign to __debug__" : "cannot delete __debug__",
                    e->loc);
      }
      return expr(attribute->value);
    }
    case ExprKind::Subscript: return expr(as<Subscript>(e)->value) && expr(as<Subscript>(e)->slice);
    case ExprKind::Starred: return expr(as<UnaryForm>(e)->value);
    case ExprKind::Name: return name(as<NameExpr>(e));
    case ExprKind::List:
    case ExprKind::Tuple: return exprs(as<Display>(e)->elts);
    case ExprKind::Slice: {
      auto* s = as<Slice>(e);
      return optional(s->lower) && optional(s->upper) && optional(s->step);
    }
  }
  return true;
}

bool SymbolCollector::name(NameExpr* e) {
  if (current_->in_unevaluated_annotation) return true;
  if (e->ctx == Context::load && e->id == "__debug__") return true;  // a constant
  if (e->ctx == Context::del && e->id == "__debug__") return fail("cannot delete __debug__", e->loc);
  if (!add(e->id, e->ctx == Context::load ? use : def_local, e->loc)) return false;
  // super() without arguments reads the cell __class__
  if (e->ctx == Context::load && current_->is_function_like() && e->id == "super") {
    return add("__class__", use, e->loc);
  }
  return true;
}

bool SymbolCollector::named_expression(NamedExpr* e) {
  if (!forbid_in_annotation("named expression", e)) return false;
  if (current_->comp_iter_expr > 0) {
    return fail("assignment expression cannot be used in a comprehension iterable expression", e->loc);
  }
  if (current_->comprehension != ComprehensionKind::none && !extend_scope(as<NameExpr>(e->target))) return false;
  return expr(e->value) && expr(e->target);
}

// `:=` in a comprehension assigns in the function around it.
bool SymbolCollector::extend_scope(NameExpr* target) {
  for (size_t i = stack_.size(); i-- > 0;) {
    Scope* scope = stack_[i];
    if (scope->comprehension != ComprehensionKind::none) {
      uint32_t seen = lookup_in(scope, target->id);
      if ((seen & def_comp_iter) != 0 && (seen & def_local) != 0) {
        return fail(
            "assignment expression cannot rebind comprehension iteration variable '" + std::string(target->id) + "'",
            target->loc);
      }
      continue;
    }
    if (scope->kind == ScopeKind::function) {
      bool global = (lookup_in(scope, target->id) & def_global) != 0;
      if (!add(target->id, global ? def_global : def_nonlocal, target->loc)) return false;
      record_directive(target->id, target->loc);
      return add_to(target->id, def_local, scope, target->loc);
    }
    if (scope->kind == ScopeKind::module) {
      if (!add(target->id, def_global, target->loc)) return false;
      record_directive(target->id, target->loc);
      return add_to(target->id, def_global, scope, target->loc);
    }
    if (scope->kind == ScopeKind::class_body) {
      return fail("assignment expression within a comprehension cannot be used in a class body", target->loc);
    }
  }
  assert(false);
  return false;
}

bool SymbolCollector::forbid_in_comprehension(const Expr* e) {
  const char* what = "generator expression";
  switch (current_->comprehension) {
    case ComprehensionKind::list: what = "list comprehension"; break;
    case ComprehensionKind::set: what = "set comprehension"; break;
    case ComprehensionKind::dict: what = "dict comprehension"; break;
    default: break;
  }
  return fail(std::string("'yield' inside ") + what, e->loc);
}

bool SymbolCollector::comprehension(ComprehensionExpr* e) {
  bool is_generator = e->kind == ExprKind::GeneratorExp;
  Comprehension* outermost = e->generators[0];
  current_->comp_iter_expr++;  // the outermost iterable is evaluated outside
  if (!expr(outermost->iter)) return false;
  current_->comp_iter_expr--;
  const char* name = is_generator                    ? "genexpr"
                     : e->kind == ExprKind::ListComp ? "listcomp"
                     : e->kind == ExprKind::SetComp  ? "setcomp"
                                                     : "dictcomp";
  enter_block(name, ScopeKind::function, e, e->loc);
  current_->comprehension = is_generator                    ? ComprehensionKind::generator
                            : e->kind == ExprKind::ListComp ? ComprehensionKind::list
                            : e->kind == ExprKind::SetComp  ? ComprehensionKind::set
                                                            : ComprehensionKind::dict;
  if (outermost->is_async) current_->coroutine = true;
  if (!add(".0", def_param, e->loc)) return false;
  auto target = [&](Expr* t) {
    current_->comp_iter_target = true;
    bool good = expr(t);
    current_->comp_iter_target = false;
    return good;
  };
  if (!target(outermost->target) || !exprs(outermost->ifs)) return false;
  for (size_t i = 1; i < e->generators.size; i++) {
    Comprehension* clause = e->generators[i];
    if (!target(clause->target)) return false;
    current_->comp_iter_expr++;
    if (!expr(clause->iter)) return false;
    current_->comp_iter_expr--;
    if (!exprs(clause->ifs)) return false;
    if (clause->is_async) current_->coroutine = true;
  }
  if (!optional(e->value) || !expr(e->elt)) return false;
  current_->generator = is_generator;
  bool is_async = current_->coroutine && !is_generator;
  leave();
  if (is_async && !current_->coroutine && current_->comprehension == ComprehensionKind::none) {
    return fail("asynchronous comprehension outside of an asynchronous function", e->loc);
  }
  if (is_async) current_->coroutine = true;
  return true;
}

}  // namespace lockstep::python::compile

// What may stand on the left of `=`, after `for`, `as` and `del`.
#include "python/compile/parser.h"

namespace lockstep::python::compile {

std::string_view describe(const Expr* e) {
  switch (e->kind) {
    case ExprKind::Attribute: return "attribute";
    case ExprKind::Subscript: return "subscript";
    case ExprKind::Starred: return "starred";
    case ExprKind::Name: return "name";
    case ExprKind::List: return "list";
    case ExprKind::Tuple: return "tuple";
    case ExprKind::Lambda: return "lambda";
    case ExprKind::Call: return "function call";
    case ExprKind::BoolOp:
    case ExprKind::BinOp:
    case ExprKind::UnaryOp: return "expression";
    case ExprKind::GeneratorExp: return "generator expression";
    case ExprKind::Yield:
    case ExprKind::YieldFrom: return "yield expression";
    case ExprKind::Await: return "await expression";
    case ExprKind::ListComp: return "list comprehension";
    case ExprKind::SetComp: return "set comprehension";
    case ExprKind::DictComp: return "dict comprehension";
    case ExprKind::Dict: return "dict literal";
    case ExprKind::Set: return "set display";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue: return "f-string expression";
    case ExprKind::Compare: return "comparison";
    case ExprKind::IfExp: return "conditional expression";
    case ExprKind::NamedExpr: return "named expression";
    case ExprKind::Slice: return "slice";
    case ExprKind::Constant: {
      const auto& value = as<ConstantExpr>(e)->value->value;
      if (std::holds_alternative<code::None>(value)) return "None";
      if (std::holds_alternative<code::Ellipsis>(value)) return "ellipsis";
      if (auto* flag = std::get_if<bool>(&value)) return *flag ? "True" : "False";
      return "literal";
    }
  }
  return "expression";
}

// The first part of `e` that cannot be assigned to (or deleted), or null.
const Expr* Parser::invalid_target(const Expr* e, Context ctx) const {
  switch (e->kind) {
    case ExprKind::List:
    case ExprKind::Tuple:
      for (const Expr* elt : as<Display>(e)->elts) {
        if (const Expr* bad = invalid_target(elt, ctx)) return bad;
      }
      return nullptr;
    case ExprKind::Starred: return ctx == Context::del ? e : invalid_target(as<UnaryForm>(e)->value, ctx);
    case ExprKind::Name:
    case ExprKind::Attribute:
    case ExprKind::Subscript: return nullptr;
    default: return e;
  }
}

// Turns an expression that was read as a value into a target; reports what cannot be one.
bool Parser::make_target(Expr* e, Context ctx) {
  if (const Expr* bad = invalid_target(e, ctx)) {
    fail((ctx == Context::del ? "cannot delete " : "cannot assign to ") + std::string(describe(bad)), bad->loc);
    return false;
  }
  switch (e->kind) {
    case ExprKind::List:
    case ExprKind::Tuple:
      as<Display>(e)->ctx = ctx;
      for (Expr* elt : as<Display>(e)->elts) make_target(elt, ctx);
      break;
    case ExprKind::Starred:
      as<UnaryForm>(e)->ctx = ctx;
      make_target(as<UnaryForm>(e)->value, ctx);
      break;
    case ExprKind::Name: as<NameExpr>(e)->ctx = ctx; break;
    case ExprKind::Attribute: as<Attribute>(e)->ctx = ctx; break;
    case ExprKind::Subscript: as<Subscript>(e)->ctx = ctx; break;
    default: break;
  }
  return true;
}

}  // namespace lockstep::python::compile

// Why a source is not Python: CPython's messages, found from the place where parsing stopped.
#include "python/compile/parser.h"

namespace lockstep::python::compile {

std::nullptr_t Parser::fail(std::string message, const Location& loc) {
  if (at(Tok::ERROR) && report_lexer_error()) return nullptr;
  failure_.set(std::move(message), loc);
  return nullptr;
}

std::nullptr_t Parser::fail_indentation(std::string message, const Location& loc) {
  failure_.set(std::move(message), loc, Diagnostic::Kind::indentation_error);
  return nullptr;
}

std::nullptr_t Parser::refuse(std::string construct, const Location& loc) {
  failure_.set(std::move(construct), loc, Diagnostic::Kind::unsupported);
  return nullptr;
}

bool Parser::report_lexer_error() {
  if (failure_) return true;
  if (list_.error) {
    failure_ = list_.error;
    return true;
  }
  return false;
}

bool Parser::starts_expression(Tok k) const {
  switch (k) {
    case Tok::NAME:
    case Tok::NUMBER:
    case Tok::STRING:
    case Tok::FSTRING_START:
    case Tok::KW_TRUE:
    case Tok::KW_FALSE:
    case Tok::KW_NONE:
    case Tok::ELLIPSIS:
    case Tok::LPAR:
    case Tok::LSQB:
    case Tok::LBRACE:
    case Tok::MINUS:
    case Tok::PLUS:
    case Tok::TILDE:
    case Tok::KW_NOT:
    case Tok::KW_LAMBDA:
    case Tok::KW_AWAIT: return true;
    default: return false;
  }
}

std::nullptr_t Parser::missing_colon(const char*) {
  if (at(Tok::ERROR)) return fail_syntax();
  if (refine_failure()) return nullptr;
  return fail("expected ':'", token().loc);
}

std::nullptr_t Parser::cannot_assign(const Expr* target, bool maybe_comparison) {
  bool plain =
      target->kind == ExprKind::Constant && !(std::holds_alternative<int64_t>(as<ConstantExpr>(target)->value->value));
  (void)plain;
  std::string message = "cannot assign to " + std::string(describe(target));
  std::string_view what = describe(target);
  bool singleton = what == "True" || what == "False" || what == "None";
  if (maybe_comparison && !singleton && target->kind != ExprKind::GeneratorExp) {
    message += " here. Maybe you meant '==' instead of '='?";
  }
  return fail(std::move(message), target->loc);
}

bool Parser::refine_in_expression() { return refine_failure(); }

bool Parser::refine_failure() { return false; }

std::nullptr_t Parser::fail_syntax() {
  if (failure_) return nullptr;
  if (at(Tok::ERROR)) {
    if (report_lexer_error()) return nullptr;
    if (list_.unclosed_bracket) {
      failure_.set(std::string("'") + list_.bracket + "' was never closed", list_.bracket_loc);
    }
    return nullptr;
  }
  if (refine_failure()) return nullptr;
  if (at(Tok::INDENT)) return fail_indentation("unexpected indent", token().loc);
  if (at(Tok::DEDENT)) return fail_indentation("unexpected unindent", token().loc);
  if (report_lexer_error()) return nullptr;
  if (list_.unclosed_bracket && token().loc.line > list_.bracket_loc.line) {
    failure_.set(std::string("'") + list_.bracket + "' was never closed", list_.bracket_loc);
    return nullptr;
  }
  failure_.set("invalid syntax", token().loc);
  return nullptr;
}

}  // namespace lockstep::python::compile

// Why a source is not Python: CPython's messages, found from the place where parsing stopped.
#include <algorithm>
#include <utility>

#include "python/compile/parser.h"

namespace lockstep::python::compile {

// Errors of the lexer anywhere in the text, and brackets left open on an earlier line, count more than what the parser
// finds.
std::nullptr_t Parser::fail(std::string message, const Location& loc) {
  if (failure_) return nullptr;
  if (!trying_) {
    if (report_lexer_error()) return nullptr;
    if (list_.unclosed_bracket && (at(Tok::ERROR) || token().loc.line > list_.bracket_loc.line)) {
      report_unclosed_bracket();
      return nullptr;
    }
  }
  failure_.set(std::move(message), loc);
  return nullptr;
}

// The current token; at the end of the text, the end of the last line.
Location Parser::here() const {
  size_t i = pos_;
  while (i > 0 && tokens_[i].kind != Tok::NEWLINE && at_end_of_text(i)) i--;
  return tokens_[i].loc;
}

bool Parser::at_end_of_text(size_t i) const {
  while (tokens_[i].kind == Tok::DEDENT) i++;
  return tokens_[i].kind == Tok::END;
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

// CPython asks for the colon of some statements in any case (`forced`), of others only at the end of the line.
std::nullptr_t Parser::missing_colon(bool forced) {
  if (at(Tok::ERROR) || (!forced && !at(Tok::NEWLINE))) return fail_syntax();
  return fail("expected ':'", token().loc);
}

namespace {

// What the grammar calls bitwise_or: no comparison, `not`, `and`, `or`, lambda or conditional, unless in parentheses.
bool is_bitwise_or(const Expr* e) {
  if (e->parenthesized) return true;
  switch (e->kind) {
    case ExprKind::IfExp:
    case ExprKind::Lambda:
    case ExprKind::Compare:
    case ExprKind::BoolOp:
    case ExprKind::Starred:
    case ExprKind::Yield:
    case ExprKind::YieldFrom: return false;
    case ExprKind::UnaryOp: return as<UnaryOp>(e)->op != UnaryOperator::Not;
    default: return true;
  }
}

bool may_be_compared(const Expr* e) {
  std::string_view what = describe(e);
  return is_bitwise_or(e) && e->kind != ExprKind::List && e->kind != ExprKind::Tuple &&
         e->kind != ExprKind::GeneratorExp && what != "True" && what != "False" && what != "None";
}

}  // namespace

// Reads on from here and comes back: what would follow? Failures inside are forgotten.
template <class Try>
bool Parser::lookahead(Try attempt) {
  size_t start = pos_;
  int nesting = nesting_;
  Disjunction last = last_;
  Failure before = failure_;
  failure_ = {};
  bool was_trying = std::exchange(trying_, true);
  bool good = attempt() && !failure_;
  trying_ = was_trying;
  pos_ = start;
  nesting_ = nesting;
  last_ = last;
  failure_ = before;
  return good;
}

// `target = value` where a target cannot be; the current token is `=`.
std::nullptr_t Parser::cannot_assign(const Expr* target, bool maybe_comparison) {
  std::string message = "cannot assign to " + std::string(describe(target));
  if (maybe_comparison && may_be_compared(target) && value_follows_equal(nullptr)) {
    message += " here. Maybe you meant '==' instead of '='?";
  }
  return fail(std::move(message), target->loc);
}

// Whether `= a` follows, with a being the whole right side; tells where it ends.
bool Parser::value_follows_equal(Location* end) {
  return lookahead([&] {
    advance();
    if (!read_bitwise_or()) return false;
    if (end != nullptr) *end = tokens_[pos_ - 1].loc;
    return !at(Tok::EQUAL) && !at(Tok::COLONEQUAL);
  });
}

// `x = 1` where only an expression can be: in a condition, in parentheses.
std::nullptr_t Parser::misplaced_assignment(const Expr* e) {
  if (trying_) return fail_syntax();
  Location end;
  if (e->kind == ExprKind::Name && !e->parenthesized) {
    if (!value_follows_equal(&end)) return fail_syntax();
    return fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                {e->loc.line, end.end_line, e->loc.column, end.end_column});
  }
  if (!may_be_compared(e) || !value_follows_equal(&end)) return fail_syntax();
  return cannot_assign(e, true);
}

// Two expressions side by side: CPython's invalid_expression and invalid_legacy_expression.
bool Parser::refine_failure() {
  if (trying_ || failure_ || pos_ == 0 || !starts_expression(kind())) return failure_.failed;
  const Token& previous = tokens_[pos_ - 1];
  Location end;
  auto report = [&](std::string message, const Location& from_loc) {
    fail(std::move(message), {from_loc.line, end.end_line, from_loc.column, end.end_column});
    return true;
  };

  if (previous.kind == Tok::NAME && (previous.text == "print" || previous.text == "exec") &&
      !(pos_ > 1 && tokens_[pos_ - 2].kind == Tok::DOT) && !at(Tok::LPAR)) {
    Failure inner;
    bool good = lookahead([&] {
      bool parsed = star_expressions() != nullptr;
      inner = failure_;
      end = tokens_[pos_ - 1].loc;
      return parsed;
    });
    std::string name(previous.text);
    if (good)
      return report("Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?", previous.loc);
    if (inner && inner.message != "invalid syntax") {
      failure_ = inner;
      return true;
    }
  }

  if (previous.kind == Tok::STRING && !at(Tok::STRING)) {
    bool inside = lookahead([&] {
      while (!at(Tok::STRING)) {
        if (expression() == nullptr) return false;
        end = tokens_[pos_ - 1].loc;
      }
      return true;
    });
    if (inside) return report("invalid syntax. Is this intended to be part of the string?", token().loc);
  }

  if (last_.expr == nullptr || last_.end != pos_) return false;
  const Token& first = tokens_[last_.start];
  bool soft_keyword = first.kind == Tok::NAME &&
                      (first.text == "match" || first.text == "case" || first.text == "type" || first.text == "_");
  bool name_string = first.kind == Tok::NAME && tokens_[last_.start + 1].kind == Tok::STRING;
  bool legacy = last_.expr->kind == ExprKind::Name && (first.text == "print" || first.text == "exec");
  if (soft_keyword || name_string || legacy) return false;
  const Location start = last_.expr->loc;
  bool in_brackets = false, unclosed = false;
  bool good = lookahead([&] {
    if (expression() == nullptr) return false;
    end = tokens_[pos_ - 1].loc;
    in_brackets = tokens_[pos_ - 1].level > 0;
    unclosed = at(Tok::ERROR) && list_.unclosed_bracket;
    return true;
  });
  if (!good || !in_brackets) return false;
  if (unclosed) return report_unclosed_bracket();
  return report("invalid syntax. Perhaps you forgot a comma?", start);
}

bool Parser::report_unclosed_bracket() {
  Location loc = list_.bracket_loc;
  failure_.set(std::string("'") + list_.bracket + "' was never closed", loc);
  return true;
}

std::nullptr_t Parser::fail_syntax() {
  if (failure_) return nullptr;
  if (at(Tok::ERROR)) {
    if (!report_lexer_error() && list_.unclosed_bracket) report_unclosed_bracket();
    return nullptr;
  }
  if (refine_failure()) return nullptr;
  if (at(Tok::INDENT)) return unexpected_indent();
  if (at(Tok::DEDENT)) return fail_indentation("unexpected unindent", token().loc);
  return fail("invalid syntax", here());
}

std::nullptr_t Parser::unexpected_indent() {
  Location loc = token().loc;  // the last of the spaces
  loc.column = std::max(0, loc.end_column - 1);
  return fail_indentation("unexpected indent", loc);
}

}  // namespace lockstep::python::compile

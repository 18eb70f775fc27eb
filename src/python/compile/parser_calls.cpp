// Calls and their arguments.
#include "python/compile/parser.h"

namespace lockstep::python::compile {
namespace {

Location joined(const Location& a, const Location& b) { return {a.line, b.end_line, a.column, b.end_column}; }

}  // namespace

Expr* Parser::call(size_t start, Expr* func) {
  size_t open = pos_;
  advance();
  Exprs args;
  std::vector<Keyword*> keywords;
  if (!arguments(args, keywords, open)) return nullptr;
  if (!expect(Tok::RPAR)) return nullptr;
  auto* result = node<Call>(ExprKind::Call, start, func, arena_.seq(args), arena_.seq(keywords));
  for (const Keyword* k : result->keywords) {
    if (note_depth(result, {k->value}) == nullptr) return nullptr;
  }
  if (note_depth(result, {func}) == nullptr) return nullptr;
  return note_depth(result, result->args);
}

// Up to the closing parenthesis of a call or of a class's bases.
bool Parser::arguments(Exprs& args, std::vector<Keyword*>& keywords, size_t open) {
  bool seen_keyword = false, seen_unpacking = false;
  while (!at(Tok::RPAR)) {
    size_t start = pos_;
    if (at(Tok::DOUBLESTAR)) {
      advance();
      Expr* value = expression();
      if (value == nullptr || !check_unpacking(start)) return false;
      keywords.push_back(arena_.make<Keyword>(Name{}, true, value, from(start)));
      seen_unpacking = true;
    } else if (at(Tok::NAME) && kind(1) == Tok::EQUAL) {
      Keyword* keyword = keyword_argument();
      if (keyword == nullptr) return false;
      keywords.push_back(keyword);
      seen_keyword = true;
    } else {
      bool starred = at(Tok::STAR);
      Expr* value = starred ? starred_argument(seen_unpacking) : named_expression(true);
      if (value == nullptr) return false;
      if (!starred && at_comprehension()) {
        bool alone = args.empty() && keywords.empty();
        value = generator_argument(value, alone ? open : start, start, alone);
        if (value == nullptr) return false;
      } else if (!starred && !check_positional(value, start, seen_keyword, seen_unpacking)) {
        return false;
      }
      args.push_back(value);
    }
    if (!accept(Tok::COMMA)) break;
  }
  return true;
}

Expr* Parser::starred_argument(bool seen_unpacking) {
  size_t start = pos_;
  advance();
  if (at(Tok::RPAR) || at(Tok::COMMA) || at(Tok::COLON)) return fail("Invalid star expression", token().loc);
  Expr* value = expression();
  if (value == nullptr || !check_unpacking(start)) return nullptr;
  if (seen_unpacking) {
    return fail("iterable argument unpacking follows keyword argument unpacking",
                joined(tokens_[start - 1].loc, value->loc));
  }
  return grown(node<UnaryForm>(ExprKind::Starred, start, value), {value});
}

// Nothing can be assigned to `*a` or `**a`.
bool Parser::check_unpacking(size_t start) {
  if (!at(Tok::EQUAL) || !starts_expression(kind(1))) return true;
  advance();
  if (expression() == nullptr) return false;
  const bool is_iterable = tokens_[start].kind == Tok::STAR;
  fail(std::string("cannot assign to ") + (is_iterable ? "iterable" : "keyword") + " argument unpacking", from(start));
  return false;
}

Keyword* Parser::keyword_argument() {
  size_t start = pos_;
  Name name = name_here();
  Location named = joined(tokens_[start].loc, token().loc);  // `name=`
  advance();
  if (at(Tok::COMMA) || at(Tok::RPAR)) return fail("expected argument value expression", named);
  Expr* value = expression();
  if (value == nullptr) return nullptr;
  if (at_comprehension()) return fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", named);
  return arena_.make<Keyword>(name, false, value, from(start));
}

// f(x for x in y): alone, it shares the parentheses of the call; with other arguments it needs its own.
Expr* Parser::generator_argument(Expr* elt, size_t open, size_t start, bool alone) {
  std::vector<Comprehension*> clauses;
  if (!comprehension_clauses(clauses)) return nullptr;
  if (!alone || at(Tok::COMMA)) return fail("Generator expression must be parenthesized", from(start));
  if (!at(Tok::RPAR)) return fail_syntax();
  Location loc = joined(tokens_[open].loc, token().loc);
  auto* generator =
      arena_.make<ComprehensionExpr>(Expr{ExprKind::GeneratorExp, false, 1, loc}, elt, nullptr, arena_.seq(clauses));
  return note_comprehension_depth(generator);
}

// What may not stand there, or not behind keywords.
bool Parser::check_positional(const Expr* value, size_t start, bool seen_keyword, bool seen_unpacking) {
  if (at(Tok::EQUAL)) {
    Tok first = tokens_[start].kind;
    Location loc = joined(tokens_[start].loc, token().loc);
    if (value->kind == ExprKind::Constant &&
        (first == Tok::KW_TRUE || first == Tok::KW_FALSE || first == Tok::KW_NONE)) {
      fail("cannot assign to " + std::string(describe(value)), loc);
    } else {
      fail("expression cannot contain assignment, perhaps you meant \"==\"?", loc);
    }
    return false;
  }
  if (!seen_keyword && !seen_unpacking) return true;
  if (at(Tok::COMMA) || at(Tok::RPAR)) {
    fail(seen_unpacking ? "positional argument follows keyword argument unpacking"
                        : "positional argument follows keyword argument",
         at(Tok::RPAR) ? token().loc : tokens_[pos_ - 1].loc);
  } else {
    fail_syntax();
  }
  return false;
}

}  // namespace lockstep::python::compile

// The parser's entry and its handling of tokens.
#include "python/compile/parser.h"

namespace lockstep::python::compile {

Parser::Parser(const TokenList& tokens, Arena& arena, Failure& failure, Language language)
    : list_(tokens), tokens_(tokens.tokens), arena_(arena), failure_(failure), language_(language) {}

bool Parser::accept(Tok k) {
  if (!at(k)) return false;
  advance();
  return true;
}

bool Parser::expect(Tok k) {
  if (accept(k)) return true;
  fail_syntax();
  return false;
}

Location Parser::from(size_t start) const {
  const Location& first = tokens_[start].loc;
  size_t end = pos_ > start ? pos_ - 1 : start;
  while (end > start && tokens_[end].kind >= Tok::NEWLINE && tokens_[end].kind <= Tok::DEDENT) end--;
  const Location& last = tokens_[end].loc;
  return {first.line, last.end_line, first.column, last.end_column};
}

Location Parser::range(const Expr* a, const Expr* b) const {
  return {a->loc.line, b->loc.end_line, a->loc.column, b->loc.end_column};
}

Name Parser::name_here() {
  Name name = arena_.intern(token().text);
  advance();
  return name;
}

Module* Parser::parse(Mode mode) {
  auto* module = arena_.make<Module>();
  if (mode == Mode::eval) {
    Expr* e = at(Tok::STAR) ? nullptr : star_expressions();
    if (e == nullptr) return at(Tok::STAR) ? fail_syntax() : nullptr;
    while (accept(Tok::NEWLINE)) {
    }
    if (!expect(Tok::END)) return nullptr;
    module->expression = e;
    return module;
  }
  std::vector<Stmt*> body;
  if (!statements(body)) return nullptr;
  if (!at(Tok::END)) return fail_syntax();
  module->body = arena_.seq(body);
  return module;
}

}  // namespace lockstep::python::compile

// Compound statements: branches, loops, `try`, `with`, definitions.
#include <cassert>
#include <utility>

#include "python/compile/parser.h"

namespace lockstep::python::compile {

Stmt* Parser::compound_statement() {
  size_t start = pos_;
  switch (kind()) {
    case Tok::KW_IF: return if_statement();
    case Tok::KW_WHILE: return while_statement();
    case Tok::KW_FOR: return for_statement(start, false);
    case Tok::KW_TRY: return try_statement();
    case Tok::KW_WITH: return with_statement(start, false);
    case Tok::KW_DEF: return function_def(start, {}, false);
    case Tok::KW_CLASS: return class_def(start, {});
    case Tok::AT: return decorated();
    default: break;
  }
  assert(at(Tok::KW_ASYNC));
  Tok what = kind(1);
  if (what != Tok::KW_DEF && what != Tok::KW_FOR && what != Tok::KW_WITH) {
    advance();
    return fail_syntax();
  }
  if (!language_.coroutines) return refuse("'async " + std::string(spelling(what)) + "'", token().loc);
  advance();
  if (what == Tok::KW_DEF) return function_def(start, {}, true);
  return what == Tok::KW_FOR ? for_statement(start, true) : with_statement(start, true);
}

// `:` and what belongs to it: statements on the same line, or an indented block.
bool Parser::block(Seq<Stmt*>& out, const std::string& after, const Token& opener, bool forced_colon) {
  if (!at(Tok::COLON)) {
    missing_colon(forced_colon);
    return false;
  }
  advance();
  std::vector<Stmt*> body;
  if (!at(Tok::NEWLINE)) {
    if (!simple_statements(body)) return false;
    out = arena_.seq(body);
    return true;
  }
  advance();
  if (!at(Tok::INDENT)) {
    if (report_lexer_error()) return false;
    fail_indentation("expected an indented block after " + after + " on line " + std::to_string(opener.loc.line),
                     here());
    return false;
  }
  advance();
  if (!statements(body)) return false;
  if (at(Tok::DEDENT)) advance();
  out = arena_.seq(body);
  return true;
}

bool Parser::else_block(Seq<Stmt*>& out) {
  out = {};
  if (!at(Tok::KW_ELSE)) return true;
  const Token& opener = token();
  advance();
  return block(out, "'else' statement", opener, true);
}

Stmt* Parser::if_statement() {
  // An elif is an `if` in the else part; kept in a list so that a long chain is no recursion.
  struct Branch {
    size_t start;
    Expr* test;
    Seq<Stmt*> body;
  };
  std::vector<Branch> branches;
  Seq<Stmt*> orelse;
  for (bool first = true; first || at(Tok::KW_ELIF); first = false) {
    Branch branch{pos_, nullptr, {}};
    const Token& opener = token();
    advance();
    branch.test = named_expression();
    if (branch.test == nullptr) return nullptr;
    std::string name = first ? "'if' statement" : "'elif' statement";
    if (!block(branch.body, name, opener)) return nullptr;
    branches.push_back(branch);
    if (branches.size() > 2000) return fail("source is too complex to compile: too many 'elif'", opener.loc);
  }
  if (!else_block(orelse)) return nullptr;
  if (at(Tok::KW_ELIF)) return fail("'elif' block follows an 'else' block", token().loc);
  Stmt* result = nullptr;
  for (size_t i = branches.size(); i-- > 0;) {
    result = stmt<Conditional>(StmtKind::If, branches[i].start, branches[i].test, branches[i].body, orelse);
    orelse = arena_.seq(std::vector<Stmt*>{result});
  }
  return result;
}

Stmt* Parser::while_statement() {
  size_t start = pos_;
  const Token& opener = token();
  advance();
  Expr* test = named_expression();
  if (test == nullptr) return nullptr;
  Seq<Stmt*> body, orelse;
  if (!block(body, "'while' statement", opener) || !else_block(orelse)) return nullptr;
  return stmt<Conditional>(StmtKind::While, start, test, body, orelse);
}

Stmt* Parser::for_statement(size_t start, bool is_async) {
  const Token& opener = token();
  advance();
  Expr* target = targets(true);
  if (target == nullptr) return nullptr;
  if (!at(Tok::KW_IN)) {
    if (const Expr* bad = invalid_target(target, Context::store)) {
      return fail("cannot assign to " + std::string(describe(bad)), bad->loc);
    }
    return fail_syntax();
  }
  if (!make_target(target, Context::store)) return nullptr;
  advance();
  Expr* iter = star_expressions();
  if (iter == nullptr) return nullptr;
  Seq<Stmt*> body, orelse;
  if (!block(body, "'for' statement", opener) || !else_block(orelse)) return nullptr;
  return stmt<For>(StmtKind::For, start, target, iter, body, orelse, is_async);
}

Stmt* Parser::try_statement() {
  size_t start = pos_;
  const Token& opener = token();
  advance();
  Seq<Stmt*> body, orelse, finalbody;
  if (!block(body, "'try' statement", opener, true)) return nullptr;
  std::vector<ExceptHandler*> handlers;
  const bool is_star = at(Tok::KW_EXCEPT) && kind(1) == Tok::STAR;
  while (at(Tok::KW_EXCEPT)) {
    const bool is_mixed = !handlers.empty() && (kind(1) == Tok::STAR) != is_star;
    ExceptHandler* handler = is_mixed ? mixed_except_handler() : except_handler();
    if (handler == nullptr) return nullptr;
    handlers.push_back(handler);
  }
  if (!handlers.empty() && !else_block(orelse)) return nullptr;
  if (at(Tok::KW_FINALLY)) {
    const Token& finally = token();
    advance();
    if (!block(finalbody, "'finally' statement", finally, true)) return nullptr;
  } else if (handlers.empty()) {
    return fail("expected 'except' or 'finally' block", here());
  }
  return stmt<Try>(StmtKind::Try, start, body, arena_.seq(handlers), orelse, finalbody, is_star);
}

ExceptHandler* Parser::except_handler() {
  size_t start = pos_;
  const Token& opener = token();
  advance();
  const std::string word = accept(Tok::STAR) ? "except*" : "except";
  Expr* type = nullptr;
  Name name;
  if (word == "except*" && (at(Tok::COLON) || at(Tok::NEWLINE))) {
    return fail("expected one or more exception types", here());
  }
  if (!at(Tok::COLON)) {
    size_t type_start = pos_;
    if (at(Tok::NEWLINE)) return missing_colon(true);
    type = expression();
    if (type == nullptr) return nullptr;
    if (at(Tok::COMMA)) {  // except A, B:  (since 3.14, without `as`)
      Exprs types{type};
      while (accept(Tok::COMMA) && starts_expression(kind())) {
        Expr* e = expression();
        if (e == nullptr) return nullptr;
        types.push_back(e);
      }
      if (at(Tok::KW_AS)) {
        pos_ += kind(1) == Tok::NAME ? 2 : 1;
        return fail("multiple exception types must be parenthesized when using 'as'", from(type_start));
      }
      auto* tuple = node<Display>(ExprKind::Tuple, type_start, arena_.seq(types));
      type = note_depth(tuple, tuple->elts);
      if (type == nullptr) return nullptr;
    } else if (accept(Tok::KW_AS)) {
      if (!at(Tok::NAME) || (kind(1) != Tok::COLON && kind(1) != Tok::NEWLINE)) {
        if (starts_expression(kind())) {
          Expr* target = expression();
          if (target == nullptr) return nullptr;
          if (target->kind != ExprKind::Name) {
            return fail("cannot use " + word + " statement with " + std::string(describe(target)), target->loc);
          }
        }
        return fail_syntax();
      }
      name = name_here();
    }
  }
  Seq<Stmt*> body;
  if (!block(body, "'" + word + "' statement", opener)) return nullptr;
  return arena_.make<ExceptHandler>(type, name, body, from(start));
}

// An `except` among `except*`, or the other way round. With a mistake of its own it is a plain syntax error.
ExceptHandler* Parser::mixed_except_handler() {
  const size_t start = pos_;
  advance();
  const bool is_star = accept(Tok::STAR);
  const Location loc = from(start);
  if (is_star || !at(Tok::COLON)) {
    if (!starts_expression(kind())) return fail("invalid syntax", tokens_[start + 1].loc);
    if (expression() == nullptr) return nullptr;
    if (at(Tok::KW_AS) && kind(1) == Tok::NAME) pos_ += 2;
  }
  if (!at(Tok::COLON)) return fail("invalid syntax", tokens_[start + 1].loc);
  return fail("cannot have both 'except' and 'except*' on the same 'try'", loc);
}

bool Parser::with_items(std::vector<WithItem>& out, bool parenthesized) {
  do {
    if (parenthesized && at(Tok::RPAR) && !out.empty()) break;
    Expr* context = expression();
    if (context == nullptr) return false;
    Expr* target = nullptr;
    if (accept(Tok::KW_AS)) {
      target = targets(false);
      if (target == nullptr || !make_target(target, Context::store)) return false;
    }
    out.push_back({context, target});
  } while (accept(Tok::COMMA));
  return true;
}

Stmt* Parser::with_statement(size_t start, bool is_async) {
  const Token& opener = token();
  advance();
  std::vector<WithItem> items;
  size_t close = token().partner;
  bool done = false;
  Failure in_parentheses;
  if (at(Tok::LPAR) && close != 0 &&
      (tokens_[close + 1].kind == Tok::COLON || tokens_[close + 1].kind == Tok::NEWLINE)) {
    // `with (a as b, c):` or `with (a, b):`, a tuple of two context managers; anything else in parentheses is an
    // expression and read again as one.
    size_t retry = pos_;
    advance();
    done = with_items(items, true) && pos_ == close;
    if (done) {
      advance();
    } else {
      if (failure_.kind == Diagnostic::Kind::unsupported) return nullptr;
      in_parentheses = std::exchange(failure_, {});
      items.clear();
      pos_ = retry;
    }
  }
  if (!done && !with_items(items, false)) {
    if (in_parentheses && in_parentheses.message != "invalid syntax") failure_ = in_parentheses;
    return nullptr;
  }
  Seq<Stmt*> body;
  if (!block(body, "'with' statement", opener)) return nullptr;
  return stmt<With>(StmtKind::With, start, arena_.seq(items), body, is_async);
}

Stmt* Parser::decorated() {
  Exprs decorators;
  while (accept(Tok::AT)) {
    Expr* e = named_expression();
    if (e == nullptr) return nullptr;
    if (!expect(Tok::NEWLINE)) return nullptr;
    decorators.push_back(e);
  }
  size_t start = pos_;
  if (at(Tok::KW_CLASS)) return class_def(start, arena_.seq(decorators));
  bool is_async = at(Tok::KW_ASYNC) && kind(1) == Tok::KW_DEF;
  if (is_async) {
    if (!language_.coroutines) return refuse("'async def'", token().loc);
    advance();
  }
  if (!at(Tok::KW_DEF)) return fail_syntax();
  return function_def(start, arena_.seq(decorators), is_async);
}

Stmt* Parser::function_def(size_t start, Seq<Expr*> decorators, bool is_async) {
  const Token& opener = token();
  advance();
  if (!at(Tok::NAME)) return fail_syntax();
  Name name = name_here();
  if (at(Tok::LSQB)) return refuse("type parameters", token().loc);
  if (!at(Tok::LPAR)) return fail("expected '('", token().loc);
  advance();
  Arguments* args = parameters(Tok::RPAR, true);
  if (args == nullptr || !expect(Tok::RPAR)) return nullptr;
  Expr* returns = nullptr;
  if (at(Tok::RARROW) && !starts_expression(kind(1))) return fail("expected ':'", token().loc);
  if (accept(Tok::RARROW)) {
    returns = expression();
    if (returns == nullptr) return nullptr;
  }
  Seq<Stmt*> body;
  if (!block(body, "function definition", opener, true)) return nullptr;
  return stmt<FunctionDef>(StmtKind::FunctionDef, start, name, args, body, decorators, returns, is_async);
}

Stmt* Parser::class_def(size_t start, Seq<Expr*> decorators) {
  const Token& opener = token();
  advance();
  if (!at(Tok::NAME)) return fail_syntax();
  Name name = name_here();
  if (at(Tok::LSQB)) return refuse("type parameters", token().loc);
  Exprs bases;
  std::vector<Keyword*> keywords;
  if (at(Tok::LPAR)) {
    size_t open = pos_;
    advance();
    if (!arguments(bases, keywords, open) || !expect(Tok::RPAR)) return nullptr;
    const Token& first = tokens_[open + 1];
    const bool has_own = first.kind == Tok::LPAR && first.partner + 2 == pos_;
    if (bases.size() == 1 && bases[0]->kind == ExprKind::GeneratorExp && !has_own) {
      for (size_t i = open; i < pos_; i++) {  // only a call takes one without parentheses of its own
        if (tokens_[i].kind == Tok::KW_FOR) return fail("invalid syntax", tokens_[i].loc);
      }
    }
  }
  Seq<Stmt*> body;
  if (!block(body, "class definition", opener)) return nullptr;
  return stmt<ClassDef>(StmtKind::ClassDef, start, name, arena_.seq(bases), arena_.seq(keywords), body, decorators);
}

}  // namespace lockstep::python::compile

// Statements, simple and compound.
#include <cassert>
#include <utility>

#include "python/code/opcodes.h"
#include "python/compile/parser.h"

namespace lockstep::python::compile {
namespace {

int augmented_operator(Tok k) {
  using namespace code;
  switch (k) {
    case Tok::PLUSEQUAL: return NB_ADD;
    case Tok::MINEQUAL: return NB_SUBTRACT;
    case Tok::STAREQUAL: return NB_MULTIPLY;
    case Tok::SLASHEQUAL: return NB_TRUE_DIVIDE;
    case Tok::DOUBLESLASHEQUAL: return NB_FLOOR_DIVIDE;
    case Tok::PERCENTEQUAL: return NB_REMAINDER;
    case Tok::ATEQUAL: return NB_MATRIX_MULTIPLY;
    case Tok::AMPEREQUAL: return NB_AND;
    case Tok::VBAREQUAL: return NB_OR;
    case Tok::CIRCUMFLEXEQUAL: return NB_XOR;
    case Tok::LEFTSHIFTEQUAL: return NB_LSHIFT;
    case Tok::RIGHTSHIFTEQUAL: return NB_RSHIFT;
    case Tok::DOUBLESTAREQUAL: return NB_POWER;
    default: return -1;
  }
}

}  // namespace

bool Parser::statements(std::vector<Stmt*>& out) {
  while (!at(Tok::END) && !at(Tok::DEDENT)) {
    if (!statement(out)) return false;
  }
  return true;
}

bool Parser::statement(std::vector<Stmt*>& out) {
  switch (kind()) {
    case Tok::KW_IF:
    case Tok::KW_WHILE:
    case Tok::KW_FOR:
    case Tok::KW_TRY:
    case Tok::KW_WITH:
    case Tok::KW_DEF:
    case Tok::KW_CLASS:
    case Tok::KW_ASYNC:
    case Tok::AT: {
      Stmt* s = compound_statement();
      if (s == nullptr) return false;
      out.push_back(s);
      return true;
    }
    case Tok::INDENT: unexpected_indent(); return false;
    default:
      if (is_match_statement()) {
        refuse("'match' statement", token().loc);
        return false;
      }
      return simple_statements(out);
  }
}

// `match` is a name elsewhere; a line that ends with a colon and is followed by an indented `case` is the statement.
bool Parser::is_match_statement() const {
  if (!at(Tok::NAME) || token().text != "match") return false;
  if (kind(1) == Tok::EQUAL || kind(1) == Tok::DOT || kind(1) == Tok::NEWLINE || kind(1) == Tok::COLON) return false;
  size_t i = pos_;
  while (i + 3 < tokens_.size() && tokens_[i].kind != Tok::NEWLINE) {
    i = tokens_[i].partner != 0 ? tokens_[i].partner + 1 : i + 1;
  }
  return i + 2 < tokens_.size() && i > pos_ && tokens_[i - 1].kind == Tok::COLON &&
         tokens_[i + 1].kind == Tok::INDENT && tokens_[i + 2].text == "case";
}

bool Parser::simple_statements(std::vector<Stmt*>& out) {
  do {
    Stmt* s = simple_statement();
    if (s == nullptr) return false;
    out.push_back(s);
  } while (accept(Tok::SEMI) && !at(Tok::NEWLINE));
  if (!at(Tok::NEWLINE)) {
    fail_syntax();
    return false;
  }
  advance();
  return true;
}

Stmt* Parser::simple_statement() {
  size_t start = pos_;
  switch (kind()) {
    case Tok::KW_PASS: advance(); return stmt<Stmt>(StmtKind::Pass, start);
    case Tok::KW_BREAK: advance(); return stmt<Stmt>(StmtKind::Break, start);
    case Tok::KW_CONTINUE: advance(); return stmt<Stmt>(StmtKind::Continue, start);
    case Tok::KW_RETURN: return return_statement();
    case Tok::KW_RAISE: return raise_statement();
    case Tok::KW_DEL: return del_statement();
    case Tok::KW_ASSERT: return assert_statement();
    case Tok::KW_GLOBAL: return names_statement(StmtKind::Global);
    case Tok::KW_NONLOCAL: return names_statement(StmtKind::Nonlocal);
    case Tok::KW_IMPORT: return import_statement();
    case Tok::KW_FROM: return import_from_statement();
    case Tok::NAME:
      if (token().text == "type" && kind(1) == Tok::NAME && (kind(2) == Tok::EQUAL || kind(2) == Tok::LSQB)) {
        return refuse("'type' statement", token().loc);
      }
      [[fallthrough]];
    default: return assignment_or_expression();
  }
}

Stmt* Parser::assignment_or_expression() {
  size_t start = pos_;
  Expr* first = yield_or_star_expressions();
  if (first == nullptr) return nullptr;
  if (at(Tok::EQUAL)) return assignment(start, first);
  if (at(Tok::COLON)) return annotated_assignment(start, first);
  if (int op = augmented_operator(kind()); op >= 0) {
    bool single =
        first->kind == ExprKind::Name || first->kind == ExprKind::Attribute || first->kind == ExprKind::Subscript;
    if (!single) {
      return fail("'" + std::string(describe(first)) + "' is an illegal expression for augmented assignment",
                  first->loc);
    }
    make_target(first, Context::store);
    advance();
    Expr* value = yield_or_star_expressions();
    if (value == nullptr) return nullptr;
    return stmt<AugAssign>(StmtKind::AugAssign, start, first, uint8_t(op), value);
  }
  return stmt<ValueStmt>(StmtKind::Expr, start, first);
}

Stmt* Parser::assignment(size_t start, Expr* first) {
  Exprs targets;
  Expr* value = first;
  while (at(Tok::EQUAL)) {
    if (value->kind == ExprKind::Yield || value->kind == ExprKind::YieldFrom) {
      return fail("assignment to yield expression not possible", value->loc);
    }
    if (const Expr* bad = invalid_target(value, Context::store)) {
      bool alone = bad == value;
      bool last = value->kind == ExprKind::Tuple && !value->parenthesized && bad == as<Display>(value)->elts.end()[-1];
      return cannot_assign(bad, targets.empty() && (alone || last));
    }
    make_target(value, Context::store);
    targets.push_back(value);
    advance();
    value = yield_or_star_expressions();
    if (value == nullptr) return nullptr;
  }
  if (augmented_operator(kind()) >= 0) return fail_syntax();
  return stmt<Assign>(StmtKind::Assign, start, arena_.seq(targets), value);
}

Stmt* Parser::annotated_assignment(size_t start, Expr* target) {
  if (target->kind == ExprKind::List || target->kind == ExprKind::Tuple) {
    return fail(
        "only single target (not " + std::string(describe(target)) + ") can be annotated",
        target->kind == ExprKind::Tuple && !target->parenthesized ? as<Display>(target)->elts[0]->loc : target->loc);
  }
  bool single =
      target->kind == ExprKind::Name || target->kind == ExprKind::Attribute || target->kind == ExprKind::Subscript;
  if (!single) {
    if (kind(1) == Tok::NEWLINE) return fail_syntax();
    return fail("illegal target for annotation", target->loc);
  }
  bool simple = target->kind == ExprKind::Name && !target->parenthesized;
  make_target(target, Context::store);
  advance();
  Expr* annotation = expression();
  if (annotation == nullptr) return nullptr;
  Expr* value = nullptr;
  if (accept(Tok::EQUAL)) {
    value = yield_or_star_expressions();
    if (value == nullptr) return nullptr;
  }
  return stmt<AnnAssign>(StmtKind::AnnAssign, start, target, annotation, value, simple);
}

Stmt* Parser::return_statement() {
  size_t start = pos_;
  advance();
  Expr* value = nullptr;
  if (at(Tok::STAR) || starts_expression(kind())) {
    value = star_expressions();
    if (value == nullptr) return nullptr;
  }
  return stmt<ValueStmt>(StmtKind::Return, start, value);
}

Stmt* Parser::raise_statement() {
  size_t start = pos_;
  advance();
  Expr *exc = nullptr, *cause = nullptr;
  if (starts_expression(kind())) {
    exc = expression();
    if (exc == nullptr) return nullptr;
    if (at(Tok::KW_FROM)) {
      advance();
      cause = expression();
      if (cause == nullptr) return nullptr;
    }
  }
  return stmt<Raise>(StmtKind::Raise, start, exc, cause);
}

Stmt* Parser::del_statement() {
  size_t start = pos_;
  advance();
  Expr* first = star_expressions();
  if (first == nullptr) return nullptr;
  // `del a, b` has two targets, `del (a, b)` one
  bool several = first->kind == ExprKind::Tuple && !first->parenthesized;
  Seq<Expr*> targets = several ? as<Display>(first)->elts : arena_.seq(Exprs{first});
  for (Expr* target : targets) {
    if (!make_target(target, Context::del)) return nullptr;
  }
  return stmt<Delete>(StmtKind::Delete, start, targets);
}

Stmt* Parser::assert_statement() {
  size_t start = pos_;
  advance();
  Expr* test = expression();
  if (test == nullptr) return nullptr;
  Expr* message = nullptr;
  if (accept(Tok::COMMA)) {
    message = expression();
    if (message == nullptr) return nullptr;
  }
  return stmt<Assert>(StmtKind::Assert, start, test, message);
}

Stmt* Parser::names_statement(StmtKind which) {
  size_t start = pos_;
  advance();
  std::vector<Name> names;
  do {
    if (!at(Tok::NAME)) return fail_syntax();
    names.push_back(name_here());
  } while (accept(Tok::COMMA));
  return stmt<NamesStmt>(which, start, arena_.seq(names));
}

bool Parser::dotted_name(Name& out) {
  std::string name;
  do {
    if (!at(Tok::NAME)) {
      fail_syntax();
      return false;
    }
    if (!name.empty()) name += '.';
    name += token().text;
    advance();
  } while (accept(Tok::DOT));
  out = arena_.intern(name);
  return true;
}

Stmt* Parser::import_statement() {
  size_t start = pos_;
  advance();
  if (at(Tok::NEWLINE)) return fail("Expected one or more names after 'import'", token().loc);
  std::vector<Alias> names;
  do {
    size_t alias_start = pos_;
    Alias alias{};
    if (!dotted_name(alias.name)) return nullptr;
    if (!import_alias(alias)) return nullptr;
    alias.loc = from(alias_start);
    names.push_back(alias);
  } while (accept(Tok::COMMA));
  if (at(Tok::KW_FROM)) {
    return fail("Did you mean to use 'from ... import ...' instead?", from(start));
  }
  return stmt<ImportStmt>(StmtKind::Import, start, Name{}, arena_.seq(names), 0);
}

bool Parser::import_alias(Alias& alias) {
  if (!accept(Tok::KW_AS)) return true;
  Tok after = kind(1);
  bool plain =
      at(Tok::NAME) && (after == Tok::COMMA || after == Tok::RPAR || after == Tok::SEMI || after == Tok::NEWLINE);
  if (!plain && !at(Tok::NEWLINE)) {
    Expr* e = expression();
    if (e != nullptr && e->kind != ExprKind::Name) {
      fail("cannot use " + std::string(describe(e)) + " as import target", e->loc);
    } else {
      fail_syntax();
    }
    return false;
  }
  if (!at(Tok::NAME)) {
    fail_syntax();
    return false;
  }
  alias.asname = name_here();
  return true;
}

bool Parser::import_aliases(std::vector<Alias>& out) {
  bool parens = accept(Tok::LPAR);
  if (!parens && at(Tok::NEWLINE)) {
    fail("Expected one or more names after 'import'", token().loc);
    return false;
  }
  do {
    if (parens && at(Tok::RPAR) && !out.empty()) break;
    if (!parens && at(Tok::NEWLINE)) {
      fail("trailing comma not allowed without surrounding parentheses", token().loc);
      return false;
    }
    size_t start = pos_;
    if (!at(Tok::NAME)) {
      fail_syntax();
      return false;
    }
    Alias alias{};
    alias.name = name_here();
    if (!import_alias(alias)) return false;
    alias.loc = from(start);
    out.push_back(alias);
  } while (accept(Tok::COMMA));
  return !parens || expect(Tok::RPAR);
}

Stmt* Parser::import_from_statement() {
  size_t start = pos_;
  advance();
  int level = 0;
  for (;; advance()) {
    if (at(Tok::DOT)) {
      level++;
    } else if (at(Tok::ELLIPSIS)) {
      level += 3;
    } else {
      break;
    }
  }
  Name module;
  if (!at(Tok::KW_IMPORT) || level == 0) {
    if (!dotted_name(module)) return nullptr;
  }
  if (!expect(Tok::KW_IMPORT)) return nullptr;
  std::vector<Alias> names;
  if (at(Tok::STAR)) {
    if (!language_.star_import) return refuse("'import *'", from(start));
    Alias all{"*", {}, token().loc};
    advance();
    names.push_back(all);
    return stmt<ImportStmt>(StmtKind::ImportFrom, start, module, arena_.seq(names), level);
  }
  if (!import_aliases(names)) return nullptr;
  return stmt<ImportStmt>(StmtKind::ImportFrom, start, module, arena_.seq(names), level);
}

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
  while (at(Tok::KW_EXCEPT)) {
    ExceptHandler* handler = except_handler();
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
  return stmt<Try>(StmtKind::Try, start, body, arena_.seq(handlers), orelse, finalbody);
}

ExceptHandler* Parser::except_handler() {
  size_t start = pos_;
  const Token& opener = token();
  advance();
  if (at(Tok::STAR)) return refuse("'except*'", opener.loc);
  Expr* type = nullptr;
  Name name;
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
            return fail("cannot use except statement with " + std::string(describe(target)), target->loc);
          }
        }
        return fail_syntax();
      }
      name = name_here();
    }
  }
  Seq<Stmt*> body;
  if (!block(body, "'except' statement", opener)) return nullptr;
  return arena_.make<ExceptHandler>(type, name, body, from(start));
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
  }
  Seq<Stmt*> body;
  if (!block(body, "class definition", opener)) return nullptr;
  return stmt<ClassDef>(StmtKind::ClassDef, start, name, arena_.seq(bases), arena_.seq(keywords), body, decorators);
}

}  // namespace lockstep::python::compile

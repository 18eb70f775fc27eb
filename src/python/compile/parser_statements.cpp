// Simple statements.
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
    if (out.back()->loc.column == 0) failure_.last_statement = out.back()->loc.line;
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

}  // namespace lockstep::python::compile

// Expressions: operators, conditionals, lambda, yield.
#include "python/code/opcodes.h"
#include "python/compile/parser.h"
#include "python/compile/precedence.h"

namespace lockstep::python::compile {
namespace {

constexpr int max_nesting = 1000;  // calls of the parser within each other
constexpr int max_depth = 1500;    // height of a tree

struct BinaryInfo {
  int precedence = 0;
  uint8_t op = 0;
};

BinaryInfo binary_info(Tok k) {
  using namespace code;
  switch (k) {
    case Tok::VBAR: return {p_bitwise_or, NB_OR};
    case Tok::CIRCUMFLEX: return {p_bitwise_xor, NB_XOR};
    case Tok::AMPER: return {p_bitwise_and, NB_AND};
    case Tok::LEFTSHIFT: return {p_shift, NB_LSHIFT};
    case Tok::RIGHTSHIFT: return {p_shift, NB_RSHIFT};
    case Tok::PLUS: return {p_sum, NB_ADD};
    case Tok::MINUS: return {p_sum, NB_SUBTRACT};
    case Tok::STAR: return {p_term, NB_MULTIPLY};
    case Tok::SLASH: return {p_term, NB_TRUE_DIVIDE};
    case Tok::DOUBLESLASH: return {p_term, NB_FLOOR_DIVIDE};
    case Tok::PERCENT: return {p_term, NB_REMAINDER};
    case Tok::AT: return {p_term, NB_MATRIX_MULTIPLY};
    case Tok::DOUBLESTAR: return {p_power, NB_POWER};
    case Tok::LESS:
    case Tok::GREATER:
    case Tok::EQEQUAL:
    case Tok::NOTEQUAL:
    case Tok::LESSEQUAL:
    case Tok::GREATEREQUAL:
    case Tok::KW_IN:
    case Tok::KW_IS:
    case Tok::KW_NOT: return {p_comparison, 0};
    case Tok::KW_AND: return {p_and, 0};
    case Tok::KW_OR: return {p_or, 0};
    default: return {};
  }
}

}  // namespace

Expr* Parser::note_depth(Expr* e, std::initializer_list<const Expr*> children) {
  for (const Expr* child : children) {
    if (child != nullptr && child->depth >= e->depth) e->depth = uint16_t(child->depth + 1);
  }
  if (e->depth > max_depth) return fail("source is too complex to compile: it is nested too deeply", e->loc);
  return e;
}

Expr* Parser::note_depth(Expr* e, Seq<Expr*> children) {
  for (const Expr* child : children) {
    if (note_depth(e, {child}) == nullptr) return nullptr;
  }
  return e;
}

Expr* Parser::star_expressions() {
  size_t start = pos_;
  Expr* first = star_expression();
  if (first == nullptr || !at(Tok::COMMA)) return first;
  Exprs elts{first};
  while (accept(Tok::COMMA) && (at(Tok::STAR) || starts_expression(kind()))) {
    Expr* e = star_expression();
    if (e == nullptr) return nullptr;
    elts.push_back(e);
  }
  auto* tuple = node<Display>(ExprKind::Tuple, start, arena_.seq(elts));
  return note_depth(tuple, tuple->elts);
}

Expr* Parser::star_expression() {
  if (!at(Tok::STAR)) return expression();
  size_t start = pos_;
  advance();
  Expr* value = binary(p_bitwise_or);
  if (value == nullptr) return nullptr;
  return grown(node<UnaryForm>(ExprKind::Starred, start, value), {value});
}

Expr* Parser::star_named_expression() {
  if (!at(Tok::STAR)) return named_expression();
  const Tok next = kind(1);
  if (next != Tok::RPAR && next != Tok::RSQB && next != Tok::RBRACE && next != Tok::COMMA) return star_expression();
  advance();
  return fail("Invalid star expression", token().loc);
}

Expr* Parser::named_expression(bool in_arguments) {
  if (at(Tok::NAME) && kind(1) == Tok::COLONEQUAL) {
    size_t start = pos_;
    Name id = name_here();
    auto* target = node<NameExpr>(ExprKind::Name, start, id, Context::store);
    advance();
    Expr* value = expression();
    if (value == nullptr) return nullptr;
    return grown(node<NamedExpr>(ExprKind::NamedExpr, start, target, value), {value});
  }
  Expr* e = expression();
  if (e != nullptr && at(Tok::COLONEQUAL)) {
    if (e->kind != ExprKind::Name) {
      return fail("cannot use assignment expressions with " + std::string(describe(e)), e->loc);
    }
    return fail_syntax();
  }
  if (e != nullptr && at(Tok::EQUAL) && !in_arguments) return misplaced_assignment(e);
  return e;
}

bool Parser::read_bitwise_or() { return binary(p_bitwise_or) != nullptr; }

Expr* Parser::expression() {
  if (++nesting_ > max_nesting) return fail("too many nested parentheses", token().loc);
  struct Leave {
    int& n;
    ~Leave() { n--; }
  } leave{nesting_};
  if (at(Tok::KW_LAMBDA)) return lambda();
  size_t start = pos_;
  if ((at(Tok::KW_PASS) || at(Tok::KW_BREAK) || at(Tok::KW_CONTINUE)) && kind(1) == Tok::KW_IF)
    return fail("expected expression before 'if', but statement is given", token().loc);
  Expr* body = binary(p_or);
  if (body == nullptr) return nullptr;
  last_ = {body, start, pos_};
  if (!at(Tok::KW_IF)) return body;
  advance();
  Expr* test = binary(p_or);
  if (test == nullptr) return nullptr;
  if (!at(Tok::KW_ELSE)) {
    if (at(Tok::COLON)) return fail_syntax();
    return fail("expected 'else' after 'if' expression", from(start));
  }
  advance();
  if (!starts_expression(kind()) && !at(Tok::ERROR)) {
    return fail("expected expression after 'else', but statement is given", token().loc);
  }
  Expr* orelse = expression();
  if (orelse == nullptr) return nullptr;
  return grown(node<IfExp>(ExprKind::IfExp, start, test, body, orelse), {test, body, orelse});
}

Expr* Parser::yield_expression() {
  size_t start = pos_;
  advance();
  if (accept(Tok::KW_FROM)) {
    Expr* value = expression();
    if (value == nullptr) return nullptr;
    return grown(node<UnaryForm>(ExprKind::YieldFrom, start, value), {value});
  }
  Expr* value = nullptr;
  if (at(Tok::STAR) || starts_expression(kind())) {
    value = star_expressions();
    if (value == nullptr) return nullptr;
  }
  return grown(node<UnaryForm>(ExprKind::Yield, start, value), {value});
}

Expr* Parser::yield_or_star_expressions() { return at(Tok::KW_YIELD) ? yield_expression() : star_expressions(); }

Expr* Parser::lambda() {
  size_t start = pos_;
  advance();
  Arguments* args = parameters(Tok::COLON, false);
  if (args == nullptr) return nullptr;
  if (!at(Tok::COLON)) return missing_colon(true);
  advance();
  if (at(Tok::FSTRING_MIDDLE) || (at(Tok::RBRACE) && pos_ > 0)) {
    return fail("f-string: lambda expressions are not allowed without parentheses", from(start));
  }
  Expr* body = expression();
  if (body == nullptr) return nullptr;
  return grown(node<Lambda>(ExprKind::Lambda, start, args, body), {body});
}

Expr* Parser::binary(int min_precedence) {
  size_t start = pos_;
  Expr* left = operand(min_precedence);
  while (left != nullptr) {
    Tok k = kind();
    BinaryInfo info = binary_info(k);
    if (info.precedence == 0 || info.precedence < min_precedence) break;
    if (info.precedence == p_comparison) {
      if (k == Tok::KW_NOT && kind(1) != Tok::KW_IN) {
        advance();
        return fail_syntax();
      }
      left = comparison(start, left);
    } else if (info.precedence <= p_and) {
      left = bool_operation(start, left, k, info.precedence);
    } else {
      advance();
      if (at(Tok::KW_NOT) && info.precedence > p_bitwise_or) return misplaced_not();
      if (++nesting_ > max_nesting) return fail("source is too complex to parse", token().loc);
      Expr* right = binary(info.precedence == p_power ? p_factor : info.precedence + 1);
      nesting_--;
      if (right == nullptr) return nullptr;
      left = grown(node<BinOp>(ExprKind::BinOp, start, left, info.op, right), {left, right});
    }
  }
  return left;
}

// `3 + not x`: CPython's invalid_arithmetic and invalid_factor.
std::nullptr_t Parser::misplaced_not() {
  const size_t start = pos_;
  if (binary(p_not) == nullptr) return nullptr;
  return fail("'not' after an operator must be parenthesized", from(start));
}

Expr* Parser::operand(int min_precedence) {
  UnaryOperator op;
  int precedence = p_factor;
  switch (kind()) {
    case Tok::KW_NOT:
      if (min_precedence > p_not) return fail_syntax();
      op = UnaryOperator::Not;
      precedence = p_not;
      break;
    case Tok::PLUS: op = UnaryOperator::UAdd; break;
    case Tok::MINUS: op = UnaryOperator::USub; break;
    case Tok::TILDE: op = UnaryOperator::Invert; break;
    default: return await_or_primary();
  }
  if (min_precedence > p_factor) return fail_syntax();
  if (++nesting_ > max_nesting) return fail("source is too complex to parse", token().loc);
  size_t start = pos_;
  advance();
  if (precedence == p_factor && at(Tok::KW_NOT)) return misplaced_not();
  Expr* value = binary(precedence);
  nesting_--;
  if (value == nullptr) return nullptr;
  return grown(node<UnaryOp>(ExprKind::UnaryOp, start, op, value), {value});
}

Expr* Parser::comparison(size_t start, Expr* left) {
  std::vector<CompareOperator> ops;
  Exprs comparators;
  for (;;) {
    CompareOperator op;
    switch (kind()) {
      case Tok::LESS:
        if (kind(1) == Tok::GREATER && token(1).loc.column == token().loc.end_column) {
          Location loc = token().loc;
          loc.end_column++;
          return fail("invalid syntax.  Maybe you meant '!=' instead of '<>'?", loc);
        }
        op = CompareOperator::Lt;
        break;
      case Tok::LESSEQUAL: op = CompareOperator::LtE; break;
      case Tok::EQEQUAL: op = CompareOperator::Eq; break;
      case Tok::NOTEQUAL: op = CompareOperator::NotEq; break;
      case Tok::GREATER: op = CompareOperator::Gt; break;
      case Tok::GREATEREQUAL: op = CompareOperator::GtE; break;
      case Tok::KW_IN: op = CompareOperator::In; break;
      case Tok::KW_IS: op = kind(1) == Tok::KW_NOT ? CompareOperator::IsNot : CompareOperator::Is; break;
      case Tok::KW_NOT:
        if (kind(1) == Tok::KW_IN) {
          op = CompareOperator::NotIn;
          break;
        }
        [[fallthrough]];
      default: {
        auto* compare = node<Compare>(ExprKind::Compare, start, left, arena_.seq(ops), arena_.seq(comparators));
        if (note_depth(compare, {left}) == nullptr) return nullptr;
        return note_depth(compare, compare->comparators);
      }
    }
    advance();
    if (op == CompareOperator::IsNot || op == CompareOperator::NotIn) advance();
    Expr* right = binary(p_bitwise_or);
    if (right == nullptr) return nullptr;
    ops.push_back(op);
    comparators.push_back(right);
  }
}

Expr* Parser::bool_operation(size_t start, Expr* left, Tok op, int precedence) {
  Exprs values{left};
  while (at(op)) {
    advance();
    Expr* value = binary(precedence + 1);
    if (value == nullptr) return nullptr;
    values.push_back(value);
  }
  auto* result = node<BoolOp>(ExprKind::BoolOp, start, op == Tok::KW_AND ? BoolOperator::And : BoolOperator::Or,
                              arena_.seq(values));
  return note_depth(result, result->values);
}

Expr* Parser::await_or_primary() {
  if (!at(Tok::KW_AWAIT)) return primary();
  size_t start = pos_;
  if (!language_.coroutines) return refuse("'await'", token().loc);
  advance();
  Expr* value = primary();
  if (value == nullptr) return nullptr;
  return grown(node<UnaryForm>(ExprKind::Await, start, value), {value});
}

Expr* Parser::targets(bool allow_tuple) {
  size_t start = pos_;
  auto one = [&]() -> Expr* { return at(Tok::STAR) ? star_expression() : binary(p_bitwise_or); };
  Expr* first = one();
  if (first == nullptr || !allow_tuple || !at(Tok::COMMA)) return first;
  Exprs elts{first};
  while (accept(Tok::COMMA) && (at(Tok::STAR) || starts_expression(kind()))) {
    Expr* e = one();
    if (e == nullptr) return nullptr;
    elts.push_back(e);
  }
  auto* tuple = node<Display>(ExprKind::Tuple, start, arena_.seq(elts));
  return note_depth(tuple, tuple->elts);
}

}  // namespace lockstep::python::compile

// Expressions: from `a, *b` down to atoms.
#include <cmath>
#include <cstdlib>

#include "python/code/opcodes.h"
#include "python/compile/big_integer.h"
#include "python/compile/parser.h"

namespace lockstep::python::compile {
namespace {

// How tightly operators bind, loosest first. The grammar's rules: disjunction, conjunction, inversion, comparison,
// bitwise_or, bitwise_xor, bitwise_and, shift_expr, sum, term, factor, power.
enum Precedence {
  p_or = 1,
  p_and,
  p_not,
  p_comparison,
  p_bitwise_or,
  p_bitwise_xor,
  p_bitwise_and,
  p_shift,
  p_sum,
  p_term,
  p_factor,
  p_power
};

constexpr int max_nesting = 1000;      // calls of the parser within each other
constexpr int max_depth = 1500;        // height of a tree
constexpr size_t max_integer = 20000;  // digits; CPython itself refuses more than 4300 decimal ones

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

Expr* Parser::star_named_expression() { return at(Tok::STAR) ? star_expression() : named_expression(); }

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
      if (++nesting_ > max_nesting) return fail("source is too complex to parse", token().loc);
      Expr* right = binary(info.precedence == p_power ? p_factor : info.precedence + 1);
      nesting_--;
      if (right == nullptr) return nullptr;
      left = grown(node<BinOp>(ExprKind::BinOp, start, left, info.op, right), {left, right});
    }
  }
  return left;
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

Expr* Parser::primary() {
  size_t start = pos_;
  Expr* e = atom();
  while (e != nullptr) {
    if (at(Tok::DOT)) {
      advance();
      if (!at(Tok::NAME)) return fail_syntax();
      Name attr = name_here();
      e = grown(node<Attribute>(ExprKind::Attribute, start, e, attr), {e});
    } else if (at(Tok::LPAR)) {
      e = call(start, e);
    } else if (at(Tok::LSQB)) {
      e = subscript(start, e);
    } else {
      break;
    }
  }
  return e;
}

Expr* Parser::atom() {
  size_t start = pos_;
  auto constant = [&](code::Constant value) {
    advance();
    return node<ConstantExpr>(ExprKind::Constant, start, arena_.constant(std::move(value)));
  };
  switch (kind()) {
    case Tok::NAME: {
      Name id = name_here();
      return node<NameExpr>(ExprKind::Name, start, id);
    }
    case Tok::NUMBER: return number();
    case Tok::STRING:
    case Tok::FSTRING_START: return strings();
    case Tok::KW_TRUE: return constant({true});
    case Tok::KW_FALSE: return constant({false});
    case Tok::KW_NONE: return constant({code::None{}});
    case Tok::ELLIPSIS: return constant({code::Ellipsis{}});
    case Tok::LPAR: return parenthesized();
    case Tok::LSQB: return list_display();
    case Tok::LBRACE: return dict_or_set();
    default: return fail_syntax();
  }
}

Expr* Parser::number() {
  size_t start = pos_;
  std::string_view text = token().text;
  advance();
  auto make = [&](code::Constant value) {
    return node<ConstantExpr>(ExprKind::Constant, start, arena_.constant(std::move(value)));
  };
  unsigned base = 10;
  if (text.size() > 1 && text[0] == '0') {
    switch (text[1] | 0x20) {
      case 'x': base = 16; break;
      case 'o': base = 8; break;
      case 'b': base = 2; break;
      default: break;
    }
  }
  bool integer = base != 10 || text.find_first_of(".eEjJ") == text.npos;
  if (integer) {
    std::string_view digits = base == 10 ? text : text.substr(2);
    size_t count = digits.size();
    for (char c : digits) count -= c == '_';
    if (base == 10 && count > 4300) {
      return fail("Exceeds the limit (4300 digits) for integer string conversion: value has " + std::to_string(count) +
                      " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for "
                      "huge integer literals to avoid decimal conversion limits.",
                  from(start));
    }
    if (count > max_integer) return refuse("integer literal of that many digits", from(start));
    return make(BigInteger::from_digits(digits, base).to_constant());
  }
  std::string plain;
  for (char c : text) {
    if (c != '_') plain += c;
  }
  bool imaginary = (plain.back() | 0x20) == 'j';
  if (imaginary) plain.pop_back();
  double value = std::strtod(plain.c_str(), nullptr);
  if (imaginary) return make({std::complex<double>(0.0, value)});
  return make({value});
}

// `(`: a group, a tuple, a generator expression or a yield.
Expr* Parser::parenthesized() {
  size_t start = pos_;
  advance();
  if (accept(Tok::RPAR)) {
    auto* empty = node<Display>(ExprKind::Tuple, start);
    empty->parenthesized = true;
    return empty;
  }
  if (at(Tok::KW_YIELD)) {
    Expr* e = yield_expression();
    if (e == nullptr || !expect(Tok::RPAR)) return nullptr;
    e->parenthesized = true;
    return e;
  }
  Expr* first = star_named_expression();
  if (first == nullptr) return nullptr;
  if (at_comprehension()) return comprehension(ExprKind::GeneratorExp, start, first, nullptr, Tok::RPAR);
  if (at(Tok::RPAR)) {
    if (first->kind == ExprKind::Starred) return fail("cannot use starred expression here", first->loc);
    advance();
    first->parenthesized = true;
    return first;
  }
  Exprs elts{first};
  while (accept(Tok::COMMA) && !at(Tok::RPAR)) {
    Expr* e = star_named_expression();
    if (e == nullptr) return nullptr;
    elts.push_back(e);
  }
  if (!expect(Tok::RPAR)) return nullptr;
  auto* tuple = node<Display>(ExprKind::Tuple, start, arena_.seq(elts));
  tuple->parenthesized = true;
  return note_depth(tuple, tuple->elts);
}

Expr* Parser::list_display() {
  size_t start = pos_;
  advance();
  Exprs elts;
  while (!at(Tok::RSQB)) {
    Expr* e = star_named_expression();
    if (e == nullptr) return nullptr;
    elts.push_back(e);
    if (at_comprehension()) {
      if (elts.size() > 1) {
        return fail("did you forget parentheses around the comprehension target?", range(elts[0], elts.back()));
      }
      return comprehension(ExprKind::ListComp, start, e, nullptr, Tok::RSQB);
    }
    if (!accept(Tok::COMMA)) break;
  }
  if (!expect(Tok::RSQB)) return nullptr;
  auto* result = node<Display>(ExprKind::List, start, arena_.seq(elts));
  return note_depth(result, result->elts);
}

Expr* Parser::dict_or_set() {
  size_t start = pos_;
  advance();
  if (accept(Tok::RBRACE)) return node<Dict>(ExprKind::Dict, start);
  if (at(Tok::DOUBLESTAR)) return dict_rest(start, nullptr);
  Expr* first = star_named_expression();
  if (first == nullptr) return nullptr;
  if (at(Tok::COLON) && first->kind != ExprKind::Starred) return dict_rest(start, first);
  if (at_comprehension()) return comprehension(ExprKind::SetComp, start, first, nullptr, Tok::RBRACE);
  Exprs elts{first};
  while (accept(Tok::COMMA) && !at(Tok::RBRACE)) {
    Expr* e = star_named_expression();
    if (e == nullptr) return nullptr;
    elts.push_back(e);
    if (at_comprehension()) {
      return fail("did you forget parentheses around the comprehension target?", range(elts[0], elts.back()));
    }
  }
  if (!expect(Tok::RBRACE)) return nullptr;
  auto* result = node<Set>(ExprKind::Set, start, arena_.seq(elts));
  return note_depth(result, result->elts);
}

// The rest of a dict display whose first key, if it has one, is read and followed by a colon.
Expr* Parser::dict_rest(size_t start, Expr* key) {
  Exprs keys, values;
  bool first = true;
  while (!at(Tok::RBRACE)) {
    Expr* value = nullptr;
    if (!(first && key != nullptr) && at(Tok::DOUBLESTAR)) {
      size_t unpack_start = pos_;
      advance();
      value = binary(p_bitwise_or);
      key = nullptr;
      if (value != nullptr && first && at_comprehension()) {
        return fail("dict unpacking cannot be used in dict comprehension", tokens_[unpack_start].loc);
      }
    } else {
      if (!first) key = expression();
      if (key == nullptr) return nullptr;
      if (!at(Tok::COLON)) {
        if (at(Tok::ERROR)) return fail_syntax();
        Location end = tokens_[pos_ - 1].loc;
        end.column = end.end_column - 1;
        return fail("':' expected after dictionary key", end);
      }
      const Location colon = token().loc;
      advance();
      if (at(Tok::RBRACE) || at(Tok::COMMA)) return fail("expression expected after dictionary key and ':'", colon);
      if (at(Tok::STAR)) return fail("cannot use a starred expression in a dictionary value", token().loc);
      value = expression();
      if (value == nullptr) return nullptr;
      if (first && at_comprehension()) return comprehension(ExprKind::DictComp, start, key, value, Tok::RBRACE);
    }
    if (value == nullptr) return nullptr;
    keys.push_back(key);
    values.push_back(value);
    first = false;
    if (!accept(Tok::COMMA)) break;
  }
  if (!expect(Tok::RBRACE)) return nullptr;
  auto* dict = node<Dict>(ExprKind::Dict, start, arena_.seq(keys), arena_.seq(values));
  if (note_depth(dict, dict->keys) == nullptr) return nullptr;
  return note_depth(dict, dict->values);
}

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
      if (value == nullptr) return false;
      keywords.push_back(arena_.make<Keyword>(Name{}, true, value, from(start)));
      seen_unpacking = true;
    } else if (at(Tok::STAR)) {
      advance();
      Expr* value = expression();
      if (value == nullptr) return false;
      if (seen_unpacking) {
        fail("iterable argument unpacking follows keyword argument unpacking", from(start));
        return false;
      }
      Expr* starred = grown(node<UnaryForm>(ExprKind::Starred, start, value), {value});
      if (starred == nullptr) return false;
      args.push_back(starred);
    } else if (at(Tok::NAME) && kind(1) == Tok::EQUAL) {
      Name name = name_here();
      Location equal = token().loc;
      advance();
      if (at(Tok::COMMA) || at(Tok::RPAR)) {
        Location loc = tokens_[start].loc;
        loc.end_column = equal.end_column;
        loc.end_line = equal.end_line;
        fail("expected argument value expression", loc);
        return false;
      }
      Expr* value = expression();
      if (value == nullptr) return false;
      if (at_comprehension()) {
        fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
             {tokens_[start].loc.line, equal.end_line, tokens_[start].loc.column, equal.end_column});
        return false;
      }
      keywords.push_back(arena_.make<Keyword>(name, false, value, from(start)));
      seen_keyword = true;
    } else {
      Expr* e = named_expression(true);
      if (e == nullptr) return false;
      if (at_comprehension()) {
        bool alone = args.empty() && keywords.empty();
        if (alone) {
          // f(x for x in y): the parentheses of the call are those of the generator expression
          std::vector<Comprehension*> clauses;
          if (!comprehension_clauses(clauses)) return false;
          if (at(Tok::RPAR)) {
            size_t close = pos_;
            Location loc = {tokens_[open].loc.line, tokens_[close].loc.end_line, tokens_[open].loc.column,
                            tokens_[close].loc.end_column};
            auto* generator = arena_.make<ComprehensionExpr>(Expr{ExprKind::GeneratorExp, false, 1, loc}, e, nullptr,
                                                             arena_.seq(clauses));
            if (note_depth(generator, {e}) == nullptr) return false;
            for (Comprehension* c : clauses) {
              if (note_depth(generator, {c->target, c->iter}) == nullptr) return false;
              if (note_depth(generator, c->ifs) == nullptr) return false;
            }
            args.push_back(generator);
            return true;
          }
          if (at(Tok::COMMA) && kind(1) == Tok::RPAR) {
            fail("Generator expression must be parenthesized", from(start));
            return false;
          }
          if (at(Tok::COMMA)) {
            fail("Generator expression must be parenthesized", from(start));
          } else {
            fail_syntax();
          }
          return false;
        }
        std::vector<Comprehension*> clauses;
        if (!comprehension_clauses(clauses)) return false;
        fail("Generator expression must be parenthesized", from(start));
        return false;
      }
      if (at(Tok::EQUAL)) {
        if (e->kind == ExprKind::Constant &&
            (tokens_[start].kind == Tok::KW_TRUE || tokens_[start].kind == Tok::KW_FALSE ||
             tokens_[start].kind == Tok::KW_NONE)) {
          Location loc = tokens_[start].loc;
          loc.end_column = token().loc.end_column;
          fail("cannot assign to " + std::string(describe(e)), loc);
        } else {
          Location loc = from(start);
          loc.end_line = token().loc.end_line;
          loc.end_column = token().loc.end_column;
          fail("expression cannot contain assignment, perhaps you meant \"==\"?", loc);
        }
        return false;
      }
      if (seen_keyword || seen_unpacking) {
        if (at(Tok::COMMA) || at(Tok::RPAR)) {
          fail(seen_unpacking ? "positional argument follows keyword argument unpacking"
                              : "positional argument follows keyword argument",
               at(Tok::RPAR) ? token().loc : tokens_[pos_ - 1].loc);
          return false;
        }
        fail_syntax();
        return false;
      }
      args.push_back(e);
    }
    if (!accept(Tok::COMMA)) break;
  }
  return true;
}

Expr* Parser::subscript(size_t start, Expr* value) {
  advance();
  size_t first_start = pos_;
  Expr* index = at(Tok::STAR) ? star_expression() : slice();
  if (index == nullptr) return nullptr;
  if (at(Tok::COMMA) || index->kind == ExprKind::Starred) {
    Exprs elts{index};
    while (accept(Tok::COMMA) && !at(Tok::RSQB)) {
      Expr* e = at(Tok::STAR) ? star_expression() : slice();
      if (e == nullptr) return nullptr;
      elts.push_back(e);
    }
    auto* tuple = node<Display>(ExprKind::Tuple, first_start, arena_.seq(elts));
    index = note_depth(tuple, tuple->elts);
    if (index == nullptr) return nullptr;
  }
  if (!expect(Tok::RSQB)) return nullptr;
  return grown(node<Subscript>(ExprKind::Subscript, start, value, index), {value, index});
}

Expr* Parser::slice() {
  size_t start = pos_;
  Expr *lower = nullptr, *upper = nullptr, *step = nullptr;
  if (!at(Tok::COLON)) {
    lower = named_expression();
    if (lower == nullptr || !at(Tok::COLON)) return lower;
  }
  advance();
  auto ends = [&] { return at(Tok::COLON) || at(Tok::COMMA) || at(Tok::RSQB); };
  if (!ends() && (upper = expression()) == nullptr) return nullptr;
  if (accept(Tok::COLON) && !ends() && (step = expression()) == nullptr) return nullptr;
  return grown(node<Slice>(ExprKind::Slice, start, lower, upper, step), {lower, upper, step});
}

bool Parser::at_comprehension() const { return at(Tok::KW_FOR) || (at(Tok::KW_ASYNC) && kind(1) == Tok::KW_FOR); }

bool Parser::comprehension_clauses(std::vector<Comprehension*>& out) {
  while (at_comprehension()) {
    bool is_async = at(Tok::KW_ASYNC);
    if (is_async) {
      if (!language_.coroutines) {
        refuse("'async for'", token().loc);
        return false;
      }
      advance();
    }
    advance();
    Expr* target = targets(true);
    if (target == nullptr) return false;
    if (!at(Tok::KW_IN)) {
      if (const Expr* bad = invalid_target(target, Context::store)) {
        fail("cannot assign to " + std::string(describe(bad)), bad->loc);
      } else {
        fail("'in' expected after for-loop variables", token().loc);
      }
      return false;
    }
    if (!make_target(target, Context::store)) return false;
    advance();
    Expr* iter = binary(p_or);
    if (iter == nullptr) return false;
    Exprs ifs;
    while (accept(Tok::KW_IF)) {
      Expr* test = binary(p_or);
      if (test == nullptr) return false;
      ifs.push_back(test);
    }
    out.push_back(arena_.make<Comprehension>(target, iter, arena_.seq(ifs), is_async));
  }
  return true;
}

Expr* Parser::comprehension(ExprKind kind, size_t start, Expr* elt, Expr* value, Tok closing) {
  if (elt->kind == ExprKind::Starred) {
    return fail("iterable unpacking cannot be used in comprehension", elt->loc);
  }
  std::vector<Comprehension*> clauses;
  if (!comprehension_clauses(clauses) || !expect(closing)) return nullptr;
  auto* result = node<ComprehensionExpr>(kind, start, elt, value, arena_.seq(clauses));
  for (Comprehension* c : clauses) {
    if (note_depth(result, {c->target, c->iter}) == nullptr) return nullptr;
    if (note_depth(result, c->ifs) == nullptr) return nullptr;
  }
  return note_depth(result, {elt, value});
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

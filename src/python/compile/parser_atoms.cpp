// Atoms and what follows them: names, numbers, displays, comprehensions, attributes, subscripts.
#include <cstdlib>

#include "python/code/integer.h"
#include "python/compile/parser.h"
#include "python/compile/precedence.h"

namespace lockstep::python::compile {
namespace {

constexpr size_t max_integer = 20000;  // digits; CPython itself refuses more than 4300 decimal ones

}  // namespace

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
    return make(code::Integer::from_digits(digits, base).to_constant());
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
  if (at(Tok::DOUBLESTAR)) {
    const Location stars = token().loc;
    advance();
    if (expression() != nullptr && at(Tok::RPAR)) return fail("cannot use double starred expression here", stars);
    pos_ = start + 1;
    return fail_syntax();
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
  if (at(Tok::COLON) && first->kind != ExprKind::Starred) {
    const bool is_bare_walrus = first->kind == ExprKind::NamedExpr && tokens_[start + 1].kind == Tok::NAME;
    return is_bare_walrus ? fail_syntax() : dict_rest(start, first);
  }
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
      if (const size_t star = pos_; accept(Tok::STAR)) {
        if (binary(p_bitwise_or) == nullptr) return nullptr;
        return fail("cannot use a starred expression in a dictionary value", from(star));
      }
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
  return note_comprehension_depth(node<ComprehensionExpr>(kind, start, elt, value, arena_.seq(clauses)));
}

Expr* Parser::note_comprehension_depth(ComprehensionExpr* e) {
  for (Comprehension* clause : e->generators) {
    if (note_depth(e, {clause->target, clause->iter}) == nullptr) return nullptr;
    if (note_depth(e, clause->ifs) == nullptr) return nullptr;
  }
  return note_depth(e, {e->elt, e->value});
}

}  // namespace lockstep::python::compile

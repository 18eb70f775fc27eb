// String literals: escapes, concatenation, f-strings.
#include "base/utf8.h"
#include "python/compile/parser.h"
#include "python/compile/warn.h"

namespace lockstep::python::compile {
namespace {

struct Literal {
  bool bytes = false, raw = false;
  std::string_view body;
};

Literal split_literal(std::string_view text) {
  Literal out;
  size_t i = 0;
  for (; text[i] != '"' && text[i] != '\''; i++) {
    out.bytes = out.bytes || (text[i] | 0x20) == 'b';
    out.raw = out.raw || (text[i] | 0x20) == 'r';
  }
  text.remove_prefix(i);
  size_t quotes = text.size() >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
  out.body = text.substr(quotes, text.size() - 2 * quotes);
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = char(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Location joined(const Location& a, const Location& b) { return {a.line, b.end_line, a.column, b.end_column}; }

}  // namespace

Expr* Parser::string_constant(std::string text, const Location& loc) {
  return arena_.make<ConstantExpr>(Expr{ExprKind::Constant, false, 1, loc}, arena_.constant({std::move(text)}));
}

bool Parser::decode_escapes(std::string_view text, const Location& loc, bool bytes, std::string& out) {
  auto complain = [&](std::string message) {
    fail(std::move(message), loc);
    return false;
  };
  out.reserve(text.size());
  size_t wrong_at = text.npos;  // the first escape sequence that is none
  for (size_t i = 0; i < text.size(); i++) {
    char c = text[i];
    if (bytes && (c & 0x80) != 0) return complain("bytes can only contain ASCII literal characters");
    if (c != '\\' || i + 1 >= text.size()) {
      out += c;
      continue;
    }
    size_t escape_at = i;
    c = text[++i];
    switch (c) {
      case '\n': break;
      case '\\':
      case '\'':
      case '"': out += c; break;
      case 'a': out += '\a'; break;
      case 'b': out += '\b'; break;
      case 'f': out += '\f'; break;
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 't': out += '\t'; break;
      case 'v': out += '\v'; break;
      case '0':
      case '1':
      case '2':
      case '3':
      case '4':
      case '5':
      case '6':
      case '7': {
        unsigned value = 0;
        size_t end = std::min(i + 3, text.size());
        for (; i < end && text[i] >= '0' && text[i] <= '7'; i++) value = value * 8 + unsigned(text[i] - '0');
        i--;
        if (value > 0377 && wrong_at == text.npos) wrong_at = escape_at;
        if (bytes) {
          out += char(value);
        } else {
          append_utf8(out, value);
        }
        break;
      }
      case 'x':
      case 'u':
      case 'U': {
        if (bytes && c != 'x') {
          if (wrong_at == text.npos) wrong_at = escape_at;
          out += '\\';
          out += c;
          break;
        }
        size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
        uint32_t value = 0;
        size_t k = 0;
        while (k < digits && i + 1 + k < text.size() && hex_value(text[i + 1 + k]) >= 0) {
          value = value << 4 | uint32_t(hex_value(text[i + 1 + k]));
          k++;
        }
        if (k < digits || value > 0x10ffff) {
          size_t at = count_characters(text.substr(0, escape_at));
          if (bytes) return complain("(value error) invalid \\x escape at position " + std::to_string(at));
          std::string what = k < digits ? (c == 'x'   ? "truncated \\xXX escape"
                                           : c == 'u' ? "truncated \\uXXXX escape"
                                                      : "truncated \\UXXXXXXXX escape")
                                        : "illegal Unicode character";
          return complain("(unicode error) 'unicodeescape' codec can't decode bytes in position " + std::to_string(at) +
                          "-" + std::to_string(at + 1 + k) + ": " + what);
        }
        i += digits;
        if (bytes) {
          out += char(value);
        } else {
          append_utf8(out, value);
        }
        break;
      }
      case 'N':
        if (!bytes) {
          if (i + 1 < text.size() && text[i + 1] == '{') {
            refuse("'\\N{...}' in a string", loc);
            return false;
          }
          return complain("(unicode error) 'unicodeescape' codec can't decode bytes in position " +
                          std::to_string(count_characters(text.substr(0, escape_at))) + "-" +
                          std::to_string(count_characters(text.substr(0, escape_at)) + 1) +
                          ": malformed \\N character escape");
        }
        [[fallthrough]];
      default:  // not an escape: the backslash stays
        out += '\\';
        i--;
        if ((text[i + 1] & 0x80) == 0) {
          out += text[i + 1];
          i++;
          if (wrong_at == text.npos) wrong_at = escape_at;
        }
        break;
    }
  }
  if (wrong_at != text.npos && warned_before_ <= pos_) {  // a literal may be read more than once
    warned_before_ = pos_ + 1;
    warn_of_escape(text, wrong_at, loc, arena_);
  }
  return true;
}

// One or more adjacent literals.
Expr* Parser::strings() {
  size_t start = pos_;
  Exprs parts;
  bool any_bytes = false, any_text = false, any_fstring = false;
  while (at(Tok::STRING) || at(Tok::FSTRING_START)) {
    if (at(Tok::FSTRING_START)) {
      any_text = any_fstring = true;
      if (!fstring(parts)) return nullptr;
      continue;
    }
    Literal literal = split_literal(token().text);
    (literal.bytes ? any_bytes : any_text) = true;
    const Location loc = token().loc;
    std::string value;
    if (literal.raw) {
      value = literal.body;
      for (char c : value) {
        if (literal.bytes && (c & 0x80) != 0) return fail("bytes can only contain ASCII literal characters", loc);
      }
    } else if (!decode_escapes(literal.body, loc, literal.bytes, value)) {
      return nullptr;
    }
    advance();
    parts.push_back(string_constant(std::move(value), loc));
  }
  if (any_bytes && any_text) return fail("cannot mix bytes and nonbytes literals", token().loc);
  if (any_bytes) {
    std::string all;
    for (Expr* part : parts) all += std::get<std::string>(as<ConstantExpr>(part)->value->value);
    return node<ConstantExpr>(ExprKind::Constant, start, arena_.constant({code::Bytes{std::move(all)}}));
  }
  return join_parts(start, parts, any_fstring);
}

// Neighbouring constants become one, as CPython's _PyPegen_concatenate_strings makes them.
Expr* Parser::join_parts(size_t start, const Exprs& parts, bool is_fstring) {
  Exprs values;
  for (size_t i = 0; i < parts.size();) {
    if (parts[i]->kind != ExprKind::Constant) {
      values.push_back(parts[i++]);
      continue;
    }
    size_t end = i;
    std::string text;
    for (; end < parts.size() && parts[end]->kind == ExprKind::Constant; end++) {
      text += std::get<std::string>(as<ConstantExpr>(parts[end])->value->value);
    }
    if (!(is_fstring && text.empty())) {
      values.push_back(end - i == 1 ? parts[i]
                                    : string_constant(std::move(text), joined(parts[i]->loc, parts[end - 1]->loc)));
    }
    i = end;
  }
  if (!is_fstring) return values[0];
  auto* result = node<JoinedStr>(ExprKind::JoinedStr, start, arena_.seq(values));
  return note_depth(result, result->values);
}

bool Parser::fstring(Exprs& parts) {
  std::string_view opening = token().text;
  bool raw = opening.find_first_of("rR") != opening.npos;
  advance();
  while (!at(Tok::FSTRING_END)) {
    if (at(Tok::FSTRING_MIDDLE)) {
      std::string value;
      const Location loc = token().loc;
      if (raw || token().text.find('\\') == std::string_view::npos) {
        value = token().text;
      } else if (!decode_escapes(token().text, loc, false, value)) {
        return false;
      }
      advance();
      if (!value.empty()) parts.push_back(string_constant(std::move(value), loc));
    } else if (at(Tok::LBRACE)) {
      Expr* field = replacement_field(raw, parts);
      if (field == nullptr) return false;
      parts.push_back(field);
    } else {
      return fail_syntax() != nullptr;
    }
  }
  advance();
  return true;
}

namespace {
// The text of a debugging field has no comments (Parser/lexer, set_ftstring_expr).
std::string without_comments(std::string_view text) {
  std::string kept;
  char quote = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '#') {
      while (i < text.size() && text[i] != '\n') ++i;
      if (i == text.size()) break;
      kept += '\n';
      continue;
    }
    kept += c;
  }
  return kept;
}
}  // namespace

// `{expression =!conversion:specification}`; the text of a debugging `=` goes to `parts` in front of it.
Expr* Parser::replacement_field(bool raw, Exprs& parts) {
  size_t start = pos_;
  advance();
  switch (kind()) {
    case Tok::RBRACE: return fail("f-string: valid expression required before '}'", token().loc);
    case Tok::EQUAL: return fail("f-string: valid expression required before '='", token().loc);
    case Tok::EXCLAMATION: return fail("f-string: valid expression required before '!'", token().loc);
    case Tok::COLON: return fail("f-string: valid expression required before ':'", token().loc);
    default: break;
  }
  if (!at(Tok::STAR) && !at(Tok::KW_YIELD) && !starts_expression(kind())) {
    if (at(Tok::ERROR)) return fail_syntax();
    return fail("f-string: expecting a valid expression after '{'", token().loc);
  }
  Expr* value = yield_or_star_expressions();
  if (value == nullptr) return nullptr;
  bool debug = accept(Tok::EQUAL);
  const Location terminator = token().loc;
  int conversion = -1;
  if (at(Tok::EXCLAMATION)) {
    Location bang = token().loc;
    advance();
    if (!at(Tok::NAME)) {
      if (at(Tok::COLON) || at(Tok::RBRACE)) return fail("f-string: missing conversion character", token().loc);
      return fail("f-string: invalid conversion character", token().loc);
    }
    std::string_view name = token().text;
    if (token().loc.line != bang.end_line || token().loc.column != bang.end_column) {
      return fail("f-string: conversion type must come right after the exclamation mark", joined(bang, token().loc));
    }
    if (name != "s" && name != "r" && name != "a") {
      return fail("f-string: invalid conversion character '" + std::string(name) + "': expected 's', 'r', or 'a'",
                  token().loc);
    }
    conversion = name[0];
    advance();
  }
  Expr* spec = nullptr;
  if (at(Tok::COLON)) {
    spec = format_spec(raw);
    if (spec == nullptr) return nullptr;
  }
  if (!at(Tok::RBRACE)) {
    if (at(Tok::ERROR)) return fail_syntax();
    if (spec != nullptr) return fail("f-string: expecting '}', or format specs", token().loc);
    if (conversion != -1) return fail("f-string: expecting ':' or '}'", token().loc);
    if (debug) return fail("f-string: expecting '!', or ':', or '}'", token().loc);
    if (refine_failure()) return nullptr;
    return fail("f-string: expecting '=', or '!', or ':', or '}'", token().loc);
  }
  advance();
  if (debug) {
    if (conversion == -1 && spec == nullptr) conversion = 'r';
    const Location& brace = tokens_[start].loc;
    Location loc{brace.line, terminator.line, brace.column + 1, terminator.column};
    std::string text = without_comments(list_.between(brace, terminator));
    parts.push_back(string_constant(std::move(text), loc));
  }
  auto* field = node<FormattedValue>(ExprKind::FormattedValue, start, value, conversion, spec);
  return grown(field, {value, spec});
}

Expr* Parser::format_spec(bool raw) {
  size_t start = pos_;
  advance();
  Exprs parts;
  while (at(Tok::FSTRING_MIDDLE) || at(Tok::LBRACE)) {
    if (at(Tok::LBRACE)) {
      Expr* field = replacement_field(raw, parts);
      if (field == nullptr) return nullptr;
      parts.push_back(field);
    } else {
      std::string value;
      const Location loc = token().loc;
      if (raw || token().text.find('\\') == std::string_view::npos) {
        value = token().text;
      } else if (!decode_escapes(token().text, loc, false, value)) {
        return nullptr;
      }
      advance();
      parts.push_back(string_constant(std::move(value), loc));
    }
  }
  return join_parts(start, parts, true);
}

}  // namespace lockstep::python::compile

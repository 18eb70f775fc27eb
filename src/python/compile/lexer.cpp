#include "python/compile/lexer.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/utf8.h"
#include "python/code/unicode.h"
#include "python/compile/lexer_state.h"

namespace lockstep::python::compile {
namespace {

constexpr std::array<std::string_view, 256> spellings = [] {
  std::array<std::string_view, 256> table{};
#define TOKEN(name, text) table[size_t(Tok::name)] = text;
#include "python/compile/tokens.def"
  return table;
}();

constexpr size_t max_brackets = 200;  // CPython's MAXLEVEL
constexpr size_t max_indents = 100;   // CPython's MAXINDENT
constexpr int tab_size = 8;

Tok keyword(std::string_view name) {
  if (name.size() < 2 || name.size() > 8) return Tok::NAME;
  for (size_t k = size_t(Tok::KW_FALSE); k <= size_t(Tok::KW_YIELD); k++) {
    if (spellings[k].front() == name.front() && spellings[k] == name) return Tok(k);
  }
  return Tok::NAME;
}

}  // namespace

void Lexer::run() {
  while (!done_) {
    if (!fstrings_.empty() && in_literal_text(fstrings_.back())) {
      lex_fstring_middle();
    } else {
      if (at_line_start_) lex_indentation();
      if (!done_) lex_token();
    }
  }
}

void Lexer::next_line() {
  line_++;
  line_start_ = pos_;
  out_.line_starts.push_back(uint32_t(pos_));
}

void Lexer::emit(Tok kind, size_t start, int line, int column_from) {
  out_.tokens.push_back({kind,
                         uint16_t(brackets_.size()),
                         {line, line_, column_from, column()},
                         std::string_view(text_).substr(start, pos_ - start)});
}

void Lexer::fail(std::string message, const Location& loc, Diagnostic::Kind kind) {
  out_.error.set(std::move(message), loc, kind);
  out_.tokens.push_back({Tok::ERROR, 0, loc, {}});
  done_ = true;
}

void Lexer::lex_indentation() {
  at_line_start_ = false;
  for (;;) {
    int col = 0, alternative = 0;  // tabs as up to 8 columns and as 1: both must agree on every comparison
    for (;; pos_++) {
      char c = peek();
      if (c == ' ') {
        col++, alternative++;
      } else if (c == '\t') {
        col = (col / tab_size + 1) * tab_size;
        alternative++;
      } else if (c == '\f') {
        col = alternative = 0;
      } else if (c == '\\' && peek(1) == '\n') {
        pos_ += 2;
        next_line();
        pos_--;
      } else {
        break;
      }
    }
    if (peek() == '#') {
      while (!at_end() && peek() != '\n') pos_++;
    }
    if (peek() == '\n' && !at_end()) {  // a blank line has no indentation
      pos_++;
      next_line();
      continue;
    }
    if (at_end()) return;
    compare_indentation(col, alternative);
    return;
  }
}

void Lexer::compare_indentation(int col, int alternative) {
  Location here{line_, line_, 0, column()};
  auto inconsistent = [&] {
    fail("inconsistent use of tabs and spaces in indentation", here, Diagnostic::Kind::tab_error);
  };
  if (col == indents_.back().first) {
    if (alternative != indents_.back().second) inconsistent();
  } else if (col > indents_.back().first) {
    if (indents_.size() >= max_indents) {
      return fail("too many levels of indentation", here, Diagnostic::Kind::indentation_error);
    }
    if (alternative <= indents_.back().second) return inconsistent();
    indents_.push_back({col, alternative});
    out_.tokens.push_back({Tok::INDENT, 0, here, {}});
  } else {
    Location dedent{line_, line_, column(), column()};
    while (indents_.size() > 1 && col < indents_.back().first) {
      indents_.pop_back();
      out_.tokens.push_back({Tok::DEDENT, 0, dedent, {}});
    }
    if (col != indents_.back().first) {
      int end = int(out_.line(line_).size());
      return fail("unindent does not match any outer indentation level", {line_, line_, end, end},
                  Diagnostic::Kind::indentation_error);
    }
    if (alternative != indents_.back().second) inconsistent();
  }
}

void Lexer::lex_end() {
  if (!brackets_.empty()) {
    out_.unclosed_bracket = true;
    out_.bracket = brackets_.back().c;
    out_.bracket_loc = brackets_.back().loc;
    out_.tokens.push_back({Tok::ERROR, 0, {line_, line_, column(), column()}, {}});
    done_ = true;
    return;
  }
  Location end{line_, line_, 0, 0};
  for (; indents_.size() > 1; indents_.pop_back()) out_.tokens.push_back({Tok::DEDENT, 0, end, {}});
  out_.tokens.push_back({Tok::END, 0, end, {}});
  done_ = true;
}

void Lexer::lex_token() {
  while (peek() == ' ' || peek() == '\t' || peek() == '\f') pos_++;
  if (peek() == '#') {
    while (!at_end() && peek() != '\n') pos_++;
  }
  if (at_end()) return lex_end();
  char c = peek();
  if (c == '\n') {
    if (brackets_.empty()) {
      bool blank = out_.tokens.empty() || out_.tokens.back().kind == Tok::NEWLINE ||
                   out_.tokens.back().kind == Tok::INDENT || out_.tokens.back().kind == Tok::DEDENT;
      pos_++;
      if (!blank) {
        int col = column() - 1;
        out_.tokens.push_back({Tok::NEWLINE, 0, {line_, line_, col, col + 1}, {}});
      }
      next_line();
      at_line_start_ = true;
    } else {
      pos_++;
      next_line();
    }
    return;
  }
  if (c == '\\') {
    if (peek(1) != '\n') {
      return fail_at("unexpected character after line continuation character", column() + 1);
    }
    pos_ += 2;
    next_line();
    if (at_end())
      fail("unexpected EOF while parsing",
           {line_ - 1, line_ - 1, int(out_.line(line_ - 1).size()), int(out_.line(line_ - 1).size())});
    return;
  }
  if (is_name_start(c)) return lex_name_or_string();
  if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return lex_number();
  if (c == '"' || c == '\'') return lex_string(pos_);
  lex_operator();
}

void Lexer::lex_name_or_string() {
  size_t start = pos_;
  bool b = false, r = false, u = false, f = false, t = false;
  for (size_t i = pos_;; i++) {  // a string prefix?
    char c = i < text_.size() ? text_[i] : '\0';
    if (!b && (c == 'b' || c == 'B')) {
      b = true;
    } else if (!u && (c == 'u' || c == 'U')) {
      u = true;
    } else if (!r && (c == 'r' || c == 'R')) {
      r = true;
    } else if (!f && (c == 'f' || c == 'F')) {
      f = true;
    } else if (!t && (c == 't' || c == 'T')) {
      t = true;
    } else if (c == '"' || c == '\'') {
      pos_ = i;
      // Parser/lexer/lexer.c, maybe_raise_syntax_error_for_string_prefixes
      const char* pair = u && b   ? "ub"
                         : u && r ? "ur"
                         : u && f ? "uf"
                         : u && t ? "ut"
                         : b && f ? "bf"
                         : b && t ? "bt"
                         : f && t ? "ft"
                                  : nullptr;
      if (pair != nullptr) {
        return fail(std::string("'") + pair[0] + "' and '" + pair[1] + "' prefixes are incompatible",
                    {line_, line_, int(start - line_start_), int(i - line_start_)});
      }
      if (t) {
        return fail("t-string", {line_, line_, int(start - line_start_), column() + 1}, Diagnostic::Kind::unsupported);
      }
      return f ? start_fstring(start, r) : lex_string(start);
    } else {
      break;
    }
  }
  bool ascii = true;
  while (is_name_part(peek()) && !at_end()) {
    ascii = ascii && (peek() & 0x80) == 0;
    pos_++;
  }
  if (!ascii && !check_identifier(start)) return;
  std::string_view name = std::string_view(text_).substr(start, pos_ - start);
  emit_here(ascii ? keyword(name) : Tok::NAME, start);
}

bool Lexer::check_identifier(size_t start) {
  for (size_t i = start; i < pos_;) {
    auto [size, is_whole, c] = utf8_piece(text_, i);
    bool good = i == start ? code::is_identifier_start(c) : code::is_identifier_part(c);
    if (!good) {
      invalid_character(c, int(i - line_start_));
      return false;
    }
    if (!code::is_nfkc_stable(c)) {
      int col = int(start - line_start_);
      fail("identifier that is not in normal form NFKC", {line_, line_, col, column()}, Diagnostic::Kind::unsupported);
      return false;
    }
    i += size;
  }
  return true;
}

void Lexer::invalid_character(char32_t c, int col) {
  char number[16];
  std::snprintf(number, sizeof number, "U+%04X", unsigned(c));
  if (code::is_printable(c)) {
    fail_at("invalid character '" + utf8_of(c) + "' (" + number + ")", col);
  } else {
    fail_at(std::string("invalid non-printable character ") + number, col);
  }
}

void Lexer::lex_operator() {
  size_t start = pos_;
  Field* field = !fstrings_.empty() && !fstrings_.back().fields.empty() ? &fstrings_.back().fields.back() : nullptr;
  bool field_top = field != nullptr && field->level == brackets_.size();
  char c = peek();
  if (field_top && c == ':') {
    pos_++;
    emit_here(Tok::COLON, start);
    field->in_spec = true;
    return;
  }
  Tok kind = Tok::UNKNOWN;
  for (size_t k = size_t(Tok::ELLIPSIS); k < size_t(Tok::UNKNOWN); k++) {
    std::string_view s = spellings[k];
    if (!s.empty() && s.front() == c && std::string_view(text_).substr(pos_, s.size()) == s) {
      kind = Tok(k);
      pos_ += s.size();
      break;
    }
  }
  if (kind == Tok::UNKNOWN) {
    pos_++;
    if ((unsigned char)c < 0x20 || c == 0x7f) return invalid_character(char32_t(c), int(start - line_start_));
    return emit_here(Tok::UNKNOWN, start);
  }
  emit_here(kind, start);
  uint32_t index = uint32_t(out_.tokens.size() - 1);
  if (c == '(' || c == '[' || c == '{') {
    if (brackets_.size() >= max_brackets) {
      out_.tokens.pop_back();
      return fail_at("too many nested parentheses", int(start - line_start_));
    }
    brackets_.push_back({c, index, out_.tokens.back().loc});
    out_.tokens.back().level++;
  } else if (c == ')' || c == ']' || c == '}') {
    close_bracket(c, index, field_top);
  }
}

void Lexer::close_bracket(char c, uint32_t index, bool field_top) {
  Location loc = out_.tokens.back().loc;
  auto give_up = [&](std::string message) {
    out_.tokens.pop_back();
    fail(std::move(message), loc);
  };
  if (field_top && c != '}') return give_up(std::string("f-string: unmatched '") + c + "'");
  if (brackets_.empty()) return give_up(std::string("unmatched '") + c + "'");
  Bracket open = brackets_.back();
  bool matches = (open.c == '(' && c == ')') || (open.c == '[' && c == ']') || (open.c == '{' && c == '}');
  if (!matches) {
    std::string message =
        std::string("closing parenthesis '") + c + "' does not match opening parenthesis '" + open.c + "'";
    if (open.loc.line != line_) message += " on line " + std::to_string(open.loc.line);
    return give_up(std::move(message));
  }
  brackets_.pop_back();
  out_.tokens[index].level--;
  out_.tokens[open.token].partner = index;
  if (field_top) fstrings_.back().fields.pop_back();
}

std::string_view spelling(Tok kind) { return spellings[size_t(kind)]; }
bool is_keyword(Tok kind) { return kind >= Tok::KW_FALSE && kind <= Tok::KW_YIELD; }

std::string_view TokenList::line(int number) const {
  if (number < 1 || size_t(number) > line_starts.size()) return {};
  size_t start = line_starts[size_t(number - 1)];
  size_t end = source.find('\n', start);
  return std::string_view(source).substr(start, (end == std::string::npos ? source.size() : end) - start);
}

std::string_view TokenList::between(const Location& from, const Location& to) const {
  size_t a = offset(from.end_line, from.end_column), b = offset(to.line, to.column);
  return std::string_view(source).substr(a, b - a);
}

TokenList tokenize(std::string_view source) {
  TokenList out;
  if (source.starts_with("\xef\xbb\xbf")) source.remove_prefix(3);
  out.source.reserve(std::max<size_t>(source.size() + 1, 64));  // on the heap, so that moving the list moves no text
  for (size_t i = 0; i < source.size(); i++) {
    char c = source[i];
    if (c == '\r') {
      if (i + 1 < source.size() && source[i + 1] == '\n') continue;
      c = '\n';
    }
    out.source.push_back(c);
  }
  if (!out.source.empty() && out.source.back() != '\n') out.source.push_back('\n');
  out.line_starts.push_back(0);
  out.tokens.reserve(out.source.size() / 4 + 8);

  if (size_t zero = out.source.find('\0'); zero != std::string::npos) {
    out.error.set("source code cannot contain null bytes", {1, 1, 0, 0});
    out.tokens.push_back({Tok::ERROR, 0, {1, 1, 0, 0}, {}});
    return out;
  }
  if (size_t bad = find_broken_utf8(out.source); bad != std::string::npos) {
    char number[8];
    std::snprintf(number, sizeof number, "%02x", unsigned((unsigned char)out.source[bad]));
    int line = 1 + int(std::count(out.source.begin(), out.source.begin() + std::ptrdiff_t(bad), '\n'));
    int column = int(bad - (out.source.rfind('\n', bad) + 1));
    out.error.set(std::string("Non-UTF-8 code starting with '\\x") + number + "' on line " + std::to_string(line) +
                      ", but no encoding declared; see https://peps.python.org/pep-0263/ for details",
                  {line, line, column, column});
    out.tokens.push_back({Tok::ERROR, 0, {line, line, 0, 0}, {}});
    return out;
  }
  Lexer(out).run();
  return out;
}

}  // namespace lockstep::python::compile

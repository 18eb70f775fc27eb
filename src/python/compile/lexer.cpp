#include "python/compile/lexer.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "python/code/unicode.h"

namespace lockstep::python::compile {
namespace {

using code::decode_utf8;
using code::Utf8Char;

constexpr std::array<std::string_view, 256> spellings = [] {
  std::array<std::string_view, 256> table{};
#define TOKEN(name, text) table[size_t(Tok::name)] = text;
#include "python/compile/tokens.def"
  return table;
}();

constexpr size_t max_brackets = 200;  // CPython's MAXLEVEL
constexpr size_t max_indents = 100;   // CPython's MAXINDENT
constexpr int tab_size = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }
bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

Tok keyword(std::string_view name) {
  if (name.size() < 2 || name.size() > 8) return Tok::NAME;
  for (size_t k = size_t(Tok::KW_FALSE); k <= size_t(Tok::KW_YIELD); k++) {
    if (spellings[k] == name) return Tok(k);
  }
  return Tok::NAME;
}

class Lexer {
 public:
  explicit Lexer(TokenList& out) : out_(out), text_(out.source) {}

  void run() {
    while (!done_) {
      if (!fstrings_.empty() && in_literal_text(fstrings_.back())) {
        lex_fstring_middle();
      } else {
        if (at_line_start_) lex_indentation();
        if (!done_) lex_token();
      }
    }
  }

 private:
  struct Bracket {
    char c;
    uint32_t token;
    Location loc;
  };
  // A replacement field of an f-string: `{expr` before, `:spec` after its colon.
  struct Field {
    size_t level;  // brackets open inside it, its own included
    bool in_spec;
  };
  struct FString {
    char quote;
    bool triple, raw;
    Location start;
    std::vector<Field> fields;
  };

  static bool in_literal_text(const FString& f) { return f.fields.empty() || f.fields.back().in_spec; }

  char peek(size_t ahead = 0) const { return pos_ + ahead < text_.size() ? text_[pos_ + ahead] : '\0'; }
  bool at_end() const { return pos_ >= text_.size(); }
  int column() const { return int(pos_ - line_start_); }

  void next_line() {  // pos_ stands just behind a '\n'
    line_++;
    line_start_ = pos_;
    out_.line_starts.push_back(uint32_t(pos_));
  }

  void emit(Tok kind, size_t start, int line, int column_from) {
    out_.tokens.push_back({kind,
                           uint16_t(brackets_.size()),
                           {line, line_, column_from, column()},
                           std::string_view(text_).substr(start, pos_ - start)});
  }
  void emit_here(Tok kind, size_t start) { emit(kind, start, line_, int(start - line_start_)); }

  void fail(std::string message, const Location& loc, Diagnostic::Kind kind = Diagnostic::Kind::syntax_error) {
    out_.error.set(std::move(message), loc, kind);
    out_.tokens.push_back({Tok::ERROR, 0, loc, {}});
    done_ = true;
  }
  void fail_at(std::string message, int col) { fail(std::move(message), {line_, line_, col, col + 1}); }

  // Indents and dedents of the logical line that starts here; leaves the position on its first character.
  void lex_indentation() {
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

  void compare_indentation(int col, int alternative) {
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

  void lex_end() {
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

  void lex_token() {
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

  void lex_name_or_string() {
    size_t start = pos_;
    bool b = false, r = false, u = false, f = false, t = false;
    for (size_t i = pos_;; i++) {  // a string prefix?
      char c = i < text_.size() ? text_[i] : '\0';
      if (!(b || u || f || t) && (c == 'b' || c == 'B')) {
        b = true;
      } else if (!(b || u || r || f || t) && (c == 'u' || c == 'U')) {
        u = true;
      } else if (!(r || u) && (c == 'r' || c == 'R')) {
        r = true;
      } else if (!(f || b || u || t) && (c == 'f' || c == 'F')) {
        f = true;
      } else if (!(f || b || u || t) && (c == 't' || c == 'T')) {
        t = true;
      } else if (c == '"' || c == '\'') {
        pos_ = i;
        if (t) {
          return fail("t-string", {line_, line_, int(start - line_start_), column() + 1},
                      Diagnostic::Kind::unsupported);
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

  bool check_identifier(size_t start) {
    for (size_t i = start; i < pos_;) {
      Utf8Char ch = decode_utf8(text_, i);
      bool good = i == start ? code::is_identifier_start(ch.value) : code::is_identifier_part(ch.value);
      if (!good) {
        invalid_character(ch.value, int(i - line_start_));
        return false;
      }
      if (!code::is_nfkc_stable(ch.value)) {
        int col = int(start - line_start_);
        fail("identifier that is not in normal form NFKC", {line_, line_, col, column()},
             Diagnostic::Kind::unsupported);
        return false;
      }
      i += ch.length;
    }
    return true;
  }

  void invalid_character(char32_t c, int col) {
    char number[16];
    std::snprintf(number, sizeof number, "U+%04X", unsigned(c));
    if (code::is_printable(c)) {
      fail_at("invalid character '" + code::encode_utf8(c) + "' (" + number + ")", col);
    } else {
      fail_at(std::string("invalid non-printable character ") + number, col);
    }
  }

  void lex_number();
  bool lex_digits();
  bool check_number_end(const char* kind);

  void lex_string(size_t start) {
    int first_line = line_, first_column = int(start - line_start_);
    char quote = peek();
    bool triple = peek(1) == quote && peek(2) == quote;
    bool raw = false;
    for (size_t i = start; i < pos_; i++) raw = raw || text_[i] == 'r' || text_[i] == 'R';
    pos_ += triple ? 3 : 1;
    bool escaped_quote = false;
    for (;;) {
      if (at_end() || (peek() == '\n' && !triple)) {
        return unterminated_string(first_line, first_column, quote, triple, escaped_quote);
      }
      char c = text_[pos_++];
      if (c == quote && !triple) break;
      if (c == quote && peek() == quote && peek(1) == quote) {
        pos_ += 2;
        break;
      }
      if (c == '\\' && !at_end()) {
        c = text_[pos_++];
        if (c == quote) escaped_quote = true;
      }
      if (c == '\n') next_line();
    }
    emit(Tok::STRING, start, first_line, first_column);
  }

  void unterminated_string(int first_line, int first_column, char quote, bool triple, bool escaped_quote) {
    int last = line_;
    Location loc{first_line, first_line, first_column, first_column};
    if (!fstrings_.empty() && fstrings_.back().quote == quote && fstrings_.back().triple == triple) {
      return fail("f-string: expecting '}'", loc);
    }
    if (triple) {
      if (text_.back() == '\n' && at_end() && last > first_line) last--;
      fail("unterminated triple-quoted string literal (detected at line " + std::to_string(last) + ")", loc);
    } else {
      fail("unterminated string literal (detected at line " + std::to_string(last) + ")" +
               (escaped_quote ? "; perhaps you escaped the end quote" : ""),
           loc);
    }
  }

  void start_fstring(size_t start, bool raw) {
    char quote = peek();
    bool triple = peek(1) == quote && peek(2) == quote;
    pos_ += triple ? 3 : 1;
    emit_here(Tok::FSTRING_START, start);
    if (fstrings_.size() >= 150) return fail("too many nested f-strings", out_.tokens.back().loc);
    fstrings_.push_back({quote, triple, raw, out_.tokens.back().loc, {}});
  }

  // Literal text of an f-string or of a format specification, up to the next `{`, `}` or the closing quote.
  void lex_fstring_middle() {
    FString& f = fstrings_.back();
    bool in_spec = !f.fields.empty();
    size_t start = pos_;
    int first_line = line_, first_column = column();
    auto emit_text = [&](size_t end) {
      if (end > start) {
        size_t resume = pos_;
        pos_ = end;
        emit(Tok::FSTRING_MIDDLE, start, first_line, first_column);
        pos_ = resume;
      }
    };
    auto emit_brace = [&] {  // an escaped brace ends the token: two in the source, one in the text
      pos_++;
      emit_text(pos_);
      pos_++;
      out_.tokens.back().loc.end_column++;
    };
    for (;;) {
      char c = peek();
      if (at_end() || (c == '\n' && !f.triple)) {
        if (in_spec && !at_end()) {  // let the parser see that the field is not closed
          if (c == '\n') {
            return fail("f-string: newlines are not allowed in format specifiers for single quoted f-strings",
                        {line_, line_, column(), column() + 1});
          }
        }
        int last = at_end() && line_ > 1 && column() == 0 ? line_ - 1 : line_;
        std::string what = f.triple ? "unterminated triple-quoted f-string literal" : "unterminated f-string literal";
        return fail(what + " (detected at line " + std::to_string(last) + ")", f.start);
      }
      bool closes = c == f.quote && (!f.triple || (peek(1) == f.quote && peek(2) == f.quote));
      if (closes) {
        emit_text(pos_);
        if (in_spec) {
          return fail("f-string: expecting '}', or format specs", {line_, line_, column(), column() + 1});
        }
        size_t quote_at = pos_;
        pos_ += f.triple ? 3 : 1;
        emit_here(Tok::FSTRING_END, quote_at);
        fstrings_.pop_back();
        return;
      }
      if (c == '{') {
        if (!in_spec && peek(1) == '{') return emit_brace();
        emit_text(pos_);
        return open_field();
      }
      if (c == '}') {
        if (!in_spec && peek(1) == '}') return emit_brace();
        emit_text(pos_);
        if (in_spec) {
          lex_operator();
        } else {
          fail_at("f-string: single '}' is not allowed", column());
        }
        return;
      }
      pos_++;
      if (c == '\n') {
        next_line();
      } else if (c == '\\' && !at_end()) {
        char n = peek();
        if (n == '{' || n == '}') continue;
        if (n == '\n' && !f.triple) {
          pos_++;
          next_line();
          continue;
        }
        if (n == 'N' && !f.raw && peek(1) == '{') {  // \N{NAME}
          while (!at_end() && peek() != '}' && peek() != '\n' && peek() != f.quote) pos_++;
          if (peek() == '}') pos_++;
          continue;
        }
        pos_++;
        if (n == '\n') next_line();
      }
    }
  }

  void open_field() {
    size_t nesting = fstrings_.back().fields.size();
    if (nesting >= 3) return fail_at("f-string: expressions nested too deeply", column());
    lex_operator();
    if (!done_) fstrings_.back().fields.push_back({brackets_.size(), false});
  }

  void lex_operator() {
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
      if (std::string_view(text_).substr(pos_, s.size()) == s) {
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

  void close_bracket(char c, uint32_t index, bool field_top) {
    Location loc = out_.tokens.back().loc;
    auto give_up = [&](std::string message) {
      out_.tokens.pop_back();
      fail(std::move(message), loc);
    };
    bool in_field = !fstrings_.empty() && !fstrings_.back().fields.empty();
    if (field_top && c != '}') return give_up(std::string("f-string: unmatched '") + c + "'");
    if (brackets_.empty()) return give_up(std::string("unmatched '") + c + "'");
    Bracket open = brackets_.back();
    bool matches = (open.c == '(' && c == ')') || (open.c == '[' && c == ']') || (open.c == '{' && c == '}');
    if (!matches) {
      std::string message = in_field ? "f-string: " : "";
      message += std::string("closing parenthesis '") + c + "' does not match opening parenthesis '" + open.c + "'";
      if (open.loc.line != line_) message += " on line " + std::to_string(open.loc.line);
      return give_up(std::move(message));
    }
    brackets_.pop_back();
    out_.tokens[index].level--;
    out_.tokens[open.token].partner = index;
    if (field_top) fstrings_.back().fields.pop_back();
  }

  TokenList& out_;
  const std::string& text_;
  size_t pos_ = 0, line_start_ = 0;
  int line_ = 1;
  bool at_line_start_ = true, done_ = false;
  std::vector<std::pair<int, int>> indents_{{0, 0}};
  std::vector<Bracket> brackets_;
  std::vector<FString> fstrings_;
};

// Digits with single underscores between them. False: an underscore stands wrong, and that has been reported.
bool Lexer::lex_digits() {
  for (;;) {
    while (is_digit(peek())) pos_++;
    if (peek() != '_') return true;
    pos_++;
    if (!is_digit(peek())) {
      fail_at("invalid decimal literal", column() - 1);
      return false;
    }
  }
}

// After a number a name may follow only where it is a keyword that may come next, as in `1if x else 2`.
bool Lexer::check_number_end(const char* kind) {
  size_t end = pos_;
  if (!is_name_start(peek())) return true;
  if ((peek() & 0x80) != 0) {
    Utf8Char ch = decode_utf8(text_, pos_);
    if (!code::is_identifier_start(ch.value)) {
      invalid_character(ch.value, column());
      return false;
    }
  }
  while (is_name_part(text_[end])) end++;
  std::string_view rest = std::string_view(text_).substr(pos_, end - pos_);
  for (std::string_view word : {"and", "else", "for", "if", "in", "is", "not", "or"}) {
    if (!rest.starts_with(word)) continue;
    out_.warnings.push_back({std::string("invalid ") + kind + " literal", line_});
    return true;
  }
  fail_at(std::string("invalid ") + kind + " literal", column() - 1);
  return false;
}

void Lexer::lex_number() {
  size_t start = pos_;
  auto based = [&](auto accepts, const char* name, int base) -> bool {
    pos_ += 2;
    do {
      if (peek() == '_') pos_++;
      if (!accepts(peek())) {
        if (is_digit(peek())) {
          fail_at(std::string("invalid digit '") + peek() + "' in " + name + " literal", column());
        } else {
          fail_at(std::string("invalid ") + name + " literal", column() - 1);
        }
        return false;
      }
      while (accepts(peek())) pos_++;
    } while (peek() == '_');
    if (base < 10 && is_digit(peek())) {
      fail_at(std::string("invalid digit '") + peek() + "' in " + name + " literal", column());
      return false;
    }
    return check_number_end(name);
  };
  if (peek() == '0' && (peek(1) | 0x20) == 'x') {
    if (!based(is_hex_digit, "hexadecimal", 16)) return;
    return emit_here(Tok::NUMBER, start);
  }
  if (peek() == '0' && (peek(1) | 0x20) == 'o') {
    if (!based([](char c) { return c >= '0' && c <= '7'; }, "octal", 8)) return;
    return emit_here(Tok::NUMBER, start);
  }
  if (peek() == '0' && (peek(1) | 0x20) == 'b') {
    if (!based([](char c) { return c == '0' || c == '1'; }, "binary", 2)) return;
    return emit_here(Tok::NUMBER, start);
  }
  bool leading_zero = false, integer = true;
  if (peek() != '.') {
    if (peek() == '0') {
      size_t zeros_end = pos_;
      while (text_[zeros_end] == '0' || (text_[zeros_end] == '_' && is_digit(text_[zeros_end + 1]))) zeros_end++;
      leading_zero = is_digit(text_[zeros_end]);
    }
    if (!lex_digits()) return;
  }
  if (peek() == '.') {
    integer = false;
    pos_++;
    if (is_digit(peek()) && !lex_digits()) return;
  }
  if ((peek() | 0x20) == 'e') {
    size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if (is_digit(peek(1 + sign))) {
      integer = false;
      pos_ += 1 + sign;
      if (!lex_digits()) return;
    } else if (sign == 1) {
      pos_ += 2;
      return fail_at("invalid decimal literal", column() - 1);
    }
  }
  const char* kind = "decimal";
  if ((peek() | 0x20) == 'j') {
    pos_++;
    integer = false;
    kind = "imaginary";
  }
  if (!check_number_end(kind)) return;
  if (leading_zero && integer) {
    int col = int(start - line_start_);
    return fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                {line_, line_, col, column()});
  }
  emit_here(Tok::NUMBER, start);
}

}  // namespace

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
  if (size_t bad = code::find_invalid_utf8(out.source); bad != std::string::npos) {
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

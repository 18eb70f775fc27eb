// Tokens of literals: numbers, strings, and f-strings between their replacement fields.
#include "base/utf8.h"
#include "python/code/unicode.h"
#include "python/compile/lexer_state.h"

namespace lockstep::python::compile {

namespace {

bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

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

bool Lexer::check_number_end(const char* kind) {
  size_t end = pos_;
  if (!is_name_start(peek())) return true;
  if ((peek() & 0x80) != 0) {
    char32_t c = utf8_piece(text_, pos_).character;
    if (!code::is_identifier_start(c)) {
      invalid_character(c, column());
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
    const int col = int(start - line_start_);
    const size_t zeros_end = std::min(text_.find_first_not_of("0_", start), text_.size());
    return fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                {line_, line_, col, int(zeros_end - line_start_)});
  }
  emit_here(Tok::NUMBER, start);
}

void Lexer::lex_string(size_t start) {
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

void Lexer::unterminated_string(int first_line, int first_column, char quote, bool triple, bool escaped_quote) {
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

void Lexer::start_fstring(size_t start, bool raw) {
  char quote = peek();
  bool triple = peek(1) == quote && peek(2) == quote;
  pos_ += triple ? 3 : 1;
  emit_here(Tok::FSTRING_START, start);
  if (fstrings_.size() >= 150) return fail("too many nested f-strings", out_.tokens.back().loc);
  fstrings_.push_back({quote, triple, raw, out_.tokens.back().loc, {}});
}

void Lexer::lex_fstring_middle() {
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
      Location first = f.start;
      first.end_column = first.column + 1;
      return fail(what + " (detected at line " + std::to_string(last) + ")", first);
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

void Lexer::open_field() {
  size_t nesting = fstrings_.back().fields.size();
  if (nesting >= 3) return fail_at("f-string: expressions nested too deeply", column());
  lex_operator();
  if (!done_) fstrings_.back().fields.push_back({brackets_.size(), false});
}

}  // namespace lockstep::python::compile

// The state in which tokens are cut, of which the tokens themselves are the trace.
//
// lexer.cpp has what stands between literals: lines and their indentation, names, operators and brackets.
// lexer_literals.cpp has numbers, strings and the literal parts of f-strings. While `fstrings_` is not empty, the text
// is either literal (up to the next brace or the quote) or the inside of a replacement field, which is cut like any
// other expression:
//
//   f"a{ x :>{ w }}b"       literal text: a  >  b       fields: x, with `in_spec` behind its colon, and in it w
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "python/compile/lexer.h"

namespace lockstep::python::compile {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
inline bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }

class Lexer {
 public:
  explicit Lexer(TokenList& out) : out_(out), text_(out.source) {}
  void run();

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

  void next_line();  // pos_ stands just behind a '\n'
  void emit(Tok kind, size_t start, int line, int column_from);
  void emit_here(Tok kind, size_t start) { emit(kind, start, line_, int(start - line_start_)); }
  void fail(std::string message, const Location& loc, Diagnostic::Kind kind = Diagnostic::Kind::syntax_error);
  void fail_at(std::string message, int col) { fail(std::move(message), {line_, line_, col, col + 1}); }

  // Indents and dedents of the logical line that starts here; leaves the position on its first character.
  void lex_indentation();
  void compare_indentation(int col, int alternative);
  void lex_end();
  void lex_token();
  void lex_name_or_string();
  bool check_identifier(size_t start);
  void invalid_character(char32_t c, int col);
  void lex_operator();
  void close_bracket(char c, uint32_t index, bool field_top);

  void lex_number();
  // Digits with single underscores between them. False: an underscore stands wrong, and that has been reported.
  bool lex_digits();
  // After a number a name may follow only where it is a keyword that may come next, as in `1if x else 2`.
  bool check_number_end(const char* kind);
  void lex_string(size_t start);
  void unterminated_string(int first_line, int first_column, char quote, bool triple, bool escaped_quote);
  void start_fstring(size_t start, bool raw);
  // Literal text of an f-string or of a format specification, up to the next `{`, `}` or the closing quote.
  void lex_fstring_middle();
  void open_field();

  TokenList& out_;
  const std::string& text_;
  size_t pos_ = 0, line_start_ = 0;
  int line_ = 1;
  bool at_line_start_ = true, done_ = false;
  std::vector<std::pair<int, int>> indents_{{0, 0}};
  std::vector<Bracket> brackets_;
  std::vector<FString> fstrings_;
};

}  // namespace lockstep::python::compile

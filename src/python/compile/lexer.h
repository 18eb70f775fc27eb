// From source text to tokens.
//
// The whole text is cut into tokens before parsing begins, since Python's tokens do not depend on its grammar. An
// f-string is not one token but several (PEP 701), so that the parser sees the expressions inside as any others:
//
//   f"a{x!r:>{w}}b"  →  FSTRING_START f"   FSTRING_MIDDLE a   {  NAME x  !  NAME r  :  FSTRING_MIDDLE >
//                       {  NAME w  }  }  FSTRING_MIDDLE b   FSTRING_END "
//
// A text that cannot be cut ends with an ERROR token, and `error` says why: the parser reports it only if it gets
// there, because a syntax error before that point comes first. Follows CPython 3.14 Parser/lexer/lexer.c.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "python/compile/ast.h"
#include "python/compile/failure.h"

namespace lockstep::python::compile {

enum class Tok : uint8_t {
  END,
  ERROR,
  NEWLINE,
  INDENT,
  DEDENT,
  NAME,
  NUMBER,
  STRING,
  FSTRING_START,
  FSTRING_MIDDLE,
  FSTRING_END,
#define TOKEN(name, text) name,
#include "python/compile/tokens.def"
};

struct Token {
  Tok kind = Tok::END;
  uint16_t level = 0;  // brackets that are open behind it
  Location loc;
  std::string_view text;  // as written
  uint32_t partner = 0;   // of an opening bracket: the index of its closing token, 0 = none
};

std::string_view spelling(Tok kind);  // of operators and keywords
bool is_keyword(Tok kind);

struct TokenList {
  std::string source;  // with '\n' as its only line end, and one at the end of the last line
  std::vector<Token> tokens;
  Failure error;                  // set when the last token is ERROR
  bool unclosed_bracket = false;  // the text ended inside a bracket: the last token is ERROR, `error` is not set
  char bracket = 0;               // the innermost open one
  Location bracket_loc;
  std::vector<code::Warning> warnings;

  std::string_view line(int number) const;  // without its newline
  std::string_view between(const Location& from_end_of, const Location& to_start_of) const;
  size_t offset(int line, int column) const { return line_starts[size_t(line - 1)] + size_t(column); }

  std::vector<uint32_t> line_starts;
};

TokenList tokenize(std::string_view source);

}  // namespace lockstep::python::compile

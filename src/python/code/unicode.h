// What Python's lexer and repr() have to know of Unicode: UTF-8, identifiers, printable characters.
//
// Text is UTF-8 throughout; a lone surrogate, which Python strings may hold, is written as its three-byte form. The
// tables are those of CPython 3.14 (Unicode 16).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lockstep::python::code {

struct Utf8Char {
  char32_t value;
  unsigned length;  // bytes, at least 1
};

// The character that begins at `at`; the text has to be well-formed there (surrogates are accepted).
Utf8Char decode_utf8(std::string_view text, size_t at);
void append_utf8(std::string& out, char32_t c);
std::string encode_utf8(char32_t c);
size_t find_invalid_utf8(std::string_view text);  // npos if well-formed
size_t count_characters(std::string_view utf8);

bool is_identifier_start(char32_t c);
bool is_identifier_part(char32_t c);
bool is_printable(char32_t c);    // str.isprintable()
bool is_nfkc_stable(char32_t c);  // an identifier of such characters is its own NFKC form

// repr() of str and bytes.
// Appends `c` as repr() shows it between such quotes.
void append_escaped(std::string& out, char32_t c, char quote);
std::string repr_of_str(std::string_view utf8);

}  // namespace lockstep::python::code

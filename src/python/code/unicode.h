// What Python's lexer and repr() have to know of Unicode: identifiers, printable characters.
//
// Text is UTF-8 throughout (base/utf8.h); a lone surrogate, which Python strings may hold, is written as its three-byte
// form. The tables are those of CPython 3.14 (Unicode 16).
#pragma once

#include <string>
#include <string_view>

namespace lockstep::python::code {

bool is_identifier_start(char32_t c);
bool is_identifier_part(char32_t c);
bool is_printable(char32_t c);    // str.isprintable()
bool is_nfkc_stable(char32_t c);  // an identifier of such characters is its own NFKC form

// repr() of str and bytes.
// Appends `c` as repr() shows it between such quotes.
void append_escaped(std::string& out, char32_t c, char quote);
std::string repr_of_str(std::string_view utf8);

}  // namespace lockstep::python::code

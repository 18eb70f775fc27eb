// Letters, digits and case of code points as str's methods see them: CPython 3.14's, from generated tables.
#pragma once

#include <cstddef>
#include <string>

namespace lockstep::python::vm {

bool is_alpha(char32_t), is_decimal(char32_t), is_digit(char32_t), is_numeric(char32_t);
int decimal_value(char32_t);  // -1 = no decimal digit
inline bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}
// str.islower, str.isupper of one character; a title-case letter (U+01C5) is neither.
bool is_lower(char32_t), is_upper(char32_t), is_title(char32_t), is_cased(char32_t);
// Appends what the character at `i` becomes: up to three; a sigma at the end of a word has a form of its own.
void append_lower(std::u32string& out, const std::u32string& text, size_t i);
void append_upper(std::u32string& out, const std::u32string& text, size_t i);
void append_title(std::u32string& out, const std::u32string& text, size_t i);
void append_fold(std::u32string& out, const std::u32string& text, size_t i);

}  // namespace lockstep::python::vm

// UTF-8: how long a character is, and how one is written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lockstep {

// What stands at a place of a text: a whole character, or what a decoder takes for one broken one (the maximal subpart
// that Unicode recommends, table 3-7). Surrogates, what is too large and what is longer than it has to be are broken.
struct Utf8Piece {
  size_t size = 1;  // bytes, at least 1
  bool is_whole = false;
};
Utf8Piece utf8_piece(std::string_view text, size_t at);

// Surrogates too, in their three-byte form.
void append_utf8(std::string& out, char32_t c);

// How many characters a well-formed text has.
size_t count_characters(std::string_view utf8);
// How long it is in UTF-16, as JavaScript counts.
size_t count_utf16_units(std::string_view utf8);

}  // namespace lockstep

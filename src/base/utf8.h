// UTF-8, read and written: by all that looks at characters of a text.
//
//   U+0000   … U+007F     0xxxxxxx
//   U+0080   … U+07FF     110xxxxx 10xxxxxx
//   U+0800   … U+FFFF     1110xxxx 10xxxxxx 10xxxxxx               but for the surrogates U+D800 … U+DFFF
//   U+10000  … U+10FFFF   11110xxx 10xxxxxx 10xxxxxx 10xxxxxx
//
// Python's strings may hold a lone surrogate, and texts inside the compiler and the VM hold it in its three-byte form.
// Nobody else takes that for a character, so who wants it says so (`Surrogates::whole`).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace lockstep {

enum class Surrogates : uint8_t { broken, whole };

// What stands at a place of a text: a whole character, or what a decoder takes for one broken one (the maximal subpart
// that Unicode recommends, table 3-7). Surrogates, what is too large and what is longer than it has to be are broken.
struct Utf8Piece {
  size_t size = 1;  // bytes, at least 1
  bool is_whole = false;
  char32_t character = U'\xfffd';  // of a broken one, what is shown for it
};
Utf8Piece utf8_piece(std::string_view text, size_t at, Surrogates = Surrogates::broken);

// Whether every byte of a text is a whole character, below U+0080. Eight at once: most texts are, and all are asked.
inline bool is_ascii(std::string_view text) {
  constexpr uint64_t tops = 0x8080808080808080;
  uint64_t seen = 0;
  size_t i = 0;
  for (uint64_t eight; i + sizeof eight <= text.size(); i += sizeof eight) {
    std::memcpy(&eight, text.data() + i, sizeof eight);
    seen |= eight;
  }
  for (; i < text.size(); ++i) seen |= static_cast<uint8_t>(text[i]);
  return (seen & tops) == 0;
}

// Where the first broken character is; npos: there is none.
size_t find_broken_utf8(std::string_view text);

// Surrogates too, in their three-byte form.
void append_utf8(std::string& out, char32_t c);
std::string utf8_of(char32_t c);

// In a well-formed text: whether a character begins with the byte, or it is in the midst of one.
constexpr bool begins_character(char byte) { return (byte & 0xc0) != 0x80; }

// How many characters a well-formed text has.
constexpr size_t count_characters(std::string_view utf8) {
  return static_cast<size_t>(std::ranges::count_if(utf8, begins_character));
}
// The text, or the first `most` of its characters and a "…". What a program chose goes to the screen through this.
std::string shortened(std::string utf8, size_t most);
// How long it is in UTF-16, as JavaScript counts.
size_t count_utf16_units(std::string_view utf8);

}  // namespace lockstep

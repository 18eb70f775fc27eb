#include "base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace lockstep {

Utf8Piece utf8_piece(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) -> uint8_t { return i < text.size() ? static_cast<uint8_t>(text[i]) : 0; };
  const uint8_t first = byte(at);
  const size_t length = first < 0x80                    ? 1
                        : first >= 0xc2 && first < 0xe0 ? 2
                        : (first & 0xf0) == 0xe0        ? 3
                        : first >= 0xf0 && first < 0xf5 ? 4
                                                        : 0;
  for (size_t i = 1; i < length; ++i) {
    // The second byte's bounds leave out surrogates, what is too large and what is longer than it has to be.
    const uint8_t lowest = i > 1 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const uint8_t highest = i > 1 ? 0xbf : first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (byte(at + i) < lowest || byte(at + i) > highest) return {i, false};
  }
  return {std::max<size_t>(length, 1), length != 0};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  out += static_cast<char>((more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0) | c >> (6 * more));
  for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (c >> (6 * i) & 0x3f));
}

size_t count_characters(std::string_view utf8) {
  return static_cast<size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xc0) != 0x80; }));
}

size_t count_utf16_units(std::string_view utf8) {
  const auto pairs = std::ranges::count_if(utf8, [](char c) { return static_cast<uint8_t>(c) >= 0xf0; });
  return count_characters(utf8) + static_cast<size_t>(pairs);
}

}  // namespace lockstep

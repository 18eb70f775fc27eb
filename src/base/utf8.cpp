#include "base/utf8.h"

#include <cstring>

namespace lockstep {

Utf8Piece utf8_piece(std::string_view text, size_t at, Surrogates surrogates) {
  const auto byte = [&](size_t i) -> uint8_t { return i < text.size() ? static_cast<uint8_t>(text[i]) : 0; };
  const uint8_t first = byte(at);
  if (first < 0x80) return {1, true, first};
  const size_t length = first >= 0xc2 && first < 0xe0   ? 2
                        : (first & 0xf0) == 0xe0        ? 3
                        : first >= 0xf0 && first < 0xf5 ? 4
                                                        : 0;
  if (length == 0) return {};
  char32_t character = first & (0x7fu >> length);
  const uint8_t end_of_ed = surrogates == Surrogates::whole ? 0xbf : 0x9f;
  for (size_t i = 1; i < length; ++i) {
    // The second byte's bounds leave out surrogates, what is too large and what is longer than it has to be.
    const uint8_t lowest = i > 1 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const uint8_t highest = i > 1 ? 0xbf : first == 0xed ? end_of_ed : first == 0xf4 ? 0x8f : 0xbf;
    const uint8_t next = byte(at + i);
    if (next < lowest || next > highest) return {.size = i};
    character = character << 6 | (next & 0x3fu);
  }
  return {length, true, character};
}

size_t find_broken_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (uint64_t eight; at + sizeof eight <= text.size()) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080) == 0) {  // all ASCII, as most text is
        at += sizeof eight;
        continue;
      }
    }
    const Utf8Piece piece = utf8_piece(text, at);
    if (!piece.is_whole) return at;
    at += piece.size;
  }
  return text.npos;
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

std::string utf8_of(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

std::string shortened(std::string utf8, size_t most) {
  if (utf8.size() <= most) return utf8;
  size_t characters = 0;
  for (size_t at = 0; at < utf8.size(); ++at)
    if ((utf8[at] & 0xc0) != 0x80 && characters++ == most) return utf8.substr(0, at) + "…";
  return utf8;
}

size_t count_utf16_units(std::string_view utf8) {
  const auto pairs = std::ranges::count_if(utf8, [](char c) { return static_cast<uint8_t>(c) >= 0xf0; });
  return count_characters(utf8) + static_cast<size_t>(pairs);
}

}  // namespace lockstep

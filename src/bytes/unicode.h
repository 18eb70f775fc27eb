// Text as bytes: UTF-8, UTF-16 and UTF-32 in both orders, with and without a byte order mark.
//
// UTF-8 is a sequence of bytes and has no order; its mark EF BB BF only says "UTF-8". In UTF-16 and UTF-32 the mark
// U+FEFF tells the order, because FFFE is no character. FF FE 00 00 is the mark of little-endian UTF-32 and also the
// mark of little-endian UTF-16 followed by a NUL: two valid texts, and no way to know.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::bytes {

enum class Encoding : uint8_t { utf8, utf16_little, utf16_big, utf32_little, utf32_big };

std::string_view name_of(Encoding);  // "UTF-16LE"
std::span<const Encoding> encodings();
std::vector<uint8_t> mark_of(Encoding);

// One character, or the bytes that are none.
struct TextUnit {
  size_t offset = 0, size = 0;  // bytes
  char32_t code_point = 0xfffd;
  bool is_valid = false;  // false: a stray or missing continuation, a lone surrogate, an overlong or too large one
};

// Covers every byte: what is malformed is a unit of its own, as long as the maximal subpart that Unicode recommends.
std::vector<TextUnit> text_units(std::span<const uint8_t>, Encoding);
bool is_valid_text(std::span<const uint8_t>, Encoding);
// As UTF-8, U+FFFD for each malformed unit.
std::string text_of(std::span<const uint8_t>, Encoding);
// `utf8` has to be valid; none otherwise.
std::optional<std::vector<uint8_t>> encode_text(std::string_view utf8, Encoding, bool with_mark);

// Every encoding whose mark the data begins with: two for FF FE 00 00.
std::vector<Encoding> marks_at_front(std::span<const uint8_t>);

}  // namespace lockstep::bytes

#include "bytes/unicode.h"

#include <algorithm>

#include "base/utf8.h"

namespace lockstep::bytes {

namespace {

constexpr Encoding all[] = {Encoding::utf8, Encoding::utf16_little, Encoding::utf16_big, Encoding::utf32_little,
                            Encoding::utf32_big};

bool is_wide(Encoding e) { return e == Encoding::utf32_little || e == Encoding::utf32_big; }
bool is_big(Encoding e) { return e == Encoding::utf16_big || e == Encoding::utf32_big; }
bool is_scalar(char32_t c) { return c < 0xd800 || (c > 0xdfff && c <= 0x10ffff); }

TextUnit utf8_unit(std::span<const uint8_t> data, size_t at) {
  const std::string_view text(reinterpret_cast<const char*>(data.data()), data.size());
  const Utf8Piece piece = utf8_piece(text, at);
  return {at, piece.size, piece.character, piece.is_whole};
}

char32_t unit16(std::span<const uint8_t> data, size_t at, bool big_first) {
  return big_first ? data[at] * 256u + data[at + 1] : data[at + 1] * 256u + data[at];
}

TextUnit utf16_unit(std::span<const uint8_t> data, size_t at, bool big_first) {
  if (data.size() - at < 2) return {at, data.size() - at, 0xfffd, false};
  const char32_t first = unit16(data, at, big_first);
  if (first < 0xd800 || first > 0xdfff) return {at, 2, first, true};
  if (first >= 0xdc00 || data.size() - at < 4) return {at, 2, 0xfffd, false};
  const char32_t second = unit16(data, at + 2, big_first);
  if (second < 0xdc00 || second > 0xdfff) return {at, 2, 0xfffd, false};
  return {at, 4, 0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00)), true};
}

TextUnit utf32_unit(std::span<const uint8_t> data, size_t at, bool big_first) {
  if (data.size() - at < 4) return {at, data.size() - at, 0xfffd, false};
  const char32_t high = unit16(data, big_first ? at : at + 2, big_first);
  const char32_t c = high << 16 | unit16(data, big_first ? at + 2 : at, big_first);
  return {at, 4, is_scalar(c) ? c : 0xfffd, is_scalar(c)};
}

void append_unit(std::vector<uint8_t>& bytes, uint32_t value, size_t width, bool big_first) {
  for (size_t i = 0; i < width; ++i)
    bytes.push_back(static_cast<uint8_t>(value >> 8 * (big_first ? width - 1 - i : i)));
}

void append_encoded(std::vector<uint8_t>& bytes, char32_t c, Encoding e) {
  if (e == Encoding::utf8) {
    const std::string text = utf8_of(c);
    bytes.insert(bytes.end(), text.begin(), text.end());
  } else if (is_wide(e)) {
    append_unit(bytes, c, 4, is_big(e));
  } else if (c < 0x10000) {
    append_unit(bytes, c, 2, is_big(e));
  } else {
    append_unit(bytes, 0xd800 + ((c - 0x10000) >> 10), 2, is_big(e));
    append_unit(bytes, 0xdc00 + ((c - 0x10000) & 0x3ff), 2, is_big(e));
  }
}

}  // namespace

std::string_view name_of(Encoding e) {
  constexpr std::string_view names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
  return names[static_cast<size_t>(e)];
}

std::span<const Encoding> encodings() { return all; }

std::vector<uint8_t> mark_of(Encoding e) {
  std::vector<uint8_t> mark;
  append_encoded(mark, 0xfeff, e);
  return mark;
}

std::vector<TextUnit> text_units(std::span<const uint8_t> data, Encoding e) {
  std::vector<TextUnit> units;
  for (size_t at = 0; at < data.size(); at += units.back().size)
    units.push_back(e == Encoding::utf8 ? utf8_unit(data, at)
                    : is_wide(e)        ? utf32_unit(data, at, is_big(e))
                                        : utf16_unit(data, at, is_big(e)));
  return units;
}

bool is_valid_text(std::span<const uint8_t> data, Encoding e) {
  return std::ranges::all_of(text_units(data, e), &TextUnit::is_valid);
}

std::string text_of(std::span<const uint8_t> data, Encoding e) {
  std::string text;
  for (const TextUnit& unit : text_units(data, e)) append_utf8(text, unit.code_point);
  return text;
}

std::optional<std::vector<uint8_t>> encode_text(std::string_view utf8, Encoding e, bool with_mark) {
  const std::span<const uint8_t> data(reinterpret_cast<const uint8_t*>(utf8.data()), utf8.size());
  std::vector<uint8_t> bytes;
  if (with_mark) bytes = mark_of(e);
  for (const TextUnit& unit : text_units(data, Encoding::utf8)) {
    if (!unit.is_valid) return std::nullopt;
    append_encoded(bytes, unit.code_point, e);
  }
  return bytes;
}

std::vector<Encoding> marks_at_front(std::span<const uint8_t> data) {
  std::vector<Encoding> found;
  for (Encoding e : all) {
    const auto mark = mark_of(e);
    if (mark.size() <= data.size() && std::equal(mark.begin(), mark.end(), data.begin())) found.push_back(e);
  }
  return found;
}

}  // namespace lockstep::bytes

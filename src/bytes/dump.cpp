#include "bytes/dump.h"

#include <algorithm>
#include <cassert>

namespace lockstep::bytes {

namespace {

constexpr char digits[] = "0123456789abcdef";

void append_offset(std::string& text, uint64_t offset, size_t width) {
  for (size_t i = width; i-- > 0;) text += digits[offset >> i * 4 & 15];
}

}  // namespace

ByteClass class_of(uint8_t byte) {
  if (byte == 0) return ByteClass::null;
  if (byte == 0xff) return ByteClass::ones;
  if (byte >= 0x80) return ByteClass::non_ascii;
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return ByteClass::whitespace;
  return byte > ' ' && byte < 0x7f ? ByteClass::printable : ByteClass::control;
}

std::string_view name_of(ByteClass c) {
  constexpr std::string_view names[] = {"zero", "printable", "space", "control", "not ASCII", "ff"};
  return names[static_cast<size_t>(c)];
}

char glyph_of(uint8_t byte) { return byte >= ' ' && byte < 0x7f ? static_cast<char>(byte) : '.'; }

DumpShape shape_for_width(size_t characters) {
  for (size_t columns : {16, 8, 4, 2}) {
    const DumpShape shape{columns, 8};
    // offset, two spaces, cells and gaps, "|", glyphs, "|"
    if (8 + 2 + hex_column_at(columns, shape) + 1 + columns + 1 <= characters) return shape;
  }
  return {1, 8};
}

size_t row_count(size_t size, DumpShape shape) {
  assert(shape.columns > 0);
  return std::max<size_t>(1, size / shape.columns + (size % shape.columns != 0));
}

DumpRow row_at(std::span<const uint8_t> bytes, DumpShape shape, size_t row) {
  const size_t begin = std::min(row * shape.columns, bytes.size());
  return {row * uint64_t{shape.columns}, bytes.subspan(begin, std::min(shape.columns, bytes.size() - begin))};
}

DumpPlace place_of(size_t offset, DumpShape shape) { return {offset / shape.columns, offset % shape.columns}; }

size_t hex_column_at(size_t column, DumpShape shape) {
  return column * 3 + (shape.gap_after ? column / shape.gap_after : 0);
}

size_t offset_digits(size_t size) {
  size_t count = 8;
  while (count < 16 && uint64_t{size} >> count * 4) ++count;
  return count;
}

std::string dump_text(std::span<const uint8_t> bytes, DumpShape shape) {
  std::string text;
  const size_t wide = offset_digits(bytes.size());
  const size_t hex_width = hex_column_at(shape.columns, shape);
  for (size_t r = 0; r < row_count(bytes.size(), shape) && !bytes.empty(); ++r) {
    const DumpRow row = row_at(bytes, shape, r);
    append_offset(text, row.offset, wide);
    text += "  ";
    const size_t start = text.size();
    for (size_t c = 0; c < row.bytes.size(); ++c) {
      text.resize(start + hex_column_at(c, shape), ' ');
      text += digits[row.bytes[c] >> 4];
      text += digits[row.bytes[c] & 15];
    }
    text.resize(start + hex_width, ' ');
    text += '|';
    for (uint8_t byte : row.bytes) text += glyph_of(byte);
    text += "|\n";
  }
  if (!bytes.empty()) {
    append_offset(text, bytes.size(), wide);
    text += '\n';
  }
  return text;
}

}  // namespace lockstep::bytes

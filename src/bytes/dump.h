// A hex dump as data: which row, which cells, what each byte looks like. Whoever paints it decides pixels only.
//
//   offset    16 cells, a gap after 8                            glyphs
//   00000000  48 65 6c 6c 6f 00 0a ff  …                         |Hello...|
//
// Rows are computed one at a time from their index, so a view of 64 MB costs what is on the screen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lockstep::bytes {

// Told apart by colour and by shape; the names are hexyl's, and ones is the erased byte of flash and padding.
enum class ByteClass : uint8_t { null, printable, whitespace, control, non_ascii, ones };

ByteClass class_of(uint8_t byte);
std::string_view name_of(ByteClass);
// The ASCII column's character: itself when printable (or a space), else a full stop.
char glyph_of(uint8_t byte);

struct DumpShape {
  size_t columns = 16;   // at least 1
  size_t gap_after = 8;  // a gap after each so many columns; 0 = none
};

// The most columns out of 16, 8, 4, 2, 1 whose row fits so many characters of text.
DumpShape shape_for_width(size_t characters);

struct DumpRow {
  uint64_t offset = 0;             // of the first cell
  std::span<const uint8_t> bytes;  // the cells; fewer than the columns in the last row
};

// At least 1, so that an empty view has somewhere for the cursor.
size_t row_count(size_t size, DumpShape);
DumpRow row_at(std::span<const uint8_t>, DumpShape, size_t row);

struct DumpPlace {
  size_t row = 0, column = 0;
};
DumpPlace place_of(size_t offset, DumpShape);
// Characters left of the hex cell of this column, from the first cell's first digit: 3 per cell and 1 per gap.
size_t hex_column_at(size_t column, DumpShape);
// Digits of the offset: 8, or more when the size needs them.
size_t offset_digits(size_t size);

// As `hexdump -C` prints it, without folding repeated rows.
std::string dump_text(std::span<const uint8_t>, DumpShape = {});

}  // namespace lockstep::bytes

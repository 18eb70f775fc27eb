// Where each byte of a hex view stands, and which byte stands where: geometry alone, the same for ten bytes and for 64
// MB.
//
//   offset     hex cells, a gap after 8                             text
//   00000010   48 65 6c 6c 6f 00 0a ff  de ad be ef 00 00 00 00     Hello·_■ × × × × · · · ·
//
// Behind the last byte is one more place, where the cursor can stand and bytes can be added.
#pragma once

#include <cstddef>
#include <optional>

#include "ui/model/bytes/byte_document.h"
#include "ui/model/geometry.h"

namespace lockstep::ui::model {

struct HexGrid {
  static constexpr float row_height = 22, cell_width = 22, gap = 10, glyph_width = 9;

  Rect box;  // of the rows
  size_t size = 0;
  size_t columns = 16;
  size_t digits = 8;  // of the offsets: 8 or more beside 16 columns, as few as are needed beside fewer
  float hex_left = 0, text_left = 0, right = 0;

  // As many columns of 16, 8, 4 as there is room for.
  static HexGrid fitted(Rect box, size_t size);
  static float width_of(size_t columns, size_t size);

  size_t rows() const { return size / columns + 1; }
  double rows_in_view() const { return box.height() / row_height; }
  double last_scroll() const;  // rows above the box when its end is in view

  // `scroll` is the rows above the box, with fractions.
  float top_of(size_t row, double scroll) const;
  Rect cell(size_t offset, double scroll) const;
  Rect glyph(size_t offset, double scroll) const;
  ByteRange visible(double scroll) const;  // the bytes of which anything is in view

  struct Hit {
    size_t offset = 0;
    bool is_text = false;
  };
  // The place under the point, or the nearest one when it is beside the bytes or above and below the box.
  Hit nearest(Point, double scroll) const;
  // None: beside the cells.
  std::optional<Hit> at(Point, double scroll) const;
};

}  // namespace lockstep::ui::model

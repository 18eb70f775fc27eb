#include "ui/model/bytes/hex_grid.h"

#include <algorithm>
#include <cmath>

#include "bytes/dump.h"

namespace lockstep::ui::model {

namespace {

constexpr float digit_width = 7.0f;  // of the offsets, in the small mono face
constexpr float behind_offset = 12, behind_hex = 12;

size_t digits_for(size_t columns, size_t size) {
  if (columns == 16) return bytes::offset_digits(size);
  size_t digits = 4;
  while (size >> (4 * digits) != 0) ++digits;
  return digits;
}

float offset_width(size_t columns, size_t size) {
  return digit_width * static_cast<float>(digits_for(columns, size)) + behind_offset;
}

float gaps_before(size_t column) { return HexGrid::gap * static_cast<float>(column / 8); }

}  // namespace

float HexGrid::width_of(size_t columns, size_t size) {
  const auto n = static_cast<float>(columns);
  return offset_width(columns, size) + n * cell_width + gaps_before(columns - 1) + behind_hex + n * glyph_width;
}

HexGrid HexGrid::fitted(Rect box, size_t size) {
  HexGrid grid;
  grid.box = box;
  grid.size = size;
  while (grid.columns > 4 && width_of(grid.columns, size) > box.width()) grid.columns /= 2;
  grid.digits = digits_for(grid.columns, size);
  grid.hex_left = box.left + offset_width(grid.columns, size);
  grid.right = box.left + width_of(grid.columns, size);
  grid.text_left = grid.right - static_cast<float>(grid.columns) * glyph_width;
  return grid;
}

double HexGrid::last_scroll() const { return std::max(0.0, static_cast<double>(rows()) - std::floor(rows_in_view())); }

float HexGrid::top_of(size_t row, double scroll) const {
  return box.top + static_cast<float>((static_cast<double>(row) - scroll) * row_height);
}

Rect HexGrid::cell(size_t offset, double scroll) const {
  const size_t column = offset % columns;
  const float left = hex_left + static_cast<float>(column) * cell_width + gaps_before(column);
  const float top = top_of(offset / columns, scroll);
  return {left, top, left + cell_width, top + row_height};
}

Rect HexGrid::glyph(size_t offset, double scroll) const {
  const float left = text_left + static_cast<float>(offset % columns) * glyph_width;
  const float top = top_of(offset / columns, scroll);
  return {left, top, left + glyph_width, top + row_height};
}

ByteRange HexGrid::visible(double scroll) const {
  const auto first = static_cast<size_t>(std::max(0.0, scroll));
  const auto end = static_cast<size_t>(std::ceil(std::max(0.0, scroll) + rows_in_view()));
  return {std::min(size, first * columns), std::min(size, end * columns)};
}

HexGrid::Hit HexGrid::nearest(Point p, double scroll) const {
  const double row =
      std::clamp(std::floor((p.y - box.top) / row_height + scroll), 0.0, static_cast<double>(rows() - 1));
  const bool is_text = p.x >= text_left - behind_hex / 2;
  float column = is_text ? (p.x - text_left) / glyph_width : (p.x - hex_left) / cell_width;
  if (!is_text && columns > 8 && column >= 8) column = std::max(8.0f, (p.x - hex_left - gap) / cell_width);
  const auto place = static_cast<size_t>(std::clamp(column, 0.0f, static_cast<float>(columns - 1)));
  return {std::min(size, static_cast<size_t>(row) * columns + place), is_text};
}

std::optional<HexGrid::Hit> HexGrid::at(Point p, double scroll) const {
  if (!box.contains(p)) return std::nullopt;
  const Hit hit = nearest(p, scroll);
  const Rect place = hit.is_text ? glyph(hit.offset, scroll) : cell(hit.offset, scroll);
  if (!place.contains(p)) return std::nullopt;
  return hit;
}

}  // namespace lockstep::ui::model

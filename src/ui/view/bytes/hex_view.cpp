// Rows of bytes. Each class of byte has its colour and its shape: the glyph in the text column, and the weight and
// marks of the digits (zero is faint, ff stands on a block, what is no ASCII is underlined).
#include <cmath>

#include "ui/view/bytes/byte_view.h"
#include "ui/view/sheet_view.h"

namespace lockstep::ui::view {

using bytes::ByteClass;
using model::Color;
using model::HexCell;
using model::Rect;

namespace {

Color color_of_class(const model::Theme& theme, ByteClass kind) {
  switch (kind) {
    case ByteClass::null: return model::mix(theme.surface, theme.muted, 0.62f);
    case ByteClass::printable: return theme.text;
    case ByteClass::whitespace: return theme.running;
    case ByteClass::control: return theme.threads[2];
    case ByteClass::non_ascii: return theme.threads[1];
    case ByteClass::ones: return theme.threads[4];
  }
  return theme.text;
}

void paint_glyph(Painter& painter, const HexCell& cell, Color color) {
  char own[2] = {static_cast<char>(cell.byte), 0};
  const char* glyph = own;
  switch (cell.kind) {
    case ByteClass::null: glyph = "·"; break;
    case ByteClass::printable: break;
    case ByteClass::whitespace: glyph = cell.byte == ' ' ? " " : "_"; break;
    case ByteClass::control: glyph = "•"; break;
    case ByteClass::non_ascii: glyph = "×"; break;
    case ByteClass::ones: glyph = "■"; break;
  }
  painter.centered(cell.glyph, glyph, color, painter.fonts().mono, painter.theme().mono_px);
}

void paint_cell(Painter& painter, const HexCell& cell) {
  const model::Theme& theme = painter.theme();
  static constexpr char digits[] = "0123456789abcdef";
  const char text[] = {digits[cell.byte >> 4], digits[cell.byte & 15], 0};
  if (cell.tint != model::Tone::none) {
    const Color tint = color_of(theme, cell.tint);
    painter.fill({cell.hex.left, cell.hex.top + 1, cell.hex.right, cell.hex.bottom - 1}, tint, 0.24f);
    painter.fill({cell.glyph.left, cell.glyph.top + 1, cell.glyph.right, cell.glyph.bottom - 1}, tint, 0.24f);
  }
  if (cell.is_selected) {
    painter.fill({cell.hex.left, cell.hex.top, cell.hex.right, cell.hex.bottom}, theme.accent, 0.34f);
    painter.fill({cell.glyph.left, cell.glyph.top, cell.glyph.right, cell.glyph.bottom}, theme.accent, 0.34f);
  }
  const Color color = color_of_class(theme, cell.kind);
  if (cell.kind == ByteClass::ones)
    painter.fill({cell.hex.left + 2, cell.hex.top + 3, cell.hex.right - 2, cell.hex.bottom - 3}, color, 0.18f, 3);
  if (cell.kind == ByteClass::non_ascii)
    painter.fill({cell.hex.left + 5, cell.hex.bottom - 3, cell.hex.right - 5, cell.hex.bottom - 2}, color, 0.8f);
  painter.centered(cell.hex, text, color, painter.fonts().mono, theme.mono_px);
  paint_glyph(painter, cell, color);
}

}  // namespace

void paint_hex(Painter& painter, const model::HexDrawing& drawing) {
  const model::Theme& theme = painter.theme();
  painter.clip(drawing.box);
  for (const auto& offset : drawing.offsets) painter.mono(offset.box, offset.digits, theme.muted, theme.mono_px - 2);
  for (const HexCell& cell : drawing.cells) paint_cell(painter, cell);
  for (const auto& outline : drawing.outlines)
    painter.outline(outline.rect, color_of(theme, outline.tone), 1, 3, outline.width);
  if (drawing.cursor.height() > 0) {
    // The side that is typed into has the full frame, the other one a line.
    const Rect typed = drawing.is_cursor_in_text ? drawing.cursor_glyph : drawing.cursor;
    const Rect other = drawing.is_cursor_in_text ? drawing.cursor : drawing.cursor_glyph;
    painter.outline(typed.inset(0.5f), theme.focus, 1, 3, 2);
    painter.line({other.left + 2, other.bottom - 1}, {other.right - 2, other.bottom - 1}, theme.focus, 1, 2);
  }
  if (!drawing.empty_text.empty())
    painter.sans({drawing.box.left, drawing.box.top + 40, drawing.box.right, drawing.box.top + 64}, drawing.empty_text,
                 theme.muted, painter.body());
  painter.unclip();
  if (drawing.scroll_track.width() <= 0) return;
  painter.fill(drawing.scroll_track, theme.border, 0.5f, 6);
  painter.fill(drawing.scroll_bar, theme.muted, 0.7f, 4);
}

}  // namespace lockstep::ui::view

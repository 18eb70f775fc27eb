// One value in both orders: cells, the ways between them, bits.
#include "ui/view/bytes/byte_view.h"

namespace lockstep::ui::view {

using model::Color;
using model::Rect;
using model::TextStyle;

namespace {

// The heavier the byte, the stronger: the eye finds the same byte on both sides.
Color color_of_weight(const model::Theme& theme, float weight) {
  return model::mix(theme.surface, theme.accent, 0.10f + 0.62f * weight);
}

void paint_text(Painter& painter, const model::DrawnText& text) {
  const model::Theme& theme = painter.theme();
  switch (text.style) {
    case TextStyle::title: painter.sans(text.box, text.text, theme.text, painter.body()); break;
    case TextStyle::body: painter.sans(text.box, text.text, theme.text, painter.body()); break;
    case TextStyle::muted: painter.sans(text.box, text.text, theme.muted, painter.small()); break;
    case TextStyle::value: painter.mono(text.box, text.text, theme.text, theme.mono_px + 7); break;
    case TextStyle::value_small: painter.mono(text.box, text.text, theme.text, theme.mono_px); break;
    case TextStyle::hex: painter.mono(text.box, text.text, theme.muted, theme.mono_px + 7); break;
    case TextStyle::hex_small: painter.mono(text.box, text.text, theme.muted, theme.mono_px); break;
    case TextStyle::warning: painter.sans(text.box, text.text, theme.waiting, painter.body()); break;
    case TextStyle::problem: painter.sans(text.box, text.text, theme.threads[7], painter.body()); break;
  }
}

void paint_cell(Painter& painter, const model::DrawnByte& cell) {
  const model::Theme& theme = painter.theme();
  const Color color = color_of_weight(theme, cell.weight);
  painter.fill(cell.rect, color, 1, 4);
  const float size = cell.rect.width() >= 28 ? theme.mono_px + 3 : theme.mono_px - 2;
  painter.centered(cell.rect, cell.digits, model::readable_on(color), painter.fonts().mono, size);
  painter.centered(cell.address_box, cell.address, theme.muted, painter.fonts().mono, painter.small() - 1);
  if (cell.is_selected)
    painter.outline(cell.rect.inset(-2), theme.focus, 1, 6, 2);
  else if (cell.is_twin || cell.is_hovered)
    painter.outline(cell.rect.inset(-2), theme.text, 0.8f, 6, 1.5f);
}

void paint_link(Painter& painter, const model::DrawnLink& link) {
  const model::Theme& theme = painter.theme();
  const Color color = link.is_emphasized ? theme.text : model::mix(theme.border, theme.accent, link.weight * 0.5f);
  const float bend = (link.to.y - link.from.y) / 2;
  painter.on(Layer::lines)
      .AddBezierCubic({link.from.x, link.from.y}, {link.from.x, link.from.y + bend}, {link.to.x, link.to.y - bend},
                      {link.to.x, link.to.y}, color_of(color), link.is_emphasized ? 2.0f : 1.25f);
}

void paint_bit(Painter& painter, const model::DrawnBit& bit) {
  const model::Theme& theme = painter.theme();
  const auto color_of_role = [&] {
    switch (bit.role) {
      case model::BitRole::plain: return theme.accent;
      case model::BitRole::sign: return theme.threads[4];
      case model::BitRole::exponent: return theme.threads[2];
      case model::BitRole::fraction: return theme.threads[3];
    }
    return theme.accent;
  };
  const Color color = color_of_role();
  if (bit.is_one)
    painter.fill(bit.rect, color, 1, 2);
  else {
    painter.fill(bit.rect, color, 0.12f, 2);
    if (bit.rect.width() >= 5) painter.outline(bit.rect.inset(0.5f), color, 0.35f, 2);
  }
  if (bit.rect.width() >= 9)
    painter.centered(bit.rect, bit.is_one ? "1" : "0", bit.is_one ? model::readable_on(color) : theme.muted,
                     painter.fonts().mono, painter.small() - 1);
}

// One frame around the eight bits of the selected byte.
void paint_selected_bits(Painter& painter, const model::ByteDrawing& drawing) {
  const model::DrawnBit *first = nullptr, *last = nullptr;
  for (const model::DrawnBit& bit : drawing.bits) {
    if (!bit.is_emphasized) continue;
    if (!first) first = &bit;
    last = &bit;
  }
  if (!first) return;
  painter.outline({first->rect.left - 2, first->rect.top - 2, last->rect.right + 2, last->rect.bottom + 2},
                  painter.theme().focus, 1, 4, 1.5f);
}

}  // namespace

void paint_value(Painter& painter, const model::ByteDrawing& drawing) {
  for (const model::DrawnLink& link : drawing.links) paint_link(painter, link);
  for (const auto* row : {&drawing.cells, &drawing.pdp})
    for (const model::DrawnByte& cell : *row) paint_cell(painter, cell);
  for (const model::DrawnBit& bit : drawing.bits) paint_bit(painter, bit);
  paint_selected_bits(painter, drawing);
  for (const model::DrawnText& text : drawing.texts) paint_text(painter, text);
}

}  // namespace lockstep::ui::view

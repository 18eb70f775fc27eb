// One row: its name on the left, what happened on the right.
#include <algorithm>

#include "ui/view/timeline/mark_style.h"
#include "ui/view/timeline/slice_style.h"
#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::Color;
using model::Rect;
using model::Sign;
using model::Texture;

namespace {

constexpr float label_pad = 6;

Color color_of_thread(const model::Theme& theme, ThreadId thread) {
  return theme.threads[index_of(thread) % theme.threads.size()];
}

// The number in a disc of the thread's colour, as the GIL's row shows it.
float paint_badge(Painter& painter, float left, float middle, float height, ThreadId thread) {
  const Color color = color_of_thread(painter.theme(), thread);
  const std::string number = std::to_string(index_of(thread));
  const float width = std::max(height, painter.width(number, painter.fonts().mono, painter.small()) + 8);
  const Rect box{left, middle - height / 2, left + width, middle + height / 2};
  painter.fill(box, color, 1, height / 2);
  painter.centered(box, number, model::readable_on(color), painter.fonts().mono, painter.small());
  return box.right;
}

void paint_name(Painter& painter, const model::DrawnRow& row, const model::TimelineLayout& layout) {
  const model::Theme& theme = painter.theme();
  const Rect& box = row.label;
  const bool two_lines = !layout.is_narrow && box.height() >= 36;
  const float middle = (box.top + box.bottom) / 2;
  float left = box.left;
  if (row.thread) left = paint_badge(painter, left, middle, layout.is_narrow ? 16 : 18, *row.thread) + 8;
  const float size = layout.is_narrow ? painter.small() + 1 : painter.body();
  if (two_lines) {
    painter.sans({left, middle - 17, box.right, middle + 1}, row.name, theme.text, size);
    painter.sans({left, middle, box.right, middle + 16}, row.detail, theme.muted, painter.small());
  } else if (layout.is_narrow) {
    const float detail = painter.width(row.detail, painter.fonts().sans, painter.small());
    painter.sans({left, box.top, box.right - detail - 12, box.bottom}, row.name, theme.text, size);
    painter.sans({box.right - detail, box.top, box.right, box.bottom}, row.detail, theme.muted, painter.small());
  } else {
    painter.sans({left, box.top, box.right, box.bottom}, row.name, theme.text, size);
  }
}

// The longer of the two labels that fits; on a texture it stands on a plate.
void paint_label(Painter& painter, const model::DrawnSlice& slice, Rect box, Color color) {
  const model::Theme& theme = painter.theme();
  const model::SliceLook& look = model::look_of(slice.kind);
  const bool is_solid = look.texture.value == Texture::solid;
  const Sign sign = look.sign.value;
  const float picture = model::is_picture(sign) ? 14 : 0;
  const float size = painter.small();
  const Font& sans = painter.fonts().sans;
  const float room = box.width() - 2 * label_pad - picture;
  const std::string* label = &slice.label;
  float width = painter.width(*label, sans, size);
  if (width > room && sign == Sign::number) {
    const Font& mono = painter.fonts().mono;
    if (painter.width(slice.short_label, mono, size) + 2 <= box.width())
      painter.centered(box, slice.short_label, model::readable_on(color), mono, size);
    return;
  }
  if (width > room) {
    label = &slice.short_label;
    width = painter.width(*label, sans, size);
  }
  if (width > room) {
    if (box.width() >= 14) paint_sign(painter, sign, {box.center().x, box.center().y - 1}, color);
    return;
  }
  const float left = box.left + label_pad;
  if (!is_solid)
    painter.on(Layer::lines)
        .AddRectFilled({left - 3, box.center().y - 8}, {left + picture + width + 4, box.center().y + 8},
                       color_of(theme.surface, 0.92f), 3);
  paint_sign(painter, sign, {left + 5, box.center().y - 1}, color);
  painter.sans({left + picture, box.top, left + picture + width + 1, box.bottom}, *label,
               is_solid ? model::readable_on(color) : theme.text, size);
}

void paint_slice(Painter& painter, const model::DrawnSlice& slice) {
  Rect box = slice.rect;
  if (box.width() >= 6 && !slice.cut_right) box.right -= 1;  // so that neighbours stand apart
  const Color color = color_of(painter.theme(), slice.kind, slice.holder);
  const Texture texture = model::look_of(slice.kind).texture.value;
  if (texture == Texture::level)
    painter.heat(box, model::mix(color, painter.theme().surface, 0.4f), color, slice.level, slice.level);
  else
    paint_slice(painter, box, texture, color, {slice.cut_left, slice.cut_right});
  paint_label(painter, slice, box, color);
}

void paint_cell(Painter& painter, const model::DrawnCell& cell) {
  float bottom = cell.rect.bottom;
  for (size_t i = 0; i < model::share_count; ++i) {
    const float height = cell.shares[i] * cell.rect.height();
    if (height < 0.1f) continue;
    const Rect part{cell.rect.left, bottom - height, cell.rect.right, bottom};
    const model::SliceKind kind = cell.kind_of(i);
    paint_share(painter, part, model::look_of(kind).texture.value, color_of(painter.theme(), kind, i));
    bottom -= height;
  }
}

}  // namespace

void paint_thread_end(Painter& painter, float x, const model::Rect& bar) {
  painter.line({x + 1, bar.top}, {x + 1, bar.bottom}, painter.theme().muted, 1, 2);
}

void paint_row(Painter& painter, const model::DrawnRow& row, const model::TimelineLayout& layout) {
  const model::Theme& theme = painter.theme();
  paint_name(painter, row, layout);
  const float middle = static_cast<float>(static_cast<int>(row.bar.center().y)) + 0.5f;
  painter.on(Layer::fills)
      .AddLine({std::max(row.bar.left, row.alive_from.value_or(row.bar.left)), middle},
               {row.ended_x.value_or(row.bar.right), middle}, color_of(theme.border));
  for (const model::DrawnSlice& slice : row.slices) paint_slice(painter, slice);
  for (const model::DrawnCell& cell : row.cells) paint_cell(painter, cell);
  for (const model::DrawnMark& mark : row.marks) paint_mark(painter, mark.mark.first.kind, mark.x, row.bar);
  if (row.ended_x) paint_thread_end(painter, *row.ended_x, row.bar);
  if (!row.thread)
    painter.line({row.row.left + 12, row.row.bottom - 0.5f}, {row.row.right, row.row.bottom - 0.5f}, theme.border);
}

}  // namespace lockstep::ui::view

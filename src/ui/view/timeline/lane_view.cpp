// One lane: its name on the left, what happened on the right.
#include <algorithm>

#include "ui/view/timeline/state_style.h"
#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::Color;
using model::Rect;
using model::SliceKind;

namespace {

constexpr float label_pad = 6;

Color color_of_thread(const model::Theme& theme, ThreadId thread) {
  return theme.threads[index_of(thread) % theme.threads.size()];
}

// The number in a disc of the thread's colour, as the GIL's lane shows it.
float paint_badge(Painter& painter, float left, float middle, float height, ThreadId thread) {
  const Color color = color_of_thread(painter.theme(), thread);
  const std::string number = std::to_string(index_of(thread));
  const float width = std::max(height, painter.width(number, painter.fonts().mono, painter.small()) + 8);
  const Rect box{left, middle - height / 2, left + width, middle + height / 2};
  painter.fill(box, color, 1, height / 2);
  painter.centered(box, number, model::readable_on(color), painter.fonts().mono, painter.small());
  return box.right;
}

void paint_name(Painter& painter, const model::DrawnLane& lane, const model::TimelineLayout& layout) {
  const model::Theme& theme = painter.theme();
  const Rect& box = lane.label;
  const bool two_lines = !layout.is_narrow && box.height() >= 36;
  const float middle = (box.top + box.bottom) / 2;
  float left = box.left;
  if (lane.thread) left = paint_badge(painter, left, middle, layout.is_narrow ? 16 : 18, *lane.thread) + 8;
  const float size = layout.is_narrow ? painter.small() + 1 : painter.body();
  if (two_lines) {
    painter.sans({left, middle - 17, box.right, middle + 1}, lane.name, theme.text, size);
    painter.sans({left, middle, box.right, middle + 16}, lane.detail, theme.muted, painter.small());
  } else if (layout.is_narrow) {
    const float detail = painter.width(lane.detail, painter.fonts().sans, painter.small());
    painter.sans({left, box.top, box.right - detail - 12, box.bottom}, lane.name, theme.text, size);
    painter.sans({box.right - detail, box.top, box.right, box.bottom}, lane.detail, theme.muted, painter.small());
  } else {
    painter.sans({left, box.top, box.right, box.bottom}, lane.name, theme.text, size);
  }
}

// The longer of the two labels that fits; on a texture it stands on a plate.
void paint_label(Painter& painter, const model::DrawnSlice& slice, Rect box, Color on) {
  const model::Theme& theme = painter.theme();
  const bool is_held = slice.kind == SliceKind::held, is_solid = is_held || slice.kind == SliceKind::running;
  const float lock = slice.kind == SliceKind::blocked ? 14 : 0;
  const float size = painter.small();
  const Font& sans = painter.fonts().sans;
  const float room = box.width() - 2 * label_pad - lock;
  const std::string* label = &slice.label;
  float width = painter.width(*label, sans, size);
  if (width > room && is_held) {  // the holder's number
    const Font& mono = painter.fonts().mono;
    if (painter.width(slice.short_label, mono, size) + 2 <= box.width())
      painter.centered(box, slice.short_label, on, mono, size);
    return;
  }
  if (width > room) {
    label = &slice.short_label;
    width = painter.width(*label, sans, size);
  }
  if (width > room) {
    if (lock > 0 && box.width() >= 14)
      paint_lock(painter, {box.center().x, box.center().y - 1}, color_of_state(theme, slice.kind));
    return;
  }
  const float left = box.left + label_pad;
  if (!is_solid)
    painter.on(Layer::lines)
        .AddRectFilled({left - 3, box.center().y - 8}, {left + lock + width + 4, box.center().y + 8},
                       color_of(theme.surface, 0.92f), 3);
  if (lock > 0) paint_lock(painter, {left + 5, box.center().y - 1}, color_of_state(theme, slice.kind));
  painter.sans({left + lock, box.top, left + lock + width + 1, box.bottom}, *label, is_solid ? on : theme.text, size);
}

void paint_slice(Painter& painter, const model::DrawnSlice& slice) {
  const model::Theme& theme = painter.theme();
  Rect box = slice.rect;
  if (box.width() >= 6) box.right -= 1;  // so that neighbours stand apart
  if (slice.kind == SliceKind::held) {
    painter.fill(box, theme.threads[slice.holder], 1, box.width() >= 8 ? 3.0f : 0.0f);
    paint_label(painter, slice, box, model::readable_on(theme.threads[slice.holder]));
    return;
  }
  paint_state(painter, box, slice.kind);
  paint_label(painter, slice, box, model::readable_on(theme.running));
}

void paint_cell(Painter& painter, const model::DrawnCell& cell, bool of_gil) {
  float bottom = cell.rect.bottom;
  for (size_t i = 0; i < model::share_count; ++i) {
    const float height = cell.shares[i] * cell.rect.height();
    if (height < 0.1f) continue;
    const Rect part{cell.rect.left, bottom - height, cell.rect.right, bottom};
    if (of_gil)
      painter.fill(part, painter.theme().threads[i]);
    else
      paint_state_within(painter, part, static_cast<SliceKind>(i));
    bottom -= height;
  }
}

void paint_mark(Painter& painter, const model::DrawnMark& mark, const Rect& bar) {
  const model::Theme& theme = painter.theme();
  ImDrawList& list = painter.on(Layer::text);
  const float x = mark.x;
  switch (mark.kind) {
    case model::MarkKind::asked_for_gil:  // points at the moment from above
      list.AddTriangleFilled({x - 4, bar.top - 1}, {x + 4, bar.top - 1}, {x, bar.top + 5}, color_of(theme.text));
      break;
    case model::MarkKind::created_thread:
      list.AddCircleFilled({x, bar.top}, 4, color_of(theme.surface));
      list.AddCircle({x, bar.top}, 3.5f, color_of(theme.text), 0, 1.5f);
      break;
    case model::MarkKind::output:
      list.AddTriangleFilled({x - 4, bar.bottom + 1}, {x, bar.bottom - 5}, {x + 4, bar.bottom + 1},
                             color_of(theme.accent));
      break;
  }
}

}  // namespace

void paint_lane(Painter& painter, const model::DrawnLane& lane, const model::TimelineLayout& layout) {
  const model::Theme& theme = painter.theme();
  paint_name(painter, lane, layout);
  const float middle = static_cast<float>(static_cast<int>(lane.bar.center().y)) + 0.5f;
  painter.on(Layer::fills)
      .AddLine({std::max(lane.bar.left, lane.alive_from.value_or(lane.bar.left)), middle},
               {lane.ended_x.value_or(lane.bar.right), middle}, color_of(theme.border));
  for (const model::DrawnSlice& slice : lane.slices) paint_slice(painter, slice);
  for (const model::DrawnCell& cell : lane.cells) paint_cell(painter, cell, !lane.thread);
  for (const model::DrawnMark& mark : lane.marks) paint_mark(painter, mark, lane.bar);
  if (lane.ended_x) {
    const float x = *lane.ended_x + 1;
    painter.line({x, lane.bar.top}, {x, lane.bar.bottom}, theme.muted, 1, 2);
  }
  if (!lane.thread)
    painter.line({lane.row.left + 12, lane.row.bottom - 0.5f}, {lane.row.right, lane.row.bottom - 0.5f}, theme.border);
}

}  // namespace lockstep::ui::view

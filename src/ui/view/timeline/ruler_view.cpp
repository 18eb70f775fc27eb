// Times above the rows, and the lines that they cast down.
#include <algorithm>
#include <cmath>

#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

namespace {

// Where the moment under the pointer is named, over the marks.
model::Rect plate_of(Painter& painter, const model::TimelineDrawing& drawing) {
  const model::TimelineLayout& layout = drawing.layout;
  const float width = painter.width(drawing.cursor->text, painter.fonts().mono, painter.small()) + 12;
  const float right_most = std::max(layout.plot_left, layout.plot_right - width);
  const float left = std::round(std::clamp(drawing.cursor->x - width / 2, layout.plot_left, right_most));
  return {left, layout.ruler.top, left + width, layout.ruler.bottom - 4};
}

void paint_cursor(Painter& painter, const model::TimelineDrawing& drawing, const model::Rect& plate) {
  const model::Theme& theme = painter.theme();
  const model::TimelineLayout& layout = drawing.layout;
  const float x = std::floor(drawing.cursor->x) + 0.5f;
  painter.line({x, layout.ruler.bottom - 4}, {x, layout.rows.bottom}, theme.accent, 0.55f);
  painter.fill(plate, theme.accent, 1, 4);
  painter.mono({plate.left + 6, plate.top, plate.right, plate.bottom}, drawing.cursor->text,
               model::readable_on(theme.accent), painter.small());
}

}  // namespace

void paint_ruler(Painter& painter, const model::TimelineDrawing& drawing) {
  const model::Theme& theme = painter.theme();
  const model::TimelineLayout& layout = drawing.layout;
  const float bottom = layout.ruler.bottom;
  const model::Rect plate = drawing.cursor ? plate_of(painter, drawing) : model::Rect{};
  for (const model::Tick& tick : drawing.ticks) {
    const float x = tick.x < layout.plot_right - 0.5f ? static_cast<float>(static_cast<int>(tick.x)) + 0.5f
                                                      : layout.plot_right - 0.5f;
    painter.line({x, bottom - (tick.is_major ? 6 : 3)}, {x, bottom}, theme.muted, tick.is_major ? 0.9f : 0.5f);
    if (!tick.is_major) continue;
    painter.on(Layer::fills).AddLine({x, bottom}, {x, layout.rows.bottom}, color_of(theme.border, 0.6f));
    // A label stands right of its mark, so that the first one is not cut; the last one may have no room.
    const float width = painter.width(tick.label, painter.fonts().mono, painter.small());
    const bool is_covered = x + 4 < plate.right + 4 && x + 4 + width > plate.left - 4;
    if (x + 4 + width <= layout.plot_right + 8 && !is_covered)
      painter.mono({x + 4, layout.ruler.top, x + 4 + width, bottom - 4}, tick.label, theme.muted, painter.small());
  }
  painter.line({layout.plot_left, bottom - 0.5f}, {layout.plot_right, bottom - 0.5f}, theme.border);
  if (drawing.cursor) paint_cursor(painter, drawing, plate);
  if (layout.is_narrow) return;
  painter.sans({12, layout.ruler.top, layout.plot_left - 12, bottom - 4},
               drawing.is_virtual_time ? "virtual time" : "wall time", theme.muted, painter.small());
  if (drawing.before.empty()) return;
  painter.sans({12, layout.overview.top - 4, layout.plot_left - 8, layout.overview.bottom + 4},
               "\u2039 " + drawing.before, theme.muted, painter.small());
}

}  // namespace lockstep::ui::view

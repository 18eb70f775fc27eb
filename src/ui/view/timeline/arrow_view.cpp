// What the selection waited for: the path through the threads, and the arrows between them.
#include <algorithm>

#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::Point;
using model::Rect;

namespace {

constexpr float thick = 2, halo = 2.5f;  // pixels: of the line, and of what sets it apart on either side

void paint_arrow(Painter& painter, Point from, Point to, model::HopKind kind) {
  const model::HopLook& look = model::look_of(kind);
  painter.arrow(from, to, {.color = painter.theme().surface, .alpha = 0.9f, .width = thick + 2 * halo});
  painter.arrow(from, to, {.color = painter.theme().*look.color.value, .width = thick, .is_dashed = look.dashed.value});
}

}  // namespace

void paint_path(Painter& painter, const model::TimelineDrawing& drawing) {
  for (const Rect& part : drawing.path) {
    const Rect line{part.left, part.bottom - 3, part.right, part.bottom};
    painter.on(Layer::text)
        .AddRectFilled({line.left, line.top - 1}, {line.right, line.bottom + 1},
                       color_of(painter.theme().surface, 0.9f));
    painter.on(Layer::text)
        .AddRectFilled({line.left, line.top}, {line.right, line.bottom}, color_of(painter.theme().text));
  }
  for (const model::DrawnArrow& arrow : drawing.arrows) paint_arrow(painter, arrow.from, arrow.to, arrow.kind);
}

void paint_arrow_sample(Painter& painter, const Rect& box, model::HopKind kind) {
  const float middle = box.center().y;
  paint_arrow(painter, {box.left + 2, middle}, {box.right, middle}, kind);
}

void paint_measure(Painter& painter, const model::TimelineDrawing& drawing) {
  if (!drawing.measure) return;
  const model::Theme& theme = painter.theme();
  const Rect& box = drawing.measure->box;
  painter.on(Layer::lines).AddRectFilled({box.left, box.top}, {box.right, box.bottom}, color_of(theme.focus, 0.12f));
  painter.line({box.left, box.top}, {box.left, box.bottom}, theme.focus, 1, 1.5f);
  painter.line({box.right, box.top}, {box.right, box.bottom}, theme.focus, 1, 1.5f);
  const float width = painter.width(drawing.measure->text, painter.fonts().mono, painter.small()) + 10;
  const model::TimelineLayout& layout = drawing.layout;
  const float left =
      std::clamp(box.center().x - width / 2, layout.plot_left, std::max(layout.plot_left, layout.plot_right - width));
  const Rect plate{left, box.top, left + width, box.top + 17};
  painter.on(Layer::text).AddRectFilled({plate.left, plate.top}, {plate.right, plate.bottom}, color_of(theme.focus), 3);
  painter.centered(plate, drawing.measure->text, model::readable_on(theme.focus), painter.fonts().mono,
                   painter.small());
}

}  // namespace lockstep::ui::view

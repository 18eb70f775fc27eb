// What the selection waited for: the path through the threads, and the arrows between them.
#include <algorithm>
#include <cmath>

#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::Color;
using model::Point;
using model::Rect;

namespace {

constexpr float head = 5, thick = 2, halo = 5;

void paint_line(Painter& painter, Point from, Point to, Color color, bool is_dashed) {
  painter.on(Layer::text).AddLine({from.x, from.y}, {to.x, to.y}, color_of(painter.theme().surface, 0.9f), halo);
  ImDrawList& list = painter.on(Layer::text);
  if (!is_dashed) return list.AddLine({from.x, from.y}, {to.x, to.y}, color_of(color), thick);
  constexpr float dash = 5, gap = 3;
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length <= 0) return;
  const float dx = (to.x - from.x) / length, dy = (to.y - from.y) / length;
  for (float at = 0; at < length; at += dash + gap) {
    const float end = std::min(at + dash, length);
    list.AddLine({from.x + dx * at, from.y + dy * at}, {from.x + dx * end, from.y + dy * end}, color_of(color), thick);
  }
}

void paint_arrow(Painter& painter, Point from, Point to, model::HopKind kind) {
  const model::HopLook& look = model::look_of(kind);
  const Color color = painter.theme().*look.color.value;
  const float length = std::max(std::hypot(to.x - from.x, to.y - from.y), 1.0f);
  const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
  const Point neck{to.x - along.x * 2 * head, to.y - along.y * 2 * head};
  paint_line(painter, from, neck, color, look.dashed.value);
  ImDrawList& list = painter.on(Layer::text);
  const auto triangle = [&](float wide, float far, ImU32 ink) {
    list.AddTriangleFilled({to.x + along.x * far, to.y + along.y * far},
                           {neck.x - along.y * wide - along.x * far, neck.y + along.x * wide - along.y * far},
                           {neck.x + along.y * wide - along.x * far, neck.y - along.x * wide - along.y * far}, ink);
  };
  triangle(head + 2, 2, color_of(painter.theme().surface, 0.9f));
  triangle(head, 0, color_of(color));
  list.AddCircleFilled({from.x, from.y}, 3.5f, color_of(painter.theme().surface));
  list.AddCircleFilled({from.x, from.y}, 2.5f, color_of(color));
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

#include "ui/view/timeline/mark_style.h"

#include <utility>

namespace lockstep::ui::view {

using model::MarkShape;

void paint_mark_sample(Painter& painter, model::MarkKind kind, model::Point c) {
  const model::MarkLook& look = model::look_of(kind);
  const ImU32 color = color_of(painter.theme().*look.color.value);
  ImDrawList& list = painter.on(Layer::text);
  switch (look.shape.value) {
    case MarkShape::points_down:
      list.AddTriangleFilled({c.x - 4, c.y - 3}, {c.x + 4, c.y - 3}, {c.x, c.y + 3}, color);
      return;
    case MarkShape::points_up:
      list.AddTriangleFilled({c.x - 4, c.y + 3}, {c.x, c.y - 3}, {c.x + 4, c.y + 3}, color);
      return;
    case MarkShape::ring:
      list.AddCircleFilled({c.x, c.y}, 4, color_of(painter.theme().surface));
      list.AddCircle({c.x, c.y}, 3.5f, color, 0, 1.5f);
      return;
    case MarkShape::cross:
      for (const auto& [ink, width] : {std::pair{color_of(painter.theme().surface), 4.0f}, std::pair{color, 2.0f}}) {
        list.AddLine({c.x - 3, c.y - 3}, {c.x + 3, c.y + 3}, ink, width);
        list.AddLine({c.x - 3, c.y + 3}, {c.x + 3, c.y - 3}, ink, width);
      }
      return;
  }
}

void paint_mark(Painter& painter, model::MarkKind kind, float x, const model::Rect& bar) {
  const auto y = [&] {
    switch (model::look_of(kind).shape.value) {
      case MarkShape::points_down: return bar.top + 2;
      case MarkShape::points_up: return bar.bottom - 2;
      case MarkShape::ring: return bar.top;
      case MarkShape::cross: return bar.top + 3;
    }
    return bar.top;
  };
  paint_mark_sample(painter, kind, {x, y()});
}

}  // namespace lockstep::ui::view

#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::Rect;

void paint_timeline(Painter& painter, const model::TimelineDrawing& drawing, model::Size canvas) {
  painter.fill({0, 0, canvas.width, canvas.height}, painter.theme().surface);
  if (!drawing.empty_text.empty()) return paint_empty_timeline(painter, drawing, canvas);
  paint_overview(painter, drawing);
  paint_ruler(painter, drawing);
  painter.clip(drawing.layout.rows);
  for (const model::DrawnRow& row : drawing.rows) paint_row(painter, row, drawing.layout);
  paint_path(painter, drawing);
  if (drawing.selected) {
    painter.outline(drawing.selected->inset(-1.5f), painter.theme().surface, 1, 4, 3);
    painter.outline(drawing.selected->inset(-1.5f), painter.theme().text, 1, 4, 1.5f);
  }
  if (drawing.focused) {
    painter.outline(drawing.focused->inset(-2), painter.theme().surface, 1, 4, 4);
    painter.outline(drawing.focused->inset(-2), painter.theme().focus, 1, 4, 2);
  }
  painter.unclip();
  paint_measure(painter, drawing);
  paint_legend(painter, drawing);
}

}  // namespace lockstep::ui::view

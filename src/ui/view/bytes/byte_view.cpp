#include "ui/view/bytes/byte_view.h"

namespace lockstep::ui::view {

void paint_bytes(Painter& painter, const model::LabDrawing& drawing, model::Size canvas) {
  painter.fill({0, 0, canvas.width, canvas.height}, painter.theme().surface);
  if (drawing.value) paint_value(painter, *drawing.value);
  if (drawing.hex) paint_hex(painter, *drawing.hex);
}

}  // namespace lockstep::ui::view

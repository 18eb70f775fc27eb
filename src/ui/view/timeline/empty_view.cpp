// The timeline before anything has run: rows in outline, and what to do.
#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::Rect;

void paint_empty_timeline(Painter& painter, const model::TimelineDrawing& drawing, model::Size canvas) {
  const model::Theme& theme = painter.theme();
  const model::TimelineLayout& layout = drawing.layout;
  // Shares of the width; the shape of two threads taking turns.
  struct Ghost {
    int row;
    float begin, end;
  };
  static constexpr Ghost ghosts[] = {{0, 0, 0.22f}, {0, 0.225f, 0.5f},  {0, 0.505f, 0.74f}, {0, 0.745f, 1},
                                     {1, 0, 0.22f}, {1, 0.505f, 0.74f}, {2, 0.225f, 0.5f},  {2, 0.745f, 1}};
  const float width = layout.plot_right - layout.plot_left;
  const float top = canvas.height / 2 - 92;
  for (const Ghost& ghost : ghosts) {
    const float y = top + static_cast<float>(ghost.row) * 36;
    painter.fill({layout.plot_left + ghost.begin * width, y, layout.plot_left + ghost.end * width - 2, y + 24},
                 theme.muted, ghost.row == 0 ? 0.14f : 0.08f, 3);
  }
  if (!layout.is_narrow) {
    static constexpr const char* names[] = {"GIL", "one thread", "another"};
    for (int i = 0; i < 3; ++i) {
      const float y = top + static_cast<float>(i) * 36;
      painter.sans({12, y, layout.plot_left - 12, y + 24}, names[i], theme.muted, painter.body());
    }
  }
  const Rect message{12, top + 124, canvas.width - 12, top + 148};
  painter.centered(message, drawing.empty_text, theme.text, painter.fonts().sans, painter.body() + 1);
}

}  // namespace lockstep::ui::view

// The thin strip of all of the run, and the window of it that is in view.
#include "ui/view/timeline/slice_style.h"
#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::Rect;

void paint_overview(Painter& painter, const model::TimelineDrawing& drawing) {
  const model::Theme& theme = painter.theme();
  const Rect& box = drawing.layout.overview;
  painter.fill(box, theme.background, 1, 3);
  for (const model::OverviewCell& cell : drawing.overview) {
    float bottom = cell.rect.bottom;
    for (size_t i = 0; i < model::thread_colors; ++i) {
      const float top = bottom - cell.shares[i] * cell.rect.height();
      if (bottom - top > 0.05f)
        paint_share(painter, {cell.rect.left, top, cell.rect.right, bottom}, model::Texture::solid, theme.threads[i],
                    0.6f);
      bottom = top;
    }
  }
  const Rect& window = drawing.window;
  if (window.left > box.left + 0.5f || window.right < box.right - 0.5f) {
    const auto dim = [&](float left, float right) {  // over the cells
      painter.on(Layer::effects).AddRectFilled({left, box.top}, {right, box.bottom}, color_of(theme.surface, 0.72f));
    };
    dim(box.left, window.left);
    dim(window.right, box.right);
    const float least = 4;  // so that a hand can find it
    const float right = window.right - window.left < least ? window.left + least : window.right;
    painter.outline({window.left, box.top - 1, right, box.bottom + 1}, theme.accent, 1, 3, 1.5f);
  }
}

}  // namespace lockstep::ui::view

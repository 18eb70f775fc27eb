// What the textures in view mean.
#include "ui/view/timeline/state_style.h"
#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::LegendEntry;
using model::Rect;
using model::SliceKind;

namespace {

const char* text_of(LegendEntry entry) {
  switch (entry) {
    case LegendEntry::running: return "running";
    case LegendEntry::wants_gil: return "wants the GIL";
    case LegendEntry::blocked: return "blocked";
    case LegendEntry::native: return "native, without the GIL";
    case LegendEntry::left_out: return "details left out";
    case LegendEntry::folded: return "many slices, by share";
    case LegendEntry::asked_for_gil: return "asks the holder to let go";
    case LegendEntry::output: return "output";
  }
  return "";
}

void paint_sample(Painter& painter, const Rect& box, LegendEntry entry) {
  const model::Theme& theme = painter.theme();
  switch (entry) {
    case LegendEntry::running: return paint_state(painter, box, SliceKind::running);
    case LegendEntry::wants_gil: return paint_state(painter, box, SliceKind::wants_gil);
    case LegendEntry::blocked: return paint_state(painter, box, SliceKind::blocked);
    case LegendEntry::native: return paint_state(painter, box, SliceKind::native);
    case LegendEntry::left_out: return paint_state(painter, box, SliceKind::left_out);
    case LegendEntry::folded:
      for (int i = 0; i < 4; ++i) {
        const float left = box.left + 4 * static_cast<float>(i);
        const float middle = box.bottom - box.height() * (i % 2 ? 0.7f : 0.4f);
        paint_state_within(painter, {left, middle, left + 4, box.bottom}, SliceKind::running);
        paint_state_within(painter, {left, box.top, left + 4, middle}, SliceKind::wants_gil);
      }
      return;
    case LegendEntry::asked_for_gil: {
      const model::Point c = box.center();
      painter.on(Layer::text)
          .AddTriangleFilled({c.x - 4, c.y - 3}, {c.x + 4, c.y - 3}, {c.x, c.y + 3}, color_of(theme.text));
      return;
    }
    case LegendEntry::output: {
      const model::Point c = box.center();
      painter.on(Layer::text)
          .AddTriangleFilled({c.x - 4, c.y + 3}, {c.x, c.y - 3}, {c.x + 4, c.y + 3}, color_of(theme.accent));
      return;
    }
  }
}

}  // namespace

void paint_legend(Painter& painter, const model::TimelineDrawing& drawing) {
  const model::Theme& theme = painter.theme();
  const Rect& box = drawing.layout.legend;
  painter.line({box.left, box.top + 0.5f}, {box.right, box.top + 0.5f}, theme.border);
  float x = drawing.layout.plot_left;
  for (const LegendEntry entry : drawing.legend) {
    const float width = painter.width(text_of(entry), painter.fonts().sans, painter.small());
    if (x + 22 + width > box.right) break;
    const float middle = (box.top + box.bottom) / 2;
    paint_sample(painter, {x, middle - 6, x + 16, middle + 6}, entry);
    painter.sans({x + 22, box.top, x + 23 + width, box.bottom}, text_of(entry), theme.muted, painter.small());
    x += 22 + width + 16;
  }
}

}  // namespace lockstep::ui::view

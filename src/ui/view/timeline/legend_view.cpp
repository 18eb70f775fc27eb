// What the textures and marks in view mean.
#include "ui/view/timeline/mark_style.h"
#include "ui/view/timeline/slice_style.h"
#include "ui/view/timeline/timeline_view.h"

namespace lockstep::ui::view {

using model::LegendEntry;
using model::MarkKind;
using model::Rect;
using model::SliceKind;

namespace {

void paint_slice_sample(Painter& painter, const Rect& box, SliceKind kind) {
  paint_slice(painter, box, model::look_of(kind).texture.value, color_of(painter.theme(), kind, 0));
}

// A stretch of two kinds that take turns.
void paint_folded_sample(Painter& painter, const Rect& box) {
  const auto share = [&](const Rect& part, SliceKind kind) {
    paint_share(painter, part, model::look_of(kind).texture.value, color_of(painter.theme(), kind, 0));
  };
  for (int i = 0; i < 4; ++i) {
    const float left = box.left + 4 * static_cast<float>(i);
    const float middle = box.bottom - box.height() * (i % 2 ? 0.7f : 0.4f);
    share({left, middle, left + 4, box.bottom}, SliceKind::running);
    share({left, box.top, left + 4, middle}, SliceKind::wants_gil);
  }
}

void paint_sample(Painter& painter, const Rect& box, const LegendEntry& entry) {
  if (const auto* slice = std::get_if<SliceKind>(&entry)) return paint_slice_sample(painter, box, *slice);
  if (const auto* mark = std::get_if<MarkKind>(&entry)) return paint_mark_sample(painter, *mark, box.center());
  if (const auto* hop = std::get_if<model::HopKind>(&entry)) return paint_arrow_sample(painter, box, *hop);
  if (std::holds_alternative<model::ThreadEnd>(entry)) return paint_thread_end(painter, box.center().x, box);
  paint_folded_sample(painter, box);
}

}  // namespace

void paint_legend(Painter& painter, const model::TimelineDrawing& drawing) {
  const model::Theme& theme = painter.theme();
  const Rect& box = drawing.layout.legend;
  painter.line({box.left, box.top + 0.5f}, {box.right, box.top + 0.5f}, theme.border);
  if (drawing.rows_below > 0 && !drawing.layout.is_narrow)
    painter.sans({box.left, box.top, drawing.layout.plot_left - 8, box.bottom},
                 std::to_string(drawing.rows_below) + " more below \u2193", theme.text, painter.small());
  for (const model::LegendItem& item : drawing.legend) {
    paint_sample(painter, item.sample, item.entry);
    painter.sans(item.text, model::text_of(item.entry), theme.muted, painter.small());
  }
}

}  // namespace lockstep::ui::view

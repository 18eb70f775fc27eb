#include "ui/model/timeline/timeline_drawing.h"

#include <algorithm>
#include <cmath>

namespace lockstep::ui::model {

namespace {

constexpr float margin = 12;
constexpr float label_column = 164, wide_label_column = 208;
constexpr float narrow_below = 560, wide_from = 820;

// Where it stands, and what it is called; its kind draws the rest.
DrawnRow place_row(const DrawTimeline& what, size_t index) {
  const TimelineLayout& layout = what.layout;
  const RowId id = what.rows.all()[index];
  const Rows& kind = what.rows.of(id.kind);
  const float top = layout.rows.top + what.rows.top(index) - what.scroll;
  const float height = what.rows.bottom(index) - what.rows.top(index);
  const float bar_height = layout.bar_height + height - layout.row_height;  // what is around a bar is of one size
  const float gap = layout.is_narrow ? 0 : (height - bar_height) / 2;
  DrawnRow drawn;
  drawn.id = id;
  drawn.thread = kind.thread(id.of);
  drawn.name = kind.name(id.of);
  drawn.detail = kind.detail(id.of);
  drawn.row = {0, top, layout.plot_right, top + height};
  const float bar_top = layout.is_narrow ? drawn.row.bottom - bar_height - 4 : top + gap;
  drawn.bar = {layout.plot_left, bar_top, layout.plot_right, bar_top + bar_height};
  drawn.label = layout.is_narrow ? Rect{margin, top, layout.plot_right, bar_top}
                                 : Rect{margin, top, layout.plot_left - 12, drawn.row.bottom};
  return drawn;
}

}  // namespace

TimelineLayout layout_timeline(Size size, size_t rows, size_t legend_lines) {
  TimelineLayout l;
  l.is_narrow = size.width < narrow_below;
  l.plot_left = l.is_narrow ? margin : size.width < wide_from ? label_column : wide_label_column;
  l.plot_right = std::max(size.width - margin, l.plot_left + 1);
  l.overview = {l.plot_left, 8, l.plot_right, 20};
  l.ruler = {l.plot_left, 24, l.plot_right, 48};
  l.legend = {margin, size.height - legend_height(legend_lines), l.plot_right, size.height};
  l.rows = {0, l.ruler.bottom, size.width, std::max(l.legend.top, l.ruler.bottom + 1)};
  const float per_row = rows ? l.rows.height() / static_cast<float>(rows) : 0;
  const float low = l.is_narrow ? 36 : 28, high = l.is_narrow ? 56 : 44;
  l.row_height = std::clamp(std::floor(per_row / 4) * 4, low, high);
  l.bar_height = l.is_narrow ? l.row_height - (l.row_height < 44 ? 22 : 26) : l.row_height - 8;
  return l;
}

TimelineDrawing draw_timeline(const DrawTimeline& what) {
  const TimelineLayout& layout = what.layout;
  TimelineDrawing drawing;
  drawing.layout = layout;
  const TimeScale scale{what.view, layout.plot_left, layout.plot_right};
  drawing.ticks = ticks(scale, layout.is_narrow ? 72 : 88);
  Legend legend;
  const RowFrame frame{scale, what.timeline.end_ns(), legend};
  const float bottom = what.scroll + layout.rows.height();
  for (size_t i = what.rows.first_below(what.scroll); i < what.rows.size() && what.rows.top(i) < bottom; ++i) {
    drawing.rows.push_back(place_row(what, i));
    what.rows.of(drawing.rows.back().id.kind).draw(drawing.rows.back(), frame);
  }
  drawing.legend = lay_out(legend.entries(), layout.legend, layout.plot_left);
  return drawing;
}

}  // namespace lockstep::ui::model

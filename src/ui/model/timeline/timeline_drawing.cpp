#include "ui/model/timeline/timeline_drawing.h"

#include <algorithm>
#include <cmath>

namespace lockstep::ui::model {

namespace {

constexpr float margin = 12;
constexpr float label_column = 164, wide_label_column = 208;
constexpr float narrow_below = 560, wide_from = 820;
constexpr float min_path_pixels = 2;
constexpr float hold_pixels = 18;  // between arrows of waits that are not over

// Where a row and its bar stand, also where that is out of view.
struct Place {
  Rect row, bar;
};

Place place_of(const DrawTimeline& what, size_t index) {
  const TimelineLayout& layout = what.layout;
  const float top = layout.rows.top + what.rows.top(index) - what.scroll;
  const float height = what.rows.bottom(index) - what.rows.top(index);
  const float bar_height = layout.bar_height + height - layout.row_height;  // what is around a bar is of one size
  const float gap = layout.is_narrow ? 0 : (height - bar_height) / 2;
  const float bar_top = layout.is_narrow ? top + height - bar_height - 4 : top + gap;
  return {{0, top, layout.plot_right, top + height},
          {layout.plot_left, bar_top, layout.plot_right, bar_top + bar_height}};
}

// What it is called; its kind draws the rest.
DrawnRow place_row(const DrawTimeline& what, size_t index) {
  const TimelineLayout& layout = what.layout;
  const RowId id = what.rows.all()[index];
  const Rows& kind = what.rows.of(id.kind);
  const Place place = place_of(what, index);
  DrawnRow drawn;
  drawn.id = id;
  drawn.thread = kind.thread(id.of);
  drawn.name = kind.name(id.of);
  drawn.detail = kind.detail(id.of);
  drawn.row = place.row;
  drawn.bar = place.bar;
  drawn.label = layout.is_narrow ? Rect{margin, place.row.top, layout.plot_right, place.bar.top}
                                 : Rect{margin, place.row.top, layout.plot_left - 12, place.row.bottom};
  return drawn;
}

std::optional<Place> place_of_thread(const DrawTimeline& what, ThreadId thread) {
  const auto index = what.rows.index_of({RowKind::thread, lockstep::index_of(thread)});
  return index ? std::optional(place_of(what, *index)) : std::nullopt;
}

void draw_path(TimelineDrawing& drawing, const DrawTimeline& what, const TimeScale& scale) {
  for (const ChainLink& link : what.path) {
    const auto place = place_of_thread(what, link.thread);
    if (!place || place->bar.bottom < what.layout.rows.top || place->bar.top > what.layout.rows.bottom) continue;
    const float left = std::round(scale.x_of(static_cast<double>(link.begin_ns)));
    const float right = std::round(scale.x_of(static_cast<double>(link.end_ns)));
    if (right < scale.left || left > scale.right) continue;
    drawing.path.push_back({std::max(left, scale.left), place->bar.top,
                            std::min(std::max(right, left + min_path_pixels), scale.right), place->bar.bottom});
  }
}

void draw_arrows(TimelineDrawing& drawing, const DrawTimeline& what, const TimeScale& scale, Legend& legend) {
  float beside = 0;  // waits that all last to the end stand one beside the other
  for (const Hop& hop : what.hops) {
    const auto from = place_of_thread(what, hop.from), to = place_of_thread(what, hop.to);
    if (!from || !to || hop.from == hop.to) continue;
    float x = scale.x_of(static_cast<double>(hop.at_ns));
    if (x < scale.left || x > scale.right + 1) continue;
    if (hop.kind == HopKind::holds) x -= beside += hold_pixels;
    if (x < scale.left) continue;
    drawing.arrows.push_back({hop.kind, {x, from->bar.center().y}, {x, to->bar.center().y}});
    legend.see(hop.kind);
  }
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
  draw_path(drawing, what, scale);
  draw_arrows(drawing, what, scale, legend);
  drawing.legend = lay_out(legend.entries(), layout.legend, layout.plot_left);
  return drawing;
}

}  // namespace lockstep::ui::model

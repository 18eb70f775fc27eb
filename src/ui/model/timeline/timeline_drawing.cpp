#include "ui/model/timeline/timeline_drawing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lockstep::ui::model {

namespace {

constexpr float margin = 12;
constexpr float label_column = 164;
constexpr float narrow_below = 560;
constexpr float min_slice_pixels = 1;
constexpr float mark_room = 32;  // pixels per mark; where there are more, those that only comment are left out

// Rounded to whole pixels, so that edges are crisp; a slice that is there is never invisible.
Rect slice_rect(const Rect& bar, const TimeScale& scale, TimeRange range) {
  const float left = std::round(std::max(scale.x_of(range.begin_ns), scale.left));
  const float right = std::round(std::min(scale.x_of(range.end_ns), scale.right));
  return {left, bar.top, std::max(right, left + min_slice_pixels), bar.bottom};
}

struct Labels {
  std::string full, brief;
};

Labels labels_of(const Timeline& timeline, const Slice& slice) {
  switch (slice.kind) {
    case SliceKind::running:
      if (slice.instructions == 0) return {"running", "run"};
      return {"running, " + count_text(slice.instructions) + " instructions", "running"};
    case SliceKind::wants_gil: return {"wants GIL", "wants"};
    case SliceKind::blocked:
      if (slice.object == 0) return {"sleeps", "zz"};
      return {"waits for " + timeline.object_name(slice.object), timeline.object_name(slice.object)};
    case SliceKind::native: return {"native, without the GIL", "native"};
    case SliceKind::left_out: return {"details left out", "..."};
    case SliceKind::held: return {timeline.thread_name(ThreadId{slice.object}), std::to_string(slice.object)};
  }
  return {};
}

class LaneDrawer {
 public:
  LaneDrawer(const DrawTimeline& what, TimelineDrawing& drawing)
      : what_(what),
        drawing_(drawing),
        scale_{what.view, what.layout.plot_left, what.layout.plot_right},
        now_ns_(what.timeline.end_ns()) {}

  void draw(const Lane* lane, size_t row) {
    const TimelineLayout& layout = what_.layout;
    const float top = layout.lanes.top + static_cast<float>(row) * layout.row_height - what_.scroll;
    if (top >= layout.lanes.bottom || top + layout.row_height <= layout.lanes.top) return;
    DrawnLane drawn;
    drawn.row = {0, top, layout.plot_right, top + layout.row_height};
    const float gap = layout.is_narrow ? 0 : (layout.row_height - layout.bar_height) / 2;
    const float bar_top = layout.is_narrow ? drawn.row.bottom - layout.bar_height - 4 : top + gap;
    drawn.bar = {layout.plot_left, bar_top, layout.plot_right, bar_top + layout.bar_height};
    drawn.label = layout.is_narrow ? Rect{margin, top, layout.plot_right, bar_top}
                                   : Rect{margin, top, layout.plot_left - 12, drawn.row.bottom};
    if (lane)
      name_thread(drawn, *lane);
    else
      name_gil(drawn);
    const Track& track = lane ? lane->track : what_.timeline.gil();
    for (const Piece& piece : track.fold(scale_, now_ns_)) {
      if (piece.is_cell())
        draw_cell(drawn, track, piece);
      else
        draw_slice(drawn, track, piece);
    }
    if (lane) draw_marks(drawn, *lane);
    drawing_.lanes.push_back(std::move(drawn));
  }

  void note_legend() {
    for (const LegendEntry entry :
         {LegendEntry::running, LegendEntry::wants_gil, LegendEntry::blocked, LegendEntry::native,
          LegendEntry::left_out, LegendEntry::folded, LegendEntry::asked_for_gil, LegendEntry::output})
      if (seen_[static_cast<size_t>(entry)]) drawing_.legend.push_back(entry);
  }

 private:
  void name_thread(DrawnLane& drawn, const Lane& lane) {
    drawn.thread = lane.thread;
    drawn.name = lane.name;
    const trace::ThreadTotals totals = what_.timeline.totals(lane.thread);
    drawn.detail = short_text(totals.running_ns) + " running";
    if (lane.started_ns) drawn.alive_from = scale_.x_of(static_cast<double>(*lane.started_ns));
    if (lane.ended_ns) {
      const float x = scale_.x_of(static_cast<double>(*lane.ended_ns));
      if (x >= scale_.left && x <= scale_.right) drawn.ended_x = std::round(x);
    }
  }

  void name_gil(DrawnLane& drawn) {
    drawn.name = "GIL";
    drawn.detail = "who holds it";
  }

  void draw_slice(DrawnLane& drawn, const Track& track, const Piece& piece) {
    const Slice slice = track.at(piece.first, now_ns_);
    Labels labels = labels_of(what_.timeline, slice);
    see(slice.kind);
    drawn.slices.push_back(
        {.piece = piece,
         .rect = slice_rect(drawn.bar, scale_, piece.range),
         .kind = slice.kind,
         .holder = slice.object % share_count,
         .cut_left = piece.range.begin_ns<scale_.range.begin_ns, .cut_right = piece.range.end_ns> scale_.range.end_ns,
         .label = std::move(labels.full),
         .short_label = std::move(labels.brief)});
  }

  void draw_cell(DrawnLane& drawn, const Track& track, const Piece& piece) {
    DrawnCell cell{piece, slice_rect(drawn.bar, scale_, piece.range), {}};
    const Shares shares = track.shares(piece.range, now_ns_);
    for (size_t i = 0; i < share_count; ++i) {
      cell.shares[i] = static_cast<float>(shares[i] / piece.range.span());
      if (drawn.thread && shares[i] > 0) see(static_cast<SliceKind>(i));
    }
    seen_[static_cast<size_t>(LegendEntry::folded)] = true;
    drawn.cells.push_back(cell);
  }

  void draw_marks(DrawnLane& drawn, const Lane& lane) {
    const auto before = [](const Mark& mark, double ns) { return static_cast<double>(mark.at_ns) < ns; };
    const auto first = std::lower_bound(lane.marks.begin(), lane.marks.end(), scale_.range.begin_ns, before);
    const auto last = std::lower_bound(first, lane.marks.end(), scale_.range.end_ns + 1, before);
    const bool is_crowded = static_cast<float>(last - first) * mark_room > scale_.right - scale_.left;
    for (auto at = first; at != last;) {
      const float x = scale_.x_of(static_cast<double>(at->at_ns));
      // Marks closer than they are wide become one.
      const auto next = std::lower_bound(at + 1, last, scale_.ns_at(x + 8), before);
      const auto kind = at->kind;
      at = next;
      if (is_crowded && kind == MarkKind::asked_for_gil) continue;
      drawn.marks.push_back({std::round(x), kind});
      see_mark(kind);
    }
  }

  void see_mark(MarkKind kind) {
    if (kind == MarkKind::output) seen_[static_cast<size_t>(LegendEntry::output)] = true;
    if (kind == MarkKind::asked_for_gil) seen_[static_cast<size_t>(LegendEntry::asked_for_gil)] = true;
  }

  void see(SliceKind kind) {
    if (kind != SliceKind::held) seen_[static_cast<size_t>(kind)] = true;  // both lists begin with the states
  }

  const DrawTimeline& what_;
  TimelineDrawing& drawing_;
  TimeScale scale_;
  uint64_t now_ns_;
  std::array<bool, 8> seen_{};
};

}  // namespace

TimelineLayout layout_timeline(Size size, size_t rows) {
  TimelineLayout l;
  l.is_narrow = size.width < narrow_below;
  l.plot_left = l.is_narrow ? margin : label_column;
  l.plot_right = std::max(size.width - margin, l.plot_left + 1);
  l.overview = {l.plot_left, 8, l.plot_right, 20};
  l.ruler = {l.plot_left, 24, l.plot_right, 48};
  l.legend = {margin, size.height - 28, l.plot_right, size.height};
  l.lanes = {0, l.ruler.bottom, size.width, std::max(l.legend.top, l.ruler.bottom + 1)};
  const float per_row = rows ? l.lanes.height() / static_cast<float>(rows) : 0;
  const float low = l.is_narrow ? 36 : 28, high = l.is_narrow ? 56 : 44;
  l.row_height = std::clamp(std::floor(per_row / 4) * 4, low, high);
  l.bar_height = l.is_narrow ? l.row_height - (l.row_height < 44 ? 22 : 26) : l.row_height - 8;
  l.content_height = l.row_height * static_cast<float>(rows);
  return l;
}

TimelineDrawing draw_timeline(const DrawTimeline& what) {
  TimelineDrawing drawing;
  drawing.layout = what.layout;
  drawing.ticks = ticks({what.view, what.layout.plot_left, what.layout.plot_right}, what.layout.is_narrow ? 72 : 88);
  LaneDrawer drawer(what, drawing);
  size_t row = 0;
  if (what.has_gil) drawer.draw(nullptr, row++);
  for (const Lane& lane : what.timeline.lanes()) drawer.draw(&lane, row++);
  drawer.note_legend();
  return drawing;
}

std::vector<OverviewCell> draw_overview(const DrawTimeline& what) {
  constexpr float cell_pixels = 3;
  std::vector<OverviewCell> cells;
  const Rect& box = what.layout.overview;
  const auto now_ns = what.timeline.end_ns();
  const TimeScale scale{{0, std::max(1.0, static_cast<double>(now_ns))}, box.left, box.right};
  const auto lanes = what.timeline.lanes();
  float most = 1;  // threads at once; as many fill the strip
  for (float x = box.left; x < box.right; x += cell_pixels) {
    const float right = std::min(x + cell_pixels, box.right);
    const TimeRange range{scale.ns_at(x), scale.ns_at(right)};
    OverviewCell cell{{x, box.top, right, box.bottom}, {}};
    const auto add = [&](size_t color, double ns) { cell.shares[color] += static_cast<float>(ns / range.span()); };
    if (what.has_gil) {
      const Shares held = what.timeline.gil().shares(range, now_ns);
      for (size_t i = 0; i < share_count; ++i) add(i, held[i]);
    } else {
      for (const Lane& lane : lanes.first(std::min<size_t>(lanes.size(), 64)))
        add(index_of(lane.thread) % share_count,
            lane.track.shares(range, now_ns)[static_cast<size_t>(SliceKind::running)]);
    }
    most = std::max(most, std::accumulate(cell.shares.begin(), cell.shares.end(), 0.0f));
    cells.push_back(cell);
  }
  for (OverviewCell& cell : cells)
    for (float& share : cell.shares) share /= most;
  return cells;
}

}  // namespace lockstep::ui::model

#include "ui/model/timeline/track_rows.h"

#include <algorithm>
#include <cmath>

#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/timeline_drawing.h"

namespace lockstep::ui::model {

namespace {

constexpr float min_slice_pixels = 1;
constexpr float mark_room = 32;         // pixels per mark; where there are more, remarks are left out
constexpr float mark_pixels = 8;        // its width; marks that are closer become one
constexpr float mark_height = 6;        // within the bar
constexpr float pointer_tolerance = 3;  // pixels beside a slice that still point at it

// Rounded to whole pixels, so that edges are crisp; a slice that is there is never invisible.
Rect slice_rect(const Rect& bar, const TimeScale& scale, TimeRange range) {
  const float left = std::round(std::max(scale.x_of(range.begin_ns), scale.left));
  const float right = std::round(std::min(scale.x_of(range.end_ns), scale.right));
  return {left, bar.top, std::max(right, left + min_slice_pixels), bar.bottom};
}

// Of a cell: its slices are all counted by kind, or all by thread. The first may stand for some that were left out.
SliceKind kind_in(const Track& track, const Piece& piece, uint64_t now_ns) {
  return track.at(std::min(piece.last, track.size()) - 1, now_ns).kind;
}

bool is_on(const DrawnMark& mark, const Rect& bar, Point p) {
  if (std::abs(p.x - mark.x) > mark_pixels / 2) return false;
  return look_of(mark.mark.first.kind).shape.value == MarkShape::points_up ? p.y > bar.bottom - mark_height
                                                                           : p.y < bar.top + mark_height;
}

}  // namespace

void TrackRows::draw(DrawnRow& drawn, const RowFrame& frame) const {
  for (const Piece& piece : track(drawn.id.of)->fold(frame.scale, frame.now_ns)) {
    if (piece.is_cell())
      draw_cell(drawn, frame, piece);
    else
      draw_slice(drawn, frame, piece);
  }
  draw_marks(drawn, frame);
}

void TrackRows::draw_slice(DrawnRow& drawn, const RowFrame& frame, const Piece& piece) const {
  const Slice slice = track(drawn.id.of)->at(piece.first, frame.now_ns);
  Labels labels = labels_of({run(), drawn.name, slice});
  const TimeRange view = frame.scale.range;
  frame.legend.see(slice.kind);
  drawn.slices.push_back({.piece = piece,
                          .rect = slice_rect(drawn.bar, frame.scale, piece.range),
                          .kind = slice.kind,
                          .holder = slice.object % thread_colors,
                          .cut_left = piece.range.begin_ns < view.begin_ns,
                          .cut_right = view.end_ns < piece.range.end_ns,
                          .level = level(drawn.id.of, slice),
                          .label = std::move(labels.full),
                          .short_label = std::move(labels.brief)});
}

void TrackRows::draw_cell(DrawnRow& drawn, const RowFrame& frame, const Piece& piece) const {
  const Track& track = *this->track(drawn.id.of);
  const SliceKind kind = kind_in(track, piece, frame.now_ns);
  DrawnCell cell{.piece = piece,
                 .rect = slice_rect(drawn.bar, frame.scale, piece.range),
                 .by_thread = counts_by_thread(kind) ? std::optional(kind) : std::nullopt};
  const Shares shares = track.shares_of(piece, frame.now_ns);
  for (size_t i = 0; i < share_count; ++i) {
    cell.shares[i] = static_cast<float>(shares[i] / piece.range.span());
    if (shares[i] > 0) frame.legend.see(cell.kind_of(i));
  }
  frame.legend.folded = true;
  drawn.cells.push_back(cell);
}

void TrackRows::draw_marks(DrawnRow& drawn, const RowFrame& frame) const {
  const TimeScale& scale = frame.scale;
  const std::span<const Mark> marks = this->marks(drawn.id.of);
  const auto before = [](const Mark& mark, double ns) { return static_cast<double>(mark.at_ns) < ns; };
  const auto first = std::lower_bound(marks.begin(), marks.end(), scale.range.begin_ns, before);
  const auto last = std::lower_bound(first, marks.end(), scale.range.end_ns + 1, before);
  const bool is_crowded = static_cast<float>(last - first) * mark_room > scale.right - scale.left;
  for (auto at = first; at != last;) {
    const Mark& mark = *at;
    const float x = scale.x_of(static_cast<double>(mark.at_ns));
    const auto next = std::lower_bound(at + 1, last, scale.ns_at(x + mark_pixels), before);
    const auto more = static_cast<size_t>(next - at) - 1;
    at = next;
    if (is_crowded && look_of(mark.kind).presence.value == Presence::remark) continue;
    drawn.marks.push_back({std::round(x), {mark, more}});
    frame.legend.see(mark.kind);
  }
}

std::optional<Target> TrackRows::under(const DrawnRow& drawn, Point p) const {
  const Track& track = *this->track(drawn.id.of);
  std::optional<Target> best;
  float best_distance = pointer_tolerance;
  const auto offer = [&](const Piece& piece, const Rect& rect) {
    if (piece.first >= track.size()) return;  // what was drawn as open had no duration
    const float distance = std::max({rect.left - p.x, p.x - rect.right, 0.0f});
    if (distance > best_distance || (best && distance == best_distance && p.x < rect.left)) return;
    best_distance = distance;
    best = Target{{drawn.id, track.at(piece.first, run().end_ns()).begin_ns}, piece, std::nullopt};
  };
  for (const DrawnSlice& slice : drawn.slices) offer(slice.piece, slice.rect);
  for (const DrawnCell& cell : drawn.cells) offer(cell.piece, cell.rect);
  if (!best) return best;
  // Of two that overlap, the one that is painted over the other.
  for (const DrawnMark& mark : drawn.marks)
    if (is_on(mark, drawn.bar, p)) best->mark = mark.mark;
  return best;
}

std::optional<Tooltip> TrackRows::tooltip(const Target& target, bool is_live) const {
  const uint32_t of = target.slice.row.of;
  if (target.mark) return describe_mark(run(), name(of), target.mark->first, target.mark->more);
  if (target.piece.is_cell()) return describe_cell(of, target.piece);
  // Slices that came late may have moved it.
  const Track& track = *this->track(of);
  const auto index = track.find(static_cast<double>(target.slice.begin_ns), run().end_ns());
  if (!index) return std::nullopt;
  const Slice slice = track.at(*index, run().end_ns());
  const bool is_open = track.is_open(*index);
  return describe_slice({run(), name(of), slice, is_open && is_live, is_open && !is_live});
}

Tooltip TrackRows::describe_cell(uint32_t of, const Piece& piece) const {
  const Track& track = *this->track(of);
  Tooltip tip;
  tip.title = name(of) + ": " + count_text(piece.last - piece.first) + " slices";
  tip.rows.push_back({"from", exact_text(static_cast<uint64_t>(piece.range.begin_ns))});
  tip.rows.push_back({"for", short_text(static_cast<uint64_t>(piece.range.span()))});
  if (!counts_by_thread(kind_in(track, piece, run().end_ns()))) {
    const Shares shares = track.shares_of(piece, run().end_ns());
    for (size_t i = 0; i < slice_kind_count; ++i)
      if (shares[i] > 0)
        tip.rows.push_back(
            {std::string(look_of(static_cast<SliceKind>(i)).word.value), percent_text(shares[i], piece.range.span())});
  }
  tip.hint = "Zoom in to see each.";
  return tip;
}

}  // namespace lockstep::ui::model

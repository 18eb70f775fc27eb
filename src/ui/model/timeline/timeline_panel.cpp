#include "ui/model/timeline/timeline_panel.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/model/timeline/slice_tooltip.h"

namespace lockstep::ui::model {

namespace {

constexpr float drag_threshold = 4;  // pixels; a hand is not that steady
constexpr double wheel_zoom = 1.25;  // per notch
constexpr double key_zoom = 1.5;
constexpr double key_pan = 0.1;         // of what is in view
constexpr float easy_to_see = 12;       // pixels; a slice that is stepped to is at least this wide
constexpr float pointer_tolerance = 3;  // pixels beside a slice that still point at it

}  // namespace

// ---- from the shell ----

void TimelinePanel::set_run(const RunInfo& run) {
  run_ = run;
  overview_is_stale_ = true;
  viewport_.set_content(static_cast<double>(timeline_.end_ns()), run_.state == RunState::running);
}

void TimelinePanel::show(std::optional<TimeRange> range) {
  // The shell sends back what it was told; that changes nothing, not even by rounding.
  if (range && told_ == range) return;
  told_.reset();
  wanted_.reset();
  if (!range) return viewport_.fit();
  viewport_.show(*range);
  if (range->end_ns > viewport_.content().end_ns) wanted_ = range;
}

void TimelinePanel::reset() {
  timeline_ = {};
  overview_is_stale_ = true;
  hovered_.reset();
  selected_.reset();
  focused_.reset();
  scroll_ = 0;
  viewport_.set_content(0, run_.state == RunState::running);
  if (!wanted_) viewport_.fit();
}

void TimelinePanel::apply(std::span<const trace::Chunk> chunks) {
  timeline_.apply(chunks);
  overview_is_stale_ = true;
  viewport_.set_content(static_cast<double>(timeline_.end_ns()), run_.state == RunState::running);
  // A view that came in a link waits here until the run has got that far.
  if (wanted_ && wanted_->end_ns <= viewport_.content().end_ns) viewport_.show(*std::exchange(wanted_, std::nullopt));
}

bool TimelinePanel::has_gil_lane() const { return timeline_.has_gil() && run_.build != "free-threaded"; }

// ---- drawing ----

TimeScale TimelinePanel::scale() const { return {viewport_.range(), layout_.plot_left, layout_.plot_right}; }

const TimelineDrawing& TimelinePanel::draw() {
  const size_t rows = timeline_.lanes().size() + (has_gil_lane() ? 1 : 0);
  const TimelineLayout layout = layout_timeline(size_, rows);
  if (layout.overview != layout_.overview) overview_is_stale_ = true;
  layout_ = layout;
  scroll_by(0);
  const DrawTimeline what{timeline_, layout_, viewport_.range(), scroll_, has_gil_lane()};
  if (std::exchange(overview_is_stale_, false)) overview_ = draw_overview(what);
  drawing_ = draw_timeline(what);
  drawing_.is_virtual_time = run_.is_virtual_time;
  if (timeline_.is_empty()) {
    drawing_.empty_text = run_.state == RunState::running ? "Starting..."
                          : run_.state == RunState::ended ? "This run left no trace."
                                                          : "Press Run: every thread gets a lane of its own here.";
    return drawing_;
  }
  drawing_.overview = overview_;
  const TimeScale whole{viewport_.content(), layout_.overview.left, layout_.overview.right};
  const TimeRange view = viewport_.range();
  drawing_.window = {whole.x_of(view.begin_ns), layout_.overview.top, whole.x_of(view.end_ns), layout_.overview.bottom};
  if (selected_) drawing_.selected = rect_of(*selected_);
  if (focused_) drawing_.focused = rect_of(*focused_);
  if (is_over_plot_ && drag_ != Drag::overview) {
    const double ns = std::clamp(scale().ns_at(pointer_.x), 0.0, static_cast<double>(timeline_.end_ns()));
    drawing_.cursor = {pointer_.x, exact_text(static_cast<uint64_t>(std::llround(ns)))};
  }
  // What moved under a resting pointer is what it points at now.
  if (drag_ == Drag::none && hovered_) hovered_ = target_at(pointer_);
  return drawing_;
}

const Lane* TimelinePanel::lane_of(const SliceRef& ref) const {
  return ref.thread ? timeline_.lane_of(*ref.thread) : nullptr;
}

const Track& TimelinePanel::track_of(const SliceRef& ref) const {
  const Lane* lane = lane_of(ref);
  return lane ? lane->track : timeline_.gil();
}

std::optional<size_t> TimelinePanel::index_of_slice(const SliceRef& ref) const {
  return track_of(ref).find(static_cast<double>(ref.begin_ns), timeline_.end_ns());
}

std::optional<Rect> TimelinePanel::rect_of(const SliceRef& ref) const {
  const auto index = index_of_slice(ref);
  const auto lane = std::ranges::find(drawing_.lanes, ref.thread, &DrawnLane::thread);
  if (!index || lane == drawing_.lanes.end()) return std::nullopt;
  const Slice slice = track_of(ref).at(*index, timeline_.end_ns());
  const TimeScale s = scale();
  const float left = s.x_of(static_cast<double>(slice.begin_ns)), right = s.x_of(static_cast<double>(slice.end_ns));
  if (right < s.left || left > s.right) return std::nullopt;
  return Rect{std::max(std::round(left), s.left), lane->bar.top,
              std::min(std::max(std::round(right), left + 2), s.right), lane->bar.bottom};
}

std::optional<Tooltip> TimelinePanel::tooltip() const {
  if (drag_ == Drag::panning || drag_ == Drag::overview) return std::nullopt;
  Tooltip tip;
  if (hovered_) {
    const Lane* lane = lane_of(hovered_->ref);
    if (hovered_->piece.is_cell()) {
      tip = describe_cell(timeline_, lane, hovered_->piece);
    } else {
      const auto index = index_of_slice(hovered_->ref);
      if (!index) return std::nullopt;
      const Track& track = track_of(hovered_->ref);
      const Slice slice = track.at(*index, timeline_.end_ns());
      tip = describe_slice(timeline_, lane, slice, track.is_open(*index) && run_.state == RunState::running);
    }
    tip.at = pointer_;
  } else if (focused_ && drawing_.focused) {
    const auto index = index_of_slice(*focused_);
    if (!index) return std::nullopt;
    const Track& track = track_of(*focused_);
    tip = describe_slice(timeline_, lane_of(*focused_), track.at(*index, timeline_.end_ns()),
                         track.is_open(*index) && run_.state == RunState::running);
    tip.at = {drawing_.focused->center().x, drawing_.focused->bottom};
  } else {
    return std::nullopt;
  }
  return tip;
}

// ---- pointing ----

std::optional<TimelinePanel::Target> TimelinePanel::target_at(Point p) const {
  const auto inside = [&](const DrawnLane& lane) { return p.y >= lane.bar.top && p.y < lane.bar.bottom; };
  const auto lane = std::ranges::find_if(drawing_.lanes, inside);
  if (lane == drawing_.lanes.end() || !layout_.lanes.contains(p) || p.x < layout_.plot_left) return std::nullopt;
  std::optional<Target> best;
  float best_distance = pointer_tolerance;
  const auto offer = [&](const Piece& piece, const Rect& rect) {
    const float distance = std::max({rect.left - p.x, p.x - rect.right, 0.0f});
    if (distance > best_distance || (best && distance == best_distance && p.x < rect.left)) return;
    best_distance = distance;
    const SliceRef lane_ref{lane->thread, 0};
    const Slice first = track_of(lane_ref).at(piece.first, timeline_.end_ns());
    best = Target{{lane->thread, first.begin_ns}, piece, rect};
  };
  for (const DrawnSlice& slice : lane->slices) offer(slice.piece, slice.rect);
  for (const DrawnCell& cell : lane->cells) offer(cell.piece, cell.rect);
  return best;
}

void TimelinePanel::pointer_moved(Point p) {
  const Point before = std::exchange(pointer_, p);
  is_over_plot_ = !timeline_.is_empty() && p.x >= layout_.plot_left && p.x <= layout_.plot_right &&
                  p.y >= layout_.ruler.top && p.y < layout_.lanes.bottom;
  if (drag_ == Drag::pressed && std::hypot(p.x - pressed_.x, p.y - pressed_.y) >= drag_threshold) drag_ = Drag::panning;
  switch (drag_) {
    case Drag::panning:
      viewport_.pan((before.x - p.x) * scale().ns_per_pixel());
      scroll_by(before.y - p.y);
      tell_view();
      break;
    case Drag::overview: show_overview_at(p.x); break;
    case Drag::pressed: break;
    case Drag::none:
      hovered_ = target_at(p);
      if (hovered_) focused_.reset();  // mouse and keyboard do not point at two things at once
      break;
  }
}

void TimelinePanel::pointer_left() {
  is_over_plot_ = false;
  if (drag_ == Drag::none || drag_ == Drag::pressed) hovered_.reset();
}

void TimelinePanel::pointer_pressed(Point p) {
  pressed_ = pointer_ = p;
  if (timeline_.is_empty()) return;
  if (layout_.overview.inset(-4).contains(p)) {
    drag_ = Drag::overview;
    show_overview_at(p.x);
  } else {
    drag_ = Drag::pressed;
  }
}

void TimelinePanel::pointer_released(Point p, int clicks) {
  const Drag drag = std::exchange(drag_, Drag::none);
  pointer_ = p;
  hovered_ = target_at(p);
  if (drag != Drag::pressed) return;
  if (!hovered_) return void(selected_.reset());
  focused_.reset();
  if (clicks > 1 || hovered_->piece.is_cell()) {
    if (clicks > 1) {
      const TimeRange range = hovered_->piece.range;
      viewport_.show({range.begin_ns - range.span() * 0.1, range.end_ns + range.span() * 0.1});
      tell_view();
    }
    return;
  }
  select(hovered_->ref);
}

void TimelinePanel::show_overview_at(float x) {
  const TimeScale whole{viewport_.content(), layout_.overview.left, layout_.overview.right};
  const TimeRange view = viewport_.range();
  viewport_.pan(whole.ns_at(x) - (view.begin_ns + view.end_ns) / 2);
  tell_view();
}

void TimelinePanel::wheel(const Wheel& wheel) {
  if (timeline_.is_empty()) return;
  const bool is_over_names = wheel.at.x < layout_.plot_left && !layout_.is_narrow;
  if (is_over_names && !wheel.shift) return scroll_by(wheel.y * layout_.row_height);
  const float sideways = wheel.shift && wheel.x == 0 ? wheel.y : wheel.x;
  if (std::abs(sideways) > std::abs(wheel.shift ? 0 : wheel.y))
    viewport_.pan(sideways * viewport_.range().span() * key_pan);
  else
    viewport_.zoom(std::pow(wheel_zoom, std::clamp(wheel.y, -8.0f, 8.0f)), scale().ns_at(wheel.at.x));
  tell_view();
}

void TimelinePanel::pinch(const Pinch& pinch) {
  drag_ = Drag::none;
  hovered_.reset();
  viewport_.pan((pinch.from_center.x - pinch.to_center.x) * scale().ns_per_pixel());
  scroll_by(pinch.from_center.y - pinch.to_center.y);
  if (pinch.to_distance > 1 && pinch.from_distance > 1)
    viewport_.zoom(pinch.from_distance / pinch.to_distance, scale().ns_at(pinch.to_center.x));
  tell_view();
}

void TimelinePanel::scroll_by(float pixels) {
  const float most = std::max(0.0f, layout_.content_height - layout_.lanes.height());
  scroll_ = std::clamp(scroll_ + pixels, 0.0f, most);
}

void TimelinePanel::tell_view() {
  wanted_.reset();
  told_ = rounded(viewport_.range());
  intents_.view(viewport_.range(), viewport_.is_fitted());
}

// ---- keys ----

bool TimelinePanel::key(const KeyPress& press) {
  if (timeline_.is_empty() || press.control) return false;
  const double span = viewport_.range().span();
  switch (press.key) {
    case Key::left: viewport_.pan(-span * key_pan); break;
    case Key::right: viewport_.pan(span * key_pan); break;
    case Key::page_up: viewport_.pan(-span); break;
    case Key::page_down: viewport_.pan(span); break;
    case Key::end: viewport_.pan(viewport_.content().end_ns); break;
    case Key::home: viewport_.fit(); break;
    case Key::up: return change_lane(-1), true;
    case Key::down: return change_lane(1), true;
    case Key::tab: return step(!press.shift);
    case Key::enter:
      if (!focused_) return false;
      return select(*focused_), true;
    case Key::character: return key_character(press.character);
    default: return false;
  }
  tell_view();
  return true;
}

bool TimelinePanel::key_character(char32_t c) {
  const TimeRange view = viewport_.range();
  double center = (view.begin_ns + view.end_ns) / 2;
  if (focused_ && drawing_.focused) center = scale().ns_at(drawing_.focused->center().x);
  switch (c) {
    case '+':
    case '=': viewport_.zoom(1 / key_zoom, center); break;
    case '-':
    case '_': viewport_.zoom(key_zoom, center); break;
    case 'f':
    case 'F':
    case '0': viewport_.fit(); break;
    default: return false;
  }
  tell_view();
  return true;
}

void TimelinePanel::select(const SliceRef& ref) {
  selected_ = ref;
  const auto index = index_of_slice(ref);
  if (!index) return;
  const Slice slice = track_of(ref).at(*index, timeline_.end_ns());
  const ThreadId thread = ref.thread.value_or(ThreadId{slice.object});
  intents_.select_slice(thread, slice.begin_ns, slice.line);
}

std::vector<std::optional<ThreadId>> TimelinePanel::rows() const {
  std::vector<std::optional<ThreadId>> rows;
  if (has_gil_lane()) rows.push_back(std::nullopt);
  for (const Lane& lane : timeline_.lanes()) rows.push_back(lane.thread);
  return rows;
}

// False: past the first or the last slice, where Tab goes back to the page.
bool TimelinePanel::step(bool forward) {
  const auto rows = this->rows();
  if (!focused_) {
    for (const auto& row : rows) {
      const SliceRef ref{row, 0};
      const Track& track = track_of(ref);
      if (track.is_empty()) continue;
      // Begin where the reader is looking.
      const size_t index = std::min(track.first_after(viewport_.range().begin_ns), track.size() - 1);
      return focus_on({row, track.at(index, timeline_.end_ns()).begin_ns}), true;
    }
    return false;
  }
  const auto index = index_of_slice(*focused_);
  const Track& track = track_of(*focused_);
  if (index && (forward ? *index + 1 < track.size() : *index > 0)) {
    const size_t next = forward ? *index + 1 : *index - 1;
    return focus_on({focused_->thread, track.at(next, timeline_.end_ns()).begin_ns}), true;
  }
  auto row = static_cast<std::ptrdiff_t>(std::ranges::find(rows, focused_->thread) - rows.begin());
  const auto count = static_cast<std::ptrdiff_t>(rows.size());
  while ((row += forward ? 1 : -1) >= 0 && row < count) {
    const SliceRef ref{rows[static_cast<size_t>(row)], 0};
    const Track& other = track_of(ref);
    if (other.is_empty()) continue;
    const size_t at = forward ? 0 : other.size() - 1;
    return focus_on({ref.thread, other.at(at, timeline_.end_ns()).begin_ns}), true;
  }
  focused_.reset();
  return false;
}

// To the slice of the next lane at about the same time; without a focus, lanes scroll.
void TimelinePanel::change_lane(int by) {
  if (!focused_) return scroll_by(static_cast<float>(by) * layout_.row_height);
  const auto rows = this->rows();
  auto row = static_cast<std::ptrdiff_t>(std::ranges::find(rows, focused_->thread) - rows.begin());
  const auto count = static_cast<std::ptrdiff_t>(rows.size());
  while ((row += by) >= 0 && row < count) {
    const SliceRef ref{rows[static_cast<size_t>(row)], 0};
    const Track& track = track_of(ref);
    if (track.is_empty()) continue;
    const size_t index = std::min(track.first_after(static_cast<double>(focused_->begin_ns)), track.size() - 1);
    return focus_on({ref.thread, track.at(index, timeline_.end_ns()).begin_ns});
  }
}

void TimelinePanel::focus_on(SliceRef ref) {
  focused_ = ref;
  hovered_.reset();
  reveal(ref);
}

void TimelinePanel::reveal(const SliceRef& ref) {
  const auto rows = this->rows();
  const auto row = static_cast<float>(std::ranges::find(rows, ref.thread) - rows.begin());
  const float top = row * layout_.row_height - scroll_;
  if (top < 0)
    scroll_by(top);
  else if (const float over = top + layout_.row_height - layout_.lanes.height(); over > 0)
    scroll_by(over);

  const auto index = index_of_slice(ref);
  if (!index) return;
  const Slice slice = track_of(ref).at(*index, timeline_.end_ns());
  const auto begin = static_cast<double>(slice.begin_ns), end = static_cast<double>(slice.end_ns);
  const TimeRange before = viewport_.range();
  const double easy_ns = scale().ns_per_pixel() * easy_to_see;
  if (end - begin < easy_ns) viewport_.zoom((end - begin) / easy_ns, (begin + end) / 2);
  TimeRange view = viewport_.range();
  if (begin < view.begin_ns || end > view.end_ns) {
    // As much of it as fits, with some room beside it.
    const double room = std::min(view.span() * 0.1, std::max(0.0, view.span() - (end - begin)) / 2);
    viewport_.pan(begin < view.begin_ns || end - begin > view.span() ? begin - room - view.begin_ns
                                                                     : end + room - view.end_ns);
  }
  if (viewport_.range() != before) tell_view();
}

}  // namespace lockstep::ui::model

#include "ui/model/timeline/timeline_panel.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lockstep::ui::model {

namespace {

constexpr float drag_threshold = 4;         // pixels; a hand is not that steady
constexpr double wheel_zoom = 1.25;         // per notch
constexpr double wheel_pan = 0.1;           // of what is in view, per notch
constexpr double worth_leaving_out = 0.15;  // of the run
constexpr double room_before = 0.02;        // of what is in view

}  // namespace

// ---- from the shell ----

void TimelinePanel::set_run(const RunInfo& run) {
  run_ = run;
  rows_.update(run_);
  follow_run();
}

// The run may have grown, or be over.
void TimelinePanel::follow_run() {
  timeline_.set_over(run_.state == RunState::ended);
  overview_is_stale_ = true;
  viewport_.set_content(static_cast<double>(timeline_.end_ns()), is_running());
  // Before the first thread starts, the program imports and prepares: of a short run that is most, and hides the rest.
  const auto start = static_cast<double>(timeline_.first_start_ns()), end = static_cast<double>(timeline_.end_ns());
  viewport_.set_opening(start > end * worth_leaving_out ? start - (end - start) * room_before : 0);
}

void TimelinePanel::show(std::optional<TimeRange> range) {
  wanted_.reset();
  if (!range) {
    viewport_.fit();
    return tell_view();
  }
  viewport_.show(*range);
  if (range->end_ns <= viewport_.content().end_ns) return tell_view();
  wanted_ = range;
  intents_.view(*range, false);  // what it will be
}

void TimelinePanel::measure(std::optional<TimeRange> range) { set_measured(range); }

void TimelinePanel::show_more_rows(bool wanted) {
  shows_more_rows_ = wanted;
  rows_.show_more(wanted);
  rows_.update(run_);
}

void TimelinePanel::reset() {
  timeline_ = {};
  rows_ = RowList(timeline_);
  rows_.show_more(shows_more_rows_);
  chain_ = {};
  drawing_.rows.clear();
  overview_is_stale_ = true;
  hovered_.reset();
  selected_.reset();
  focused_.reset();
  scroll_ = 0;
  legend_lines_ = 1;
  viewport_.set_content(0, is_running());
  viewport_.set_opening(0);
  if (!wanted_) viewport_.open();
}

void TimelinePanel::apply(std::span<const trace::Chunk> chunks) {
  timeline_.apply(chunks);
  rows_.hear(chunks);
  rows_.update(run_);
  follow_run();
  chain_is_stale_ = true;
  // A view that came in a link waits here until the run has got that far.
  if (wanted_ && wanted_->end_ns <= viewport_.content().end_ns) viewport_.show(*std::exchange(wanted_, std::nullopt));
}

// ---- drawing ----

TimeScale TimelinePanel::scale() const { return {viewport_.range(), layout_.plot_left, layout_.plot_right}; }

void TimelinePanel::draw_rows() {
  const TimelineLayout layout = layout_timeline(size_, rows_.size(), legend_lines_);
  if (layout.overview != layout_.overview) overview_is_stale_ = true;
  layout_ = layout;
  rows_.lay_out(layout_.row_height);
  scroll_by(0);
  if (std::exchange(overview_is_stale_, false)) overview_ = draw_overview(timeline_, run_, layout_.overview);
  follow_chain();
  std::vector<Hop> hops = last_waits(timeline_);
  for (const Hop& hop : chain_.hops)
    if (!std::ranges::count(hops, hop)) hops.push_back(hop);
  drawing_ = draw_timeline({timeline_, rows_, layout_, viewport_.range(), scroll_, chain_.links, hops});
}

const TimelineDrawing& TimelinePanel::draw() {
  draw_rows();
  // More is seen than the legend has lines for: it takes the room from the rows, and keeps it, so that nothing jumps up
  // and down while the view moves.
  if (const size_t lines = count_lines(drawing_.legend); lines > legend_lines_) {
    legend_lines_ = lines;
    draw_rows();
  }
  drawing_.is_virtual_time = run_.is_virtual_time;
  const float edge = scroll_ + layout_.rows.height() + layout_.row_height / 2;  // of a row half of it is out of view
  drawing_.rows_below = edge < rows_.height() ? rows_.size() - rows_.first_below(edge) : 0;
  if (viewport_.is_opening())
    drawing_.before = "start-up: " + short_text(static_cast<uint64_t>(viewport_.range().begin_ns));
  if (timeline_.is_empty()) {
    drawing_.empty_text = is_running()                    ? "Starting..."
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
  draw_measure();
  if (is_over_plot_ && drag_ != Drag::overview) {
    const double ns = std::clamp(scale().ns_at(pointer_.x), 0.0, static_cast<double>(timeline_.end_ns()));
    drawing_.cursor = {pointer_.x, exact_text(static_cast<uint64_t>(std::llround(ns)))};
  }
  // What moved under a resting pointer is what it points at now.
  if (drag_ == Drag::none && hovered_) hovered_ = target_at(pointer_);
  return drawing_;
}

void TimelinePanel::draw_measure() {
  if (!measured_) return;
  const TimeScale s = scale();
  const float left = s.x_of(measured_->begin_ns), right = s.x_of(measured_->end_ns);
  if (right < s.left || left > s.right) return;
  drawing_.measure = {
      {std::max(left, s.left), layout_.ruler.top, std::min(std::max(right, left + 1), s.right), layout_.rows.bottom},
      short_text(static_cast<uint64_t>(std::llround(measured_->span())))};
}

// What the selection waited for: it may have grown with the run.
void TimelinePanel::follow_chain() {
  if (!std::exchange(chain_is_stale_, false)) return;
  chain_ = {};
  if (!selected_) return;
  const auto index = index_of_slice(*selected_);
  if (!index) return;
  const Slice slice = rows_.track(selected_->row).at(*index, timeline_.end_ns());
  chain_ = chain_of(timeline_, rows_.of(selected_->row.kind).thread_of(selected_->row.of, slice), slice);
}

std::optional<size_t> TimelinePanel::index_of_slice(const SliceRef& ref) const {
  return rows_.track(ref.row).find(static_cast<double>(ref.begin_ns), timeline_.end_ns());
}

std::optional<Rect> TimelinePanel::rect_of(const SliceRef& ref) const {
  const auto index = index_of_slice(ref);
  const auto row = std::ranges::find(drawing_.rows, ref.row, &DrawnRow::id);
  if (!index || row == drawing_.rows.end()) return std::nullopt;
  const Slice slice = rows_.track(ref.row).at(*index, timeline_.end_ns());
  const TimeScale s = scale();
  const float left = s.x_of(static_cast<double>(slice.begin_ns)), right = s.x_of(static_cast<double>(slice.end_ns));
  if (right < s.left || left > s.right) return std::nullopt;
  return Rect{std::max(std::round(left), s.left), row->bar.top,
              std::min(std::max(std::round(right), left + 2), s.right), row->bar.bottom};
}

std::optional<Tooltip> TimelinePanel::tooltip() const {
  if (drag_ != Drag::none && drag_ != Drag::pressed) return std::nullopt;
  std::optional<Tooltip> tip;
  if (hovered_) {
    tip = rows_.of(hovered_->slice.row.kind).tooltip(*hovered_, is_running());
    if (tip) tip->at = pointer_;
  } else if (focused_ && drawing_.focused) {
    tip = rows_.of(focused_->row.kind).tooltip({*focused_, {}, std::nullopt}, is_running());
    if (tip) tip->at = {drawing_.focused->center().x, drawing_.focused->bottom};
  }
  return tip;
}

// ---- pointing ----

std::optional<Target> TimelinePanel::target_at(Point p) const {
  const auto inside = [&](const DrawnRow& row) { return p.y >= row.bar.top && p.y < row.bar.bottom; };
  const auto row = std::ranges::find_if(drawing_.rows, inside);
  if (row == drawing_.rows.end() || !layout_.rows.contains(p) || p.x < layout_.plot_left) return std::nullopt;
  return rows_.of(row->id.kind).under(*row, p);
}

void TimelinePanel::pointer_moved(Point p) {
  const Point before = std::exchange(pointer_, p);
  is_over_plot_ = !timeline_.is_empty() && p.x >= layout_.plot_left && p.x <= layout_.plot_right &&
                  p.y >= layout_.ruler.top && p.y < layout_.rows.bottom;
  if (drag_ == Drag::pressed && std::hypot(p.x - pressed_.x, p.y - pressed_.y) >= drag_threshold) drag_ = Drag::panning;
  switch (drag_) {
    case Drag::panning:
      viewport_.pan((before.x - p.x) * scale().ns_per_pixel());
      scroll_by(before.y - p.y);
      tell_view();
      break;
    case Drag::overview: show_overview_at(p.x); break;
    case Drag::measuring: {
      const auto end = static_cast<double>(timeline_.end_ns());
      const double a = std::clamp(scale().ns_at(pressed_.x), 0.0, end), b = std::clamp(scale().ns_at(p.x), 0.0, end);
      set_measured(TimeRange{std::min(a, b), std::max(a, b)});
      break;
    }
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

void TimelinePanel::pointer_pressed(const Press& press) {
  const Point p = pressed_ = pointer_ = press.at;
  if (timeline_.is_empty()) return;
  if (layout_.overview.inset(-4).contains(p)) {
    drag_ = Drag::overview;
    show_overview_at(p.x);
  } else if (press.shift) {
    drag_ = Drag::measuring;
    set_measured(std::nullopt);
  } else {
    drag_ = Drag::pressed;
  }
}

void TimelinePanel::pointer_released(Point p, int clicks) {
  const Drag drag = std::exchange(drag_, Drag::none);
  pointer_ = p;
  hovered_ = target_at(p);
  if (drag == Drag::measuring) say_measured();
  if (drag != Drag::pressed) return;
  if (!hovered_) {
    selected_.reset();
    chain_is_stale_ = true;
    return;
  }
  focused_.reset();
  if (clicks > 1 || hovered_->piece.is_cell()) {
    if (clicks > 1) {
      const TimeRange range = hovered_->piece.range;
      viewport_.show({range.begin_ns - range.span() * 0.1, range.end_ns + range.span() * 0.1});
      tell_view();
    }
    return;
  }
  select(hovered_->slice);
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
    viewport_.pan(sideways * viewport_.range().span() * wheel_pan);
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

void TimelinePanel::set_measured(std::optional<TimeRange> range) {
  if (range && range->span() < 1) range.reset();
  if (range == measured_) return;
  measured_ = range;
  protocol::MeasuredRange message;
  if (range) {
    const TimeRange whole = rounded(*range);
    message.range = protocol::View{.begin_ns = static_cast<uint64_t>(whole.begin_ns),
                                   .end_ns = static_cast<uint64_t>(whole.end_ns)};
  }
  intents_.send<intents::range>(message);
}

void TimelinePanel::say_measured() {
  if (!measured_) return;
  const auto begin = static_cast<uint64_t>(measured_->begin_ns), end = static_cast<uint64_t>(measured_->end_ns);
  intents_.send<intents::said>({.text = "Measured: " + short_text(end - begin) + ", from " + short_text(begin) +
                                        " to " + short_text(end) + "."});
}

void TimelinePanel::scroll_by(float pixels) {
  const float most = std::max(0.0f, rows_.height() - layout_.rows.height());
  scroll_ = std::clamp(scroll_ + pixels, 0.0f, most);
}

void TimelinePanel::tell_view() {
  wanted_.reset();
  intents_.view(viewport_.range(), viewport_.is_fitted());
}

}  // namespace lockstep::ui::model

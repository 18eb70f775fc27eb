// The timeline by keyboard: panning and zooming, and going from slice to slice.
#include <algorithm>
#include <cmath>

#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/timeline_panel.h"

namespace lockstep::ui::model {

namespace {

constexpr double key_zoom = 1.5;
constexpr double key_pan = 0.1;      // of what is in view
constexpr double room_beside = 0.1;  // of a slice that is shown
constexpr float easy_to_see = 12;    // pixels; a slice that is stepped to is at least this wide

}  // namespace

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
    case Key::up: return change_row(-1), true;
    case Key::down: return change_row(1), true;
    case Key::tab: return step(!press.shift);
    case Key::escape:
      if (!measured_) return false;
      return set_measured(std::nullopt), true;
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
  if (focused_ && drawing_.focused)
    center = scale().ns_at(drawing_.focused->center().x);
  else if (is_over_plot_)
    center = scale().ns_at(pointer_.x);
  switch (c) {
    case '+':
    case '=':
    case 'w':
    case 'W': viewport_.zoom(1 / key_zoom, center); break;
    case '-':
    case '_':
    case 's':
    case 'S': viewport_.zoom(key_zoom, center); break;
    case 'a':
    case 'A': viewport_.pan(-view.span() * key_pan); break;
    case 'd':
    case 'D': viewport_.pan(view.span() * key_pan); break;
    case '.': return step_in_row(true), true;
    case ',': return step_in_row(false), true;
    case ']': return go_to_switch(true), true;
    case '[': return go_to_switch(false), true;
    case 'r':
    case 'R':
      if (const auto& chosen = selected_ ? selected_ : focused_) show_slice(*chosen);
      return true;
    case 'l':
    case 'L': return intents_.send<intents::more_rows>({.more = !shows_more_rows_}), true;
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
  chain_is_stale_ = true;
  const auto index = index_of_slice(ref);
  if (!index) return;
  const Slice slice = rows_.track(ref.row).at(*index, timeline_.end_ns());
  intents_.send<intents::select_slice>({.thread = index_of(rows_.of(ref.row.kind).thread_of(ref.row.of, slice)),
                                        .begin_ns = slice.begin_ns,
                                        .line = slice.line});
  follow_chain();
  if (chain_.is_empty()) return;
  const std::string story = text_of(chain_, timeline_, 6);
  intents_.send<intents::said>({.text = is_wait(slice.kind) || slice.kind == SliceKind::wants_gil
                                            ? "What it waited for, the latest first: " + story + "."
                                            : "What led to it, the latest first: " + story + "."});
}

// False: past the first or the last slice, where Tab goes back to the page.
bool TimelinePanel::step(bool forward) {
  const auto now_ns = timeline_.end_ns();
  if (!focused_) {
    for (const RowId row : rows_.all()) {
      const Track& track = rows_.track(row);
      if (track.is_empty()) continue;
      // Begin where the reader is looking.
      const size_t index = std::min(track.first_after(viewport_.range().begin_ns), track.size() - 1);
      return focus_on({row, track.at(index, now_ns).begin_ns}), true;
    }
    return false;
  }
  const auto index = index_of_slice(*focused_);
  const Track& track = rows_.track(focused_->row);
  if (index && (forward ? *index + 1 < track.size() : *index > 0)) {
    const size_t next = forward ? *index + 1 : *index - 1;
    return focus_on({focused_->row, track.at(next, now_ns).begin_ns}), true;
  }
  if (const auto row = row_beside(focused_->row, forward ? 1 : -1)) {
    const Track& other = rows_.track(*row);
    return focus_on({*row, other.at(forward ? 0 : other.size() - 1, now_ns).begin_ns}), true;
  }
  focused_.reset();
  return false;
}

void TimelinePanel::step_in_row(bool forward) {
  if (!focused_) return void(step(true));
  const auto index = index_of_slice(*focused_);
  const Track& track = rows_.track(focused_->row);
  if (!index || (forward ? *index + 1 >= track.size() : *index == 0))
    return intents_.send<intents::said>(
        {.text = forward ? "That is the last one of the row." : "That is the first one of the row."});
  focus_on({focused_->row, track.at(forward ? *index + 1 : *index - 1, timeline_.end_ns()).begin_ns});
}

// To where another thread than the one that is focused begins to run next, or began before; without a focus, from where
// the view begins.
void TimelinePanel::go_to_switch(bool forward) {
  const uint64_t now_ns = timeline_.end_ns();
  const double from = focused_ ? static_cast<double>(focused_->begin_ns) : viewport_.range().begin_ns;
  const bool is_thread = focused_ && focused_->row.kind == RowKind::thread;
  std::optional<SliceRef> best;
  for (const RowId row : rows_.all()) {
    if (row.kind != RowKind::thread || (is_thread && row.of == focused_->row.of)) continue;
    const Track& track = rows_.track(row);
    const auto is_switch = [&](size_t i) { return track.at(i, now_ns).kind == SliceKind::running; };
    const auto begin = [&](size_t i) { return track.at(i, now_ns).begin_ns; };
    size_t i = track.first_after(from);
    if (forward) {
      while (i < track.size() && (static_cast<double>(begin(i)) <= from || !is_switch(i))) ++i;
      if (i < track.size() && (!best || begin(i) < best->begin_ns)) best = {row, begin(i)};
    } else {
      for (i = std::min(i + 1, track.size()); i > 0; --i)
        if (static_cast<double>(begin(i - 1)) < from && is_switch(i - 1)) break;
      if (i > 0 && (!best || begin(i - 1) > best->begin_ns)) best = {row, begin(i - 1)};
    }
  }
  if (best) return focus_on(*best);
  intents_.send<intents::said>(
      {.text = forward ? "No other thread begins to run after that." : "No other thread began to run before that."});
}

// All of the slice, measured, and a little beside it.
void TimelinePanel::show_slice(const SliceRef& ref) {
  const auto index = index_of_slice(ref);
  if (!index) return;
  const Slice slice = rows_.track(ref.row).at(*index, timeline_.end_ns());
  const auto begin = static_cast<double>(slice.begin_ns), end = static_cast<double>(slice.end_ns);
  const double room = (end - begin) * room_beside;
  set_measured(TimeRange{begin, end});
  say_measured();
  viewport_.show({begin - room, end + room});
  tell_view();
}

// To the slice of the next row at about the same time; without a focus, rows scroll.
void TimelinePanel::change_row(int by) {
  if (!focused_) return scroll_by(static_cast<float>(by) * layout_.row_height);
  const auto row = row_beside(focused_->row, by);
  if (!row) return;
  const Track& track = rows_.track(*row);
  const size_t index = std::min(track.first_after(static_cast<double>(focused_->begin_ns)), track.size() - 1);
  focus_on({*row, track.at(index, timeline_.end_ns()).begin_ns});
}

// The next row in that direction that can be stepped through.
std::optional<RowId> TimelinePanel::row_beside(RowId from, int by) const {
  const auto rows = rows_.all();
  auto at = static_cast<std::ptrdiff_t>(rows_.index_of(from).value_or(rows.size()));
  const auto count = static_cast<std::ptrdiff_t>(rows.size());
  while ((at += by) >= 0 && at < count)
    if (const RowId row = rows[static_cast<size_t>(at)]; !rows_.track(row).is_empty()) return row;
  return std::nullopt;
}

void TimelinePanel::focus_on(SliceRef ref) {
  focused_ = ref;
  hovered_.reset();
  reveal(ref);
  say(ref);
}

// What the tooltip shows, for who does not see it.
void TimelinePanel::say(const SliceRef& ref) {
  const auto tip = rows_.of(ref.row.kind).tooltip({ref, {}, std::nullopt}, is_running());
  if (!tip) return;
  std::string text = tip->title;
  for (const Tooltip::Row& row : tip->rows) text += ", " + row.label + " " + row.value;
  intents_.send<intents::said>({.text = text + "."});
}

void TimelinePanel::reveal(const SliceRef& ref) {
  if (const auto row = rows_.index_of(ref.row)) {
    const float above = rows_.top(*row) - scroll_;
    const float below = rows_.bottom(*row) - scroll_ - layout_.rows.height();
    if (above < 0)
      scroll_by(above);
    else if (below > 0)
      scroll_by(below);
  }

  const auto index = index_of_slice(ref);
  if (!index) return;
  const Slice slice = rows_.track(ref.row).at(*index, timeline_.end_ns());
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

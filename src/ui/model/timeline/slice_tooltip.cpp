#include "ui/model/timeline/slice_tooltip.h"

#include <algorithm>

namespace lockstep::ui::model {

namespace {

std::string title_of(const Timeline& timeline, const Lane* lane, const Slice& slice) {
  const std::string name = lane ? lane->name : timeline.thread_name(ThreadId{slice.object});
  switch (slice.kind) {
    case SliceKind::running: return name + " runs";
    case SliceKind::wants_gil: return name + " wants the GIL";
    case SliceKind::blocked: return name + (slice.object == 0 ? " sleeps" : " is blocked");
    case SliceKind::native: return name + " works without the GIL";
    case SliceKind::left_out: return "Details left out";
    case SliceKind::held: return name + " holds the GIL";
  }
  return name;
}

std::string why_stopped(uint8_t reason, bool has_gil) {
  using trace::DropReason;
  switch (static_cast<DropReason>(reason)) {
    case DropReason::asked: return has_gil ? "another thread asked for the GIL" : "another thread's turn";
    case DropReason::blocked: return "it had to wait";
    case DropReason::ended: return "it was done";
    case DropReason::detached: return "native work without the GIL";
    case DropReason::stopped: return "the run was stopped";
  }
  return "";
}

// Who had the GIL in that time, the longest first.
std::string holders(const Timeline& timeline, const Slice& waiting) {
  std::vector<std::pair<uint64_t, uint32_t>> held;
  const Track& gil = timeline.gil();
  size_t looked_at = 0;
  for (size_t i = gil.first_after(static_cast<double>(waiting.begin_ns)); i < gil.size() && looked_at < 1000; ++i) {
    const Slice slice = gil.at(i, timeline.end_ns());
    if (slice.begin_ns >= waiting.end_ns) break;
    ++looked_at;
    const uint64_t begin = std::max(slice.begin_ns, waiting.begin_ns), end = std::min(slice.end_ns, waiting.end_ns);
    const auto known = std::ranges::find(held, slice.object, &std::pair<uint64_t, uint32_t>::second);
    if (known != held.end())
      known->first += end - std::min(begin, end);
    else
      held.push_back({end - std::min(begin, end), slice.object});
  }
  std::ranges::sort(held, std::greater());
  std::string text;
  for (size_t i = 0; i < held.size() && i < 3; ++i)
    text += (i ? ", " : "") + timeline.thread_name(ThreadId{held[i].second});
  if (held.size() > 3) text += " and " + std::to_string(held.size() - 3) + " more";
  return text;
}

void add_details(const Timeline& timeline, const Slice& slice, bool is_open, Tooltip& tip) {
  const auto add = [&](std::string label, std::string value) {
    if (!value.empty()) tip.rows.push_back({std::move(label), std::move(value)});
  };
  switch (slice.kind) {
    case SliceKind::running:
      if (slice.instructions > 0) add(is_open ? "so far" : "did", count_text(slice.instructions) + " instructions");
      if (slice.object > 0) add("GIL from", timeline.thread_name(ThreadId{slice.object - 1}));
      if (!is_open) add("stopped as", why_stopped(slice.detail, timeline.has_gil()));
      break;
    case SliceKind::held:
      if (slice.instructions > 0) add("did", count_text(slice.instructions) + " instructions");
      if (!is_open) add("let go as", why_stopped(slice.detail, true));
      break;
    case SliceKind::wants_gil: add("held by", holders(timeline, slice)); break;
    case SliceKind::blocked:
      if (slice.object != 0) add("waits for", timeline.object_name(slice.object));
      if (slice.line > 0) add("at", "line " + std::to_string(slice.line));
      if (slice.detail != 0 && slice.object != 0) add("woken as", "the time was up");
      break;
    case SliceKind::left_out: add("missing", count_text(slice.instructions) + " events"); break;
    case SliceKind::native: break;
  }
}

}  // namespace

Tooltip describe_slice(const Timeline& timeline, const Lane* lane, const Slice& slice, bool is_open) {
  Tooltip tip;
  tip.title = title_of(timeline, lane, slice);
  tip.rows.push_back({"from", exact_text(slice.begin_ns)});
  tip.rows.push_back({"to", is_open ? "now" : exact_text(slice.end_ns)});
  tip.rows.push_back({"for", exact_text(slice.length_ns())});
  add_details(timeline, slice, is_open, tip);
  if (slice.kind == SliceKind::left_out) tip.hint = "The totals stay exact.";
  return tip;
}

Tooltip describe_cell(const Timeline& timeline, const Lane* lane, const Piece& piece) {
  static constexpr const char* states[] = {"running", "wants GIL", "blocked", "native", "left out"};
  Tooltip tip;
  const std::string count = count_text(piece.last - piece.first) + " slices";
  tip.title = (lane ? lane->name : std::string("GIL")) + ": " + count;
  const Track& track = lane ? lane->track : timeline.gil();
  const Shares shares = track.shares(piece.range, timeline.end_ns());
  tip.rows.push_back({"from", exact_text(static_cast<uint64_t>(piece.range.begin_ns))});
  tip.rows.push_back({"for", short_text(static_cast<uint64_t>(piece.range.span()))});
  if (lane) {
    for (size_t i = 0; i < std::size(states); ++i)
      if (shares[i] > 0) tip.rows.push_back({states[i], percent_text(shares[i], piece.range.span())});
  }
  tip.hint = "Zoom in to see each.";
  return tip;
}

}  // namespace lockstep::ui::model

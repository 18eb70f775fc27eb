#include "ui/model/timeline/slice_kind.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "ui/model/timeline/time_scale.h"
#include "ui/model/timeline/timeline.h"

namespace lockstep::ui::model {

namespace {

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

std::string text_of(SliceWord word, const SpokenSlice& spoken) {
  const Slice& slice = spoken.slice;
  const auto unless = [](bool is_nothing, auto text) { return is_nothing ? std::string() : text(); };
  switch (word) {
    case SliceWord::row: return std::string(spoken.row);
    case SliceWord::holder: return spoken.run.thread_name(ThreadId{slice.object});
    case SliceWord::holder_number: return std::to_string(slice.object);
    case SliceWord::keeper:
    case SliceWord::previous:
      return unless(slice.object == 0, [&] { return spoken.run.thread_name(ThreadId{slice.object - 1}); });
    case SliceWord::object: return unless(slice.object == 0, [&] { return spoken.run.object_name(slice.object); });
    case SliceWord::instructions:
      return unless(slice.instructions == 0, [&] { return count_text(slice.instructions); });
    case SliceWord::events: return count_text(slice.instructions);
    case SliceWord::line: return unless(slice.line == 0, [&] { return std::to_string(slice.line); });
    case SliceWord::deadline: return slice.detail != 0 && slice.object != 0 ? "the time was up" : "";
    case SliceWord::owner:
      return unless(slice.owner == 0, [&] { return spoken.run.thread_name(ThreadId{slice.owner - 1}); });
    case SliceWord::reason: return spoken.is_open ? "" : why_stopped(slice.detail, spoken.run.has_gil());
    case SliceWord::waiters: return count_text(slice.instructions);
    case SliceWord::holders: return holders(spoken.run, slice);
  }
  return "";
}

// What the slice says of itself: the bare form when a word of its label has nothing to say.
struct Said {
  std::string label;
  const Says& says;
};

Said what_it_says(const SpokenSlice& spoken) {
  const SliceLook& look = look_of(spoken.slice.kind);
  const auto word = [&](SliceWord w) { return text_of(w, spoken); };
  if (auto label = look.says.label.say(word)) return {*std::move(label), look.says};
  const Says& bare = look.bare.value ? *look.bare.value : look.says;
  return {bare.label.say(word).value_or(""), bare};
}

}  // namespace

Labels labels_of(const SpokenSlice& spoken) {
  Said said = what_it_says(spoken);
  const auto brief = said.says.brief.say([&](SliceWord word) { return text_of(word, spoken); });
  return {std::move(said.label), brief.value_or("")};
}

Tooltip describe_slice(const SpokenSlice& spoken) {
  const SliceLook& look = look_of(spoken.slice.kind);
  const auto word = [&](SliceWord w) { return text_of(w, spoken); };
  Tooltip tip;
  tip.title = what_it_says(spoken).says.title.say(word).value_or(std::string(spoken.row));
  tip.rows.push_back({"from", exact_text(spoken.slice.begin_ns)});
  if (spoken.is_last && spoken.run.is_stuck()) {
    tip.rows.push_back({"to", "never: nobody can wake it"});
  } else {
    tip.rows.push_back({"to", spoken.is_open ? "now" : exact_text(spoken.slice.end_ns)});
    tip.rows.push_back({"for", exact_text(spoken.slice.length_ns())});
  }
  const SliceFacts& facts = look.facts.value;
  for (size_t i = 0; i < facts.size(); ++i)
    if (auto value = facts[i].value.say(word))
      tip.rows.push_back({std::string(spoken.is_open ? facts[i].label_while_open : facts[i].label), *std::move(value)});
  tip.hint = look.hint.value;
  return tip;
}

}  // namespace lockstep::ui::model

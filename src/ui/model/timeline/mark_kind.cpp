#include "ui/model/timeline/mark_kind.h"

#include <array>

#include "ui/model/timeline/time_scale.h"
#include "ui/model/timeline/timeline.h"

namespace lockstep::ui::model {

namespace {

constexpr auto marks_of_events = [] {
  std::array<std::optional<MarkKind>, trace::event_kind_count> marks;
#define X(name, ...) marks[static_cast<size_t>(mark_looks::name.event.value)] = MarkKind::name;
#include "ui/model/timeline/mark_kinds.def"
#undef X
  return marks;
}();

std::string text_of(MarkWord word, const Timeline& run, std::string_view row, const Mark& mark) {
  switch (word) {
    case MarkWord::row: return std::string(row);
    case MarkWord::thread: return run.thread_name(ThreadId{mark.object});
    case MarkWord::bytes: return count_text(mark.value);
    case MarkWord::stream: return mark.object == 0 ? "standard output" : "standard error";
  }
  return "";
}

}  // namespace

std::optional<MarkKind> mark_of(trace::EventKind event) { return marks_of_events[static_cast<size_t>(event)]; }

Tooltip describe_mark(const Timeline& run, std::string_view row, const Mark& mark, size_t more) {
  const MarkLook& look = look_of(mark.kind);
  const auto word = [&](MarkWord w) { return text_of(w, run, row, mark); };
  Tooltip tip;
  tip.title = look.says.say(word).value_or(std::string(row));
  tip.rows.push_back({"at", exact_text(mark.at_ns)});
  const MarkFacts& facts = look.facts.value;
  for (size_t i = 0; i < facts.size(); ++i)
    if (auto value = facts[i].value.say(word)) tip.rows.push_back({std::string(facts[i].label), *std::move(value)});
  if (more > 0)
    tip.hint = count_text(more) + (more == 1 ? " more mark" : " more marks") + " here: zoom in to see each.";
  return tip;
}

}  // namespace lockstep::ui::model

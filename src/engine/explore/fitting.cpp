#include "engine/explore/fitting.h"

#include <string_view>

#include "engine/interpreter_executor.h"
#include "engine/sim/sim.h"
#include "engine/wall_clock.h"

namespace lockstep::engine::explore {

namespace {

constexpr uint64_t longest_ns = 1'000'000'000;

// "…, point 2: thread 1 cannot go on there; these can: 0 2" and what that thread is at.
std::string why_not(const Outcome& ended, const Slice& slice) {
  std::string_view text = ended.detail;
  text = text.substr(0, text.find('\n'));
  if (const size_t place = text.find("): "), point = text.find(": "); point != text.npos)
    text.remove_prefix((place == text.npos ? point : text.find(": ", place)) + 2);
  std::string why(text);
  const auto add = [&](const std::string& what) { why += "; thread " + std::to_string(index_of(slice.thread)) + what; };
  if (index_of(slice.thread) >= ended.threads.size()) {
    add(" has not been started");
  } else if (const LastPlace& at = ended.threads[index_of(slice.thread)].last; at.end == ThreadEnd::blocked) {
    add(" waits at line " + std::to_string(at.line) + (at.waits_for.empty() ? "" : " to " + at.waits_for));
  } else if (at.end != ThreadEnd::running) {
    add(" has come to its end");
  }
  return why;
}

}  // namespace

Fitting fitting_part(const Question& question, const std::shared_ptr<const python::code::Code>& code,
                     const std::string& source, python::vm::Library& library, const Schedule& schedule) {
  Fitting fitting{schedule, {}};
  if (schedule.slices.empty()) return fitting;
  Options options;
  options.build = question.build;
  options.switch_points = question.switch_points;
  options.schedule = to_text(schedule);
  options.ends_with_schedule = true;
  const auto run = sim::start(options, make_executor(settings_for(options, true, &library), code, source));
  const uint64_t deadline_ns = monotonic_ns() + longest_ns;
  bool has_ended = false;
  while (!has_ended && monotonic_ns() < deadline_ns) has_ended = run->poll(10'000'000);
  if (!has_ended || run->outcome().status != Status::unsupported) return fitting;
  const auto gone = parse_schedule(run->outcome().schedule);
  const size_t begun = gone ? gone->slices.size() : 0;
  const bool is_cut = begun > 0 && gone->slices[begun - 1].points < schedule.slices[begun - 1].points;
  const size_t at = begun - (is_cut ? 1 : 0);
  if (at >= schedule.slices.size()) return fitting;  // it was refused for another reason
  fitting.schedule.slices = gone ? gone->slices : std::vector<Slice>();
  fitting.misfit = {.slice = at + 1, .why = why_not(run->outcome(), schedule.slices[at])};
  return fitting;
}

}  // namespace lockstep::engine::explore

#include "engine/explore/sample.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/explore/search.h"
#include "engine/interpreter_executor.h"
#include "engine/sim/sim.h"
#include "engine/wall_clock.h"

namespace lockstep::engine::explore {

namespace {

constexpr std::array<std::string_view, 3> schedulers = {"fresh", "uneven", "lifelike"};

OneOutcome outcome_of(Run& run) {
  const Outcome& ended = run.outcome();
  OneOutcome o;
  o.status = ended.status;
  if (o.status != Status::deadlock) o.detail = ended.detail;
  for (OutputPiece& piece : run.take_output())
    (piece.stream == python::vm::Stream::out ? o.stdout_text : o.stderr_text) += piece.text;
  o.switches = static_cast<uint32_t>(std::min<uint64_t>(ended.switches, UINT32_MAX));
  o.preemptions = o.switches;  // at most
  o.schedule = ended.schedule;
  if (o.status != Status::deadlock) return o;
  for (const ThreadReport& t : ended.threads)
    if (t.last.end == ThreadEnd::blocked) o.stuck.push_back({t.id, t.last.line, t.last.waits_for});
  return o;
}

}  // namespace

void sample(const Question& question, const std::shared_ptr<const python::code::Code>& code, const std::string& source,
            python::vm::Library& library, uint64_t deadline_ns, Findings& findings) {
  Telling telling(question);
  for (uint64_t seed = 1;; ++seed) {
    if (telling.is_due()) telling.tell(findings);
    Options options;
    options.build = question.build;
    options.switch_points = question.switch_points;
    options.scheduler = schedulers[seed % schedulers.size()];
    options.seed = seed;
    const auto run = sim::start(options, make_executor(settings_for(options, true, &library), code, source));
    bool has_ended = false;
    while (!has_ended && monotonic_ns() < deadline_ns) has_ended = run->poll(10'000'000);
    if (!has_ended) return;
    OneOutcome found = outcome_of(*run);
    ++findings.samples;
    const auto known =
        std::ranges::find_if(findings.outcomes, [&](const OneOutcome& each) { return is_same_outcome(each, found); });
    if (known != findings.outcomes.end()) {
      ++known->samples;
      if (known->switches_proven || found.switches >= known->switches) continue;
      known->switches = found.switches;
      known->schedule = std::move(found.schedule);
      known->preemptions = std::min(known->preemptions, known->switches);
      continue;
    }
    found.samples = 1;
    findings.outcomes.push_back(std::move(found));
  }
}

}  // namespace lockstep::engine::explore

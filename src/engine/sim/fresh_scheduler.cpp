#include "engine/sim/fresh_scheduler.h"

#include <algorithm>

#include "engine/sim/round_robin_scheduler.h"

namespace lockstep::engine::sim {

uint64_t furthest_clock_ns(const Situation& situation) {
  uint64_t furthest_ns = std::max(situation.now_ns, earliest_ready_ns(situation.candidates));
  for (const Candidate& c : situation.candidates)
    if (!c.is_timed) furthest_ns = std::max(furthest_ns, c.ready_ns);
  return furthest_ns;
}

std::expected<Pick, std::string> FreshScheduler::next(const Situation& situation) {
  const uint64_t furthest_ns = furthest_clock_ns(situation);
  const auto can_go_on = [&](const Candidate& c) { return c.ready_ns <= furthest_ns; };
  auto skip = random_.below(static_cast<uint64_t>(std::ranges::count_if(situation.candidates, can_go_on)));
  const auto chosen =
      std::ranges::find_if(situation.candidates, [&](const Candidate& c) { return can_go_on(c) && skip-- == 0; });
  return Pick{.thread = chosen->thread, .points = 1};
}

}  // namespace lockstep::engine::sim

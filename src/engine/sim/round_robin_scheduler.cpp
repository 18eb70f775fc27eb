#include "engine/sim/round_robin_scheduler.h"

#include <algorithm>

namespace lockstep::engine::sim {

const Candidate* find(std::span<const Candidate> candidates, ThreadId thread) {
  const auto at = std::ranges::find(candidates, thread, &Candidate::thread);
  return at == candidates.end() ? nullptr : &*at;
}

uint64_t earliest_ready_ns(std::span<const Candidate> candidates) {
  return std::ranges::min_element(candidates, {}, &Candidate::ready_ns)->ready_ns;
}

std::expected<Pick, std::string> RoundRobinScheduler::next(const Situation& situation) {
  const uint64_t ready_ns = std::max(situation.now_ns, earliest_ready_ns(situation.candidates));
  const auto can_go_on = [&](const Candidate& c) { return c.ready_ns <= ready_ns; };
  if (situation.last) {
    const Candidate* last = find(situation.candidates, *situation.last);
    if (last && can_go_on(*last)) return Pick{.thread = last->thread};
    for (const Candidate& c : situation.candidates)
      if (c.thread > *situation.last && can_go_on(c)) return Pick{.thread = c.thread};
  }
  return Pick{.thread = std::ranges::find_if(situation.candidates, can_go_on)->thread};
}

}  // namespace lockstep::engine::sim

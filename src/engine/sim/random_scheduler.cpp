#include "engine/sim/random_scheduler.h"

#include <algorithm>

#include "engine/sim/round_robin_scheduler.h"

namespace lockstep::engine::sim {

std::expected<Pick, std::string> RandomScheduler::next(const Situation& situation) {
  const uint64_t ready_ns = std::max(situation.now_ns, earliest_ready_ns(situation.candidates));
  const auto can_go_on = [&](const Candidate& c) { return c.ready_ns <= ready_ns; };
  if (left_ > 0 && situation.last) {
    const Candidate* last = find(situation.candidates, *situation.last);
    if (last && can_go_on(*last)) return Pick{.thread = last->thread, .points = left_};
  }
  auto skip = random_.below(static_cast<uint64_t>(std::ranges::count_if(situation.candidates, can_go_on)));
  const auto chosen =
      std::ranges::find_if(situation.candidates, [&](const Candidate& c) { return can_go_on(c) && skip-- == 0; });
  const uint64_t magnitude = uint64_t{1} << random_.below(10);
  left_ = magnitude + random_.below(magnitude);
  left_ = std::min<uint64_t>(left_, 512);
  return Pick{.thread = chosen->thread, .points = left_};
}

void RandomScheduler::ran(ThreadId, uint64_t points) { left_ -= std::min(left_, points); }

}  // namespace lockstep::engine::sim

#include "engine/sim/free_threaded_scheduler.h"

#include <utility>

namespace lockstep::engine::sim {

std::expected<Pick, std::string> FreeThreadedScheduler::next(const Situation& situation) {
  const Candidate* least = nullptr;
  const Candidate* second = nullptr;
  for (const Candidate& c : situation.candidates) {
    if (!least || c.ready_ns < least->ready_ns) {
      second = std::exchange(least, &c);
    } else if (!second || c.ready_ns < second->ready_ns) {
      second = &c;
    }
  }
  Pick pick{.thread = least->thread};
  if (second) pick.until_ns = second->ready_ns + 1 + random_.below(max_lead_ns);
  return pick;
}

}  // namespace lockstep::engine::sim

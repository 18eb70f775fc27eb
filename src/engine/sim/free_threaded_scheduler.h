// As many cores as threads: a discrete event simulation in which the least advanced thread always goes on.
//
// Each thread has a clock of its own. The one that is furthest behind runs until it has passed the next one by a few
// instructions; how many is random, as no two cores of a real machine keep step. So operations of different threads
// take effect nearly in the order of their times, switches may fall between any two instructions, and a thread that
// waits for a lock goes on at the moment at which the lock was let go.
#pragma once

#include "engine/sim/random.h"
#include "engine/sim/scheduler.h"

namespace lockstep::engine::sim {

class FreeThreadedScheduler final : public Scheduler {
 public:
  explicit FreeThreadedScheduler(uint64_t seed) : random_(seed) {}

  std::expected<Pick, std::string> next(const Situation&) override;
  void ran(ThreadId, uint64_t) override {}

  static constexpr uint64_t max_lead_ns = 60;  // about ten instructions

 private:
  Random random_;
};

}  // namespace lockstep::engine::sim

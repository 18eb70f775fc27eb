// Each thread until it cannot go on, then the next one by id: the fewest switches that a program allows.
#pragma once

#include "engine/sim/scheduler.h"

namespace lockstep::engine::sim {

class RoundRobinScheduler final : public Scheduler {
 public:
  std::expected<Pick, std::string> next(const Situation&) override;
  void ran(ThreadId, uint64_t) override {}
};

// The candidate of this thread, or null.
const Candidate* find(std::span<const Candidate>, ThreadId);
// When the first of them can go on.
uint64_t earliest_ready_ns(std::span<const Candidate>);

}  // namespace lockstep::engine::sim

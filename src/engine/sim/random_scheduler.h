// Any thread that can go on, for a random number of scheduling points: what a language without a GIL's promise allows.
//
// Lengths are spread over the magnitudes from 1 to 512, so that both the switch in the middle of `x += 1` and the long
// undisturbed stretch are common. Which of the threads goes on is equally likely for each.
#pragma once

#include "engine/sim/random.h"
#include "engine/sim/scheduler.h"

namespace lockstep::engine::sim {

class RandomScheduler final : public Scheduler {
 public:
  explicit RandomScheduler(uint64_t seed) : random_(seed) {}

  std::expected<Pick, std::string> next(const Situation&) override;
  void ran(ThreadId, uint64_t points) override;

 private:
  Random random_;
  uint64_t left_ = 0;  // points of the present slice
};

}  // namespace lockstep::engine::sim

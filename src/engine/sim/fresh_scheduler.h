// Whoever can go on, chosen afresh and with equal chances at every switch point.
//
// Every interleaving can happen, and of a few instructions that threads execute at the same time none is rare. What is
// rare is that one thread gets far ahead of another: uneven_scheduler.h. It is the random walk of protocol validation
// (C. H. West, "Protocol validation by random state exploration", 1986).
//
// A thread that sleeps, or waits with a timeout, is a candidate once its time has come on the clock of the thread that
// is furthest ahead, or when nobody else can go on.
#pragma once

#include "engine/sim/random.h"
#include "engine/sim/scheduler.h"

namespace lockstep::engine::sim {

class FreshScheduler final : public Scheduler {
 public:
  explicit FreshScheduler(uint64_t seed) : random_(seed) {}

  std::expected<Pick, std::string> next(const Situation&) override;
  void ran(ThreadId, uint64_t) override {}

 private:
  Random random_;
};

// Up to where time has come, for a scheduler that does not care who is ahead on its own clock.
uint64_t furthest_clock_ns(const Situation&);

}  // namespace lockstep::engine::sim

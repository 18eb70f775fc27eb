// Threads of very different speeds, which change all the time: the one that crawls through a check while another one
// runs its whole life, and the two that take turns at every instruction.
//
// A thread that has been started late catches up with no other by equal chances (fresh_scheduler.h): starting it takes
// a few hundred instructions, and the first one has long done its work. So every thread has a pace here, between 1 and
// 1/65536, and who goes on is chosen afresh at every switch point with chances in proportion to it. After a stretch of
// 1 to 8192 choices all paces are drawn anew. All lengths and paces are spread over the magnitudes.
#pragma once

#include <map>

#include "engine/sim/random.h"
#include "engine/sim/scheduler.h"

namespace lockstep::engine::sim {

class UnevenScheduler final : public Scheduler {
 public:
  explicit UnevenScheduler(uint64_t seed) : random_(seed) {}

  std::expected<Pick, std::string> next(const Situation&) override;
  void ran(ThreadId, uint64_t) override {}

 private:
  Random random_;
  uint64_t left_ = 0;                   // choices of the present stretch
  std::map<ThreadId, uint64_t> paces_;  // powers of two
};

}  // namespace lockstep::engine::sim

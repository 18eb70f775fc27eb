// CPython's GIL in virtual time (Python/ceval_gil.c, take_gil and drop_gil).
//
// A thread that wants the GIL waits with the switch interval as its timeout. If the GIL has not changed hands meanwhile
// it asks the holder to let go, which happens at the holder's next switch point; the holder then does not run again
// before another thread has had its turn (forced switching). If it has changed hands, the waiter starts a new interval:
//
//   holder    ▏running ······················▕ lets go
//   waiter        ▏wait ── interval ─▕ asks  ▏running
//   waiter 2            ▏wait ── interval ─▕ the GIL changed hands: waits another interval
//
// With seed 0 the timers are exact and who has waited longest is next. Other seeds choose among the waiters, and wake
// up as late as an operating system wakes threads up (measured: 20 to 180 microseconds).
#pragma once

#include <map>
#include <vector>

#include "engine/sim/random.h"
#include "engine/sim/scheduler.h"

namespace lockstep::engine::sim {

class GilScheduler final : public Scheduler {
 public:
  // `switch_interval_ns` is read whenever a wait begins: a program may change it.
  GilScheduler(uint64_t seed, const uint64_t& switch_interval_ns)
      : seed_(seed), random_(seed), switch_interval_ns_(switch_interval_ns) {}

  std::expected<Pick, std::string> next(const Situation&) override;
  void ran(ThreadId, uint64_t) override {}

 private:
  struct Waiter {
    uint64_t since_ns = 0;     // wants the GIL since then
    uint64_t expires_ns = 0;   // end of the present interval
    uint64_t seen_switch = 0;  // switch_number_ when the present interval began
  };

  uint64_t interval_end(uint64_t begin_ns);
  void update_waiters(const Situation&);
  std::optional<Candidate> find_request(uint64_t now_ns);
  ThreadId choose(const Situation&, uint64_t now_ns);
  Pick go_on(ThreadId);

  uint64_t seed_;
  Random random_;
  const uint64_t& switch_interval_ns_;
  uint64_t switch_number_ = 0;
  std::optional<ThreadId> holder_;
  std::map<ThreadId, Waiter> waiters_;  // every candidate but the holder; the future ones too
};

}  // namespace lockstep::engine::sim

// The global interpreter lock, as CPython 3.14 has it (Python/ceval_gil.c).
//
// A lock with one peculiarity: who holds it does not notice that somebody waits. So a waiter waits with a timeout, the
// switch interval; if the GIL has not changed hands until then, it sets gil_drop_request in the holder's eval breaker,
// and the holder lets go at its next switch point. On most systems the holder would then win the race for the lock that
// it has just released, so it waits until another thread has really taken it (forced switching):
//
//   holder   running ········▏drop_request seen: drop, wait for switch_cond ▏      take: waits for the GIL …
//   waiter   wait(interval) ─┘ timed out: ask          woken: take, signal switch_cond ▏running
//
// Every thread's trace says here when it asked, got and gave up the GIL.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "python/vm/core/driver.h"
#include "trace/recorder.h"

namespace lockstep::engine::live {

class Gil {
 public:
  // `clock_begin_ns` is the start of the run on monotonic_ns(); events are relative to it.
  Gil(uint64_t switch_interval_ns, uint64_t clock_begin_ns)
      : interval_ns_(switch_interval_ns), clock_begin_ns_(clock_begin_ns) {}

  // take_gil. False: the GIL was closed; the thread must not run any more.
  bool take(python::vm::ThreadControl&, trace::Recorder&);
  // drop_gil. `instructions` were executed since the last mark in the trace. With DropReason::ended the thread will not
  // come back, so it does not wait to be followed.
  void drop(python::vm::ThreadControl&, trace::Recorder&, trace::DropReason, uint64_t instructions);
  // Nobody takes it any more; whoever waits leaves.
  void close();

  uint64_t switch_interval_ns() const { return interval_ns_.load(std::memory_order_relaxed); }
  void set_switch_interval_ns(uint64_t interval_ns) { interval_ns_.store(interval_ns, std::memory_order_relaxed); }
  // How often another thread than the last one took it. When no thread runs.
  uint64_t switches() const { return switch_number_ == 0 ? 0 : switch_number_ - 1; }

 private:
  uint64_t now_ns() const;

  std::atomic<uint64_t> interval_ns_;
  uint64_t clock_begin_ns_;

  std::mutex mutex_;  // guards what follows; signalled when the GIL becomes free
  std::condition_variable cond_;
  bool locked_ = false;
  bool is_closed_ = false;
  uint64_t switch_number_ = 0;

  // Written with mutex_ held; who waits to be followed reads it with switch_mutex_ alone.
  std::atomic<python::vm::ThreadControl*> last_holder_{nullptr};
  std::mutex switch_mutex_;
  std::condition_variable switch_cond_;
  bool is_switch_closed_ = false;  // guarded by switch_mutex_
};

}  // namespace lockstep::engine::live

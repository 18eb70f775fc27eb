// How long each thread ran, waited for the GIL and was blocked, counted from its events.
//
// A thread is in one state at a time and each event says which one comes next, so the totals are sums of the spans
// between events:
//
//   event   started   requested      taken       dropped blocked        woken …
//   state      │ idle │ waiting_for_gil │ running │        blocked        │ idle
//
// Events are applied one by one as they come: a live view, the recorder and the report all count with this code. At a
// `folded` group the totals are taken over from the recorder, which has counted what was left out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "trace/trace.h"

namespace lockstep::trace {

struct ThreadTotals {
  uint64_t running_ns = 0;
  uint64_t waiting_for_gil_ns = 0;
  uint64_t blocked_ns = 0;
  uint64_t detached_ns = 0;
  uint64_t instructions = 0;
  uint64_t slices = 0;    // times it took the GIL
  uint64_t switches = 0;  // of these, how often another thread had held it last

  friend bool operator==(const ThreadTotals&, const ThreadTotals&) = default;
};

class ThreadStatistics {
 public:
  void apply(const Event&);

  const ThreadTotals& totals() const { return totals_; }  // up to the last event
  ThreadTotals totals_at(uint64_t now_ns) const;          // with the present state counted up to `now_ns`
  ThreadState state() const { return state_; }
  uint64_t since_ns() const { return since_ns_; }  // the last event
  uint64_t folded_events() const { return folded_events_; }

 private:
  void enter(ThreadState, uint64_t at_ns);
  void take_over(Folded, uint64_t value);

  ThreadTotals totals_;
  ThreadState state_ = ThreadState::not_started;
  uint64_t since_ns_ = 0;
  uint64_t folded_events_ = 0;
};

// All threads of a run. Chunks of one thread come in order; those of different threads in any.
class Statistics {
 public:
  void apply(const Chunk&);

  // By thread id; threads not seen so far are in state not_started.
  std::span<const ThreadStatistics> threads() const { return threads_; }
  uint64_t switches() const;

 private:
  std::vector<ThreadStatistics> threads_;
};

// Ids above this are refused by the reader, so that a damaged trace cannot ask for memory.
constexpr uint32_t max_threads = 65536;

}  // namespace lockstep::trace

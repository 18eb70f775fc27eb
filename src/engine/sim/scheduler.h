// Who goes on next: the one decision that a simulation leaves open.
//
// The simulation asks whenever the running thread has come back: because its allowance is used up, because it cannot go
// on, or because something has changed that may matter (a thread was started or woken). A scheduler answers with a
// thread and with how far it may go at most. It sees nothing of the program, so the same few lines of a strategy serve
// every build:
//
//   gil_scheduler.h             CPython's GIL in virtual time: requests after a switch interval, forced switching
//   random_scheduler.h          any thread at any switch point, for so long as the seed says
//   free_threaded_scheduler.h   as many cores as threads: whoever is least advanced in time
//   replay_scheduler.h          what a schedule says
//   round_robin_scheduler.h     each thread until it cannot go on, in order of id
//   fresh_scheduler.h           any thread, chosen anew at every switch point
//   uneven_scheduler.h          threads of very different speeds, which change
//
// Which of them a user can ask for, and by what name: schedulers.h.
#pragma once

#include <cstdint>
#include <expected>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "base/ids.h"
#include "python/vm/core/driver.h"

namespace lockstep::engine::sim {

// A thread that could go on, now or by letting time pass.
struct Candidate {
  ThreadId thread{};
  uint64_t ready_ns = 0;  // from when on. In the future: the end of a sleep, a timeout or native work
  bool is_timed = false;  // only because time passes: nothing has woken it
};

// What a scheduler sees. Candidates are in order of thread id, never empty.
struct Situation {
  std::span<const Candidate> candidates;
  std::optional<ThreadId> last;  // who ran last; it is the running one if it is among the candidates
  uint64_t now_ns = 0;           // where the clock of `last` stands
};

constexpr uint64_t unlimited_points = std::numeric_limits<int64_t>::max();

struct Pick {
  ThreadId thread{};
  uint64_t points = unlimited_points;           // scheduling points, at most
  uint64_t until_ns = python::vm::no_deadline;  // on its clock: to the first switch point from there on
  std::optional<Candidate> asked_by =
      std::nullopt;  // it was this thread's request (at ready_ns) that made the last one let go
};

class Scheduler {
 public:
  virtual ~Scheduler() = default;

  // Error: why there is no answer, as a sentence; the run ends with it.
  virtual std::expected<Pick, std::string> next(const Situation&) = 0;
  // What has become of the last pick.
  virtual void ran(ThreadId, uint64_t points) = 0;
  // A strategy that follows a plan: is it carried out, and how does a sentence begin that says where it stands,
  // `points` further than it was told?
  virtual bool is_done() const { return true; }
  virtual std::string place([[maybe_unused]] uint64_t points) const { return {}; }
};

}  // namespace lockstep::engine::sim

// One run of a program as every engine offers it: what it is given, how it is driven, what it leaves.
//
// The front door (`lab`) makes a run with `live::start` or `sim::start`, calls `poll` from its event loop until the run
// has ended, and takes output and trace as they come. `poll` never blocks for longer than its budget: the live engine
// only looks after its threads there, the simulation executes there. So one loop serves the page with and without
// threads, and the command line.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/last_place.h"
#include "protocol/protocol.h"
#include "python/vm/core/driver.h"
#include "trace/trace.h"

namespace lockstep::engine {

using protocol::Build;
using protocol::Status;
using protocol::SwitchPoints;

// Ceilings of one run; reaching one ends it with Status::limit and the ceiling's name.
struct Limits {
  uint64_t instructions = 20'000'000'000;  // "instructions", all threads together
  uint64_t memory_bytes = 256u << 20;      // "memory"
  uint32_t threads = 256;                  // "threads", alive at once
  uint64_t output_bytes = 4u << 20;        // "output", both streams together
  uint64_t trace_bytes = 32u << 20;        // past it old detail is folded; it does not end the run
  uint64_t wall_ns = 60'000'000'000;       // "wall time"
};

struct Options {
  Build build = Build::gil;
  SwitchPoints switch_points = SwitchPoints::cpython_3_14;
  uint64_t seed = 0;      // sim only; 0 = exact timers and first come, first served
  std::string scheduler;  // sim only: the name of one (sim/schedulers.h); empty = the first, behind a schedule in-turn
  std::string schedule;   // sim only: replay this schedule, and where it ends go on; empty = the scheduler alone
  bool ends_with_schedule = false;  // sim only: the run is stopped where its schedule ends
  uint64_t switch_interval_ns = 5'000'000;
  uint64_t timeout_ns = 0;  // whoever drives the run will stop it then, so that nothing longer is begun; 0: never
  Limits limits;
};

struct ThreadReport {
  ThreadId id{};
  std::string name;
  uint64_t instructions = 0;
  uint64_t running_ns = 0;  // executing (in the gil build: holding the GIL)
  uint64_t waiting_for_gil_ns = 0;
  uint64_t blocked_ns = 0;  // on a lock, a join, a sleep, native work without the GIL excluded
  LastPlace last = {};
};

struct Outcome {
  Status status = Status::ok;
  // limit: the ceiling; unsupported: what; deadlock: the wait-for cycle with lines (deadlock.h); else empty. A schedule
  // that does not fit the program is unsupported, and this says at which of its slices it stopped fitting.
  std::string detail;
  int exit_code = 0;     // of the program itself, as sys.exit gave it
  std::string schedule;  // how to repeat the run in sim; empty when it cannot be (free-threaded live, or too long)
  std::string why_no_schedule;  // the second, as a sentence
  uint64_t wall_ns = 0;
  uint64_t virtual_ns = 0;  // sim only
  uint64_t instructions = 0;
  uint64_t switches = 0;  // times that another thread than the last one went on
  std::vector<ThreadReport> threads;
};

// Output in the order in which it was written.
struct OutputPiece {
  python::vm::Stream stream = python::vm::Stream::out;
  ThreadId thread{};
  std::string text;
};

inline constexpr const char* too_long_to_repeat =
    "the run changed threads or read the clock too often for a schedule of at most 64 MiB";

class Run {
 public:
  virtual ~Run() = default;  // a run that has not ended is stopped first

  // Goes on for about `budget_ns`; returns true when the run has ended.
  virtual bool poll(uint64_t budget_ns) = 0;
  // Ends the run as soon as every thread reaches a switch point; Status::stopped.
  virtual void stop() = 0;

  // What has come since the last call; may be called at any time, also after the end.
  virtual std::vector<OutputPiece> take_output() = 0;
  virtual std::vector<trace::Chunk> take_trace() = 0;

  // Valid after `poll` returned true.
  virtual const Outcome& outcome() const = 0;
};

}  // namespace lockstep::engine

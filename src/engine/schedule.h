// Who ran, and for how long, as a short text that repeats a run exactly.
//
//   L1:0x12.1x3.0        L1 = format version; then slices: thread id, and xN = for N scheduling points (x1 is left out)
//
// A *scheduling point* is a place at which another thread could go on. Every switch point that a thread passes counts
// one; so do every block, every piece of native work without the GIL, and the end of a thread. Nothing else does:
// clocks, machines and the length of a slice in nanoseconds have no part in it, so what a real GIL did on a real
// machine can be done again by the simulation.
//
//   live   thread 0 passes 11 switch points and blocks │ thread 1 passes 3 and is asked to let go │ thread 0 ends
//   text   0x12                                          1x3                                        0
//
// A thread that is named while what it waits for is not to be had went on because its time was up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/text.h"

namespace lockstep::engine {

struct Slice {
  ThreadId thread{};
  uint64_t points = 0;  // at least 1

  friend bool operator==(const Slice&, const Slice&) = default;
};

struct Schedule {
  std::vector<Slice> slices;  // neighbours are of different threads

  // Joins with the last slice when that is of the same thread.
  void add(ThreadId, uint64_t points);

  friend bool operator==(const Schedule&, const Schedule&) = default;
};

std::string to_text(const Schedule&);
std::string to_text(const Slice&);

// Error: where in the text, and what was expected there.
std::expected<Schedule, TextError> parse_schedule(std::string_view);

// A recording of unlimited length would be unlimited memory: past `max_slices` it is given up.
class ScheduleRecorder {
 public:
  static constexpr size_t max_slices = 1'000'000;

  void add(ThreadId, uint64_t points);
  bool is_complete() const { return is_complete_; }
  // Empty when it was given up.
  std::string text() const { return is_complete_ ? to_text(schedule_) : std::string(); }

 private:
  Schedule schedule_;
  bool is_complete_ = true;
};

}  // namespace lockstep::engine

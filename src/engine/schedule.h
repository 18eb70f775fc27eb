// Who ran, and for how long, as a short text that repeats a run exactly.
//
//   L1:0x12.1x3.0      L1 = format version; then slices: thread id, and xN = for N scheduling points (x1 is left out)
//     ;f4.1            whether a lock was handed over to who had waited for it, in turns: 4 times no, once yes, then no
//     ;w1759795200…    when time.time() was 0 on the run's own clock, in nanoseconds since 1970
//     ;c51200.90x2     what the program read of its clocks, each as the difference to the one before; xN = N times
//
// A *scheduling point* is a place at which another thread could go on. Every switch point that a thread passes counts
// one; so do every block, every piece of native work without the GIL, and the end of a thread. Nothing else does:
// machines and the length of a slice in nanoseconds have no part in it, so what a real GIL did on a real machine can be
// done again by the simulation.
//
//   live   thread 0 passes 11 switch points and blocks │ thread 1 passes 3 and is asked to let go │ thread 0 ends
//   text   0x12                                          1x3                                        0
//
// A thread that is named while what it waits for is not to be had went on because its time was up. Two things besides
// depend on the clock of the machine, and stand in sections of their own, which most runs do without: what a program
// reads of it, and whether a lock's waiter has waited so long that the lock is handed over to it (driver.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
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

// `count` readings of a clock, each so much after the one before.
struct Readings {
  uint64_t step_ns = 0;
  uint64_t count = 0;  // at least 1

  friend bool operator==(const Readings&, const Readings&) = default;
};

struct Schedule {
  std::vector<Slice> slices;  // neighbours are of different threads
  std::vector<uint64_t> fair_turns;
  std::optional<uint64_t> unix_begin_ns;
  std::vector<Readings> readings;

  // Joins with the last slice when that is of the same thread.
  void add(ThreadId, uint64_t points);

  friend bool operator==(const Schedule&, const Schedule&) = default;
};

std::string to_text(const Schedule&);
std::string to_text(const Slice&);

// Error: where in the text, and what was expected there.
std::expected<Schedule, TextError> parse_schedule(std::string_view);

// Writes down a run as it happens. A recording of unlimited length would be unlimited memory: past `max_bytes` of text
// it is given up. Ten million changes of thread fit in, which is minutes of threads that do nothing but take turns.
class ScheduleRecorder {
 public:
  static constexpr size_t max_bytes = 64u << 20;

  void add(ThreadId, uint64_t points);
  // A release that found a waiter: was the lock handed over to it?
  void add_turn(bool is_fair);
  // What the program was told of the monotonic clock; with the moment at which that began, if it was told the date.
  void add_reading(uint64_t ns, std::optional<uint64_t> unix_begin_ns);

  bool is_complete() const { return !is_given_up_; }
  // Empty when it was given up.
  std::string text() const;

 private:
  void close_slice();
  void close_readings();

  bool is_given_up_ = false;
  std::string slices_, turns_, readings_;  // text of what is closed
  Slice slice_{};                          // still growing; points 0 = none
  bool turn_is_fair_ = false;
  uint64_t turns_alike_ = 0;
  Readings steps_{};  // still growing
  uint64_t last_reading_ns_ = 0;
  std::optional<uint64_t> unix_begin_ns_;
};

// Gives back, one by one, what a recording has besides its slices.
class ScheduleReader {
 public:
  // As add_turn was told; false past the end.
  bool next_turn(const Schedule&);
  // As add_reading was told; none past the end.
  std::optional<uint64_t> next_reading(const Schedule&);

 private:
  size_t turn_at_ = 0, reading_at_ = 0;
  uint64_t turn_done_ = 0, reading_done_ = 0, reading_ns_ = 0;
};

}  // namespace lockstep::engine

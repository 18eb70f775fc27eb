// The trace as what every thread did over time, and who held the GIL, growing while chunks come in: what all rows of
// the timeline may ask (row_kind.h).
//
// A thread's events open and close its slices; what a thread holds the GIL for is also a slice of the GIL's track, so
// the two can never say different things. Totals are counted by trace::Statistics, as the report's are.
//
//   events   requested    taken        dropped blocked(lock)  woken requested …
//   thread    ▏ wants GIL ▏  running    ▏      blocked        ▏ wants GIL
//   GIL                   ▏ held by 1   ▏ held by 2 …
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "trace/statistics.h"
#include "trace/trace.h"
#include "ui/model/state.h"
#include "ui/model/timeline/track.h"

namespace lockstep::ui::model {

// A moment at which one thread let another go on: released what that waited for, or started it.
struct Wake {
  uint64_t at_ns = 0;
  uint32_t waker = 0;   // its id
  uint32_t object = 0;  // name index; 0: the thread was started
};

struct ThreadHistory {
  ThreadId id{};
  std::string name;  // "Thread 3" until the trace says better
  Track track;
  std::vector<Wake> wakes;  // of this thread by others, in time order
  std::optional<uint64_t> started_ns, ended_ns;
  uint64_t last_ns = 0;  // its latest event
};

// What threads waited for, as a whole.
struct WaitedFor {
  SliceKind kind{};
  uint64_t waits = 0;
  uint64_t ns = 0, longest_ns = 0;  // of the waits that are over
};

class Timeline {
 public:
  void apply(std::span<const trace::Chunk>);
  // The most that its slices may take; past it the oldest become one that says so, and totals stay exact.
  void set_budget(size_t bytes) { budget_ = bytes; }
  size_t bytes() const;  // of slices and their sums

  // By thread id.
  std::span<const ThreadHistory> threads() const { return threads_; }
  const ThreadHistory* thread(ThreadId) const;  // null: not seen yet
  const Track& gil() const { return gil_; }
  bool has_gil() const { return has_gil_; }
  bool is_empty() const { return threads_.empty(); }
  // Of the latest event; of a run that ended stuck a little more, so that the waits that it ended in can be seen.
  uint64_t end_ns() const { return end_ns_ + tail_ns_; }
  uint64_t last_event_ns() const { return end_ns_; }
  // The run is over, and whoever had not ended waits for what nobody will do.
  bool is_stuck() const { return tail_ns_ > 0; }
  void set_over(bool is_over);
  // The wake of that thread at that moment, if another thread did it.
  const Wake* wake_at(ThreadId, uint64_t at_ns) const;
  // Locks, queues and events by name index: what a thread waited for and another one can hold or give.
  const std::map<uint32_t, WaitedFor>& waited_for() const { return waited_for_; }
  uint64_t event_count() const { return event_count_; }
  bool is_over() const { return is_over_; }
  // When the program started its first thread; 0: it has not.
  uint64_t first_start_ns() const { return first_start_ns_; }

  std::string thread_name(ThreadId) const;
  std::string object_name(uint32_t object) const;
  // Up to the latest event of the run: a thread that runs on is counted until there.
  trace::ThreadTotals totals(ThreadId) const;

 private:
  ThreadHistory& thread_seen(ThreadId);
  void apply(ThreadHistory&, const trace::Event&);
  void apply_folded(ThreadHistory&, const trace::Event&);
  void stop_running(ThreadHistory&, const trace::Event&);
  void close(ThreadHistory&, uint64_t at_ns);
  void keep_to_budget();

  std::vector<ThreadHistory> threads_;
  std::map<uint32_t, std::string> objects_;
  std::map<uint32_t, Wake> starts_;  // by the thread that was started
  trace::Statistics statistics_;
  Track gil_;
  std::vector<Slice> new_holds_;  // of the chunks being applied
  uint64_t end_ns_ = 0, tail_ns_ = 0, first_start_ns_ = 0;
  std::map<uint32_t, WaitedFor> waited_for_;
  uint64_t event_count_ = 0;
  bool has_gil_ = false, is_over_ = false;
  size_t budget_ = size_t{288} << 20;  // of the 512 MiB that the drawing may have
};

// The build has a GIL, and the trace has shown it.
bool one_runs_at_a_time(const Timeline&, const RunInfo&);

}  // namespace lockstep::ui::model

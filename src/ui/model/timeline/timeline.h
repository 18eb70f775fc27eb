// The trace as lanes: one per thread and one for the GIL, growing while chunks come in.
//
// A thread's events open and close its slices; what a thread holds the GIL for is also a slice of the GIL's lane, so
// the two can never say different things. Totals are counted by trace::Statistics, as the report's are.
//
//   events   requested    taken        dropped blocked(lock)  woken requested …
//   lane      ▏ wants GIL ▏  running    ▏      blocked        ▏ wants GIL
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
#include "ui/model/timeline/track.h"

namespace lockstep::ui::model {

enum class MarkKind : uint8_t { created_thread, asked_for_gil, output };

// A moment on a lane.
struct Mark {
  uint64_t at_ns = 0;
  uint64_t value = 0;   // output: bytes
  uint32_t object = 0;  // created_thread, asked_for_gil: the other thread; output: the stream
  MarkKind kind{};
};

struct Lane {
  ThreadId thread{};
  std::string name;  // "Thread 3" until the trace says better
  Track track;
  std::vector<Mark> marks;
  std::optional<uint64_t> started_ns, ended_ns;
  uint64_t last_ns = 0;  // its latest event
};

constexpr uint32_t unknown_object = UINT32_MAX;  // of a slice that began where details were left out

class Timeline {
 public:
  void apply(std::span<const trace::Chunk>);

  // By thread id.
  std::span<const Lane> lanes() const { return lanes_; }
  const Lane* lane_of(ThreadId) const;
  const Track& gil() const { return gil_; }
  bool has_gil() const { return has_gil_; }
  bool is_empty() const { return lanes_.empty(); }
  uint64_t end_ns() const { return end_ns_; }  // of the latest event

  std::string thread_name(ThreadId) const;
  std::string object_name(uint32_t object) const;
  // Up to the latest event of the run: a thread that runs on is counted until there.
  trace::ThreadTotals totals(ThreadId) const;

 private:
  Lane& lane(ThreadId);
  void apply(Lane&, const trace::Event&);
  void apply_folded(Lane&, const trace::Event&);
  void stop_running(Lane&, const trace::Event&);
  void close(Lane&, uint64_t at_ns);

  std::vector<Lane> lanes_;
  std::map<uint32_t, std::string> objects_;
  trace::Statistics statistics_;
  Track gil_;
  std::vector<Slice> new_holds_;  // of the chunks being applied
  uint64_t end_ns_ = 0;
  bool has_gil_ = false;
};

}  // namespace lockstep::ui::model

// Small traces, written as a story.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "trace/blocked_on.h"
#include "trace/reader.h"
#include "trace/trace.h"

namespace lockstep::ui::model {

// The events of one thread, in order.
class Story {
 public:
  explicit Story(uint32_t thread, std::string name = "") {
    chunk_.thread = ThreadId{thread};
    chunk_.thread_name = std::move(name);
  }
  Story& at(uint64_t ns, trace::EventKind kind, uint32_t object = 0, uint64_t value = 0) {
    chunk_.events.push_back({ns, kind, 0, 0, object, value});
    return *this;
  }
  Story& names(uint32_t object, std::string label) {
    chunk_.object_names.push_back({object, std::move(label)});
    return *this;
  }
  operator trace::Chunk() const { return chunk_; }

 private:
  trace::Chunk chunk_;
};

// Values of `blocked`, on a lock that this thread holds, and of `woken`, by this thread.
constexpr uint64_t held_by(uint32_t thread) {
  return packed(trace::BlockedOn{.line = 7, .what = trace::WaitFor::lock, .owner = thread + 1});
}
constexpr uint64_t by(uint32_t thread) { return packed(trace::WokenBy{.waker = thread + 1}); }

// Two threads take turns with the GIL until 60 ms, the first then waits for the second.
inline std::vector<trace::Chunk> taking_turns() {
  using enum trace::EventKind;
  constexpr uint64_t ms = 1'000'000;
  return {Story(0, "MainThread")
              .names(1, "counter_lock (Lock)")
              .at(0, thread_started)
              .at(0, gil_requested)
              .at(0, gil_taken)
              .at(2 * ms, thread_created, 1)
              .at(20 * ms, gil_dropped, 0, 1000)
              .at(20 * ms, gil_requested)
              .at(40 * ms, gil_taken, 2)
              .at(45 * ms, gil_dropped, 1, 300)
              .at(45 * ms, blocked, 1, 12)
              .at(60 * ms, woken, 1)
              .at(60 * ms, thread_ended, 0, 1300),
          Story(1, "worker")
              .at(3 * ms, thread_started)
              .at(5 * ms, gil_requested)
              .at(10 * ms, gil_drop_requested, 0)
              .at(20 * ms, gil_taken, 1)
              .at(40 * ms, gil_dropped, 0, 2000)
              .at(40 * ms, gil_requested)
              .at(45 * ms, gil_taken, 1)
              .at(58 * ms, gil_dropped, 2, 500)
              .at(58 * ms, thread_ended, 0, 2500)};
}

inline std::vector<uint8_t> bytes_of(const std::vector<trace::Chunk>& chunks) {
  std::vector<uint8_t> bytes;
  trace::encode(chunks, bytes);
  return bytes;
}

}  // namespace lockstep::ui::model

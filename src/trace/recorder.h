// What the running threads write their events into, and what empties it.
//
// Each thread has a `Recorder`: a ring of fixed size with one producer (the thread) and one consumer (the lab's event
// loop). An event is written with plain stores and published with one release store of `head`; nothing else is shared.
//
//            tail (consumer)         head (producer)
//              ▼                       ▼
//   ring  ▢ ▢ ▣ ▣ ▣ ▣ ▣ ▣ ▣ ▣ ▣ ▣ ▣ ▣ ▢ ▢ ▢ ▢
//
// When the consumer is late, or the run's trace has reached its ceiling, the producer does not wait and nothing grows:
// it leaves detail out, counts it, and writes a `folded` group with its exact totals as soon as there is room. A
// simulation is producer and consumer in turn.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "trace/statistics.h"
#include "trace/trace.h"

namespace lockstep::trace {

class Recorder {
 public:
  Recorder(ThreadId thread, uint32_t capacity);  // in events

  ThreadId thread() const { return thread_; }

  // Producer. Times do not go back.
  void record(uint64_t at_ns, EventKind, uint32_t object = 0, uint64_t value = 0);
  // Producer, or anyone once the thread has stopped: exact whatever was folded.
  const ThreadStatistics& statistics() const { return statistics_; }
  // Producer, or the consumer once the thread has stopped: writes what is still folded.
  void flush();
  // Producer: nothing more is recorded. Once the consumer has taken what there is, the ring is given back: a program
  // may start very many threads, one after the other.
  void end() { has_ended_.store(true, std::memory_order_release); }

  // Consumer: moves what is there to the end of `events`.
  void take(std::vector<Event>& events);
  // Consumer: from now on details are left out, but for a mark every `coarse_step_ns`.
  void leave_details_out() { is_coarse_.store(true, std::memory_order_relaxed); }
  bool is_half_full() const;
  // Consumer, after `take`: true = it has ended and will have nothing to take any more.
  bool gives_back_ring();

  static constexpr uint64_t coarse_step_ns = 1'000'000'000;

 private:
  uint32_t room();
  void push(const Event&);
  void write_folded();

  ThreadId thread_;
  std::vector<Event> ring_;
  std::atomic<bool> is_coarse_{false};
  std::atomic<bool> has_ended_{false};
  // The two ends count up for ever and are kept apart, so that each stays in its writer's cache.
  alignas(64) std::atomic<uint32_t> head_{0};
  uint32_t seen_tail_ = 0;  // the producer's last look at tail_
  uint64_t folded_ = 0;     // events left out since the last one written
  uint64_t last_folded_ns_ = 0;
  uint64_t next_mark_ns_ = 0;
  ThreadStatistics statistics_;
  alignas(64) std::atomic<uint32_t> tail_{0};
};

// All recorders of one run, and the names that their events use.
class Recording {
 public:
  // `ceiling_bytes` is the whole trace's: past it details are left out.
  explicit Recording(uint64_t ceiling_bytes, uint32_t ring_capacity = 2048)
      : ceiling_bytes_(ceiling_bytes), ring_capacity_(ring_capacity) {}

  // Any thread. The recorder lives as long as the recording.
  Recorder& add(ThreadId, std::string name);
  void rename(ThreadId, std::string name);
  // Any thread: the index by which events name the object at `address`. The label is part of the key, as an address is
  // used again once its object is gone.
  uint32_t name_of(const void* address, std::string label);

  // Consumer: everything since the last call.
  std::vector<Chunk> take();
  // Consumer, when all threads have stopped: what is still folded comes with the next `take`.
  void flush();
  bool wants_to_be_taken() const;  // some ring is half full
  // When the thread has stopped.
  const Recorder& recorder(ThreadId) const;

 private:
  struct Entry {
    Recorder recorder;
    std::string new_name;  // not yet in a chunk
    Entry(ThreadId id, uint32_t capacity) : recorder(id, capacity) {}
  };

  uint64_t ceiling_bytes_;
  uint32_t ring_capacity_;
  uint64_t taken_bytes_ = 0;
  bool is_coarse_ = false;
  mutable std::mutex mutex_;  // guards what follows; not the rings
  std::deque<Entry> entries_;
  std::vector<Entry*> recording_;  // those of entries_ that may have something to take
  std::map<ThreadId, Entry*> by_thread_;
  std::map<std::pair<const void*, std::string>, uint32_t> names_;
  std::vector<Chunk::Name> new_names_;
};

}  // namespace lockstep::trace

// One live run: its OS threads, what they share, and how it ends.
//
//   poll (event loop) ── looks after ──▶ ceilings, wall clock, samples            never waits for a thread in wasm
//   OS thread         ── loop ─────────▶ run(t) → switch point | blocked | detached | finished
//                        shares: GIL, parking lot, output, `active`
//
// A run ends by the first `end`: the main thread has finished, a ceiling, a deadlock, a stop. From then on no thread
// runs Python any more: each leaves at its next switch point, from its sleep, or from the wait for the GIL. The run is
// over when all have left.
//
// `active` counts the threads that can still change something: all but those that wait for an object without a
// deadline. Whoever takes it to zero has found a deadlock, and may look at every thread, as none runs.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/executor.h"
#include "engine/live/gil.h"
#include "engine/live/parking_lot.h"
#include "engine/live/thread_pool.h"
#include "engine/output_queue.h"
#include "engine/run.h"
#include "engine/schedule.h"
#include "trace/recorder.h"

namespace lockstep::engine::live {

class LiveRun final : public Run, private python::vm::Driver {
 public:
  LiveRun(ThreadPool&, const Options&, std::unique_ptr<Executor>);
  ~LiveRun() override;

  bool poll(uint64_t budget_ns) override;
  void stop() override { end(Status::stopped); }
  std::vector<OutputPiece> take_output() override { return output_.take(); }
  std::vector<trace::Chunk> take_trace() override { return recording_.take(); }
  const Outcome& outcome() const override { return outcome_; }

 private:
  // A Python thread on its OS thread. Used by that OS thread alone, but for what is marked.
  struct LiveThread {
    python::vm::Thread* thread = nullptr;
    trace::Recorder* recorder = nullptr;
    Waiter waiter;                          // any thread signals it
    std::atomic<uint64_t> instructions{0};  // as of its last return; poll reads it
    uint64_t marked_instructions = 0;       // told to the trace so far
    uint64_t executed_ns = 0;               // before it began to run the last time
    uint64_t began_ns = 0;                  // then
    std::optional<python::vm::Stop> last_stop;
    std::string name;
    bool is_blocked = false;   // waits for an object; read by whoever takes `active_` to zero
    bool was_started = false;  // guarded by threads_mutex_
  };

  // python::vm::Driver
  bool start_thread(python::vm::Thread& creator, python::vm::Thread& child) override;
  void wake(python::vm::Thread& waker, python::vm::Object*, uint32_t count, python::vm::Update) override;
  uint64_t now_ns(const python::vm::Thread&) override { return now_ns(); }
  uint64_t read_clock(python::vm::Thread&, python::vm::Clock) override;
  bool wants_back(const python::vm::Thread&) override { return is_ending_.load(std::memory_order_relaxed); }
  bool must_end(const python::vm::Thread&) override { return is_ending_.load(std::memory_order_relaxed); }
  bool write(python::vm::Thread&, python::vm::Stream, std::string_view) override;
  uint64_t switch_interval_ns() override;
  void set_switch_interval_ns(uint64_t) override;

  uint64_t now_ns() const;
  LiveThread& add(python::vm::Thread&);
  bool launch(LiveThread&);
  bool is_full();

  // On the OS thread of `t`.
  void live(LiveThread& t);
  bool go_on(LiveThread& t);
  bool block(LiveThread& t);
  bool detach(LiveThread& t);
  void finish(LiveThread& t);
  bool begin_running(LiveThread& t);
  void add_executed(LiveThread& t);
  void cease_running(LiveThread& t, trace::DropReason);
  static uint64_t last_event_ns(const LiveThread& t);
  void mark(LiveThread& t);
  void refresh_name(LiveThread& t);
  void leave();

  void end(Status, std::string detail = {});
  void look_after();
  void make_outcome();
  std::string describe_everyone();

  ThreadPool& pool_;
  const Options options_;
  const uint64_t begin_ns_;       // monotonic_ns()
  const uint64_t unix_begin_ns_;  // the same moment on unix_ns()
  OutputQueue output_;
  trace::Recording recording_;
  std::optional<Gil> gil_;  // none in the free-threaded build
  ParkingLot parking_lot_;
  ScheduleRecorder schedule_;  // guarded by the GIL
  std::atomic<uint64_t> free_switch_interval_ns_;
  std::atomic<uint64_t> executed_ns_{0};  // by all threads, before those that run began to

  std::atomic<uint32_t> active_{0};
  std::atomic<bool> is_ending_{false};

  std::mutex threads_mutex_;  // guards what follows
  std::deque<LiveThread> threads_;
  uint32_t alive_ = 0;  // threads started that have not left
  std::condition_variable all_left_;
  Status status_ = Status::ok;
  std::string detail_;

  bool has_ended_ = false;  // the event loop's from here on
  uint64_t last_look_ns_ = 0;
  Outcome outcome_;
  std::unique_ptr<Executor> executor_;  // last, as its end may still ask the driver
};

}  // namespace lockstep::engine::live

// One simulated run: the threads, what they wait for, their clocks and their trace.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/executor.h"
#include "engine/output_queue.h"
#include "engine/run.h"
#include "engine/schedule.h"
#include "engine/sim/scheduler.h"
#include "trace/recorder.h"

namespace lockstep::engine::sim {

class Simulation final : public Run, private python::vm::Driver {
 public:
  Simulation(const Options&, std::unique_ptr<Executor>);

  bool poll(uint64_t budget_ns) override;
  void stop() override { is_stopped_ = true; }  // any thread
  std::vector<OutputPiece> take_output() override { return output_.take(); }
  std::vector<trace::Chunk> take_trace() override;
  const Outcome& outcome() const override { return outcome_; }

 private:
  enum class State : uint8_t { ready, waiting, detached, ended };

  // A thread's clock is Thread::virtual_ns: the moment up to which it has run, or since which it could.
  struct SimThread {
    python::vm::Thread* thread = nullptr;
    trace::Recorder* recorder = nullptr;
    State state = State::ready;
    bool is_on = false;                              // runs, as the trace shows it: between gil_taken and gil_dropped
    uint64_t deadline_ns = python::vm::no_deadline;  // waiting, detached: when it goes on by itself
    bool has_surfaced = false;                       // waiting, detached: the trace already says that its time was up
    uint32_t waits_for = 0;                          // trace name of the object
    uint64_t marked_instructions = 0;                // told to the trace so far
    uint64_t executed_ns = 0;                        // before the slice that it is in
    std::optional<python::vm::Stop> last_stop;
    std::string name;
  };

  // python::vm::Driver
  bool start_thread(python::vm::Thread& creator, python::vm::Thread& child) override;
  void wake(python::vm::Thread& waker, python::vm::Object*, uint32_t count, python::vm::Update) override;
  uint64_t now_ns(const python::vm::Thread& thread) override { return thread.virtual_ns; }
  uint64_t read_clock(python::vm::Thread&, python::vm::Clock) override;
  bool wants_back(const python::vm::Thread&) override;
  bool must_end(const python::vm::Thread&) override;
  bool write(python::vm::Thread&, python::vm::Stream, std::string_view) override;
  uint64_t switch_interval_ns() override { return switch_interval_ns_; }
  void set_switch_interval_ns(uint64_t interval_ns) override { switch_interval_ns_ = interval_ns; }

  SimThread& of(const python::vm::Thread& thread) { return *static_cast<SimThread*>(thread.engine_data); }
  SimThread& add(python::vm::Thread&, uint64_t at_ns);
  void step();
  void gather();
  void switch_to(SimThread&, const Pick&);
  void surface(SimThread&);
  void begin_going_on(SimThread&);
  // `resumes`: the rest of a turn, whose end is set already.
  void run(SimThread&, const Pick&, bool resumes = false);
  void come_back(SimThread&, python::vm::Stop);
  void block(SimThread&);
  bool is_fair_turn(const python::vm::Thread& waker, const python::vm::Thread& first);
  void turn_on(SimThread&);
  void turn_off(SimThread&, trace::DropReason);
  void note(SimThread&, uint64_t at_ns, trace::EventKind, uint32_t object = 0, uint64_t value = 0);
  void collect();
  void refresh_name(SimThread&);
  void end(Status, std::string detail = {});
  std::string describe_everyone();

  Options options_;
  Schedule given_;  // what is repeated; empty when nothing is
  ScheduleReader given_reader_;
  std::unique_ptr<Scheduler> scheduler_;
  OutputQueue output_;
  trace::Recording recording_;
  std::vector<trace::Chunk> chunks_;  // taken from full rings in the middle of a budget
  ScheduleRecorder schedule_;
  uint64_t switch_interval_ns_;
  uint64_t executed_ns_ = 0;     // by all threads, before the slice that is being run
  uint64_t slice_began_ns_ = 0;  // on the clock of the thread that runs

  std::deque<SimThread> threads_;    // by id
  std::vector<SimThread*> waiting_;  // for an object, in the order in which they came
  std::vector<Candidate> candidates_;
  SimThread* last_ = nullptr;       // who ran last
  uint64_t allowance_ = 0;          // its scheduling points, when it began
  std::optional<Pick> unfinished_;  // what is left of its turn, when it came back between two switch points
  uint64_t clock_ns_ = 0;           // gil: the one clock; free-threaded: the furthest one
  uint64_t instructions_ = 0;
  uint32_t alive_ = 0;
  uint64_t wall_begin_ns_;
  uint64_t last_look_ns_ = 0;            // at budget and ceilings; on clock_ns_
  uint64_t back_by_ns_ = 0;              // end of the present budget; on monotonic_ns()
  const char* limit_reached_ = nullptr;  // by something that the running thread asked for
  std::string misfit_;                   // of the schedule, found by something that it asked for

  std::atomic<bool> is_stopped_{false};
  bool has_given_up_ = false;  // must_end was answered by yes
  bool has_ended_ = false;
  Outcome outcome_;
  std::unique_ptr<Executor> executor_;  // last, as its end may still ask the driver
};

}  // namespace lockstep::engine::sim

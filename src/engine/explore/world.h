// A program of which every thread stands before its next event: what both searches move about in.
//
//   world.begin();                       main has come to its first Thread.start, or to its end
//   world.save(a);
//   world.step(2) == Step::done          thread 2's event has happened, and it stands before its next one
//   world.restore(a);                    as if nothing had
//
// One step also brings threads that it starts to their first event, and lets local work follow. An operation of the
// library that would have to wait answers Step::impossible; the world is then of no use until it is restored.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/explore/explore.h"
#include "engine/schedule.h"
#include "python/vm/explore/image.h"

namespace lockstep::engine::explore {

enum class Step : uint8_t { done, impossible };

class World final : private python::vm::Driver {
 public:
  World(const Question&, std::shared_ptr<const python::code::Code>, std::string source, python::vm::Library&);

  // Empty, or why this program cannot be explored.
  std::string begin();
  // It is late so long from now; from the beginning on, as the question says.
  void give_time(uint64_t ns);

  struct Saved;
  void save(Saved&);
  void restore(const Saved&);
  python::vm::StateHash hash();

  uint32_t thread_count() const { return static_cast<uint32_t>(records_.size()); }
  // False: it has ended or waits. True: `step` may still say that it is impossible.
  bool may_step(uint32_t thread) const;
  Step step(uint32_t thread);
  // What `thread` is about to touch, and what the last step did.
  const python::vm::Accesses& pending(uint32_t thread) const;
  bool is_data_access(uint32_t thread) const;
  // For who tells what happens, step by step.
  const python::vm::Visit& visit(uint32_t thread) const { return *records_[thread].thread->visit; }
  bool is_pending(uint32_t thread) const { return records_[thread].state == State::pending; }
  bool is_over(uint32_t thread) const { return records_[thread].state == State::ended; }
  const std::string& output() const { return output_; }
  const std::string& errors() const { return errors_; }
  python::vm::Standing standing_of(uint32_t thread) const;
  // Who has what the thread waits for: a lock's holder, or the thread whose end it waits for.
  std::optional<uint32_t> waits_for_thread(uint32_t thread) const;
  const python::vm::Accesses& done() const { return done_; }
  // The slices of the last step, for schedules.
  std::span<const Slice> slices() const { return slices_; }

  // The main thread is over, or a limit was reached.
  bool has_ended() const { return has_ended_; }
  bool is_refused() const { return has_ended_ && status_ == Status::unsupported; }
  // The time for the whole exploration was over in the middle of a step: what the world says now is no outcome.
  bool is_late() const { return is_late_; }
  // What came of it; deadlock: nobody can go on.
  OneOutcome outcome();
  // The same for executions with the same outcome.
  std::string outcome_key();

  python::vm::Sightings& sightings();
  // Made to be shared without a lock of the program's: whoever comes first, that is no race.
  bool guards_itself(const python::vm::Access&) const;
  uint32_t line_of(uint32_t thread) const;
  std::string label_of(const python::vm::Access&) const;
  // The same, but of what stands for a thread the thread's name.
  std::string name_of(const python::vm::Access&);
  python::vm::Images& images() { return images_; }
  std::string thread_name(uint32_t thread) const;

 private:
  enum class State : uint8_t {
    fresh,    // has never run
    pending,  // stands before an event
    ready,    // was woken: goes on where it waited
    waiting,
    ended,
  };
  struct Record {
    python::vm::Thread* thread = nullptr;
    State state = State::fresh;
    uint64_t deadline_ns = python::vm::no_deadline;
    std::string errors = {};  // what it wrote to stderr
    // The main thread has run to its end: its next step ends the program so, and cuts the others short.
    std::optional<Status> ends_program = {};
  };

 public:
  struct Saved {
    python::vm::Image image;
    std::vector<Record> records;
    uint32_t record_count = 0;
    std::vector<uint32_t> waiting;
    std::string output, errors;
    uint64_t clock_ns = 0;
    bool has_ended = false;
    Status status = Status::ok;
    std::string detail;

    // Without what it shares with others: Images::piece_bytes.
    size_t bytes() const {
      return image.bytes() + records.size() * sizeof(Record) + output.size() + errors.size() + 64;
    }
  };

 private:
  bool start_thread(python::vm::Thread& creator, python::vm::Thread& child) override;
  void wake(python::vm::Thread& waker, python::vm::Object*, uint32_t count, python::vm::Update update) override;
  uint64_t now_ns(const python::vm::Thread&) override { return clock_ns_; }
  uint64_t read_clock(python::vm::Thread&, python::vm::Clock) override;
  bool write(python::vm::Thread&, python::vm::Stream, std::string_view) override;
  bool wants_back(const python::vm::Thread& t) override { return must_end(t); }
  bool must_end(const python::vm::Thread&) override;
  uint64_t switch_interval_ns() override { return switch_interval_ns_; }
  void set_switch_interval_ns(uint64_t ns) override { switch_interval_ns_ = ns; }

  bool advance(uint32_t thread);
  bool others_live() const;
  void stand_before_the_end();
  bool block(uint32_t thread);
  void pass_time(uint32_t thread);
  void run_fresh_threads();
  void refuse_if_unknown(uint32_t thread);
  std::string waits_for(uint32_t thread, bool is_for_reader);
  void end(Status, std::string detail = {});
  bool is_possible(const Record&) const;

  python::vm::Interpreter interpreter_;
  python::vm::Images images_;
  uint64_t late_at_ns_;
  bool is_late_ = false;
  std::shared_ptr<const python::code::Code> code_;
  std::string source_;

  std::vector<Record> records_;
  std::vector<uint32_t> waiting_;  // first in, first out
  std::string output_, errors_;
  uint64_t clock_ns_ = 0;
  uint64_t switch_interval_ns_ = 5'000'000;
  bool has_ended_ = false;
  Status status_ = Status::ok;
  std::string detail_;

  std::vector<Slice> slices_;
  python::vm::Accesses done_;
};

}  // namespace lockstep::engine::explore

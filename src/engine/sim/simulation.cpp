#include "engine/sim/simulation.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/deadlock.h"
#include "engine/sim/replay_scheduler.h"
#include "engine/sim/schedulers.h"
#include "engine/sim/sim.h"
#include "engine/waits.h"
#include "engine/wall_clock.h"
#include "trace/blocked_on.h"

namespace lockstep::engine::sim {

namespace {

namespace vm = python::vm;
using trace::DropReason;
using trace::EventKind;

// A thread that nobody interrupts comes back after so much virtual time, so that a budget, a stop and the ceilings are
// looked at: some milliseconds of real time.
constexpr uint64_t longest_stretch_ns = 2'000'000;
constexpr uint32_t steps_between_clock_reads = 64;

// time.time() of a simulated run begins here: 2025-10-07T00:00:00Z, when CPython 3.14 was released.
constexpr uint64_t unix_begin_ns = 1'759'795'200'000'000'000;

}  // namespace

Simulation::Simulation(const Options& options, std::unique_ptr<Executor> executor)
    : options_(options),
      output_(options.limits.output_bytes),
      recording_(options.limits.trace_bytes),
      switch_interval_ns_(options.switch_interval_ns),
      wall_begin_ns_(monotonic_ns()),
      executor_(std::move(executor)) {
  const bool repeats = !options.schedule.empty();
  // Past the end of a schedule, where nobody is named: the fewest switches.
  std::string_view scheduler = options.scheduler;
  if (repeats && scheduler.empty()) scheduler = "in-turn";
  const NamedScheduler* const named = find_scheduler(scheduler);
  if (!named) {
    end(Status::unsupported, "no scheduler is called '" + options.scheduler + "'");
    return;
  }
  scheduler_ = named->make(options, switch_interval_ns_);
  if (repeats) {
    auto schedule = parse_schedule(options.schedule);
    if (!schedule) {
      const TextError& error = schedule.error();
      end(Status::unsupported, "schedule, column " + std::to_string(error.at.column + 1) + ": " + error.message);
      return;
    }
    given_ = *std::move(schedule);
    scheduler_ = std::make_unique<ReplayScheduler>(given_, std::move(scheduler_));
  }
  add(executor_->begin(*this), 0);
}

bool Simulation::poll(uint64_t budget_ns) {
  const uint64_t begin_ns = monotonic_ns();
  back_by_ns_ = begin_ns + std::min(budget_ns, options_.limits.wall_ns);
  for (uint32_t steps = 0; !has_ended_; ++steps) {
    const bool is_time_to_look = steps % steps_between_clock_reads == 0 ||
                                 clock_ns_ - last_look_ns_ >= longest_stretch_ns || unfinished_ || has_given_up_;
    if (is_time_to_look) {
      last_look_ns_ = clock_ns_;
      const uint64_t now_ns = monotonic_ns();
      if (is_stopped_) {
        end(Status::stopped);
      } else if (now_ns - wall_begin_ns_ > options_.limits.wall_ns) {
        end(Status::limit, "wall time");
      } else if (steps != 0 && now_ns - begin_ns >= budget_ns) {
        return false;
      }
    }
    if (has_given_up_ && !has_ended_) return false;  // for its timeout; whoever counts that will stop it
    if (!has_ended_) step();
  }
  return true;
}

std::vector<trace::Chunk> Simulation::take_trace() {
  collect();
  return std::exchange(chunks_, {});
}

void Simulation::collect() { std::ranges::move(recording_.take(), std::back_inserter(chunks_)); }

void Simulation::note(SimThread& t, uint64_t at_ns, EventKind kind, uint32_t object, uint64_t value) {
  t.recorder->record(at_ns, kind, object, value);
  if (t.recorder->is_half_full()) collect();
}

void Simulation::step() {
  if (unfinished_) return run(*last_, Pick(*unfinished_), true);
  if (options_.ends_with_schedule && scheduler_->is_done()) return end(Status::stopped);
  gather();
  if (candidates_.empty()) return end(Status::deadlock, describe_everyone());
  Situation situation{candidates_, {}, clock_ns_};
  if (last_) {
    situation.last = last_->thread->id;
    situation.now_ns = last_->thread->virtual_ns;
  }
  const auto pick = scheduler_->next(situation);
  if (!pick) return end(Status::unsupported, pick.error());
  SimThread& next = threads_[index_of(pick->thread)];
  switch_to(next, *pick);
  run(next, *pick);
}

void Simulation::gather() {
  candidates_.clear();
  for (const SimThread& t : threads_) {
    switch (t.state) {
      case State::ready: candidates_.push_back({t.thread->id, t.thread->virtual_ns, false}); break;
      case State::waiting:
      case State::detached:
        if (t.deadline_ns != vm::no_deadline)
          candidates_.push_back({t.thread->id, std::max(t.deadline_ns, t.thread->virtual_ns), true});
        break;
      case State::ended: break;
    }
  }
}

// What the trace and the clocks have to say before `next` runs.
void Simulation::switch_to(SimThread& next, const Pick& pick) {
  const bool has_gil = options_.build == Build::gil;
  if (pick.asked_by && last_) {
    SimThread& asker = threads_[index_of(pick.asked_by->thread)];
    if (asker.state != State::ready) surface(asker);
    note(asker, pick.asked_by->ready_ns, EventKind::gil_drop_requested, index_of(last_->thread->id));
  }
  if (has_gil && last_ && last_ != &next && last_->is_on) {
    turn_off(*last_, DropReason::asked);
    note(*last_, last_->thread->virtual_ns, EventKind::gil_requested);
  }
  if (next.state != State::ready) begin_going_on(next);
  if (has_gil) next.thread->virtual_ns = std::max(next.thread->virtual_ns, clock_ns_);
  if (last_ && last_ != &next) ++outcome_.switches;
  turn_on(next);
  last_ = &next;
}

// Its time is up, which the trace shows; whether it timed out is decided only when it goes on, as it may be woken yet.
void Simulation::surface(SimThread& t) {
  if (std::exchange(t.has_surfaced, true)) return;
  const uint64_t at_ns = std::max(t.thread->virtual_ns, t.deadline_ns);
  if (t.state == State::detached) {
    note(t, at_ns, EventKind::attached);
  } else {
    note(t, at_ns, EventKind::woken, t.waits_for, packed(trace::WokenBy{.timed_out = true}));
  }
  if (options_.build == Build::gil) note(t, at_ns, EventKind::gil_requested);
}

// A sleep, a wait or native work is over.
void Simulation::begin_going_on(SimThread& t) {
  surface(t);
  if (t.state == State::waiting) {
    std::erase(waiting_, &t);
    t.thread->wait_timed_out = true;
  }
  t.thread->virtual_ns = std::max(t.thread->virtual_ns, t.deadline_ns);
  t.state = State::ready;
  t.deadline_ns = vm::no_deadline;
}

void Simulation::turn_on(SimThread& t) {
  if (t.is_on) return;
  t.is_on = true;
  const bool is_switch = options_.build == Build::gil && last_ && last_ != &t;
  note(t, t.thread->virtual_ns, EventKind::gil_taken, is_switch ? 1 + index_of(last_->thread->id) : 0);
}

void Simulation::turn_off(SimThread& t, DropReason reason) {
  if (!t.is_on) return;
  t.is_on = false;
  const uint64_t instructions = t.thread->instructions - std::exchange(t.marked_instructions, t.thread->instructions);
  note(t, t.thread->virtual_ns, EventKind::gil_dropped, static_cast<uint32_t>(reason), instructions);
}

void Simulation::run(SimThread& t, const Pick& pick, bool resumes) {
  vm::Thread& thread = *t.thread;
  const uint64_t instructions = thread.instructions;
  allowance_ = pick.points;
  thread.switch_points_left = static_cast<int64_t>(pick.points);
  if (!resumes) thread.pause_at_virtual_ns = std::min(pick.until_ns, thread.virtual_ns + longest_stretch_ns);
  slice_began_ns_ = thread.virtual_ns;
  const vm::Stop stop = executor_->run(thread);
  const uint64_t executed_ns =
      thread.virtual_ns - slice_began_ns_ + (stop == vm::Stop::detached ? thread.detached.virtual_ns : 0);
  t.executed_ns += executed_ns;
  executed_ns_ += executed_ns;
  t.last_stop = stop;
  thread.eval_breaker.fetch_and(~uint32_t{vm::pause_request}, std::memory_order_relaxed);
  uint64_t points = pick.points - static_cast<uint64_t>(thread.switch_points_left);
  const bool is_point_of_its_own =
      stop == vm::Stop::blocked || stop == vm::Stop::detached || stop == vm::Stop::finished;
  if (is_point_of_its_own) ++points;
  schedule_.add(thread.id, points);
  scheduler_->ran(thread.id, points);
  clock_ns_ = std::max(clock_ns_, thread.virtual_ns);
  instructions_ += thread.instructions - instructions;
  unfinished_.reset();
  if (limit_reached_) return end(Status::limit, limit_reached_);
  if (!misfit_.empty()) return end(Status::unsupported, misfit_);
  if (thread.is_between_points)
    unfinished_ = Pick{.thread = thread.id, .points = pick.points - points, .until_ns = pick.until_ns};
  come_back(t, stop);
  if (!has_ended_ && instructions_ > options_.limits.instructions) end(Status::limit, "instructions");
}

void Simulation::come_back(SimThread& t, vm::Stop stop) {
  vm::Thread& thread = *t.thread;
  switch (stop) {
    case vm::Stop::switch_point: return;
    case vm::Stop::blocked: return block(t);
    case vm::Stop::detached:
      turn_off(t, DropReason::detached);
      note(t, thread.virtual_ns, EventKind::detached);
      t.state = State::detached;
      t.has_surfaced = false;
      t.deadline_ns = thread.virtual_ns + thread.detached.virtual_ns;
      return;
    case vm::Stop::finished:
      refresh_name(t);
      turn_off(t, DropReason::ended);
      note(t, thread.virtual_ns, EventKind::thread_ended, 0, thread.instructions);
      t.recorder->end();
      t.state = State::ended;
      --alive_;
      if (&t != &threads_.front()) return;
      outcome_.exit_code = executor_->exit_code();
      return end(executor_->has_failed() ? Status::exception : Status::ok, executor_->notes());
    case vm::Stop::limit: return end(Status::limit, thread.limit);
    case vm::Stop::visible:  // only an interpreter that explores stops there
    case vm::Stop::unsupported: return end(Status::unsupported, thread.refusal);
  }
}

void Simulation::block(SimThread& t) {
  vm::Thread& thread = *t.thread;
  thread.wait_timed_out = false;
  if (thread.wait.object) {
    if (!thread.wait.must_wait(thread.wait.object)) return;  // it can be had already: it tries again
    waiting_.push_back(&t);
  }
  refresh_name(t);
  Wait wait = what_it_waits_for(*executor_, thread);
  t.waits_for = thread.wait.object ? recording_.name_of(thread.wait.object, std::move(wait.label)) : 0;
  turn_off(t, DropReason::blocked);
  note(t, thread.virtual_ns, EventKind::blocked, t.waits_for, packed(wait.on));
  t.state = State::waiting;
  t.has_surfaced = false;
  t.deadline_ns = thread.wait.deadline_ns;
}

Simulation::SimThread& Simulation::add(vm::Thread& thread, uint64_t at_ns) {
  assert(index_of(thread.id) == threads_.size());
  SimThread& t = threads_.emplace_back();
  t.thread = &thread;
  t.name = executor_->thread_name(thread);
  t.recorder = &recording_.add(thread.id, t.name);
  thread.engine_data = &t;
  thread.virtual_ns = at_ns;
  note(t, at_ns, EventKind::thread_started);
  if (options_.build == Build::gil) note(t, at_ns, EventKind::gil_requested);
  ++alive_;
  return t;
}

// A thread gets its final name only once it runs: threading.Thread sets it from Python.
void Simulation::refresh_name(SimThread& t) {
  std::string name = executor_->thread_name(*t.thread);
  if (name == t.name) return;
  t.name = std::move(name);
  recording_.rename(t.thread->id, t.name);
}

bool Simulation::start_thread(vm::Thread& creator, vm::Thread& child) {
  if (alive_ >= options_.limits.threads) {
    limit_reached_ = "threads";
    creator.pause_at_virtual_ns = 0;
    return false;
  }
  note(of(creator), creator.virtual_ns, EventKind::thread_created, index_of(child.id));
  add(child, creator.virtual_ns);
  creator.pause_at_virtual_ns = 0;  // the scheduler has to know of it
  return true;
}

void Simulation::wake(vm::Thread& waker, vm::Object* object, uint32_t count, vm::Update update) {
  vm::Woken woken;
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    SimThread& t = **at;
    if (t.thread->wait.object != object) {
      ++at;
      continue;
    }
    if (count == 0) {
      woken.more_wait = true;
      break;
    }
    --count;
    if (!woken.first) woken.first = t.thread;
    at = waiting_.erase(at);
    t.state = State::ready;
    t.deadline_ns = vm::no_deadline;
    t.thread->wait_timed_out = false;
    t.thread->virtual_ns = std::max(t.thread->virtual_ns, waker.virtual_ns);
    if (!t.has_surfaced) {
      const trace::WokenBy by{.waker = 1 + index_of(waker.id)};
      note(t, t.thread->virtual_ns, EventKind::woken, t.waits_for, packed(by));
      if (options_.build == Build::gil) note(t, t.thread->virtual_ns, EventKind::gil_requested);
    }
    waker.pause_at_virtual_ns = 0;  // the scheduler has to know of it
  }
  if (woken.first && woken.first->wait.fair_after_ns != vm::no_deadline)
    woken.is_fair_turn = is_fair_turn(waker, *woken.first);
  update(object, woken);
}

bool Simulation::is_fair_turn(const vm::Thread& waker, const vm::Thread& first) {
  const bool is_fair =
      scheduler_->is_done() ? waker.virtual_ns > first.wait.fair_after_ns : given_reader_.next_turn(given_);
  schedule_.add_turn(is_fair);
  return is_fair;
}

// A run that is repeated is told what it was told the first time, and time passes to there.
uint64_t Simulation::read_clock(vm::Thread& thread, vm::Clock clock) {
  const bool is_wall = clock == vm::Clock::wall;
  const bool is_of_work = clock == vm::Clock::process || clock == vm::Clock::thread;
  uint64_t ns = thread.virtual_ns;
  if (is_of_work) ns += (clock == vm::Clock::process ? executed_ns_ : of(thread).executed_ns) - slice_began_ns_;
  if (!given_.readings.empty()) {
    if (const auto reading = given_reader_.next_reading(given_)) {
      ns = *reading;
      if (!is_of_work) thread.virtual_ns = std::max(thread.virtual_ns, ns);
      schedule_.add_reading(ns, is_wall ? given_.unix_begin_ns : std::nullopt);
    } else if (!scheduler_->is_done()) {
      misfit_ = scheduler_->place(allowance_ - static_cast<uint64_t>(thread.switch_points_left)) +
                "the program reads the clock there, which the recorded run did not";
      thread.pause_at_virtual_ns = 0;
    }
  }
  return is_wall ? given_.unix_begin_ns.value_or(unix_begin_ns) + ns : ns;
}

bool Simulation::wants_back(const vm::Thread&) { return is_stopped_ || monotonic_ns() >= back_by_ns_; }

// Nobody can stop the run in the middle of a native operation, which executes in `poll`: what will be its end is looked
// at here. Then no thread goes on, whoever comes first.
bool Simulation::must_end(const vm::Thread&) {
  const uint64_t patience_ns = std::min(options_.limits.wall_ns, options_.timeout_ns - 1);  // 0: none
  return has_given_up_ = is_stopped_ || monotonic_ns() - wall_begin_ns_ > patience_ns;
}

bool Simulation::write(vm::Thread& thread, vm::Stream stream, std::string_view text) {
  note(of(thread), thread.virtual_ns, EventKind::output, stream == vm::Stream::err ? 1 : 0, text.size());
  if (output_.write(thread.id, stream, text)) return true;
  limit_reached_ = "output";
  thread.pause_at_virtual_ns = 0;
  return false;
}

std::string Simulation::describe_everyone() {
  std::vector<BlockedThread> blocked;
  for (const SimThread& t : threads_)
    if (t.state == State::waiting) blocked.push_back(inspect_blocked(*executor_, *t.thread));
  return describe_deadlock(blocked);
}

void Simulation::end(Status status, std::string detail) {
  has_ended_ = true;
  const bool is_natural = status == Status::ok || status == Status::exception || status == Status::deadlock;
  if (is_natural && !scheduler_->is_done()) {
    detail = scheduler_->place(0) +
             (status == Status::deadlock ? "no thread can go on there\n" + detail : "the program has ended there");
    status = Status::unsupported;
  }
  outcome_.status = status;
  outcome_.detail = std::move(detail);
  outcome_.schedule = schedule_.text();
  if (!schedule_.is_complete()) outcome_.why_no_schedule = too_long_to_repeat;
  outcome_.wall_ns = monotonic_ns() - wall_begin_ns_;
  outcome_.virtual_ns = clock_ns_;
  outcome_.instructions = instructions_;
  for (SimThread& t : threads_) {
    turn_off(t, DropReason::stopped);
    const trace::ThreadTotals totals = t.recorder->statistics().totals_at(clock_ns_);
    outcome_.threads.push_back({t.thread->id, t.name, t.thread->instructions, totals.running_ns,
                                totals.waiting_for_gil_ns, totals.blocked_ns,
                                last_place(*executor_, *t.thread, t.last_stop)});
  }
  recording_.flush();
}

std::unique_ptr<Run> start(const Options& options, std::unique_ptr<Executor> executor) {
  return std::make_unique<Simulation>(options, std::move(executor));
}

}  // namespace lockstep::engine::sim

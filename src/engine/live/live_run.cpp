#include "engine/live/live_run.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <limits>
#include <utility>

#ifdef __EMSCRIPTEN_PTHREADS__
#include <emscripten/threading.h>
#endif

#include "engine/deadlock.h"
#include "engine/live/live.h"
#include "engine/waits.h"
#include "engine/wall_clock.h"
#include "trace/blocked_on.h"

namespace lockstep::engine::live {

namespace {

namespace vm = python::vm;
using trace::DropReason;
using trace::EventKind;

constexpr int64_t no_allowance = std::numeric_limits<int64_t>::max();
// How often running threads are asked to come back, so that instructions are counted and long slices leave a mark.
constexpr uint64_t look_interval_ns = 20'000'000;

}  // namespace

LiveRun::LiveRun(ThreadPool& pool, const Options& options, std::unique_ptr<Executor> executor)
    : pool_(pool),
      options_(options),
      begin_ns_(monotonic_ns()),
      unix_begin_ns_(unix_ns()),
      output_(options.limits.output_bytes),
      recording_(options.limits.trace_bytes),
      free_switch_interval_ns_(options.switch_interval_ns),
      executor_(std::move(executor)) {
  if (options.build == Build::gil) gil_.emplace(options.switch_interval_ns, begin_ns_);
  if (!launch(add(executor_->begin(*this)))) end(Status::limit, "threads");
}

LiveRun::~LiveRun() {
  end(Status::stopped);
  const auto not_begun = static_cast<uint32_t>(pool_.cancel(this));
  std::unique_lock lock(threads_mutex_);
  alive_ -= not_begun;
  while (!all_left_.wait_for(lock, std::chrono::milliseconds(1), [&] { return alive_ == 0; })) {
#ifdef __EMSCRIPTEN_PTHREADS__
    // A thread that is just starting another one waits for this event loop.
    lock.unlock();
    emscripten_current_thread_process_queued_calls();
    lock.lock();
#endif
  }
}

// ---- the event loop's side

bool LiveRun::poll([[maybe_unused]] uint64_t budget_ns) {
  if (has_ended_) return true;
  {
    std::unique_lock lock(threads_mutex_);
#ifndef __EMSCRIPTEN__  // there the event loop has to be free to hand out Workers
    all_left_.wait_for(lock, std::chrono::nanoseconds(std::min(budget_ns, look_interval_ns)),
                       [&] { return alive_ == 0; });
#endif
    has_ended_ = alive_ == 0;
  }
  if (has_ended_) {
    make_outcome();
  } else {
    look_after();
  }
  return has_ended_;
}

void LiveRun::look_after() {
  const uint64_t now = now_ns();
  if (is_ending_.load() || now - last_look_ns_ < look_interval_ns) return;
  last_look_ns_ = now;
  if (now > options_.limits.wall_ns) return end(Status::limit, "wall time");
  uint64_t instructions = 0;
  {
    const std::lock_guard lock(threads_mutex_);
    for (LiveThread& t : threads_) {
      instructions += t.instructions.load(std::memory_order_relaxed);
      t.thread->eval_breaker.fetch_or(vm::pause_request, std::memory_order_relaxed);
    }
  }
  if (instructions > options_.limits.instructions) end(Status::limit, "instructions");
}

void LiveRun::make_outcome() {
  recording_.flush();
  outcome_.status = status_;
  outcome_.detail = detail_;
  outcome_.wall_ns = now_ns();
  if (gil_) {
    outcome_.schedule = schedule_.text();
    if (!schedule_.is_complete()) outcome_.why_no_schedule = too_long_to_repeat;
    outcome_.switches = gil_->switches();
  }
  for (const LiveThread& t : threads_) {
    if (!t.was_started) continue;
    const trace::ThreadTotals& totals = t.recorder->statistics().totals();
    outcome_.instructions += t.thread->instructions;
    outcome_.threads.push_back({t.thread->id, t.name, t.thread->instructions, totals.running_ns,
                                totals.waiting_for_gil_ns, totals.blocked_ns,
                                last_place(*executor_, *t.thread, t.last_stop)});
  }
}

// The first reason counts; all later ones are consequences.
void LiveRun::end(Status status, std::string detail) {
  const std::lock_guard lock(threads_mutex_);
  if (is_ending_.exchange(true)) return;
  status_ = status;
  detail_ = std::move(detail);
  if (gil_) gil_->close();
  for (LiveThread& t : threads_) {
    t.thread->eval_breaker.fetch_or(vm::stop_request, std::memory_order_relaxed);
    t.waiter.signal();
  }
}

uint64_t LiveRun::now_ns() const { return monotonic_ns() - begin_ns_; }

LiveRun::LiveThread& LiveRun::add(vm::Thread& thread) {
  std::string name = executor_->thread_name(thread);
  const std::lock_guard lock(threads_mutex_);
  LiveThread& t = threads_.emplace_back();
  t.thread = t.waiter.thread = &thread;
  thread.engine_data = &t;
  t.name = std::move(name);
  t.recorder = &recording_.add(thread.id, t.name);
  return t;
}

bool LiveRun::launch(LiveThread& t) {
  {
    const std::lock_guard lock(threads_mutex_);
    t.was_started = true;
    ++alive_;
    if (is_ending_.load()) t.thread->eval_breaker.fetch_or(vm::stop_request, std::memory_order_relaxed);
  }
  active_.fetch_add(1);
  if (pool_.start(this, [this, &t] { live(t); })) return true;
  active_.fetch_sub(1);
  const std::lock_guard lock(threads_mutex_);
  t.was_started = false;
  --alive_;
  return false;
}

// ---- the threads' side

void LiveRun::live(LiveThread& t) {
  t.recorder->record(now_ns(), EventKind::thread_started);
  if (begin_running(t)) {
    while (go_on(t)) {
    }
  }
  if (!t.is_blocked) t.recorder->record(now_ns(), EventKind::thread_ended, 0, t.thread->instructions);
  t.recorder->end();
  leave();
}

// One call of `run` and what has to be done about its reason. False: the thread is over, and does not hold the GIL.
bool LiveRun::go_on(LiveThread& t) {
  vm::Thread& thread = *t.thread;
  thread.switch_points_left = no_allowance;
  const vm::Stop stop = executor_->run(thread);
  t.last_stop = stop;
  t.instructions.store(thread.instructions, std::memory_order_relaxed);
  if (gil_) {
    uint64_t points = static_cast<uint64_t>(no_allowance - thread.switch_points_left);
    if (stop == vm::Stop::blocked || stop == vm::Stop::detached || stop == vm::Stop::finished) ++points;
    schedule_.add(thread.id, points);
  }
  switch (stop) {
    case vm::Stop::finished: return finish(t), false;
    case vm::Stop::limit: end(Status::limit, thread.limit); break;
    case vm::Stop::visible:  // only an interpreter that explores stops there
    case vm::Stop::unsupported: end(Status::unsupported, thread.refusal); break;
    case vm::Stop::blocked:
    case vm::Stop::detached:
    case vm::Stop::switch_point: break;
  }
  if (is_ending_.load(std::memory_order_relaxed)) {
    cease_running(t, DropReason::stopped);
    return false;
  }
  if (stop == vm::Stop::blocked) return block(t);
  if (stop == vm::Stop::detached) return detach(t);
  if (thread.is_between_points) return true;
  const uint32_t bits = thread.eval_breaker.load(std::memory_order_relaxed);
  if ((bits & vm::pause_request) != 0) {
    thread.eval_breaker.fetch_and(~uint32_t{vm::pause_request}, std::memory_order_relaxed);
    mark(t);
  }
  if ((bits & vm::gil_drop_request) == 0) return true;
  cease_running(t, DropReason::asked);
  return begin_running(t);
}

// Queues up while the thread still holds the GIL and decides whether it timed out only when it holds it again: so in
// the gil build everything that happens to wait queues happens in the order of the recorded slices.
bool LiveRun::block(LiveThread& t) {
  vm::Thread& thread = *t.thread;
  vm::Object* const object = thread.wait.object;
  const bool has_deadline = thread.wait.deadline_ns != vm::no_deadline;
  thread.wait_timed_out = false;
  t.waiter.reset();
  t.waiter.has_deadline = has_deadline;
  refresh_name(t);
  Wait wait = what_it_waits_for(*executor_, thread);
  const uint32_t name = object ? recording_.name_of(object, std::move(wait.label)) : 0;
  if (object && !parking_lot_.queue_up(t.waiter, object, thread.wait.must_wait)) return true;
  t.is_blocked = true;
  if (!has_deadline && active_.fetch_sub(1) == 1) end(Status::deadlock, describe_everyone());
  cease_running(t, DropReason::blocked);
  t.recorder->record(last_event_ns(t), EventKind::blocked, name, packed(wait.on));
  if (is_ending_.load()) return false;
  const uint64_t signalled_ns = t.waiter.sleep(has_deadline ? begin_ns_ + thread.wait.deadline_ns : vm::no_deadline);
  // Whom nobody woke before the run ended waits in its last moment, too.
  if (is_ending_.load()) return false;
  t.is_blocked = false;
  // From when it was woken: until it really runs again it is no longer blocked, but has yet to be scheduled.
  const uint64_t woken_ns = std::max(last_event_ns(t), signalled_ns > begin_ns_ ? signalled_ns - begin_ns_ : now_ns());
  if (gil_) {
    const bool is_late = has_deadline && woken_ns >= thread.wait.deadline_ns;
    const uint32_t waker = signalled_ns != 0 ? t.waiter.waker : 0;
    t.recorder->record(woken_ns, EventKind::woken, name, packed(trace::WokenBy{is_late, waker}));
    if (!begin_running(t)) return false;
    thread.wait_timed_out = object ? parking_lot_.leave(t.waiter) : true;
    return true;
  }
  thread.wait_timed_out = object ? parking_lot_.leave(t.waiter) : true;
  const trace::WokenBy by{thread.wait_timed_out, thread.wait_timed_out ? 0 : t.waiter.waker};
  t.recorder->record(woken_ns, EventKind::woken, name, packed(by));
  return begin_running(t);
}

bool LiveRun::detach(LiveThread& t) {
  vm::Thread& thread = *t.thread;
  cease_running(t, DropReason::detached);
  t.recorder->record(last_event_ns(t), EventKind::detached);
  thread.detached.call(thread.detached.data, thread.eval_breaker);
  add_executed(t);
  t.recorder->record(now_ns(), EventKind::attached);
  return begin_running(t);
}

void LiveRun::finish(LiveThread& t) {
  refresh_name(t);
  if (t.thread->id == main_thread) {
    outcome_.exit_code = executor_->exit_code();
    end(executor_->has_failed() ? Status::exception : Status::ok, executor_->notes());
  } else if (active_.fetch_sub(1) == 1) {
    end(Status::deadlock, describe_everyone());
  }
  cease_running(t, DropReason::ended);
}

// Giving up the GIL may include waiting until it is taken; what follows began before that.
uint64_t LiveRun::last_event_ns(const LiveThread& t) { return t.recorder->statistics().since_ns(); }

bool LiveRun::begin_running(LiveThread& t) {
  if (gil_) {
    if (!gil_->take(*t.thread, *t.recorder)) return false;
  } else {
    if (is_ending_.load()) return false;
    t.recorder->record(now_ns(), EventKind::gil_taken);
  }
  t.began_ns = now_ns();
  return true;
}

void LiveRun::add_executed(LiveThread& t) {
  const uint64_t now = now_ns(), ns = now - std::exchange(t.began_ns, now);
  t.executed_ns += ns;
  executed_ns_.fetch_add(ns, std::memory_order_relaxed);
}

void LiveRun::cease_running(LiveThread& t, DropReason reason) {
  add_executed(t);
  const uint64_t instructions = t.thread->instructions - std::exchange(t.marked_instructions, t.thread->instructions);
  if (gil_) return gil_->drop(*t.thread, *t.recorder, reason, instructions);
  t.recorder->record(now_ns(), EventKind::gil_dropped, static_cast<uint32_t>(reason), instructions);
}

void LiveRun::mark(LiveThread& t) {
  const uint64_t instructions = t.thread->instructions - std::exchange(t.marked_instructions, t.thread->instructions);
  t.recorder->record(now_ns(), EventKind::sample, 0, instructions);
}

// A thread gets its final name only once it runs: threading.Thread sets it from Python.
void LiveRun::refresh_name(LiveThread& t) {
  std::string name = executor_->thread_name(*t.thread);
  if (name == t.name) return;
  t.name = std::move(name);
  recording_.rename(t.thread->id, t.name);
}

void LiveRun::leave() {
  const std::lock_guard lock(threads_mutex_);
  --alive_;
  all_left_.notify_all();  // under the lock: afterwards the run may be gone
}

// Only where no thread runs.
std::string LiveRun::describe_everyone() {
  std::vector<const vm::Thread*> threads;
  {
    const std::lock_guard lock(threads_mutex_);
    for (const LiveThread& t : threads_)
      if (t.is_blocked) threads.push_back(t.thread);
  }
  std::vector<BlockedThread> blocked;
  for (const vm::Thread* thread : threads) blocked.push_back(inspect_blocked(*executor_, *thread));
  return describe_deadlock(blocked);
}

// ---- what the VM asks

bool LiveRun::start_thread(vm::Thread& creator, vm::Thread& child) {
  if (is_full()) {
    end(Status::limit, "threads");
    return false;
  }
  LiveThread& t = add(child);
  static_cast<LiveThread*>(creator.engine_data)
      ->recorder->record(now_ns(), EventKind::thread_created, index_of(child.id));
  return launch(t);
}

bool LiveRun::is_full() {
  const std::lock_guard lock(threads_mutex_);
  return alive_ >= options_.limits.threads;
}

void LiveRun::wake(vm::Thread& waker, vm::Object* object, uint32_t count, vm::Update update) {
  parking_lot_.wake(waker.id, object, count, active_, [&](vm::Thread* first, bool more_wait) {
    vm::Woken woken{first, more_wait, false};
    if (first && first->wait.fair_after_ns != vm::no_deadline) {
      woken.is_fair_turn = now_ns() > first->wait.fair_after_ns;
      if (gil_) schedule_.add_turn(woken.is_fair_turn);
    }
    update(object, woken);
  });
}

uint64_t LiveRun::read_clock(vm::Thread& thread, vm::Clock clock) {
  auto& t = *static_cast<LiveThread*>(thread.engine_data);
  uint64_t ns = now_ns();
  if (clock == vm::Clock::process) ns += executed_ns_.load(std::memory_order_relaxed) - t.began_ns;
  if (clock == vm::Clock::thread) ns += t.executed_ns - t.began_ns;
  const bool is_wall = clock == vm::Clock::wall;
  if (gil_) schedule_.add_reading(ns, is_wall ? std::optional(unix_begin_ns_) : std::nullopt);
  return is_wall ? unix_begin_ns_ + ns : ns;
}

bool LiveRun::write(vm::Thread& thread, vm::Stream stream, std::string_view text) {
  auto& t = *static_cast<LiveThread*>(thread.engine_data);
  t.recorder->record(now_ns(), EventKind::output, stream == vm::Stream::err ? 1 : 0, text.size());
  if (output_.write(thread.id, stream, text)) return true;
  end(Status::limit, "output");
  return false;
}

uint64_t LiveRun::switch_interval_ns() { return gil_ ? gil_->switch_interval_ns() : free_switch_interval_ns_.load(); }

void LiveRun::set_switch_interval_ns(uint64_t interval_ns) {
  free_switch_interval_ns_.store(interval_ns);
  if (gil_) gil_->set_switch_interval_ns(interval_ns);
}

std::unique_ptr<Run> start(ThreadPool& pool, const Options& options, std::unique_ptr<Executor> executor) {
  return std::make_unique<LiveRun>(pool, options, std::move(executor));
}

}  // namespace lockstep::engine::live

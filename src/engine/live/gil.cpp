#include "engine/live/gil.h"

#include <algorithm>
#include <cassert>
#include <chrono>

#include "engine/wall_clock.h"

namespace lockstep::engine::live {

namespace {

namespace vm = python::vm;
using trace::DropReason;
using trace::EventKind;

}  // namespace

uint64_t Gil::now_ns() const { return monotonic_ns() - clock_begin_ns_; }

bool Gil::take(vm::ThreadControl& me, trace::Recorder& recorder) {
  std::unique_lock lock(mutex_);
  recorder.record(now_ns(), EventKind::gil_requested);
  while (locked_ && !is_closed_) {
    const uint64_t saved_switch_number = switch_number_;
    const std::chrono::nanoseconds interval(std::max<uint64_t>(switch_interval_ns(), 1'000));
    const bool timed_out = cond_.wait_for(lock, interval) == std::cv_status::timeout;
    if (!timed_out && locked_ && !is_closed_)
      recorder.record(now_ns(), EventKind::gil_missed, index_of(last_holder_.load(std::memory_order_relaxed)->id));
    if (timed_out && locked_ && !is_closed_ && switch_number_ == saved_switch_number) {
      vm::ThreadControl* holder = last_holder_.load(std::memory_order_relaxed);
      recorder.record(now_ns(), EventKind::gil_drop_requested, index_of(holder->id));
      holder->eval_breaker.fetch_or(vm::gil_drop_request, std::memory_order_relaxed);
    }
  }
  if (is_closed_) return false;
  uint32_t taken_from = 0;
  {
    const std::lock_guard switch_lock(switch_mutex_);
    locked_ = true;
    vm::ThreadControl* last = last_holder_.load(std::memory_order_relaxed);
    if (last != &me) {
      if (last) taken_from = 1 + index_of(last->id);
      last_holder_.store(&me, std::memory_order_relaxed);
      ++switch_number_;
    }
  }
  switch_cond_.notify_one();
  me.eval_breaker.fetch_and(~uint32_t{vm::gil_drop_request}, std::memory_order_relaxed);
  recorder.record(now_ns(), EventKind::gil_taken, taken_from);
  return true;
}

void Gil::drop(vm::ThreadControl& me, trace::Recorder& recorder, DropReason reason, uint64_t instructions) {
  recorder.record(now_ns(), EventKind::gil_dropped, static_cast<uint32_t>(reason), instructions);
  {
    const std::lock_guard lock(mutex_);
    assert(locked_);
    last_holder_.store(&me, std::memory_order_relaxed);
    locked_ = false;
  }
  cond_.notify_one();
  const bool is_final = reason == DropReason::ended || reason == DropReason::stopped;
  if (is_final || (me.eval_breaker.load(std::memory_order_relaxed) & vm::gil_drop_request) == 0) return;
  std::unique_lock switch_lock(switch_mutex_);
  if (last_holder_.load(std::memory_order_relaxed) != &me) return;
  me.eval_breaker.fetch_and(~uint32_t{vm::gil_drop_request}, std::memory_order_relaxed);
  switch_cond_.wait(switch_lock,
                    [&] { return is_switch_closed_ || last_holder_.load(std::memory_order_relaxed) != &me; });
}

void Gil::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  cond_.notify_all();
  {
    const std::lock_guard lock(switch_mutex_);
    is_switch_closed_ = true;
  }
  switch_cond_.notify_all();
}

}  // namespace lockstep::engine::live

#include "trace/statistics.h"

#include <algorithm>
#include <cassert>

namespace lockstep::trace {

namespace {

uint64_t* bucket_of(ThreadTotals& totals, ThreadState state) {
  switch (state) {
    case ThreadState::running: return &totals.running_ns;
    case ThreadState::waiting_for_gil: return &totals.waiting_for_gil_ns;
    case ThreadState::blocked: return &totals.blocked_ns;
    case ThreadState::detached: return &totals.detached_ns;
    case ThreadState::not_started:
    case ThreadState::idle:
    case ThreadState::ended: break;
  }
  return nullptr;
}

}  // namespace

void ThreadStatistics::enter(ThreadState next, uint64_t at_ns) {
  totals_ = totals_at(at_ns);
  since_ns_ = std::max(since_ns_, at_ns);
  state_ = next;
}

ThreadTotals ThreadStatistics::totals_at(uint64_t now_ns) const {
  ThreadTotals totals = totals_;
  uint64_t* bucket = bucket_of(totals, state_);
  if (bucket && now_ns > since_ns_) *bucket += now_ns - since_ns_;
  return totals;
}

void ThreadStatistics::apply(const Event& event) {
  switch (event.kind) {
    case EventKind::thread_started: return enter(ThreadState::idle, event.at_ns);
    case EventKind::thread_ended: return enter(ThreadState::ended, event.at_ns);
    case EventKind::gil_requested: return enter(ThreadState::waiting_for_gil, event.at_ns);
    case EventKind::gil_taken:
      ++totals_.slices;
      if (event.object != 0) ++totals_.switches;
      return enter(ThreadState::running, event.at_ns);
    case EventKind::gil_dropped:
    case EventKind::sample:
      totals_.instructions += event.value;
      return enter(event.kind == EventKind::sample ? state_ : ThreadState::idle, event.at_ns);
    case EventKind::blocked: return enter(ThreadState::blocked, event.at_ns);
    case EventKind::woken: return enter(ThreadState::idle, event.at_ns);
    case EventKind::detached: return enter(ThreadState::detached, event.at_ns);
    case EventKind::attached: return enter(ThreadState::idle, event.at_ns);
    case EventKind::folded:
      since_ns_ = std::max(since_ns_, event.at_ns);
      return take_over(Folded{event.object}, event.value);
    case EventKind::thread_created:
    case EventKind::gil_drop_requested:
    case EventKind::gil_missed:
    case EventKind::output: return enter(state_, event.at_ns);
  }
}

void ThreadStatistics::take_over(Folded what, uint64_t value) {
  switch (what) {
    case Folded::events: folded_events_ += value; break;
    case Folded::running_ns: totals_.running_ns = value; break;
    case Folded::waiting_for_gil_ns: totals_.waiting_for_gil_ns = value; break;
    case Folded::blocked_ns: totals_.blocked_ns = value; break;
    case Folded::detached_ns: totals_.detached_ns = value; break;
    case Folded::instructions: totals_.instructions = value; break;
    case Folded::slices: totals_.slices = value; break;
    case Folded::switches: totals_.switches = value; break;
    case Folded::state: state_ = static_cast<ThreadState>(value); break;
  }
}

void Statistics::apply(const Chunk& chunk) {
  const uint32_t index = index_of(chunk.thread);
  assert(index < max_threads);
  if (index >= threads_.size()) threads_.resize(index + 1, ThreadStatistics());
  for (const Event& event : chunk.events) threads_[index].apply(event);
}

uint64_t Statistics::switches() const {
  uint64_t sum = 0;
  for (const ThreadStatistics& thread : threads_) sum += thread.totals().switches;
  return sum;
}

}  // namespace lockstep::trace

#include "ui/model/timeline/timeline.h"

#include <algorithm>

#include "trace/blocked_on.h"
#include "ui/model/timeline/slice_kind.h"

namespace lockstep::ui::model {

using trace::EventKind;

namespace {

SliceKind kind_of(trace::WaitFor what) {
  switch (what) {
    case trace::WaitFor::something:
    case trace::WaitFor::lock: return SliceKind::blocked;
    case trace::WaitFor::time: return SliceKind::asleep;
    case trace::WaitFor::thread: return SliceKind::joins;
    case trace::WaitFor::queue: return SliceKind::starved;
    case trace::WaitFor::event: return SliceKind::awaits;
  }
  return SliceKind::blocked;
}

}  // namespace

const ThreadHistory* Timeline::thread(ThreadId id) const {
  const auto at = std::ranges::lower_bound(threads_, id, {}, &ThreadHistory::id);
  return at == threads_.end() || at->id != id ? nullptr : &*at;
}

ThreadHistory& Timeline::thread_seen(ThreadId id) {
  const auto at = std::ranges::lower_bound(threads_, id, {}, &ThreadHistory::id);
  if (at != threads_.end() && at->id == id) return *at;
  ThreadHistory made;
  made.id = id;
  made.name = id == main_thread ? "MainThread" : "Thread " + std::to_string(index_of(id));
  return *threads_.insert(at, std::move(made));
}

const Wake* Timeline::wake_at(ThreadId id, uint64_t at_ns) const {
  const ThreadHistory* found = thread(id);
  if (!found) return nullptr;
  const auto wake = std::ranges::lower_bound(found->wakes, at_ns, {}, &Wake::at_ns);
  if (wake != found->wakes.end() && wake->at_ns == at_ns) return &*wake;
  const auto start = starts_.find(index_of(id));
  return found->started_ns == at_ns && start != starts_.end() ? &start->second : nullptr;
}

std::string Timeline::thread_name(ThreadId id) const {
  const ThreadHistory* found = thread(id);
  return found ? found->name : "Thread " + std::to_string(index_of(id));
}

std::string Timeline::object_name(uint32_t object) const {
  if (object == 0) return "time";
  if (object == unknown_object) return "something";
  const auto found = objects_.find(object);
  return found == objects_.end() ? "object " + std::to_string(object) : found->second;
}

trace::ThreadTotals Timeline::totals(ThreadId thread) const {
  const auto threads = statistics_.threads();
  return index_of(thread) < threads.size() ? threads[index_of(thread)].totals_at(end_ns_) : trace::ThreadTotals{};
}

void Timeline::set_over(bool is_over) {
  is_over_ = is_over;
  constexpr uint64_t part = 12;  // of the run
  const auto waits = [](const ThreadHistory& thread) {
    const size_t last = thread.track.size() - 1;
    if (thread.track.is_empty() || !thread.track.is_open(last)) return false;
    const SliceKind kind = thread.track.at(last, thread.last_ns).kind;
    return is_wait(kind) && kind != SliceKind::asleep;
  };
  const bool is_stuck = is_over && !threads_.empty() && waits(threads_.front()) &&
                        std::ranges::all_of(threads_, [&](const ThreadHistory& thread) {
                          return !thread.started_ns || thread.ended_ns || waits(thread);
                        });
  tail_ns_ = is_stuck ? std::max<uint64_t>(end_ns_ / part, 1) : 0;
}

void Timeline::apply(std::span<const trace::Chunk> chunks) {
  for (const trace::Chunk& chunk : chunks) {
    for (const auto& name : chunk.object_names) objects_[name.object] = name.label;
    ThreadHistory& thread = thread_seen(chunk.thread);
    if (!chunk.thread_name.empty()) thread.name = chunk.thread_name;
    for (const trace::Event& event : chunk.events) {
      apply(thread, event);
      thread.last_ns = event.at_ns;
      end_ns_ = std::max(end_ns_, event.at_ns);
    }
    event_count_ += chunk.events.size();
    statistics_.apply(chunk);
  }
  gil_.insert(new_holds_);
  new_holds_.clear();

  // Chunks of several threads come one after the other: until all are in, two threads may seem to hold the GIL. The
  // later one does.
  std::optional<Slice> holding;
  for (ThreadHistory& thread : threads_) {
    const Slice* open = thread.track.opened();
    if (!open || open->kind != SliceKind::running || (holding && holding->begin_ns > open->begin_ns)) continue;
    holding = Slice{.begin_ns = open->begin_ns, .object = index_of(thread.id), .kind = SliceKind::held};
  }
  gil_.set_opened(has_gil_ ? holding : std::nullopt);
  keep_to_budget();
}

size_t Timeline::bytes() const {
  size_t bytes = gil_.bytes();
  for (const ThreadHistory& thread : threads_) bytes += thread.track.bytes();
  return bytes;
}

// A quarter of the longest row at once, so that it is seldom; what is left begins at one time in all rows.
void Timeline::keep_to_budget() {
  if (bytes() <= budget_) return;
  const Track* longest = &gil_;
  for (const ThreadHistory& thread : threads_)
    if (thread.track.size() > longest->size()) longest = &thread.track;
  if (longest->size() < Track::step * 4) return;
  const uint64_t until = longest->at(longest->size() / 4, end_ns_).begin_ns;
  gil_.forget_before(until);
  for (ThreadHistory& thread : threads_) thread.track.forget_before(until);
}

void Timeline::apply(ThreadHistory& thread, const trace::Event& event) {
  const auto open = [&](SliceKind kind, uint32_t object = 0, uint32_t line = 0) {
    close(thread, event.at_ns);
    thread.track.open({.begin_ns = event.at_ns, .object = object, .line = line, .kind = kind});
  };
  switch (event.kind) {
    case EventKind::thread_started: thread.started_ns = event.at_ns; break;
    case EventKind::thread_ended:
      close(thread, event.at_ns);
      thread.ended_ns = event.at_ns;
      break;
    case EventKind::gil_requested:
      has_gil_ = true;
      open(SliceKind::wants_gil);
      break;
    case EventKind::gil_taken: open(SliceKind::running, event.object); break;
    case EventKind::gil_dropped: stop_running(thread, event); break;
    case EventKind::sample:
      if (Slice* slice = thread.track.opened()) slice->instructions += event.value;
      break;
    case EventKind::blocked: {
      const trace::BlockedOn on = trace::blocked_on(event.value);
      open(event.object == 0 ? SliceKind::asleep : kind_of(on.what), event.object, on.line);
      thread.track.opened()->owner = on.owner;
      if (const SliceKind kind = thread.track.opened()->kind; is_of_many(kind)) {
        WaitedFor& waited = waited_for_[event.object];
        waited.kind = kind;
        ++waited.waits;
      }
      break;
    }
    case EventKind::woken: {
      const trace::WokenBy by = trace::woken_by(event.value);
      if (Slice* slice = thread.track.opened()) slice->detail = by.timed_out;
      if (by.waker != 0) thread.wakes.push_back({event.at_ns, by.waker - 1, event.object});
      open(SliceKind::woken);
      break;
    }
    case EventKind::detached: open(SliceKind::native); break;
    case EventKind::attached: close(thread, event.at_ns); break;
    case EventKind::thread_created:
      if (first_start_ns_ == 0 || event.at_ns < first_start_ns_) first_start_ns_ = event.at_ns;
      starts_[event.object] = {event.at_ns, index_of(thread.id), 0};
      break;
    case EventKind::gil_drop_requested:
    case EventKind::gil_missed:
    case EventKind::output: break;  // moments within a state
    case EventKind::folded: apply_folded(thread, event); break;
  }
}

void Timeline::stop_running(ThreadHistory& thread, const trace::Event& event) {
  if (Slice* slice = thread.track.opened()) {
    slice->instructions += event.value;
    slice->detail = static_cast<uint8_t>(event.object);
  }
  close(thread, event.at_ns);
}

void Timeline::close(ThreadHistory& thread, uint64_t at_ns) {
  if (const Slice* slice = thread.track.opened(); slice && slice->kind == SliceKind::running && at_ns > slice->begin_ns)
    new_holds_.push_back({.begin_ns = slice->begin_ns,
                          .end_ns = at_ns,
                          .instructions = slice->instructions,
                          .object = index_of(thread.id),
                          .kind = SliceKind::held,
                          .detail = slice->detail});
  if (const Slice* slice = thread.track.opened(); slice && is_of_many(slice->kind)) {
    WaitedFor& waited = waited_for_[slice->object];
    const uint64_t ns = at_ns - std::min(at_ns, slice->begin_ns);
    waited.ns += ns;
    waited.longest_ns = std::max(waited.longest_ns, ns);
  }
  thread.track.close(at_ns);
}

// What was left out becomes one slice that says so; afterwards the thread is in the state that the group ends with.
void Timeline::apply_folded(ThreadHistory& thread, const trace::Event& event) {
  using trace::Folded;
  using trace::ThreadState;
  if (Folded{event.object} == Folded::events) {
    const uint64_t from = thread.last_ns;
    close(thread, from);
    thread.track.open({.begin_ns = from, .instructions = event.value, .kind = SliceKind::left_out});
  }
  if (Folded{event.object} != Folded::state) return;
  close(thread, event.at_ns);
  const auto open = [&](SliceKind kind) {
    thread.track.open(
        {.begin_ns = event.at_ns, .object = kind == SliceKind::blocked ? unknown_object : 0, .kind = kind});
  };
  switch (static_cast<ThreadState>(event.value)) {
    case ThreadState::running: return open(SliceKind::running);
    case ThreadState::waiting_for_gil: return open(SliceKind::wants_gil);
    case ThreadState::blocked: return open(SliceKind::blocked);
    case ThreadState::detached: return open(SliceKind::native);
    case ThreadState::ended: thread.ended_ns = event.at_ns; return;
    case ThreadState::not_started:
    case ThreadState::idle: return;
  }
}

bool one_runs_at_a_time(const Timeline& timeline, const RunInfo& run) {
  return timeline.has_gil() && run.build != protocol::Build::free_threaded;
}

}  // namespace lockstep::ui::model

#include "trace/recorder.h"

#include <algorithm>
#include <cassert>

namespace lockstep::trace {

namespace {

// Beyond this many, further objects share one name: what a trace may cost is bounded.
constexpr uint32_t max_names = 20'000;
constexpr uint32_t least_capacity = 64;  // a quarter of it holds a folded group

}  // namespace

Recorder::Recorder(ThreadId thread, uint32_t capacity) : thread_(thread), ring_(std::max(capacity, least_capacity)) {}

uint32_t Recorder::room() {
  const auto capacity = static_cast<uint32_t>(ring_.size());
  const uint32_t head = head_.load(std::memory_order_relaxed);
  if (capacity - (head - seen_tail_) <= capacity / 4) seen_tail_ = tail_.load(std::memory_order_acquire);
  return capacity - (head - seen_tail_);
}

void Recorder::push(const Event& event) {
  const uint32_t head = head_.load(std::memory_order_relaxed);
  ring_[head % ring_.size()] = event;
  head_.store(head + 1, std::memory_order_release);
}

// The slots for one folded group are always kept free, so that a thread's totals can be written whenever it has ended.
void Recorder::record(uint64_t at_ns, EventKind kind, uint32_t object, uint64_t value) {
  const Event event{std::max(at_ns, statistics_.since_ns()), kind, 0, 0, object, value};
  bool may_write = true;
  if (is_coarse_.load(std::memory_order_relaxed)) {
    may_write = event.at_ns >= next_mark_ns_;
    if (may_write) next_mark_ns_ = event.at_ns + coarse_step_ns;
  }
  // Having begun to fold, go on until a quarter is free: few long gaps are worth more than many short ones.
  if (may_write && folded_ != 0 && room() > ring_.size() / 4) write_folded();
  may_write = may_write && folded_ == 0 && room() > folded_count;
  statistics_.apply(event);
  if (may_write) return push(event);
  ++folded_;
  last_folded_ns_ = event.at_ns;
}

void Recorder::write_folded() {
  const ThreadTotals& totals = statistics_.totals();
  const std::array<uint64_t, folded_count> values{
      folded_,           totals.running_ns,  totals.waiting_for_gil_ns,
      totals.blocked_ns, totals.detached_ns, totals.instructions,
      totals.slices,     totals.switches,    static_cast<uint64_t>(statistics_.state())};
  for (uint32_t i = 0; i < folded_count; ++i) push({last_folded_ns_, EventKind::folded, 0, 0, i, values[i]});
  folded_ = 0;
}

void Recorder::flush() {
  if (folded_ != 0 && room() >= folded_count) write_folded();
}

void Recorder::take(std::vector<Event>& events) {
  const uint32_t head = head_.load(std::memory_order_acquire);
  uint32_t tail = tail_.load(std::memory_order_relaxed);
  for (; tail != head; ++tail) events.push_back(ring_[tail % ring_.size()]);
  tail_.store(tail, std::memory_order_release);
}

bool Recorder::gives_back_ring() {
  if (!has_ended_.load(std::memory_order_acquire)) return false;
  flush();
  if (folded_ != 0 || head_.load(std::memory_order_acquire) != tail_.load(std::memory_order_relaxed)) return false;
  std::vector<Event>().swap(ring_);
  return true;
}

bool Recorder::is_half_full() const {
  return head_.load(std::memory_order_relaxed) - tail_.load(std::memory_order_relaxed) > ring_.size() / 2;
}

Recorder& Recording::add(ThreadId thread, std::string name) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entries_.emplace_back(thread, ring_capacity_);
  entry.new_name = std::move(name);
  if (is_coarse_) entry.recorder.leave_details_out();
  recording_.push_back(&entry);
  assert(!by_thread_.contains(thread));
  by_thread_[thread] = &entry;
  return entry.recorder;
}

void Recording::rename(ThreadId thread, std::string name) {
  const std::lock_guard lock(mutex_);
  Entry* const entry = by_thread_.at(thread);
  entry->new_name = std::move(name);
  if (std::ranges::find(recording_, entry) == recording_.end()) recording_.push_back(entry);
}

uint32_t Recording::name_of(const void* address, std::string label) {
  const std::lock_guard lock(mutex_);
  if (names_.size() >= max_names) return max_names;
  const auto index = static_cast<uint32_t>(names_.size()) + 1;  // 0 stands for time
  const auto [at, is_new] = names_.try_emplace({address, std::move(label)}, index);
  if (is_new) new_names_.push_back({index, index == max_names ? "(one of many objects)" : at->first.second});
  return at->second;
}

std::vector<Chunk> Recording::take() {
  const std::lock_guard lock(mutex_);
  std::vector<Chunk> chunks;
  for (Entry* const one : std::vector<Entry*>(recording_)) {
    Entry& entry = *one;
    Chunk chunk;
    chunk.thread = entry.recorder.thread();
    entry.recorder.take(chunk.events);
    if (chunk.events.empty() && entry.new_name.empty()) {
      if (entry.recorder.gives_back_ring()) std::erase(recording_, one);
      continue;
    }
    chunk.thread_name = std::exchange(entry.new_name, {});
    taken_bytes_ += chunk.events.size() * sizeof(Event);
    chunks.push_back(std::move(chunk));
  }
  // Names are given out before the events that use them are written, so taking them last misses none.
  if (!chunks.empty()) chunks.front().object_names = std::exchange(new_names_, {});
  if (!is_coarse_ && taken_bytes_ > ceiling_bytes_) {
    is_coarse_ = true;
    for (Entry* const entry : recording_) entry->recorder.leave_details_out();
  }
  return chunks;
}

void Recording::flush() {
  const std::lock_guard lock(mutex_);
  for (Entry* const entry : recording_) entry->recorder.flush();
}

bool Recording::wants_to_be_taken() const {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(recording_, [](const Entry* e) { return e->recorder.is_half_full(); });
}

const Recorder& Recording::recorder(ThreadId thread) const {
  const std::lock_guard lock(mutex_);
  return by_thread_.at(thread)->recorder;
}

}  // namespace lockstep::trace

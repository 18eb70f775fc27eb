#include "engine/live/parking_lot.h"

#include <algorithm>
#include <chrono>

#include "engine/wall_clock.h"

namespace lockstep::engine::live {

namespace vm = python::vm;

void Waiter::reset() {
  const std::lock_guard lock(mutex_);
  signalled_ns_ = 0;
  waker = 0;
}

uint64_t Waiter::sleep(uint64_t until_ns) {
  // One wait never lasts longer than this: wait_for reckons with signed nanoseconds and calendars.
  constexpr uint64_t longest_ns = 3'600'000'000'000;
  std::unique_lock lock(mutex_);
  while (signalled_ns_ == 0) {
    if (until_ns == vm::no_deadline) {
      cond_.wait(lock);
      continue;
    }
    const uint64_t now_ns = monotonic_ns();
    if (now_ns >= until_ns) return 0;
    cond_.wait_for(lock, std::chrono::nanoseconds(std::min(until_ns - now_ns, longest_ns)));
  }
  return signalled_ns_;
}

void Waiter::signal() {
  // Notified under the lock: once it is released the sleeper may be gone.
  const std::lock_guard lock(mutex_);
  signalled_ns_ = monotonic_ns();
  cond_.notify_one();
}

ParkingLot::Bucket& ParkingLot::bucket_of(const vm::Object* object) {
  return buckets_[(reinterpret_cast<uintptr_t>(object) >> 4) % buckets_.size()];
}

bool ParkingLot::queue_up(Waiter& waiter, vm::Object* object, bool (*must_wait)(vm::Object*)) {
  Bucket& bucket = bucket_of(object);
  const std::lock_guard lock(bucket.mutex);
  if (!must_wait(object)) return false;
  waiter.object_ = object;
  waiter.next_ = nullptr;
  waiter.is_queued_ = true;
  Waiter** at = &bucket.first;
  while (*at) at = &(*at)->next_;
  *at = &waiter;
  return true;
}

bool ParkingLot::leave(Waiter& waiter) {
  Bucket& bucket = bucket_of(waiter.object_);
  const std::lock_guard lock(bucket.mutex);
  if (!waiter.is_queued_) return false;
  waiter.is_queued_ = false;
  Waiter** at = &bucket.first;
  while (*at != &waiter) at = &(*at)->next_;
  *at = waiter.next_;
  return true;
}

// Everything under the bucket's lock: a waiter that is on its way out by its deadline cannot pass `leave` before it has
// had its signal, so none is left over for its next wait, and the list of those taken stays whole.
void ParkingLot::wake(ThreadId waker, vm::Object* object, uint32_t count, std::atomic<uint32_t>& active,
                      const std::function<void(vm::Thread*, bool)>& open) {
  Bucket& bucket = bucket_of(object);
  const std::lock_guard lock(bucket.mutex);
  Waiter* taken = nullptr;
  Waiter** last_taken = &taken;
  bool has_more = false;
  for (Waiter** at = &bucket.first; *at;) {
    Waiter& waiter = **at;
    if (waiter.object_ != object) {
      at = &waiter.next_;
      continue;
    }
    if (count == 0) {
      has_more = true;
      break;
    }
    --count;
    *at = waiter.next_;
    waiter.next_ = nullptr;
    waiter.is_queued_ = false;
    waiter.waker = 1 + index_of(waker);
    *last_taken = &waiter;
    last_taken = &waiter.next_;
    if (!waiter.has_deadline) active.fetch_add(1);
  }
  open(taken ? taken->thread : nullptr, has_more);
  for (; taken; taken = taken->next_) taken->signal();
}

}  // namespace lockstep::engine::live

// Where threads sleep that wait for an object, in the order in which they came (Python/parking_lot.c).
//
// An object has no room for a wait queue of its own, so the queues live here, in buckets chosen by the object's
// address. A bucket's lock is what makes waiting safe between threads that are truly parallel: "is it still not to be
// had?" and "then I queue up" happen under it, and so do "who is first?" and "now it is really open".
//
//   waiting thread                                 waking thread
//   queue_up: must_wait? ── no ──▶ tries again
//             │ yes
//   ▏bucket locked▕ queued                         wake: ▏bucket locked▕ first out, update(object)
//   sleep until signalled or the deadline                then signals it
//   leave: still queued? ── yes ──▶ it timed out
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>

#include "python/vm/core/driver.h"

namespace lockstep::engine::live {

// One thread's place in a queue, and what it sleeps on.
class Waiter {
 public:
  // Sleeps until it is signalled or monotonic_ns() reaches `until_ns` (no_deadline: for ever). On that clock, when it
  // was signalled; 0: it was not, though it may be from now until it has left its queue.
  uint64_t sleep(uint64_t until_ns);
  void signal();
  void reset();  // before queueing up, or before sleeping on nothing but time

  // For whoever wakes it; written before queueing up.
  python::vm::Thread* thread = nullptr;
  bool has_deadline = false;
  // By whoever woke it; to be read once it has left its queue.
  uint32_t waker = 0;  // 1 + its id; 0: nobody did

 private:
  friend class ParkingLot;

  python::vm::Object* object_ = nullptr;
  Waiter* next_ = nullptr;
  bool is_queued_ = false;  // guarded by the bucket

  std::mutex mutex_;
  std::condition_variable cond_;
  uint64_t signalled_ns_ = 0;  // 0: it was not
};

class ParkingLot {
 public:
  // Asks `must_wait` and queues up if it says so. False: no need to wait.
  bool queue_up(Waiter&, python::vm::Object*, bool (*must_wait)(python::vm::Object*));
  // After each sleep in a queue; only then may the waiter be used again or end. True: it was still queued, and is no
  // more; false: somebody has woken it.
  bool leave(Waiter&);
  // Takes up to `count` waiters of `object` out, calls `open` with the first of them (null: none) and whether more
  // remain, and signals those taken. Each one without a deadline is first counted into `active`, before anybody could
  // think that nobody is.
  void wake(ThreadId waker, python::vm::Object*, uint32_t count, std::atomic<uint32_t>& active,
            const std::function<void(python::vm::Thread* first, bool more_wait)>& open);

 private:
  struct Bucket {
    std::mutex mutex;
    Waiter* first = nullptr;
  };

  Bucket& bucket_of(const python::vm::Object*);

  std::array<Bucket, 61> buckets_;
};

}  // namespace lockstep::engine::live

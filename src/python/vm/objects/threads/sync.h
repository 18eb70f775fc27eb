// What threads wait for: locks, re-entrant locks, the end of a thread; and the module `_thread`.
//
// `Lock` is CPython 3.14's one-byte mutex (Include/cpython/lock.h): an uncontended acquire is one compare-and-exchange
// that keeps the GIL.
//
//   state   bit 0 locked, bit 1 somebody waits
//
// Releasing a lock that somebody waits for goes through Driver::wake, which opens it while the wait queue is held: no
// wake-up is lost, whichever engine runs. Who was woken has to compete with everyone else for the open lock, until it
// has waited for a millisecond: then the lock stays locked and is its own (Python/lock.c, mutex_unpark).
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "python/vm/core/runtime.h"

namespace lockstep::python::vm {

struct Lock : Object {
  static constexpr uint8_t locked = 1, waited_for = 2;
  std::atomic<uint8_t> state;
  Shared<uint32_t> holder;  // thread index + 1 of who acquired it; for drawings and deadlock reports
};

struct RLock : Object {
  std::atomic<uint8_t> state;  // as Lock
  Shared<uint32_t> holder;     // thread index + 1; 0 = free
  uint32_t count;              // acquisitions of the holder
};

struct ThreadHandle : Object {
  enum : uint8_t { not_started = 0, running = 1, done = 2, waited_for = 4 };
  std::atomic<uint8_t> state;
  std::atomic<uint32_t> thread;  // index + 1
  uint64_t ident;
};

inline uint32_t tag_of(const Thread& t) { return index_of(t.id) + 1; }  // in `holder` and `thread`

// A handle of something that the thread is about to do, for others to wait for until it is said to be done.
Value begin_handle(Thread&);
void end_handle(Thread&, ThreadHandle*);
Value wait_for_handle(Thread&, ThreadHandle*, const char* verb);
Value make_thread_module(Thread&);
Value allocate_lock(Thread&, Args);  // of that module

// A new thread of this interpreter whose stack waits to call `function`; null: the ceiling is reached.
Thread* new_thread(Runtime&, Value function, Value handle, std::string name);
// A duration, as _PyTime_FromSecondsObject reads it; none: an exception is set.
std::optional<double> as_seconds(Thread&, Value);
constexpr double timeout_max_seconds = 9223372036.0;
// How long acquire or join may wait.
struct Patience {
  bool may_block = true;
  uint64_t deadline_ns = no_deadline;
};
// Of their arguments (null: not given); none: an exception is set.
std::optional<Patience> patience_of(Thread&, Value blocking, Value timeout);
// For a native function that has to wait: fills Thread::wait and answers blocked().
Value wait_for(Thread&, Object*, uint64_t deadline_ns, bool (*must_wait)(Object*), const char* verb,
               uint64_t fair_after_ns = no_deadline);

}  // namespace lockstep::python::vm

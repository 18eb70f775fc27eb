// The seam between the VM and whatever runs its threads.
//
// The VM never decides who runs. An engine calls `Interpreter::run(thread)`; the VM executes that one thread until it
// has a reason to ask, and returns with that reason (`Stop`). The engine answers by what it does next: runs the same
// thread again, runs another, waits. No engine is called back in the middle of an instruction, so a thread of the
// simulation is only data and a thread of the live engine is an OS thread in a loop:
//
//        engine                          VM
//        run(t) ───────────────────────▶ executes instructions of t
//        gives up the GIL, waits  ◀───── Stop::switch_point   the eval breaker is set, or the allowance is used up
//        parks t on t.wait.object ◀───── Stop::blocked        the operation was not done; it is retried on the next run
//        runs t.detached          ◀───── Stop::detached       native work that needs no GIL
//        joins, ends the run      ◀───── Stop::finished       the thread's function has returned or raised
//
// An operation that may block is written once: *try; if it would block, fill `wait` and return; be executed again when
// woken*. What the VM needs at once, without giving up the thread, it asks of `Driver`.
//
// Names and rules: CPython 3.14 Python/ceval_gil.c, Include/internal/pycore_lock.h, Python/parking_lot.c.
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <string_view>

#include "base/ids.h"

namespace lockstep::python::vm {

struct Object;
struct Thread;

constexpr uint64_t no_deadline = std::numeric_limits<uint64_t>::max();

// How long a thread waits for a lock before the lock is handed over to it instead of being opened for whoever comes
// first (TIME_TO_BE_FAIR_NS of Python/lock.c).
constexpr uint64_t time_to_be_fair_ns = 1'000'000;

// Why `Interpreter::run` came back.
enum class Stop : uint8_t {
  switch_point,  // at a switch point: a breaker bit is set, or an allowance is used up
  blocked,       // `wait` says on what
  detached,      // `detached` is to be called without the GIL, then the thread runs on
  finished,      // the thread is over; its joiners have been woken
  visible,       // exploring only: the next instruction touches what other threads see; visit.h
  limit,         // a ceiling was reached; Thread::limit names it
  unsupported,   // the program asked for something that this VM does not have; Thread::refusal names it
};

// Bits of a thread's eval breaker. Any of them makes `run` return at the next switch point.
enum Breaker : uint32_t {
  gil_drop_request = 1,
  stop_request = 2,  // the run is over or the reader pressed Stop: the thread is not to be run again
  pause_request = 4,
  merge_request = 8,       // free-threaded: objects wait to be merged; the VM sees to it and goes on
  finalizer_request = 16,  // a __del__ is to run; the VM sees to it and goes on
  look_request = 32,       // something long was just done: the VM asks Driver::wants_back and goes on
};

// What a blocked thread waits for: an object, a moment, or whichever comes first.
struct WaitOn {
  Object* object = nullptr;            // null: time only. Kept alive by the waiting thread's own stack
  uint64_t deadline_ns = no_deadline;  // on the clock of Driver::now_ns
  // Called by the engine while it holds the object's wait queue: true = still not to be had, the object is now marked
  // as waited for and the thread must sleep; false = try again at once. Closes the gap between "it was taken" and "I
  // sleep" when threads are truly parallel. Null when object is.
  bool (*must_wait)(Object*) = nullptr;
  const char* verb = "";  // for drawings: "acquire", "sleep", "join", ...
  // On the same clock: from then on a release hands the object over to this thread. no_deadline: never.
  uint64_t fair_after_ns = no_deadline;

  friend bool operator==(const WaitOn&, const WaitOn&) = default;
};

// What was found in an object's wait queue.
struct Woken {
  Thread* first = nullptr;    // of those that were woken; null when nobody waited
  bool more_wait = false;     // for the same object
  bool is_fair_turn = false;  // `first` has waited past its fair_after_ns
};
using Update = void (*)(Object*, const Woken&);

// Work that a native function does without touching any object, such as native.crunch.
struct DetachedWork {
  void (*call)(void* data, const std::atomic<uint32_t>& breaker) = nullptr;  // returns early when stop_request is set
  void* data = nullptr;
  uint64_t virtual_ns = 0;  // what it costs on the virtual clock, where it is not executed
};

// The part of a thread that engines read and write; the VM's `Thread` is derived from it. Only `eval_breaker` may be
// touched while the thread is inside `run`.
struct ThreadControl {
  ThreadId id{};
  std::atomic<uint32_t> eval_breaker{0};  // Breaker bits

  // Allowances: `run` returns Stop::switch_point at the first switch point at which one of them is used up.
  int64_t switch_points_left = std::numeric_limits<int64_t>::max();  // goes down by one at each switch point
  uint64_t pause_at_virtual_ns = no_deadline;                        // simulated threads only

  // Counters, exact whenever the thread is not inside `run`.
  uint64_t instructions = 0;  // CPython instructions executed, caches and EXTENDED_ARG not counted
  uint64_t virtual_ns = 0;    // their cost on the virtual clock; simulated threads only. Engines may move it forward

  WaitOn wait;                  // valid after Stop::blocked
  bool wait_timed_out = false;  // set by the engine before it runs the thread again after a wait
  // Set by `run` when it came back at Driver::wants_back and not at a switch point: no other thread may run in between.
  bool is_between_points = false;
  DetachedWork detached;       // valid after Stop::detached
  uint32_t uncaught_line = 0;  // of the program, where an exception that nobody caught began; 0 = none
  const char* limit = "";      // valid after Stop::limit: "instructions", "memory", "output", "threads"

  void* engine_data = nullptr;  // the engine's own record of this thread
};

enum class Stream : uint8_t { out, err };
enum class Clock : uint8_t {
  monotonic,  // since the start of the run
  wall,       // since 1970
  process,    // what all threads, or this one, have executed; without sleeps, waits and other programs' work
  thread,
};

// What the VM asks while a thread runs. Called on the thread that runs, holding the GIL where there is one.
class Driver {
 public:
  virtual ~Driver() = default;

  // Makes `child` runnable. False: no more threads (CPython's "can't start new thread").
  virtual bool start_thread(Thread& creator, Thread& child) = 0;

  // Wakes up to `count` threads that wait for `object`, first in first out. `update` is called while the object's wait
  // queue is held: it is where a lock is really opened, or handed over.
  virtual void wake(Thread& waker, Object* object, uint32_t count, Update update) = 0;

  virtual uint64_t now_ns(const Thread&) = 0;  // Clock::monotonic, for deadlines; not to be shown to the program
  // What the program sees of a clock. A recorded run can be repeated because it is told the same again.
  virtual uint64_t read_clock(Thread&, Clock) = 0;

  // Asked every few thousand instructions: shall `run` come back, switch point or not? The loops of our own Python code
  // (_fallback/) pass none, and no clock of the engine tells what instructions on huge numbers or texts take. See
  // ThreadControl::is_between_points.
  virtual bool wants_back(const Thread&) { return false; }

  // Asked by long native operations, which cannot be left and gone on with: is the run to end, so that this one need
  // not be finished? Once it was said, no thread is run again.
  virtual bool must_end(const Thread&) = 0;

  // Hands program output on at once. False: the output ceiling is reached and `text` was cut.
  virtual bool write(Thread&, Stream, std::string_view text) = 0;

  virtual uint64_t switch_interval_ns() = 0;
  virtual void set_switch_interval_ns(uint64_t) = 0;
};

}  // namespace lockstep::python::vm

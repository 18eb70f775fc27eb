// Threads of a few written steps in place of Python, to test the engines alone.
//
// A script is a list of steps per thread. The step functions below do what the VM's operations do: try; if it would
// block, fill `wait` and be executed again when woken.
//
//   Script script;
//   script.threads = {{spawn(1), work(3), join(1), print("done")},      thread 0, the main thread
//                     {acquire(0), work(2), release(0)}};               thread 1; the number of a lock is its index
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/executor.h"
#include "engine/run.h"
#include "engine/wall_clock.h"

namespace lockstep::engine::test {

namespace vm = python::vm;

constexpr uint64_t step_ns = 100;  // the virtual cost of one unit of work

class ScriptedExecutor;
struct ScriptedThread;

// unit: a switch point is passed, the step goes on; between: it came back without one.
enum class Done : uint8_t { step, unit, blocked, detached, limit, between };
using Step = std::function<Done(ScriptedExecutor&, ScriptedThread&)>;

struct Script {
  std::vector<std::vector<Step>> threads;
  bool fails = false;
};

// 3.14's one-byte mutex: bit 0 locked, bit 1 somebody waits.
struct ScriptedLock : vm::Object {
  std::atomic<uint8_t> bits{0};
  std::atomic<int> holder{-1};
};
struct ScriptedHandle : vm::Object {
  std::atomic<bool> is_done{false};
};

struct ScriptedThread : vm::Thread {
  size_t at = 0;          // step
  uint64_t progress = 0;  // within it
  ScriptedHandle done;    // what joiners wait for
};

class ScriptedExecutor final : public Executor {
 public:
  explicit ScriptedExecutor(Script script) : script_(std::move(script)), threads_(script_.threads.size()) {
    for (size_t i = 0; i < threads_.size(); ++i) {
      threads_[i] = std::make_unique<ScriptedThread>();
      threads_[i]->id = ThreadId{static_cast<uint32_t>(i)};
    }
  }

  vm::Thread& begin(vm::Driver& driver) override {
    driver_ = &driver;
    return *threads_[0];
  }

  vm::Stop run(vm::Thread& thread) override {
    auto& t = static_cast<ScriptedThread&>(thread);
    const auto& steps = script_.threads[index_of(t.id)];
    while (t.at < steps.size()) {
      t.is_between_points = false;
      const Done done = steps[t.at](*this, t);
      if (done == Done::between) return vm::Stop::switch_point;
      if (done == Done::blocked) return vm::Stop::blocked;
      if (done == Done::limit) return vm::Stop::limit;
      if (done != Done::unit) ++t.at, t.progress = 0;
      if (done == Done::detached) return vm::Stop::detached;
      if (done != Done::unit) continue;
      ++t.instructions;
      t.virtual_ns += step_ns;
      const bool is_used_up = --t.switch_points_left <= 0 || t.virtual_ns >= t.pause_at_virtual_ns;
      if (is_used_up || t.eval_breaker.load(std::memory_order_relaxed) != 0) return vm::Stop::switch_point;
    }
    driver_->wake(t, &t.done, ~0u,
                  [](vm::Object* o, const vm::Woken&) { static_cast<ScriptedHandle*>(o)->is_done = true; });
    return vm::Stop::finished;
  }

  std::string label(vm::Object* object) override {
    for (size_t i = 0; i < locks.size(); ++i)
      if (object == &locks[i]) return "lock " + std::to_string(i);
    for (const auto& thread : threads_)
      if (object == &thread->done) return thread_name(*thread);
    return "?";
  }
  std::string thread_name(const vm::Thread& thread) override {
    return thread.id == main_thread ? "MainThread" : "Thread-" + std::to_string(index_of(thread.id));
  }
  uint32_t current_line(const vm::Thread& thread) override {
    return static_cast<uint32_t>(static_cast<const ScriptedThread&>(thread).at) + 1;
  }
  std::optional<ThreadId> owner_of(vm::Object* object) override {
    for (const ScriptedLock& lock : locks)
      if (object == &lock) return ThreadId{static_cast<uint32_t>(lock.holder.load())};
    for (const auto& thread : threads_)
      if (object == &thread->done) return thread->id;
    return std::nullopt;
  }
  bool has_failed() override { return script_.fails; }
  int exit_code() override { return script_.fails ? 1 : 0; }
  std::string notes() override { return {}; }

  vm::Driver& driver() { return *driver_; }
  ScriptedThread& scripted(uint32_t i) { return *threads_[i]; }

  std::array<ScriptedLock, 16> locks;
  std::atomic<uint64_t> counter{0};

 private:
  Script script_;
  std::vector<std::unique_ptr<ScriptedThread>> threads_;
  vm::Driver* driver_ = nullptr;
};

inline Step work(uint64_t units) {
  return [units](ScriptedExecutor&, ScriptedThread& t) { return t.progress++ < units ? Done::unit : Done::step; };
}

// counter += 1, `times` times, with a switch point between reading and writing.
inline Step add_unsafely(uint64_t times) {
  return [times, read = uint64_t{0}](ScriptedExecutor& e, ScriptedThread& t) mutable {
    if (t.progress == 2 * times) return Done::step;
    if (t.progress++ % 2 == 0) {
      read = e.counter.load(std::memory_order_relaxed);
    } else {
      e.counter.store(read + 1, std::memory_order_relaxed);
    }
    return Done::unit;
  };
}

inline Step spawn(uint32_t child) {
  return [child](ScriptedExecutor& e, ScriptedThread& t) {
    e.driver().start_thread(t, e.scripted(child));
    return Done::step;
  };
}

inline Step acquire(size_t lock, uint64_t timeout_ns = vm::no_deadline) {
  return [lock, timeout_ns](ScriptedExecutor& e, ScriptedThread& t) {
    ScriptedLock& l = e.locks[lock];
    if (t.progress > 0 && std::exchange(t.was_handed_over, false)) return Done::step;
    for (uint8_t bits = l.bits.load(); (bits & 1) == 0;) {
      if (!l.bits.compare_exchange_weak(bits, bits | 1)) continue;
      l.holder = static_cast<int>(index_of(t.id));
      return Done::step;
    }
    if (t.progress++ > 0 && t.wait_timed_out) {
      t.at = 1000;  // gives up: the thread ends
      return Done::step;
    }
    const bool has_deadline = timeout_ns != vm::no_deadline;
    t.wait = {&l, has_deadline ? e.driver().now_ns(t) + timeout_ns : vm::no_deadline,
              [](vm::Object* o) {
                std::atomic<uint8_t>& b = static_cast<ScriptedLock*>(o)->bits;
                for (uint8_t now = b.load();;) {
                  if ((now & 1) == 0) return false;
                  if (b.compare_exchange_weak(now, now | 2)) return true;
                }
              },
              "acquire", t.progress > 1 ? t.wait.fair_after_ns : e.driver().now_ns(t) + vm::time_to_be_fair_ns};
    return Done::blocked;
  };
}

inline Step release(size_t lock) {
  return [lock](ScriptedExecutor& e, ScriptedThread& t) {
    ScriptedLock& l = e.locks[lock];
    l.holder = -1;
    uint8_t only_locked = 1;
    if (!l.bits.compare_exchange_strong(only_locked, 0)) {
      e.driver().wake(t, &l, 1, [](vm::Object* o, const vm::Woken& woken) {
        auto* freed = static_cast<ScriptedLock*>(o);
        const bool is_handed_over = woken.first && woken.is_fair_turn;
        if (is_handed_over) {
          freed->holder = static_cast<int>(index_of(woken.first->id));
          woken.first->was_handed_over = true;
        }
        freed->bits = (woken.more_wait ? 2 : 0) | (is_handed_over ? 1 : 0);
      });
    }
    return Done::step;
  };
}

inline Step join(uint32_t thread) {
  return [thread](ScriptedExecutor& e, ScriptedThread& t) {
    ScriptedHandle& handle = e.scripted(thread).done;
    if (handle.is_done) return Done::step;
    t.wait = {&handle, vm::no_deadline, [](vm::Object* o) { return !static_cast<ScriptedHandle*>(o)->is_done.load(); },
              "join", vm::no_deadline};
    return Done::blocked;
  };
}

inline Step sleep(uint64_t ns) {
  return [ns](ScriptedExecutor& e, ScriptedThread& t) {
    if (t.progress++ > 0) return Done::step;
    t.wait = {nullptr, e.driver().now_ns(t) + ns, nullptr, "sleep", vm::no_deadline};
    return Done::blocked;
  };
}

inline Step print(std::string text) {
  return [text](ScriptedExecutor& e, ScriptedThread& t) {
    if (e.driver().write(t, vm::Stream::out, text)) return Done::step;
    t.limit = "output";
    return Done::limit;
  };
}

inline Step print_counter() {
  return [](ScriptedExecutor& e, ScriptedThread& t) {
    e.driver().write(t, vm::Stream::out, std::to_string(e.counter.load()));
    return Done::step;
  };
}

inline Step detach(uint64_t virtual_ns, void (*call)(void*, const std::atomic<uint32_t>&) = nullptr) {
  return [virtual_ns, call](ScriptedExecutor&, ScriptedThread& t) {
    t.detached = {call ? call : [](void*, const std::atomic<uint32_t>&) {}, nullptr, virtual_ns};
    return Done::detached;
  };
}

inline Step print_clock(vm::Clock clock) {
  return [clock](ScriptedExecutor& e, ScriptedThread& t) {
    e.driver().write(t, vm::Stream::out, std::to_string(e.driver().read_clock(t, clock)) + ' ');
    return Done::step;
  };
}

// Real time that passes without a switch point, as in a loop of the interpreter's own code.
inline Step long_loop(uint64_t real_ns) {
  return [real_ns](ScriptedExecutor& e, ScriptedThread& t) {
    if (t.progress == 0) t.progress = monotonic_ns();
    while (monotonic_ns() - t.progress < real_ns)
      if (e.driver().wants_back(t)) return t.is_between_points = true, Done::between;
    return Done::step;
  };
}

struct Result {
  Outcome outcome;
  std::string output;
  std::vector<trace::Chunk> trace;
};

inline Result finish(Run& run) {
  while (!run.poll(10'000'000)) {
  }
  Result result{run.outcome(), {}, run.take_trace()};
  for (const OutputPiece& piece : run.take_output()) result.output += piece.text;
  return result;
}

// How long a run takes to end after `stop`, in nanoseconds: the best of some tries, as the machine may be busy.
inline uint64_t quickest_stop(const std::function<std::unique_ptr<Run>()>& begin) {
  uint64_t quickest_ns = ~uint64_t{0};
  for (int tries = 0; tries < 10 && quickest_ns >= 200'000'000; ++tries) {
    const auto run = begin();
    run->poll(40'000'000);
    run->poll(40'000'000);
    const uint64_t begin_ns = monotonic_ns();
    run->stop();
    while (!run->poll(10'000'000)) {
    }
    if (run->outcome().status == Status::stopped) quickest_ns = std::min(quickest_ns, monotonic_ns() - begin_ns);
  }
  return quickest_ns;
}

}  // namespace lockstep::engine::test

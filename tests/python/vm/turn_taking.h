// The simplest engine that runs a program to its end: one OS thread, threads take turns in order, time is counted in
// turns. For tests of the VM alone; the real engines are tested in their own rooms.
#pragma once

#include <algorithm>
#include <cstdio>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "python/compile/compile.h"
#include "python/lib/library.h"
#include "python/vm/interpreter.h"

namespace lockstep::python::vm {

struct Ending {
  std::string out{}, err{};
  std::string status = "ok";  // "deadlock", "limit: memory", "unsupported: 'set' (line 3)", "does not compile: ..."
  uint64_t instructions = 0;  // of the main thread
  int exit_code = 0;
};

class TurnTaking final : public Driver {
 public:
  Ending run(Interpreter& vm, Thread& main, int64_t switch_points_per_turn) {
    ready_.push_back(&main);
    for (;;) {
      if (ready_.empty() && !advance()) {
        ending_.status = "deadlock";
        break;
      }
      Thread* t = ready_.front();
      ready_.pop_front();
      t->switch_points_left = switch_points_per_turn;
      t->eval_breaker = 0;
      const Stop stop = vm.run(*t);
      now_ += 1000;
      if (stop == Stop::blocked) {
        wait(t);
      } else if (stop == Stop::finished) {
        if (t == &main) break;
      } else if (stop == Stop::limit) {
        ending_.status = std::string("limit: ") + t->limit;
        break;
      } else if (stop == Stop::unsupported) {
        ending_.status = "unsupported: " + t->refusal;
        break;
      } else {
        ready_.push_back(t);
      }
    }
    ending_.instructions = main.instructions;
    ending_.exit_code = vm.exit_code();
    return ending_;
  }

  bool start_thread(Thread&, Thread& child) override {
    ready_.push_back(&child);
    return true;
  }
  void wake(Thread&, Object* object, uint32_t count, Update update) override {
    auto& queue = queues_[object];
    Woken woken;
    if (count > 0 && !queue.empty()) woken.first = queue.front();
    for (; count > 0 && !queue.empty(); --count) {
      Thread* t = queue.front();
      queue.pop_front();
      std::erase(timed_, t);
      t->wait_timed_out = false;
      ready_.push_back(t);
    }
    woken.more_wait = !queue.empty();
    woken.is_fair_turn = woken.first && now_ > woken.first->wait.fair_after_ns;
    update(object, woken);
  }
  uint64_t now_ns(const Thread&) override { return now_; }
  uint64_t read_clock(Thread&, Clock clock) override {
    if (clock == Clock::process || clock == Clock::thread) return 0;  // only sleeps take time here
    return (clock == Clock::wall ? 1'700'000'000'000'000'000 : 0) + now_;
  }
  bool must_end(const Thread&) override { return false; }
  bool write(Thread&, Stream stream, std::string_view text) override {
    (stream == Stream::out ? ending_.out : ending_.err) += text;
    return true;
  }
  uint64_t switch_interval_ns() override { return interval_; }
  void set_switch_interval_ns(uint64_t ns) override { interval_ = ns; }

 private:
  void wait(Thread* t) {
    if (t->wait.object != nullptr) {
      if (!t->wait.must_wait(t->wait.object)) {
        ready_.push_back(t);
        return;
      }
      queues_[t->wait.object].push_back(t);
    }
    if (t->wait.deadline_ns != no_deadline) timed_.push_back(t);
  }
  bool advance() {
    if (timed_.empty()) return false;
    const auto first = std::ranges::min_element(timed_, {}, [](Thread* t) { return t->wait.deadline_ns; });
    Thread* t = *first;
    timed_.erase(first);
    if (t->wait.object != nullptr) std::erase(queues_[t->wait.object], t);
    now_ = std::max(now_, t->wait.deadline_ns);
    t->wait_timed_out = true;
    ready_.push_back(t);
    return true;
  }

  Ending ending_;
  std::deque<Thread*> ready_;
  std::map<Object*, std::deque<Thread*>> queues_;
  std::vector<Thread*> timed_;
  uint64_t now_ = 0, interval_ = 5'000'000;
};

inline Ending run_in_turns(const std::string& source, const std::string& filename, Settings settings = {},
                           int64_t switch_points_per_turn = 1000) {
  const auto code = compile::compile(source, filename);
  if (!code) return {.status = "does not compile: " + code.error().summary()};
  python::lib::Library library;
  settings.library = &library;
  Interpreter vm(settings);
  TurnTaking driver;
  vm.set_driver(&driver);
  return driver.run(vm, vm.start(*code, source), switch_points_per_turn);
}

}  // namespace lockstep::python::vm

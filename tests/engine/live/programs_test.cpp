// Python programs on the live engine, and the same runs again in the simulation.
#include <gtest/gtest.h>

#include <set>

#include "engine/interpreter_executor.h"
#include "engine/live/live.h"
#include "engine/scripted.h"
#include "engine/sim/sim.h"
#include "lab/library.h"
#include "python/compile/compile.h"
#include "trace/statistics.h"

namespace lockstep::engine::live {
namespace {

using test::Result;

constexpr uint64_t ms = 1'000'000;

class Programs : public testing::Test {
 protected:
  std::unique_ptr<Executor> executor(const std::string& source, const Options& options, bool is_simulated) {
    auto code = python::compile::compile(source, "program.py");
    EXPECT_TRUE(code);
    return make_executor(settings_for(options, is_simulated, &library_), *std::move(code), source);
  }
  std::unique_ptr<engine::Run> start(const std::string& source, const Options& options) {
    return live::start(pool_, options, executor(source, options, false));
  }
  Result run(const std::string& source, const Options& options) { return test::finish(*start(source, options)); }
  Result simulate(const std::string& source, const Options& options) {
    return test::finish(*sim::start(options, executor(source, options, true)));
  }
  void expect_replays(const std::string& source, const Options& options) {
    const Result lived = run(source, options);
    EXPECT_EQ(lived.outcome.status, Status::ok) << lived.output;
    Options again = options;
    again.schedule = lived.outcome.schedule;
    const Result repeated = simulate(source, again);
    EXPECT_EQ(repeated.outcome.status, Status::ok) << repeated.outcome.detail;
    EXPECT_EQ(repeated.output, lived.output);
    EXPECT_EQ(repeated.outcome.schedule, lived.outcome.schedule);
    EXPECT_EQ(repeated.outcome.switches, lived.outcome.switches);
    EXPECT_EQ(repeated.outcome.instructions, lived.outcome.instructions);
  }

  lab::Library library_;
  ThreadPool pool_;
};

Options in_build(Build build) {
  Options options;
  options.build = build;
  return options;
}

Options with_interval(uint64_t ns, SwitchPoints points) {
  Options options;
  options.switch_interval_ns = ns;
  options.switch_points = points;
  return options;
}

const std::string adds = R"(
import threading
counter = 0
lock = threading.Lock()
def unsafe():
    global counter
    for i in range(20000):
        counter += abs(1)
def safe():
    global counter
    for i in range(20000):
        with lock:
            counter += abs(1)
def run(target):
    global counter
    counter = 0
    threads = [threading.Thread(target=target) for _ in range(4)]
    for t in threads: t.start()
    for t in threads: t.join()
    return counter
)";

const std::string waits = R"(
import threading, time
lock = threading.Lock()
condition = threading.Condition()
items = []
def produce(n):
    for i in range(10):
        with condition:
            items.append((n, i))
            print("put", n, i)
            condition.notify()
        if i % 3 == 0: time.sleep(0.0005)
def consume(n):
    got = 0
    while got < 10:
        with condition:
            while not items:
                condition.wait(0.001)
            print("got", n, items.pop(0))
            got += 1
def timed():
    for i in range(5):
        print("timed", lock.acquire(timeout=0.0007))
lock.acquire()
threads = [threading.Thread(target=produce, args=(i,)) for i in range(2)]
threads += [threading.Thread(target=consume, args=(i,)) for i in range(2)]
threads.append(threading.Thread(target=timed))
for t in threads: t.start()
for t in threads: t.join()
)";

const std::string dead = R"(
import threading, time
a = threading.Lock()
b = threading.Lock()
def one():
    with a:
        time.sleep(0.05)
        with b: pass
def two():
    with b:
        time.sleep(0.05)
        with a: pass
threads = [threading.Thread(target=one), threading.Thread(target=two)]
for t in threads: t.start()
for t in threads: t.join()
)";

const std::string spinners = R"(
import threading
def spin():
    while True: pass
for _ in range(3): threading.Thread(target=spin).start()
spin()
)";

constexpr Build both[] = {Build::gil, Build::free_threaded};

TEST_F(Programs, UnderALockNeverLoseAnUpdate) {
  for (const Build build : both) EXPECT_EQ(run(adds + "print(run(safe))", in_build(build)).output, "80000\n");
}

TEST_F(Programs, WithoutALockLoseUpdatesWhereThreadsAreParallel) {
  std::string output = "80000\n";
  for (int more = 0; more < 50 && output == "80000\n"; ++more)
    output = run(adds + "print(run(unsafe))", in_build(Build::free_threaded)).output;
  EXPECT_LT(std::stoi(output), 80'000);
}

TEST_F(Programs, InTheGilBuildReplayTheirSlices) {
  for (const SwitchPoints points : {SwitchPoints::cpython_3_14, SwitchPoints::every_instruction}) {
    for (const uint64_t interval_ns : {20'000u, 5'000'000u}) {
      const Options options = with_interval(interval_ns, points);
      expect_replays(adds + "print(run(unsafe), run(safe))", options);
      for (int round = 0; round < 5; ++round) expect_replays(waits, options);
    }
  }
}

TEST_F(Programs, InADeadlockSayWhoWaitsForWhomAndWhere) {
  for (const Build build : both) {
    const Outcome outcome = run(dead, in_build(build)).outcome;
    EXPECT_EQ(outcome.status, Status::deadlock);
    EXPECT_EQ(outcome.detail,
              "Thread-1 (one) -> Thread-2 (two) -> Thread-1 (one)\n"
              "MainThread waits at line 15 to join Thread-1 (one)\n"
              "Thread-1 (one) waits at line 8 to acquire b (Lock), which Thread-2 (two) holds\n"
              "Thread-2 (two) waits at line 12 to acquire a (Lock), which Thread-1 (one) holds");
  }
}

TEST_F(Programs, ThatSpinStopWithinTwoHundredMilliseconds) {
  for (const Build build : both)
    EXPECT_LT(test::quickest_stop([&] { return start(spinners, in_build(build)); }), 200 * ms);
}

TEST_F(Programs, EndAtTheCeilingOfThreads) {
  const std::string source = "import threading\nwhile True: threading.Thread(target=threading.Event().wait).start()";
  for (const Build build : both) {
    Options options = in_build(build);
    options.limits.threads = 10;
    const Outcome outcome = run(source, options).outcome;
    EXPECT_EQ(outcome.status, Status::limit);
    EXPECT_EQ(outcome.detail, "threads");
    EXPECT_EQ(outcome.threads.size(), 10u);
  }
}

TEST_F(Programs, MayStartMoreThreadsOneAfterTheOtherThanMayLiveAtOnce) {
  const std::string source =
      "import threading\nfor _ in range(100):\n    t = threading.Thread(target=int)\n    t.start()\n    t.join()\n";
  for (const Build build : both) {
    Options options = in_build(build);
    options.limits.threads = 10;
    EXPECT_EQ(run(source, options).outcome.status, Status::ok);
    EXPECT_EQ(simulate(source, options).outcome.status, Status::ok);
  }
}

TEST_F(Programs, RunAHundredTimesLeaveNoThreadsBehind) {
  for (int round = 0; round < 50; ++round)
    for (const Build build : both) EXPECT_EQ(run(waits, in_build(build)).outcome.status, Status::ok);
  EXPECT_LE(pool_.size(), 12u);
}

TEST_F(Programs, NameTheirThreadsAndLocksInTheTrace) {
  const std::string source = R"(
import threading, time
gate = threading.Lock()
def work():
    with gate: time.sleep(0.05)
t = threading.Thread(target=work)
gate.acquire()
t.start()
time.sleep(0.05)
gate.release()
t.join()
)";
  for (const Build build : both) {
    std::set<std::string> threads, objects;
    for (const trace::Chunk& chunk : run(source, in_build(build)).trace) {
      threads.insert(chunk.thread_name);
      for (const auto& name : chunk.object_names) objects.insert(name.label);
    }
    EXPECT_TRUE(threads.contains("MainThread"));
    EXPECT_TRUE(threads.contains("Thread-1 (work)"));
    EXPECT_TRUE(objects.contains("gate (Lock)"));
    EXPECT_TRUE(objects.contains("Thread-1 (work)")) << "the main thread joins it";
  }
}

}  // namespace
}  // namespace lockstep::engine::live

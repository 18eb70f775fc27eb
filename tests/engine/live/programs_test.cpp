// Python programs on the live engine, and the same runs again in the simulation.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/interpreter_executor.h"
#include "engine/live/live.h"
#include "engine/scripted.h"
#include "engine/sim/sim.h"
#include "python/compile/compile.h"
#include "python/lib/library.h"
#include "trace/blocked_on.h"
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

  python::lib::Library library_;
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
import threading; meet = threading.Barrier(2)
a = threading.Lock()
b = threading.Lock()
def one():
    with a:
        meet.wait()
        with b: pass
def two():
    with b:
        meet.wait()
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

// Its start changes the loop in the middle of whatever the main thread is at: nothing is done twice, nothing left out.
TEST_F(Programs, MayStartTheirFirstThreadFromAnywhere) {
  const std::string head = R"(
import _thread, threading, functools
shared, lock = [], _thread.allocate_lock()
lock.acquire()
def other(*names):
    for i in range(300): shared.append([i] * 3)
    lock.release()
def begin(*_, **__):
    _thread.start_new_thread(other, ())
    return 1
)";
  const std::string tail = R"(
for i in range(300): shared.append((i, str(i)))
lock.acquire()
print(len(shared))
)";
  const char* const places[] = {
      "begin()",
      "print(list(map(begin, [0])))",
      "print(sorted([2, 1], key=lambda n: begin() if n == 2 else 0))",
      "print(next(begin() for _ in 'a'))",
      "class C(metaclass=lambda *a: begin()): pass",
      "class D:\n    def __del__(self): begin()\nD()\nprint('gone')",
      "class E:\n    def __eq__(self, other): return begin()\nprint(E() in [E()])",
      "print(f'{[functools.partial(begin, key=3)()]}')",
      "threading.Thread(target=other, kwargs={}).start()",
      "print({**{'a': begin()}}, *[2])",
      "with threading.Lock(): begin(*'ab', **{'c': 1})",
      "try: raise ValueError\nexcept ValueError: begin()\nfinally: print('left')",
  };
  for (const std::string place : places) {
    std::string output[2];
    for (const Build build : both) {
      const Result result = run(head + place + tail, in_build(build));
      EXPECT_EQ(result.outcome.status, Status::ok) << place << "\n" << result.output;
      output[build == Build::free_threaded] = result.output;
    }
    EXPECT_EQ(output[0], output[1]) << place;
    EXPECT_TRUE(output[1].ends_with("600\n")) << place << "\n" << output[1];
  }
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

// What it prints depends on the clock of the machine.
const std::string clocks = R"(
import threading, time
begin = time.perf_counter_ns()
seen = []
done = threading.Event()
def wait(n):
    for i in range(5):
        seen.append((n, time.monotonic_ns() - begin, done.wait(0.0003), time.time_ns()))
        end = time.monotonic() + 0.0002
        while time.monotonic() < end: pass
threads = [threading.Thread(target=wait, args=(i,)) for i in range(3)]
for t in threads: t.start()
time.sleep(0.001)
done.set()
for t in threads: t.join()
for line in seen: print(line)
)";

TEST_F(Programs, ThatReadTheClockReadTheSameInTheirReplay) {
  for (int round = 0; round < 3; ++round) expect_replays(clocks, with_interval(100'000, SwitchPoints::cpython_3_14));
}

// Locks that are held for longer than it takes until they are handed over, and for less.
const std::string greedy = R"(
import threading, time
lock = threading.Lock()
got = []
def work(n, hold):
    for i in range(12):
        with lock:
            got.append(n)
            end = time.monotonic() + hold
            while time.monotonic() < end: pass
threads = [threading.Thread(target=work, args=(n, 0.0001 * 4 ** n)) for n in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(got)
)";

TEST_F(Programs, ThatHandLocksOverDoSoInTheirReplay) {
  Options options = with_interval(50'000, SwitchPoints::cpython_3_14);
  expect_replays(greedy, options);
  bool has_handed_over = false;
  for (int more = 0; more < 20 && !has_handed_over; ++more)
    has_handed_over = run(greedy, options).outcome.schedule.find(";f") != std::string::npos;
  EXPECT_TRUE(has_handed_over);
}

TEST_F(Programs, OfAnyLengthReplay) {
  const std::string source = R"(
import threading
n = 0
def work():
    global n
    for i in range(60000): n += abs(1)
threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
)";
  expect_replays(source, with_interval(1'000, SwitchPoints::cpython_3_14));
}

TEST_F(Programs, InALongRunKeepABoundedTraceAndExactTotals) {
  Options options = with_interval(1'000, SwitchPoints::cpython_3_14);
  options.limits.trace_bytes = 2'000;
  const auto going_on = start(spinners, options);
  size_t bytes = 0;
  bool says_so = false;
  trace::Statistics statistics;
  const auto take = [&] {
    for (const trace::Chunk& chunk : going_on->take_trace()) {
      bytes += chunk.events.size() * sizeof(trace::Event);
      for (const trace::Event& e : chunk.events) says_so |= e.kind == trace::EventKind::folded;
      statistics.apply(chunk);
    }
  };
  // How soon the trace is full depends on the machine; after that it goes on for as long again.
  int polls = 0;
  for (int until = 6'000; polls < until && !going_on->poll(10 * ms); ++polls) {
    take();
    if (says_so && until == 6'000) until = polls + std::max(polls, 20);
  }
  going_on->stop();
  while (!going_on->poll(10 * ms)) take();
  take();
  const Outcome& outcome = going_on->outcome();
  // A ring per thread may be full when the ceiling is seen.
  EXPECT_LT(bytes, options.limits.trace_bytes + 4 * 2048 * sizeof(trace::Event) + 10'000);
  EXPECT_TRUE(says_so);
  ASSERT_EQ(statistics.threads().size(), outcome.threads.size());
  for (size_t i = 0; i < outcome.threads.size(); ++i) {
    EXPECT_EQ(statistics.threads()[i].totals().instructions, outcome.threads[i].instructions);
    EXPECT_EQ(statistics.threads()[i].totals().running_ns, outcome.threads[i].running_ns);
  }
  EXPECT_EQ(statistics.switches(), outcome.switches);
}

TEST_F(Programs, WaitForTheGilForAboutASwitchIntervalBesideASpinner) {
  const std::string source = R"(
import threading, time
going = True
def spin():
    while going: pass
threading.Thread(target=spin).start()
late = []
for _ in range(11):
    begin = time.perf_counter()
    time.sleep(0.001)
    late.append(time.perf_counter() - begin)
going = False
print(max(late))
)";
  for (const uint64_t interval_ns : {5 * ms, 20 * ms}) {
    // Where the machine is busy the spinner may not have come back yet, but not every time.
    EXPECT_GT(std::stod(run(source, with_interval(interval_ns, SwitchPoints::cpython_3_14)).output),
              static_cast<double>(interval_ns) / 1e9);
  }
}

TEST_F(Programs, ObeyASwitchIntervalThatTheySet) {
  const std::string source = R"(
import threading, time, sys
sys.setswitchinterval(0.04)
print(sys.getswitchinterval())
def spin():
    end = time.monotonic() + 0.3
    while time.monotonic() < end: pass
t = threading.Thread(target=spin)
t.start()
spin()
t.join()
)";
  const Result result = run(source, with_interval(100'000, SwitchPoints::cpython_3_14));
  EXPECT_EQ(result.output, "0.04\n");
  EXPECT_LE(result.outcome.switches, 600u / 40 + 8);
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

TEST_F(Programs, ThatNeverPassASwitchPointStopAllTheSame) {
  for (const char* source : {"1.5 in iter(int, 1)\n", "list(zip(iter(int, 1), iter(int, 1)))\n", "max(iter(int, 1))\n",
                             "x = 3 ** 100000\nwhile True: y = x * x\n"}) {
    for (const Build build : both) {
      Options options = in_build(build);
      options.limits.memory_bytes = 1u << 30;
      EXPECT_LT(test::quickest_stop([&] { return start(source, options); }), 200 * ms) << source;
    }
  }
}

TEST_F(Programs, ThatTakeTooMuchEndByTheNameOfTheCeiling) {
  const std::pair<const char*, const char*> endless[] = {
      {"while True: pass\n", "instructions"},
      {"x = []\nwhile True: x.append('a' * 1000 + str(len(x)))\n", "memory"},
      {"def g():\n    while True: yield 'a'\nlist(g())\n", "memory"},
      {"while True: print('x' * 100)\n", "output"},
  };
  for (const auto& [source, limit] : endless) {
    for (const Build build : both) {
      Options options = in_build(build);
      options.limits.instructions = 6'000'000;
      options.limits.memory_bytes = 4u << 20;
      options.limits.output_bytes = 50'000;
      const Outcome outcome = run(source, options).outcome;
      EXPECT_EQ(outcome.status, Status::limit);
      EXPECT_EQ(outcome.detail, limit);
    }
  }
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
    std::set<std::pair<trace::WaitFor, uint32_t>> seen;     // with whose turn it is
    std::map<uint32_t, std::vector<trace::WokenBy>> woken;  // by thread
    for (const trace::Chunk& chunk : run(source, in_build(build)).trace) {
      threads.insert(chunk.thread_name);
      for (const auto& name : chunk.object_names) objects.insert(name.label);
      for (const trace::Event& event : chunk.events) {
        const trace::BlockedOn on = trace::blocked_on(event.value);
        if (event.kind == trace::EventKind::blocked) seen.insert({on.what, on.owner});
        if (event.kind == trace::EventKind::woken)
          woken[index_of(chunk.thread)].push_back(trace::woken_by(event.value));
      }
    }
    EXPECT_TRUE(threads.contains("MainThread"));
    EXPECT_TRUE(threads.contains("Thread-1 (work)"));
    EXPECT_TRUE(objects.contains("gate (Lock)"));
    EXPECT_TRUE(objects.contains("Thread-1 (work) to end")) << "the main thread joins it";
    EXPECT_TRUE(seen.contains({trace::WaitFor::lock, 1})) << "the main thread holds the gate";
    EXPECT_TRUE(seen.contains({trace::WaitFor::thread, 0}));
    EXPECT_TRUE(seen.contains({trace::WaitFor::time, 0}));
    const auto has = [&](uint32_t thread, const trace::WokenBy& by) {
      return std::ranges::count(woken[thread], by) > 0;
    };
    EXPECT_TRUE(has(0, {.waker = 2})) << "the thread's end wakes who joins it";
    EXPECT_TRUE(has(0, {.timed_out = true})) << "nobody wakes a sleeper";
    EXPECT_TRUE(has(1, {.waker = 1})) << "the main thread lets go of the gate";
  }
}

TEST_F(Programs, AreBlockedInTheTraceWhenADeadlockEndsThem) {
  const std::string source = "import threading\ngate = threading.Lock()\ngate.acquire()\ngate.acquire()\n";
  for (const Build build : both) {
    std::vector<trace::EventKind> kinds;
    for (const trace::Chunk& chunk : run(source, in_build(build)).trace)
      for (const trace::Event& event : chunk.events) kinds.push_back(event.kind);
    EXPECT_EQ(kinds.back(), trace::EventKind::blocked);
  }
}

TEST_F(Programs, NameInTheTraceWhatTheyCalledAndNotTheLocksOfTheLibrary) {
  const std::string source = R"(
import threading, queue, asyncio
q = queue.Queue()
go = threading.Event()
def work():
    q.get()
    go.wait()
t = threading.Thread(target=work)
t.start()
asyncio.run(asyncio.sleep(0.03))
q.put(1)
asyncio.run(asyncio.sleep(0.03))
go.set()
t.join()
)";
  for (const Build build : both) {
    std::map<std::string, trace::WaitFor> seen;
    std::map<uint32_t, std::string> names;
    for (const trace::Chunk& chunk : run(source, in_build(build)).trace) {
      for (const auto& name : chunk.object_names) names[name.object] = name.label;
      for (const trace::Event& event : chunk.events)
        if (event.kind == trace::EventKind::blocked && event.object != 0)
          seen[names[event.object]] = trace::blocked_on(event.value).what;
    }
    EXPECT_EQ(seen["q (Queue)"], trace::WaitFor::queue);
    EXPECT_EQ(seen["go (Event)"], trace::WaitFor::event);
    EXPECT_EQ(seen["events (asyncio)"], trace::WaitFor::event);
    for (const auto& [label, what] : seen) EXPECT_NE(label, "Lock") << "nobody made one";
  }
}

}  // namespace
}  // namespace lockstep::engine::live

// The clockwork of Python programs in virtual time: prices, GIL, convoy, fair locks, deadlocks, ceilings. Exact, as the
// virtual clock is.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/interpreter_executor.h"
#include "engine/scripted.h"
#include "engine/sim/sim.h"
#include "python/compile/compile.h"
#include "python/lib/library.h"
#include "trace/statistics.h"

namespace lockstep::engine::sim {
namespace {

using test::Result;

constexpr uint64_t ms = 1'000'000;

Result simulate(const std::string& source, const Options& options = {}) {
  static python::lib::Library library;
  auto code = python::compile::compile(source, "program.py");
  EXPECT_TRUE(code);
  auto executor = make_executor(settings_for(options, true, &library), *std::move(code), source);
  return test::finish(*start(options, std::move(executor)));
}

Options in_build(Build build, SwitchPoints points = SwitchPoints::cpython_3_14) {
  Options options;
  options.build = build;
  options.switch_points = points;
  return options;
}

uint64_t virtual_ns(const std::string& source) { return simulate(source).outcome.virtual_ns; }

std::string loop(const std::string& body, int times) {
  return "import threading\nlock = threading.Lock()\ncounter = 0\ndef f():\n  global counter\n  for _ in range(" +
         std::to_string(times) + "):\n    " + body + "\nf()\n";
}

TEST(Prices, OfACountingLoopAreWhatCPythonTakes) {
  EXPECT_EQ(virtual_ns(loop("counter += 1", 2000)) - virtual_ns(loop("counter += 1", 1000)), 22'000u);
}

TEST(Prices, OfALockedLoopAreWhatCPythonTakes) {
  const std::string body = "with lock: counter += 1";
  EXPECT_EQ(virtual_ns(loop(body, 2000)) - virtual_ns(loop(body, 1000)), 65'000u);
}

TEST(Sleep, TakesItsTimeOnTheVirtualClockAndNoOther) {
  const Result result =
      simulate("import time\nt = time.monotonic()\ntime.sleep(3600)\nprint(time.monotonic() - t >= 3600)\n");
  EXPECT_EQ(result.output, "True\n");
  EXPECT_EQ(result.outcome.virtual_ns / ms, 3'600'000u);
}

// ---- schedulers

TEST(UnevenScheduler, FindsWhatThreadsThatKeepStepNeverShow) {
  const std::string source = R"(
import threading
seen = set()
def work(n):
    if not seen:
        seen.add(n)
threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sorted(seen))
)";
  Options options = in_build(Build::free_threaded);
  std::set<std::string> lifelike, uneven;
  for (options.seed = 0; options.seed < 120; ++options.seed) {
    options.scheduler = "";
    lifelike.insert(simulate(source, options).output);
    options.scheduler = "uneven";
    const Result run = simulate(source, options);
    uneven.insert(run.output);
    Options again = in_build(Build::free_threaded);
    again.schedule = run.outcome.schedule;
    EXPECT_EQ(simulate(source, again).output, run.output);
  }
  EXPECT_EQ(lifelike, (std::set<std::string>{"[1]\n"}));
  EXPECT_EQ(uneven, (std::set<std::string>{"[1]\n", "[2]\n", "[1, 2]\n"}));
}

// ---- GIL

const std::string two_spinners = R"(
import threading, sys, time
INTERVAL
def spin():
    end = time.monotonic() + 0.1
    while time.monotonic() < end: pass
t = threading.Thread(target=spin)
t.start()
spin()
t.join()
)";

// The lengths of a thread's slices, in nanoseconds.
std::vector<uint64_t> slices_of(const Result& result, uint32_t thread) {
  std::vector<uint64_t> lengths;
  uint64_t since_ns = 0;
  for (const trace::Chunk& chunk : result.trace) {
    if (index_of(chunk.thread) != thread) continue;
    for (const trace::Event& e : chunk.events) {
      if (e.kind == trace::EventKind::gil_taken) since_ns = e.at_ns;
      if (e.kind == trace::EventKind::gil_dropped) lengths.push_back(e.at_ns - since_ns);
    }
  }
  return lengths;
}

uint64_t median(std::vector<uint64_t> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

std::string with_interval(std::string source, const std::string& statement) {
  return source.replace(source.find("INTERVAL"), 8, statement);
}

TEST(Gil, SlicesOfTwoSpinnersAreOneSwitchIntervalLong) {
  const Result result = simulate(with_interval(two_spinners, ""));
  for (const uint32_t thread : {0u, 1u}) EXPECT_NEAR(median(slices_of(result, thread)), 5e6, 1000) << thread;
}

TEST(Gil, ObeysAChangeOfTheSwitchIntervalInTheMiddleOfARun) {
  const Result result = simulate(with_interval(two_spinners, "sys.setswitchinterval(0.001)"));
  for (const uint32_t thread : {0u, 1u}) EXPECT_NEAR(median(slices_of(result, thread)), 1e6, 1000) << thread;
}

// A reply that takes a millisecond, beside as many spinners as are given, at a switch interval: how late is it?
std::string convoy(int spinners, const std::string& interval) {
  return "import threading, time, sys\nsys.setswitchinterval(" + interval + R"()
going = True
def spin():
    while going: pass
def reply():
    global going
    late = []
    for _ in range(5):
        begin = time.perf_counter()
        time.sleep(0.001)
        late.append(time.perf_counter() - begin)
    going = False
    print(sorted(late)[2])
)" + "for _ in range(" +
         std::to_string(spinners) + "): threading.Thread(target=spin).start()\nreply()\n";
}

TEST(Gil, MakesAReplyWaitForItsTimeAndOneSwitchIntervalBesideASpinner) {
  EXPECT_NEAR(std::stod(simulate(convoy(0, "0.005")).output), 0.001, 1e-6);
  EXPECT_NEAR(std::stod(simulate(convoy(1, "0.005")).output), 0.006, 1e-5);
  EXPECT_NEAR(std::stod(simulate(convoy(1, "0.0005")).output), 0.0015, 1e-5);
  EXPECT_NEAR(std::stod(simulate(convoy(1, "0.02")).output), 0.021, 1e-5);
  // Two spinners hand the GIL to each other, and each time the waiter begins a new interval.
  EXPECT_NEAR(std::stod(simulate(convoy(2, "0.005")).output), 0.0135, 0.005);
}

TEST(FreeThreading, LetsAReplyComeInItsTimeBesideASpinner) {
  EXPECT_NEAR(std::stod(simulate(convoy(1, "0.005"), in_build(Build::free_threaded)).output), 0.001, 1e-5);
}

TEST(Lock, ThatIsFreeKeepsTheGil) {
  const Result result = simulate(loop("with lock: counter += 1", 1000));
  EXPECT_EQ(slices_of(result, 0).size(), 1u);
}

TEST(FreeThreading, ScalesPrivateWorkAndMakesALockWait) {
  const std::string work = R"(
import threading
lock = threading.Lock()
n = 0
def private():
    x = 0
    for i in range(20000): x += i
def shared():
    global n
    for i in range(20000):
        with lock: n += 1
def run(target):
    threads = [threading.Thread(target=target) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
)";
  const auto time_of = [&](Build build, const std::string& target) {
    return static_cast<double>(simulate(work + "run(" + target + ")\n", in_build(build)).outcome.virtual_ns);
  };
  EXPECT_GT(time_of(Build::gil, "private") / time_of(Build::free_threaded, "private"), 1.9);
  EXPECT_LT(time_of(Build::gil, "shared") / time_of(Build::free_threaded, "shared"), 1.7);
  uint64_t blocked_ns = 0;
  for (const ThreadReport& thread : simulate(work + "run(shared)\n", in_build(Build::free_threaded)).outcome.threads)
    if (thread.id != main_thread) blocked_ns += thread.blocked_ns;
  EXPECT_GT(blocked_ns, 100'000u) << "the lock's waiters are seen in the report";
}

// ---- deadlocks

struct Stuck {
  const char* name;
  const char* source;
  const char* detail;
};
void PrintTo(const Stuck& stuck, std::ostream* out) { *out << stuck.name; }

const Stuck stuck_programs[] = {
    {"ALockTakenTwice", "import threading\na = threading.Lock()\na.acquire()\na.acquire()\n",
     "MainThread -> MainThread\nMainThread waits at line 4 to acquire a (Lock), which it holds itself"},
    {"AnEventNeverSet", "import threading\nthreading.Event().wait()\n", "MainThread waits at line 2 for Event"},
    {"AConditionNeverNotified", "import threading\nc = threading.Condition()\nwith c:\n    c.wait()\n",
     "MainThread waits at line 4 for c (Condition)"},
    {"ASemaphoreUsedUp", "import threading\ns = threading.Semaphore(1)\ns.acquire()\ns.acquire()\n",
     "MainThread waits at line 4 to acquire s (Semaphore)"},
    {"ABarrierOfTooFew", "import threading\nb = threading.Barrier(2)\nb.wait()\n",
     "MainThread waits at line 3 for b (Barrier)"},
    {"AQueueThatNobodyFills", "import queue\ndef main():\n    mine = queue.Queue()\n    mine.get()\nmain()\n",
     "MainThread waits at line 4 to get from mine (Queue)"},
    {"AQueueWithOpenTasks", "import queue\nq = queue.Queue()\nq.put(1)\nq.join()\n",
     "MainThread waits at line 4 to join q (Queue)"},
    {"APoolThatWaitsForItself",
     "from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor(1)\n"
     "def outer():\n    inner = pool.submit(print)\n    return inner.result()\nf = pool.submit(outer)\nf.result()\n",
     "MainThread waits at line 7 for f (Future)\nThreadPoolExecutor-0_0 waits at line 5 for inner (Future)"},
    {"ALoopWithoutEvents", "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n",
     "MainThread waits at line 4 for its event loop, in which nothing can happen any more"},
    {"ALockWhoseHolderHasEnded",
     "import threading\nr = threading.RLock()\nt = threading.Thread(target=r.acquire, name='T')\nt.start()\nt.join()\n"
     "r.acquire()\n",
     "MainThread waits at line 6 to acquire r (RLock), which T took and never let go"},
    {"MainWaitingForAThreadThatIsStuck",
     "import threading\nlock = threading.Lock()\nlock.acquire()\ndef work(): lock.acquire()\n"
     "threading.Thread(target=work).start()\n",
     "MainThread -> Thread-1 (work) -> MainThread\n"},
    {"ThreadsThatJoinEachOther",
     "import threading\ndef a(): tb.join()\ndef b(): ta.join()\nta = threading.Thread(target=a)\n"
     "tb = threading.Thread(target=b)\ngo = threading.Lock()\n"
     "import time\ndef a():\n    time.sleep(0.1)\n    tb.join()\ndef b():\n    time.sleep(0.1)\n    ta.join()\n"
     "ta = threading.Thread(target=a, name='A')\ntb = threading.Thread(target=b, name='B')\nta.start()\ntb.start()\n",
     "A -> B -> A\n"},
    {"AReaderWhoseWriterHasDied",
     "import threading\nc = threading.Condition()\nitems = []\ndef get():\n    with c:\n        while not items: "
     "c.wait()\n"
     "def put():\n    raise SystemExit\nts = [threading.Thread(target=get), threading.Thread(target=put)]\n"
     "for t in ts: t.start()\nfor t in ts: t.join()\n",
     "MainThread waits at line 11 to join Thread-1 (get)\nThread-1 (get) waits at line 6 for c (Condition)"},
};

class Deadlocks : public testing::TestWithParam<Stuck> {};
INSTANTIATE_TEST_SUITE_P(Programs, Deadlocks, testing::ValuesIn(stuck_programs),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(Deadlocks, AreFoundInEveryBuildWithEachThreadsLine) {
  for (const Options& options :
       {in_build(Build::gil), in_build(Build::free_threaded), in_build(Build::gil, SwitchPoints::every_instruction)}) {
    const Outcome outcome = simulate(GetParam().source, options).outcome;
    EXPECT_EQ(outcome.status, Status::deadlock);
    EXPECT_NE(outcome.detail.find(GetParam().detail), std::string::npos) << outcome.detail;
  }
}

TEST(Daemons, ThatAreStuckForEverAreNoDeadlockWhenTheMainThreadEnds) {
  const Result result = simulate(
      "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\nprint('bye')\n");
  EXPECT_EQ(result.outcome.status, Status::ok) << result.outcome.detail;
  EXPECT_EQ(result.output, "bye\n");
}

TEST(ATimeout, IsNoDeadlock) {
  const Result result = simulate(
      "import threading\nprint(threading.Event().wait(0.5), threading.Lock().acquire(timeout=0.1))\n"
      "l = threading.Lock()\nl.acquire()\nprint(l.acquire(timeout=5))\n");
  EXPECT_EQ(result.outcome.status, Status::ok) << result.outcome.detail;
  EXPECT_EQ(result.output, "False True\nFalse\n");
}

// ---- what would never end

struct Endless {
  const char* name;
  const char* source;
  const char* limit;
};
void PrintTo(const Endless& endless, std::ostream* out) { *out << endless.name; }

const Endless endless_programs[] = {
    {"ALoop", "while True: pass\n", "instructions"},
    {"AGeneratorIntoAList", "def g():\n    while True: yield 1\nlist(g())\n", "memory"},
    {"AListOfABillion", "x = [0] * 10**9\n", "memory"},
    {"ATextOfTenBillion", "x = 'x' * 10**10\n", "memory"},
    {"APower", "x = 10**10**8\n", "memory"},
    {"AShift", "x = 1 << 10**12\n", "memory"},
    {"AShiftInALoop", "x = 1\nwhile True: x = x << 10000000\n", "memory"},
    {"AListThatExtendsItself", "x = [1]\nwhile True: x.extend(x)\n", "memory"},
    {"ADictThatGrows", "d = {}\nwhile True: d[len(d)] = None\n", "memory"},
    {"AReplacement", "x = ('a' * 10**6).replace('a', 'b' * 1000)\n", "memory"},
    {"AFormatWidth", "x = '%900000000d' % 5\n", "memory"},
    {"APaddedText", "x = 'a'.ljust(10**10)\n", "memory"},
    {"ADivisionOfGiants", "x = (1 << 30000000) // (1 << 15000000 | 1)\n", "instructions"},
    {"PrintedLines", "while True: print('x' * 100)\n", "output"},
    {"Threads", "import threading\nwhile True: threading.Thread(target=threading.Event().wait).start()\n", "threads"},
};

class Ceilings : public testing::TestWithParam<Endless> {};
INSTANTIATE_TEST_SUITE_P(Programs, Ceilings, testing::ValuesIn(endless_programs),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(Ceilings, EndARunByTheirName) {
  Options options;
  options.limits.instructions = 20'000'000;
  options.limits.memory_bytes = 12u << 20;
  options.limits.threads = 20;
  options.limits.output_bytes = 100'000;
  const Outcome outcome = simulate(GetParam().source, options).outcome;
  EXPECT_EQ(outcome.status, Status::limit);
  EXPECT_EQ(outcome.detail, GetParam().limit);
}

TEST(WallTime, EndsARunWhoseInstructionsTakeLong) {
  Options options;
  options.limits.wall_ns = 100 * ms;
  const Outcome outcome = simulate("x = 3 ** 200000\nwhile True: y = x * x\n", options).outcome;
  EXPECT_EQ(outcome.status, Status::limit);
  EXPECT_EQ(outcome.detail, "wall time");
  EXPECT_LT(outcome.wall_ns, 3'000 * ms);
}

TEST(WallTime, EndsALoopOfTheLibrarysOwnCode) {
  Options options;
  options.limits.wall_ns = 50 * ms;
  const Outcome outcome = simulate("1.5 in iter(int, 1)\n", options).outcome;
  EXPECT_EQ(outcome.detail, "wall time");
  EXPECT_LT(outcome.wall_ns, 1'000 * ms);
}

struct Deep {
  const char* name;
  const char* source;
};
void PrintTo(const Deep& deep, std::ostream* out) { *out << deep.name; }

const Deep deep_programs[] = {
    {"AFunction", "def f(): f()\nf()\n"},
    {"AComparison", "class A:\n  def __eq__(self, o): return self == o\nA() == A()\n"},
    {"ARepr", "class A:\n  def __repr__(self): return repr(self)\nrepr(A())\n"},
    {"AnAttribute", "class A:\n  def __getattr__(self, n): return self.x\nA().x\n"},
    {"ASortKey", "def f(x): return sorted([1, 2], key=f)\nf(1)\n"},
    {"TheComparisonOfNestedLists", "x = []\ny = []\nfor _ in range(100000): x, y = [x], [y]\nx == y\n"},
    {"TheOrderOfNestedLists", "x = [1]\ny = [2]\nfor _ in range(100000): x, y = [x], [y]\nx < y\n"},
    {"TheComparisonOfListsThatHoldThemselves", "x = []\nx.append(x)\ny = []\ny.append(y)\nx == y\n"},
    {"TheHashOfANestedTuple", "x = ()\nfor _ in range(100000): x = (x,)\nhash(x)\n"},
    {"TheReprOfANestedList", "x = []\nfor _ in range(100000): x = [x]\nrepr(x)\n"},
};

class Recursion : public testing::TestWithParam<Deep> {};
INSTANTIATE_TEST_SUITE_P(Programs, Recursion, testing::ValuesIn(deep_programs),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(Recursion, EndsInARecursionErrorThatCanBeCaught) {
  std::string body = "    ";
  for (const char c : std::string(GetParam().source)) body += c == '\n' ? "\n    " : std::string(1, c);
  const Result result = simulate("try:\n" + body + "pass\nexcept RecursionError as e: print('deep')\n");
  EXPECT_EQ(result.output, "deep\n") << result.outcome.detail;
}

}  // namespace
}  // namespace lockstep::engine::sim

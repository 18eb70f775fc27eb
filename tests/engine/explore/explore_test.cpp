#include "engine/explore/explore.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <tuple>

#include "engine/explore/judged_programs.h"
#include "engine/interpreter_executor.h"
#include "engine/sim/sim.h"
#include "places.h"

namespace lockstep::engine::explore {
namespace {

using Json = nlohmann::json;

Findings explored(const std::string& source, const Question& question = {}) {
  return judge::explored(source, question);
}

std::set<std::string> printed(const Findings& f) {
  std::set<std::string> all;
  for (const OneOutcome& o : f.outcomes) all.insert(o.stdout_text);
  return all;
}

struct Replayed {
  Outcome outcome;
  std::string stdout_text, stderr_text;
};

Replayed replayed(const std::string& source, const OneOutcome& outcome, Build build = Build::free_threaded,
                  uint64_t instructions = Limits{}.instructions) {
  Options options;
  options.limits.instructions = instructions;
  options.build = build;
  options.schedule = outcome.schedule;
  auto executor = make_executor(settings_for(options, true, &judge::library()), judge::compiled(source).code, source);
  const auto run = sim::start(options, std::move(executor));
  while (!run->poll(1'000'000'000)) {
  }
  Replayed all{run->outcome(), {}, {}};
  for (const OutputPiece& piece : run->take_output())
    (piece.stream == python::vm::Stream::out ? all.stdout_text : all.stderr_text) += piece.text;
  return all;
}

// ---- programs of which everything is known

const Json& counted_programs() {
  static const Json all = Json::parse(std::ifstream(tests_folder() + "/engine/explore/counted_programs.json"));
  return all["programs"];
}

std::string thread_word(uint64_t index) { return index == 0 ? "main" : "T" + std::to_string(index); }

// stdout, exceptions as "T1 KeyError", blocked threads as "T1@5 lock", fewest switches, fewest preemptions, executions
using Known =
    std::tuple<std::string, std::multiset<std::string>, std::vector<std::string>, uint64_t, uint64_t, uint64_t>;

Known known(const Json& o) {
  std::multiset<std::string> exceptions;
  for (const Json& e : o["exceptions"])
    exceptions.insert(e["thread"].get<std::string>() + " " + e["type"].get<std::string>());
  std::vector<std::string> blocked;
  for (const Json& b : o["blocked"])
    blocked.push_back(b["thread"].get<std::string>() + "@" + std::to_string(b["line"].get<int>()) + " " +
                      b["waits_for"].get<std::string>());
  return {o["stdout"],       exceptions,           blocked,
          o["min_switches"], o["min_preemptions"], o["traces"].is_null() ? 0 : o["traces"].get<uint64_t>()};
}

// The digits that `text` has at `at`.
std::string digits_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return std::string(text.substr(at, end - at));
}

// "T1 ValueError" for every traceback that a thread's end has printed.
std::multiset<std::string> exceptions_of(const std::string& stderr_text) {
  constexpr std::string_view opening = "Exception in thread Thread-";
  std::multiset<std::string> found;
  std::istringstream lines(stderr_text);
  std::string thread;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(opening)) {
      thread = digits_at(line, opening.size());
    } else if (!thread.empty() && !line.starts_with(' ') && !line.starts_with("Traceback")) {
      found.insert("T" + thread + " " + line.substr(0, line.find(':')));
      thread.clear();
    }
  }
  return found;
}

Known known(const OneOutcome& o) {
  std::vector<std::string> blocked;
  for (const Stuck& s : o.stuck) {
    constexpr std::string_view joined = "Thread-", notified = " (notify)";
    std::string what = s.waits_for;
    if (what.starts_with(joined)) what = "T" + digits_at(what, joined.size());
    if (const size_t at = what.find(notified); at != what.npos) what.erase(at, 1);
    blocked.push_back(thread_word(index_of(s.thread)) + "@" + std::to_string(s.line) + " " + what);
  }
  return {o.stdout_text, exceptions_of(o.stderr_text), blocked, o.switches, o.preemptions, o.executions};
}

class CountedPrograms : public testing::TestWithParam<size_t> {};

TEST_P(CountedPrograms, HaveExactlyTheseExecutionsOutcomesDeadlocksFewestSwitchesAndPreemptions) {
  const Json& program = counted_programs()[GetParam()];
  const Findings f = explored(program["source"]);
  EXPECT_EQ(f.refusal, "");
  EXPECT_TRUE(f.has_all_outcomes);
  const bool is_finite = !program["traces"].is_null();
  EXPECT_EQ(f.has_all_executions, is_finite);
  EXPECT_EQ(f.may_run_forever, !is_finite);
  if (is_finite) {
    EXPECT_EQ(f.executions, program["traces"].get<uint64_t>());
  }
  EXPECT_EQ(f.races.size(), program["races"].get<size_t>());
  std::multiset<Known> wanted, found;
  for (const Json& o : program["outcomes"]) wanted.insert(known(o));
  for (const OneOutcome& o : f.outcomes) {
    found.insert(known(o));
    EXPECT_TRUE(o.switches_proven && o.preemptions_proven);
  }
  EXPECT_EQ(found, wanted);
}

TEST_P(CountedPrograms, HaveSchedulesThatRepeatEachOutcomeInTheSimulation) {
  const std::string source = counted_programs()[GetParam()]["source"];
  Question question;
  question.counts_executions = false;
  for (const OneOutcome& outcome : explored(source, question).outcomes) {
    const Replayed report = replayed(source, outcome);
    EXPECT_EQ(protocol::word_for(report.outcome.status), protocol::word_for(outcome.status)) << report.outcome.detail;
    EXPECT_EQ(report.stdout_text, outcome.stdout_text) << outcome.schedule;
    EXPECT_EQ(report.stderr_text, outcome.stderr_text) << outcome.schedule;
  }
}

INSTANTIATE_TEST_SUITE_P(, CountedPrograms, testing::Range(size_t{0}, counted_programs().size()),
                         [](const testing::TestParamInfo<size_t>& at) {
                           return counted_programs()[at.param]["name"].get<std::string>();
                         });

// ---- what those programs leave out

TEST(Explore, AProgramWithoutThreadsHasOneExecution) {
  const Findings f = explored("print(1 + 1)\n");
  EXPECT_EQ(f.executions, 1u);
  EXPECT_EQ(printed(f), std::set<std::string>{"2\n"});
}

TEST(Explore, TheExecutionsAreCutWhereTheQuestionSaysAndTheOutcomesAreNot) {
  Question question;
  question.max_executions = 10;
  const Findings f = explored(R"(
import threading
x = 0
def add():
    global x
    x += 1
ts = [threading.Thread(target=add) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(x)
)",
                              question);
  EXPECT_EQ(f.executions, 10u);
  EXPECT_EQ(f.limit, "executions");
  EXPECT_FALSE(f.has_all_executions);
  EXPECT_TRUE(f.has_all_outcomes);
  EXPECT_EQ(printed(f), (std::set<std::string>{"1\n", "2\n", "3\n"}));
}

constexpr const char* lost_update = R"(
import threading
x = 0
def add():
    global x
    x += 1
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(x)
)";

TEST(Explore, UnderTheGilsSwitchPointsAPlainIncrementLosesNothing) {
  Question question;
  question.build = Build::gil;
  question.switch_points = SwitchPoints::cpython_3_14;
  const Findings f = explored(lost_update, question);
  EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions);
  EXPECT_EQ(printed(f), std::set<std::string>{"2\n"});
}

TEST(Explore, UnderTheGilsSwitchPointsACallInBetweenLosesAnUpdate) {
  const std::string source = R"(
import threading
x = 0
def same(n):
    return n
def add():
    global x
    n = x
    n = same(n)
    x = n + 1
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(x)
)";
  Question question;
  question.build = Build::gil;
  question.switch_points = SwitchPoints::cpython_3_14;
  const Findings f = explored(source, question);
  EXPECT_EQ(printed(f), (std::set<std::string>{"1\n", "2\n"}));
  for (const OneOutcome& outcome : f.outcomes)
    EXPECT_EQ(replayed(source, outcome, Build::gil).stdout_text, outcome.stdout_text) << outcome.schedule;
}

TEST(Explore, ATimeoutMayComeBeforeTheReleaseOrAfterIt) {
  const std::string source = R"(
import threading
lock = threading.Lock()
lock.acquire()
def wait():
    print(lock.acquire(timeout=5))
t = threading.Thread(target=wait)
t.start()
lock.release()
t.join()
)";
  const Findings f = explored(source);
  EXPECT_EQ(printed(f), (std::set<std::string>{"True\n", "False\n"}));
  for (const OneOutcome& outcome : f.outcomes)
    EXPECT_EQ(replayed(source, outcome).stdout_text, outcome.stdout_text) << outcome.schedule;
}

TEST(Explore, ASleepSaysNothingAboutWhoIsFaster) {
  const Findings f = explored(R"(
import threading, time
def late():
    time.sleep(10)
    print('late')
t = threading.Thread(target=late)
t.start()
print('main')
t.join()
)");
  EXPECT_EQ(printed(f), (std::set<std::string>{"late\nmain\n", "main\nlate\n"}));
}

TEST(Explore, SleepsEndInTheOrderOfTheirLengths) {
  const Findings f = explored(R"(
import threading, time
def late(n):
    time.sleep(n)
    print(n)
ts = [threading.Thread(target=late, args=(n,)) for n in (2, 1)]
for t in ts: t.start()
for t in ts: t.join()
)");
  // The second may be slow to begin with, or to print.
  EXPECT_EQ(printed(f), (std::set<std::string>{"1\n2\n", "2\n1\n"}));
}

TEST(Explore, ABarrierLetsAllThroughTogether) {
  const Findings f = explored(R"(
import threading
barrier = threading.Barrier(2)
x = 0
def work():
    global x
    x = 1
    barrier.wait()
    assert x == 1
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(x, barrier.n_waiting)
)");
  EXPECT_TRUE(f.has_all_outcomes);
  EXPECT_EQ(printed(f), std::set<std::string>{"1 0\n"});
  EXPECT_EQ(f.outcomes.size(), 1u);
}

TEST(Explore, AClosuresVariableIsSharedAsAGlobalIs) {
  const Findings f = explored(R"(
import threading
def main():
    n = 0
    def add():
        nonlocal n
        n += 1
    ts = [threading.Thread(target=add) for _ in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(n)
main()
)");
  EXPECT_EQ(printed(f), (std::set<std::string>{"1\n", "2\n"}));
  EXPECT_EQ(f.executions, 4u);
}

TEST(Explore, AnAttributeOfAClassIsSharedByItsInstances) {
  const Findings f = explored(R"(
import threading
class C:
    count = 0
a, b = C(), C()
def add(c):
    C.count = c.count + 1
ts = [threading.Thread(target=add, args=(c,)) for c in (a, b)]
for t in ts: t.start()
for t in ts: t.join()
print(C.count)
)");
  EXPECT_EQ(printed(f), (std::set<std::string>{"1\n", "2\n"}));
}

TEST(Explore, ThreadsThatThreadsStartAreExploredToo) {
  const Findings f = explored(R"(
import threading
log = []
def inner(): log.append('inner')
def outer():
    t = threading.Thread(target=inner)
    t.start()
    log.append('outer')
    t.join()
t = threading.Thread(target=outer)
t.start()
t.join()
print(log)
)");
  EXPECT_EQ(printed(f), (std::set<std::string>{"['inner', 'outer']\n", "['outer', 'inner']\n"}));
  EXPECT_EQ(f.executions, 2u);
}

TEST(Explore, ARaceNamesTheObjectAndBothLines) {
  const Findings f = explored(lost_update);
  ASSERT_EQ(f.races.size(), 2u);
  for (const Race& race : f.races) {
    EXPECT_EQ(race.object, "x");
    EXPECT_EQ(race.first.line, 6u);
    EXPECT_EQ(race.second.line, 6u);
  }
}

// ---- time, and programs that are too large

TEST(Explore, AloneAThreadWaitsForNothingButTime) {
  const std::pair<const char*, const char*> programs[] = {
      {"import time\ntime.sleep(0.01)\nprint('slept')\n", "slept\n"},
      {"import threading\nprint(threading.Event().wait(0.01))\n", "False\n"},
      {"import threading\nl = threading.Lock()\nl.acquire()\nprint(l.acquire(timeout=0.5))\n", "False\n"},
      {"import queue\ntry:\n    queue.Queue().get(timeout=1)\nexcept queue.Empty:\n    print('empty')\n", "empty\n"},
      {"import asyncio\nasync def main():\n    await asyncio.sleep(0.01)\n    print('slept')\nasyncio.run(main())\n",
       "slept\n"},
  };
  for (const auto& [source, stdout_text] : programs) {
    const Findings f = explored(source);
    EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions) << source << f.refusal;
    EXPECT_EQ(printed(f), std::set<std::string>{stdout_text}) << source;
    ASSERT_EQ(f.outcomes.size(), 1u) << source;
    EXPECT_EQ(replayed(source, f.outcomes[0]).stdout_text, stdout_text) << source;
  }
}

TEST(Explore, SleepsBeforeAndBetweenThreads) {
  const std::string source = R"(import threading, time
seen = []
def work(n):
    seen.append(n)
time.sleep(0.01)
first = threading.Thread(target=work, args=(1,))
first.start()
time.sleep(0.01)
second = threading.Thread(target=work, args=(2,))
second.start()
first.join()
second.join()
print(seen)
)";
  const Findings f = explored(source);
  EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions) << f.refusal;
  EXPECT_EQ(printed(f), (std::set<std::string>{"[1, 2]\n", "[2, 1]\n"}));  // a sleep promises no order
}

TEST(Explore, OfWhatIsTooLargeAPartIsWholeAndTheRestASample) {
  const std::string source = R"(import threading
count = 0
def work():
    global count
    for _ in range(30):
        count += 1
threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(count)
)";
  const Findings f = explored(source, {.max_executions = 20, .max_states = 3'000});
  EXPECT_FALSE(f.has_all_outcomes);
  EXPECT_NE(f.limit, "");
  EXPECT_TRUE(f.complete_up_to.has_value());
  EXPECT_GT(f.samples, 0u);
  uint64_t counted = 0;
  for (const OneOutcome& o : f.outcomes) {
    counted += o.samples;
    EXPECT_EQ(o.switches_proven, o.switches <= *f.complete_up_to + 1) << o.schedule;
    EXPECT_LE(o.preemptions, o.switches) << o.schedule;
    const Replayed again = replayed(source, o);
    EXPECT_EQ(again.outcome.status, o.status) << o.schedule;
    EXPECT_EQ(again.stdout_text, o.stdout_text) << o.schedule;
  }
  EXPECT_EQ(counted, f.samples);
}

TEST(Explore, FiveWritersAndAReaderOfOneListTakeSevenSwitchesWhateverIsRead) {
  const Findings f = explored(R"(import threading
items = []
seen = []
def write(n):
    items.append(n)
def read():
    seen.append(list(items))
ts = [threading.Thread(target=write, args=(i,)) for i in range(5)] + [threading.Thread(target=read)]
for t in ts: t.start()
for t in ts: t.join()
print(items, seen)
)");
  EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions) << f.limit;
  EXPECT_EQ(f.executions, 720u);
  EXPECT_EQ(f.outcomes.size(), 720u);
  for (const OneOutcome& o : f.outcomes) {
    EXPECT_EQ(o.switches, 7u) << o.schedule;
    EXPECT_EQ(o.preemptions, 0u) << o.schedule;
    EXPECT_TRUE(o.switches_proven && o.preemptions_proven) << o.schedule;
  }
}

TEST(Explore, ThreadsThatShareNothingAreOneExecutionHoweverManyTheStates) {
  const std::string source = R"(import threading
data = [0] * 8
def work(i):
    for k in range(3):
        data[i] += 1
ts = [threading.Thread(target=work, args=(i,)) for i in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(data)
)";
  const Findings f = explored(source, {.max_states = 2'000});
  EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions) << f.limit;
  EXPECT_EQ(f.limit, "");
  EXPECT_EQ(f.executions, 1u);
  EXPECT_EQ(f.sleep_blocked, 0u);
  EXPECT_LT(f.transitions, 100u);
  ASSERT_EQ(f.outcomes.size(), 1u);
  EXPECT_FALSE(f.outcomes[0].switches_proven);
  EXPECT_TRUE(f.outcomes[0].preemptions_proven);
  EXPECT_EQ(f.outcomes[0].preemptions, 0u);
}

// "lastzero": of each writer's read and write the reader sees some; known are 2^(n-1) (n + 3) executions.
TEST(Explore, EachTraceIsExecutedOnceWhereTheStatesAreTooMany) {
  const Findings f = explored(R"(import threading
N = 8
array = [0] * (N + 1)
def read():
    i = N
    while array[i] != 0:
        i -= 1
def write(j):
    array[j] = array[j - 1] + 1
ts = [threading.Thread(target=read)] + [threading.Thread(target=write, args=(j,)) for j in range(1, N + 1)]
for t in ts: t.start()
for t in ts: t.join()
)",
                              {.max_states = 1'000});
  EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions) << f.limit;
  EXPECT_EQ(f.sleep_blocked, 0u);
  EXPECT_EQ(f.executions, 704u);
}

TEST(Explore, ALoopThatNobodyCanLeaveIsALivelock) {
  const std::string source = R"(import threading
ready = [False, False]
def polite(me):
    ready[me] = True
    while ready[1 - me]:
        pass
    ready[me] = False
ts = [threading.Thread(target=polite, args=(n,)) for n in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print('done')
)";
  const Findings f = explored(source);
  EXPECT_TRUE(f.has_all_outcomes && f.may_run_forever);
  EXPECT_EQ(printed(f), std::set<std::string>{"done\n"});
  ASSERT_EQ(f.livelocks.size(), 1u);
  const Livelock& l = f.livelocks[0];
  EXPECT_EQ(l.switches, 2u);
  EXPECT_EQ(l.stdout_text + l.stderr_text, "");
  ASSERT_EQ(l.threads.size(), 3u);
  EXPECT_EQ(l.threads[1].line, 5u);
  EXPECT_EQ(l.threads[1].waits_for, "ready[1]");
  EXPECT_EQ(l.threads[2].line, 5u);
  EXPECT_EQ(l.threads[2].waits_for, "ready[0]");
  // Many times round, and still it has not ended.
  OneOutcome way;
  way.schedule = l.schedule;
  for (int i = 0; i < 500; ++i) way.schedule += '.' + l.loop.substr(l.loop.find(':') + 1);
  const Replayed again = replayed(source, way, Build::free_threaded, 100'000);
  EXPECT_EQ(again.outcome.status, Status::limit);
  EXPECT_EQ(again.outcome.detail, "instructions");
}

TEST(Explore, AThreadThatWaitsForAnotherToWriteIsNoLivelock) {
  const Findings f = explored(R"(import threading
done = False
def wait():
    while not done:
        pass
t = threading.Thread(target=wait)
t.start()
done = True
t.join()
)");
  EXPECT_TRUE(f.may_run_forever);
  EXPECT_TRUE(f.livelocks.empty());
}

TEST(Explore, NamesAreThoseOfTheProgram) {
  const Findings locals = explored(R"(import threading
class Handler:
    def __init__(self):
        self.lock = threading.RLock()
        self.other = threading.Lock()
        self.pages = {}
    def a(self):
        self.pages['x'] = 1
        with self.lock:
            with self.other: pass
    def b(self):
        self.pages['x'] = 2
        with self.other:
            with self.lock: pass
def main():
    total = 0
    def add():
        nonlocal total
        total += 1
    handler = Handler()
    ts = [threading.Thread(target=f) for f in (handler.a, handler.b, add)]
    for t in ts: t.start()
    total += 1
    for t in ts: t.join()
main()
)");
  std::set<std::string> raced, awaited;
  for (const Race& r : locals.races) raced.insert(r.object);
  for (const OneOutcome& o : locals.outcomes)
    for (const Stuck& s : o.stuck) awaited.insert(s.waits_for);
  EXPECT_EQ(raced, (std::set<std::string>{"handler.pages", "handler.pages['x']", "total"}));
  EXPECT_EQ(awaited, (std::set<std::string>{"Thread-1 (a)", "handler.lock", "handler.other"}));

  const Findings waits = explored(R"(import threading, queue
gate = threading.Barrier(2)
bell = threading.Event()
jobs = queue.Queue()
news = threading.Condition()
def hear():
    with news: news.wait()
ts = [threading.Thread(target=f) for f in (gate.wait, bell.wait, jobs.get, hear)]
for t in ts: t.start()
for t in ts: t.join()
)");
  ASSERT_EQ(waits.outcomes.size(), 1u);
  awaited.clear();
  for (const Stuck& s : waits.outcomes[0].stuck) awaited.insert(s.waits_for);
  EXPECT_EQ(awaited, (std::set<std::string>{"Thread-1 (wait)", "gate", "bell", "jobs", "news (notify)"}));
}

TEST(Explore, WhatIsWrongStandsFirst) {
  const Findings f = explored(R"(import threading
a, b = threading.Lock(), threading.Lock()
x = 0
def first():
    global x
    with a:
        with b:
            x += 1
def second():
    global x
    y = x
    with b:
        with a:
            assert x == y
ts = [threading.Thread(target=f) for f in (first, second)]
for t in ts: t.start()
for t in ts: t.join()
print(x)
)");
  ASSERT_EQ(f.outcomes.size(), 3u);
  EXPECT_NE(f.outcomes[0].stderr_text.find("AssertionError"), std::string::npos);
  EXPECT_EQ(f.outcomes[1].status, Status::deadlock);
  EXPECT_EQ(f.outcomes[2].stderr_text, "");
  EXPECT_EQ(f.outcomes[2].stdout_text, "1\n");
}

// ---- what ends, and who notices

TEST(Explore, APoolOfThreads) {
  const std::string source = R"(from concurrent.futures import ThreadPoolExecutor
count = 0
def work():
    global count
    count += 1
with ThreadPoolExecutor(1) as pool:
    pool.submit(work)
    work()
print(count)
)";
  const Findings f = explored(source);
  EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions) << f.refusal << f.limit;
  EXPECT_EQ(f.outcomes.size(), 2u);
  EXPECT_EQ(printed(f), (std::set<std::string>{"1\n", "2\n"}));
  EXPECT_FALSE(f.races.empty());
  for (const Race& race : f.races) EXPECT_EQ(race.object, "count");  // none on the pool's own queue
  for (const OneOutcome& o : f.outcomes) EXPECT_EQ(replayed(source, o).stdout_text, o.stdout_text);
}

const std::string objects_that_end = R"(import threading, weakref
class Thing:
    def __del__(self):
        print("gone")
class Plain:
    pass
def steps():
    try:
        yield 1
    finally:
        print("closed")
thing = [Thing()]
plain = Plain()
looks = weakref.ref(plain, lambda r: print("called back"))
generator = steps()
next(generator)
def end():
    global thing, plain, generator
    thing = plain = generator = None
)";

TEST(Explore, WhatAThreadThatIsAloneLetsGoIsNoticedAsInCPython) {
  const std::string source = objects_that_end + R"(t = threading.Thread(target=print, args=("other",))
t.start()
t.join()
print(looks() is plain)
end()
print(looks())
)";
  const Findings f = explored(source);
  EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions) << f.refusal;
  ASSERT_EQ(f.outcomes.size(), 1u);
  EXPECT_EQ(f.outcomes[0].stdout_text, "other\nTrue\ngone\ncalled back\nclosed\nNone\n");
  EXPECT_EQ(replayed(source, f.outcomes[0]).stdout_text, f.outcomes[0].stdout_text);
}

TEST(Explore, WhatOneOfSeveralThreadsLetsGoIsRefusedByName) {
  for (const char* name : {"thing", "plain", "generator"}) {
    const std::string source = objects_that_end + "def work():\n    global " + name + "\n    " + name +
                               " = None\nt = threading.Thread(target=work)\nt.start()\nt.join()\n";
    const Findings f = explored(source);
    EXPECT_NE(f.refusal.find("the end of an object of type"), std::string::npos) << name << ": " << f.refusal;
    EXPECT_NE(f.refusal.find("(line 22)"), std::string::npos) << f.refusal;
  }
}

TEST(Explore, MemoryThatAListLeavesMakesNoStatesEqual) {
  // The tuple takes the place that the items had before they grew, where its size fits.
  const auto source = [](int items, int size) {
    std::string tuple;
    for (int i = 0; i < size; ++i) tuple += "y, ";
    return "import threading\nx = 0\ngot = None\nitems = [0] * " + std::to_string(items) +
           "\ndef a():\n    global got\n    y = x\n    items.extend([1] * 20)\n    got = (" + tuple +
           ")\ndef b():\n    global x\n    x = 1\nta = threading.Thread(target=a)\n"
           "tb = threading.Thread(target=b)\nta.start(); tb.start(); ta.join(); tb.join()\nprint(got)\n";
  };
  const uint64_t states = explored(source(1, 1)).states;
  for (const int items : {1, 2, 4, 8, 12})
    for (const int size : {1, 3, 4, 8}) EXPECT_EQ(explored(source(items, size)).states, states) << items << ' ' << size;
}

}  // namespace
}  // namespace lockstep::engine::explore

// What is told of programs beyond their counts: limits, livelocks, names, what ends while others run. About 10 seconds.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "engine/explore/explore.h"
#include "engine/explore/judged_programs.h"
#include "engine/explore/replayed.h"

namespace lockstep::engine::explore {
namespace {

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

TEST(Explore, WhatEndsAtACeilingIsNotComplete) {
  const Findings f = explored(R"(import threading
def work():
    n = 0
    while n < 10**9: n += 1
t = threading.Thread(target=work)
t.start()
t.join()
)");
  EXPECT_FALSE(f.has_all_outcomes || f.has_all_executions);
  EXPECT_EQ(f.limit, "instructions");
  ASSERT_FALSE(f.outcomes.empty());
  EXPECT_EQ(f.outcomes[0].status, Status::limit);
}

TEST(Explore, TheProgramsEndCutsDaemonsShort) {
  const std::string start = R"(import threading
def work():
    print('late')
threading.Thread(target=work, daemon=True).start()
)";
  const std::pair<std::string, std::set<std::string>> programs[] = {
      {start, {"", "late\n"}},
      {start + "print('main')\n", {"main\n", "late\nmain\n", "main\nlate\n"}},
      {start + "other = threading.Thread(target=print, args=('other',))\nother.start()\n",
       {"other\n", "late\nother\n", "other\nlate\n"}},
      {start + "raise SystemExit\n", {"", "late\n"}},
  };
  for (const auto& [source, wanted] : programs) {
    const Findings f = explored(source);
    EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions) << source << f.refusal;
    EXPECT_EQ(printed(f), wanted) << source;
    for (const OneOutcome& o : f.outcomes) EXPECT_EQ(replayed(source, o).stdout_text, o.stdout_text) << o.schedule;
    const judge::Enumeration judged = judge::enumerate_states(judge::compiled(source));
    EXPECT_EQ(judged.failure, "") << source;
    EXPECT_EQ(judge::endings_of(f), judged.endings) << source;
  }
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

#include "engine/explore/explore.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <tuple>

#include "engine/explore/replayed.h"
#include "places.h"

namespace lockstep::engine::explore {
namespace {

using Json = nlohmann::json;

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

}  // namespace
}  // namespace lockstep::engine::explore

// Why an execution ended as it did, in words, of the worst outcome of small programs. Costs a second.
#include "engine/explore/reason.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/explore/judged_programs.h"
#include "engine/explore/witness.h"

namespace lockstep::engine::explore {
namespace {

struct Told {
  Witness witness;
  std::vector<std::string> why;
};

// The execution that ends so, as the search has found it.
template <class Wanted>
Told told_of(const std::string& source, Wanted wanted) {
  const judge::Program program = judge::compiled(source);
  judge::library().prepare(*program.code);
  const Findings findings = explore({}, program.code, program.source, judge::library());
  const auto outcome = std::ranges::find_if(findings.outcomes, wanted);
  if (outcome == findings.outcomes.end()) return {};
  Told told;
  told.witness = witness_of({}, program.code, program.source, judge::library(), *parse_schedule(outcome->schedule));
  EXPECT_TRUE(told.witness.is_whole);
  for (const Reason& r : told.witness.why) told.why.push_back(r.text);
  return told;
}
auto prints(std::string text) {
  return [text](const OneOutcome& o) { return o.stdout_text == text && o.stderr_text.empty(); };
}

const std::string start_two = R"(threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)";

TEST(Reason, OfALostUpdateIsWhoHadReadWhatBeforeTheOtherWrote) {
  const Told told = told_of(R"(import threading
counter = 0
def work():
    global counter
    counter += 1
)" + start_two + "print(counter)\n",
                            prints("1\n"));
  EXPECT_EQ(told.why,
            (std::vector<std::string>{
                "Thread-1 (work) read 0 from counter at line 5, while Thread-2 (work), which had read 0 at line 5, had "
                "not yet written 1 to it (line 5).",
                "Thread-1 (work) then wrote 1 to counter at line 5, without having looked at it again.",
                "In the other order, and all else as it was as far as that goes, it would have ended normally, having "
                "printed “2”."}));
  ASSERT_EQ(told.witness.conflict.size(), 2u);
  const WitnessStep& read = told.witness.steps[told.witness.conflict[0]];
  const WitnessStep& write = told.witness.steps[told.witness.conflict[1]];
  EXPECT_EQ(read.deed, Deed::reads);
  EXPECT_EQ(write.deed, Deed::writes);
  EXPECT_NE(read.thread, write.thread);
}

TEST(Reason, OfACheckBeforeAnActIsTheCheck) {
  const Told told = told_of(R"(import threading
cache = {}
made = []
def work():
    if "a" not in cache:
        made.append("a")
        cache["a"] = len(made)
)" + start_two + "print(cache)\n",
                            prints("{'a': 2}\n"));
  ASSERT_EQ(told.why.size(), 3u);
  EXPECT_EQ(told.why[0],
            "Thread-1 (work) looked at cache['a'] at line 5, while Thread-2 (work), which had looked at it at line 5, "
            "had not yet written 1 to it (line 7).");
  EXPECT_TRUE(told.why[2].ends_with("it would have ended normally, having printed “{'a': 1}”.")) << told.why[2];
}

TEST(Reason, OfASetThatIsAddedToTwiceIsTheLookBeforeIt) {
  const Told told = told_of(R"(import threading
seen = set()
count = [0]
def work():
    if 7 not in seen:
        seen.add(7)
        count[0] += 1
)" + start_two + "print(count[0])\n",
                            prints("2\n"));
  ASSERT_FALSE(told.why.empty());
  EXPECT_EQ(
      told.why[0],
      "Thread-1 (work) looked at seen at line 5, while Thread-2 (work), which had looked at it at line 5, had not "
      "yet changed it (line 6).");
}

TEST(Reason, OfADeadlockIsTheCircle) {
  const Told told = told_of(R"(import threading
a = threading.Lock()
b = threading.Lock()
def one():
    with a:
        with b:
            pass
def two():
    with b:
        with a:
            pass
threads = [threading.Thread(target=one), threading.Thread(target=two)]
for t in threads: t.start()
for t in threads: t.join()
)",
                            [](const OneOutcome& o) { return o.status == Status::deadlock; });
  ASSERT_GE(told.why.size(), 5u);
  EXPECT_EQ(told.why[0],
            "A circle: Thread-1 (one) → Thread-2 (two) → Thread-1 (one). Each waits for what the next one holds.");
  EXPECT_EQ(told.why[1], "Thread-1 (one) waits at line 6 for b, which Thread-2 (two) holds since line 9.");
  EXPECT_EQ(told.why[2], "Thread-2 (two) waits at line 10 for a, which Thread-1 (one) holds since line 5.");
  EXPECT_EQ(told.why[3], "MainThread waits at line 14 for Thread-1 (one) to end.");
  EXPECT_EQ(told.why[4], "Thread-2 (two) took b at line 9 before Thread-1 (one) could go on at line 6.");
  EXPECT_EQ(told.witness.conflict.size(), 1u);
}

TEST(Reason, OfALostNotificationIsThatNobodyIsLeft) {
  const Told told = told_of(R"(import threading
cv = threading.Condition()
def waiter():
    with cv:
        cv.wait()
t = threading.Thread(target=waiter)
t.start()
with cv:
    cv.notify()
t.join()
)",
                            [](const OneOutcome& o) { return o.status == Status::deadlock; });
  ASSERT_FALSE(told.why.empty());
  EXPECT_EQ(told.why[0],
            "Thread-1 (waiter) waits at line 5 for cv (notify), and nobody is left who could let it go on.");
}

TEST(Reason, OfAnExceptionIsWhatWasReadAndWhoWroteIt) {
  const Told told = told_of(R"(import threading
jobs = {"a": 1}
def work():
    if "a" in jobs:
        jobs.pop("a")
)" + start_two,
                            [](const OneOutcome& o) { return !o.stderr_text.empty(); });
  ASSERT_GE(told.why.size(), 3u);
  EXPECT_EQ(told.why[0],
            "Thread-1 (work) raised KeyError: 'a' at line 5. It had last looked at jobs['a'], as Thread-2 (work) had "
            "left it at line 5.");
  EXPECT_TRUE(told.why[1].starts_with("Thread-1 (work) read 1 from jobs['a'] at line 4, while Thread-2 (work)"));
  EXPECT_TRUE(told.why.back().ends_with("it would have ended normally, having printed nothing."));
}

TEST(Reason, IsNoneWhereEveryOrderEndsTheSame) {
  const Told told = told_of(R"(import threading
lock = threading.Lock()
total = 0
def work():
    global total
    with lock:
        total += 1
)" + start_two + "print(total)\n",
                            prints("2\n"));
  EXPECT_TRUE(told.why.empty());
  EXPECT_TRUE(told.witness.conflict.empty());
}

}  // namespace
}  // namespace lockstep::engine::explore

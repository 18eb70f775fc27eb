// Programs after public reports, those of tests/python/truth whose names begin with "threads": the head of each says
// where it comes from and what is right. Costs three seconds.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "engine/explore/replayed.h"
#include "places.h"

namespace lockstep::engine::explore {
namespace {

Findings found_in(const std::string& name, const std::string& old_part = "", const std::string& new_part = "") {
  std::ifstream file(tests_folder() + "/python/truth/threads-" + name);
  std::string source{std::istreambuf_iterator<char>(file), {}};
  EXPECT_FALSE(source.empty());
  if (const size_t at = source.find(old_part); !old_part.empty() && at != source.npos)
    source.replace(at, old_part.size(), new_part);
  Findings found = explored(source);
  EXPECT_TRUE(found.has_all_outcomes) << found.limit << found.refusal;
  return found;
}

bool can_deadlock(const Findings& f) {
  return std::ranges::any_of(f.outcomes, [](const OneOutcome& o) { return o.status == Status::deadlock; });
}

TEST(Cases, APoolOfOneThatWaitsForItselfHangsInEveryInterleaving) {
  const Findings found = found_in("05-pool-waits-for-itself.py");
  ASSERT_EQ(found.outcomes.size(), 1u);
  EXPECT_EQ(found.outcomes[0].status, Status::deadlock);
  EXPECT_EQ(found.outcomes[0].stdout_text, "asking\n");
}

TEST(Cases, ACachedPropertyIsComputedOnceOrTwice) {
  const Findings found = found_in("08-cached-but-computed-twice.py");
  EXPECT_EQ(printed(found),
            (std::set<std::string>{"computed 1 times\nsame object: True\n", "computed 1 times\nsame object: False\n",
                                   "computed 2 times\nsame object: False\n"}));
}

TEST(Cases, TheOrderOfTasksIsTheLoopsOwn) {
  const Findings found = found_in("09-cancelled-in-the-queue.py");
  EXPECT_EQ(found.executions, 1u);
  EXPECT_EQ(printed(found), std::set<std::string>{"first in\nfirst out\nsecond cancelled\nthird in\n"});
}

TEST(Cases, ALockInsideOfLoggingDeadlocksOrNothingHappens) {
  const Findings found = found_in("13-a-log-line-takes-the-lock.py");
  EXPECT_TRUE(can_deadlock(found));
  for (const OneOutcome& o : found.outcomes)
    EXPECT_TRUE(o.status != Status::ok || o.stdout_text.ends_with("both finished\n")) << o.stdout_text;
  EXPECT_TRUE(std::ranges::any_of(found.outcomes, [](const OneOutcome& o) { return o.status == Status::ok; }));
}

TEST(Cases, AWakeUpForAnotherRoundIsReadTooEarlyOrHangs) {
  const Findings found = found_in("14-a-wake-up-meant-for-another-round.py");
  EXPECT_TRUE(can_deadlock(found));
  std::set<std::string> ended;
  for (const OneOutcome& o : found.outcomes)
    if (o.status == Status::ok) ended.insert(o.stdout_text);
  EXPECT_EQ(ended, (std::set<std::string>{"stale reads: 0\n", "stale reads: 1\n", "stale reads: 2\n"}));
}

TEST(Cases, ABarrierThatWaitsInALoopIsRight) {
  const Findings found = found_in("14-a-wake-up-meant-for-another-round.py", "\nLOOP = False", "\nLOOP = True");
  EXPECT_FALSE(can_deadlock(found));
  EXPECT_EQ(printed(found), std::set<std::string>{"stale reads: 0\n"});
}

}  // namespace
}  // namespace lockstep::engine::explore

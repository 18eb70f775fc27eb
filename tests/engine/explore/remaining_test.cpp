// What can still come out, wherever a reader has come: on counted programs, from places that chance chooses, the same
// as an exploration of its own finds from there. About 15 seconds.
#include "engine/explore/remaining.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>

#include "engine/explore/judged_programs.h"
#include "places.h"

namespace lockstep::engine::explore {
namespace {

using Json = nlohmann::json;

std::string key_of(const OneOutcome& o) {
  std::string key = std::to_string(static_cast<int>(o.status)) + o.stdout_text + '\n' + o.stderr_text;
  for (const Stuck& s : o.stuck) key += std::to_string(index_of(s.thread)) + '@' + std::to_string(s.line) + ' ';
  return key;
}

using Switches = std::map<std::string, uint32_t>;  // the fewest to each outcome

Switches switches_of(const Witness& told, const std::vector<Ahead>& ahead) {
  Switches all;
  for (const Ahead& a : ahead)
    if (!told.endings[a.ending].is_endless) all[key_of(told.endings[a.ending].outcome)] = a.switches;
  return all;
}

Switches explored_after(const judge::Program& program, const Schedule& after) {
  Question question;
  question.counts_executions = false;
  question.after = after;
  const Findings found = explore(question, program.code, program.source, judge::library());
  EXPECT_TRUE(found.has_all_outcomes);
  Switches all;
  for (const OneOutcome& o : found.outcomes) all[key_of(o)] = o.switches;
  return all;
}

TEST(Remaining, IsFromEveryPlaceWhatAnExplorationFromThereFinds) {
  std::ifstream file(tests_folder() + "/engine/explore/counted_programs.json");
  const Json programs = Json::parse(file)["programs"];
  std::mt19937 random(7);
  size_t places = 0;
  for (const Json& known : programs) {
    if (known["traces"].is_null() || known["traces"].get<uint64_t>() > 60) continue;
    SCOPED_TRACE(known["name"].get<std::string>());
    const judge::Program program = judge::compiled(known["source"]);
    judge::library().prepare(*program.code);
    Remaining remaining({}, program.code, program.source, judge::library());
    Witness told = remaining.told({});
    ASSERT_EQ(told.refusal, "");
    EXPECT_EQ(switches_of(told, told.ahead), explored_after(program, {}));
    while (!told.is_whole) {
      ASSERT_TRUE(told.is_ahead_complete);
      ASSERT_EQ(told.options.size(), told.options_ahead.size());
      // All that is ahead is behind one of the options, with as many switches.
      Switches nearest;
      for (const auto& ahead : told.options_ahead)
        for (const auto& [key, switches] : switches_of(told, ahead)) {
          const auto at = nearest.try_emplace(key, switches).first;
          at->second = std::min(at->second, switches);
        }
      EXPECT_EQ(nearest, switches_of(told, told.ahead));
      const size_t chosen = random() % told.options.size();
      ASSERT_FALSE(told.options_ahead[chosen].empty());
      told = remaining.told({told.path, most_steps, {index_of(told.options[chosen].thread)}});
      if (++places % 8 == 0 && !told.is_whole) {
        EXPECT_EQ(switches_of(told, told.ahead), explored_after(program, told.path));
      }
    }
    EXPECT_EQ(told.ahead.size(), 1u);
  }
  EXPECT_GT(places, 200u);
}

TEST(Remaining, OfAProgramThatIsTooLargeSaysThatThereMayBeMore) {
  const judge::Program program = judge::compiled(R"(import threading
n = 0
def work():
    global n
    for _ in range(200):
        n += 1
threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
)");
  judge::library().prepare(*program.code);
  Question question;
  question.wall_ns = 200'000'000;
  const Witness told = Remaining(question, program.code, program.source, judge::library()).told({});
  EXPECT_FALSE(told.is_ahead_complete);
  EXPECT_EQ(told.options.size(), 1u);
}

TEST(Remaining, KnowsThatALoopCanTurnForEver) {
  const judge::Program program = judge::compiled(R"(import threading
seen = stop = False
def work():
    global seen
    seen = True
    while not stop:
        pass
t = threading.Thread(target=work)
t.start()
if seen:
    stop = True
t.join()
)");
  judge::library().prepare(*program.code);
  const Witness told = Remaining({}, program.code, program.source, judge::library()).told({});
  ASSERT_EQ(told.ahead.size(), 2u);
  EXPECT_EQ(told.endings[told.ahead[0].ending].outcome.status, Status::ok);
  EXPECT_TRUE(told.endings[told.ahead[1].ending].is_endless);
  EXPECT_TRUE(told.is_ahead_complete);
}

}  // namespace
}  // namespace lockstep::engine::explore

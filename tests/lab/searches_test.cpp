// What the page asks of the explorer. Costs a second.
#include "lab/searches.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/json.h"
#include "base/reference_json.h"

namespace lockstep::lab {
namespace {

using reference::Json;
using reference::parsed;

const std::string counter = R"(import threading
count = 0
def work():
    global count
    count += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(count)
)";

struct Asked {
  Json answer;
  std::vector<std::string> so_far;
};

Asked ask(std::string_view name, const lockstep::Json& question) {
  static Explorer explorer;
  Asked asked;
  asked.answer =
      parsed(search(explorer, name, text_of(question), [&](const std::string& text) { asked.so_far.push_back(text); }));
  return asked;
}

const lockstep::Json free_threaded_counter = {{"source", counter}, {"build", "free-threaded"}};

TEST(Search, AnswersWithEveryOutcome) {
  const Json found = ask("explore", free_threaded_counter).answer["answer"];
  EXPECT_EQ(found["complete"], true);
  EXPECT_EQ(found["executions"], 4);
  EXPECT_EQ(found["outcomes"].size(), 2u);
}

TEST(Search, SaysMeanwhileWhatAnAnswerWouldBeSoFar) {
  const std::vector<std::string> heard = ask("explore", free_threaded_counter).so_far;
  ASSERT_FALSE(heard.empty());
  EXPECT_EQ(parsed(heard[0])["answer"]["complete"], false);
}

TEST(Search, ComparesRuleSets) {
  const Json compared = ask("compare_rules", free_threaded_counter).answer["answer"];
  EXPECT_EQ(compared["rules"].size(), 3u);
  EXPECT_EQ(compared["outcomes"].size(), 2u);
}

TEST(Search, SaysWhatIsWrong) {
  EXPECT_EQ(ask("explore", {{"source", "def f(:\n"}}).answer["error"]["kind"], "SyntaxError");
  EXPECT_EQ(ask("explore", {{"sauce", ""}}).answer["error"]["kind"], "request");
  EXPECT_EQ(ask("explode", {{"source", ""}}).answer["error"]["message"], "there is no call 'explode'");
}

// The steps of the execution that leads to an outcome: "1 reads count 0", "2 writes count 0 > 1".
std::vector<std::string> steps_to(const std::string& source, const std::string& printed) {
  const Json found = ask("explore", {{"source", source}, {"build", "free-threaded"}}).answer["answer"];
  for (const Json& outcome : found["outcomes"]) {
    if (outcome["stdout"] != printed) continue;
    const Json told =
        ask("witness",
            {{"source", source}, {"build", "free-threaded"}, {"schedule", outcome["schedule"].get<std::string>()}})
            .answer["answer"];
    EXPECT_EQ(told["whole"], true);
    std::vector<std::string> steps;
    for (const Json& step : told["steps"]) {
      std::string text = std::to_string(step["thread"].get<int>()) + " " + step["deed"].get<std::string>();
      for (const Json& cell : step["cells"]) {
        text += " " + cell["object"].get<std::string>() + " " + cell["before"].get<std::string>();
        if (cell["writes"] == true) text += " > " + cell["after"].get<std::string>();
      }
      steps.push_back(text);
    }
    return steps;
  }
  return {"no such outcome"};
}

TEST(Witness, TellsWhoReadWhatBeforeWhom) {
  std::vector<std::string> data;
  for (const std::string& step : steps_to(counter, "1\n"))
    if (step.find(" count") != std::string::npos) data.push_back(step);
  ASSERT_EQ(data.size(), 5u);
  EXPECT_EQ(data[4], "0 reads count 1");
  // Both read 0, in one order or the other, before anybody writes.
  EXPECT_NE(data[0].find("reads count 0"), std::string::npos) << data[0];
  EXPECT_NE(data[1].find("reads count 0"), std::string::npos) << data[1];
  EXPECT_NE(data[2].find("writes count 0 > 1"), std::string::npos) << data[2];
  EXPECT_NE(data[3].find("writes count 1 > 1"), std::string::npos) << data[3];
}

TEST(Witness, TellsOfLocks) {
  const std::string source = R"(import threading
lock = threading.Lock()
total = [0]
def work():
    with lock:
        total[0] += 1
t = threading.Thread(target=work)
t.start()
work()
t.join()
print(total[0])
)";
  const std::vector<std::string> steps = steps_to(source, "2\n");
  std::string all;
  for (const std::string& step : steps) all += step + '\n';
  for (const char* one : {"1 acquires lock free > held\n", "1 releases lock held > free\n", " writes total[0] 0 > 1\n",
                          " writes total[0] 1 > 2\n", "0 joins Thread-1 (work) \n"})
    EXPECT_NE(all.find(one), std::string::npos) << one << "in\n" << all;
}

TEST(Witness, GoesWhereItIsToldTo) {
  const auto chosen = [](const std::vector<int>& choices) {
    lockstep::Json question = free_threaded_counter;
    question["steps"] = 0;
    question["choices"] = choices;
    return ask("witness", question).answer["answer"];
  };
  const Json begun = chosen({});
  ASSERT_EQ(begun["options"].size(), 1u);
  EXPECT_EQ(begun["options"][0]["deed"], "starts");
  EXPECT_EQ(begun["whole"], false);

  const Json both = chosen({0, 0, 1, 2});                // both are started and have read 0
  ASSERT_EQ(both["options"].size(), 2u) << both.dump();  // main waits for them
  EXPECT_EQ(both["options"][0]["deed"], "writes");
  EXPECT_EQ(both["options"][0]["cells"][0]["object"], "count");

  const Json lost = chosen({0, 0, 1, 2, 1, 2, 0, 0, 0});
  EXPECT_EQ(lost["whole"], true) << lost.dump();
  EXPECT_EQ(lost["stdout"], "1\n");
  const Json kept = chosen({0, 0, 1, 1, 2, 2, 0, 0, 0});
  EXPECT_EQ(kept["stdout"], "2\n");
  EXPECT_EQ(chosen({0, 0, 7})["steps"].size(), 2u);  // there is no such thread
}

TEST(Witness, SaysOfEachChoiceWhatCanComeOutThen) {
  lockstep::Json question = free_threaded_counter;
  question["steps"] = 0;
  question["choices"] = std::vector<int>{0, 0, 1};  // both are started, and one has read 0
  const Json told = ask("witness", question).answer["answer"];
  ASSERT_EQ(told["endings"].size(), 2u) << told.dump();
  EXPECT_EQ(told["ahead"].size(), 2u);
  EXPECT_EQ(told["ahead_complete"], true);
  ASSERT_EQ(told["options_ahead"].size(), 2u);
  const auto printed = [&](int option) {
    EXPECT_EQ(told["options_ahead"][option].size(), 1u);
    return told["endings"][told["options_ahead"][option][0]["ending"].get<size_t>()]["stdout"];
  };
  EXPECT_EQ(printed(0), "2\n");  // it writes 1, and the other one reads that
  EXPECT_EQ(printed(1), "1\n");  // the other one reads 0, too
}

TEST(Search, ExploresWhatRemainsOfAnExecution) {
  lockstep::Json question = free_threaded_counter;
  question["steps"] = 0;
  question["choices"] = std::vector<int>{0, 0, 1, 2};
  const Json told = ask("witness", question).answer["answer"];
  lockstep::Json rest = free_threaded_counter;
  rest["schedule"] = told["schedule"].get<std::string>();
  const Json found = ask("explore", rest).answer["answer"];
  EXPECT_EQ(found["complete"], true);
  EXPECT_EQ(found["executions"], 2);
  ASSERT_EQ(found["outcomes"].size(), 1u);
  EXPECT_EQ(found["outcomes"][0]["stdout"], "1\n");
  lockstep::Json wrong = free_threaded_counter;
  wrong["schedule"] = "nonsense";
  EXPECT_EQ(ask("explore", wrong).answer["error"]["message"], "'schedule': expected 'L1:'");
}

// A link of an older version of the program: there three threads counted, here two, or the second one never ends.
TEST(Witness, FollowsAScheduleOfAnOlderProgramAsFarAsItFits) {
  lockstep::Json older = free_threaded_counter;
  std::string source = counter;
  source.replace(source.find("range(2)"), 8, "range(3)");
  older["source"] = source;
  const Json all = ask("explore", older).answer["answer"];
  ASSERT_GT(all["outcomes"].size(), 1u);
  for (const Json& outcome : all["outcomes"]) {
    lockstep::Json question = older;
    question["schedule"] = outcome["schedule"].get<std::string>();
    const Json there = ask("witness", question).answer["answer"];
    EXPECT_EQ(there["misfit"], nullptr) << there["misfit"].dump();
    question["source"] = counter;
    const Json here = ask("witness", question).answer["answer"];
    ASSERT_TRUE(here["misfit"].is_object()) << here.dump();
    EXPECT_GT(here["steps"].size(), 0u);
    EXPECT_EQ(here["error"], "");
    // Of three threads that are made, so many instructions are none before the first of two is started.
    EXPECT_EQ(here["misfit"]["slice"], 1);
    EXPECT_TRUE(here["misfit"]["why"].get<std::string>().contains("waits at line 7 to start Thread-1"))
        << here["misfit"].dump();
    const Json found = ask("explore", question).answer["answer"];
    EXPECT_EQ(found["misfit"], here["misfit"]);
    EXPECT_EQ(found["complete"], true);
    EXPECT_GE(found["outcomes"].size(), 1u);
  }
}

TEST(Witness, SaysForWhatTheThreadWaitsThatTheScheduleWants) {
  const std::string source = R"(import threading
lock = threading.Lock()
def work():
    with lock: pass
t = threading.Thread(target=work)
with lock:
    t.start()
    t.join(LAST)
)";
  const auto with = [&](const char* timeout) {
    std::string text = source;
    return text.replace(text.find("LAST"), 4, timeout);
  };
  lockstep::Json question{{"source", with("1")}, {"build", "free-threaded"}};
  question["schedule"] = ask("explore", question).answer["answer"]["outcomes"][0]["schedule"].get<std::string>();
  question["source"] = with("");
  const Json told = ask("witness", question).answer["answer"];
  EXPECT_EQ(told["misfit"]["why"],
            "thread 0 cannot go on there; these can: 1; thread 0 waits at line 8 to join Thread-1 (work)")
      << told.dump();
  EXPECT_EQ(told["status"], "deadlock");
}

TEST(Witness, TellsWhyAndWhichStepsAreInConflict) {
  const Json found = ask("explore", free_threaded_counter).answer["answer"];
  for (const Json& outcome : found["outcomes"]) {
    if (outcome["stdout"] != "1\n") continue;
    lockstep::Json question = free_threaded_counter;
    question["schedule"] = outcome["schedule"].get<std::string>();
    const Json told = ask("witness", question).answer["answer"];
    ASSERT_EQ(told["conflict"].size(), 2u) << told.dump();
    EXPECT_EQ(told["why"][0]["step"], told["conflict"][0]);
    EXPECT_NE(told["why"][0]["text"].get<std::string>().find("had not yet written 1 to it"), std::string::npos);
  }
}

TEST(Witness, SaysWhereCPythonStandsBeforeAStep) {
  lockstep::Json question = free_threaded_counter;
  question["steps"] = 0;
  question["choices"] = std::vector<int>{0, 0, 1, 1};
  const Json told = ask("witness", question).answer["answer"];
  ASSERT_EQ(told["steps"].size(), 4u);
  EXPECT_EQ(told["steps"][0]["calls"][0], "<module>");
  EXPECT_EQ(told["steps"][2]["calls"][0], "work");
  EXPECT_EQ(told["steps"][2]["function_line"], 3);
  EXPECT_EQ(told["steps"][2]["instruction"], 2);   // LOAD_GLOBAL, as dis.dis says it
  EXPECT_EQ(told["steps"][3]["instruction"], 26);  // STORE_GLOBAL
}

TEST(Witness, OfAScheduleThatIsNoneSaysSo) {
  const Json refused = ask("witness", {{"source", counter}, {"schedule", "nonsense"}}).answer;
  EXPECT_EQ(refused["error"]["message"], "'schedule': expected 'L1:'");
}

}  // namespace
}  // namespace lockstep::lab

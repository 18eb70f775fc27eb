// Costs two seconds.
#include "lab/verdicts.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "lab/command_line.h"

namespace lockstep::lab {
namespace {

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

Verdicts verdicts(const std::string& source, const engine::explore::Question& question = {}) {
  static python::lib::Library library;
  return verdicts_on(question, source, "program.py", library).value();
}

TEST(Verdicts, SayWhatIsPossibleUnderWhichRules) {
  const Verdicts v = verdicts(counter);
  const auto json = nlohmann::json::parse(to_json(v));
  ASSERT_EQ(json["outcomes"].size(), 2u);
  std::map<std::string, std::vector<std::string>> cells;
  for (const auto& outcome : json["outcomes"])
    for (const auto& cell : outcome["cells"]) cells[outcome["stdout"]].push_back(cell["verdict"]);
  EXPECT_EQ(cells["2\n"], (std::vector<std::string>{"possible", "possible", "possible"}));
  EXPECT_EQ(cells["1\n"], (std::vector<std::string>{"possible", "impossible", "possible"}));
  EXPECT_EQ(json["rules"][1]["rules"], "gil");
  EXPECT_EQ(json["rules"][1]["switch_points"], "3.14");
  EXPECT_EQ(json["outcomes"][1]["cells"][1]["outcome"], nullptr);
  EXPECT_EQ(exit_status(v), 0);
  EXPECT_NE(describe(v).find("possible, 2 of 4            impossible                  possible, 2 of 4\n"),
            std::string::npos)
      << describe(v);
}

TEST(Verdicts, ThatCouldNotBeReachedAreNotDecided) {
  const Verdicts v = verdicts(counter, {.max_executions = 1, .max_states = 3});
  const auto json = nlohmann::json::parse(to_json(v));
  for (const auto& outcome : json["outcomes"])
    for (const auto& cell : outcome["cells"]) EXPECT_NE(cell["verdict"], "impossible");
  EXPECT_EQ(exit_status(v), 4);
}

TEST(Verdicts, OfWhatIsRefusedSayWhy) {
  const Verdicts v = verdicts(
      "import threading\nclass A:\n    pass\nx = A()\ndef work():\n    x.__class__ = A\n"
      "t = threading.Thread(target=work)\nt.start()\nprint(x.__class__)\nt.join()\n");
  EXPECT_EQ(exit_status(v), 2);
  EXPECT_NE(describe(v).find("free-threaded: unsupported: exploring setting '__class__' (line 6)"), std::string::npos)
      << describe(v);
}

TEST(Verdicts, AreAskedForWithoutABuild) {
  const auto read = [](std::vector<std::string_view> words) {
    return question_from(read_arguments(words, explore_options).value());
  };
  EXPECT_TRUE(read({"--all-rules", "program.py"}).has_value());
  EXPECT_EQ(read({"--all-rules", "--build", "gil", "program.py"}).error(),
            "--all-rules asks every build and every kind of switch points: leave out --build");
}

}  // namespace
}  // namespace lockstep::lab

// The judge is held against hand-made results, and its ways of searching against one another. About 8 seconds.
#include "engine/explore/every_instruction.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "engine/explore/judged_programs.h"
#include "places.h"

namespace lockstep::engine::explore::judge {
namespace {

std::set<std::string> printed(const std::set<Ending>& endings) {
  std::set<std::string> all;
  for (const Ending& e : endings)
    all.insert(e.status == Status::deadlock ? "deadlock " + e.stuck.back() : e.stdout_text);
  return all;
}
using Outputs = std::set<std::string>;

// The main thread and another one.
std::string two(const std::string& before, const std::string& other, const std::string& main,
                const std::string& after) {
  return "from threading import Thread\n" + before + "\nt = Thread(target=" + other + ")\nt.start()\n" + main +
         "\nt.join()\n" + after + '\n';
}

TEST(Judge, FindsTheLostUpdate) {
  const std::string source = two("x = 0\ndef f():\n  global x\n  x += 1", "f", "x += 1", "print(x)");
  EXPECT_EQ(printed(enumerate_states(compiled(source)).endings), (Outputs{"1\n", "2\n"}));
}

TEST(Judge, FindsNoLostUpdateUnderALock) {
  const std::string source =
      two("from threading import Lock\nx = 0\nl = Lock()\ndef f():\n  global x\n  with l: x += 1", "f",
          "with l: x += 1", "print(x)");
  EXPECT_EQ(printed(enumerate_states(compiled(source)).endings), (Outputs{"2\n"}));
}

TEST(Judge, FindsADeadlockAndWhereItIs) {
  const std::string source =
      two("from threading import Lock\na = Lock()\nb = Lock()\ndef f():\n  with b:\n    with a: pass", "f",
          "with a:\n  with b: pass", "print('done')");
  EXPECT_EQ(printed(enumerate_states(compiled(source)).endings), (Outputs{"done\n", "deadlock thread 1 at line 7"}));
}

TEST(Judge, LetsATimeoutComeAtAnyMoment) {
  const std::string source =
      two("from threading import Lock\nl = Lock()\ngot = None\ndef f():\n  global got\n  got = l.acquire(timeout=1)\n  "
          "if got: l.release()",
          "f", "l.acquire()\nl.release()", "print(got)");
  EXPECT_EQ(printed(enumerate_states(compiled(source)).endings), (Outputs{"True\n", "False\n"}));
}

TEST(Judge, ComesToAnEndWhereAThreadSpins) {
  const std::string source = two("x = 0\ndef f():\n  global x\n  x = 1", "f", "while not x: pass", "print(x)");
  const Enumeration e = enumerate_states(compiled(source));
  EXPECT_EQ(e.failure, "");
  EXPECT_EQ(printed(e.endings), (Outputs{"1\n"}));
}

TEST(Judge, SaysWhenAProgramIsTooLarge) {
  const std::string source = two("x = 0\ndef f():\n  global x\n  x += 1", "f", "x += 1", "print(x)");
  Bounds bounds;
  bounds.states = 10;
  EXPECT_EQ(enumerate_states(compiled(source), bounds).failure, "10 states: too large");
  EXPECT_EQ(enumerate_paths(compiled(source), Return::restored, bounds).failure, "10 paths: too large");
  bounds.steps = 1000;
  bounds.states = 1000;
  EXPECT_EQ(enumerate_states(compiled(source), bounds).failure, "1000 steps: too large");
}

// ---- the ways of searching, against one another

const std::vector<std::string> tiny{
    two("x = []", "lambda: x.append(1)", "x.append(2)", "print(x)"),
    two("x = {1}", "lambda: x.add(2)", "y = 2 in x", "print(y, x)"),
    two("x = 0\ndef f():\n  global x\n  x = 1", "f", "y = x", "print(x, y)"),
    two("x = bytearray(1)", "lambda: x.append(x[0])", "x[0] = 7", "print(x)"),
    two("x = iter([1, 2])", "lambda: next(x)", "y = next(x)", "print(y, list(x))"),
    two("from threading import Lock\nx = Lock()", "lambda: x.acquire()", "x.acquire()", "print(1)"),
};

constexpr Bounds everything{.states = 1'000'000, .steps = 20'000'000};

TEST(JudgesWays, AgreeWhetherStatesAreRecognisedOrEveryPathIsGoneToItsEnd) {
  for (const std::string& source : tiny) {
    const Enumeration states = enumerate_states(compiled(source));
    const Enumeration paths = enumerate_paths(compiled(source), Return::restored, everything);
    EXPECT_EQ(states.failure + paths.failure, "") << source;
    EXPECT_EQ(states.endings, paths.endings) << source;
    EXPECT_GT(paths.states, states.states) << source;
  }
}

TEST(JudgesWays, AgreeWithPathsOfWhichEachHasAnInterpreterOfItsOwn) {
  // No instruction of the program runs in the other thread, so the paths are few.
  for (const char* target : {"x.append, args=(1,)", "x.clear", "x.reverse", "print, args=(x,)"}) {
    const std::string source = two("x = [5, 6]", target, "x.append(2)", "print(x)");
    const Enumeration paths = enumerate_paths(compiled(source), Return::anew);
    EXPECT_EQ(paths.failure, "") << source;
    EXPECT_EQ(enumerate_states(compiled(source)).endings, paths.endings) << source;
    EXPECT_EQ(paths.endings.size(), 2u) << source;
  }
}

TEST(JudgesWays, AgreeWhetherTheLibraryIsOneStepOrMany) {
  Bounds everywhere = everything;
  everywhere.stops_in_library = true;
  for (const std::string& source : tiny) {
    const Enumeration states = enumerate_states(compiled(source));
    const Enumeration all = enumerate_states(compiled(source), everywhere);
    EXPECT_EQ(all.failure, "") << source;
    EXPECT_EQ(states.endings, all.endings) << source;
    EXPECT_GT(all.states, states.states) << source;
  }
}

// ---- programs that were once proved wrongly; their first line says what is right

std::vector<std::filesystem::path> programs() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(tests_folder() + "/engine/explore/programs"))
    if (entry.path().extension() == ".py") paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

class JudgedPrograms : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(JudgedPrograms, HaveTheOutcomesThatTheirFirstLineSays) {
  std::ifstream file(GetParam());
  std::string heading;
  std::getline(file, heading);
  std::ostringstream text;
  text << heading << '\n' << file.rdbuf();
  // "# ...: exactly these results: [1], [2], [1, 2]"
  constexpr std::string_view opening = "exactly these results: ";
  const size_t at = heading.find(opening);
  ASSERT_NE(at, heading.npos);
  Outputs right;
  int depth = 0;
  std::string result;
  for (const char c : heading.substr(at + opening.size()) + ",") {
    depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    if (c == ',' && depth == 0) {
      right.insert(std::exchange(result, {}) + '\n');
    } else if (c != ' ' || !result.empty()) {
      result += c;
    }
  }
  const Program program = compiled(text.str());
  const Enumeration e = enumerate_states(program);
  EXPECT_EQ(e.failure, "");
  EXPECT_EQ(printed(e.endings), right) << "by the judge";
  const Findings f = explored(program);
  EXPECT_EQ(f.refusal, "");
  EXPECT_EQ(printed(endings_of(f)), right) << "by the explorer";
}

INSTANTIATE_TEST_SUITE_P(, JudgedPrograms, testing::ValuesIn(programs()), [](const auto& at) {
  std::string name = at.param.stem().string();
  for (char& c : name)
    if (c == '-') c = '_';
  return "Number" + name;
});

}  // namespace
}  // namespace lockstep::engine::explore::judge

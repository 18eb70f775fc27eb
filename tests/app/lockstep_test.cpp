// The command line end to end: the built program, run as a user runs it.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "places.h"

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using lockstep::program_beside, lockstep::source_folder, lockstep::tests_folder;

const std::string programs = tests_folder() + "/python/programs/";

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Result {
  int status = -1;
  std::string out, err;
};

// Each test has a folder of its own, so that they may run at the same time.
class CommandLine : public testing::Test {
 protected:
  CommandLine() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / ("lockstep_" + std::to_string(getpid()) + "_" + info->name());
    fs::create_directories(folder_);
  }
  ~CommandLine() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  fs::path path(const std::string& name) const { return folder_ / name; }

  Result lockstep(const std::string& arguments) const {
    const std::string out = path("stdout"), err = path("stderr");
    const std::string command = "cd '" + folder_.string() + "' && '" + program_beside("lockstep") + "' " + arguments +
                                " >'" + out + "' 2>'" + err + "' </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(out), contents(err)};
  }

 private:
  fs::path folder_;
};

const std::string deadlock = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n";

using RunCommand = CommandLine;

TEST_F(RunCommand, PrintsWhatTheProgramPrintsAndEndsWithZero) {
  const Result result = lockstep("run " + file("a.py", "print('hello')\n"));
  EXPECT_EQ(result.out, "hello\n");
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.status, 0);
}

TEST_F(RunCommand, AnUncaughtExceptionEndsWithOneAndItsTraceback) {
  const Result result = lockstep("run " + file("a.py", "x = 1\nx / 0\n"));
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_TRUE(result.err.starts_with("Traceback (most recent call last):\n  File \"")) << result.err;
  EXPECT_TRUE(result.err.ends_with("ZeroDivisionError: division by zero\n")) << result.err;
}

TEST_F(RunCommand, ASyntaxErrorEndsWithTwoAndReadsAsCPythonPrintsIt) {
  file("a.py", "for x in (1, 2)\n    pass\n");
  const Result result = lockstep("run a.py");
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err,
            "  File \"a.py\", line 1\n"
            "    for x in (1, 2)\n"
            "                   ^\n"
            "SyntaxError: expected ':'\n");
}

TEST_F(RunCommand, AConstructThatIsNotSupportedEndsWithTwoAndItsName) {
  const Result result = lockstep("run " + file("a.py", "x = 1\nmatch x:\n    case 1: pass\n"));
  EXPECT_EQ(result.status, 2);
  EXPECT_TRUE(result.err.ends_with("unsupported: 'match' statement (line 2)\n")) << result.err;
}

TEST_F(RunCommand, ADeadlockEndsWithThreeInBothEngines) {
  const std::string program = file("a.py", deadlock);
  for (const char* engine : {"live", "sim"}) {
    const Result result = lockstep("run --engine " + std::string(engine) + " " + program);
    EXPECT_EQ(result.status, 3) << engine;
    EXPECT_TRUE(result.err.starts_with("lockstep: deadlock: no thread can ever go on\n")) << result.err;
  }
}

TEST_F(RunCommand, TheTimeoutEndsWithFourAndKeepsTheOutputUntilThen) {
  const std::string program = file("a.py", "print('begun')\nwhile True:\n    pass\n");
  for (const char* engine : {"live", "sim"}) {
    const auto began = std::chrono::steady_clock::now();
    const Result result = lockstep("run --timeout 0.3 --engine " + std::string(engine) + " " + program);
    EXPECT_EQ(result.status, 4) << engine;
    EXPECT_EQ(result.out, "begun\n");
    EXPECT_TRUE(result.err.starts_with("lockstep: timeout: ")) << result.err;
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  }
}

TEST_F(RunCommand, AMissingFileIsNamed) {
  const Result result = lockstep("run nothing.py");
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err, "lockstep: cannot read 'nothing.py': No such file or directory\n");
}

TEST_F(RunCommand, AFolderIsNoProgram) {
  const Result result = lockstep("run .");
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err, "lockstep: cannot read '.': Is a directory\n");
}

TEST_F(RunCommand, AnUnknownOptionIsRefusedBeforeAnythingRuns) {
  const Result result = lockstep("run " + file("a.py", "print(1)\n") + " --sede 3");
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "lockstep: unknown option '--sede'; did you mean '--seed'?\n");
}

TEST_F(RunCommand, AnEmptyProgramIsAProgram) { EXPECT_EQ(lockstep("run " + file("a.py", "")).status, 0); }

TEST_F(RunCommand, TheSeedsUnsafeProgramNeverLosesInTheGilBuild) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(lockstep("run " + programs + "seed003_d_unsafe_only.py").out, "Unsafe result: 400000\n");
}

TEST_F(RunCommand, TheSeedsSafeProgramNeverLosesWithoutAGil) {
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(lockstep("run --build free-threaded " + programs + "seed003_f_safe_only.py").out,
              "Safe result: 400000\n");
}

using JsonReport = CommandLine;

TEST_F(JsonReport, IsAllThatIsOnStandardOutput) {
  const Result result = lockstep("run --json " + file("a.py", "import sys\nprint('x')\nprint('y', file=sys.stderr)\n"));
  EXPECT_EQ(result.status, 0);
  const Json report = Json::parse(result.out, nullptr, false);
  ASSERT_TRUE(report.is_object()) << result.out;
  EXPECT_EQ(report["status"], "ok");
  EXPECT_EQ(report["stdout"], "x\n");
  EXPECT_EQ(report["stderr"], "y\n");
  EXPECT_EQ(result.err, "");
}

TEST_F(JsonReport, CountsEachThread) {
  const Json report = Json::parse(lockstep("run --json " + programs + "seed003_d_unsafe_only.py").out, nullptr, false);
  ASSERT_TRUE(report.is_object());
  ASSERT_EQ(report["threads"].size(), 5u);
  EXPECT_EQ(report["threads"][0]["name"], "MainThread");
  EXPECT_EQ(report["threads"][1]["name"], "Thread-1 (unsafe_increment)");
  uint64_t sum = 0;
  for (const Json& thread : report["threads"]) sum += thread["instructions"].get<uint64_t>();
  EXPECT_EQ(report["instructions"], sum);
  for (int i = 1; i <= 4; ++i) EXPECT_GT(report["threads"][i]["instructions"], 400'000) << i;
  EXPECT_GT(report["wall_ns"], 0);
}

TEST_F(JsonReport, SaysWhereASyntaxErrorStands) {
  const Result result = lockstep("run --json " + file("a.py", "x = 1\nif x\n"));
  EXPECT_EQ(result.status, 2);
  const Json report = Json::parse(result.out, nullptr, false);
  ASSERT_TRUE(report.is_object());
  EXPECT_EQ(report["status"], "unsupported");
  EXPECT_EQ(report["error"]["kind"], "SyntaxError");
  EXPECT_EQ(report["error"]["line"], 2);
  EXPECT_EQ(report["error"]["column"], 5);
}

TEST_F(JsonReport, OfTheSimulationIsTheSameForTheSameSeed) {
  const std::string command = "run --json --engine sim --seed 7 " + programs + "seed003_d_unsafe_only.py";
  Json first = Json::parse(lockstep(command).out, nullptr, false);
  Json second = Json::parse(lockstep(command).out, nullptr, false);
  ASSERT_TRUE(first.is_object());
  EXPECT_GT(first["virtual_ns"], 0);
  first.erase("wall_ns");
  second.erase("wall_ns");
  EXPECT_EQ(first, second);
}

TEST_F(JsonReport, OfALiveRunHasAScheduleThatRepeatsIt) {
  const std::string program = file("a.py", R"(import threading

order = []

def work(name):
    for i in range(40000):
        if i % 10000 == 0:
            order.append(name)

threads = [threading.Thread(target=work, args=(n,)) for n in "abcd"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("".join(order))
)");
  const Json live = Json::parse(lockstep("run --json --switch-interval 0.0005 " + program).out, nullptr, false);
  ASSERT_TRUE(live.is_object());
  const std::string schedule = live["schedule"];
  ASSERT_FALSE(schedule.empty());
  const Json sim =
      Json::parse(lockstep("run --json --engine sim --schedule '" + schedule + "' " + program).out, nullptr, false);
  ASSERT_TRUE(sim.is_object());
  EXPECT_EQ(sim["status"], "ok") << sim["detail"];
  EXPECT_EQ(sim["stdout"], live["stdout"]);
  EXPECT_EQ(sim["schedule"], schedule);
  EXPECT_EQ(sim["instructions"], live["instructions"]);
}

TEST_F(JsonReport, AScheduleThatIsNotOneIsRefused) {
  const Result result = lockstep("run --schedule L1:zero " + file("a.py", "pass\n"));
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("schedule"), std::string::npos) << result.err;
}

using Trace = CommandLine;

TEST_F(Trace, IsChromeTraceJsonWithATrackPerThread) {
  const Result result = lockstep("run --trace out.json " + programs + "seed003_d_unsafe_only.py");
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "Unsafe result: 400000\n");
  const Json trace = Json::parse(contents(path("out.json")), nullptr, false);
  ASSERT_TRUE(trace.is_object());
  std::vector<std::string> names;
  for (const Json& event : trace["traceEvents"])
    if (event["name"] == "thread_name") names.push_back(event["args"]["name"]);
  EXPECT_EQ(std::ranges::count(names, "MainThread"), 1);
  EXPECT_EQ(std::ranges::count(names, "Thread-4 (unsafe_increment)"), 1);
}

TEST_F(Trace, AFileThatCannotBeWrittenIsNamed) {
  const Result result = lockstep("run --trace missing/out.json " + file("a.py", "pass\n"));
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err, "lockstep: cannot write 'missing/out.json': No such file or directory\n");
}

TEST_F(CommandLine, ExploresBehindAScheduleAsFarAsItFits) {
  const Result result = lockstep("explore --build gil --after L1:0x2.7x3 " + file("a.py", "print(1)\nprint(2)\n"));
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_TRUE(
      result.out.starts_with("the schedule fits up to slice 2, where thread 7 cannot go on there; these can: 0; thread "
                             "7 has not been started; "
                             "what follows is behind that beginning\n1 execution, 1 outcome: complete\n"))
      << result.out;
}

using Dis = CommandLine;

// Code objects show their address, which differs from run to run.
std::string without_addresses(const std::string& text) {
  constexpr std::string_view before = " at 0x";
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t at = text.find(before, i);
    if (at == std::string::npos) return out + text.substr(i);
    const size_t end = text.find_first_not_of("0123456789abcdefABCDEFR", at + before.size());
    out += text.substr(i, at - i) + " at 0xADDR";
    i = end == std::string::npos ? text.size() : end;
  }
  return out;
}

TEST_F(Dis, PrintsWhatCPythonPrintsForTheSeedsPrograms) {
  for (const std::string name :
       {"seed000_a_bind", "seed000_b_augassign", "seed003_d_unsafe_only", "seed003_f_safe_only"}) {
    file(name + ".py", contents(programs + name + ".py"));
    const Result result = lockstep("dis " + name + ".py");
    EXPECT_EQ(result.status, 0);
    std::string golden = contents(tests_folder() + "/python/dis/" + name + ".txt");
    if (golden.starts_with("#")) golden.erase(0, golden.find('\n') + 1);  // says where it comes from
    EXPECT_EQ(without_addresses(result.out), without_addresses(golden)) << name;
  }
}

TEST_F(Dis, ASyntaxErrorEndsWithTwo) {
  const Result result = lockstep("dis " + file("a.py", "x = = 1\n"));
  EXPECT_EQ(result.status, 2);
  EXPECT_TRUE(result.err.ends_with("SyntaxError: invalid syntax\n")) << result.err;
}

using Check = CommandLine;

std::string experiment(const std::string& expected, const std::string& total) {
  return "---\ntitle: Sum\nchapter: Test\nkind: python\noutcomes:\n  full:\n    prints: Total: " + total +
         "\n  stuck:\n    status: deadlock\nexpected:\n  " + expected +
         "\n---\n\n## State\n\na\n\n## Trigger\n\nb\n\n## Consequence\n\nc\n\n```python\nprint('Total:', 6)\n```\n";
}

TEST_F(Check, ExpectationsThatHoldEndWithZero) {
  const Result result = lockstep("check --runs 2 " + file("a.md", experiment("gil live: full\n  gil sim: full", "6")));
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out,
            "ok           gil live: expected full; came: full (2 times)\n"
            "ok           gil sim: expected full; came: full (2 times)\n");
}

TEST_F(Check, AnOutcomeThatIsNotExpectedEndsWithOne) {
  const Result result = lockstep("check --runs 1 " + file("a.md", experiment("gil sim: stuck", "6")));
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out, "WRONG        gil sim: expected stuck; came: full (1 times)\n");
}

TEST_F(Check, AnOutcomeWithoutANameIsShown) {
  const Result result = lockstep("check --runs 1 " + file("a.md", experiment("gil sim: full", "7")));
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out,
            "WRONG        gil sim: expected full; came: something else (1 times)\n"
            "             something else: status ok, 'Total: 6'\n");
}

// Two threads that count to a number of theirs, or take two locks in two orders; the expected outcomes are named so.
std::string explored(const std::string& expected) {
  return R"(---
title: Two
chapter: Test
kind: python
outcomes:
  full:
    prints: {200}
    explore: {2}
  short:
    prints: {..199}
    explore: {..1}
  stuck:
    status: deadlock
explore:
  line 7: 1
expected:
  )" + expected +
         R"(
---

## State

a

## Trigger

b

## Consequence

c

```python
import threading
count = 0
locks = threading.Lock(), threading.Lock()

def work():
    global count
    for _ in range(100):
        count += 1

def other():
    with locks[True]:
        with locks[False]:
            work()

threads = [threading.Thread(target=work), threading.Thread(target=other)]
for t in threads:
    t.start()
with locks[False]:
    with locks[True]:
        pass
for t in threads:
    t.join()
print(count)
```
)";
}

TEST_F(Check, WhatIsExpectedOfAllInterleavingsIsExactlyWhatIsPossible) {
  const Result result = lockstep("check " + file("a.md", explored("free-threaded explore: stuck, full, short")));
  EXPECT_EQ(result.out,
            "ok           free-threaded explore: expected stuck and full and short; exactly that is possible\n");
  EXPECT_EQ(result.status, 0) << result.err;
}

TEST_F(Check, WhatIsPossibleAndNotExpectedIsToldWithItsSchedule) {
  const Result result = lockstep("check " + file("a.md", explored("free-threaded explore: full, short")));
  EXPECT_EQ(result.status, 1);
  EXPECT_TRUE(
      result.out.starts_with("WRONG        free-threaded explore: expected full and short\n"
                             "             'stuck' is possible, and was not expected: status deadlock, schedule L1:"))
      << result.out;
}

TEST_F(Check, WhatIsExpectedAndImpossibleIsTold) {
  const Result result = lockstep("check " + file("a.md", explored("gil explore: full, stuck, short")));
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out,
            "WRONG        gil explore: expected full and stuck and short\n"
            "             'short' was expected, and is impossible: no interleaving ends so\n");
}

TEST_F(Check, WhatCannotBeDecidedIsNotCalledRight) {
  const Result result = lockstep("check --timeout 0.001 " + file("a.md", explored("free-threaded explore: full")));
  EXPECT_EQ(result.status, 1);
  EXPECT_TRUE(
      result.out.ends_with("whether anything else is possible is not known: the search was cut by the limit on "
                           "wall time\n"))
      << result.out;
}

TEST_F(Check, AFileThatIsNoExperimentEndsWithTwo) {
  file("a.md", "---\ntitel: x\n---\n");
  const Result result = lockstep("check a.md");
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err,
            "  File \"a.md\", line 2\n"
            "    titel: x\n"
            "    ^\n"
            "experiment: unknown key 'titel': did you mean 'title'?\n");
}

TEST_F(Check, EveryExperimentOfTheSiteKeepsItsPromise) {
  size_t count = 0;
  for (const auto& entry : fs::directory_iterator(source_folder() + "/web/experiments")) {
    if (entry.path().extension() != ".md") continue;
    const Result result = lockstep("check --runs 2 '" + entry.path().string() + "'");
    EXPECT_EQ(result.status, 0) << entry.path() << "\n" << result.out << result.err;
    ++count;
  }
  EXPECT_GE(count, 3u);
}

using Help = CommandLine;

TEST_F(Help, NamesEveryOption) {
  const Result result = lockstep("--help");
  EXPECT_EQ(result.status, 0);
  for (const char* option : {"--build", "--switch-points", "--engine", "--scheduler", "--seed", "--schedule",
                             "--switch-interval", "--timeout", "--trace", "--json", "--runs"})
    EXPECT_NE(result.out.find(option), std::string::npos) << option;
}

TEST_F(Help, WithoutACommandSaysWhatToTry) {
  const Result result = lockstep("");
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("lockstep run PROGRAM.py"), std::string::npos);
}

TEST_F(Help, AnUnknownCommandIsRefused) {
  const Result result = lockstep("rnu a.py");
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err, "lockstep: 'rnu' is not a command; there are run, explore, dis and check\n");
}

}  // namespace

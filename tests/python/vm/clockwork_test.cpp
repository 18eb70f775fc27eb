// Where another thread may run, what a run may use, and what is left behind.
#include <gtest/gtest.h>

#include "python/vm/turn_taking.h"

namespace lockstep::python::vm {
namespace {

// Two threads that each add 1 a thousand times to `counter`, by `statement`; switching after every `per_turn` switch
// points.
std::string race(const std::string& statement) {
  return "import threading\ncounter = 0\nclass O:\n  n = 0\n  @property\n  def one(self): return 1\no = O()\nxs = [0]\n"
         "d = {'k': 0}\nlock = threading.Lock()\ndef one():\n  return 1\n"
         "def work():\n  global counter\n  for _ in range(1000):\n    " +
         statement +
         "\nts = [threading.Thread(target=work) for _ in range(2)]\nfor t in ts: t.start()\nfor t in ts: t.join()\n"
         "print(counter + o.n + xs[0] + d['k'])\n";
}

class NeverLost : public testing::TestWithParam<const char*> {};
TEST_P(NeverLost, AtCPythonsSwitchPoints) {
  for (int64_t per_turn : {1, 2, 3, 7}) {
    EXPECT_EQ(run_in_turns(race(GetParam()), "race.py", {}, per_turn).out, "2000\n") << per_turn;
  }
}
INSTANTIATE_TEST_SUITE_P(Statements, NeverLost,
                         testing::Values("counter += 1", "o.n += 1", "xs[0] += 1", "d['k'] += 1",
                                         "t = counter; counter = t + 1", "counter += len((1,))",
                                         "counter += isinstance(1, int)", "t = counter; type(t); counter = t + 1",
                                         "t = counter; xs.append(t); counter = t + 1", "with lock: counter += abs(1)"));

class Lost : public testing::TestWithParam<const char*> {};
TEST_P(Lost, AtCPythonsSwitchPoints) { EXPECT_NE(run_in_turns(race(GetParam()), "race.py", {}, 1).out, "2000\n"); }
INSTANTIATE_TEST_SUITE_P(Statements, Lost,
                         testing::Values("counter += abs(1)", "counter += one()", "counter += int(1)",
                                         "counter += o.one", "counter += str('') == ''", "counter += sorted([1])[0]",
                                         "t = counter\n    for _ in (0,): pass\n    counter = t + 1"));

TEST(SwitchPoints, OfTheLanguageAreBetweenAllInstructionsSoThatCounterPlusOneLoses) {
  bool is_lost =
      false;  // one distance between the two threads, where each reads what the other has just stored, loses none
  for (int64_t per_turn : {1, 2, 3})
    is_lost |= run_in_turns(race("counter += 1"), "race.py", {.every_instruction = true}, per_turn).out != "2000\n";
  EXPECT_TRUE(is_lost);
}

TEST(SwitchPoints, DoNotChangeWhatALockProtects) {
  const std::string source =
      "import threading\ncounter = 0\nlock = threading.Lock()\ndef work():\n  global counter\n  for _ in range(200):\n"
      "    with lock:\n      counter += abs(1)\nts = [threading.Thread(target=work) for _ in range(3)]\n"
      "for t in ts: t.start()\nfor t in ts: t.join()\nprint(counter)\n";
  for (bool every : {false, true}) {
    for (int64_t per_turn : {1, 2, 5}) {
      EXPECT_EQ(run_in_turns(source, "lock.py", {.every_instruction = every}, per_turn).out, "600\n");
    }
  }
}

TEST(Instructions, OfACountingLoopAreSevenPerIteration) {
  const auto count = [](int n) {
    return run_in_turns("x = 0\ndef f():\n  global x\n  for _ in range(" + std::to_string(n) + "):\n    x += 1\nf()\n",
                        "loop.py")
        .instructions;
  };
  EXPECT_EQ(count(2000) - count(1000), 7000u);
}

TEST(Deadlock, OfTwoLocksIsReported) {
  const Ending ending = run_in_turns("import threading\na = threading.Lock()\na.acquire()\na.acquire()\n", "d.py");
  EXPECT_EQ(ending.status, "deadlock");
}

TEST(Limits, EndARunThatTakesTooMuchMemory) {
  EXPECT_EQ(run_in_turns("x = []\nwhile True: x.append('a' * 1000 + str(len(x)))\n", "m.py", {.memory_bytes = 8u << 20})
                .status,
            "limit: memory");
  EXPECT_EQ(run_in_turns("x = 'a' * 10**10\n", "m.py").status, "limit: memory");
}

TEST(Limits, EndARunOfTooManyInstructions) {
  EXPECT_EQ(run_in_turns("while True: pass\n", "i.py", {.instructions = 100'000}).status, "limit: instructions");
}

TEST(Unsupported, ConstructsAreRefusedByNameAndLine) {
  EXPECT_EQ(run_in_turns("x = 1\ny = 2j\n", "s.py").status, "unsupported: complex numbers (line 2)");
}

TEST(ModulesThatDoNotExist, RaiseModuleNotFoundError) {
  const Ending ending = run_in_turns("import nothing_here\n", "i.py");
  EXPECT_EQ(ending.err,
            "Traceback (most recent call last):\n  File \"i.py\", line 1, in <module>\n    import nothing_here\n"
            "ModuleNotFoundError: No module named 'nothing_here'\n");
  EXPECT_EQ(ending.exit_code, 1);
}

TEST(Recursion, EndsInRecursionErrorAtCPythonsLimit) {
  EXPECT_EQ(run_in_turns("def f(n):\n  return n if n == 0 else f(n - 1)\nprint(f(990))\ntry:\n  f(1001)\nexcept "
                         "RecursionError as e:\n  print(e)\n",
                         "r.py")
                .out,
            "0\nmaximum recursion depth exceeded\n");
}

TEST(LongChains, AreFreedWithoutTheCppStack) {
  EXPECT_EQ(run_in_turns("x = None\nfor _ in range(200000): x = [x]\nx = None\nprint('freed')\n", "chain.py").out,
            "freed\n");
}

}  // namespace
}  // namespace lockstep::python::vm

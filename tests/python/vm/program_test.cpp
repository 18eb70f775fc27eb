// Every program in programs/ prints what CPython 3.14 prints for it. The expectations beside them (*.out) are CPython's
// own output; `tests/python/vm/rewrite_expected.sh PYTHON3.14` writes them anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "places.h"
#include "python/vm/turn_taking.h"

namespace lockstep::python::vm {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> programs() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(tests_folder() + "/python/vm/programs")) {
    if (entry.path().extension() == ".py") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

class Program : public testing::TestWithParam<std::string> {};

TEST_P(Program, PrintsWhatCPythonPrints) {
  const fs::path path = fs::path(tests_folder() + "/python/vm/programs") / GetParam();
  const Ending ending = run_in_turns(text_of(path.string() + ".py"), GetParam() + ".py");
  EXPECT_EQ(ending.out, text_of(path.string() + ".out"));
  EXPECT_EQ(ending.err, "");
}

INSTANTIATE_TEST_SUITE_P(All, Program, testing::ValuesIn(programs()),
                         [](const auto& program) { return program.param; });

TEST(Excepthook, OfTheProgramIsCalledForWhatNobodyCaught) {
  const Ending ending = run_in_turns(
      "import sys\ndef hook(kind, value, trace): print('hook', kind.__name__, value, trace is not None)\n"
      "sys.excepthook = hook\n{}['x']\n",
      "hook.py");
  EXPECT_EQ(ending.out, "hook KeyError 'x' True\n");
  EXPECT_EQ(ending.err, "");
  EXPECT_EQ(ending.exit_code, 1);
}

TEST(Excepthook, ThatRaisesIsReportedWithWhatItWasCalledFor) {
  const Ending ending =
      run_in_turns("import sys\nsys.excepthook = lambda *given: 1 / 0\nraise ValueError('first')\n", "hook.py");
  EXPECT_EQ(ending.err,
            "Error in sys.excepthook:\nTraceback (most recent call last):\n"
            "  File \"hook.py\", line 2, in <lambda>\n    sys.excepthook = lambda *given: 1 / 0\n"
            "                                    ~~^~~\nZeroDivisionError: division by zero\n\n"
            "Original exception was:\nTraceback (most recent call last):\n  File \"hook.py\", line 3, in <module>\n"
            "    raise ValueError('first')\nValueError: first\n");
}

}  // namespace
}  // namespace lockstep::python::vm

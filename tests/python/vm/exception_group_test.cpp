// An uncaught exception group is printed as CPython 3.14 prints it; the text is its own.
#include <gtest/gtest.h>

#include "python/vm/turn_taking.h"

namespace lockstep::python::vm {
namespace {

TEST(ExceptionGroups, ArePrintedWithAMarginPerLevel) {
  const std::string source =
      "def fail():\n"
      "    try:\n"
      "        raise ValueError(\"inner\")\n"
      "    except ValueError as e:\n"
      "        raise ExceptionGroup(\"several\", [e, TypeError(\"t\"), ExceptionGroup(\"nested\", [OSError(3)])])\n"
      "fail()\n";
  const std::string expected =
      "Traceback (most recent call last):\n"
      "  File \"group.py\", line 3, in fail\n"
      "    raise ValueError(\"inner\")\n"
      "ValueError: inner\n"
      "\n"
      "During handling of the above exception, another exception occurred:\n"
      "\n"
      "  + Exception Group Traceback (most recent call last):\n"
      "  |   File \"group.py\", line 6, in <module>\n"
      "  |     fail()\n"
      "  |     ~~~~^^\n"
      "  |   File \"group.py\", line 5, in fail\n"
      "  |     raise ExceptionGroup(\"several\", [e, TypeError(\"t\"), ExceptionGroup(\"nested\", [OSError(3)])])\n"
      "  | ExceptionGroup: several (3 sub-exceptions)\n"
      "  +-+---------------- 1 ----------------\n"
      "    | Traceback (most recent call last):\n"
      "    |   File \"group.py\", line 3, in fail\n"
      "    |     raise ValueError(\"inner\")\n"
      "    | ValueError: inner\n"
      "    +---------------- 2 ----------------\n"
      "    | TypeError: t\n"
      "    +---------------- 3 ----------------\n"
      "    | ExceptionGroup: nested (1 sub-exception)\n"
      "    +-+---------------- 1 ----------------\n"
      "      | OSError: 3\n"
      "      +------------------------------------\n";
  EXPECT_EQ(run_in_turns(source, "group.py").err, expected);
}

}  // namespace
}  // namespace lockstep::python::vm

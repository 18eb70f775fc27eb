#include "lab/problem.h"

#include <gtest/gtest.h>

namespace lockstep::lab {
namespace {

using python::compile::Diagnostic;

TEST(Problem, CountsColumnsInCharactersFromOne) {
  const Diagnostic diagnostic{Diagnostic::Kind::syntax_error, "bad", {{2, 4}, {2, 6}}, "é = ;;"};
  const Problem problem = problem_of(diagnostic, "x = 1\n\xc3\xa9 = ;;\n");
  EXPECT_EQ(problem.line, 2u);
  EXPECT_EQ(problem.column, 4u);
  EXPECT_EQ(problem.end_column, 6u);
}

TEST(Problem, AFileThatEndsTooSoonShowsItsLastLineWithoutACaret) {
  const auto text_of = [](std::string_view source) {
    return describe(problem_of(python::compile::compile(source, "a.py").error(), source), "a.py");
  };
  EXPECT_EQ(text_of("def f():\n    # todo\n"),
            "  File \"a.py\", line 2\n    # todo\n"
            "IndentationError: expected an indented block after function definition on line 1\n");
  EXPECT_EQ(text_of("try:\n    y = 2\n"),
            "  File \"a.py\", line 2\n    y = 2\nSyntaxError: expected 'except' or 'finally' block\n");
  EXPECT_EQ(text_of("if x:\ny = 2\n"),
            "  File \"a.py\", line 2\n    y = 2\n    ^\n"
            "IndentationError: expected an indented block after 'if' statement on line 1\n");
}

TEST(Problem, ACaretInFrontOfTheTextIsNotShown) {
  const auto text_of = [](std::string_view source) {
    return describe(problem_of(python::compile::compile(source, "a.py").error(), source), "a.py");
  };
  EXPECT_EQ(text_of("  x = 1\n"), "  File \"a.py\", line 1\n    x = 1\nIndentationError: unexpected indent\n");
  EXPECT_EQ(text_of("x = \n"), "  File \"a.py\", line 1\n    x = \n        ^\nSyntaxError: invalid syntax\n");
}

// What CPython 3.14 prints for each of these files.
TEST(Problem, AMisspeltKeywordIsNamed) {
  const auto message_of = [](std::string_view source) {
    const auto code = python::compile::compile(source, "a.py");
    return code ? std::string("none") : problem_of(code.error(), source).message;
  };
  const auto meant = [](const std::string& keyword) { return "invalid syntax. Did you mean '" + keyword + "'?"; };
  EXPECT_EQ(message_of("x = 1\nwhlie True:\n    pass\n"), meant("while"));
  EXPECT_EQ(message_of("for i in x:\n    y = i\nwhlie True:\n    pass\n"), meant("while"));
  EXPECT_EQ(message_of("if x:\n    pass\nelsif y:\n    pass\n"), meant("elif"));
  EXPECT_EQ(message_of("def f(x):\n    y = 1\n    retrun y\n"), meant("return"));
  EXPECT_EQ(message_of("from math imprt sqrt\n"), meant("import"));
  EXPECT_EQ(message_of("x = [i fr i in y]\n"), meant("for"));
  EXPECT_EQ(message_of("pritn x\n"), "invalid syntax");
  EXPECT_EQ(message_of("retrun y\n"), "invalid syntax");
  EXPECT_EQ(message_of("a b\n"), "invalid syntax");
}

TEST(Problem, IsDescribedAsCPythonPrintsASyntaxError) {
  const Problem problem{"SyntaxError", "expected ':'", 3, 22, 3, 23, "    for _ in range(3)"};
  EXPECT_EQ(describe(problem, "race.py"),
            "  File \"race.py\", line 3\n"
            "    for _ in range(3)\n"
            "                     ^\n"
            "SyntaxError: expected ':'\n");
}

TEST(Problem, MarksTheWholeSpan) {
  const Problem problem{"SyntaxError", "invalid syntax", 1, 5, 1, 8, "x = abc def"};
  EXPECT_EQ(describe(problem, "a.py"),
            "  File \"a.py\", line 1\n"
            "    x = abc def\n"
            "        ^^^\n"
            "SyntaxError: invalid syntax\n");
}

TEST(Problem, ASpanOverSeveralLinesIsMarkedToTheEndOfTheFirst) {
  const Problem problem{"SyntaxError", "bad", 1, 5, 3, 2, "x = (1,"};
  EXPECT_EQ(describe(problem, "a.py"),
            "  File \"a.py\", line 1\n"
            "    x = (1,\n"
            "        ^^^\n"
            "SyntaxError: bad\n");
}

TEST(Problem, SaysInItsLastLineWhereAnUnsupportedConstructStands) {
  const Problem problem{"unsupported", "'async def'", 3, 1, 3, 10, "async def f():"};
  EXPECT_TRUE(describe(problem, "a.py").ends_with("\nunsupported: 'async def' (line 3)\n"));
}

TEST(Problem, WithoutAPlaceIsOneLine) {
  EXPECT_EQ(describe({"request", "the request is not JSON", 0, 0, 0, 0, ""}, "a.py"),
            "request: the request is not JSON\n");
}

TEST(Problem, OfAnExperimentPointsIntoItsText) {
  const Problem problem = problem_of(TextError{{2, 7}, "bad"}, "experiment", "---\ntitle: \xc3\xa9\n");
  EXPECT_EQ(problem.line, 2u);
  EXPECT_EQ(problem.column, 8u);
  EXPECT_EQ(problem.line_text, "title: \xc3\xa9");
}

TEST(Problem, AColumnPastTheEndOfItsLineDoesNotLeadAstray) {
  const Diagnostic diagnostic{Diagnostic::Kind::syntax_error, "bad", {{1, 40}, {1, 41}}, "x"};
  EXPECT_NE(describe(problem_of(diagnostic, "x\n"), "a.py"), "");
}

}  // namespace
}  // namespace lockstep::lab

#include "experiment/parameter.h"

#include <gtest/gtest.h>

namespace lockstep::experiment {
namespace {

std::string rewritten(std::string_view program, const ParameterValues& values) {
  auto text = with_parameters(program, values);
  return text ? *text : "error: " + text.error().message;
}

TEST(Literal, KnowsTheKindOfALiteral) {
  const auto kind = kind_of_literal;
  EXPECT_EQ(kind("12"), LiteralKind::integer);
  EXPECT_EQ(kind("-1_000"), LiteralKind::integer);
  EXPECT_EQ(kind("0"), LiteralKind::integer);
  EXPECT_EQ(kind("0.5"), LiteralKind::real);
  EXPECT_EQ(kind("1."), LiteralKind::real);
  EXPECT_EQ(kind("1e-3"), LiteralKind::real);
  EXPECT_EQ(kind("True"), LiteralKind::boolean);
}

TEST(Literal, IsNothingElse) {
  for (const std::string_view text :
       {"", "-", "x", "1_", "_1", "1__0", "012", "1e", "0x10", "'a'", "1 + 1", "[1]", "None"})
    EXPECT_EQ(kind_of_literal(text), LiteralKind::none) << text;
}

TEST(Parameter, IsRewrittenInPlace) { EXPECT_EQ(rewritten("n = 4\nprint(n)\n", {{"n", "10"}}), "n = 10\nprint(n)\n"); }

TEST(Parameter, KeepsItsSpacingAndItsRemark) {
  EXPECT_EQ(rewritten("n=4   # four\n", {{"n", "10"}}), "n=10   # four\n");
}

TEST(Parameter, SeveralAreRewrittenTogether) {
  EXPECT_EQ(rewritten("a = 1\nb = True\n", {{"a", "22"}, {"b", "False"}}), "a = 22\nb = False\n");
}

TEST(Parameter, IsNotTheLongerName) { EXPECT_EQ(rewritten("nn = 1\nn = 2\n", {{"n", "3"}}), "nn = 1\nn = 3\n"); }

TEST(Parameter, IsNotAComparison) { EXPECT_EQ(rewritten("n == 1\nn = 2\n", {{"n", "3"}}), "n == 1\nn = 3\n"); }

TEST(Parameter, IsNotFoundInsideAFunction) {
  EXPECT_EQ(rewritten("def f():\n    n = 1\n", {{"n", "3"}}),
            "error: the program has no line 'n = …' at its top level");
}

TEST(Parameter, IsNotFoundInsideAString) {
  EXPECT_EQ(rewritten("text = '''\nn = 1\n'''\nn = 2\n", {{"n", "3"}}), "text = '''\nn = 1\n'''\nn = 3\n");
}

TEST(Parameter, IsNotFoundInsideBrackets) {
  EXPECT_EQ(rewritten("f(\nn = 1\n)\nn = 2\n", {{"n", "3"}}), "f(\nn = 1\n)\nn = 3\n");
}

TEST(Parameter, IsNotFoundInAContinuedLine) {
  EXPECT_EQ(rewritten("x = \\\nn = 1\nn = 2\n", {{"n", "3"}}), "x = \\\nn = 1\nn = 3\n");
}

TEST(Parameter, QuotesInARemarkDoNotOpenAString) {
  EXPECT_EQ(rewritten("# don't\nn = 2\n", {{"n", "3"}}), "# don't\nn = 3\n");
}

TEST(Parameter, TakesOnlyALiteralAsItsValue) {
  EXPECT_EQ(rewritten("n = 2\n", {{"n", "__import__('os')"}}),
            "error: '__import__('os')' is no value for the parameter 'n': expected a number, True or False");
}

TEST(Parameter, SaysInWhichLineItIsAssignedTwice) {
  const auto text = with_parameters("n = 2\nn = 3\n", {{"n", "1"}});
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().at.line, 2u);
}

TEST(Parameter, AProgramThatEndsInAnOpenStringIsStillRead) {
  EXPECT_EQ(rewritten("n = 2\nx = '''abc", {{"n", "3"}}), "n = 3\nx = '''abc");
  EXPECT_EQ(rewritten("n = 2\nx = '\\", {{"n", "3"}}), "n = 3\nx = '\\");
}

}  // namespace
}  // namespace lockstep::experiment

#include "experiment/outcome.h"

#include <gtest/gtest.h>

namespace lockstep::experiment {
namespace {

const ParameterValues values{{"n", "1_000"}, {"ratio", "0.5"}};

TEST(Pattern, MatchesItselfLiterally) {
  EXPECT_TRUE(matches("Total: 7", "Total: 7", values));
  EXPECT_FALSE(matches("Total: 7", "Total: 77", values));
}

TEST(Pattern, MatchesANumberComputedFromParameters) {
  EXPECT_TRUE(matches("Total: {4*n-1}", "Total: 3999", values));
  EXPECT_FALSE(matches("Total: {4*n-1}", "Total: 4000", values));
}

TEST(Pattern, MatchesARangeWithBothItsEnds) {
  for (const char* line : {"0", "500", "999"}) EXPECT_TRUE(matches("{0..n-1}", line, values)) << line;
  for (const char* line : {"-1", "1000", "", "x", "5x"}) EXPECT_FALSE(matches("{0..n-1}", line, values)) << line;
}

TEST(Pattern, ARangeMayBeOpen) {
  EXPECT_TRUE(matches("{..}", "-12", values));
  EXPECT_TRUE(matches("{5..}", "123456789", values));
  EXPECT_FALSE(matches("{..5}", "6", values));
}

TEST(Pattern, MatchesAnyText) {
  EXPECT_TRUE(matches("Caught {*}!", "Caught !", values));
  EXPECT_TRUE(matches("Caught {*}!", "Caught a! b!", values));
  EXPECT_FALSE(matches("Caught {*}!", "Caught", values));
}

TEST(Pattern, TriesEveryPlaceForWhatFollowsAnyText) {
  EXPECT_TRUE(matches("{*}a{1..5}{*}b", "xa9a3yyb", values));
  EXPECT_FALSE(matches("{*}a{1..5}{*}b", "xa9a8yyb", values));
}

TEST(Pattern, TakesNoExponentialTime) {
  const std::string line(20000, 'a');
  EXPECT_FALSE(matches("{*}a{*}a{*}a{*}a{*}a{*}a{*}a{*}a{*}b", line, values));
}

std::string problem(std::string_view pattern) {
  const auto checked = check_pattern(pattern, {"n"});
  return checked ? "fine" : std::to_string(checked.error().at.column) + " " + checked.error().message;
}

TEST(Pattern, SaysWhatIsWrongWithIt) {
  EXPECT_EQ(problem("x {n*2..n*3} {*}"), "fine");
  EXPECT_EQ(problem("x {n"), "2 '{' is never closed");
  EXPECT_EQ(problem("x {}"), "2 empty braces: write {..} for any number, {*} for any text");
  EXPECT_EQ(problem("{m}"), "0 'm' is neither a number nor a parameter");
  EXPECT_EQ(problem("{n*}"), "0 expected a number or a parameter");
  EXPECT_EQ(problem("{n n}"), "0 expected + - or *");
  EXPECT_EQ(problem("{1.5}"), "0 '1.5' is not an integer");
}

const std::vector<Outcome> outcomes{
    {"full", "ok", "Total: {n}", ""}, {"stuck", "deadlock", "", ""}, {"raised", "exception", "", "KeyError: {*}"}};

std::string recognised(const Observation& seen) {
  const Outcome* outcome = recognise(outcomes, seen, values);
  return outcome ? outcome->name : "none";
}

TEST(Outcome, IsRecognisedByTheLastLineOfTheOutput) {
  EXPECT_EQ(recognised({"ok", "starting\nTotal: 1000\n", ""}), "full");
  EXPECT_EQ(recognised({"ok", "Total: 1000\ndone\n", ""}), "none");
}

TEST(Outcome, IsRecognisedByTheStatus) {
  EXPECT_EQ(recognised({"deadlock", "", ""}), "stuck");
  EXPECT_EQ(recognised({"timeout", "Total: 1000\n", ""}), "none");
}

TEST(Outcome, IsRecognisedByTheLastLineOfTheErrors) {
  EXPECT_EQ(recognised({"exception", "", "Traceback\n  x\nKeyError: 'a'\n"}), "raised");
  EXPECT_EQ(recognised({"exception", "", "ValueError: 'a'\n"}), "none");
}

TEST(LastLine, IgnoresEmptyLinesAtTheEnd) {
  EXPECT_EQ(last_line("a\nb\n\n"), "b");
  EXPECT_EQ(last_line("a"), "a");
  EXPECT_EQ(last_line("\n"), "");
  EXPECT_EQ(last_line("a\r\nb\r\n"), "b");
}

}  // namespace
}  // namespace lockstep::experiment

// The message and the place of every error in syntax_errors.txt, as CPython gives them.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "places.h"
#include "python/compile/compile.h"

namespace lockstep::python::compile {
namespace {

std::string verdict(const std::string& source) {
  auto result = compile(source, "f.py");
  if (result) return "no error";
  const Diagnostic& d = result.error();
  const char* kind = d.kind == Diagnostic::Kind::syntax_error        ? "SyntaxError: "
                     : d.kind == Diagnostic::Kind::indentation_error ? "IndentationError: "
                     : d.kind == Diagnostic::Kind::tab_error         ? "TabError: "
                                                                     : "unsupported: ";
  return kind + d.message + " @ " + std::to_string(d.span.begin.line) + ":" + std::to_string(d.span.begin.column + 1);
}

TEST(SyntaxErrors, HaveCPythonsMessageAndPlace) {
  std::ifstream file(tests_folder() + "/python/compile/syntax_errors.txt");
  ASSERT_TRUE(file);
  std::string source, line;
  int count = 0;
  while (std::getline(file, line)) {
    if (line == "<<<") {
      source.clear();
    } else if (line.starts_with(">>> ")) {
      if (!source.empty()) source.pop_back();  // the file's newline before the verdict
      EXPECT_EQ(verdict(source), line.substr(4)) << source;
      count++;
    } else {
      source += line + "\n";
    }
  }
  EXPECT_GT(count, 600);
}

TEST(SyntaxErrors, ComeWithTheSourceLine) {
  auto result = compile("x = 1\nif x\n    pass\n", "f.py");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().line_text, "if x");
  EXPECT_EQ(result.error().summary(), "SyntaxError: expected ':' (line 2, column 5)");
}

TEST(SyntaxErrors, CountColumnsInBytes) {
  auto result = compile("\"\u00e9\" = 1", "f.py");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().span.end.column, 4u);
}

TEST(SyntaxErrors, AreFoundInTextThatIsNotUtf8) {
  auto result = compile("x = '\xff'\n", "f.py");
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().message.starts_with("Non-UTF-8 code starting with '\\xff' on line 1"));
}

TEST(SyntaxErrors, AreFoundInTextWithNullBytes) {
  auto result = compile(std::string("x = 1\0", 6), "f.py");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "source code cannot contain null bytes");
}

struct Refusal {
  const char *source, *summary;
};

class Unsupported : public testing::TestWithParam<Refusal> {};

TEST_P(Unsupported, ConstructIsRefusedByNameAndLine) {
  auto result = compile(GetParam().source, "f.py");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, Diagnostic::Kind::unsupported);
  EXPECT_EQ(result.error().summary(), GetParam().summary);
}

INSTANTIATE_TEST_SUITE_P(Constructs, Unsupported,
                         testing::Values(Refusal{"match x:\n    case 1: pass",
                                                 "unsupported: 'match' statement (line 1)"},
                                         Refusal{"type X = int", "unsupported: 'type' statement (line 1)"},
                                         Refusal{"def f[T](x): pass", "unsupported: type parameters (line 1)"},
                                         Refusal{"class A[T]: pass", "unsupported: type parameters (line 1)"},
                                         Refusal{"x = t'{y}'", "unsupported: t-string (line 1)"},
                                         Refusal{"x = '\\N{BULLET}'", "unsupported: '\\N{...}' in a string (line 1)"}));

TEST(Coroutines, AreRefusedByNameWhereTheCallerCannotRunThem) {
  const Language without{.coroutines = false, .star_import = false};
  const auto refusal = [&](const char* source) {
    auto result = compile(source, "f.py", Mode::exec, without);
    return result ? std::string() : result.error().summary();
  };
  EXPECT_EQ(refusal("\n\n@a\nasync def f(): pass"), "unsupported: 'async def' (line 4)");
  EXPECT_EQ(refusal("async for x in y: pass"), "unsupported: 'async for' (line 1)");
  EXPECT_EQ(refusal("async with x: pass"), "unsupported: 'async with' (line 1)");
  EXPECT_EQ(refusal("[x async for x in y]"), "unsupported: 'async for' (line 1)");
  EXPECT_EQ(refusal("x = await y"), "unsupported: 'await' (line 1)");
  EXPECT_EQ(refusal("from a import *"), "unsupported: 'import *' (line 1)");
}

TEST(SoftKeywords, AreNamesWhereTheyAreNoStatements) {
  EXPECT_TRUE(compile("match = case = type = _ = 1\nmatch(case)\nmatch.x = type[case]\nprint(match, -type)\n", "f.py"));
}

}  // namespace
}  // namespace lockstep::python::compile

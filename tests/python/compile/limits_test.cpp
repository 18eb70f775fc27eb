// Sources that would exhaust the stack, the memory or the patience of a careless compiler.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "python/compile/compile.h"

namespace lockstep::python::compile {
namespace {

std::string repeated(const std::string& text, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; i++) out += text;
  return out;
}

std::string message(const std::string& source) {
  auto result = compile(source, "f.py");
  return result ? "" : result.error().message;
}

TEST(Limits, TwoHundredBracketsAreTheMost) {
  EXPECT_EQ(message(repeated("(", 200) + "x" + repeated(")", 200)), "");
  EXPECT_EQ(message(repeated("(", 201) + "x" + repeated(")", 201)), "too many nested parentheses");
  EXPECT_EQ(message(repeated("[", 100000)), "too many nested parentheses");
}

TEST(Limits, HundredIndentsAreTheMost) {
  std::string source;
  for (size_t i = 0; i < 101; i++) source += std::string(i, ' ') + "if x:\n";
  EXPECT_EQ(message(source + std::string(101, ' ') + "pass\n"), "too many levels of indentation");
}

TEST(Limits, NestedBlocksAreCounted) {
  std::string source;
  for (size_t i = 0; i < 41; i++) source += std::string(i, ' ') + "while x:\n";
  EXPECT_EQ(message(source + std::string(41, ' ') + "pass\n"), "too many statically nested blocks");
}

TEST(Limits, DeepTreesWithoutBracketsAreRefused) {
  for (const char* piece : {"not ", "-", "~", "lambda: ", "x if y else ", "2 ** ", "x.y(", "x[", "f'{", "{1: "}) {
    EXPECT_NE(message("z = " + repeated(piece, 100000) + "x"), "") << piece;
  }
  for (const char* piece : {" + x", ".x", "()", "[0]", " < x"}) {
    std::string result = message("z = x" + repeated(piece, 100000));
    EXPECT_TRUE(result.empty() || result.starts_with("source is too complex")) << piece << result;
  }
  EXPECT_EQ(message("x = 1\n" + repeated("if x: pass\nel", 1) + "se: pass\n"), "");
}

TEST(Limits, LongButFlatSourcesCompile) {
  EXPECT_EQ(message("x = [" + repeated("1, ", 50000) + "]\n"), "");
  EXPECT_EQ(message("f(" + repeated("a, ", 20000) + ")\n"), "");
  EXPECT_EQ(message(repeated("x = x + 1\n", 20000)), "");
  EXPECT_EQ(message("x = y" + repeated(" and y", 20000) + "\n"), "");
  EXPECT_EQ(message("x = 1" + repeated(" + 1", 1000) + "\n"), "");
  EXPECT_EQ(message("if x: pass\n" + repeated("elif x: pass\n", 1500)), "");
}

TEST(Limits, FinallyInFinallyMultipliesAndIsStopped) {
  std::string source;
  for (size_t i = 0; i < 30; i++) source += std::string(i, ' ') + "try: pass\n" + std::string(i, ' ') + "finally:\n";
  EXPECT_NE(message(source + std::string(30, ' ') + "pass\n"), "");
}

TEST(Limits, TimeGrowsInProportionToTheText) {
  auto seconds = [](const std::string& source) {
    auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(message(source), "");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const std::string piece = "def f(a, b):\n    for i in a:\n        if i: print(f'{i} {b!r:>3}', [x for x in b])\n";
  double small = seconds(repeated(piece, 500)), large = seconds(repeated(piece, 4000));
  EXPECT_LT(large, 40 * small + 0.5);  // 8 times the text; quadratic would be 64 times the time
}

TEST(Limits, LargeResultsAreNotFolded) {
  EXPECT_EQ(message("x = 10 ** 10 ** 9\ny = 1 << 10 ** 9\nz = 'a' * 10 ** 9\nw = (1,) * 10 ** 9\n"), "");
}

// Random edits of real text: whatever comes out, compile() comes back with an answer.
TEST(Limits, MutatedProgramsNeverCrash) {
  const std::string seed =
      "from a import b as c\n@d(1)\nclass A(B, k=1):\n    x: int = 3\n    def f(self, a, /, b=1, *c, d, **e) -> 'r':\n"
      "        '''doc'''\n        try:\n            with a as b, c: yield f'{a!r:>{b}} {{ {c=}'\n"
      "        except (E, F) as g:\n            raise G from g\n        else:\n            return [i for i in x if i]\n"
      "        finally:\n            del a[1:2], b.c; nonlocal z\n        while a < b <= c and not d or e: break\n"
      "        for (i, *j), k in {**a, 1: 2}: x += lambda q=1: (y := q) if q else -q ** 2\n"
      "x = 0x1f + 1_0.5e-3j * \"s\\n\" % (b'\\x00', ...)\n";
  std::mt19937 random(1);
  auto pick = [&](size_t n) { return size_t(random() % n); };
  const std::string letters = "()[]{}:,;.=+-*/<>!'\"\\#@ \n\tfbrlambdaifelse0123456789xX_e\xc3\xa9\xff";
  int good = 0;
  for (int round = 0; round < 20000; round++) {
    std::string text = seed;
    for (size_t edits = 1 + pick(4); edits > 0; edits--) {
      size_t at = pick(text.size());
      switch (pick(4)) {
        case 0: text.erase(at, 1 + pick(6)); break;
        case 1: text.insert(at, 1, letters[pick(letters.size())]); break;
        case 2: text[at] = letters[pick(letters.size())]; break;
        default: {
          size_t from = pick(text.size());
          text.insert(at, text.substr(from, 1 + pick(30)));
        }
      }
    }
    auto result = compile(text, "f.py");
    if (result) {
      good++;
    } else {
      EXPECT_FALSE(result.error().message.empty());
    }
  }
  EXPECT_LT(good, 20000);
}

}  // namespace
}  // namespace lockstep::python::compile

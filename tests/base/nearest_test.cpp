#include "base/nearest.h"

#include <gtest/gtest.h>

#include <string>

namespace lockstep {
namespace {

std::string_view cpython(std::string_view word, const std::vector<std::string_view>& candidates) {
  return nearest(word, candidates, Tolerance::of_cpython);
}

// The answers are those of CPython 3.14's _suggestions._generate_suggestions.
TEST(Nearest, AnswersAsCPythonDoes) {
  EXPECT_EQ(cpython("bluch", {"blech", "bluchin"}), "blech");
  EXPECT_EQ(cpython("titel", {"chapter", "title"}), "title");
  EXPECT_EQ(cpython("chaptr", {"chapter", "title"}), "chapter");
  EXPECT_EQ(cpython("Value", {"values", "value"}), "value");  // another case costs half
  EXPECT_EQ(cpython("abc", {"abx", "aby"}), "abx");           // of two the first
  EXPECT_EQ(cpython("abc", {"abc", "abd"}), "abd");           // not the word itself
  EXPECT_EQ(cpython("abcdef", {"abcxyf"}), "abcxyf");
  EXPECT_EQ(cpython("abcdef", {"abxyzf"}), "");
  EXPECT_EQ(cpython("sede", {"workers", "seed", "speed"}), "");
  EXPECT_EQ(cpython("ab", {"xy"}), "");
  EXPECT_EQ(cpython("a", {"b"}), "");
  EXPECT_EQ(cpython("abc", {}), "");
}

TEST(Nearest, AllowsTwoWrongLettersInWordsOfOurs) {
  EXPECT_EQ(nearest("sede", {"workers", "seed", "speed"}), "seed");
  EXPECT_EQ(nearest("vai", {"to", "via"}), "via");
  EXPECT_EQ(nearest("vaix", {"to", "iavy"}), "");
  EXPECT_EQ(nearest("abcdef", {"abxyzf"}), "");
}

TEST(Nearest, LeavesLongNamesAndLongListsAlone) {
  const std::string front(41, 'x'), back(41, 'y');
  EXPECT_EQ(nearest(front, {back}), "");
  // What both begin and end with does not count.
  EXPECT_EQ(nearest(front + "ab" + back, {front + "ac" + back}), front + "ac" + back);
  EXPECT_EQ(nearest("abc", std::vector<std::string_view>(750, "abd")), "");
  EXPECT_EQ(nearest("abc", std::vector<std::string_view>(749, "abd")), "abd");
}

}  // namespace
}  // namespace lockstep

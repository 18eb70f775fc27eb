#include "python/code/repr.h"

#include <gtest/gtest.h>

#include "python/code/unicode.h"

namespace lockstep::python::code {
namespace {

TEST(Repr, OfAFloatIsTheShortestThatReadsBack) {
  EXPECT_EQ(repr(0.1), "0.1");
  EXPECT_EQ(repr(1.0), "1.0");
  EXPECT_EQ(repr(-0.0), "-0.0");
  EXPECT_EQ(repr(1e16), "1e+16");
  EXPECT_EQ(repr(123456789012345680.0), "1.2345678901234568e+17");
  EXPECT_EQ(repr(9999999999999998.0), "9999999999999998.0");
  EXPECT_EQ(repr(1e-5), "1e-05");
  EXPECT_EQ(repr(0.0001), "0.0001");
  EXPECT_EQ(repr(5e-324), "5e-324");
}

TEST(Repr, OfTextChoosesTheQuoteThatNeedsNoEscape) {
  EXPECT_EQ(repr_of_str("it's"), "\"it's\"");
  EXPECT_EQ(repr_of_str("it's \"it\""), "'it\\'s \"it\"'");
  EXPECT_EQ(repr_of_str("\n\t\x01\x7f\\"), "'\\n\\t\\x01\\x7f\\\\'");
  EXPECT_EQ(repr_of_str("\u00e9\u00a0\u200b\U0001f600\xed\xa0\x80"), "'\u00e9\\xa0\\u200b\U0001f600\\ud800'");
}

TEST(Repr, OfContainersNests) {
  Constant one{int64_t(1)};
  EXPECT_EQ(repr(Constant{Tuple{{one}}}), "(1,)");
  EXPECT_EQ(repr(Constant{Tuple{{one, {Tuple{}}, {None{}}, {Ellipsis{}}}}}), "(1, (), None, Ellipsis)");
  EXPECT_EQ(repr(Constant{Slice{{one, {None{}}, {true}}}}), "slice(1, None, True)");
  EXPECT_EQ(repr(Constant{std::complex<double>(1.5, -2)}), "(1.5-2j)");
  EXPECT_EQ(repr(Constant{std::complex<double>(0, 1)}), "1j");
}

TEST(Repr, OfAFrozensetOfIntegersIsInTheOrderOfItsTable) {
  FrozenSet set;
  for (int64_t n : {300, 5, -1, 8, 16}) set.items.push_back({n});
  EXPECT_EQ(repr(Constant{set}), "frozenset({5, 8, 300, 16, -1})");
}

TEST(Unicode, KnowsWhatMayBeInAnIdentifier) {
  EXPECT_TRUE(is_identifier_start(U'\u03c0'));
  EXPECT_FALSE(is_identifier_start(U'\u0301'));
  EXPECT_TRUE(is_identifier_part(U'\u0301'));
  EXPECT_FALSE(is_identifier_part(U'\u20ac'));
}

}  // namespace
}  // namespace lockstep::python::code

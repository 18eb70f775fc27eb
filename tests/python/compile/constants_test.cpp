#include "python/compile/constants.h"

#include <gtest/gtest.h>

#include "python/code/integer.h"
#include "python/code/opcodes.h"
#include "python/code/repr.h"

namespace lockstep::python::compile {
namespace {

using code::Constant;

std::string folded(const Constant& a, int operation, const Constant& b) {
  auto result = fold_binary(a, operation, b);
  return result ? code::repr(*result) : "nothing";
}
Constant number(const char* digits) { return code::Integer::from_digits(digits, 10).to_constant(); }

TEST(ConstantTable, KeepsTypesAndSignsApart) {
  ConstantTable table;
  EXPECT_EQ(table.add({int64_t(1)}), 0);
  EXPECT_EQ(table.add({1.0}), 1);
  EXPECT_EQ(table.add({true}), 2);
  EXPECT_EQ(table.add({0.0}), 3);
  EXPECT_EQ(table.add({-0.0}), 4);
  EXPECT_EQ(table.add({std::string("1")}), 5);
  EXPECT_EQ(table.add({code::Bytes{"1"}}), 6);
  EXPECT_EQ(table.add({code::Tuple{{{int64_t(1)}}}}), 7);
  EXPECT_EQ(table.add({int64_t(1)}), 0);
  EXPECT_EQ(table.add({code::Tuple{{{int64_t(1)}}}}), 7);
}

TEST(Folding, IntegersGrowBeyondMachineWords) {
  EXPECT_EQ(folded({int64_t(1)}, code::NB_LSHIFT, {int64_t(64)}), "18446744073709551616");
  EXPECT_EQ(folded({int64_t(10)}, code::NB_POWER, {int64_t(20)}), "100000000000000000000");
  EXPECT_EQ(folded({INT64_MAX}, code::NB_ADD, {int64_t(1)}), "9223372036854775808");
  EXPECT_EQ(folded({INT64_MIN}, code::NB_MULTIPLY, {int64_t(-1)}), "9223372036854775808");
}

TEST(Folding, DividesTowardsMinusInfinity) {
  EXPECT_EQ(folded({int64_t(-7)}, code::NB_FLOOR_DIVIDE, {int64_t(2)}), "-4");
  EXPECT_EQ(folded({int64_t(-7)}, code::NB_REMAINDER, {int64_t(3)}), "2");
  EXPECT_EQ(folded(number("-100000000000000000000000"), code::NB_FLOOR_DIVIDE, number("30000000000000000007")),
            "-3334");
  EXPECT_EQ(folded({7.5}, code::NB_REMAINDER, {-2.0}), "-0.5");
  EXPECT_EQ(folded({-7.5}, code::NB_FLOOR_DIVIDE, {2.0}), "-4.0");
}

TEST(Folding, TrueDivisionIsRoundedOnce) {
  EXPECT_EQ(folded({int64_t(1)}, code::NB_TRUE_DIVIDE, {int64_t(3)}), "0.3333333333333333");
  EXPECT_EQ(folded(number("123456789012345678901234567890"), code::NB_TRUE_DIVIDE, number("987654321098765432109")),
            "124999998.8609375");
}

TEST(Folding, LeavesWhatWouldRaiseOrGrow) {
  EXPECT_EQ(folded({int64_t(1)}, code::NB_TRUE_DIVIDE, {int64_t(0)}), "nothing");
  EXPECT_EQ(folded({int64_t(2)}, code::NB_POWER, {int64_t(129)}), "nothing");
  EXPECT_EQ(folded({std::string("a")}, code::NB_MULTIPLY, {int64_t(4097)}), "nothing");
  EXPECT_EQ(folded({std::string("%s")}, code::NB_REMAINDER, {int64_t(1)}), "nothing");
  EXPECT_EQ(folded({std::string("abc")}, code::NB_SUBSCR, {int64_t(3)}), "nothing");
}

TEST(Folding, IndexesCharactersNotBytes) {
  EXPECT_EQ(folded({std::string("a\u00e9b")}, code::NB_SUBSCR, {int64_t(-2)}), "'\u00e9'");
  Constant every_other{code::Slice{{{code::None{}}, {code::None{}}, {int64_t(-2)}}}};
  EXPECT_EQ(folded({std::string("abcd\u00e9")}, code::NB_SUBSCR, every_other), "'\u00e9ca'");
}

}  // namespace
}  // namespace lockstep::python::compile

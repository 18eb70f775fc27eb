#include "python/code/integer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "python/code/repr.h"

namespace lockstep::python::code {
namespace {

Integer number(std::string_view digits) { return Integer::from_digits(digits, 10); }
Integer power_of_two(uint64_t exponent) { return Integer(1).shifted_left(exponent); }

TEST(Integer, IsReadAndWrittenInEveryBase) {
  EXPECT_EQ(Integer::from_digits("ffff_ffff_FFFF_ffff_f", 16).text(), "295147905179352825855");
  EXPECT_EQ(number("-123456789012345678901234567890").text(), "-123456789012345678901234567890");
  EXPECT_EQ(number("-123456789012345678901234567890").text(16), "-18ee90ff6c373e0ee4e3f0ad2");
  EXPECT_EQ(Integer(0).text(), "0");
  EXPECT_EQ(number("0000").text(2), "0");
  const std::string long_digits = "7" + std::string(500, '0') + "12345" + std::string(300, '0');
  const Integer long_number = number(long_digits);
  EXPECT_EQ(long_number.text(), long_digits);
  for (unsigned base = 2; base <= 36; ++base)
    EXPECT_TRUE((Integer::from_digits(long_number.text(base), base) - long_number).is_zero()) << base;
}

TEST(Integer, IsTheSmallestConstantThatHoldsIt) {
  EXPECT_EQ(number("9223372036854775807").to_int64(), INT64_MAX);
  EXPECT_EQ(number("-9223372036854775808").to_int64(), INT64_MIN);
  EXPECT_EQ(number("9223372036854775808").to_int64(), std::nullopt);
  EXPECT_EQ(number("-9223372036854775809").to_int64(), std::nullopt);
  EXPECT_TRUE(std::holds_alternative<int64_t>(Integer(INT64_MIN).to_constant().value));
  EXPECT_EQ(repr(power_of_two(63).to_constant()), "9223372036854775808");
  EXPECT_EQ(Integer::from_constant(power_of_two(200).to_constant())->text(), power_of_two(200).text());
  EXPECT_EQ(Integer::from_constant({true})->to_int64(), 1);
  EXPECT_FALSE(Integer::from_constant({1.0}));
}

TEST(Integer, DivisionFloors) {
  const Integer big = number("100000000000000000000000"), small = number("30000000000000000007");
  const auto divided = [](const Integer& a, const Integer& b) {
    const auto [quotient, remainder] = Integer::floor_divide(a, b);
    EXPECT_TRUE((quotient * b + remainder - a).is_zero());
    return quotient.text() + " " + remainder.text();
  };
  EXPECT_EQ(divided(big, small), "3333 9999999999999976669");
  EXPECT_EQ(divided(big.negated(), small), "-3334 20000000000000023338");
  EXPECT_EQ(divided(big, small.negated()), "-3334 -20000000000000023338");
  EXPECT_EQ(divided(big.negated(), small.negated()), "3333 -9999999999999976669");
  EXPECT_EQ(divided(big, Integer(-7)), "-14285714285714285714286 -2");
  EXPECT_EQ(divided(big.negated(), Integer(7)), "-14285714285714285714286 2");
  EXPECT_EQ(divided(Integer(3), small.negated()), "-1 -30000000000000000004");
  EXPECT_EQ(divided(Integer(0), small), "0 0");
}

TEST(Integer, ShiftsAndBitsAreThoseOfTwosComplement) {
  const Integer a = number("-18446744073709551617"), b(255);
  EXPECT_EQ((a & b).text(), "255");
  EXPECT_EQ((a | b).text(), "-18446744073709551617");
  EXPECT_EQ((a ^ b).text(), "-18446744073709551872");
  EXPECT_EQ(a.inverted().text(), "18446744073709551616");
  EXPECT_EQ(a.shifted_right(64).text(), "-2");
  EXPECT_EQ(a.shifted_right(uint64_t{1} << 40).text(), "-1");
  EXPECT_EQ(b.shifted_right(uint64_t{1} << 40).text(), "0");
  EXPECT_EQ(Integer(0).shifted_left(uint64_t{1} << 40).text(), "0");
}

// The answers are CPython 3.14's.
TEST(Integer, AQuotientIsRoundedOnce) {
  EXPECT_EQ(Integer::true_divide(Integer(1), Integer(3)), 1.0 / 3);
  EXPECT_EQ(Integer::true_divide(number("123456789012345678901234567890"), number("987654321098765432109")),
            124999998.8609375);
  EXPECT_EQ(Integer::true_divide(power_of_two(53) + Integer(1), Integer(1)), 9007199254740992.0);  // ties to even
  EXPECT_EQ(Integer::true_divide(power_of_two(53) + Integer(3), Integer(1)), 9007199254740996.0);
  EXPECT_EQ(Integer::true_divide(power_of_two(200).negated(), power_of_two(201)), -0.5);
  EXPECT_TRUE(std::signbit(*Integer::true_divide(Integer(0), power_of_two(70).negated())));
  // Below the smallest normal float there are fewer bits, and still one rounding.
  const double smallest = std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(Integer::true_divide(Integer(1), power_of_two(1074)), smallest);
  EXPECT_EQ(Integer::true_divide(Integer(1), power_of_two(1075)), 0.0);  // a tie
  EXPECT_EQ(Integer::true_divide(power_of_two(60) + Integer(1), power_of_two(1135)), smallest);
  EXPECT_EQ(Integer::true_divide(Integer(1), power_of_two(1076)), 0.0);
  EXPECT_EQ(Integer::true_divide(Integer(3), power_of_two(1075)), 2 * smallest);
  // In 52 bits a little less than a tie; rounded to 53 first, it would be one and go up to what is even.
  const Integer odd = power_of_two(51) + Integer(1);
  EXPECT_EQ(Integer::true_divide(odd.shifted_left(12) + power_of_two(11) - Integer(1), power_of_two(1074 + 12)),
            static_cast<double>(*odd.to_int64()) * smallest);
  EXPECT_EQ(Integer::true_divide(power_of_two(1024), Integer(1)), std::nullopt);
  EXPECT_EQ(Integer::true_divide(power_of_two(1024) - power_of_two(970) - Integer(1), Integer(1)),
            std::numeric_limits<double>::max());
  EXPECT_EQ(Integer::true_divide(power_of_two(1024) - power_of_two(970), Integer(1)), std::nullopt);
}

TEST(Integer, AFloatIsTheNearest) {
  EXPECT_EQ(Integer(0).to_double(), 0.0);
  EXPECT_EQ(number("-5").to_double(), -5.0);
  EXPECT_EQ((power_of_two(53) + Integer(1)).to_double(), 9007199254740992.0);
  EXPECT_EQ((power_of_two(120) + power_of_two(67) + Integer(1)).to_double(), 0x1p120 + 0x1p68);
  EXPECT_EQ((power_of_two(120) + power_of_two(67)).negated().to_double(), -0x1p120);
  EXPECT_EQ((power_of_two(1024) - Integer(1)).to_double(), std::nullopt);
}

}  // namespace
}  // namespace lockstep::python::code

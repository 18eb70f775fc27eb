#include "base/decimal.h"

#include <gtest/gtest.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

namespace lockstep {
namespace {

// "-1.5e-7" → "-15e-8": what the standard library's shortest digits are, however it lays them out.
std::string plain(const std::string& text) {
  std::string digits;
  int exponent = 0;
  size_t i = 0;
  bool is_after_point = false;
  for (; i < text.size() && text[i] != 'e'; ++i) {
    if (text[i] == '.') {
      is_after_point = true;
    } else {
      digits += text[i];
      exponent -= is_after_point ? 1 : 0;
    }
  }
  if (i < text.size()) exponent += std::atoi(text.c_str() + i + 1);
  while (digits.size() > 1 && digits.back() == '0') {
    digits.pop_back();
    ++exponent;
  }
  digits.erase(0, digits.find_first_not_of("-0"));
  return (text[0] == '-' ? "-" : "") + (digits.empty() ? "0" : digits + "e" + std::to_string(exponent));
}

std::string standard(auto value) {
  char buffer[64];
  return plain({buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr});
}

TEST(Decimal, AFloatIsWrittenAsPythonsReprDoes) {
  EXPECT_EQ(float_text(0.1), "0.1");
  EXPECT_EQ(float_text(0.0), "0.0");
  EXPECT_EQ(float_text(-0.0), "-0.0");
  EXPECT_EQ(float_text(1.0), "1.0");
  EXPECT_EQ(float_text(-1234.5), "-1234.5");
  EXPECT_EQ(float_text(1e15), "1000000000000000.0");
  EXPECT_EQ(float_text(1e16), "1e+16");
  EXPECT_EQ(float_text(1.5e300), "1.5e+300");
  EXPECT_EQ(float_text(0.0001), "0.0001");
  EXPECT_EQ(float_text(0.00001), "1e-05");
  EXPECT_EQ(float_text(5e-324), "5e-324");
  EXPECT_EQ(float_text(std::numeric_limits<double>::max()), "1.7976931348623157e+308");
  EXPECT_EQ(float_text(std::numeric_limits<double>::min()), "2.2250738585072014e-308");
  EXPECT_EQ(float_text(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(float_text(9007199254740993.0), "9007199254740992.0");
  EXPECT_EQ(float_text(5.684341886080802e-14), "5.684341886080802e-14");  // 2^-44, a tie
  EXPECT_EQ(float_text(std::numeric_limits<double>::infinity()), "inf");
  EXPECT_EQ(float_text(-std::numeric_limits<double>::infinity()), "-inf");
  EXPECT_EQ(float_text(std::numeric_limits<double>::quiet_NaN()), "nan");
}

TEST(Decimal, EveryPowerOfTwoAndTheFloatsBesideItHaveTheShortestDigits) {
  for (int power = -1074; power <= 1023; ++power) {
    const double value = std::ldexp(1.0, power);
    for (double x : {value, std::nextafter(value, 0.0), std::nextafter(value, 2 * value)}) {
      if (x == 0 || std::isinf(x)) continue;
      ASSERT_EQ(plain(float_text(x)), standard(x)) << power;
    }
  }
}

TEST(Decimal, EveryPowerOfTenHasOneDigit) {
  for (int power = -323; power <= 308; ++power) {
    const std::string text = "1e" + std::to_string(power);
    ASSERT_EQ(plain(float_text(std::strtod(text.c_str(), nullptr))), text == "1e0" ? "1e0" : text);
  }
}

TEST(Decimal, DoublesOfAnyBitsHaveTheShortestDigits) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const auto value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    ASSERT_EQ(plain(float_text(value)), standard(value)) << std::hexfloat << value;
  }
}

TEST(Decimal, DoublesWithFewDigitsHaveTheseDigits) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 20'000; ++i) {
    const double value = static_cast<double>(random() % 1'000'000) / 1000;
    ASSERT_EQ(plain(float_text(value)), standard(value)) << std::hexfloat << value;
  }
}

TEST(Decimal, SinglesHaveTheShortestDigits) {
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const uint32_t bits = random() & 0x7fff'ffff;
    const uint32_t fraction = bits & 0x7f'ffff, exponent = bits >> 23;
    if (exponent == 0xff || bits == 0) continue;
    const Decimal d = exponent == 0 ? shortest_decimal(fraction, -149, false)
                                    : shortest_decimal(fraction | 0x80'0000, static_cast<int>(exponent) - 150,
                                                       fraction == 0 && exponent > 1);
    ASSERT_EQ(plain(decimal_text(d)), standard(std::bit_cast<float>(bits))) << bits;
  }
}

}  // namespace
}  // namespace lockstep

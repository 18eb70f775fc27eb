#include "ui/model/bytes/number_bits.h"

#include <gtest/gtest.h>

#include <array>

namespace lockstep::ui::model {
namespace {

using bytes::U128;

U128 of(const char* text, bytes::NumberType type) { return *bytes::parse_number(text, type); }

TEST(NumberBits, KnowsThePartsOfEachFloat) {
  const auto count = [](bytes::NumberType type) {
    std::array<int, 4> roles{};
    for (size_t bit = 0; bit < type.width * size_t{8}; ++bit) ++roles[static_cast<size_t>(role_of_bit(type, bit))];
    return roles;
  };
  EXPECT_EQ(count(bytes::f16), (std::array{0, 1, 5, 10}));
  EXPECT_EQ(count(bytes::bf16), (std::array{0, 1, 8, 7}));
  EXPECT_EQ(count(bytes::f32), (std::array{0, 1, 8, 23}));
  EXPECT_EQ(count(bytes::f64), (std::array{0, 1, 11, 52}));
  EXPECT_EQ(count(bytes::signed_type(4)), (std::array{31, 1, 0, 0}));
}

TEST(NumberBits, TurnsSingleBitsAnywhere) {
  for (const size_t bit : {0u, 31u, 63u, 64u, 127u}) {
    const U128 one = with_bit({}, bit, true);
    EXPECT_TRUE(bit_at(one, bit));
    EXPECT_EQ(with_bit(one, bit, false), U128{});
  }
}

TEST(NumberBits, AnExponentBitDoublesOrSquares) {
  const U128 one = of("1", bytes::f32);
  EXPECT_EQ(bytes::number_text(with_bit(one, 30, true), bytes::f32), "inf");
  EXPECT_EQ(bytes::number_text(with_bit(of("12.5", bytes::f32), 23, true), bytes::f32), "25.0");
}

TEST(NumberBits, StepsAPartWithinItsEnds) {
  const U128 one = of("1", bytes::f32);
  EXPECT_EQ(bytes::number_text(with_part_stepped(one, bytes::f32, 25, true), bytes::f32), "2.0");
  EXPECT_EQ(bytes::number_text(with_part_stepped(one, bytes::f32, 25, false), bytes::f32), "0.5");
  EXPECT_EQ(with_part_stepped(of("0", bytes::f32), bytes::f32, 25, false), of("0", bytes::f32));
  EXPECT_EQ(with_part_stepped(of("inf", bytes::f32), bytes::f32, 25, true), of("inf", bytes::f32));
  EXPECT_EQ(bytes::number_text(with_part_stepped(one, bytes::f32, 3, true), bytes::f32), "1.0000001");
  EXPECT_EQ(with_part_stepped(one, bytes::f32, 3, false), one);
}

TEST(NumberBits, StepsAWholeNumberWithCarry) {
  const auto u16 = bytes::unsigned_type(2), i16 = bytes::signed_type(2);
  EXPECT_EQ(with_part_stepped(of("255", u16), u16, 0, true), of("256", u16));
  EXPECT_EQ(with_part_stepped(of("256", u16), u16, 9, false), of("255", u16));
  EXPECT_EQ(with_part_stepped(of("65535", u16), u16, 0, true), of("65535", u16));
  EXPECT_EQ(with_part_stepped(of("-1", i16), i16, 0, false), of("-2", i16));
}

TEST(NumberBits, SaysWhatThePartsMean) {
  EXPECT_EQ(parts_text(of("12.5", bytes::f32), bytes::f32), "sign 0 · exponent 130 − 127 = 3 · fraction 0x480000");
  EXPECT_EQ(formula_text(of("12.5", bytes::f32), bytes::f32), "(−1)^0 × 1.5625 × 2^3");
  EXPECT_EQ(formula_text(of("-0.375", bytes::f64), bytes::f64), "(−1)^1 × 1.5 × 2^−2");
  EXPECT_EQ(formula_text({1, 0}, bytes::f16), "(−1)^0 × 0.0009765625 × 2^−14");
  EXPECT_EQ(formula_text(of("-inf", bytes::f64), bytes::f64), "minus infinity");
  EXPECT_EQ(formula_text({0x7fa00000, 0}, bytes::f32), "a signalling NaN: a float register would make it quiet");
  EXPECT_EQ(formula_text({0x7fe00000, 0}, bytes::f32), "a quiet NaN");
  EXPECT_EQ(formula_text(of("7", bytes::unsigned_type(4)), bytes::unsigned_type(4)), "");
}

}  // namespace
}  // namespace lockstep::ui::model

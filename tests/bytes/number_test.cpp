#include "bytes/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

namespace lockstep::bytes {
namespace {

NumberType type(std::string_view name) { return *number_type_named(name); }

// The typed number as the hex of its bytes in address order, or the exception and its text.
std::string packed(std::string_view typed, std::string_view type_name, Order order) {
  const auto bits = parse_number(typed, type(type_name));
  if (!bits) return bits.error().exception + ": " + bits.error().text;
  std::string hex;
  for (uint8_t byte : bytes_of(*bits, type(type_name).width, order)) hex += hex_text({byte, 0}, 1);
  return hex;
}

std::string there_and_back(std::string_view typed, std::string_view type_name) {
  const auto bits = parse_number(typed, type(type_name));
  return bits ? number_text(*bits, type(type_name)) : bits.error().text;
}

TEST(Integers, OfEveryWidthComeBackFromEveryOrder) {
  for (uint8_t width = 1; width <= 16; ++width) {
    const U128 bits = masked({0x8877665544332211, 0xffeeddccbbaa9988}, width);
    for (Order order : {little, big, pdp, swapped_words})
      EXPECT_EQ(read_bits(bytes_of(bits, width, order), order), bits);
  }
}

TEST(Integers, OfThreeAndSixBytesHaveBothOrders) {
  EXPECT_EQ(packed("0x123456", "u24", big), "123456");
  EXPECT_EQ(packed("0x123456", "u24", little), "563412");
  EXPECT_EQ(packed("-2", "i48", big), "fffffffffffe");
  EXPECT_EQ(packed("-2", "i48", little), "feffffffffff");
}

TEST(Integers, AreReadAsTwosComplement) {
  EXPECT_EQ(there_and_back("-1", "i128"), "-1");
  EXPECT_EQ(there_and_back("-170141183460469231731687303715884105728", "i128"),
            "-170141183460469231731687303715884105728");
  EXPECT_EQ(there_and_back("-8388608", "i24"), "-8388608");
  EXPECT_EQ(number_text({0x80, 0}, type("i8")), "-128");
}

TEST(Integers, OfSixteenBytesKeepEveryDigit) {
  EXPECT_EQ(there_and_back("340282366920938463463374607431768211455", "u128"),
            "340282366920938463463374607431768211455");
  EXPECT_EQ(there_and_back("0xffffffffffffffffffffffffffffffff", "u128"), "340282366920938463463374607431768211455");
}

TEST(Integers, OutOfRangeSayWhatStructSays) {
  EXPECT_EQ(packed("256", "u8", little), "struct.error: 'B' format requires 0 <= number <= 255");
  EXPECT_EQ(packed("-129", "i8", little), "struct.error: 'b' format requires -128 <= number <= 127");
  EXPECT_EQ(packed("40000", "i16", little), "struct.error: 'h' format requires -32768 <= number <= 32767");
  EXPECT_EQ(packed("-1", "u32", little), "struct.error: 'I' format requires 0 <= number <= 4294967295");
  EXPECT_EQ(packed("9223372036854775808", "i64", little),
            "struct.error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807");
  EXPECT_EQ(packed("16777216", "u24", little), "struct.error: 'u24' format requires 0 <= number <= 16777215");
}

TEST(Integers, AtTheEdgesOfEveryWidthAreInAndBeyondAreOut) {
  for (uint8_t width = 1; width <= 16; ++width) {
    for (const NumberType t : {signed_type(width), unsigned_type(width)}) {
      const std::string range = range_text(t);
      const std::string lowest = range.substr(0, range.find(' '));
      const std::string highest = range.substr(range.rfind(' ') + 1);
      EXPECT_EQ(there_and_back(lowest, name_of(t)), lowest);
      EXPECT_EQ(there_and_back(highest, name_of(t)), highest);
      EXPECT_FALSE(parse_number(highest + "0", t));
      if (lowest != "0") {
        EXPECT_FALSE(parse_number(lowest + "0", t));
      }
    }
    EXPECT_FALSE(parse_number("-1", unsigned_type(width)));
  }
}

TEST(Integers, AreTypedInFourBases) {
  EXPECT_EQ(packed("0xff", "u8", little), "ff");
  EXPECT_EQ(packed("0o377", "u8", little), "ff");
  EXPECT_EQ(packed("0b1111_1111", "u8", little), "ff");
  EXPECT_EQ(packed(" 1_000 ", "u16", big), "03e8");
  EXPECT_EQ(packed("-0x80", "i8", big), "80");
}

TEST(Integers, RefuseWhatIsNoInteger) {
  for (const char* typed : {"", " ", "1.5", "abc", "0x", "1__0", "_1", "--1", "0b2", "1 2", "0xfg"})
    EXPECT_EQ(parse_number(typed, type("u32")).error().exception, "ValueError") << typed;
}

TEST(Floats, HaveThePatternsOfIeee754) {
  EXPECT_EQ(packed("3.14", "f32", big), "4048f5c3");
  EXPECT_EQ(packed("3.14", "f64", big), "40091eb851eb851f");
  EXPECT_EQ(packed("0.1", "f16", little), "662e");
  EXPECT_EQ(packed("3.14", "bf16", big), "4049");
  EXPECT_EQ(packed("-0.0", "f32", big), "80000000");
  EXPECT_EQ(packed("-inf", "f16", big), "fc00");
  EXPECT_EQ(packed("nan", "f64", big), "7ff8000000000000");
  EXPECT_EQ(packed("0x1.8p3", "f32", big), "41400000");
  EXPECT_EQ(packed("0xff", "f32", big), "437f0000");
  EXPECT_EQ(packed("0b11", "f32", big), "40400000");
}

TEST(Floats, TooLargeSayWhatStructSays) {
  EXPECT_EQ(packed("1e39", "f32", big), "OverflowError: float too large to pack with f format");
  EXPECT_EQ(packed("65520", "f16", big), "OverflowError: float too large to pack with e format");
  EXPECT_EQ(packed("65519.99", "f16", big), "7bff");
  EXPECT_EQ(packed("1e400", "f64", big), "OverflowError: float too large to pack with d format");
  EXPECT_EQ(packed("1e-400", "f64", big), "0000000000000000");
}

TEST(Floats, RefuseWhatIsNoNumber) {
  for (const char* typed : {"", "abc", "1e", "1.2.3", "0x", "1,5", "--1", "nan:3f800000", "infinite", "e5"})
    EXPECT_EQ(parse_number(typed, type("f32")).error().exception, "ValueError") << typed;
}

TEST(Floats, RoundOnceToNearestWithTiesToEven) {
  EXPECT_EQ(narrow_from_double(bits_of(1.0 + std::ldexp(1, -11)), half_shape).bits, 0x3c00u);
  EXPECT_EQ(narrow_from_double(bits_of(1.0 + 3 * std::ldexp(1, -11)), half_shape).bits, 0x3c02u);
  EXPECT_EQ(narrow_from_double(bits_of(std::ldexp(1, -25)), half_shape).bits, 0u);
  EXPECT_EQ(narrow_from_double(bits_of(std::ldexp(1.5, -25)), half_shape).bits, 1u);
  EXPECT_EQ(narrow_from_double(bits_of(std::ldexp(2047, -25)), half_shape).bits, 0x0400u);
}

TEST(Floats, NarrowToSingleAsTheProcessorDoes) {
  uint64_t state = 88172645463325252u;  // xorshift64
  for (int i = 0; i < 200000; ++i) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    // Half of them with exponents around single's limits.
    const uint64_t bits = i % 2 ? state : (state & 0x800fffffffffffffu) | (uint64_t{0x36e + state % 0x120} << 52);
    if (is_nan(bits, double_shape)) continue;
    const auto expected = static_cast<float>(double_of(bits));
    uint32_t expected_bits;
    std::memcpy(&expected_bits, &expected, 4);
    ASSERT_EQ(narrow_from_double(bits, single_shape).bits, expected_bits) << std::hex << bits;
    ASSERT_EQ(widen_to_double(expected_bits, single_shape), bits_of(expected)) << std::hex << expected_bits;
  }
}

TEST(Floats, OfSixteenBitsComeBackFromDoubleAndFromText) {
  for (FloatShape shape : {half_shape, brain_shape}) {
    const NumberType t = shape == half_shape ? f16 : bf16;
    for (uint32_t bits = 0; bits <= 0xffff; ++bits) {
      ASSERT_EQ(narrow_from_double(widen_to_double(bits, shape), shape).bits, bits);
      const auto back = parse_number(number_text({bits, 0}, t), t);
      ASSERT_TRUE(back) << bits;
      ASSERT_EQ(back->low, bits) << number_text({bits, 0}, t);
    }
  }
}

TEST(Floats, NeverLoseANanPayload) {
  for (Order order : {little, big, pdp, swapped_words})
    for (uint64_t bits : {0x7fa00000u, 0x7f800001u, 0xffbfffffu, 0x7fc00001u})
      EXPECT_EQ(read_bits(bytes_of({bits, 0}, 4, order), order).low, bits);
  EXPECT_EQ(there_and_back("nan:7fa00000", "f32"), "nan:7fa00000");
  EXPECT_EQ(widen_to_double(0x7fa00000, single_shape), 0x7ff4000000000000u);
  EXPECT_EQ(narrow_from_double(0x7ff4000000000000u, single_shape).bits, 0x7fa00000u);
}

TEST(Floats, AreWrittenAsPythonsReprWritesThem) {
  EXPECT_EQ(there_and_back("1", "f64"), "1.0");
  EXPECT_EQ(there_and_back("0.1", "f64"), "0.1");
  EXPECT_EQ(there_and_back("1e16", "f64"), "1e+16");
  EXPECT_EQ(there_and_back("1e15", "f64"), "1000000000000000.0");
  EXPECT_EQ(there_and_back("123456.789", "f64"), "123456.789");
  EXPECT_EQ(there_and_back("0.0001", "f64"), "0.0001");
  EXPECT_EQ(there_and_back("0.00001", "f64"), "1e-05");
  EXPECT_EQ(there_and_back("5e-324", "f64"), "5e-324");
  EXPECT_EQ(there_and_back("-0", "f64"), "-0.0");
  EXPECT_EQ(there_and_back("0.1", "f32"), "0.1");
  EXPECT_EQ(there_and_back("0.1", "f16"), "0.1");
  EXPECT_EQ(there_and_back("-nan", "f32"), "-nan");
}

TEST(NumberTypes, HaveNamesThatReadBack) {
  for (NumberType t : usual_number_types()) EXPECT_EQ(number_type_named(name_of(t)), t);
  for (const char* name : {"u7", "u0", "u136", "i08", "f8", "x32", "u"}) EXPECT_FALSE(number_type_named(name)) << name;
}

TEST(NumberTypes, KnowTheirStructCode) {
  std::string codes;
  for (NumberType t : usual_number_types()) codes += struct_code(t) ? struct_code(t) : '-';
  EXPECT_EQ(codes, "BbHh--Ii--Qq--e-fd");
}

}  // namespace
}  // namespace lockstep::bytes

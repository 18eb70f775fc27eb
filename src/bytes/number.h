// Numbers as bit patterns of a stated type, from and to memory in any order, from and to what a person types.
//
// A type is a kind and a width: "u8" to "u128" and "i8" to "i128" in whole bytes (u24 and u48 included), "f16",
// "bf16", "f32", "f64". Its value is held as raw bits, so reading and writing can change nothing. Signed numbers
// are two's complement: -1 is all ones at every width.
#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/float_bits.h"
#include "bytes/order.h"

namespace lockstep::bytes {

// 128 bits, without the compiler's extension that costs a call on wasm32.
struct U128 {
  uint64_t low = 0, high = 0;

  friend constexpr bool operator==(U128, U128) = default;
  friend constexpr std::strong_ordering operator<=>(U128 a, U128 b) {
    return a.high != b.high ? a.high <=> b.high : a.low <=> b.low;
  }
};

U128 negated(U128);               // two's complement
U128 masked(U128, size_t width);  // the low `width` bytes
bool sign_bit(U128, size_t width);
std::string decimal_text(U128);
// `digits` in base 2, 8, 10 or 16, only digits. None: a digit that is not of the base, no digits, 2^128 or more.
std::optional<U128> number_of_digits(std::string_view digits, unsigned base);

enum class NumberKind : uint8_t { unsigned_integer, signed_integer, floating };

struct NumberType {
  NumberKind kind = NumberKind::unsigned_integer;
  uint8_t width = 1;   // bytes
  FloatShape shape{};  // of floating ones

  friend constexpr bool operator==(NumberType, NumberType) = default;
};

inline constexpr NumberType unsigned_type(uint8_t width) { return {NumberKind::unsigned_integer, width, {}}; }
inline constexpr NumberType signed_type(uint8_t width) { return {NumberKind::signed_integer, width, {}}; }
inline constexpr NumberType f16{NumberKind::floating, 2, half_shape};
inline constexpr NumberType bf16{NumberKind::floating, 2, brain_shape};
inline constexpr NumberType f32{NumberKind::floating, 4, single_shape};
inline constexpr NumberType f64{NumberKind::floating, 8, double_shape};

std::string name_of(NumberType);
std::optional<NumberType> number_type_named(std::string_view);
// For menus: u8 i8 u16 i16 u24 i24 u32 i32 u48 i48 u64 i64 u128 i128 f16 bf16 f32 f64.
std::span<const NumberType> usual_number_types();
// struct's format character in standard size ('B', 'h', 'e', …), 0 where struct has none.
char struct_code(NumberType);

// Memory of exactly the arrangement's width.
U128 read_bits(std::span<const uint8_t>, const Arrangement&);
void write_bits(std::span<uint8_t>, U128 bits, const Arrangement&);
// The width is the memory's, at most 16.
U128 read_bits(std::span<const uint8_t>, Order);
std::vector<uint8_t> bytes_of(U128 bits, size_t width, Order);

// What Python would raise for the same value, or what is not a number at all.
struct NumberError {
  std::string exception;  // "struct.error", "OverflowError", "ValueError"
  std::string text;       // "'B' format requires 0 <= number <= 255"
};

// What a person types: 42, -1, 1_000, 0xff, 0o17, 0b101; for floats also 1.5, 1e39, 0x1.8p3, inf, nan and the
// "nan:7fa00000" of number_text. Surrounding spaces are nothing.
std::expected<U128, NumberError> parse_number(std::string_view, NumberType);
// parse_number of it gives the same bits.
std::string number_text(U128 bits, NumberType);
// Two digits per byte, heaviest first, without a prefix.
std::string hex_text(U128 bits, size_t width);

// The range of an integer type, as struct's texts write it: "-128 <= number <= 127".
std::string range_text(NumberType);

}  // namespace lockstep::bytes

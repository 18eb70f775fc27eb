#include "bytes/decimal_forms.h"

#include <algorithm>

namespace lockstep::bytes {

namespace {

U128 shifted_left(U128 v, unsigned count) {
  if (count == 0) return v;
  if (count >= 64) return {0, count >= 128 ? 0 : v.low << (count - 64)};
  return {v.low << count, v.high << count | v.low >> (64 - count)};
}

U128 shifted_right(U128 v, unsigned count) {
  if (count == 0) return v;
  if (count >= 64) return {count >= 128 ? 0 : v.high >> (count - 64), 0};
  return {v.low >> count | v.high << (64 - count), v.high >> count};
}

// The fraction as 64 bits behind the point, times ten: the digit before the point and what is left behind it.
uint64_t next_digit(uint64_t& fraction) {
  const uint64_t low = (fraction & 0xffffffff) * 10;
  const uint64_t high = (fraction >> 32) * 10 + (low >> 32);
  fraction = high << 32 | (low & 0xffffffff);
  return high >> 32;
}

}  // namespace

std::string fixed_point_text(U128 bits, FixedPoint type) {
  bits = masked(bits, type.width);
  const bool negative = type.is_signed && sign_bit(bits, type.width);
  if (negative) bits = masked(negated(bits), type.width);
  std::string text = (negative ? "-" : "") + decimal_text(shifted_right(bits, type.fraction_bits)) + ".";
  uint64_t fraction = type.fraction_bits == 0 ? 0 : shifted_left(bits, 64u - type.fraction_bits).low;
  do text += static_cast<char>('0' + next_digit(fraction));
  while (fraction);
  return text;
}

std::optional<U128> parse_fixed_point(std::string_view text, FixedPoint type) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point == text.npos ? std::string_view("0") : text.substr(point + 1);
  const auto integer = number_of_digits(whole.empty() ? "0" : whole, 10);
  if (!integer || (whole.empty() && (point == text.npos || rest.empty())) || (negative && !type.is_signed))
    return std::nullopt;
  // Binary digits of the decimal fraction, by doubling its digits; one more than needed decides the rounding.
  std::string digits(rest);
  for (char c : digits)
    if (c < '0' || c > '9') return std::nullopt;
  if (digits.size() > 200) return std::nullopt;
  U128 fraction;
  for (unsigned i = 0; i <= type.fraction_bits; ++i) {
    int carry = 0;
    for (size_t d = digits.size(); d-- > 0;) {
      const int doubled = (digits[d] - '0') * 2 + carry;
      digits[d] = static_cast<char>('0' + doubled % 10);
      carry = doubled / 10;
    }
    fraction = shifted_left(fraction, 1);
    fraction.low |= static_cast<uint64_t>(carry);
  }
  const bool round_up = fraction.low & 1;
  fraction = shifted_right(fraction, 1);
  const U128 high = shifted_left(*integer, type.fraction_bits);
  if (shifted_right(high, type.fraction_bits) != *integer) return std::nullopt;
  U128 bits = {high.low | fraction.low, high.high | fraction.high};
  if (round_up && ++bits.low == 0) ++bits.high;
  const U128 kept = negative ? masked(negated(bits), type.width) : bits;
  const bool reads_negative = type.is_signed && sign_bit(kept, type.width);
  const U128 back = reads_negative ? masked(negated(kept), type.width) : kept;
  if (masked(kept, type.width) != kept || back != bits || (reads_negative != negative && bits != U128{}))
    return std::nullopt;
  return kept;
}

std::optional<std::string> bcd_text(std::span<const uint8_t> bytes, Order order) {
  std::string digits;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const uint8_t byte = order.low_byte_first ? bytes[bytes.size() - 1 - i] : bytes[i];
    if (byte >> 4 > 9 || (byte & 15) > 9) return std::nullopt;
    digits += static_cast<char>('0' + (byte >> 4));
    digits += static_cast<char>('0' + (byte & 15));
  }
  return digits;
}

std::optional<std::vector<uint8_t>> bcd_bytes(std::string_view digits, size_t width, Order order) {
  if (digits.empty() || digits.size() > width * 2 ||
      !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const std::string padded = std::string(width * 2 - digits.size(), '0') + std::string(digits);
  std::vector<uint8_t> bytes;
  for (size_t i = 0; i < width; ++i)
    bytes.push_back(static_cast<uint8_t>((padded[2 * i] - '0') << 4 | (padded[2 * i + 1] - '0')));
  if (order.low_byte_first) std::ranges::reverse(bytes);
  return bytes;
}

}  // namespace lockstep::bytes

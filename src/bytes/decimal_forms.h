// Numbers that mean something other than their binary value: fixed point and binary-coded decimal.
//
//   16.16 fixed point   00 01 80 00    1.5        the point stands between two bits, exactly
//   packed BCD          12 34          1234       one decimal digit per half byte, so a hex dump shows the number
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/number.h"

namespace lockstep::bytes {

struct FixedPoint {
  uint8_t width = 4;           // bytes
  uint8_t fraction_bits = 16;  // at most 64, and at most the width's
  bool is_signed = false;
};

// Exact: every digit, at least one after the point ("1.5", "-0.0000152587890625").
std::string fixed_point_text(U128 bits, FixedPoint);
// Rounded to the nearest, ties away from zero. None: no decimal number, or out of range.
std::optional<U128> parse_fixed_point(std::string_view, FixedPoint);

// Digits of packed BCD, heaviest byte first in memory for big. None: a half byte above 9.
std::optional<std::string> bcd_text(std::span<const uint8_t>, Order);
// None: not all digits, or more of them than fit.
std::optional<std::vector<uint8_t>> bcd_bytes(std::string_view digits, size_t width, Order);

}  // namespace lockstep::bytes

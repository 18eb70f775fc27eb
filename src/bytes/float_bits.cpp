#include "bytes/float_bits.h"

#include <bit>
#include <cassert>
#include <charconv>

#include "base/decimal.h"

namespace lockstep::bytes {

namespace {

struct Parts {
  uint64_t sign, exponent, fraction;
};

constexpr uint64_t low_bits(unsigned count) { return (uint64_t{1} << count) - 1; }

Parts split(uint64_t bits, FloatShape s) {
  return {bits >> (s.exponent_bits + s.fraction_bits) & 1, bits >> s.fraction_bits & low_bits(s.exponent_bits),
          bits & low_bits(s.fraction_bits)};
}

uint64_t join(Parts p, FloatShape s) {
  return p.sign << (s.exponent_bits + s.fraction_bits) | p.exponent << s.fraction_bits | p.fraction;
}

int bias(FloatShape s) { return static_cast<int>(low_bits(s.exponent_bits - 1u)); }

// Shifts right by `count` with rounding to nearest, ties to even.
uint64_t round_shift(uint64_t value, unsigned count) {
  if (count == 0) return value;
  if (count > 63) return 0;  // callers have at most 53 significant bits
  const uint64_t kept = value >> count;
  const uint64_t rest = value & low_bits(count);
  const uint64_t half = uint64_t{1} << (count - 1);
  return kept + (rest > half || (rest == half && (kept & 1)) ? 1 : 0);
}

}  // namespace

bool is_nan(uint64_t bits, FloatShape s) {
  const Parts p = split(bits, s);
  return p.exponent == low_bits(s.exponent_bits) && p.fraction != 0;
}

bool is_infinite(uint64_t bits, FloatShape s) {
  const Parts p = split(bits, s);
  return p.exponent == low_bits(s.exponent_bits) && p.fraction == 0;
}

uint64_t widen_to_double(uint64_t bits, FloatShape from) {
  if (from == double_shape) return bits;
  Parts p = split(bits, from);
  const unsigned shift = double_shape.fraction_bits - from.fraction_bits;
  if (p.exponent == low_bits(from.exponent_bits)) return join({p.sign, 0x7ff, p.fraction << shift}, double_shape);
  if (p.exponent == 0 && p.fraction == 0) return join({p.sign, 0, 0}, double_shape);
  int exponent = static_cast<int>(p.exponent) - bias(from);
  if (p.exponent == 0) {  // subnormal here, normal in a double
    exponent += 1;
    while ((p.fraction >> from.fraction_bits & 1) == 0) {
      p.fraction <<= 1;
      exponent -= 1;
    }
    p.fraction &= low_bits(from.fraction_bits);
  }
  const auto biased = static_cast<uint64_t>(exponent + bias(double_shape));
  return join({p.sign, biased, p.fraction << shift}, double_shape);
}

Narrowed narrow_from_double(uint64_t double_bits, FloatShape to) {
  if (to == double_shape) return {double_bits, false};
  const Parts p = split(double_bits, double_shape);
  const unsigned drop = double_shape.fraction_bits - to.fraction_bits;
  const uint64_t top = low_bits(to.exponent_bits);
  if (p.exponent == 0x7ff) {
    uint64_t fraction = p.fraction >> drop;
    if (p.fraction != 0 && fraction == 0) fraction = uint64_t{1} << (to.fraction_bits - 1);
    return {join({p.sign, top, fraction}, to), false};
  }
  const int exponent = static_cast<int>(p.exponent) - bias(double_shape) + bias(to);
  uint64_t magnitude;
  if (exponent >= static_cast<int>(top)) return {join({p.sign, top, 0}, to), true};
  if (exponent > 0) {
    // The carry of the rounding may run on into the exponent, which is then the right one.
    magnitude = round_shift(static_cast<uint64_t>(exponent) << double_shape.fraction_bits | p.fraction, drop);
  } else {
    if (p.exponent == 0) return {join({p.sign, 0, 0}, to), false};  // a double's subnormals are far below
    const uint64_t significand = p.fraction | uint64_t{1} << double_shape.fraction_bits;
    magnitude = round_shift(significand, drop + 1 + static_cast<unsigned>(-exponent));
  }
  const bool overflowed = magnitude >> to.fraction_bits == top;
  return {p.sign << (to.exponent_bits + to.fraction_bits) | magnitude, overflowed};
}

double double_of(uint64_t bits) { return std::bit_cast<double>(bits); }
uint64_t bits_of(double value) { return std::bit_cast<uint64_t>(value); }

std::string float_text(uint64_t bits, FloatShape s) {
  const Parts p = split(bits, s);
  const std::string sign = p.sign ? "-" : "";
  if (is_infinite(bits, s)) return sign + "inf";
  if (is_nan(bits, s)) {
    if (p.fraction == uint64_t{1} << (s.fraction_bits - 1)) return sign + "nan";
    char hex[16];
    const auto end = std::to_chars(hex, hex + sizeof hex, bits, 16).ptr;
    return "nan:" + std::string(hex, end);
  }
  if (p.exponent == 0) {
    if (p.fraction == 0) return sign + "0.0";
    return sign + decimal_text(shortest_decimal(p.fraction, 1 - bias(s) - static_cast<int>(s.fraction_bits), false));
  }
  return sign +
         decimal_text(shortest_decimal(p.fraction | uint64_t{1} << s.fraction_bits,
                                       static_cast<int>(p.exponent) - bias(s) - static_cast<int>(s.fraction_bits),
                                       p.fraction == 0 && p.exponent > 1));
}

}  // namespace lockstep::bytes

// IEEE 754 numbers as bit patterns, so that no register ever touches them.
//
// A float loaded into a float register may come back changed: x87 and some ARM modes quiet a signalling NaN
// (7fa00000 becomes 7fe00000). A byte tool must not do that, so floats travel here as integers, and widening,
// narrowing and rounding (to nearest, ties to even) are integer arithmetic on
//
//   sign | exponent | fraction        half 1|5|10   bfloat16 1|8|7   single 1|8|23   double 1|11|52
#pragma once

#include <cstdint>
#include <string>

namespace lockstep::bytes {

struct FloatShape {
  uint8_t exponent_bits = 0;
  uint8_t fraction_bits = 0;

  friend constexpr bool operator==(FloatShape, FloatShape) = default;
};

inline constexpr FloatShape half_shape{5, 10};
inline constexpr FloatShape brain_shape{8, 7};
inline constexpr FloatShape single_shape{8, 23};
inline constexpr FloatShape double_shape{11, 52};

bool is_nan(uint64_t bits, FloatShape);
bool is_infinite(uint64_t bits, FloatShape);

// Exact. A NaN keeps sign, kind (quiet or signalling) and payload, shifted to the top of the wider fraction.
uint64_t widen_to_double(uint64_t bits, FloatShape from);

struct Narrowed {
  uint64_t bits = 0;        // infinity when it overflowed
  bool overflowed = false;  // finite before, beyond the largest finite number after rounding
};
// Rounded once, to nearest, ties to even. A NaN keeps sign, kind and the upper payload bits, as CPython 3.14's
// PyFloat_Pack4 does; a signalling one whose remaining payload is zero becomes quiet, as it would be infinity.
Narrowed narrow_from_double(uint64_t double_bits, FloatShape to);

double double_of(uint64_t bits);
uint64_t bits_of(double);

// The shortest decimal that reads back to the same bits, written as Python's repr writes floats: "1.0", "1e+300",
// "-0.0", "inf". A NaN that is not the plain quiet one shows its bits: "nan:7fa00000".
std::string float_text(uint64_t bits, FloatShape);

}  // namespace lockstep::bytes

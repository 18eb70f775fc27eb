// The shortest decimal that reads back as the same binary float, and Python's way of writing it.
//
//   double 0.1 = 3602879701896397 × 2^-55  ─▶  1 × 10^-1  ─▶  "0.1"
//
// All real numbers that round to a float form an interval around it. Of the decimals in there we take one with the
// fewest digits, and of these the nearest (Giulietti, "The Schubfach way to render doubles", 2021). What CPython's
// repr() gives, for floats of every width up to 64 bits.
#pragma once

#include <cstdint>
#include <string>

namespace lockstep {

struct Decimal {
  uint64_t digits = 0;  // does not end in 0
  int exponent = 0;     // the value is digits × 10^exponent
};

// Of the positive float significand × 2^exponent. `is_lower_closer`: the next smaller float is nearer than the next
// larger one, as below a power of two.
Decimal shortest_decimal(uint64_t significand, int exponent, bool is_lower_closer);

// As repr() lays it out: without an exponent from 1e-4 up to below 1e16.
std::string decimal_text(Decimal);

// repr() of a Python float.
std::string float_text(double);

}  // namespace lockstep

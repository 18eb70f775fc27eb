// Integers of any size, as far as folding of constants needs them.
//
// `1 << 64` and `10**20` are computed by the compiler, as CPython does, so the compiler has to reckon beyond 64 bits.
// Sign and magnitude, limbs of 32 bits, lowest first, no leading zero limbs. Numbers are small (literals, and results
// of at most 128 bits), so the plain school methods are the right ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "python/code/code.h"

namespace lockstep::python::compile {

class BigInteger {
 public:
  BigInteger() = default;
  explicit BigInteger(int64_t value);
  static BigInteger from_digits(std::string_view digits, unsigned base);  // underscores allowed, '-' in front too

  // From an int constant, and back to the smallest kind of constant that holds it.
  static std::optional<BigInteger> from_constant(const code::Constant& constant);
  code::Constant to_constant() const;

  bool is_zero() const { return limbs_.empty(); }
  bool is_negative() const { return negative_; }
  uint64_t bit_length() const;  // of the magnitude
  std::optional<int64_t> to_int64() const;
  std::string to_decimal() const;
  // The nearest double, ties to even; nothing if it is too large.
  std::optional<double> to_double() const;
  // Correctly rounded a / b as Python's true division; nothing on overflow. b is not zero.
  static std::optional<double> true_divide(const BigInteger& a, const BigInteger& b);

  BigInteger negated() const;
  BigInteger inverted() const;  // ~x
  friend BigInteger operator+(const BigInteger& a, const BigInteger& b);
  friend BigInteger operator-(const BigInteger& a, const BigInteger& b);
  friend BigInteger operator*(const BigInteger& a, const BigInteger& b);
  static std::pair<BigInteger, BigInteger> floor_divide(const BigInteger& a, const BigInteger& b);  // b is not zero
  BigInteger shifted_left(uint64_t bits) const;
  BigInteger shifted_right(uint64_t bits) const;  // towards minus infinity
  enum class BitOperation { And, Or, Xor };
  static BigInteger bitwise(BitOperation operation, const BigInteger& a, const BigInteger& b);

 private:
  using Limbs = std::vector<uint32_t>;
  static void trim(Limbs& limbs);
  static int compare(const Limbs& a, const Limbs& b);
  static Limbs add(const Limbs& a, const Limbs& b);
  static Limbs subtract(const Limbs& a, const Limbs& b);  // a >= b
  static std::pair<Limbs, Limbs> divide(const Limbs& a, const Limbs& b);
  static uint32_t divide_in_place(Limbs& a, uint32_t divisor);
  Limbs twos_complement(size_t size) const;
  BigInteger& normalize();

  bool negative_ = false;
  Limbs limbs_;
};

}  // namespace lockstep::python::compile

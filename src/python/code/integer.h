// Integers of any size: the compiler folds constants with them, and the VM computes what is beyond 63 bits.
//
// An Integer is a number of libtommath (a sign and a magnitude, in words of MP_DIGIT_BIT bits, the least significant
// first) with Python's answers where that library has C's or none: division floors, shifts to the right go towards
// minus infinity, bits are those of two's complement, a quotient becomes a float by one rounding. Nothing here has a
// ceiling: who computes looks first at how large the result may be (compile/fold_constants.cpp, vm/…/big_int.cpp).
#pragma once

#include <tommath.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "python/code/code.h"

namespace lockstep::python::code {

class Integer {
 public:
  Integer() { check(mp_init(&number_)); }
  explicit Integer(int64_t value) : Integer() { mp_set_i64(&number_, value); }
  Integer(const Integer& other) { check(mp_init_copy(&number_, &other.number_)); }
  Integer(Integer&& other) noexcept : Integer() { mp_exch(&number_, &other.number_); }
  Integer& operator=(Integer other) noexcept {
    mp_exch(&number_, &other.number_);
    return *this;
  }
  ~Integer() { mp_clear(&number_); }

  static Integer from_digits(std::string_view digits, unsigned base);  // underscores allowed, '-' in front too

  // From an int or bool constant, and back to the smallest kind of constant that holds it.
  static std::optional<Integer> from_constant(const Constant&);
  Constant to_constant() const;

  bool is_zero() const { return number_.used == 0; }
  bool is_negative() const { return number_.sign == MP_NEG; }
  uint64_t bit_length() const { return static_cast<uint64_t>(mp_count_bits(&number_)); }  // of the magnitude
  std::optional<int64_t> to_int64() const;
  std::string text(unsigned base = 10) const;
  std::optional<double> to_double() const;  // the nearest one, ties to even; nothing if it is too large

  Integer negated() const;
  Integer inverted() const;  // ~x
  friend Integer operator+(const Integer&, const Integer&);
  friend Integer operator-(const Integer&, const Integer&);
  friend Integer operator*(const Integer&, const Integer&);
  friend Integer operator&(const Integer&, const Integer&);
  friend Integer operator|(const Integer&, const Integer&);
  friend Integer operator^(const Integer&, const Integer&);
  Integer shifted_left(uint64_t bits) const;
  Integer shifted_right(uint64_t bits) const;
  // Quotient and remainder; b is not zero.
  static std::pair<Integer, Integer> floor_divide(const Integer& a, const Integer& b);
  // a / b; nothing if it is too large. b is not zero.
  static std::optional<double> true_divide(const Integer& a, const Integer& b);

  // For what else libtommath can do, and for its words.
  mp_int* get() { return &number_; }
  const mp_int* get() const { return &number_; }
  static void check(mp_err);  // it fails only when the system has no memory

 private:
  mp_int number_;
};

}  // namespace lockstep::python::code

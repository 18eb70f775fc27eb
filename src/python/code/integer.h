// Integers of any size: the compiler folds constants with them, and the VM computes what is beyond 63 bits.
//
// An Integer is a number of libtommath (a sign and a magnitude, in words of MP_DIGIT_BIT bits, the least significant
// first) with Python's answers where that library has C's or none: division floors, shifts to the right go towards
// minus infinity, bits are those of two's complement, a quotient becomes a float by one rounding. Nothing here has a
// ceiling: who computes looks first at how large the result may be (compile/fold_constants.cpp, vm/…/big_int.cpp).
//
// libtommath cannot be interrupted. What can take long is done in pieces here, and after each of them `GoOn` is asked.
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
  Integer(Integer&& other) noexcept : number_(std::exchange(other.number_, mp_int{})) {}  // the other is no number now
  Integer& operator=(Integer other) noexcept {
    mp_exch(&number_, &other.number_);
    return *this;
  }
  ~Integer() { mp_clear(&number_); }

  // Asked with how many steps have been taken since. False: nobody wants the answer any more, and there is none.
  using GoOn = bool (*)(uint64_t steps);
  static bool always(uint64_t) { return true; }

  // Underscores allowed, '-' in front too.
  static std::optional<Integer> from_digits(std::string_view digits, unsigned base, GoOn);
  static Integer from_digits(std::string_view digits, unsigned base);

  // From an int or bool constant, and back to the smallest kind of constant that holds it.
  static std::optional<Integer> from_constant(const Constant&);
  Constant to_constant() const;

  bool is_zero() const { return number_.used == 0; }
  bool is_negative() const { return number_.sign == MP_NEG; }
  uint64_t bit_length() const { return static_cast<uint64_t>(mp_count_bits(&number_)); }  // of the magnitude
  std::optional<int64_t> to_int64() const;
  std::optional<std::string> text(unsigned base, GoOn) const;
  std::string text(unsigned base = 10) const { return *text(base, always); }
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
  static std::optional<Integer> multiply(const Integer& a, const Integer& b, GoOn);
  static std::optional<Integer> power(const Integer& a, uint64_t exponent, GoOn);
  // b is not zero.
  struct Divided;  // quotient, remainder
  static std::optional<Divided> floor_divide(const Integer& a, const Integer& b, GoOn);
  static Divided floor_divide(const Integer& a, const Integer& b);
  // a / b; infinite if it is too large. b is not zero.
  static std::optional<double> true_divide(const Integer& a, const Integer& b, GoOn);
  static std::optional<double> true_divide(const Integer& a, const Integer& b);  // nothing if it is too large

  // For what else libtommath can do, and for its words.
  mp_int* get() { return &number_; }
  const mp_int* get() const { return &number_; }
  static void check(mp_err);  // it fails only when the system has no memory

 private:
  mp_int number_;
};

struct Integer::Divided {
  Integer quotient, remainder;
};
inline Integer Integer::from_digits(std::string_view digits, unsigned base) {
  return *from_digits(digits, base, always);
}
inline Integer::Divided Integer::floor_divide(const Integer& a, const Integer& b) {
  return *floor_divide(a, b, always);
}

}  // namespace lockstep::python::code

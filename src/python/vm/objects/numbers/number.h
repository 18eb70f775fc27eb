// Ints of any size, floats, bool.
//
// Ints of up to 63 bits are values in place; larger ones are objects whose digits libtommath computes with. A result
// that fits is always brought back in place, so equal ints have one form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "python/vm/core/type.h"

namespace lockstep::python::vm {

struct BigInt : Object {
  uint32_t digits;  // of libtommath, least significant first
  bool negative;
  uint64_t digit[1];
};
struct Float : Object {
  double value;
};
struct Bool : Object {
  bool value;
};

// What arithmetic answers: an owned value, or none, when it was refused; then an exception is on its way or the end of
// the run, as a product can be beyond the ceiling. It is not a Value, so that nobody takes one for granted.
class [[nodiscard]] Computed {
 public:
  Computed(Value owned_or_null) : value_(owned_or_null) {}
  bool is_refused() const { return value_.is_null(); }
  Value answer() const { return value_; }  // hands it on, as native functions answer

 private:
  Value value_;
};

Value make_int(int64_t);
Value make_int_u(uint64_t);
Computed make_int_from_text(std::string_view digits, int base);  // digits already validated, '-' allowed
Value make_float(double);
inline bool is_int(Value v) { return v.is_integer() || layout_of(v) == Layout::big_int; }
inline bool is_float(Value v) { return layout_of(v) == Layout::floating; }
inline bool is_bool(Value v) { return layout_of(v) == Layout::boolean; }
// int or bool
inline bool is_integral(Value v) { return is_int(v) || is_bool(v); }
int64_t small_of(Value v);  // bool or in-place int
// An int, a bool or an instance of a class derived from int as a number: in place where it fits, else borrowed as it
// is.
Value plain_int(Value);

// Arithmetic on int, bool and float values; answers NotImplemented for others.
Computed number_binary(Thread&, BinaryOp, Value a, Value b);
Value number_compare(Thread&, CompareOp, Value a, Value b);
Value number_negate(Thread&, Value), number_invert(Thread&, Value), number_positive(Thread&, Value);
bool number_truth(Value);
int64_t int_hash(Value);
constexpr int64_t hash_modulus = (int64_t{1} << 61) - 1;
inline int64_t hash_of_small(int64_t n) {
  const int64_t h = n > -hash_modulus && n < hash_modulus ? n : n % hash_modulus;
  return h == -1 ? -2 : h;
}
int64_t float_hash(double);
// str() and formats of an int beyond sys.get_int_max_str_digits(): true = ValueError set.
bool has_too_many_digits(Thread&, Value);
std::string int_text(Value, int base = 10);
std::string float_repr(double);
// As an index or size; none: TypeError/OverflowError set (texts as CPython's __index__ errors). Where an __index__ in
// Python could tell, the error is only for callers that cannot ask it: whoever called the native operation takes it
// back, asks, and calls again with the answer (call.h, must_ask_index).
[[nodiscard]] std::optional<int64_t> as_index(Thread&, Value);
// The same of an argument that may be left out (null): then `missing`.
[[nodiscard]] inline std::optional<int64_t> as_index_or(Thread& t, Value v, int64_t missing) {
  return v.is_null() ? missing : as_index(t, v);
}
// The same for a number of any size: true = `v` is an int or a bool.
bool as_integral(Thread&, Value v);
// A TypeError with a text of the caller's own, which __index__ of `v`, if it has one, would mend. Null.
Value raise_no_index(Thread&, std::string_view text, Value v);
// Any real number as double; none: exception set.
[[nodiscard]] std::optional<double> as_double(Thread&, Value);
[[nodiscard]] inline std::optional<double> as_double_or(Thread& t, Value v, double missing) {
  return v.is_null() ? missing : as_double(t, v);
}
Value int_from_double(Thread&, double);

// An int of any size in a longer computation. What one operation refuses, all that depend on it refuse, and comparisons
// with it are false; so the end of the computation is the place to look: by `answer`, or by `is_refused`.
class [[nodiscard]] Int {
 public:
  Int(int64_t n) : value_(Ref::steal(make_int(n))) {}
  explicit Int(Computed c) : value_(Ref::steal(c.answer())) {}
  static Int of(Value borrowed) { return Int(Computed(own(plain_int(borrowed)))); }
  bool is_refused() const { return !value_; }
  Value get() const { return value_.get(); }  // borrowed; null when it was refused
  Value answer() { return value_.take(); }    // hands it on, as native functions answer

  friend Int operator+(const Int& a, const Int& b) { return computed(BinaryOp::add, a, b); }
  friend Int operator-(const Int& a, const Int& b) { return computed(BinaryOp::sub, a, b); }
  friend Int operator*(const Int& a, const Int& b) { return computed(BinaryOp::mul, a, b); }
  friend Int operator/(const Int& a, const Int& b) { return computed(BinaryOp::floordiv, a, b); }
  friend Int operator%(const Int& a, const Int& b) { return computed(BinaryOp::mod, a, b); }
  friend bool operator<(const Int& a, const Int& b) { return holds_for(CompareOp::lt, a, b); }
  friend bool operator==(const Int& a, const Int& b) { return holds_for(CompareOp::eq, a, b); }

 private:
  static Int computed(BinaryOp, const Int&, const Int&);
  static bool holds_for(CompareOp, const Int&, const Int&);
  Ref value_;
};

// What the operator says of two numbers of C++.
inline bool holds(CompareOp op, auto a, auto b) {
  switch (op) {
    case CompareOp::lt: return a < b;
    case CompareOp::le: return a <= b;
    case CompareOp::eq: return a == b;
    case CompareOp::ne: return a != b;
    case CompareOp::gt: return a > b;
    default: return a >= b;
  }
}

Value float_new(Thread&, Args);       // __new__
Value number_itself(Thread&, Value);  // getters: real, numerator
void add_real_methods(Type*);         // what int and float have both
inline const TypeOps* ops_of(Value v) { return v.is_integer() ? &int_ops : v.object()->type->ops; }

}  // namespace lockstep::python::vm

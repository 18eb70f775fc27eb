#include "python/vm/objects/numbers/number.h"

#include <charconv>
#include <cmath>
#include <cstring>

#include "base/decimal.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/big_int.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value overflow_to_float(Thread& t) { return raise(t, Exc::OverflowError, "int too large to convert to float"); }

std::optional<double> to_double(Thread& t, Value v) {
  if (v.is_integer()) return static_cast<double>(v.as_integer());
  if (is_float(v)) return v.as<Float>()->value;
  if (is_bool(v)) return v.as<Bool>()->value ? 1.0 : 0.0;
  const std::optional<double> d = big_to_double(v);
  if (!d) overflow_to_float(t);
  return d;
}

// Python's // and % for floats (Objects/floatobject.c, _float_div_mod).
void float_divmod(double a, double b, double& quotient, double& remainder) {
  remainder = std::fmod(a, b);
  double div = (a - remainder) / b;
  if (remainder != 0.0) {
    if ((b < 0) != (remainder < 0)) {
      remainder += b;
      div -= 1.0;
    }
  } else {
    remainder = std::copysign(0.0, b);
  }
  if (div != 0.0) {
    quotient = std::floor(div);
    if (div - quotient > 0.5) quotient += 1.0;
  } else {
    quotient = std::copysign(0.0, a / b);
  }
}

Value float_pow(Thread& t, double a, double b) {
  if (a == 0.0 && b < 0.0) return raise(t, Exc::ZeroDivisionError, "zero to a negative power");
  if (a < 0.0 && std::isfinite(a) && std::isfinite(b) && b != std::floor(b)) return refuse(t, "complex numbers");
  const double r = std::pow(a, b);
  if (std::isinf(r) && std::isfinite(a) && std::isfinite(b)) {
    return raise(t, Exc::OverflowError, "(34, 'Numerical result out of range')");
  }
  return make_float(r);
}

Value float_binary(Thread& t, BinaryOp op, double a, double b) {
  double q, r;
  switch (op) {
    case BinaryOp::add: return make_float(a + b);
    case BinaryOp::sub: return make_float(a - b);
    case BinaryOp::mul: return make_float(a * b);
    case BinaryOp::truediv:
      if (b == 0.0) return raise(t, Exc::ZeroDivisionError, "division by zero");
      return make_float(a / b);
    case BinaryOp::floordiv:
    case BinaryOp::mod:
      if (b == 0.0) return raise(t, Exc::ZeroDivisionError, "division by zero");
      float_divmod(a, b, q, r);
      return make_float(op == BinaryOp::mod ? r : q);
    case BinaryOp::pow: return float_pow(t, a, b);
    default: return rt().not_implemented;
  }
}

Computed int_pow(Thread& t, Value a, Value b) {
  if (!b.is_integer()) return big_binary(t, BinaryOp::pow, a, b);
  int64_t e = b.as_integer();
  if (e < 0) {
    const auto x = to_double(t, a), y = x ? to_double(t, b) : x;
    return y ? float_pow(t, *x, *y) : Value();
  }
  int64_t base = a.is_integer() ? a.as_integer() : 0, result = 1;
  if (a.is_integer()) {
    bool fits = true;
    for (int64_t n = e; n > 0 && fits;) {
      if ((n & 1) != 0) fits = !__builtin_mul_overflow(result, base, &result);
      n >>= 1;
      if (n > 0 && fits) fits = !__builtin_mul_overflow(base, base, &base);
    }
    if (fits) return make_int(result);
  }
  return big_binary(t, BinaryOp::pow, a, b);
}

Computed int_binary(Thread& t, BinaryOp op, Value va, Value vb) {
  if (op == BinaryOp::pow) return int_pow(t, va, vb);
  if (!va.is_integer() || !vb.is_integer()) {
    if (op == BinaryOp::truediv) return big_true_divide(t, va, vb);
    return big_binary(t, op, va, vb);
  }
  const int64_t a = va.as_integer(), b = vb.as_integer();
  int64_t r;
  switch (op) {
    case BinaryOp::add: return make_int(a + b);  // 63 bits each: no overflow of 64
    case BinaryOp::sub: return make_int(a - b);
    case BinaryOp::mul:
      if (__builtin_mul_overflow(a, b, &r)) return big_binary(t, op, va, vb);
      return make_int(r);
    case BinaryOp::floordiv:
      if (b == 0) return raise(t, Exc::ZeroDivisionError, "division by zero");
      r = a / b;
      return make_int(r - ((a % b != 0) && ((a < 0) != (b < 0))));
    case BinaryOp::mod:
      if (b == 0) return raise(t, Exc::ZeroDivisionError, "division by zero");
      r = a % b;
      return make_int(r != 0 && ((r < 0) != (b < 0)) ? r + b : r);
    case BinaryOp::truediv:
      if (b == 0) return raise(t, Exc::ZeroDivisionError, "division by zero");
      if (std::abs(a) <= (int64_t{1} << 53) && std::abs(b) <= (int64_t{1} << 53)) {
        return make_float(static_cast<double>(a) / static_cast<double>(b));
      }
      return big_true_divide(t, va, vb);
    case BinaryOp::and_: return make_int(a & b);
    case BinaryOp::or_: return make_int(a | b);
    case BinaryOp::xor_: return make_int(a ^ b);
    case BinaryOp::lshift:
      if (b < 0) return raise(t, Exc::ValueError, "negative shift count");
      if (a == 0) return Value::integer(0);
      if (b < 62 && std::abs(a) <= (Value::max_integer >> b))
        return make_int(static_cast<int64_t>(static_cast<uint64_t>(a) << b));
      return big_binary(t, op, va, vb);
    case BinaryOp::rshift:
      if (b < 0) return raise(t, Exc::ValueError, "negative shift count");
      return make_int(b > 62 ? (a < 0 ? -1 : 0) : a >> b);
    default: return rt().not_implemented;
  }
}

}  // namespace

Value plain_int(Value v) {
  if (v.is_integer() || v.object()->type == rt().types.integer) return v;
  if (is_bool(v)) return Value::integer(v.as<Bool>()->value);
  Ref n = Ref::steal(big_copy(v));
  return n.get().is_integer() ? n.get() : v;
}

Value make_int(int64_t n) { return Value::fits(n) ? Value::integer(n) : big_from_int64(n); }
Value make_int_u(uint64_t n) {
  return n <= static_cast<uint64_t>(Value::max_integer) ? Value::integer(static_cast<int64_t>(n)) : big_from_uint64(n);
}

Value make_float(double d) {
  auto* f = new_object<Float>(rt().types.floating);
  f->value = d;
  return Value::counted(f);
}

int64_t small_of(Value v) { return plain_int(v).as_integer(); }

Int Int::computed(BinaryOp op, const Int& a, const Int& b) {
  if (a.is_refused() || b.is_refused()) return Int(Computed(Value()));
  return Int(number_binary(*current_thread, op, a.get(), b.get()));
}
bool Int::holds_for(CompareOp op, const Int& a, const Int& b) {
  return !a.is_refused() && !b.is_refused() && same(number_compare(*current_thread, op, a.get(), b.get()), rt().true_);
}

Computed number_binary(Thread& t, BinaryOp op, Value a, Value b) {
  const bool a_int = is_integral(a), b_int = is_integral(b);
  if (a_int && b_int) {
    if (is_bool(a) && is_bool(b) && (op == BinaryOp::and_ || op == BinaryOp::or_ || op == BinaryOp::xor_)) {
      return boolean(int_binary(t, op, plain_int(a), plain_int(b)).answer().as_integer() != 0);
    }
    return int_binary(t, op, plain_int(a), plain_int(b));
  }
  if (!(a_int || is_float(a)) || !(b_int || is_float(b))) return rt().not_implemented;
  const auto x = to_double(t, a), y = x ? to_double(t, b) : x;
  return y ? float_binary(t, op, *x, *y) : Value();
}

Value number_compare(Thread& t, CompareOp op, Value a, Value b) {
  const bool a_int = is_integral(a), b_int = is_integral(b);
  if (a_int && b_int) {
    a = plain_int(a);
    b = plain_int(b);
    if (a.is_integer() && b.is_integer()) return boolean(holds(op, a.as_integer(), b.as_integer()));
    return boolean(holds(op, big_order(a, b), 0));
  }
  if (!(a_int || is_float(a)) || !(b_int || is_float(b))) return rt().not_implemented;
  // An int and a float compare by exact value.
  const auto exact = [](Value v) -> std::optional<double> {
    if (is_float(v)) return v.as<Float>()->value;
    const Value n = is_bool(v) ? Value::integer(v.as<Bool>()->value) : plain_int(v);
    if (!n.is_integer() || std::abs(n.as_integer()) > (int64_t{1} << 53)) return std::nullopt;
    return static_cast<double>(n.as_integer());
  };
  if (const auto x = exact(a), y = exact(b); x && y) return boolean(holds(op, *x, *y));
  const bool float_first = is_float(a);
  const double f = (float_first ? a : b).as<Float>()->value;
  const Value n = plain_int(float_first ? b : a);
  if (std::isnan(f)) return boolean(op == CompareOp::ne);
  int order;  // of the int against the float
  if (std::isinf(f)) {
    order = f > 0 ? -1 : 1;
  } else {
    Ref whole = Ref::steal(int_from_double(t, std::floor(f)));
    order = big_order(n, whole.get());
    if (order == 0 && f != std::floor(f)) order = -1;
  }
  return boolean(holds(op, float_first ? -order : order, 0));
}

Value number_negate(Thread&, Value v) {
  if (is_float(v)) return make_float(-v.as<Float>()->value);
  v = plain_int(v);
  return v.is_integer() ? make_int(-v.as_integer()) : big_negate(v);
}
Value number_positive(Thread&, Value v) {
  if (is_float(v)) return is_heap(v.object()->type) ? make_float(v.as<Float>()->value) : own(v);
  v = plain_int(v);
  return is_heap(type_of(v)) ? big_copy(v) : own(v);
}
Value number_invert(Thread& t, Value v) {
  v = plain_int(v);
  if (v.is_integer()) return make_int(~v.as_integer());
  Ref n = Ref::steal(big_negate(v));
  return big_binary(t, BinaryOp::sub, n.get(), Value::integer(1)).answer();
}
bool number_truth(Value v) {
  if (v.is_integer()) return v.as_integer() != 0;
  if (is_float(v)) return v.as<Float>()->value != 0.0;
  v = plain_int(v);
  return !v.is_integer() || v.as_integer() != 0;
}

// Hashes of equal numbers are equal: all are the value modulo 2^61 - 1 (CPython: Python/pyhash.c, 64-bit).

int64_t int_hash(Value v) {
  v = plain_int(v);
  return v.is_integer() ? hash_of_small(v.as_integer()) : big_hash(v);
}

int64_t float_hash(double d) {
  if (std::isinf(d)) return d > 0 ? 314159 : -314159;
  if (std::isnan(d)) return 0;
  int e;
  double m = std::frexp(d, &e);
  const bool negative = m < 0;
  if (negative) m = -m;
  uint64_t x = 0;
  while (m != 0.0) {
    x = ((x << 28) & hash_modulus) | (x >> (61 - 28));
    m *= 268435456.0;
    e -= 28;
    const auto y = static_cast<uint64_t>(m);
    m -= static_cast<double>(y);
    x += y;
    if (x >= static_cast<uint64_t>(hash_modulus)) x -= static_cast<uint64_t>(hash_modulus);
  }
  const int shift = e >= 0 ? e % 61 : 60 - ((-1 - e) % 61);
  x = ((x << shift) & static_cast<uint64_t>(hash_modulus)) | (x >> (61 - shift));
  const int64_t h = negative ? -static_cast<int64_t>(x) : static_cast<int64_t>(x);
  return h == -1 ? -2 : h;
}

bool has_too_many_digits(Thread& t, Value v) {
  v = plain_int(v);
  const uint32_t most = rt().max_str_digits.load(std::memory_order_relaxed);
  // A digit has 3.3219 bits; an int of that many may just have one digit less.
  if (v.is_integer() || most == 0 || big_bit_length(v) < most * 3.3219280948873623) return false;
  if (big_bit_length(v) < most * 3.3219280948873623 + 2) {
    const std::string text = big_text(v, 10);
    if (text.size() - (text[0] == '-') <= most) return false;
  }
  raise(t, Exc::ValueError,
        "Exceeds the limit (" + std::to_string(most) +
            " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
  return true;
}

std::string int_text(Value v, int base) {
  v = plain_int(v);
  if (!v.is_integer()) return big_text(v, base);
  char buffer[72];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, v.as_integer(), base);
  return {buffer, end.ptr};
}

std::string float_repr(double d) { return float_text(d); }

std::optional<int64_t> as_index(Thread& t, Value v) {
  if (v.is_integer()) return v.as_integer();
  if (is_integral(v)) {
    if (const Value plain = plain_int(v); plain.is_integer()) return plain.as_integer();
    raise(t, Exc::OverflowError, "cannot fit 'int' into an index-sized integer");
  } else {
    as_integral(t, v);
  }
  return std::nullopt;
}

bool as_integral(Thread& t, Value v) {
  if (is_integral(v)) return true;
  raise_no_index(t, "'" + std::string(type_name(v)) + "' object cannot be interpreted as an integer", v);
  return false;
}

Value raise_no_index(Thread& t, std::string_view text, Value v) {
  raise(t, Exc::TypeError, text);
  if (!special_of(v, Special::index).is_null()) {
    t.index_wanted = v;
    t.index_error = t.raised;
  }
  return Value();
}

std::optional<double> as_double(Thread& t, Value v) {
  if (is_integral(v) || is_float(v)) return to_double(t, v);
  raise(t, Exc::TypeError, "must be real number, not " + std::string(type_name(v)));
  return std::nullopt;
}

Value int_from_double(Thread& t, double d) {
  if (std::isnan(d)) return raise(t, Exc::ValueError, "cannot convert float NaN to integer");
  if (std::isinf(d)) return raise(t, Exc::OverflowError, "cannot convert float infinity to integer");
  d = std::trunc(d);
  if (std::abs(d) < 4e18) return make_int(static_cast<int64_t>(d));
  return big_from_double(d);
}

namespace {

Value binary_slot(Thread& t, BinaryOp op, Value a, Value b) { return number_binary(t, op, a, b).answer(); }

Value int_repr(Thread& t, Value v) {
  if (layout_of(v) != Layout::big_int) return make_str(int_text(v));
  const uint32_t most = rt().max_str_digits.load(std::memory_order_relaxed);
  std::string text;
  // A digit of libtommath holds at least eight decimal ones: what is certainly too long is not converted at all.
  const bool is_long = most > 0 && uint64_t{v.as<BigInt>()->digits} * 8 > uint64_t{most} + 16;
  if (!is_long) text = int_text(v);
  if (is_long || (most > 0 && text.size() - (text[0] == '-') > most)) {
    return raise(t, Exc::ValueError,
                 "Exceeds the limit (" + std::to_string(most) +
                     " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
  }
  return ends_run(t) ? Value() : make_str(text);
}
Value float_repr_slot(Thread&, Value v) { return make_str(float_repr(v.as<Float>()->value)); }
Value bool_repr(Thread&, Value v) { return make_str(v.as<Bool>()->value ? "True" : "False"); }
Hashed int_hash_slot(Thread&, Value v) { return int_hash(v); }
Hashed float_hash_slot(Thread&, Value v) {
  const double d = v.as<Float>()->value;
  return std::isnan(d) ? static_cast<int64_t>(v.bits() >> 4) : float_hash(d);
}

void walk_int(Object* o, Walker& w) {
  const auto* n = static_cast<BigInt*>(o);
  w.number((uint64_t{n->digits} << 1) | (n->negative ? 1 : 0));
  for (uint32_t i = 0; i < n->digits; ++i) w.number(n->digit[i]);
}
Value float_of_class(Type* type, Value plain) {
  auto* f = static_cast<Float*>(allocate_instance(type, sizeof(Float)));
  f->value = plain.as<Float>()->value;
  return Value::counted(f);
}

}  // namespace

const TypeOps int_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
            .walk = walk_int,
            .basic_size = sizeof(BigInt),
            .size = big_size,
            .repr = int_repr,
            .hash = int_hash_slot,
            .binary = binary_slot,
            .compare = number_compare,
            .truth = number_truth,
            .into_class = big_of_class,
            .operators = {int_bits, int_bits, 0},
            .effects = {.truth = Effect::nothing, .binary = Effect::nothing, .in_place = Effect::nothing}});
const TypeOps float_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
            .walk = holds_nothing,
            .basic_size = sizeof(Float),
            .repr = float_repr_slot,
            .hash = float_hash_slot,
            .binary = binary_slot,
            .compare = number_compare,
            .truth = number_truth,
            .into_class = float_of_class,
            .operators = {float_bits, float_bits, 0},
            .effects = {.truth = Effect::nothing, .binary = Effect::nothing, .in_place = Effect::nothing}});
const TypeOps bool_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
            .walk = holds_nothing,
            .basic_size = sizeof(Bool),
            .repr = bool_repr,
            .hash = int_hash_slot,
            .binary = binary_slot,
            .compare = number_compare,
            .truth = number_truth,
            .operators = {logic_bits, logic_bits, 0},
            .effects = {.truth = Effect::nothing, .binary = Effect::nothing, .in_place = Effect::nothing}});

}  // namespace lockstep::python::vm

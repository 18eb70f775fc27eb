#include "python/vm/objects/numbers/big_int.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include "python/code/integer.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/exceptions/exception.h"

namespace lockstep::python::vm {

namespace {

constexpr auto& check = code::Integer::check;

// For the duration of an operation.
class Number : public code::Integer {
 public:
  Number() = default;
  Number(Integer n) : Integer(std::move(n)) {}
  explicit Number(Value v) {
    if (v.is_integer()) {
      mp_set_i64(get(), v.as_integer());
      return;
    }
    const auto* b = v.as<BigInt>();
    check(mp_grow(get(), static_cast<int>(b->digits)));
    for (uint32_t i = 0; i < b->digits; ++i) get()->dp[i] = static_cast<mp_digit>(b->digit[i]);
    get()->used = static_cast<int>(b->digits);
    get()->sign = b->negative ? MP_NEG : MP_ZPOS;
    mp_clamp(get());
  }

  Value value() const {
    if (bit_length() <= 62) return make_int(mp_get_i64(get()));
    const size_t bytes = sizeof(BigInt) + (static_cast<size_t>(get()->used) - 1) * sizeof(uint64_t);
    auto* b = new_object<BigInt>(rt().types.integer, bytes);
    b->digits = static_cast<uint32_t>(get()->used);
    b->negative = is_negative();
    for (int i = 0; i < get()->used; ++i) b->digit[i] = get()->dp[i];
    return Value::counted(b);
  }
};

constexpr int64_t max_bits = int64_t{1} << 27;  // 16 MB; more is a ceiling, not a number

// One operation cannot be interrupted, so one that would take many seconds ends the run before it begins. Multiplying
// takes seconds from here on; dividing takes as many steps as quotient and divisor have digits, multiplied.
constexpr int64_t max_product_bits = int64_t{1} << 25;
constexpr int64_t max_steps = int64_t{1} << 32;

bool divides_too_long(mp_int* a, mp_int* b) { return int64_t{std::max(a->used - b->used, 0)} * b->used > max_steps; }

}  // namespace

size_t big_size(const Object* o) {
  return sizeof(BigInt) + (size_t{static_cast<const BigInt*>(o)->digits} - 1) * sizeof(uint64_t);
}

Value big_copy(Value v) { return Number(v).value(); }

Value big_of_class(Type* type, Value v) {
  Number n(v);
  const int used = std::max(n.get()->used, 1);
  const size_t bytes = sizeof(BigInt) + (static_cast<size_t>(used) - 1) * sizeof(uint64_t);
  auto* b = static_cast<BigInt*>(allocate_instance(type, bytes));
  b->digits = static_cast<uint32_t>(used);
  b->negative = n.get()->sign == MP_NEG;
  b->digit[0] = 0;
  for (int i = 0; i < n.get()->used; ++i) b->digit[i] = n.get()->dp[i];
  return Value::counted(b);
}

Value big_from_int64(int64_t n) {
  Number r;
  mp_set_i64(r.get(), n);
  return r.value();
}
Value big_from_uint64(uint64_t n) {
  Number r;
  mp_set_u64(r.get(), n);
  return r.value();
}
Value big_from_double(double d) {
  Number r;
  int e;
  const double m = std::frexp(std::abs(d), &e);
  mp_set_u64(r.get(), static_cast<uint64_t>(std::ldexp(m, 53)));
  if (e > 53) {
    check(mp_mul_2d(r.get(), e - 53, r.get()));
  } else {
    check(mp_div_2d(r.get(), 53 - e, r.get(), nullptr));
  }
  if (d < 0) check(mp_neg(r.get(), r.get()));
  return r.value();
}
Value big_from_text(std::string_view digits, int base) {
  return Number(code::Integer::from_digits(digits, static_cast<unsigned>(base))).value();
}
Value make_int_from_text(std::string_view digits, int base) { return big_from_text(digits, base); }

Value big_binary(Thread& t, BinaryOp op, Value va, Value vb) {
  Number a(va), b(vb), r, m;
  switch (op) {
    case BinaryOp::add: check(mp_add(a.get(), b.get(), r.get())); break;
    case BinaryOp::sub: check(mp_sub(a.get(), b.get(), r.get())); break;
    case BinaryOp::mul:
      if (int64_t{mp_count_bits(a.get())} + mp_count_bits(b.get()) > max_product_bits)
        return end_with_limit(t, "memory");
      check(mp_mul(a.get(), b.get(), r.get()));
      break;
    case BinaryOp::floordiv:
    case BinaryOp::mod:
      if (mp_iszero(b.get())) return raise(t, Exc::ZeroDivisionError, "division by zero");
      if (divides_too_long(a.get(), b.get())) return end_with_limit(t, "instructions");
      std::tie(r, m) = code::Integer::floor_divide(a, b);
      return op == BinaryOp::mod ? m.value() : r.value();
    case BinaryOp::pow: {
      if (b.get()->sign == MP_NEG) {
        double x;
        if (!big_to_double(va, x)) return raise(t, Exc::OverflowError, "int too large to convert to float");
        return make_float(std::pow(x, static_cast<double>(mp_get_i64(b.get()))));
      }
      const int64_t e = mp_count_bits(b.get()) > 40 ? max_bits : mp_get_i64(b.get());
      if (e * mp_count_bits(a.get()) > max_product_bits) return end_with_limit(t, "memory");
      check(mp_expt_n(a.get(), static_cast<int>(e), r.get()));
      break;
    }
    case BinaryOp::and_: check(mp_and(a.get(), b.get(), r.get())); break;
    case BinaryOp::or_: check(mp_or(a.get(), b.get(), r.get())); break;
    case BinaryOp::xor_: check(mp_xor(a.get(), b.get(), r.get())); break;
    case BinaryOp::lshift:
    case BinaryOp::rshift: {
      if (b.get()->sign == MP_NEG) return raise(t, Exc::ValueError, "negative shift count");
      const bool is_left = op == BinaryOp::lshift;
      if (mp_count_bits(b.get()) > 31) {
        if (is_left && mp_iszero(a.get())) return Value::integer(0);
        if (is_left) return end_with_limit(t, "memory");
        return Value::integer(a.get()->sign == MP_NEG ? -1 : 0);
      }
      const auto n = static_cast<int>(mp_get_i64(b.get()));
      if (is_left) {
        if (int64_t{mp_count_bits(a.get())} + n > max_bits) return end_with_limit(t, "memory");
        check(mp_mul_2d(a.get(), n, r.get()));
      } else {
        check(mp_signed_rsh(a.get(), n, r.get()));
      }
      break;
    }
    default: return rt().not_implemented;
  }
  return r.value();
}

Value big_true_divide(Thread& t, Value va, Value vb) {
  const Number a(va), b(vb);
  if (b.is_zero()) return raise(t, Exc::ZeroDivisionError, "division by zero");
  const auto quotient = code::Integer::true_divide(a, b);
  if (!quotient) return raise(t, Exc::OverflowError, "integer division result too large for a float");
  return make_float(*quotient);
}

Value big_negate(Value v) {
  Number n(v);
  check(mp_neg(n.get(), n.get()));
  return n.value();
}
int big_order(Value a, Value b) {
  Number x(a), y(b);
  return mp_cmp(x.get(), y.get());
}
int64_t big_hash(Value v) {
  Number n(v), p, m;
  const bool negative = n.get()->sign == MP_NEG;
  n.get()->sign = MP_ZPOS;
  mp_set_u64(p.get(), (uint64_t{1} << 61) - 1);
  check(mp_mod(n.get(), p.get(), m.get()));
  const int64_t h = negative ? -mp_get_i64(m.get()) : mp_get_i64(m.get());
  return h == -1 ? -2 : h;
}
int64_t big_int64(Value v) {
  Number n(v);
  return mp_get_i64(n.get());
}
uint32_t big_bit_length(Value v) {
  Number n(v);
  return static_cast<uint32_t>(mp_count_bits(n.get()));
}
std::string big_text(Value v, int base) { return Number(v).text(static_cast<unsigned>(base)); }
bool big_to_double(Value v, double& d) {
  if (v.is_integer()) {
    d = static_cast<double>(v.as_integer());
    return true;
  }
  const auto nearest = Number(v).to_double();
  d = nearest.value_or(0);
  return nearest.has_value();
}

bool big_to_bytes(Value v, uint8_t* out, size_t count, bool is_signed) {
  Number n(v);
  const bool negative = n.get()->sign == MP_NEG;
  if (negative && !is_signed) return false;
  if (negative) check(mp_add_d(n.get(), 1, n.get()));  // ~x = -x - 1
  n.get()->sign = MP_ZPOS;
  if (static_cast<size_t>(mp_count_bits(n.get())) > count * 8 - (is_signed ? 1 : 0)) return false;
  std::vector<uint8_t> bytes(mp_ubin_size(n.get()));
  size_t written = 0;
  if (!bytes.empty()) check(mp_to_ubin(n.get(), bytes.data(), bytes.size(), &written));
  for (size_t i = 0; i < count; ++i) {
    const uint8_t b = i < written ? bytes[written - 1 - i] : 0;
    out[i] = negative ? static_cast<uint8_t>(~b) : b;
  }
  return true;
}
Value big_from_bytes(const uint8_t* bytes, size_t count, bool is_signed) {
  const bool negative = is_signed && count > 0 && (bytes[count - 1] & 0x80) != 0;
  std::vector<uint8_t> big(count);
  for (size_t i = 0; i < count; ++i) big[count - 1 - i] = negative ? static_cast<uint8_t>(~bytes[i]) : bytes[i];
  Number n;
  check(mp_from_ubin(n.get(), big.data(), big.size()));
  if (negative) {
    check(mp_add_d(n.get(), 1, n.get()));
    check(mp_neg(n.get(), n.get()));
  }
  return n.value();
}

}  // namespace lockstep::python::vm

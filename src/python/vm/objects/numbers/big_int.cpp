#include "python/vm/objects/numbers/big_int.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

#include "python/code/integer.h"
#include "python/vm/core/call.h"
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

Value value_of(std::optional<code::Integer> n) { return n ? Number(*std::move(n)).value() : Value(); }

constexpr int64_t max_bits = int64_t{1} << 27;  // 16 MB; more is a ceiling, not a number

// What would take many seconds ends the run before it begins. Multiplying takes seconds from here on; dividing takes as
// many steps as quotient and divisor have digits, multiplied.
constexpr int64_t max_product_bits = int64_t{1} << 25;
constexpr int64_t max_steps = int64_t{1} << 32;

bool divides_too_long(const mp_int* a, const mp_int* b) {
  return int64_t{std::max(a->used - b->used, 0)} * b->used > max_steps;
}

// False: the run is over, and nothing that was computed is a number.
bool goes_on(uint64_t steps) { return current_thread == nullptr || !must_end(*current_thread, steps); }

// A number of so many bits that are all 0, to be put in; `put_bits` puts up to 8 of them at bit `at`.
void make_room(mp_int* n, size_t bits) {
  const auto digits = static_cast<int>(bits / MP_DIGIT_BIT) + 1;
  check(mp_grow(n, digits + 1));
  std::fill_n(n->dp, digits + 1, mp_digit{0});
  n->used = digits;
}
void put_bits(mp_int* n, size_t at, mp_digit x) {
  mp_digit* const digit = n->dp + at / MP_DIGIT_BIT;
  const auto shift = static_cast<int>(at % MP_DIGIT_BIT);
  digit[0] |= (x << shift) & MP_MASK;
  if (shift + 8 > MP_DIGIT_BIT) digit[1] |= x >> (MP_DIGIT_BIT - shift);
}
mp_digit bits_at(const mp_int* n, size_t at, int count) {
  mp_digit x = 0;
  for (int i = 0; i < count; ++i) {
    const size_t bit = at + static_cast<size_t>(i), digit = bit / MP_DIGIT_BIT;
    if (digit < static_cast<size_t>(n->used)) x |= (n->dp[digit] >> (bit % MP_DIGIT_BIT) & 1) << i;
  }
  return x;
}

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
Computed big_from_text(std::string_view digits, int base) {
  const auto b = static_cast<unsigned>(base);
  if (digits.size() * static_cast<size_t>(std::bit_width(b) - 1) > max_bits)
    return end_with_limit(*current_thread, "memory");
  return value_of(code::Integer::from_digits(digits, b, goes_on));
}
Computed make_int_from_text(std::string_view digits, int base) { return big_from_text(digits, base); }

Computed big_binary(Thread& t, BinaryOp op, Value va, Value vb) {
  Number a(va), b(vb);  // `a` becomes the result
  switch (op) {
    case BinaryOp::add: check(mp_add(a.get(), b.get(), a.get())); break;
    case BinaryOp::sub: check(mp_sub(a.get(), b.get(), a.get())); break;
    case BinaryOp::mul:
      if (int64_t{mp_count_bits(a.get())} + mp_count_bits(b.get()) > max_product_bits)
        return end_with_limit(t, "memory");
      return value_of(code::Integer::multiply(a, b, goes_on));
    case BinaryOp::floordiv:
    case BinaryOp::mod:
      if (mp_iszero(b.get())) return raise(t, Exc::ZeroDivisionError, "division by zero");
      if (divides_too_long(a.get(), b.get())) return end_with_limit(t, "instructions");
      if (auto d = code::Integer::floor_divide(a, b, goes_on))
        return Number(std::move(op == BinaryOp::mod ? d->remainder : d->quotient)).value();
      return Value();
    case BinaryOp::pow: {
      if (b.get()->sign == MP_NEG) {
        const auto x = big_to_double(va);
        if (!x) return raise(t, Exc::OverflowError, "int too large to convert to float");
        return make_float(std::pow(*x, static_cast<double>(mp_get_i64(b.get()))));
      }
      const int64_t e = mp_count_bits(b.get()) > 40 ? max_bits : mp_get_i64(b.get());
      if (e * mp_count_bits(a.get()) > max_product_bits) return end_with_limit(t, "memory");
      return value_of(code::Integer::power(a, static_cast<uint64_t>(e), goes_on));
    }
    case BinaryOp::and_: check(mp_and(a.get(), b.get(), a.get())); break;
    case BinaryOp::or_: check(mp_or(a.get(), b.get(), a.get())); break;
    case BinaryOp::xor_: check(mp_xor(a.get(), b.get(), a.get())); break;
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
        check(mp_mul_2d(a.get(), n, a.get()));
      } else {
        check(mp_signed_rsh(a.get(), n, a.get()));
      }
      break;
    }
    default: return rt().not_implemented;
  }
  if (!goes_on(static_cast<uint64_t>(a.get()->used))) return Value();
  return a.value();
}

Computed big_true_divide(Thread& t, Value va, Value vb) {
  const Number a(va), b(vb);
  if (b.is_zero()) return raise(t, Exc::ZeroDivisionError, "division by zero");
  const auto d = code::Integer::true_divide(a, b, goes_on);
  if (!d) return Value();
  return std::isinf(*d) ? raise(t, Exc::OverflowError, "integer division result too large for a float")
                        : make_float(*d);
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
  Number n(v);
  uint64_t rest = 0;  // multiplying by a power of two turns the 61 bits
  for (int i = n.get()->used; i-- > 0;) {
    rest = ((rest << MP_DIGIT_BIT) & hash_modulus) | (rest >> (61 - MP_DIGIT_BIT));
    rest = (rest + n.get()->dp[i]) % hash_modulus;
  }
  const int64_t h = n.get()->sign == MP_NEG ? -static_cast<int64_t>(rest) : static_cast<int64_t>(rest);
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
std::string big_text(Value v, int base) { return Number(v).text(static_cast<unsigned>(base), goes_on).value_or(""); }
std::optional<double> big_to_double(Value v) {
  return v.is_integer() ? static_cast<double>(v.as_integer()) : Number(v).to_double();
}

bool big_to_bytes(Value v, uint8_t* out, size_t count, bool is_signed) {
  Number n(v);
  const bool negative = n.get()->sign == MP_NEG;
  if (negative && !is_signed) return false;
  if (negative) check(mp_add_d(n.get(), 1, n.get()));  // ~x = -x - 1
  n.get()->sign = MP_ZPOS;
  if (static_cast<size_t>(mp_count_bits(n.get())) > count * 8 - (is_signed ? 1 : 0)) return false;
  for (size_t i = 0; i < count; ++i) {
    const auto b = static_cast<uint8_t>(bits_at(n.get(), i * 8, 8));
    out[i] = negative ? static_cast<uint8_t>(~b) : b;
  }
  return true;
}
Computed big_from_bytes(const uint8_t* bytes, size_t count, bool is_signed) {
  const bool negative = is_signed && count > 0 && (bytes[count - 1] & 0x80) != 0;
  if (count > max_bits / 8) return end_with_limit(*current_thread, "memory");
  Number n;
  make_room(n.get(), count * 8);
  for (size_t i = 0; i < count; ++i) put_bits(n.get(), i * 8, negative ? static_cast<uint8_t>(~bytes[i]) : bytes[i]);
  mp_clamp(n.get());
  if (negative) {
    check(mp_add_d(n.get(), 1, n.get()));
    check(mp_neg(n.get(), n.get()));
  }
  return n.value();
}

}  // namespace lockstep::python::vm

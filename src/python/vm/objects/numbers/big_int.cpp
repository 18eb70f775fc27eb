#include "python/vm/objects/numbers/big_int.h"

#include <tommath.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

#include "python/vm/core/runtime.h"
#include "python/vm/objects/exceptions/exception.h"

namespace lockstep::python::vm {

namespace {

void check(mp_err e) {
  if (e != MP_OKAY) std::abort();  // libtommath fails only when the system has no memory
}

// A number of libtommath for the duration of an operation.
class Number {
 public:
  Number() { check(mp_init(&n_)); }
  explicit Number(Value v) : Number() {
    if (v.is_integer()) {
      mp_set_i64(&n_, v.as_integer());
      return;
    }
    const auto* b = v.as<BigInt>();
    check(mp_grow(&n_, static_cast<int>(b->digits)));
    for (uint32_t i = 0; i < b->digits; ++i) n_.dp[i] = static_cast<mp_digit>(b->digit[i]);
    n_.used = static_cast<int>(b->digits);
    n_.sign = b->negative ? MP_NEG : MP_ZPOS;
    mp_clamp(&n_);
  }
  ~Number() { mp_clear(&n_); }
  Number(const Number&) = delete;
  Number& operator=(const Number&) = delete;
  mp_int* get() { return &n_; }

  Value value() {
    if (mp_count_bits(&n_) <= 62) return make_int(mp_get_i64(&n_));
    const size_t bytes = sizeof(BigInt) + (static_cast<size_t>(n_.used) - 1) * sizeof(uint64_t);
    auto* b = new_object<BigInt>(rt().types.integer, bytes);
    b->digits = static_cast<uint32_t>(n_.used);
    b->negative = n_.sign == MP_NEG;
    for (int i = 0; i < n_.used; ++i) b->digit[i] = n_.dp[i];
    return Value::counted(b);
  }

 private:
  mp_int n_;
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
  Number r;
  check(mp_read_radix(r.get(), std::string(digits).c_str(), base));
  return r.value();
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
      if (b.get()->used == 1) {  // mp_div would halve both again and again
        mp_digit rest;
        check(mp_div_d(a.get(), b.get()->dp[0], r.get(), &rest));
        mp_set(m.get(), rest);
        if (a.get()->sign == MP_NEG) check(mp_neg(m.get(), m.get()));
        if (b.get()->sign == MP_NEG) check(mp_neg(r.get(), r.get()));
      } else {
        check(mp_div(a.get(), b.get(), r.get(), m.get()));
      }
      // libtommath truncates, Python floors.
      if (!mp_iszero(m.get()) && m.get()->sign != b.get()->sign) {
        check(mp_sub_d(r.get(), 1, r.get()));
        check(mp_add(m.get(), b.get(), m.get()));
      }
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
  Number a(va), b(vb), q, m;
  if (mp_iszero(b.get())) return raise(t, Exc::ZeroDivisionError, "division by zero");
  if (mp_iszero(a.get())) return make_float(0.0);
  // Scale so that the quotient has 66 bits or more, divide, let a sticky bit stand for the remainder, round once.
  const bool negative = a.get()->sign != b.get()->sign;
  a.get()->sign = b.get()->sign = MP_ZPOS;
  const int shift = 66 - (mp_count_bits(a.get()) - mp_count_bits(b.get()));
  if (shift > 0) {
    check(mp_mul_2d(a.get(), shift, a.get()));
  } else {
    check(mp_mul_2d(b.get(), -shift, b.get()));
  }
  if (divides_too_long(a.get(), b.get())) return end_with_limit(t, "instructions");
  check(mp_div(a.get(), b.get(), q.get(), m.get()));
  const int extra = mp_count_bits(q.get()) - 64;
  Number low;
  check(mp_mod_2d(q.get(), extra, low.get()));
  check(mp_div_2d(q.get(), extra, q.get(), nullptr));
  uint64_t bits = mp_get_u64(q.get());
  if (!mp_iszero(m.get()) || !mp_iszero(low.get())) bits |= 1;
  const double d = std::ldexp(static_cast<double>(bits), extra - shift);
  if (std::isinf(d)) return raise(t, Exc::OverflowError, "integer division result too large for a float");
  return make_float(negative ? -d : d);
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
// libtommath divides once per digit of the text; here it is once per as many digits as fit into a word, and for a power
// of two not at all.
std::string big_text(Value v, int base) {
  constexpr const char* digits = "0123456789abcdefghijklmnopqrstuvwxyz";
  Number n(v);
  const bool is_negative = n.get()->sign == MP_NEG;
  n.get()->sign = MP_ZPOS;
  std::string out;  // least significant first
  if (const auto b = static_cast<unsigned>(base); std::has_single_bit(b)) {
    const int bits = std::countr_zero(b), count = mp_count_bits(n.get());
    const auto bit = [&](int i) { return n.get()->dp[i / MP_DIGIT_BIT] >> (i % MP_DIGIT_BIT) & 1; };
    for (int at = 0; at < count; at += bits) {
      unsigned digit = 0;
      for (int i = 0; i < bits && at + i < count; ++i) digit |= static_cast<unsigned>(bit(at + i)) << i;
      out += digits[digit];
    }
  } else {
    mp_digit chunk = b;
    int per_chunk = 1;
    for (; chunk < (mp_digit{1} << MP_DIGIT_BIT) / b / 2; ++per_chunk) chunk *= b;
    while (!mp_iszero(n.get())) {
      mp_digit rest = 0;
      check(mp_div_d(n.get(), chunk, n.get(), &rest));
      for (int i = 0; i < per_chunk && (rest != 0 || !mp_iszero(n.get())); ++i, rest /= b) out += digits[rest % b];
    }
  }
  if (is_negative) out += '-';
  std::ranges::reverse(out);
  return out;
}
bool big_to_double(Value v, double& d) {
  if (v.is_integer()) {
    d = static_cast<double>(v.as_integer());
    return true;
  }
  Number n(v), low;
  const int extra = mp_count_bits(n.get()) - 64;
  const bool negative = n.get()->sign == MP_NEG;
  n.get()->sign = MP_ZPOS;
  if (extra > 0) {
    check(mp_mod_2d(n.get(), extra, low.get()));
    check(mp_div_2d(n.get(), extra, n.get(), nullptr));
  }
  uint64_t bits = mp_get_u64(n.get());
  if (!mp_iszero(low.get())) bits |= 1;
  d = std::ldexp(static_cast<double>(bits), std::max(extra, 0));
  if (negative) d = -d;
  return !std::isinf(d);
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

#include "python/vm/objects/numbers/big_int.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <deque>
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

constexpr int64_t max_bits = int64_t{1} << 27;  // 16 MB; more is a ceiling, not a number

// What would take many seconds ends the run before it begins. Multiplying takes seconds from here on; dividing takes as
// many steps as quotient and divisor have digits, multiplied.
constexpr int64_t max_product_bits = int64_t{1} << 25;
constexpr int64_t max_steps = int64_t{1} << 32;

bool divides_too_long(mp_int* a, mp_int* b) { return int64_t{std::max(a->used - b->used, 0)} * b->used > max_steps; }

// libtommath cannot be interrupted: what is long is done in pieces, and after each of them the run may be over. False:
// it is, and nothing that was computed is a number.
bool goes_on(uint64_t steps) { return current_thread == nullptr || !must_end(*current_thread, steps); }

// r = a * b, by Karatsuba's method down to what libtommath multiplies in a few milliseconds.
bool multiply(mp_int* a, mp_int* b, mp_int* r) {
  constexpr int whole = 4096;  // digits
  if (a->used < b->used) std::swap(a, b);
  if (a->used <= whole || b->used <= 32) {
    check(mp_mul(a, b, r));
    return goes_on(uint64_t(a->used) * static_cast<uint64_t>(std::bit_width(static_cast<unsigned>(b->used))));
  }
  const int half = (a->used + 1) / 2, bits = half * MP_DIGIT_BIT;
  Number a_low, a_high, b_low, b_high, low, middle, high;
  check(mp_div_2d(a, bits, a_high.get(), a_low.get()));
  check(mp_div_2d(b, bits, b_high.get(), b_low.get()));
  if (!multiply(a_low.get(), b_low.get(), low.get())) return false;
  if (mp_iszero(b_high.get())) {
    if (!multiply(a_high.get(), b_low.get(), middle.get())) return false;
  } else {
    if (!multiply(a_high.get(), b_high.get(), high.get())) return false;
    check(mp_add(a_low.get(), a_high.get(), a_low.get()));
    check(mp_add(b_low.get(), b_high.get(), b_low.get()));
    if (!multiply(a_low.get(), b_low.get(), middle.get())) return false;
    check(mp_sub(middle.get(), low.get(), middle.get()));
    check(mp_sub(middle.get(), high.get(), middle.get()));
  }
  check(mp_lshd(high.get(), half));
  check(mp_add(high.get(), middle.get(), high.get()));
  check(mp_lshd(high.get(), half));
  check(mp_add(high.get(), low.get(), r));
  return true;
}

// a = q * b + m for numbers from 0 on. libtommath walks over the whole of `a` for each digit of the quotient, here it
// is given a few digits at a time.
bool divide(mp_int* a, mp_int* b, mp_int* q, mp_int* m) {
  constexpr int piece = 64;  // digits
  Number part;
  mp_zero(q);
  mp_zero(m);
  check(mp_grow(q, a->used + 1));
  for (int at = a->used == 0 ? -1 : (a->used - 1) / piece * piece; at >= 0; at -= piece) {
    const int n = std::min(piece, a->used - at);
    check(mp_lshd(m, n));
    check(mp_grow(m, n));
    std::copy_n(a->dp + at, n, m->dp);
    m->used = std::max(m->used, n);
    mp_clamp(m);
    check(mp_div(m, b, part.get(), m));
    std::copy_n(part.get()->dp, part.get()->used, q->dp + at);
    if (!goes_on(static_cast<uint64_t>(b->used) * piece)) return false;
  }
  q->used = a->used;
  mp_clamp(q);
  return true;
}

// a ** exponent, whose size has been looked at.
bool raise_to(mp_int* a, uint64_t exponent, mp_int* r) {
  mp_set(r, 1);
  for (int i = std::bit_width(exponent); i-- > 0;) {
    if (!multiply(r, r, r)) return false;
    if ((exponent >> i & 1) != 0 && !multiply(r, a, r)) return false;
  }
  return true;
}

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

mp_digit value_of(char digit) { return static_cast<mp_digit>(digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10); }

// As many digits of a base as are a digit of libtommath.
struct Chunk {
  mp_digit power;
  size_t digits;
};
Chunk chunk_of(mp_digit base) {
  Chunk c{base, 1};
  for (; c.power < (mp_digit{1} << MP_DIGIT_BIT) / base / 2; ++c.digits) c.power *= base;
  return c;
}

// Some digits at a time, then what two neighbours are together, and so on, so that it is the long multiplications that
// take the time.
bool read_digits(std::string_view text, mp_digit base, mp_int* r) {
  const Chunk chunk = chunk_of(base);
  const size_t unit = chunk.digits * 32;
  std::deque<Number> parts;  // least significant first
  for (size_t end = text.size(); end > 0; end -= std::min(end, unit)) {
    mp_int* const n = parts.emplace_back().get();
    for (size_t i = end - std::min(end, unit); i < end;) {
      mp_digit value = 0, power = 1;
      for (size_t k = 0; k < chunk.digits && i < end; ++k, ++i, power *= base) value = value * base + value_of(text[i]);
      check(mp_mul_d(n, power, n));
      check(mp_add_d(n, value, n));
    }
    if (!goes_on(unit)) return false;
  }
  Number power, high;
  mp_set(power.get(), chunk.power);
  if (parts.size() > 1 && !raise_to(power.get(), 32, power.get())) return false;
  while (parts.size() > 1) {
    const size_t n = parts.size();
    for (size_t i = 0; i < n; i += 2) {
      mp_exch(parts[i / 2].get(), parts[i].get());
      if (i + 1 == n) break;
      if (!multiply(parts[i + 1].get(), power.get(), high.get())) return false;
      check(mp_add(parts[i / 2].get(), high.get(), parts[i / 2].get()));
    }
    parts.resize((n + 1) / 2);
    if (parts.size() > 1 && !multiply(power.get(), power.get(), power.get())) return false;
  }
  if (!parts.empty()) mp_exch(parts[0].get(), r);
  return true;
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
  Number r;
  const bool is_negative = digits.starts_with('-');
  if (is_negative) digits.remove_prefix(1);
  const auto b = static_cast<unsigned>(base);
  if (digits.size() * static_cast<size_t>(std::bit_width(b) - 1) > max_bits)
    return end_with_limit(*current_thread, "memory");
  if (std::has_single_bit(b)) {
    const auto bits = static_cast<size_t>(std::countr_zero(b));
    make_room(r.get(), digits.size() * bits);
    for (size_t i = 0; i < digits.size(); ++i) put_bits(r.get(), (digits.size() - 1 - i) * bits, value_of(digits[i]));
    mp_clamp(r.get());
  } else if (!read_digits(digits, b, r.get())) {
    return Value();
  }
  if (is_negative) check(mp_neg(r.get(), r.get()));
  return r.value();
}
Computed make_int_from_text(std::string_view digits, int base) { return big_from_text(digits, base); }

Computed big_binary(Thread& t, BinaryOp op, Value va, Value vb) {
  Number a(va), b(vb), r, m;
  switch (op) {
    case BinaryOp::add: check(mp_add(a.get(), b.get(), r.get())); break;
    case BinaryOp::sub: check(mp_sub(a.get(), b.get(), r.get())); break;
    case BinaryOp::mul:
      if (int64_t{mp_count_bits(a.get())} + mp_count_bits(b.get()) > max_product_bits)
        return end_with_limit(t, "memory");
      if (!multiply(a.get(), b.get(), r.get())) return Value();
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
        const mp_sign a_sign = std::exchange(a.get()->sign, MP_ZPOS), b_sign = std::exchange(b.get()->sign, MP_ZPOS);
        if (!divide(a.get(), b.get(), r.get(), m.get())) return Value();
        b.get()->sign = b_sign;
        if (a_sign != b_sign) check(mp_neg(r.get(), r.get()));
        if (a_sign == MP_NEG) check(mp_neg(m.get(), m.get()));
      }
      // libtommath truncates, Python floors.
      if (!mp_iszero(m.get()) && m.get()->sign != b.get()->sign) {
        check(mp_sub_d(r.get(), 1, r.get()));
        check(mp_add(m.get(), b.get(), m.get()));
      }
      return op == BinaryOp::mod ? m.value() : r.value();
    case BinaryOp::pow: {
      if (b.get()->sign == MP_NEG) {
        const auto x = big_to_double(va);
        if (!x) return raise(t, Exc::OverflowError, "int too large to convert to float");
        return make_float(std::pow(*x, static_cast<double>(mp_get_i64(b.get()))));
      }
      const int64_t e = mp_count_bits(b.get()) > 40 ? max_bits : mp_get_i64(b.get());
      if (e * mp_count_bits(a.get()) > max_product_bits) return end_with_limit(t, "memory");
      if (!raise_to(a.get(), static_cast<uint64_t>(e), r.get())) return Value();
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
  if (!goes_on(static_cast<uint64_t>(r.get()->used))) return Value();
  return r.value();
}

Computed big_true_divide(Thread& t, Value va, Value vb) {
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
  if (!divide(a.get(), b.get(), q.get(), m.get())) return Value();
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
    for (int at = 0; at < count; at += bits) out += digits[bits_at(n.get(), static_cast<size_t>(at), bits)];
  } else {
    const Chunk chunk = chunk_of(b);
    while (!mp_iszero(n.get())) {
      mp_digit rest = 0;
      check(mp_div_d(n.get(), chunk.power, n.get(), &rest));
      if (!goes_on(static_cast<uint64_t>(n.get()->used))) return "";
      for (size_t i = 0; i < chunk.digits && (rest != 0 || !mp_iszero(n.get())); ++i, rest /= b)
        out += digits[rest % b];
    }
  }
  if (is_negative) out += '-';
  std::ranges::reverse(out);
  return out;
}
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

#include "python/code/integer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace lockstep::python::code {

namespace {

// The most digits of a base that fit into a word: how many, and the base to the power of that.
struct Chunk {
  int digits = 0;
  mp_digit scale = 1;

  explicit Chunk(unsigned base) {
    for (; scale <= MP_MASK / base; ++digits) scale *= base;
  }
};

// The float nearest to (bits + something below 1, if is_inexact) * 2 ** exponent; 2 ** 63 <= bits.
std::optional<double> rounded(uint64_t bits, bool is_inexact, int64_t exponent) {
  // A float has 53 bits, fewer when it is subnormal.
  const int64_t keep = std::min<int64_t>(53, exponent + 64 + 1074);
  if (keep < 0) return 0.0;
  const uint64_t kept = keep == 0 ? 0 : bits >> (64 - keep), cut = bits << keep, half = uint64_t{1} << 63;
  const bool is_up = cut > half || (cut == half && (is_inexact || (kept & 1) != 0));
  const double value = std::ldexp(static_cast<double>(kept + is_up), static_cast<int>(exponent + 64 - keep));
  if (std::isinf(value)) return std::nullopt;
  return value;
}

// The float nearest to magnitude * 2 ** exponent, of which something below 1 was cut off if it is_inexact.
std::optional<double> rounded(const Integer& magnitude, bool is_inexact, int64_t exponent) {
  const int extra = mp_count_bits(magnitude.get()) - 64;
  Integer top;
  if (extra > 0) {
    Integer low;
    Integer::check(mp_div_2d(magnitude.get(), extra, top.get(), low.get()));
    is_inexact |= !low.is_zero();
  } else {
    Integer::check(mp_mul_2d(magnitude.get(), -extra, top.get()));
  }
  return rounded(mp_get_mag_u64(top.get()), is_inexact, exponent + extra);
}

}  // namespace

void Integer::check(mp_err e) {
  if (e != MP_OKAY) std::abort();
}

Integer Integer::from_digits(std::string_view digits, unsigned base) {
  Integer result;
  mp_digit chunk = 0, scale = 1;
  const mp_digit full = Chunk(base).scale;
  const auto flush = [&] {
    check(mp_mul_d(&result.number_, scale, &result.number_));
    check(mp_add_d(&result.number_, chunk, &result.number_));
    chunk = 0;
    scale = 1;
  };
  for (const char c : digits) {
    if (c == '_' || c == '-') continue;
    chunk = chunk * base + static_cast<mp_digit>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    scale *= base;
    if (scale == full) flush();
  }
  flush();
  return digits.starts_with('-') ? result.negated() : result;
}

std::optional<Integer> Integer::from_constant(const Constant& constant) {
  if (const auto* small = std::get_if<int64_t>(&constant.value)) return Integer(*small);
  if (const auto* flag = std::get_if<bool>(&constant.value)) return Integer(int64_t{*flag});
  if (const auto* big = std::get_if<BigInt>(&constant.value)) return from_digits(big->digits, 10);
  return std::nullopt;
}

Constant Integer::to_constant() const {
  if (const auto small = to_int64()) return {*small};
  return {BigInt{text()}};
}

std::optional<int64_t> Integer::to_int64() const {
  const uint64_t bits = bit_length();
  if (bits > 64 || (bits == 64 && !(is_negative() && mp_cnt_lsb(&number_) == 63))) return std::nullopt;
  return mp_get_i64(&number_);
}

// libtommath divides once per digit of the text; here it is once per as many digits as fit into a word, and for a power
// of two not at all.
std::string Integer::text(unsigned base) const {
  constexpr const char* digits = "0123456789abcdefghijklmnopqrstuvwxyz";
  if (is_zero()) return "0";
  std::string out;  // least significant first
  if (std::has_single_bit(base)) {
    const int bits = std::countr_zero(base), count = mp_count_bits(&number_);
    const auto bit = [&](int i) { return number_.dp[i / MP_DIGIT_BIT] >> (i % MP_DIGIT_BIT) & 1; };
    for (int at = 0; at < count; at += bits) {
      unsigned digit = 0;
      for (int i = 0; i < bits && at + i < count; ++i) digit |= static_cast<unsigned>(bit(at + i)) << i;
      out += digits[digit];
    }
  } else {
    const Chunk chunk(base);
    Integer left = *this;
    while (!left.is_zero()) {
      mp_digit rest = 0;
      check(mp_div_d(&left.number_, chunk.scale, &left.number_, &rest));
      for (int i = 0; i < chunk.digits && (rest != 0 || !left.is_zero()); ++i, rest /= base) out += digits[rest % base];
    }
  }
  if (is_negative()) out += '-';
  std::ranges::reverse(out);
  return out;
}

std::optional<double> Integer::to_double() const {
  if (is_zero()) return 0.0;
  const auto size = rounded(*this, false, 0);
  return size && is_negative() ? -*size : size;
}

Integer Integer::negated() const {
  Integer result;
  check(mp_neg(&number_, &result.number_));
  return result;
}

Integer Integer::inverted() const {
  Integer result;
  check(mp_complement(&number_, &result.number_));
  return result;
}

Integer operator+(const Integer& a, const Integer& b) {
  Integer result;
  Integer::check(mp_add(a.get(), b.get(), result.get()));
  return result;
}

Integer operator-(const Integer& a, const Integer& b) {
  Integer result;
  Integer::check(mp_sub(a.get(), b.get(), result.get()));
  return result;
}

Integer operator*(const Integer& a, const Integer& b) {
  Integer result;
  Integer::check(mp_mul(a.get(), b.get(), result.get()));
  return result;
}

Integer operator&(const Integer& a, const Integer& b) {
  Integer result;
  Integer::check(mp_and(a.get(), b.get(), result.get()));
  return result;
}

Integer operator|(const Integer& a, const Integer& b) {
  Integer result;
  Integer::check(mp_or(a.get(), b.get(), result.get()));
  return result;
}

Integer operator^(const Integer& a, const Integer& b) {
  Integer result;
  Integer::check(mp_xor(a.get(), b.get(), result.get()));
  return result;
}

Integer Integer::shifted_left(uint64_t bits) const {
  Integer result;
  if (!is_zero()) check(mp_mul_2d(&number_, static_cast<int>(bits), &result.number_));
  return result;
}

Integer Integer::shifted_right(uint64_t bits) const {
  if (bits >= bit_length()) return Integer(is_negative() ? -1 : 0);
  Integer result;
  check(mp_signed_rsh(&number_, static_cast<int>(bits), &result.number_));
  return result;
}

std::pair<Integer, Integer> Integer::floor_divide(const Integer& a, const Integer& b) {
  Integer quotient, remainder;
  if (b.number_.used == 1) {  // mp_div would halve both again and again
    mp_digit rest;
    check(mp_div_d(&a.number_, b.number_.dp[0], &quotient.number_, &rest));
    mp_set(&remainder.number_, rest);
    if (a.is_negative()) check(mp_neg(&remainder.number_, &remainder.number_));
    if (b.is_negative()) check(mp_neg(&quotient.number_, &quotient.number_));
  } else {
    check(mp_div(&a.number_, &b.number_, &quotient.number_, &remainder.number_));
  }
  // libtommath truncates, Python floors.
  if (!remainder.is_zero() && remainder.is_negative() != b.is_negative()) {
    check(mp_sub_d(&quotient.number_, 1, &quotient.number_));
    check(mp_add(&remainder.number_, &b.number_, &remainder.number_));
  }
  return {std::move(quotient), std::move(remainder)};
}

std::optional<double> Integer::true_divide(const Integer& a, const Integer& b) {
  const double sign = a.is_negative() != b.is_negative() ? -1.0 : 1.0;
  if (a.is_zero()) return sign * 0.0;
  // Scaled so that the quotient has 65 bits or 66, with whether anything was cut off, and rounded once.
  const int shift = 66 - (mp_count_bits(&a.number_) - mp_count_bits(&b.number_));
  Integer n = shift > 0 ? a.shifted_left(static_cast<uint64_t>(shift)) : a;
  Integer d = shift < 0 ? b.shifted_left(static_cast<uint64_t>(-shift)) : b, remainder;
  n.number_.sign = d.number_.sign = MP_ZPOS;
  check(mp_div(&n.number_, &d.number_, &n.number_, &remainder.number_));
  const auto size = rounded(n, !remainder.is_zero(), -int64_t{shift});
  if (!size) return std::nullopt;
  return sign * *size;
}

}  // namespace lockstep::python::code

#include "python/code/integer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <vector>

namespace lockstep::python::code {

namespace {

// The most digits of a base that fit into a word: how many, and the base to the power of that.
struct Chunk {
  size_t digits = 0;
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

namespace {

mp_digit value_of(char digit) { return static_cast<mp_digit>(digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10); }

// Of a base that is a power of two: the bits are put where they belong.
Integer from_bits(std::string_view digits, int bits) {
  Integer n;
  const size_t count = digits.size() * static_cast<size_t>(bits) / MP_DIGIT_BIT + 1;
  Integer::check(mp_grow(n.get(), static_cast<int>(count) + 1));
  std::fill_n(n.get()->dp, count + 1, mp_digit{0});
  for (size_t i = 0; i < digits.size(); ++i) {
    const size_t at = (digits.size() - 1 - i) * static_cast<size_t>(bits);
    const auto shift = static_cast<int>(at % MP_DIGIT_BIT);
    mp_digit* const word = n.get()->dp + at / MP_DIGIT_BIT;
    word[0] |= (value_of(digits[i]) << shift) & MP_MASK;
    if (shift + bits > MP_DIGIT_BIT) word[1] |= value_of(digits[i]) >> (MP_DIGIT_BIT - shift);
  }
  n.get()->used = static_cast<int>(count);
  mp_clamp(n.get());
  return n;
}

// Some digits at a time, then what two neighbours are together, and so on, so that it is the long multiplications that
// take the time.
std::optional<Integer> from_text(std::string_view text, unsigned base, Integer::GoOn go_on) {
  const Chunk chunk(base);
  const size_t unit = chunk.digits * 32;
  std::vector<Integer> parts;  // least significant first
  for (size_t end = text.size(); end > 0; end -= std::min(end, unit)) {
    mp_int* const n = parts.emplace_back().get();
    for (size_t i = end - std::min(end, unit); i < end;) {
      mp_digit value = 0, scale = 1;
      for (size_t k = 0; k < chunk.digits && i < end; ++k, ++i, scale *= base) value = value * base + value_of(text[i]);
      Integer::check(mp_mul_d(n, scale, n));
      Integer::check(mp_add_d(n, value, n));
    }
    if (!go_on(unit)) return std::nullopt;
  }
  if (parts.empty()) return Integer();
  Integer scale;
  mp_set(scale.get(), chunk.scale);
  for (uint64_t exponent = 32; parts.size() > 1; exponent = 2) {
    auto raised = Integer::power(scale, exponent, go_on);
    if (!raised) return std::nullopt;
    scale = *std::move(raised);
    const size_t n = parts.size();
    for (size_t i = 0; i < n; i += 2) {
      mp_exch(parts[i / 2].get(), parts[i].get());
      if (i + 1 == n) break;
      const auto high = Integer::multiply(parts[i + 1], scale, go_on);
      if (!high) return std::nullopt;
      Integer::check(mp_add(parts[i / 2].get(), high->get(), parts[i / 2].get()));
    }
    parts.resize((n + 1) / 2);
  }
  return std::move(parts[0]);
}

}  // namespace

std::optional<Integer> Integer::from_digits(std::string_view digits, unsigned base, GoOn go_on) {
  const bool is_negative = digits.starts_with('-');
  if (is_negative) digits.remove_prefix(1);
  std::string plain;
  if (digits.find('_') != digits.npos) {
    std::ranges::copy_if(digits, std::back_inserter(plain), [](char c) { return c != '_'; });
    digits = plain;
  }
  auto n = std::has_single_bit(base) ? from_bits(digits, std::countr_zero(base)) : from_text(digits, base, go_on);
  if (n && is_negative) check(mp_neg(n->get(), n->get()));
  return n;
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
std::optional<std::string> Integer::text(unsigned base, GoOn go_on) const {
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
      if (!go_on(static_cast<uint64_t>(left.number_.used))) return std::nullopt;
      for (size_t i = 0; i < chunk.digits && (rest != 0 || !left.is_zero()); ++i, rest /= base)
        out += digits[rest % base];
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

// By Karatsuba's method down to what libtommath multiplies in a few milliseconds.
std::optional<Integer> Integer::multiply(const Integer& x, const Integer& y, GoOn go_on) {
  constexpr int whole = 4096;  // digits
  const mp_int* a = x.get();
  const mp_int* b = y.get();
  if (a->used < b->used) std::swap(a, b);
  Integer r;
  if (a->used <= whole || b->used <= 32) {
    check(mp_mul(a, b, r.get()));
    const auto steps = static_cast<uint64_t>(a->used) * std::bit_width(static_cast<unsigned>(b->used));
    return go_on(steps) ? std::optional(std::move(r)) : std::nullopt;
  }
  const int half = (a->used + 1) / 2, bits = half * MP_DIGIT_BIT;
  Integer a_low, a_high, b_low, b_high, high;
  check(mp_div_2d(a, bits, a_high.get(), a_low.get()));
  check(mp_div_2d(b, bits, b_high.get(), b_low.get()));
  const auto low = multiply(a_low, b_low, go_on);
  if (!low) return std::nullopt;
  std::optional<Integer> middle;
  if (b_high.is_zero()) {
    middle = multiply(a_high, b_low, go_on);
    if (!middle) return std::nullopt;
  } else {
    auto top = multiply(a_high, b_high, go_on);
    if (!top) return std::nullopt;
    high = *std::move(top);
    check(mp_add(a_low.get(), a_high.get(), a_low.get()));
    check(mp_add(b_low.get(), b_high.get(), b_low.get()));
    middle = multiply(a_low, b_low, go_on);
    if (!middle) return std::nullopt;
    check(mp_sub(middle->get(), low->get(), middle->get()));
    check(mp_sub(middle->get(), high.get(), middle->get()));
  }
  check(mp_lshd(high.get(), half));
  check(mp_add(high.get(), middle->get(), high.get()));
  check(mp_lshd(high.get(), half));
  check(mp_add(high.get(), low->get(), r.get()));
  return r;
}

std::optional<Integer> Integer::power(const Integer& a, uint64_t exponent, GoOn go_on) {
  std::optional<Integer> r(1);
  for (int i = std::bit_width(exponent); r && i-- > 0;) {
    r = multiply(*r, *r, go_on);
    if (r && (exponent >> i & 1) != 0) r = multiply(*r, a, go_on);
  }
  return r;
}

namespace {

// |a| = quotient * |b| + remainder. libtommath walks over the whole of `a` for each digit of the quotient, here it is
// given a few digits at a time.
std::optional<Integer::Divided> divide(const mp_int* a, const Integer& divisor, Integer::GoOn go_on) {
  constexpr int piece = 64;  // digits
  Integer::Divided d;
  if (a->used <= piece) {
    Integer::check(mp_div(a, divisor.get(), d.quotient.get(), d.remainder.get()));
    d.quotient.get()->sign = d.remainder.get()->sign = MP_ZPOS;
    return go_on(static_cast<uint64_t>(divisor.get()->used) * piece) ? std::optional(std::move(d)) : std::nullopt;
  }
  Integer b = divisor, part;
  b.get()->sign = MP_ZPOS;
  mp_int* const q = d.quotient.get();
  mp_int* const m = d.remainder.get();
  Integer::check(mp_grow(q, a->used + 1));
  for (int at = a->used == 0 ? -1 : (a->used - 1) / piece * piece; at >= 0; at -= piece) {
    const int n = std::min(piece, a->used - at);
    Integer::check(mp_lshd(m, n));
    Integer::check(mp_grow(m, n));
    std::copy_n(a->dp + at, n, m->dp);
    m->used = std::max(m->used, n);
    mp_clamp(m);
    Integer::check(mp_div(m, b.get(), part.get(), m));
    std::copy_n(part.get()->dp, part.get()->used, q->dp + at);
    if (!go_on(static_cast<uint64_t>(b.get()->used) * piece)) return std::nullopt;
  }
  q->used = a->used;
  mp_clamp(q);
  return d;
}

}  // namespace

std::optional<Integer::Divided> Integer::floor_divide(const Integer& a, const Integer& b, GoOn go_on) {
  Divided d;
  if (b.number_.used == 1) {  // mp_div would halve both again and again
    mp_digit rest;
    check(mp_div_d(&a.number_, b.number_.dp[0], d.quotient.get(), &rest));
    mp_set(d.remainder.get(), rest);
    if (b.is_negative()) check(mp_neg(d.quotient.get(), d.quotient.get()));
  } else {
    auto divided = divide(&a.number_, b, go_on);
    if (!divided) return std::nullopt;
    d = *std::move(divided);
    if (a.is_negative() != b.is_negative()) check(mp_neg(d.quotient.get(), d.quotient.get()));
  }
  if (a.is_negative()) check(mp_neg(d.remainder.get(), d.remainder.get()));
  // This truncates, Python floors.
  if (!d.remainder.is_zero() && d.remainder.is_negative() != b.is_negative()) {
    check(mp_sub_d(d.quotient.get(), 1, d.quotient.get()));
    check(mp_add(d.remainder.get(), &b.number_, d.remainder.get()));
  }
  return d;
}

std::optional<double> Integer::true_divide(const Integer& a, const Integer& b, GoOn go_on) {
  const double sign = a.is_negative() != b.is_negative() ? -1.0 : 1.0;
  if (a.is_zero()) return sign * 0.0;
  // Scaled so that the quotient has 65 bits or 66, with whether anything was cut off, and rounded once.
  const int shift = 66 - (mp_count_bits(&a.number_) - mp_count_bits(&b.number_));
  const Integer n = shift > 0 ? a.shifted_left(static_cast<uint64_t>(shift)) : a;
  const Integer d = shift < 0 ? b.shifted_left(static_cast<uint64_t>(-shift)) : b;
  const auto divided = divide(n.get(), d, go_on);
  if (!divided) return std::nullopt;
  const auto size = rounded(divided->quotient, !divided->remainder.is_zero(), -int64_t{shift});
  return sign * size.value_or(std::numeric_limits<double>::infinity());
}
std::optional<double> Integer::true_divide(const Integer& a, const Integer& b) {
  const auto q = true_divide(a, b, always);
  return std::isinf(*q) ? std::nullopt : q;
}

}  // namespace lockstep::python::code

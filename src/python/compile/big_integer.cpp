#include "python/compile/big_integer.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

namespace lockstep::python::compile {

BigInteger::BigInteger(int64_t value) : negative_(value < 0) {
  uint64_t magnitude = negative_ ? 0 - uint64_t(value) : uint64_t(value);
  for (; magnitude != 0; magnitude >>= 32) limbs_.push_back(uint32_t(magnitude));
}

void BigInteger::trim(Limbs& limbs) {
  while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
}

BigInteger& BigInteger::normalize() {
  trim(limbs_);
  if (limbs_.empty()) negative_ = false;
  return *this;
}

BigInteger BigInteger::from_digits(std::string_view digits, unsigned base) {
  BigInteger result;
  uint32_t chunk = 0, scale = 1;
  auto flush = [&] {
    uint64_t carry = chunk;
    for (uint32_t& limb : result.limbs_) {
      carry += uint64_t(limb) * scale;
      limb = uint32_t(carry);
      carry >>= 32;
    }
    if (carry != 0) result.limbs_.push_back(uint32_t(carry));
    chunk = 0;
    scale = 1;
  };
  for (char c : digits) {
    if (c == '_' || c == '-') continue;
    uint32_t digit = c <= '9' ? uint32_t(c - '0') : uint32_t((c | 0x20) - 'a' + 10);
    chunk = chunk * base + digit;
    scale *= base;
    if (scale >= 1u << 26) flush();
  }
  flush();
  result.negative_ = digits.starts_with('-');
  return result.normalize();
}

std::optional<BigInteger> BigInteger::from_constant(const code::Constant& constant) {
  if (auto* small = std::get_if<int64_t>(&constant.value)) return BigInteger(*small);
  if (auto* flag = std::get_if<bool>(&constant.value)) return BigInteger(int64_t(*flag));
  if (auto* big = std::get_if<code::BigInt>(&constant.value)) return from_digits(big->digits, 10);
  return std::nullopt;
}

code::Constant BigInteger::to_constant() const {
  if (auto small = to_int64()) return {*small};
  return {code::BigInt{to_decimal()}};
}

uint64_t BigInteger::bit_length() const {
  return limbs_.empty() ? 0 : 32 * uint64_t(limbs_.size() - 1) + uint64_t(std::bit_width(limbs_.back()));
}

std::optional<int64_t> BigInteger::to_int64() const {
  if (limbs_.size() > 2) return std::nullopt;
  uint64_t magnitude = 0;
  for (size_t i = limbs_.size(); i-- > 0;) magnitude = magnitude << 32 | limbs_[i];
  uint64_t limit = uint64_t(1) << 63;
  if (magnitude > limit || (magnitude == limit && !negative_)) return std::nullopt;
  return negative_ ? int64_t(0 - magnitude) : int64_t(magnitude);
}

uint32_t BigInteger::divide_in_place(Limbs& a, uint32_t divisor) {
  uint64_t remainder = 0;
  for (size_t i = a.size(); i-- > 0;) {
    remainder = remainder << 32 | a[i];
    a[i] = uint32_t(remainder / divisor);
    remainder %= divisor;
  }
  trim(a);
  return uint32_t(remainder);
}

std::string BigInteger::to_decimal() const {
  if (limbs_.empty()) return "0";
  std::string out;
  for (Limbs rest = limbs_; !rest.empty();) {
    uint32_t chunk = divide_in_place(rest, 1'000'000'000);
    for (int i = 0; i < 9 && (chunk != 0 || !rest.empty()); i++, chunk /= 10) out += char('0' + chunk % 10);
  }
  if (negative_) out += '-';
  std::reverse(out.begin(), out.end());
  return out;
}

std::optional<double> BigInteger::to_double() const { return true_divide(*this, BigInteger(1)); }

std::optional<double> BigInteger::true_divide(const BigInteger& a, const BigInteger& b) {
  if (a.is_zero()) return b.negative_ ? -0.0 : 0.0;
  // Scale so that the quotient has 64..65 bits, remember whether anything was cut off, round once.
  int64_t shift = int64_t(a.bit_length()) - int64_t(b.bit_length()) - 64;
  BigInteger n = a, d = b;
  n.negative_ = d.negative_ = false;
  if (shift > 0) {
    d = d.shifted_left(uint64_t(shift));
  } else {
    n = n.shifted_left(uint64_t(-shift));
  }
  auto [quotient, remainder] = divide(n.limbs_, d.limbs_);
  bool sticky = !remainder.empty();
  BigInteger q;
  q.limbs_ = std::move(quotient);
  int64_t bits = int64_t(q.bit_length());
  // A double has 53 bits, fewer when it is subnormal.
  int64_t exponent = shift + bits;
  int64_t keep = std::min<int64_t>(53, exponent + 1074);
  if (keep < 0) return a.negative_ != b.negative_ ? -0.0 : 0.0;
  int64_t drop = bits - keep;
  BigInteger kept = q.shifted_right(uint64_t(drop));
  BigInteger half = BigInteger(1).shifted_left(uint64_t(drop - 1));
  BigInteger cut = q - kept.shifted_left(uint64_t(drop));
  int order = compare(cut.limbs_, half.limbs_);
  uint64_t mantissa = 0;
  for (size_t i = kept.limbs_.size(); i-- > 0;) mantissa = mantissa << 32 | kept.limbs_[i];
  if (order > 0 || (order == 0 && (sticky || (mantissa & 1) != 0))) mantissa++;
  double value = std::ldexp(double(mantissa), int(shift + drop));
  if (std::isinf(value)) return std::nullopt;
  return a.negative_ != b.negative_ ? -value : value;
}

BigInteger BigInteger::negated() const {
  BigInteger result = *this;
  result.negative_ = !negative_;
  return result.normalize();
}

BigInteger BigInteger::inverted() const { return negated() - BigInteger(1); }

int BigInteger::compare(const Limbs& a, const Limbs& b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (size_t i = a.size(); i-- > 0;) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

BigInteger::Limbs BigInteger::add(const Limbs& a, const Limbs& b) {
  Limbs sum(std::max(a.size(), b.size()) + 1);
  uint64_t carry = 0;
  for (size_t i = 0; i < sum.size(); i++) {
    carry += uint64_t(i < a.size() ? a[i] : 0) + (i < b.size() ? b[i] : 0);
    sum[i] = uint32_t(carry);
    carry >>= 32;
  }
  trim(sum);
  return sum;
}

BigInteger::Limbs BigInteger::subtract(const Limbs& a, const Limbs& b) {
  Limbs difference(a.size());
  int64_t borrow = 0;
  for (size_t i = 0; i < a.size(); i++) {
    borrow += int64_t(a[i]) - int64_t(i < b.size() ? b[i] : 0);
    difference[i] = uint32_t(borrow);
    borrow >>= 32;
  }
  trim(difference);
  return difference;
}

BigInteger operator+(const BigInteger& a, const BigInteger& b) {
  BigInteger result;
  if (a.negative_ == b.negative_) {
    result.limbs_ = BigInteger::add(a.limbs_, b.limbs_);
    result.negative_ = a.negative_;
  } else if (BigInteger::compare(a.limbs_, b.limbs_) >= 0) {
    result.limbs_ = BigInteger::subtract(a.limbs_, b.limbs_);
    result.negative_ = a.negative_;
  } else {
    result.limbs_ = BigInteger::subtract(b.limbs_, a.limbs_);
    result.negative_ = b.negative_;
  }
  return result.normalize();
}

BigInteger operator-(const BigInteger& a, const BigInteger& b) { return a + b.negated(); }

BigInteger operator*(const BigInteger& a, const BigInteger& b) {
  BigInteger result;
  result.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
  for (size_t i = 0; i < a.limbs_.size(); i++) {
    uint64_t carry = 0;
    for (size_t j = 0; j < b.limbs_.size(); j++) {
      carry += uint64_t(a.limbs_[i]) * b.limbs_[j] + result.limbs_[i + j];
      result.limbs_[i + j] = uint32_t(carry);
      carry >>= 32;
    }
    result.limbs_[i + b.limbs_.size()] = uint32_t(carry);
  }
  result.negative_ = a.negative_ != b.negative_;
  return result.normalize();
}

// Knuth's algorithm D.
std::pair<BigInteger::Limbs, BigInteger::Limbs> BigInteger::divide(const Limbs& a, const Limbs& b) {
  assert(!b.empty());
  if (compare(a, b) < 0) return {{}, a};
  if (b.size() == 1) {
    Limbs quotient = a;
    uint32_t remainder = divide_in_place(quotient, b[0]);
    return {quotient, remainder != 0 ? Limbs{remainder} : Limbs{}};
  }
  int shift = std::countl_zero(b.back());
  auto shifted = [shift](const Limbs& limbs) {
    Limbs out(limbs.size() + 1);
    uint64_t carry = 0;
    for (size_t i = 0; i < limbs.size(); i++) {
      carry |= uint64_t(limbs[i]) << shift;
      out[i] = uint32_t(carry);
      carry >>= 32;
    }
    out[limbs.size()] = uint32_t(carry);
    return out;
  };
  Limbs u = shifted(a), v = shifted(b);
  v.pop_back();
  size_t n = v.size(), m = u.size() - n;
  Limbs quotient(m);
  for (size_t j = m; j-- > 0;) {
    uint64_t top = uint64_t(u[j + n]) << 32 | u[j + n - 1];
    uint64_t guess = top / v[n - 1], rest = top % v[n - 1];
    while (guess >> 32 != 0 || guess * v[n - 2] > (rest << 32 | u[j + n - 2])) {
      guess--;
      rest += v[n - 1];
      if (rest >> 32 != 0) break;
    }
    int64_t borrow = 0;
    uint64_t carry = 0;
    for (size_t i = 0; i < n; i++) {
      carry += guess * v[i];
      borrow += int64_t(u[i + j]) - int64_t(uint32_t(carry));
      u[i + j] = uint32_t(borrow);
      borrow >>= 32;
      carry >>= 32;
    }
    borrow += int64_t(u[j + n]) - int64_t(carry);
    u[j + n] = uint32_t(borrow);
    if (borrow < 0) {
      guess--;
      uint64_t back = 0;
      for (size_t i = 0; i < n; i++) {
        back += uint64_t(u[i + j]) + v[i];
        u[i + j] = uint32_t(back);
        back >>= 32;
      }
      u[j + n] += uint32_t(back);
    }
    quotient[j] = uint32_t(guess);
  }
  trim(quotient);
  u.resize(n);
  for (size_t i = 0; i < n; i++) {
    uint64_t high = i + 1 < n ? u[i + 1] : 0;
    u[i] = uint32_t((high << 32 | u[i]) >> shift);
  }
  trim(u);
  return {quotient, u};
}

std::pair<BigInteger, BigInteger> BigInteger::floor_divide(const BigInteger& a, const BigInteger& b) {
  auto [q, r] = divide(a.limbs_, b.limbs_);
  BigInteger quotient, remainder;
  quotient.limbs_ = std::move(q);
  quotient.negative_ = a.negative_ != b.negative_;
  quotient.normalize();
  remainder.limbs_ = std::move(r);
  remainder.negative_ = a.negative_;
  remainder.normalize();
  if (!remainder.is_zero() && a.negative_ != b.negative_) {
    quotient = quotient - BigInteger(1);
    remainder = remainder + b;
  }
  return {quotient, remainder};
}

BigInteger BigInteger::shifted_left(uint64_t bits) const {
  if (is_zero()) return {};
  BigInteger result;
  result.limbs_.assign(size_t(bits / 32), 0);
  unsigned shift = unsigned(bits % 32);
  uint64_t carry = 0;
  for (uint32_t limb : limbs_) {
    carry |= uint64_t(limb) << shift;
    result.limbs_.push_back(uint32_t(carry));
    carry >>= 32;
  }
  result.limbs_.push_back(uint32_t(carry));
  result.negative_ = negative_;
  return result.normalize();
}

BigInteger BigInteger::shifted_right(uint64_t bits) const {
  if (negative_) return inverted().shifted_right(bits).inverted();
  if (bits / 32 >= limbs_.size()) return {};
  BigInteger result;
  size_t skip = size_t(bits / 32);
  unsigned shift = unsigned(bits % 32);
  for (size_t i = skip; i < limbs_.size(); i++) {
    uint64_t high = i + 1 < limbs_.size() ? limbs_[i + 1] : 0;
    result.limbs_.push_back(uint32_t((high << 32 | limbs_[i]) >> shift));
  }
  return result.normalize();
}

BigInteger::Limbs BigInteger::twos_complement(size_t size) const {
  Limbs out = limbs_;
  out.resize(size);
  if (!negative_) return out;
  uint64_t carry = 1;
  for (uint32_t& limb : out) {
    carry += uint64_t(uint32_t(~limb));
    limb = uint32_t(carry);
    carry >>= 32;
  }
  return out;
}

BigInteger BigInteger::bitwise(BitOperation operation, const BigInteger& a, const BigInteger& b) {
  size_t size = std::max(a.limbs_.size(), b.limbs_.size()) + 1;
  Limbs x = a.twos_complement(size), y = b.twos_complement(size);
  for (size_t i = 0; i < size; i++) {
    x[i] = operation == BitOperation::And ? x[i] & y[i] : operation == BitOperation::Or ? x[i] | y[i] : x[i] ^ y[i];
  }
  BigInteger result;
  result.limbs_ = std::move(x);
  if (result.limbs_.back() >> 31 != 0) {  // negative: take the complement back
    result.negative_ = true;
    result.limbs_ = result.twos_complement(size);
  }
  return result.normalize();
}

}  // namespace lockstep::python::compile

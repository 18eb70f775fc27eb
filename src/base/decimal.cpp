#include "base/decimal.h"

#include <array>
#include <bit>
#include <cmath>

namespace lockstep {
namespace {

__extension__ using U128 = unsigned __int128;

// Powers of ten as Schubfach wants them: the leading 128 bits, rounded up. They are made when a float is first written,
// since a table of them is 10 KB that a page would have to download.
struct Power {
  uint64_t high = 0, low = 0;
};
constexpr int lowest_power = -324, highest_power = 324;
using Powers = std::array<Power, highest_power - lowest_power + 1>;

// The leading 256 bits of a power of ten, whatever its binary exponent. These are far more than are wanted, so that
// hundreds of roundings stay below the 128th bit; tests/base writes floats that need every one of the powers.
class Mantissa {
 public:
  Mantissa() { limbs_[0] = 0x8000'0000; }

  void times_ten() {
    uint64_t carry = 0;
    for (int i = limbs - 1; i >= 0; --i) {
      carry += uint64_t{limbs_[i]} * 10;
      limbs_[i] = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
    const int shift = std::bit_width(carry);
    for (int i = 0; i < limbs; ++i) {
      const uint64_t both = carry << 32 | limbs_[i];
      carry = limbs_[i];
      limbs_[i] = static_cast<uint32_t>(both >> shift);
    }
  }

  void divide_by_ten() {
    uint64_t rest = 0;
    uint32_t quotient[limbs + 1];
    for (int i = 0; i <= limbs; ++i) {
      rest = rest << 32 | (i < limbs ? limbs_[i] : 0);
      quotient[i] = static_cast<uint32_t>(rest / 10);
      rest %= 10;
    }
    const int shift = std::countl_zero(quotient[0]);
    for (int i = 0; i < limbs; ++i) {
      limbs_[i] = static_cast<uint32_t>((uint64_t{quotient[i]} << 32 | quotient[i + 1]) >> (32 - shift));
    }
  }

  Power rounded_up() const {
    const auto pair = [this](int i) { return uint64_t{limbs_[i]} << 32 | limbs_[i + 1]; };
    const bool is_exact = (pair(4) | pair(6)) == 0;  // from 10^0 to 10^55
    const U128 both = (U128{pair(0)} << 64 | pair(2)) + (is_exact ? 0 : 1);
    return {static_cast<uint64_t>(both >> 64), static_cast<uint64_t>(both)};
  }

 private:
  static constexpr int limbs = 8;
  uint32_t limbs_[limbs] = {};
};

Powers all_powers() {
  Powers powers;
  Mantissa up, down;
  for (int k = 0; k <= highest_power; ++k) {
    powers[static_cast<size_t>(k - lowest_power)] = up.rounded_up();
    up.times_ten();
    if (k != 0) powers[static_cast<size_t>(-k - lowest_power)] = down.rounded_up();
    down.divide_by_ten();
  }
  return powers;
}

Power power_of_ten(int k) {
  static const Powers powers = all_powers();
  return powers[static_cast<size_t>(k - lowest_power)];
}

// ⌊log2(10^k)⌋ for |k| ≤ 1233.
int log2_of_power(int k) { return static_cast<int>((static_cast<int64_t>(k) * 1741647) >> 19); }

// The upper 64 bits of the product, whose last bit says besides whether anything lies below.
uint64_t times(Power power, uint64_t n) {
  const U128 low = U128{power.low} * n;
  const U128 product = U128{power.high} * n + static_cast<uint64_t>(low >> 64);
  return static_cast<uint64_t>(product >> 64) | (static_cast<uint64_t>(product) > 1 ? 1 : 0);
}

Decimal without_zeros(Decimal d) {
  while (d.digits != 0 && d.digits % 10 == 0) d = {d.digits / 10, d.exponent + 1};
  return d;
}

}  // namespace

Decimal shortest_decimal(uint64_t significand, int exponent, bool is_lower_closer) {
  // ⌊log10(2^exponent)⌋, or of ¾ of it, which is how wide the interval is at a power of two.
  const int k = static_cast<int>((int64_t{exponent} * 1262611 - (is_lower_closer ? 524031 : 0)) >> 22);
  const int shift = exponent + log2_of_power(-k) + 1;
  const Power power = power_of_ten(-k);
  // Four times the value and the ends of its interval, in units of 10^k. An end belongs to the interval when a reader,
  // who rounds halves to even, comes back to us.
  const uint64_t value = times(power, 4 * significand << shift);
  const uint64_t outside = significand & 1;
  const uint64_t lower = times(power, (4 * significand - (is_lower_closer ? 1 : 2)) << shift) + outside;
  const uint64_t upper = times(power, (4 * significand + 2) << shift) - outside;

  const uint64_t whole = value / 4;
  if (whole >= 10) {  // one digit less, when exactly one such decimal lies inside
    const uint64_t tens = whole / 10;
    const bool is_below_inside = lower <= 40 * tens, is_above_inside = 40 * tens + 40 <= upper;
    if (is_below_inside != is_above_inside) return without_zeros({tens + (is_above_inside ? 1 : 0), k + 1});
  }
  const bool is_below_inside = lower <= 4 * whole, is_above_inside = 4 * whole + 4 <= upper;
  const uint64_t middle = 4 * whole + 2;
  const bool goes_up =
      is_below_inside != is_above_inside ? is_above_inside : value > middle || (value == middle && (whole & 1) != 0);
  return without_zeros({whole + (goes_up ? 1 : 0), k});
}

std::string decimal_text(Decimal d) {
  std::string digits = std::to_string(d.digits);
  const int count = static_cast<int>(digits.size());
  const int power = d.digits == 0 ? 0 : d.exponent + count - 1;  // of the first digit
  if (power < -4 || power >= 16) {
    if (count > 1) digits.insert(1, ".");
    const int size = power < 0 ? -power : power;
    return digits + (power < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + std::to_string(size);
  }
  if (power < 0) return "0." + std::string(static_cast<size_t>(-power - 1), '0') + digits;
  if (power >= count - 1) return digits + std::string(static_cast<size_t>(power - count + 1), '0') + ".0";
  return digits.insert(static_cast<size_t>(power + 1), ".");
}

std::string float_text(double value) {
  if (std::isnan(value)) return "nan";
  const std::string sign = std::signbit(value) ? "-" : "";
  if (std::isinf(value)) return sign + "inf";
  const auto bits = std::bit_cast<uint64_t>(value);
  const uint64_t fraction = bits & ((uint64_t{1} << 52) - 1);
  const int exponent = static_cast<int>(bits >> 52 & 0x7ff);
  if (exponent == 0) return sign + decimal_text(fraction == 0 ? Decimal{} : shortest_decimal(fraction, -1074, false));
  return sign +
         decimal_text(shortest_decimal(fraction | uint64_t{1} << 52, exponent - 1075, fraction == 0 && exponent > 1));
}

}  // namespace lockstep

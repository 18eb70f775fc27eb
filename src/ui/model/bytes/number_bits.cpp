#include "ui/model/bytes/number_bits.h"

#include "bytes/float_bits.h"

namespace lockstep::ui::model {

namespace {

using bytes::NumberKind;
using bytes::U128;

uint64_t ones(unsigned count) { return count >= 64 ? ~uint64_t{0} : (uint64_t{1} << count) - 1; }

struct Parts {
  uint64_t sign = 0, exponent = 0, fraction = 0;
  int64_t bias = 0;
  uint64_t highest_exponent = 0;
};

Parts parts_of(uint64_t bits, bytes::FloatShape shape) {
  Parts parts;
  parts.fraction = bits & ones(shape.fraction_bits);
  parts.highest_exponent = ones(shape.exponent_bits);
  parts.exponent = bits >> shape.fraction_bits & parts.highest_exponent;
  parts.sign = bits >> (shape.fraction_bits + shape.exponent_bits) & 1;
  parts.bias = static_cast<int64_t>(parts.highest_exponent >> 1);
  return parts;
}

std::string signed_text(int64_t n) { return n < 0 ? "−" + std::to_string(-n) : std::to_string(n); }

}  // namespace

BitRole role_of_bit(bytes::NumberType type, size_t bit) {
  if (type.kind == NumberKind::unsigned_integer) return BitRole::plain;
  if (bit + 1 == type.width * size_t{8}) return BitRole::sign;
  if (type.kind == NumberKind::signed_integer) return BitRole::plain;
  return bit >= type.shape.fraction_bits ? BitRole::exponent : BitRole::fraction;
}

bool bit_at(U128 bits, size_t bit) { return ((bit < 64 ? bits.low >> bit : bits.high >> (bit - 64)) & 1) != 0; }

U128 with_bit(U128 bits, size_t bit, bool is_one) {
  uint64_t& half = bit < 64 ? bits.low : bits.high;
  const uint64_t mask = uint64_t{1} << (bit % 64);
  half = is_one ? half | mask : half & ~mask;
  return bits;
}

U128 with_part_stepped(U128 bits, bytes::NumberType type, size_t bit, bool up) {
  const BitRole role = role_of_bit(type, bit);
  if (role == BitRole::sign) return with_bit(bits, bit, up);
  if (role == BitRole::plain) {
    // The whole number, from its lightest bit; a signed one keeps its sign.
    const size_t width = type.width;
    const size_t top = width * 8 - (type.kind == NumberKind::signed_integer ? 1 : 0);
    U128 next = bits;
    for (size_t i = 0; i < top; ++i) {
      const bool was = bit_at(bits, i);
      next = with_bit(next, i, !was);
      if (was != up) return next;
    }
    return bits;  // nothing was left to carry into
  }
  const unsigned low = role == BitRole::exponent ? type.shape.fraction_bits : 0;
  const uint64_t most = ones(role == BitRole::exponent ? type.shape.exponent_bits : type.shape.fraction_bits);
  const uint64_t part = bits.low >> low & most;
  if (part == (up ? most : 0)) return bits;
  bits.low = (bits.low & ~(most << low)) | (up ? part + 1 : part - 1) << low;
  return bits;
}

std::string parts_text(U128 bits, bytes::NumberType type) {
  if (type.kind == NumberKind::unsigned_integer) return "";
  if (type.kind == NumberKind::signed_integer)
    return bytes::sign_bit(bits, type.width) ? "sign bit 1: negative" : "sign bit 0: not negative";
  const Parts parts = parts_of(bits.low, type.shape);
  const size_t digits = (type.shape.fraction_bits + 3u) / 4;
  std::string hex = bytes::hex_text({parts.fraction, 0}, 8);
  hex.erase(0, hex.size() - digits);
  const int64_t unbiased = parts.exponent == 0 ? 1 - parts.bias : static_cast<int64_t>(parts.exponent) - parts.bias;
  std::string exponent = std::to_string(parts.exponent);
  if (parts.exponent == 0)
    exponent += " (subnormal: as 1) − " + std::to_string(parts.bias) + " = " + signed_text(unbiased);
  else if (parts.exponent == parts.highest_exponent)
    exponent += " (all ones: no finite number)";
  else
    exponent += " − " + std::to_string(parts.bias) + " = " + signed_text(unbiased);
  return "sign " + std::to_string(parts.sign) + " · exponent " + exponent + " · fraction 0x" + hex;
}

std::string formula_text(U128 bits, bytes::NumberType type) {
  if (type.kind != NumberKind::floating) return "";
  const Parts parts = parts_of(bits.low, type.shape);
  const std::string sign = "(−1)^" + std::to_string(parts.sign);
  if (parts.exponent == parts.highest_exponent) {
    if (parts.fraction == 0) return parts.sign != 0 ? "minus infinity" : "infinity";
    const bool is_quiet = (parts.fraction >> (type.shape.fraction_bits - 1) & 1) != 0;
    return is_quiet ? "a quiet NaN" : "a signalling NaN: a float register would make it quiet";
  }
  const bool is_normal = parts.exponent != 0;
  // Exact: no shape has more fraction bits than a double.
  const double one = 1, unit = static_cast<double>(uint64_t{1} << type.shape.fraction_bits);
  const double mantissa = static_cast<double>(parts.fraction) / unit + (is_normal ? one : 0);
  const int64_t exponent = is_normal ? static_cast<int64_t>(parts.exponent) - parts.bias : 1 - parts.bias;
  return sign + " × " + bytes::float_text(bytes::bits_of(mantissa), bytes::double_shape) + " × 2^" +
         signed_text(exponent);
}

}  // namespace lockstep::ui::model

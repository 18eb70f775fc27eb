#include "bytes/struct_value.h"

#include <cassert>
#include <charconv>
#include <cstdlib>
#include <string>

#include "bytes/float_bits.h"

namespace lockstep::bytes {

StructValue integer_value(bool negative, uint64_t magnitude) {
  StructValue v;
  v.kind = ValueKind::integer;
  v.negative = negative && magnitude != 0;
  v.magnitude = magnitude;
  v.truth = magnitude != 0;
  return v;
}

StructValue integer_value(int64_t value) {
  return integer_value(value < 0, value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value));
}

StructValue integer_value(std::string_view decimal) {
  const bool negative = decimal.starts_with('-');
  if (negative) decimal.remove_prefix(1);
  const char* const end = decimal.data() + decimal.size();
  uint64_t magnitude = 0;
  const auto whole = std::from_chars(decimal.data(), end, magnitude);
  if (whole.ec == std::errc{}) {
    assert(whole.ptr == end);
    return integer_value(negative, magnitude);
  }
  return huge_integer_value(negative, std::strtod(std::string(decimal).c_str(), nullptr));
}

StructValue huge_integer_value(bool negative, double nearest) {
  StructValue v = integer_value(negative, 1);
  v.magnitude = 0;
  v.beyond_64 = true;
  v.real = bits_of(nearest) & ~(uint64_t{1} << 63);
  return v;
}

StructValue boolean_value(bool value) {
  StructValue v = integer_value(false, value ? 1 : 0);
  v.kind = ValueKind::boolean;
  return v;
}

StructValue real_value(uint64_t bits) {
  StructValue v;
  v.kind = ValueKind::real;
  v.real = bits;
  v.truth = bits << 1 != 0;
  return v;
}

StructValue complex_value(uint64_t real_bits, uint64_t imaginary_bits) {
  StructValue v;
  v.kind = ValueKind::complex;
  v.real = real_bits;
  v.imaginary = imaginary_bits;
  v.truth = real_bits << 1 != 0 || imaginary_bits << 1 != 0;
  return v;
}

StructValue bytes_value(std::string bytes) {
  StructValue v;
  v.kind = ValueKind::bytes;
  v.truth = !bytes.empty();
  v.bytes = std::move(bytes);
  return v;
}

StructValue bytearray_value(std::string bytes) {
  StructValue v = bytes_value(std::move(bytes));
  v.kind = ValueKind::bytearray;
  return v;
}

StructValue other_value(std::string type_name, bool truth) {
  StructValue v;
  v.truth = truth;
  v.type_name = std::move(type_name);
  return v;
}

std::string_view type_name_of(const StructValue& v) {
  constexpr std::string_view names[] = {"int", "bool", "float", "complex", "bytes", "bytearray"};
  return v.kind == ValueKind::other ? std::string_view(v.type_name) : names[static_cast<size_t>(v.kind)];
}

}  // namespace lockstep::bytes

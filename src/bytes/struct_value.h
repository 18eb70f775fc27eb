// What goes into struct.pack and comes out of struct.unpack, without knowing what a Python object is.
//
// The VM turns its objects into these and back. An int is sign and magnitude; one beyond 64 bits fits no format
// character, and all that struct still needs of it is its sign and the nearest double. Floats are bits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lockstep::bytes {

enum class ValueKind : uint8_t { integer, boolean, real, complex, bytes, bytearray, other };

struct StructValue {
  ValueKind kind = ValueKind::other;
  bool negative = false;   // integer
  bool beyond_64 = false;  // integer: the magnitude does not fit; `real` is the nearest double, maybe infinite
  bool truth = false;      // bool(value), of every kind
  uint64_t magnitude = 0;  // integer, boolean
  uint64_t real = 0;       // bits of a double: real, complex, integers beyond 64 bits
  uint64_t imaginary = 0;  // complex
  std::string bytes;       // bytes, bytearray
  std::string type_name;   // other: "list", for error texts

  friend bool operator==(const StructValue&, const StructValue&) = default;
};

StructValue integer_value(bool negative, uint64_t magnitude);
StructValue integer_value(int64_t);
// Any number of digits after an optional minus; nothing else.
StructValue integer_value(std::string_view decimal);
StructValue huge_integer_value(bool negative, double nearest);
StructValue boolean_value(bool);
StructValue real_value(uint64_t bits);
StructValue complex_value(uint64_t real_bits, uint64_t imaginary_bits);
StructValue bytes_value(std::string bytes);
StructValue bytearray_value(std::string bytes);
StructValue other_value(std::string type_name, bool truth);

// The type's name in Python: "int", "bool", "float", …
std::string_view type_name_of(const StructValue&);

}  // namespace lockstep::bytes

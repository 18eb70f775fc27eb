// Ints beyond 63 bits: python/code/integer.h computes, here are their objects and ceilings. Arguments may be in-place
// ints too; results that fit come back in place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

Value big_from_int64(int64_t);
Value big_from_uint64(uint64_t);
Value big_from_double(double whole);
Computed big_from_text(std::string_view digits, int base);
Computed big_binary(Thread&, BinaryOp, Value a, Value b);
Computed big_true_divide(Thread&, Value a, Value b);
Value big_negate(Value);
int big_order(Value a, Value b);
int64_t big_hash(Value);
int64_t big_int64(Value);  // of a value in that range; the low 64 bits of any other
uint32_t big_bit_length(Value);
std::string big_text(Value, int base);  // "" once the run is to end
// The number as an object of the class derived from int (which may be small), or as a plain int.
Value big_of_class(Type*, Value);
Value big_copy(Value);
std::optional<double> big_to_double(Value);  // none: too large
size_t big_size(const Object*);
// Two's complement bytes, least significant first; false: it does not fit.
bool big_to_bytes(Value, uint8_t* out, size_t count, bool is_signed);
Computed big_from_bytes(const uint8_t* bytes, size_t count, bool is_signed);

}  // namespace lockstep::python::vm

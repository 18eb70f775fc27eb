// struct.pack, unpack, pack_into, unpack_from and iter_unpack of CPython 3.14, on a chosen machine.
//
// Every failure is the exception that CPython 3.14.8 raises, with its text. Two details of the interpreter are
// kept because a program can see them: native 'f' and, in the machine's own byte order, 'F' read a signalling NaN
// through a float register, which makes it quiet; and 'F' in the machine's own order packs a number beyond single's
// range as infinity where the other order raises OverflowError. After CPython 3.14's Modules/_struct.c.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "bytes/struct_format.h"
#include "bytes/struct_value.h"

namespace lockstep::bytes {

// What pack may allocate; beyond it is MemoryError.
constexpr uint64_t largest_pack = uint64_t{256} << 20;  // bytes

using Packed = std::expected<std::vector<uint8_t>, StructError>;
using Unpacked = std::expected<std::vector<StructValue>, StructError>;

Packed pack(const StructFormat&, std::span<const StructValue> arguments);
Unpacked unpack(const StructFormat&, std::span<const uint8_t>);

// struct.pack_into(format, buffer, offset, *arguments): the error, or nothing.
std::expected<void, StructError> pack_into(const StructFormat&, std::span<uint8_t> buffer, const StructValue& offset,
                                           std::span<const StructValue> arguments);
Unpacked unpack_from(const StructFormat&, std::span<const uint8_t> buffer, const StructValue& offset);

// How many times iter_unpack will yield; row i is unpack of the i-th piece of the format's size.
std::expected<uint64_t, StructError> iter_unpack_count(const StructFormat&, uint64_t buffer_size);

// "Struct() argument 1 must be a str or bytes object, not int": a format that is neither. An unhashable one (list,
// dict, set, bytearray) fails before, in the cache of formats that the module's functions use.
StructError struct_format_type_error(std::string_view type_name);

}  // namespace lockstep::bytes

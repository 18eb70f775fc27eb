// A format of the module struct, parsed once: a list of cells in the order of the arguments.
//
//   "<Ix2s"   offset  0 ─────── 4 ─ 5 ───── 7        cells: I at 0, s at 5 of length 2; x is no argument
//
// Plain ints and floats of a range that fits are written and read right here, without a detour; whatever is unusual (a
// number too large, a half float, an object with __index__) takes the way of the codec in bytes/, which also knows
// every error text. After CPython's Modules/_struct.c.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "bytes/struct_codec.h"
#include "python/vm/core/object.h"

namespace lockstep::python::vm {

// One value of the format.
struct StructCell {
  enum Kind : uint8_t { skip, signed_int, unsigned_int, single, real, boolean_byte, text, one_byte, other };
  Kind kind;
  bool swaps;  // the other order than this machine's
  char code;
  uint8_t size;     // of a number
  uint32_t offset;  // bytes from the start
  uint32_t length;  // of text
};

struct StructFormat : Object {
  Value text;  // Str
  StructCell* cells;
  uint32_t cell_count;  // one per value
  bool is_plain;        // the short way exists for every cell
  uint64_t size;
  uint64_t values;
};
void clear_struct_format(Object*);

// The format of an argument that is a str or bytes: owned, from the cache; null = exception.
Value struct_format_of(Thread&, Value, bool is_class);
// As the codec takes it.
bytes::StructFormat codec_format(const StructFormat*);
Value raise_struct(Thread&, const bytes::StructError&);

// A Python object as the codec takes it. None: only Python code can tell what it is worth.
std::optional<bytes::StructValue> struct_value_of(Thread&, Value);
// The arguments for the codec; needs_python() when __index__, __float__ or __bool__ must be called first.
Value struct_values(Thread&, const Value* args, uint32_t count, std::vector<bytes::StructValue>& out);

Value struct_pack(Thread&, const StructFormat*, const Value* args, uint32_t count);  // bytes
// The short way; false: an argument needs the codec. `out` is zero.
bool struct_pack_plain(const StructFormat*, uint8_t* out, const Value* args);
// A tuple; `data` holds at least the format's size.
Value struct_unpack_at(Thread&, const StructFormat*, const uint8_t* data);

}  // namespace lockstep::python::vm

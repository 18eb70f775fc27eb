// bytes, bytearray and memoryview.
//
// bytes never change and hold their data behind the header. A bytearray's data is an array of its own that may move;
// while memoryviews of it live (`exports`) it cannot change its size. Threads may change a bytearray while another
// looks: whoever reads takes a copy under its lock.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "python/vm/core/type.h"

namespace lockstep::python::vm {

struct Bytes : Object {
  uint32_t length;
  const char* data() const { return reinterpret_cast<const char*>(this + 1); }
  std::string_view view() const { return {data(), length}; }
};

struct ByteArray : Object {
  uint32_t length, capacity;
  char* data;
  std::atomic<uint32_t> exports;
};

// A window over bytes or a bytearray: `count` items of `item_size` bytes, `stride` bytes apart from `start`.
struct MemoryView : Object {
  Value source;  // null once released
  int64_t start, count, stride;
  uint32_t item_size;
  char format;
  bool is_readonly;  // as bytes are, or as toreadonly() made it
  bool has_hash;
  int64_t hash;  // once it was asked for
};

inline bool is_bytes(Value v) { return layout_of(v) == Layout::bytes; }
inline bool is_bytearray(Value v) { return layout_of(v) == Layout::bytearray; }
bool is_memoryview(Value v);

// What a bytes-like object holds; none: it is no such object. For one that can change the caller holds its lock.
std::optional<std::string_view> bytes_view(Value);
std::optional<std::span<uint8_t>> writable_view(Value);
// The bytes of any bytes-like object; none when it is no such object (no exception is set) or a released view (one is).
std::optional<std::string> bytes_of(Thread&, Value);
// The same, or TypeError "a bytes-like object is required, not 'int'".
std::optional<std::string> need_bytes(Thread&, Value);
std::string plain_bytes_of(Value bytes_or_bytearray);
// A number from 0 to 255; none: an exception is set.
std::optional<char> as_byte(Thread&, Value, const char* what = "byte");
// Bytes from an iterable of ints, or a bytes-like object. None, or the signal to hand on.
Value bytes_from(Thread&, Value from, std::string& out, const char* many = "byte");
// Here and in bytearray_store a negative index counts from the end. -1: there is no such byte.
int64_t byte_at(Value bytes_or_bytearray, int64_t index);
Value make_bytearray(std::string_view data, Type* type = nullptr);
Value bytes_of_class(Type*, std::string_view);
Value bytes_like(Value bytes_or_bytearray, std::string_view);  // an object of the same kind
// Replaces data[start:stop]; false: BufferError because of a memoryview.
bool bytearray_splice(Thread&, ByteArray*, int64_t start, int64_t stop, std::string_view with);
Value bytearray_in_place(Thread&, BinaryOp, Value self, Value other);    // None or NotImplemented
bool bytearray_store(ByteArray*, int64_t index, std::string_view with);  // same size; false = out of range
Value bytearray_set_item(Thread&, Value self, Value key, Value v);       // of TypeOps
Value bytes_new(Thread&, Args);                                          // __new__, and __init__
Value bytearray_new(Thread&, Args);
Value bytearray_init(Thread&, Args);
void add_bytes_character_methods(Type*);  // upper, isdigit, center …
void add_bytearray_list_methods(Type*);   // append, pop …
void bytearray_dealloc(Object*);          // releases what it holds

// encoding and decoding (codec.cpp); names as CPython knows them. Null: an exception is set.
Value encode_str(Thread&, Value str, std::string_view encoding, std::string_view errors);
Value decode_bytes(Thread&, Value source, std::string_view data, std::string_view encoding, std::string_view errors);
// Converts one item of a memoryview or struct field; native byte order. Null: an exception is set.
Value unpack_item(char format, const char* data);
bool pack_item(Thread&, char format, Value, char* out);
uint32_t item_size_of(char format);  // 0 = no such format

}  // namespace lockstep::python::vm

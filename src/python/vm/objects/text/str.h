// Text. Code points of one width per string, as CPython's PEP 393, in two widths: one byte where every code point is
// below 256, four bytes otherwise. Indexing is a load; equality of names is usually equality of pointers, because
// identifiers and short constants are interned.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "python/vm/core/type.h"

namespace lockstep::python::vm {

struct Str : Object {
  // Object::extra = the Special of this name (interned names only), else 0.
  mutable Shared<int64_t> hash;  // 0 = not computed yet
  uint32_t length;               // code points
  uint8_t width;                 // 1 or 4 bytes per code point
  bool is_ascii;
  bool is_interned;

  const uint8_t* narrow() const { return reinterpret_cast<const uint8_t*>(this + 1); }
  uint8_t* narrow() { return reinterpret_cast<uint8_t*>(this + 1); }
  const char32_t* wide() const { return reinterpret_cast<const char32_t*>(this + 1); }
  char32_t* wide() { return reinterpret_cast<char32_t*>(this + 1); }
  char32_t at(uint32_t i) const { return width == 1 ? narrow()[i] : wide()[i]; }
  // Only for ASCII strings: the text itself.
  std::string_view ascii() const { return {reinterpret_cast<const char*>(narrow()), length}; }
};

Value make_str(std::string_view utf8);  // malformed bytes become U+FFFD; lone surrogates in three bytes are kept
Value make_str_latin1(const uint8_t* text, uint32_t length);
Value make_str_wide(const char32_t* text, uint32_t length);  // narrowed where it fits
inline Value make_str(const std::u32string& text) {
  return make_str_wide(text.data(), static_cast<uint32_t>(text.size()));
}
Value make_char(char32_t c);                   // immortal below 256
Str* new_str(uint32_t length, uint8_t width);  // uninitialised text; width must be the least that fits
std::string to_utf8(const Str*);
void append_utf8(std::string&, const Str*);
using lockstep::append_utf8;
int64_t str_hash(const Str*);
bool str_equal(const Str*, const Str*);
int str_order(const Str*, const Str*);  // <0, 0, >0 by code points
Value str_concat(const Str*, const Str*);
// Writes the text of `s` at `at` of `into`, which is at least as wide and has room.
void str_put(Str* into, uint32_t at, const Str* s);
// The text of `more` appended to `s`, whose only reference becomes the result's; null: somebody else may see `s`, or
// its block is too small, and nothing has changed.
Value str_append_in_place(Str* s, const Str* more);
Value str_of_integer(int64_t);
Value str_slice(const Str*, int64_t start, int64_t stop, int64_t step, int64_t count);
int64_t str_find(const Str* s, const Str* sub, int64_t start, int64_t end, bool from_right);  // -1 = absent
std::string str_repr(const Str*);                                                             // UTF-8, with quotes

// The one Str of this text; immortal.
Str* intern(std::string_view utf8);
Str* intern(Str*);

inline bool is_str(Value v) { return v.is_object() && v.object()->type->layout == Layout::str; }
inline std::u32string code_points(const Str* s) {
  std::u32string r(s->length, U'\0');
  for (uint32_t i = 0; i < s->length; ++i) r[i] = s->at(i);
  return r;
}
Value str_of_class(Type*, const Str*);  // a copy as an instance of a class derived from str
Value exact_str(const Str*);            // the same text as a plain str
void add_character_methods(Type*);

}  // namespace lockstep::python::vm

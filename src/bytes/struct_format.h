// A format of Python's struct module, parsed: where each item lies, and what lies between.
//
//   '@bi0q' on x86-64      offset 0  1     4        8
//                                 b  ...   i i i i          ... is padding that nobody asked for: the int's
//                                                           alignment; '0q' pads the end to a long long's
//
// The first character chooses order and sizes: '@' or none = the machine's own with its alignment, '=' = its order
// with standard sizes and no alignment, '<' little, '>' and '!' big. The items are data that can be drawn: together
// with their padding they cover every byte. After CPython 3.14's Modules/_struct.c, prepare_s.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/abi.h"

namespace lockstep::bytes {

// What Python raises: the exception's name ("struct.error", "TypeError", …) and str() of it.
struct StructError {
  std::string exception;
  std::string text;

  friend bool operator==(const StructError&, const StructError&) = default;
};

struct FormatItem {
  char code = 0;
  uint64_t padding = 0;  // alignment bytes just before the offset
  uint64_t offset = 0;
  uint64_t count = 0;  // values, or pad bytes of 'x'; of 's' and 'p' the bytes of their one value. May be 0
  SizeAlign type;      // of one

  uint64_t values() const { return code == 'x' ? 0 : code == 's' || code == 'p' ? 1 : count; }
  uint64_t size() const { return count * type.size; }
};

struct StructFormat {
  char prefix = '@';
  const Abi* abi = nullptr;
  Order order;
  std::vector<FormatItem> items;
  uint64_t size = 0;    // bytes: calcsize
  uint64_t values = 0;  // arguments of pack

  bool is_native() const { return prefix == '@'; }
};

// `format` is what the format's bytes are, ASCII. Error: "bad char in struct format" and its like.
std::expected<StructFormat, StructError> parse_struct_format(std::string_view format, const Abi&);

// A str as CPython takes it: code points that have to be ASCII.
std::expected<std::string, StructError> struct_format_of_text(std::u32string_view);
// A bytes object: as if decoded with surrogateescape first, so that 0xe9 is reported as '\udce9'.
std::expected<std::string, StructError> struct_format_of_bytes(std::string_view);

// sizeof of a C struct with these members: the size with the padding at the end that struct leaves out.
uint64_t size_in_c(const StructFormat&);

}  // namespace lockstep::bytes

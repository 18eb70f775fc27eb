// A code object field by field as text: the form of the goldens in tests/python/dis/*.code (goldens.py writes them).
#pragma once

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include "python/code/code.h"

namespace lockstep::python::code {

inline std::string hex(const void* data, size_t size) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (size_t i = 0; i < size; i++) {
    auto byte = static_cast<const unsigned char*>(data)[i];
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

inline std::string big_endian_hex(double value) {
  auto bits = std::bit_cast<uint64_t>(value);
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += char(bits >> shift);
  return hex(bytes.data(), bytes.size());
}

inline std::string constant_record(const Constant& constant) {
  auto all = [](const std::vector<Constant>& items, bool sorted) {
    std::vector<std::string> parts;
    for (const Constant& item : items) parts.push_back(constant_record(item) + ",");
    if (sorted) std::sort(parts.begin(), parts.end());
    std::string out;
    for (const std::string& part : parts) out += part;
    return out;
  };
  return std::visit(
      [&](const auto& x) -> std::string {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, None>) return "None";
        if constexpr (std::is_same_v<T, Ellipsis>) return "Ellipsis";
        if constexpr (std::is_same_v<T, bool>) return x ? "True" : "False";
        if constexpr (std::is_same_v<T, int64_t>) return "int " + std::to_string(x);
        if constexpr (std::is_same_v<T, BigInt>) return "int " + x.digits;
        if constexpr (std::is_same_v<T, double>) return "float " + big_endian_hex(x);
        if constexpr (std::is_same_v<T, std::complex<double>>) {
          return "complex " + big_endian_hex(x.real()) + big_endian_hex(x.imag());
        }
        if constexpr (std::is_same_v<T, std::string>) return "str " + hex(x.data(), x.size());
        if constexpr (std::is_same_v<T, Bytes>) return "bytes " + hex(x.data.data(), x.data.size());
        if constexpr (std::is_same_v<T, Tuple>) return "(" + all(x.items, false) + ")";
        if constexpr (std::is_same_v<T, Slice>) return "slice(" + all(x.parts, false) + ")";
        if constexpr (std::is_same_v<T, FrozenSet>) return "{" + all(x.items, true) + "}";
        if constexpr (std::is_same_v<T, std::shared_ptr<const Code>>) return "code " + x->name;
      },
      constant.value);
}

inline std::string code_record(const Code& code) {
  auto number = [](auto n) { return std::to_string(n); };
  std::string out = "code " + code.name + "\n qualified name " + code.qualified_name + "\n line " +
                    number(code.first_line) + " arguments " + number(code.argcount) + " " +
                    number(code.posonly_argcount) + " " + number(code.kwonly_argcount) + " stack " +
                    number(code.stack_size) + " flags ";
  char flags[16];
  std::snprintf(flags, sizeof flags, "%x\n", unsigned(code.flags));
  out += flags;
  for (const Constant& c : code.constants) out += " constant " + constant_record(c) + "\n";
  for (const std::string& name : code.names) out += " name " + name + "\n";
  for (const Local& local : code.locals_plus) {
    const char* kind = (local.kind & local_free) != 0   ? "free"
                       : (local.kind & local_fast) == 0 ? "cell"
                       : (local.kind & local_cell) != 0 ? "local cell"
                                                        : "local";
    out += std::string(" ") + kind + " " + local.name + "\n";
  }
  out += " bytecode " + hex(code.bytecode.data(), code.bytecode.size()) + "\n";
  for (size_t i = 0; i < code.locations.size();) {
    size_t end = i;
    while (end < code.locations.size() && code.locations[end] == code.locations[i]) end++;
    const Location& loc = code.locations[i];
    out += " at " + number(loc.line) + ":" + number(loc.column) + " to " + number(loc.end_line) + ":" +
           number(loc.end_column) + " units " + number(end - i) + "\n";
    i = end;
  }
  for (const ExceptionEntry& e : code.exceptions) {
    out += " exceptions " + number(e.start) + " " + number(e.end) + " to " + number(e.target) + " depth " +
           number(e.depth) + " lasti " + number(int(e.push_lasti)) + "\n";
  }
  for (const Constant& c : code.constants) {
    if (auto* inner = std::get_if<std::shared_ptr<const Code>>(&c.value)) out += code_record(**inner);
  }
  return out;
}

}  // namespace lockstep::python::code

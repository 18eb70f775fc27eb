#include "bytes/struct_format.h"

#include <algorithm>

namespace lockstep::bytes {

namespace {

std::unexpected<StructError> error(std::string text) {
  return std::unexpected(StructError{"struct.error", std::move(text)});
}

// PY_SSIZE_T_MAX of the machine: what sizes must not exceed.
uint64_t largest_size(const Abi& abi) { return (uint64_t{1} << (abi.pointer.size * 8 - 1)) - 1; }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string hex_digits(uint32_t value, int width) {
  std::string text;
  for (int i = width; i-- > 0;) text += "0123456789abcdef"[value >> i * 4 & 15];
  return text;
}

std::string escaped(char32_t c) {
  if (c < 0x100) return "\\x" + hex_digits(c, 2);
  return c < 0x10000 ? "\\u" + hex_digits(c, 4) : "\\U" + hex_digits(c, 8);
}

}  // namespace

std::expected<StructFormat, StructError> parse_struct_format(std::string_view format, const Abi& abi) {
  if (format.find('\0') != format.npos) return error("embedded null character");
  StructFormat parsed;
  parsed.abi = &abi;
  parsed.order = abi.order;
  if (!format.empty() && std::string_view("@=<>!").find(format[0]) != std::string_view::npos) {
    parsed.prefix = format[0];
    format.remove_prefix(1);
    if (parsed.prefix == '<') parsed.order = little;
    if (parsed.prefix == '>' || parsed.prefix == '!') parsed.order = big;
  }
  const uint64_t limit = largest_size(abi);
  const auto too_long = [] { return error("total struct size too long"); };
  for (size_t at = 0; at < format.size();) {
    char c = format[at++];
    if (is_space(c)) continue;
    uint64_t count = 1;
    if (is_digit(c)) {
      count = 0;
      for (;; c = format[at++]) {
        const auto digit = static_cast<uint64_t>(c - '0');
        if (count > limit / 10 || (count == limit / 10 && digit > limit % 10)) return too_long();
        count = count * 10 + digit;
        if (at == format.size()) return error("repeat count given without format specifier");
        if (!is_digit(format[at])) break;
      }
      c = format[at++];
    }
    const SizeAlign type = parsed.is_native() ? native_size(abi, c) : standard_size(c);
    if (type.size == 0) return error("bad char in struct format");
    FormatItem item{c, 0, 0, count, type};
    if (item.values() > limit - parsed.values) return too_long();
    parsed.values += item.values();
    // Nothing is aligned at the very start, and bytes nowhere.
    if (parsed.size > 0) item.padding = (type.alignment - parsed.size % type.alignment) % type.alignment;
    if (item.padding > limit - parsed.size) return too_long();
    item.offset = parsed.size + item.padding;
    if (count > (limit - item.offset) / type.size) return too_long();
    parsed.size = item.offset + item.size();
    parsed.items.push_back(item);
  }
  return parsed;
}

std::expected<std::string, StructError> struct_format_of_text(std::u32string_view text) {
  const auto foreign = [](char32_t c) { return c > 0x7f; };
  const auto first = std::ranges::find_if(text, foreign);
  if (first == text.end()) return std::string(text.begin(), text.end());
  const auto last = std::find_if_not(first, text.end(), foreign);
  const std::string begin = std::to_string(first - text.begin());
  const std::string what = last - first == 1
                               ? "character '" + escaped(*first) + "' in position " + begin
                               : "characters in position " + begin + "-" + std::to_string(last - text.begin() - 1);
  return std::unexpected(
      StructError{"UnicodeEncodeError", "'ascii' codec can't encode " + what + ": ordinal not in range(128)"});
}

std::expected<std::string, StructError> struct_format_of_bytes(std::string_view bytes) {
  std::u32string text;
  for (char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += byte < 0x80 ? char32_t{byte} : char32_t{0xdc00u + byte};
  }
  return struct_format_of_text(text);
}

uint64_t size_in_c(const StructFormat& format) {
  uint64_t alignment = 1;
  for (const FormatItem& item : format.items) alignment = std::max<uint64_t>(alignment, item.type.alignment);
  return (format.size + alignment - 1) / alignment * alignment;
}

}  // namespace lockstep::bytes

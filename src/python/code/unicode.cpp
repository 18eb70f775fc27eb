#include "python/code/unicode.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "base/bytes_text.h"
#include "base/packed.h"

namespace lockstep::python::code {
namespace {

#include "python/code/unicode_tables.def"

template <const auto& table>
bool is_member(char32_t c) {
  const auto& changes = unpacked<table>();
  return (std::upper_bound(changes.begin(), changes.end(), c) - changes.begin()) % 2 == 1;
}

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

void append_hex(std::string& out, const char* format, unsigned value) {
  char buffer[16];
  int n = std::snprintf(buffer, sizeof buffer, format, value);
  out.append(buffer, size_t(n));
}

}  // namespace

Utf8Char decode_utf8(std::string_view text, size_t at) {
  auto byte = [&](size_t i) -> uint32_t { return at + i < text.size() ? (unsigned char)text[at + i] : 0; };
  uint32_t b = byte(0);
  if (b < 0x80) return {b, 1};
  if (b < 0xe0) return {(b & 0x1f) << 6 | (byte(1) & 0x3f), 2};
  if (b < 0xf0) return {(b & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f), 3};
  return {(b & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f), 4};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += char(c);
  } else if (c < 0x800) {
    out += char(0xc0 | c >> 6);
    out += char(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += char(0xe0 | c >> 12);
    out += char(0x80 | (c >> 6 & 0x3f));
    out += char(0x80 | (c & 0x3f));
  } else {
    out += char(0xf0 | c >> 18);
    out += char(0x80 | (c >> 12 & 0x3f));
    out += char(0x80 | (c >> 6 & 0x3f));
    out += char(0x80 | (c & 0x3f));
  }
}

std::string encode_utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

size_t find_invalid_utf8(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    unsigned char b = (unsigned char)text[i];
    if (b < 0x80) {
      i++;
      continue;
    }
    unsigned length = b >= 0xc2 && b < 0xe0 ? 2 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xf0 && b < 0xf5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return i;
    for (unsigned k = 1; k < length; k++) {
      if (((unsigned char)text[i + k] & 0xc0) != 0x80) return i;
    }
    char32_t c = decode_utf8(text, i).value;
    bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
    if (overlong || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return i;
    i += length;
  }
  return std::string_view::npos;
}

size_t count_characters(std::string_view utf8) {
  return size_t(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

bool is_identifier_start(char32_t c) { return c < 0x80 ? is_ascii_letter(c) : is_member<identifier_start_changes>(c); }
bool is_identifier_part(char32_t c) {
  return c < 0x80 ? is_ascii_letter(c) || (c >= '0' && c <= '9') : is_member<identifier_part_changes>(c);
}
bool is_printable(char32_t c) { return c < 0x80 ? c >= 0x20 && c < 0x7f : is_member<printable_changes>(c); }
bool is_nfkc_stable(char32_t c) { return c < 0x80 || !is_member<nfkc_unstable_changes>(c); }

void append_escaped(std::string& out, char32_t c, char quote) {
  if (c < 0x80) {
    append_escaped_byte(out, uint8_t(c), quote);
  } else if (is_printable(c)) {
    out += encode_utf8(c);
  } else if (c < 0x100) {
    append_hex(out, "\\x%02x", c);
  } else if (c < 0x10000) {
    append_hex(out, "\\u%04x", c);
  } else {
    append_hex(out, "\\U%08x", c);
  }
}

std::string repr_of_str(std::string_view utf8) {
  const char quote = quote_for(utf8);
  std::string out(1, quote);
  for (size_t i = 0; i < utf8.size();) {
    const Utf8Char ch = decode_utf8(utf8, i);
    append_escaped(out, ch.value, quote);
    i += ch.length;
  }
  return out += quote;
}

}  // namespace lockstep::python::code

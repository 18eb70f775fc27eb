#include "python/code/unicode.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "base/bytes_text.h"
#include "base/packed.h"
#include "base/utf8.h"

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
    append_utf8(out, c);
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
    const Utf8Piece piece = utf8_piece(utf8, i, Surrogates::whole);
    append_escaped(out, piece.character, quote);
    i += piece.size;
  }
  return out += quote;
}

}  // namespace lockstep::python::code

#include "base/bytes_text.h"

namespace lockstep {

char quote_for(std::string_view text) { return text.contains('\'') && !text.contains('"') ? '"' : '\''; }

void append_escaped_byte(std::string& out, uint8_t byte, char quote) {
  const char c = static_cast<char>(byte);
  if (c == '\\' || (c == quote && quote != 0)) {
    (out += '\\') += c;
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c == '\t') {
    out += "\\t";
  } else if (byte >= 0x20 && byte < 0x7f) {
    out += c;
  } else {
    constexpr char hex[] = "0123456789abcdef";
    ((out += "\\x") += hex[byte >> 4]) += hex[byte & 15];
  }
}

std::string bytes_text(std::string_view data) {
  const char quote = quote_for(data);
  std::string out = std::string("b") + quote;
  for (const char c : data) append_escaped_byte(out, static_cast<uint8_t>(c), quote);
  return out += quote;
}

}  // namespace lockstep

// Bytes as Python's repr() writes them: b'a\\n\\xff'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep {

// The apostrophe, or the double quote where that saves escapes.
char quote_for(std::string_view text);
// Appends one byte as it stands between such quotes; with quote 0, both of them are left alone.
void append_escaped_byte(std::string& out, uint8_t byte, char quote);
std::string bytes_text(std::string_view data);

}  // namespace lockstep

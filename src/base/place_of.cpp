#include "base/place_of.h"

#include <cstring>

namespace lockstep {

size_t place_of(std::string_view what, std::string_view text, size_t from) {
  if (from > text.size() || what.size() > text.size() - from) return text.npos;
  if (what.empty()) return from;
  // Most texts are found, or seen not to be there, at one of the first places where they could begin; only then is it
  // worth what memmem does before it looks at anything.
  for (int tries = 0; tries < 8; ++tries, ++from) {
    if (what.size() > text.size() - from) return text.npos;
    const void* const first = std::memchr(text.data() + from, what.front(), text.size() - what.size() + 1 - from);
    if (first == nullptr) return text.npos;
    from = static_cast<size_t>(static_cast<const char*>(first) - text.data());
    if (what.size() == 1 || std::memcmp(text.data() + from + 1, what.data() + 1, what.size() - 1) == 0) return from;
  }
  const void* const at = memmem(text.data() + from, text.size() - from, what.data(), what.size());
  return at == nullptr ? text.npos : static_cast<size_t>(static_cast<const char*>(at) - text.data());
}

}  // namespace lockstep

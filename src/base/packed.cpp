#include "base/packed.h"

namespace lockstep {

void unpack(const uint8_t* bytes, size_t fields, int32_t* numbers, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    uint64_t value = 0;
    int shift = 0;
    do {
      value |= uint64_t{*bytes & 0x7fu} << shift;
      shift += 7;
    } while ((*bytes++ & 0x80) != 0);
    const auto difference = static_cast<uint32_t>(value >> 1 ^ (0 - (value & 1)));
    const uint32_t last = i < fields ? 0 : static_cast<uint32_t>(numbers[i - fields]);
    numbers[i] = static_cast<int32_t>(last + difference);
  }
}

}  // namespace lockstep

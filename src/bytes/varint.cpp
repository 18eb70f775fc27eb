#include "bytes/varint.h"

#include <algorithm>

namespace lockstep::bytes {

namespace {

// Shared by both LEB128 forms; `extend`: the last group's bit 6 is the sign.
std::optional<VariableNumber> read_light_first(std::span<const uint8_t> data, bool extend) {
  VariableNumber n;
  for (unsigned shift = 0; n.size < data.size(); shift += 7) {
    const uint8_t byte = data[n.size++];
    const uint64_t group = byte & 0x7f;
    if (shift > 63) return std::nullopt;
    if (shift == 63) {  // one bit is left; the others have to repeat it, or be zero
      if (group > 1 && !(extend && group == 0x7f)) return std::nullopt;
      if (extend && group == 1) return std::nullopt;
    }
    n.value |= group << shift;
    if (byte & 0x80) continue;
    if (extend && (byte & 0x40) && shift + 7 < 64) n.value |= ~uint64_t{0} << (shift + 7);
    return n;
  }
  return std::nullopt;
}

}  // namespace

std::optional<VariableNumber> read_vlq(std::span<const uint8_t> data) {
  VariableNumber n;
  while (n.size < data.size()) {
    const uint8_t byte = data[n.size++];
    if (n.value >> 57) return std::nullopt;
    n.value = n.value << 7 | (byte & 0x7f);
    if (!(byte & 0x80)) return n;
  }
  return std::nullopt;
}

std::optional<VariableNumber> read_leb128(std::span<const uint8_t> data) { return read_light_first(data, false); }
std::optional<VariableNumber> read_signed_leb128(std::span<const uint8_t> data) { return read_light_first(data, true); }

std::vector<uint8_t> vlq_bytes(uint64_t value) {
  std::vector<uint8_t> bytes;
  for (uint8_t more = 0;; more = 0x80) {
    bytes.push_back(static_cast<uint8_t>((value & 0x7f) | more));
    value >>= 7;
    if (value == 0) break;
  }
  std::ranges::reverse(bytes);
  return bytes;
}

std::vector<uint8_t> leb128_bytes(uint64_t value) {
  std::vector<uint8_t> bytes;
  do {
    const auto group = static_cast<uint8_t>(value & 0x7f);
    value >>= 7;
    bytes.push_back(static_cast<uint8_t>(group | (value ? 0x80 : 0)));
  } while (value);
  return bytes;
}

std::vector<uint8_t> signed_leb128_bytes(int64_t value) {
  std::vector<uint8_t> bytes;
  for (;;) {
    const auto group = static_cast<uint8_t>(value & 0x7f);
    value >>= 7;  // arithmetic since C++20
    const bool last = (value == 0 && !(group & 0x40)) || (value == -1 && (group & 0x40));
    bytes.push_back(static_cast<uint8_t>(group | (last ? 0 : 0x80)));
    if (last) return bytes;
  }
}

}  // namespace lockstep::bytes

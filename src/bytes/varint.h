// Numbers of variable length: seven bits per byte, the eighth says that more follow.
//
//   480 = 0b11_1100000       VLQ    83 60     heaviest group first (MIDI, SQLite's cousin)
//                            LEB128 e0 03     lightest group first (WebAssembly, DWARF, protocol buffers)
//
// They have an order of groups instead of a byte order, which is why reading one as the other gives a wrong number
// that looks plausible: VLQ 83 60 is 480, and read as LEB128 it is 3 + 96·128 = 12291.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lockstep::bytes {

struct VariableNumber {
  uint64_t value = 0;  // of a signed one, the two's complement
  size_t size = 0;     // bytes read
};

// None: the data ends inside the number, or it needs more than 64 bits.
std::optional<VariableNumber> read_vlq(std::span<const uint8_t>);
std::optional<VariableNumber> read_leb128(std::span<const uint8_t>);
std::optional<VariableNumber> read_signed_leb128(std::span<const uint8_t>);

// The shortest form.
std::vector<uint8_t> vlq_bytes(uint64_t);
std::vector<uint8_t> leb128_bytes(uint64_t);
std::vector<uint8_t> signed_leb128_bytes(int64_t);

}  // namespace lockstep::bytes

// The byte form of chunks, as the lab posts it to the page: written and read back.
//
// Everything is little-endian and starts at a multiple of eight. One call of `encode` makes one message; messages may
// simply be joined, and `decode` takes as many as there are.
//
//   message   "LkTr"  u16 version  u16 0  u32 chunks  u32 bytes of the message
//   chunk     u32 thread  u32 events  u32 object names  u32 bytes of the thread's name   name…  pad to 8
//     name    u32 object  u32 bytes  label…  pad to 8
//     event   u64 at_ns  u8 kind  u8 0  u16 0  u32 object  u64 value
//
// A trace may come from anywhere, so nothing in it is believed: a count is held against the bytes that are there before
// memory is asked for, and what the drawing relies on (known kinds, times that do not go back
// within a chunk) is checked here and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "trace/trace.h"

namespace lockstep::trace {

constexpr uint16_t format_version = 1;

struct ByteError {
  size_t offset = 0;  // of the first byte that is wrong
  std::string message;
};

// Appends one message; nothing when there are no chunks.
void encode(std::span<const Chunk> chunks, std::vector<uint8_t>& bytes);

// Error: where, and what was expected there.
std::expected<std::vector<Chunk>, ByteError> decode(std::span<const uint8_t> bytes);

}  // namespace lockstep::trace

// Turning round the bytes of every number in a block: how fast can it be?
//
// Four ways to do the same thing to an array of numbers of one width. `scalar` swaps one number at a time in a register
// (bswap); `vectorised` is the same loop left to the compiler; `shuffle` permutes 16 bytes with one instruction
// (i8x16.shuffle in WebAssembly, pshufb on x86); `copy` is memcpy, which swaps nothing and is the limit that memory
// sets.
//
//   width 4    00 01 02 03 | 04 05 06 07 | 08 09     →     03 02 01 00 | 07 06 05 04 | 08 09
//
// All are right at any length and any alignment. What is left at the end and is shorter than a number stays as it is.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lockstep::bytes {

enum class SwapKernel : uint8_t { scalar, vectorised, shuffle, copy };

std::span<const SwapKernel> swap_kernels();
std::string_view name_of(SwapKernel);

// `out` is as long as `in`; they are the same memory or do not overlap. The width is 2, 4, 8 or 16.
void swap_bytes(SwapKernel, std::span<const uint8_t> in, std::span<uint8_t> out, size_t width);

// Time for one pass over a block, from several rounds of passes; each round lasts at least a millisecond.
struct SwapTiming {
  double median = 0, fastest = 0, slowest = 0;  // ns per pass
  double bytes_per_ns() const { return median > 0 ? static_cast<double>(size) / median : 0; }
  size_t size = 0;  // bytes of the block
};
SwapTiming time_swaps(SwapKernel, size_t width, size_t size, size_t rounds);

}  // namespace lockstep::bytes

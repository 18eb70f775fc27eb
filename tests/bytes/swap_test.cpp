#include "bytes/swap.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lockstep::bytes {
namespace {

std::vector<uint8_t> numbered(size_t size) {
  std::vector<uint8_t> bytes(size);
  for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<uint8_t>(i * 7 + 1);
  return bytes;
}

std::vector<uint8_t> swapped_slowly(std::vector<uint8_t> bytes, size_t width) {
  for (size_t at = 0; at + width <= bytes.size(); at += width)
    std::reverse(bytes.begin() + static_cast<ptrdiff_t>(at), bytes.begin() + static_cast<ptrdiff_t>(at + width));
  return bytes;
}

TEST(Swap, IsRightAtEveryLengthAlignmentAndWidth) {
  for (SwapKernel kernel : {SwapKernel::scalar, SwapKernel::vectorised, SwapKernel::shuffle})
    for (size_t width : {2, 4, 8, 16})
      for (size_t size = 0; size <= 200; ++size)
        for (size_t shift : {0, 1, 7, 15}) {
          const std::vector<uint8_t> in = numbered(size + shift);
          std::vector<uint8_t> out(size + 32, 0xee);
          const std::span<const uint8_t> source(in.data() + shift, size);
          swap_bytes(kernel, source, {out.data() + (shift * 3) % 16, size}, width);
          const auto expected = swapped_slowly({source.begin(), source.end()}, width);
          const auto begin = out.begin() + static_cast<ptrdiff_t>((shift * 3) % 16);
          ASSERT_TRUE(std::equal(expected.begin(), expected.end(), begin)) << name_of(kernel) << width << " " << size;
          ASSERT_EQ(std::count(out.begin(), begin, 0xee), begin - out.begin());
          ASSERT_TRUE(
              std::all_of(begin + static_cast<ptrdiff_t>(size), out.end(), [](uint8_t b) { return b == 0xee; }));
        }
}

TEST(Swap, InPlaceTwiceIsNothing) {
  for (SwapKernel kernel : swap_kernels())
    for (size_t width : {2, 4, 8, 16}) {
      std::vector<uint8_t> bytes = numbered(1003);
      swap_bytes(kernel, bytes, bytes, width);
      EXPECT_EQ(bytes != numbered(1003), kernel != SwapKernel::copy);
      swap_bytes(kernel, bytes, bytes, width);
      EXPECT_EQ(bytes, numbered(1003));
    }
}

TEST(Swap, OfACopyChangesNothing) {
  const auto in = numbered(33);
  std::vector<uint8_t> out(33);
  swap_bytes(SwapKernel::copy, in, out, 4);
  EXPECT_EQ(out, in);
}

TEST(Swap, TimingsAreOrderedAndReal) {
  for (SwapKernel kernel : swap_kernels()) {
    const SwapTiming t = time_swaps(kernel, 4, 4096, 3);
    EXPECT_GT(t.fastest, 0) << name_of(kernel);
    EXPECT_LE(t.fastest, t.median);
    EXPECT_LE(t.median, t.slowest);
    EXPECT_GT(t.bytes_per_ns(), 0);
  }
}

}  // namespace
}  // namespace lockstep::bytes

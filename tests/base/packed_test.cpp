#include "base/packed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <limits>

namespace lockstep {
namespace {

struct Pair {
  int32_t a;
  char32_t b;
  friend bool operator==(const Pair&, const Pair&) = default;
};

constexpr char32_t changes[] = {0xaa, 0xab, 0x2c2, 0x10ffff, 0};
constexpr Pair pairs[] = {
    {std::numeric_limits<int32_t>::min(), 1}, {std::numeric_limits<int32_t>::max(), 0}, {-1, 300}, {-1, 301}, {0, 301}};

TEST(Packed, ATableComesOutAsItWasWritten) {
  const auto& numbers = unpacked<changes>();
  EXPECT_TRUE(std::equal(numbers.begin(), numbers.end(), std::begin(changes), std::end(changes)));
  const auto& rows = unpacked<pairs>();
  EXPECT_TRUE(std::equal(rows.begin(), rows.end(), std::begin(pairs), std::end(pairs)));
}

TEST(Packed, SmallStepsTakeOneByte) {
  EXPECT_EQ(Packed<changes>::size, 2u + 1 + 2 + 4 + 4);
  EXPECT_EQ(Packed<changes>::bytes[2], 2);  // 0xab after 0xaa
}

}  // namespace
}  // namespace lockstep

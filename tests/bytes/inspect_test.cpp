#include "bytes/inspect.h"

#include <gtest/gtest.h>

#include "vectors.h"

namespace lockstep::bytes {
namespace {

std::string row_text(const std::string& hex, std::string_view name, std::optional<size_t> selection = {}) {
  for (const InspectorRow& row : inspect(bytes_from_hex(hex), selection))
    if (row.interpretation->name == name)
      return (row.little ? row.little->text : "-") +
             (row.interpretation->has_order ? " | " + (row.big ? row.big->text : "-") : "");
  return "no row";
}

TEST(Inspector, ShowsLittleAndBigSideBySide) {
  EXPECT_EQ(row_text("00004841", "f32"), "12.5 | 2.592e-41");
  EXPECT_EQ(row_text("0100", "u16"), "1 | 256");
  EXPECT_EQ(row_text("ff", "i8"), "-1");
  EXPECT_EQ(row_text("00018000", "16.16 fixed"), "128.00390625 | 1.5");
  EXPECT_EQ(row_text("1234", "BCD, 2 bytes"), "3412 | 1234");
  EXPECT_EQ(row_text("8360", "VLQ"), "480");
  EXPECT_EQ(row_text("ac20", "UTF-16"), "€ U+20AC | 갠 U+AC20");
  EXPECT_EQ(row_text("c3a9", "UTF-8"), "é U+00E9");
  EXPECT_EQ(row_text("00f15365", "Unix, 32 bits"), "2023-11-14T22:13:20Z | 1970-07-03T01:12:05Z");
  EXPECT_EQ(row_text("00602158", "DOS time and date"), "2024-01-01T12:00:00Z | 1996-10-24T00:03:00Z");
  EXPECT_EQ(row_text("c0a8010a", "IPv4"), "192.168.1.10");
}

TEST(Inspector, HasNoRowThatNeedsMoreBytesThanThereAre) {
  EXPECT_EQ(row_text("010203", "u32"), "no row");
  EXPECT_TRUE(inspect({}).empty());
}

TEST(Inspector, FiltersItselfBySelection) {
  EXPECT_EQ(row_text("0102030405060708", "u32", 4), "67305985 | 16909060");
  EXPECT_EQ(row_text("0102030405060708", "u16", 4), "no row");
  EXPECT_EQ(row_text("c3a94141", "UTF-8", 2), "é U+00E9");
  EXPECT_EQ(row_text("c3a94141", "UTF-8", 4), "no row");
}

TEST(Inspector, WritesBackWhatItReads) {
  uint64_t state = 0x9e3779b97f4a7c15;
  for (int round = 0; round < 3000; ++round) {
    std::vector<uint8_t> data;
    for (int i = 0; i < 16; ++i) {
      state ^= state << 13, state ^= state >> 7, state ^= state << 17;
      data.push_back(static_cast<uint8_t>(round % 3 == 0 ? state & 0x9f : round % 3 == 1 ? state % 10 * 17 : state));
    }
    for (const InspectorRow& row : inspect(data))
      for (const auto& [order, read] : {std::pair{little, row.little}, std::pair{big, row.big}}) {
        if (!read) continue;
        const auto back = bytes_of_reading(*row.interpretation, read->text, order);
        ASSERT_TRUE(back) << row.interpretation->name << " " << read->text << ": " << back.error();
        // A variable-length number may have been written longer than it needs.
        if (back->size() < read->size) continue;
        ASSERT_EQ(to_hex(*back), to_hex(std::vector(data.begin(), data.begin() + static_cast<ptrdiff_t>(read->size))))
            << row.interpretation->name << " " << read->text;
      }
  }
}

TEST(Inspector, SaysWhyATextIsNoValue) {
  const auto error = [](std::string_view row, std::string_view text) {
    const auto bytes = bytes_of_reading(*interpretation_named(row), text, little);
    return bytes ? to_hex(*bytes) : bytes.error();
  };
  EXPECT_EQ(error("u8", "256"), "'B' format requires 0 <= number <= 255");
  EXPECT_EQ(error("IPv4", "1.2.3"), "'1.2.3' is not written as IPv4 is");
  EXPECT_EQ(error("Unix, 32 bits", "2040-01-01"), "'2040-01-01' is not within the years of this form");
  EXPECT_EQ(error("UTF-8", "ab"), "'ab' is not one character, or U+ and its code");
  EXPECT_EQ(error("BCD, 2 bytes", "12345"), "'12345' is not at most 4 decimal digits");
}

}  // namespace
}  // namespace lockstep::bytes

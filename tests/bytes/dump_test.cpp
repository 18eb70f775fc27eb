#include "bytes/dump.h"

#include <gtest/gtest.h>

#include <vector>

#include "bytes/both_orders.h"

namespace lockstep::bytes {
namespace {

std::vector<uint8_t> bytes_of_text(std::string_view text) { return {text.begin(), text.end()}; }

TEST(Dump, IsWhatHexdumpPrints) {
  EXPECT_EQ(dump_text(bytes_of_text("Hello, bytes!\n\x01\x7fZ")),
            "00000000  48 65 6c 6c 6f 2c 20 62  79 74 65 73 21 0a 01 7f  |Hello, bytes!...|\n"
            "00000010  5a                                                |Z|\n"
            "00000011\n");
}

TEST(Dump, OfNothingIsNothing) {
  EXPECT_EQ(dump_text({}), "");
  EXPECT_EQ(row_count(0, {}), 1u);
  EXPECT_TRUE(row_at({}, {}, 0).bytes.empty());
}

TEST(Dump, CountsAPartialRow) {
  EXPECT_EQ(row_count(16, {}), 1u);
  EXPECT_EQ(row_count(17, {}), 2u);
  const std::vector<uint8_t> bytes(17);
  EXPECT_EQ(row_at(bytes, {}, 1).bytes.size(), 1u);
  EXPECT_EQ(row_at(bytes, {}, 1).offset, 16u);
  EXPECT_TRUE(row_at(bytes, {}, 5).bytes.empty());
}

TEST(Dump, PutsEveryOffsetInOnePlace) {
  const DumpPlace place = place_of(0x2b, {});
  EXPECT_EQ(place.row, 2u);
  EXPECT_EQ(place.column, 11u);
}

TEST(Dump, HasAGapAfterEightColumns) {
  EXPECT_EQ(hex_column_at(7, {}), 21u);
  EXPECT_EQ(hex_column_at(8, {}), 25u);
}

TEST(Dump, HasFewerColumnsWhenNarrow) {
  EXPECT_EQ(shape_for_width(80).columns, 16u);
  EXPECT_EQ(shape_for_width(78).columns, 16u);
  EXPECT_EQ(shape_for_width(77).columns, 8u);
  EXPECT_EQ(shape_for_width(40).columns, 4u);
  EXPECT_EQ(shape_for_width(1).columns, 1u);
}

TEST(Dump, TellsClassesOfBytesApart) {
  EXPECT_EQ(class_of(0), ByteClass::null);
  EXPECT_EQ(class_of('\n'), ByteClass::whitespace);
  EXPECT_EQ(class_of('A'), ByteClass::printable);
  EXPECT_EQ(class_of(0x1b), ByteClass::control);
  EXPECT_EQ(class_of(0x7f), ByteClass::control);
  EXPECT_EQ(class_of(0x80), ByteClass::non_ascii);
  EXPECT_EQ(class_of(0xff), ByteClass::ones);
}

TEST(Dump, WidensOffsetsOfLargeData) {
  EXPECT_EQ(offset_digits(64u << 20), 8u);
  if constexpr (sizeof(size_t) == 8) {
    EXPECT_EQ(offset_digits(size_t{1} << 33), 9u);
  }
}

TEST(BothOrders, ShowOneValueTwice) {
  const auto both = *both_orders("0x12345678", *number_type_named("u32"));
  EXPECT_EQ(both.hex, "12345678");
  EXPECT_EQ(both.big.bytes, (std::vector<uint8_t>{0x12, 0x34, 0x56, 0x78}));
  EXPECT_EQ(both.little.bytes, (std::vector<uint8_t>{0x78, 0x56, 0x34, 0x12}));
  EXPECT_EQ(both.little.value, "305419896");
  EXPECT_EQ(both.little.misread, "2018915346");
  EXPECT_EQ(both.big.misread, "2018915346");
  EXPECT_FALSE(both.same);
}

TEST(BothOrders, MisreadASignedNumberWithItsSign) {
  const auto both = *both_orders("128", *number_type_named("i16"));
  EXPECT_EQ(both.little.misread, "-32768");
}

TEST(BothOrders, AreTheSameForPalindromes) {
  EXPECT_TRUE(both_orders("-1", *number_type_named("i64"))->same);
  EXPECT_TRUE(both_orders("7", *number_type_named("u8"))->same);
}

TEST(BothOrders, FollowAnEditedByteOfOneSide) {
  const auto both = *both_orders("1", *number_type_named("u16"));
  EXPECT_EQ(with_byte(both, both.little, 1, 0x02).value, "513");
  EXPECT_EQ(with_byte(both, both.big, 1, 0x02).value, "2");
}

TEST(BothOrders, KeepASignallingNanOnBothSides) {
  const auto both = both_orders(U128{0x7fa00000, 0}, f32);
  EXPECT_EQ(both.big.bytes, (std::vector<uint8_t>{0x7f, 0xa0, 0, 0}));
  EXPECT_EQ(both.value, "nan:7fa00000");
}

}  // namespace
}  // namespace lockstep::bytes

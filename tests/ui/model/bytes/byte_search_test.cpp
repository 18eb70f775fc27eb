#include "ui/model/bytes/byte_search.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lockstep::ui::model {
namespace {

using Bytes = std::vector<uint8_t>;

std::vector<std::string> ways(std::string_view query, SearchKind kind) {
  std::vector<std::string> all;
  if (const auto needles = needles_for(query, kind))
    for (const Needle& needle : *needles) all.push_back(needle.how);
  return all;
}

std::string next(const Bytes& data, std::string_view query, SearchKind kind, size_t from = 0) {
  const auto needles = needles_for(query, kind);
  if (!needles) return needles.error();
  const auto found = find_next(data, *needles, from);
  return found ? found->how + " at " + std::to_string(found->range.begin) : "nowhere";
}

TEST(ByteSearch, LooksForANumberInBothOrdersOfEveryWidthThatHoldsIt) {
  EXPECT_EQ(ways("258", SearchKind::number),
            (std::vector<std::string>{"u16, little-endian", "u16, big-endian", "u32, little-endian", "u32, big-endian",
                                      "u64, little-endian", "u64, big-endian"}));
  EXPECT_EQ(ways("70000", SearchKind::number).front(), "u32, little-endian");
  EXPECT_EQ(ways("-2", SearchKind::number).front(), "i16, little-endian");
  EXPECT_EQ(ways("18446744073709551616", SearchKind::number).front(), "u128, little-endian");
}

TEST(ByteSearch, LooksForANumberOfTheTypeThatIsNamed) {
  EXPECT_EQ(ways("5 u24", SearchKind::number), (std::vector<std::string>{"u24, little-endian", "u24, big-endian"}));
  EXPECT_EQ(ways("5 u8", SearchKind::number), (std::vector<std::string>{"u8"}));
  EXPECT_EQ(ways("1.5 f16", SearchKind::number), (std::vector<std::string>{"f16, little-endian", "f16, big-endian"}));
  EXPECT_TRUE(ways("300 u8", SearchKind::number).empty());
}

TEST(ByteSearch, SaysInWhichOrderANumberIsThere) {
  const Bytes data{9, 9, 0x12, 0x34, 0x56, 0x78, 9, 0x78, 0x56, 0x34, 0x12, 9};
  EXPECT_EQ(next(data, "305419896", SearchKind::number), "u32, big-endian at 2");
  EXPECT_EQ(next(data, "305419896", SearchKind::number, 3), "u32, little-endian at 7");
  EXPECT_EQ(next(data, "305419896", SearchKind::number, 8), "u32, big-endian at 2");  // from the start again
  EXPECT_EQ(next({0x41, 0x48, 0, 0}, "12.5", SearchKind::number), "f32, big-endian at 0");
  EXPECT_EQ(next({1, 7, 7, 2}, "0x0707", SearchKind::number), "u16, either order at 1");
}

TEST(ByteSearch, FindsTextInEveryEncoding) {
  EXPECT_EQ(next({0, 'H', 'i'}, "Hi", SearchKind::text), "text in UTF-8 at 1");
  EXPECT_EQ(next({9, 'H', 0, 'i', 0}, "Hi", SearchKind::text), "text in UTF-16LE at 1");
  EXPECT_EQ(next({9, 9, 0, 'H', 0, 'i'}, "Hi", SearchKind::text), "text in UTF-16BE at 2");
}

TEST(ByteSearch, FindsBytesInEveryFormThatCanBePasted) {
  const Bytes data{0, 0xde, 0xad, 0xbe, 0xef};
  for (const char* query : {"adbe", "ad be", "0xad, 0xbe", R"(\xad\xbe)", R"(b'\xad\xbe')"})
    EXPECT_EQ(next(data, query, SearchKind::bytes), "bytes at 2") << query;
}

TEST(ByteSearch, OfAnyKindTakesTheFirstPlaceAndThereTheLongest) {
  EXPECT_EQ(next({'2', '5', '8', 1, 2}, "258", SearchKind::any), "text in UTF-8 at 0");
  EXPECT_EQ(next({9, 0, 0, 1, 2}, "258", SearchKind::any), "u32, big-endian at 1");
}

TEST(ByteSearch, SaysWhatCannotBeLookedFor) {
  EXPECT_EQ(needles_for("  ", SearchKind::any).error(), "type what to look for");
  EXPECT_EQ(needles_for("zebra", SearchKind::number).error(), "'zebra' is no number");
  EXPECT_EQ(needles_for("zebra", SearchKind::bytes).error(), "'zebra' is no bytes in a form that is known");
}

TEST(ByteSearch, GoesBackwardsAndRoundTheStart) {
  const Bytes data{1, 2, 0, 1, 2, 0, 1, 2};
  const auto needles = needles_for("01 02", SearchKind::bytes);
  EXPECT_EQ(find_previous(data, *needles, 6)->range, (ByteRange{3, 5}));
  EXPECT_EQ(find_previous(data, *needles, 0)->range, (ByteRange{6, 8}));
  EXPECT_FALSE(find_previous(Bytes{1}, *needles, 1));
}

TEST(ByteSearch, AgreesWithASlowSearchForEveryPlace) {
  Bytes data(200);
  for (size_t i = 0; i < data.size(); ++i) data[i] = static_cast<uint8_t>(i * i % 5);
  const auto needles = needles_for("1 u16", SearchKind::number);
  ASSERT_EQ(needles->size(), 2u);
  const auto is_there = [&](size_t i) {
    return i + 2 <= data.size() && ((data[i] == 1 && data[i + 1] == 0) || (data[i] == 0 && data[i + 1] == 1));
  };
  for (size_t from = 0; from < data.size(); ++from) {
    size_t slow = from;
    while (slow < data.size() && !is_there(slow)) ++slow;
    if (slow < data.size()) {
      EXPECT_EQ(find_next(data, *needles, from)->range.begin, slow);
    }
    size_t back = from;
    while (back > 0 && !is_there(back - 1)) --back;
    if (back > 0) {
      EXPECT_EQ(find_previous(data, *needles, from)->range.begin, back - 1);
    }
  }
}

TEST(ByteSearch, ReadsPlacesAsDecimalHexRelativeAndEnd) {
  EXPECT_EQ(parse_place("26", 5, 100), 26u);
  EXPECT_EQ(parse_place(" 0x1a ", 5, 100), 26u);
  EXPECT_EQ(parse_place("+0x10", 5, 100), 21u);
  EXPECT_EQ(parse_place("-5", 5, 100), 0u);
  EXPECT_EQ(parse_place("end", 5, 100), 100u);
  EXPECT_EQ(parse_place("101", 5, 100).error(), "the bytes end at 100");
  EXPECT_EQ(parse_place("-6", 5, 100).error(), "the bytes end at 100");
  EXPECT_EQ(parse_place("here", 5, 100).error(), "'here' is no place: 26, 0x1a, +16, -16, end");
}

}  // namespace
}  // namespace lockstep::ui::model

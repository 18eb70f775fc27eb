#include "bytes/order.h"

#include <gtest/gtest.h>

#include <vector>

namespace lockstep::bytes {
namespace {

TEST(Orders, PutTheBytesOfOneNumberInTheirFourPlaces) {
  EXPECT_EQ(letters_of(arrange(big, 4)), "ABCD");
  EXPECT_EQ(letters_of(arrange(little, 4)), "DCBA");
  EXPECT_EQ(letters_of(arrange(pdp, 4)), "BADC");
  EXPECT_EQ(letters_of(arrange(swapped_words, 4)), "CDAB");
}

TEST(Orders, ShortenTheHeaviestWordOfAnOddWidth) {
  EXPECT_EQ(letters_of(arrange(pdp, 3)), "ACB");
  EXPECT_EQ(letters_of(arrange(swapped_words, 3)), "BCA");
}

TEST(Orders, AreAllTheSameForOneByte) {
  for (Order order : {little, big, pdp, swapped_words}) EXPECT_EQ(letters_of(arrange(order, 1)), "A");
}

TEST(Orders, SwapWordsOfFourBytesWhenAsked) { EXPECT_EQ(letters_of(arrange({4, true, false}, 8)), "EFGHABCD"); }

TEST(Orders, OfAGuidReverseItsFirstThreeNumbersOnly) { EXPECT_EQ(letters_of(arrange_guid()), "DCBAFEHGIJKLMNOP"); }

TEST(Orders, AreReadFromLetters) {
  EXPECT_EQ(arrange_letters("cdab"), arrange(swapped_words, 4));
  EXPECT_EQ(arrange_letters("CDAB"), arrange(swapped_words, 4));
}

TEST(Orders, RefuseLettersThatAreNoPermutation) {
  for (const char* letters : {"AAB", "ACD", "A1", "ABCDEFGHIJKLMNOPQ"})
    EXPECT_FALSE(arrange_letters(letters)) << letters;
}

TEST(Orders, HaveNamesThatReadBack) {
  for (Order order : {little, big, pdp, swapped_words}) EXPECT_EQ(order_named(name_of(order)), order);
  EXPECT_FALSE(order_named("middle"));
}

TEST(Orders, AreUndoneByRearrangingBack) {
  for (size_t width = 0; width <= max_width; ++width)
    for (Order from : {little, big, pdp, swapped_words})
      for (Order to : {little, big, pdp, swapped_words}) {
        std::vector<uint8_t> bytes;
        for (size_t i = 0; i < width; ++i) bytes.push_back(static_cast<uint8_t>(i * 17 + 3));
        const std::vector<uint8_t> before = bytes;
        rearrange(bytes, arrange(from, width), arrange(to, width));
        rearrange(bytes, arrange(to, width), arrange(from, width));
        ASSERT_EQ(bytes, before);
      }
}

TEST(Orders, SayWhichPlaceHoldsTheHeaviestByte) {
  EXPECT_EQ(place_of(arrange(big, 8), 7), 0u);
  EXPECT_EQ(place_of(arrange(little, 8), 7), 7u);
  EXPECT_EQ(place_of(arrange(pdp, 4), 3), 1u);
}

}  // namespace
}  // namespace lockstep::bytes

#include "ui/model/bytes/byte_document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace lockstep::ui::model {
namespace {

using Bytes = std::vector<uint8_t>;

Bytes bytes_of(const ByteDocument& document) { return {document.bytes().begin(), document.bytes().end()}; }

TEST(ByteDocument, TakesAChangeBackAndMakesItAgain) {
  ByteDocument document;
  document.open({1, 2, 3, 4});
  document.replace(1, 2, Bytes{9});
  EXPECT_EQ(bytes_of(document), (Bytes{1, 9, 4}));
  EXPECT_EQ(document.undo(), (ByteRange{1, 3}));
  EXPECT_EQ(bytes_of(document), (Bytes{1, 2, 3, 4}));
  EXPECT_EQ(document.redo(), (ByteRange{1, 2}));
  EXPECT_EQ(bytes_of(document), (Bytes{1, 9, 4}));
  EXPECT_FALSE(document.redo());
}

TEST(ByteDocument, ForgetsWhatWasUndoneWhenSomethingElseIsDone) {
  ByteDocument document;
  document.open({1});
  document.replace(0, 1, Bytes{2});
  document.undo();
  document.replace(0, 1, Bytes{3});
  EXPECT_FALSE(document.can_redo());
  document.undo();
  EXPECT_EQ(bytes_of(document), (Bytes{1}));
}

TEST(ByteDocument, IsAsItWasOpenedOnceEverythingIsUndone) {
  ByteDocument document;
  document.open({1, 2});
  EXPECT_TRUE(document.is_as_opened());
  document.replace(0, 1, Bytes{2});
  EXPECT_FALSE(document.is_as_opened());
  document.undo();
  EXPECT_TRUE(document.is_as_opened());
  document.redo();
  EXPECT_FALSE(document.is_as_opened());
}

TEST(ByteDocument, UndoesAStrokeAsOneStep) {
  ByteDocument document;
  document.open({0x12, 0x34, 0x56});
  document.replace(0, 1, Bytes{0xa2}, 7);  // the high digit of a byte
  document.replace(0, 1, Bytes{0xab}, 7);  // its low one
  document.replace(1, 1, Bytes{0xc4}, 7);  // and the next byte
  EXPECT_EQ(bytes_of(document), (Bytes{0xab, 0xc4, 0x56}));
  document.undo();
  EXPECT_EQ(bytes_of(document), (Bytes{0x12, 0x34, 0x56}));
  EXPECT_FALSE(document.can_undo());
}

TEST(ByteDocument, DoesNotJoinAStrokeAtTwoPlaces) {
  ByteDocument document;
  document.open({0, 0, 0, 0});
  document.replace(3, 1, Bytes{1}, 7);
  document.replace(0, 1, Bytes{1}, 7);
  document.undo();
  EXPECT_EQ(bytes_of(document), (Bytes{0, 0, 0, 1}));
}

TEST(ByteDocument, GrowsPastItsEndAndShrinksBack) {
  ByteDocument document;
  document.open({1, 2});
  document.replace(1, 3, Bytes{7, 8, 9});
  EXPECT_EQ(bytes_of(document), (Bytes{1, 7, 8, 9}));
  document.undo();
  EXPECT_EQ(bytes_of(document), (Bytes{1, 2}));
  document.replace(99, 1, Bytes{5});
  EXPECT_EQ(bytes_of(document), (Bytes{1, 2, 5}));
}

TEST(ByteDocument, UndoesThroughEveryStateThatItWasIn) {
  std::mt19937 random(7);
  const auto below = [&](size_t n) { return static_cast<size_t>(random() % n); };
  for (int round = 0; round < 50; ++round) {
    ByteDocument document;
    document.open(Bytes(below(20), 0));
    std::vector<Bytes> states{bytes_of(document)};
    for (int i = 0; i < 30; ++i) {
      Bytes put(below(4));
      for (uint8_t& byte : put) byte = static_cast<uint8_t>(random());
      document.replace(below(25), below(4), put);
      if (bytes_of(document) != states.back() || !put.empty()) states.push_back(bytes_of(document));
    }
    for (size_t i = states.size(); i-- > 0 && document.can_undo();) {
      document.undo();
      const bool was_there = std::ranges::find(states, bytes_of(document)) != states.end();
      ASSERT_TRUE(was_there);
    }
    EXPECT_EQ(bytes_of(document), states.front());
    while (document.redo()) {
    }
    EXPECT_EQ(bytes_of(document), states.back());
  }
}

}  // namespace
}  // namespace lockstep::ui::model

// Costs a tenth of a second.
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace lockstep {
namespace {

// What stands at each place of a text: its size in bytes, and "?" for a broken one.
std::string pieces(std::string_view text, Surrogates surrogates = Surrogates::broken) {
  std::string all;
  for (size_t at = 0; at < text.size();) {
    const Utf8Piece piece = utf8_piece(text, at, surrogates);
    all += std::to_string(piece.size) + (piece.is_whole ? " " : "? ");
    EXPECT_TRUE(piece.is_whole || piece.character == U'\xfffd');
    at += piece.size;
  }
  return all;
}

TEST(Utf8, EveryCharacterIsReadAsItIsWritten) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    const std::string text = utf8_of(c);
    const bool is_surrogate = c >= 0xd800 && c < 0xe000;
    const Utf8Piece piece = utf8_piece(text, 0, Surrogates::whole);
    ASSERT_TRUE(piece.is_whole && piece.size == text.size() && piece.character == c) << uint32_t{c};
    ASSERT_EQ(utf8_piece(text, 0).is_whole, !is_surrogate) << uint32_t{c};
  }
}

TEST(Utf8, NoOtherBytesAreACharacter) {
  for (int first = 0x80; first < 0x100; ++first)
    for (int second = 0; second < 0x100; ++second)
      for (const char third : {'\0', '\x7f', '\x80', '\xbf', '\xc0'}) {
        const std::string text{static_cast<char>(first), static_cast<char>(second), third, '\x80'};
        const Utf8Piece piece = utf8_piece(text, 0, Surrogates::whole);
        ASSERT_EQ(piece.is_whole, utf8_of(piece.character) == text.substr(0, piece.size)) << first << " " << second;
      }
}

TEST(Utf8, ABrokenOneIsAsLongAsUnicodeRecommends) {
  EXPECT_EQ(pieces("a\u00e9\u20ac\U0001f600"), "1 2 3 4 ");
  EXPECT_EQ(pieces("\x80\xff"), "1? 1? ");
  EXPECT_EQ(pieces("\xc3"), "1? ");
  EXPECT_EQ(pieces("\xc0\x80"), "1? 1? ");
  EXPECT_EQ(pieces("\xe2\x82z"), "2? 1 ");
  EXPECT_EQ(pieces("\xf0\x9f\x98"), "3? ");
  EXPECT_EQ(pieces("\xe0\x80\x80"), "1? 1? 1? ");
  EXPECT_EQ(pieces("\xf4\x90\x80\x80"), "1? 1? 1? 1? ");
  EXPECT_EQ(pieces("\xed\xa0\x80"), "1? 1? 1? ");
  EXPECT_EQ(pieces("\xed\xa0\x80", Surrogates::whole), "3 ");
  EXPECT_EQ(utf8_piece("", 0).character, U'\0');
}

TEST(Utf8, FindsTheFirstBrokenCharacter) {
  EXPECT_EQ(find_broken_utf8("a\u00e9\U0001f600"), std::string_view::npos);
  EXPECT_EQ(find_broken_utf8("a\xc0\x80"), 1u);
  EXPECT_EQ(find_broken_utf8("ab\xe2\x82"), 2u);
  EXPECT_EQ(find_broken_utf8("\xed\xa0\x80"), 0u);
}

TEST(Utf8, CountsAsPythonAndAsJavaScript) {
  EXPECT_EQ(count_characters("a\u00e9\u20ac\U0001f600"), 4u);
  EXPECT_EQ(count_utf16_units("a\u00e9\u20ac\U0001f600"), 5u);
}

}  // namespace
}  // namespace lockstep

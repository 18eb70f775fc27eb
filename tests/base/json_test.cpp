#include "base/json.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/reference_json.h"

namespace lockstep {
namespace {

TEST(Json, WhatIsWrittenInBracesComesOutAsItReads) {
  const std::vector<std::string> names{"a", "b"};
  Json list = Json::array();
  list.push_back({{"n", -1}, {"big", ~uint64_t{0}}});
  list.push_back(Json{"sim"});
  list.push_back({"gil", "free-threaded"});
  Json late;
  late["b"] = true;
  late["a"]["c"] = nullptr;
  late["places"].push_back({0, 1.5});
  late["places"].push_back(std::vector<uint8_t>{7});
  EXPECT_EQ(
      text_of({{"names", names}, {"list", std::move(list)}, {"late", late}, {"text", "x"}, {"no", Json::array()}}),
      R"({"names":["a","b"],"list":[{"n":-1,"big":18446744073709551615},["sim"],["gil","free-threaded"]],)"
      R"("late":{"b":true,"a":{"c":null},"places":[[0,1.5],[7]]},"text":"x","no":[]})");
}

TEST(Json, TextsAreWrittenAsALibraryWritesThem) {
  std::vector<std::string> texts{"",     "plain",      "\"\\/\b\f\n\r\t", "ä€😀",   "\x80",
                                 "\xc3", "a\xe2\x82z", "\xed\xa0\x80",    "\xf8zz"};
  std::string all;
  for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
  texts.push_back(all);
  for (const std::string& text : texts) EXPECT_EQ(text_of(text), reference::text_of(text)) << text;
}

TEST(Json, WhatALibraryReadsIsReadAndWhatItRefusesIsRefused) {
  const char* const texts[] = {"{}",
                               "[]",
                               " [ 1 , 2 ] ",
                               "null",
                               "true",
                               "false",
                               "\"\"",
                               "0",
                               "-0",
                               "10",
                               "-9223372036854775808",
                               "18446744073709551615",
                               "[[[]]]",
                               R"({"a":{"b":[{"c":null}]}})",
                               R"("\u00e4\ud83d\ude00\n\/")",
                               R"({"a":1,"a":2})",
                               "\"ä€😀\"",
                               "",
                               " ",
                               "[",
                               "]",
                               "{",
                               "[1",
                               "[1,",
                               "[1,]",
                               "{\"a\"}",
                               "{\"a\":}",
                               "{\"a\":1,}",
                               "{1:2}",
                               "01",
                               "-",
                               "1.",
                               ".5",
                               "1e",
                               "+1",
                               "nul",
                               "tru",
                               "truee",
                               "\"",
                               "\"\\",
                               "\"\\x\"",
                               "\"\\u12\"",
                               "\"\\ud800\"",
                               "\"\\udc00\"",
                               "\"\\ud800\\u0041\"",
                               "\"\n\"",
                               "\"\xff\"",
                               "\"\xed\xa0\x80\"",
                               "1 2",
                               "[1] x",
                               "1e999",
                               "'a'",
                               "NaN"};
  for (const char* text : texts) {
    const reference::Json expected = reference::parsed(text);
    const Json json = parsed(text);
    ASSERT_EQ(json.is_valid(), !expected.is_discarded()) << text;
    if (!json.is_valid()) continue;
    EXPECT_EQ(text_of(json), expected.dump()) << text;
  }
}

TEST(Json, NumbersAreWhatALibraryTakesThemFor) {
  for (const char* text :
       {"0", "1", "-1", "0.5", "-2.25e3", "1E-7", "18446744073709551616", "-9223372036854775809", "1e19"}) {
    const reference::Json expected = reference::parsed(text);
    const Json json = parsed(text);
    ASSERT_TRUE(json.is_number()) << text;
    EXPECT_EQ(json.is_integer(), expected.is_number_integer()) << text;
    EXPECT_EQ(json.real(), expected.get<double>()) << text;
  }
}

TEST(Json, AnObjectIsGoneThroughInItsOwnOrder) {
  const Json json = parsed(R"({"b": 1, "a": "x", "b": [2]})"), list = parsed("[1]");
  std::string seen;
  for (const auto& [key, value] : json.items()) seen += key + text_of(value) + " ";
  EXPECT_EQ(seen, "b[2] a\"x\" ");
  EXPECT_TRUE(list.items().empty());
}

TEST(Json, ListsInOneAnotherWithoutEndAreRefused) {
  EXPECT_TRUE(parsed(std::string(150, '[') + std::string(150, ']')).is_valid());
  EXPECT_FALSE(parsed(std::string(1'000'000, '[')).is_valid());
}

TEST(Json, KeysBeyondTheFirstThousandAreLeftOut) {
  std::string text = "{";
  for (int i = 0; i < 1500; ++i) text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
  const Json json = parsed(text + "}");
  ASSERT_TRUE(json.is_object());
  EXPECT_EQ(json.keys().size(), 1000u);
}

}  // namespace
}  // namespace lockstep

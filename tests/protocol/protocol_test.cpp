// Messages as text and back.
#include <gtest/gtest.h>

#include "protocol/json.h"

namespace lockstep::protocol {
namespace {

template <Message M>
std::string refusal(std::string_view json) {
  const auto message = message_in<M>(json, "the message");
  return message ? "accepted" : message.error();
}

TEST(Words, AreNamedBothWays) {
  EXPECT_EQ(word_for(Build::free_threaded), "free-threaded");
  EXPECT_EQ(word_for(Boundary::struct_), "struct");
  EXPECT_EQ(*word_named<SwitchPoints>("every-instruction"), SwitchPoints::every_instruction);
  EXPECT_EQ(word_named<Engine>("turbo").error(), "'turbo' is not an engine; known are live, sim and explore");
  EXPECT_EQ(listed(words<Tab>(), "or"), "value, hex, machines or swaps");
}

TEST(Messages, ComeBackAsTheyWent) {
  Bytes bytes;
  bytes.tab = Tab::hex;
  bytes.index = -1;
  bytes.machines.boundary = Boundary::struct_;
  const std::string text = text_of(json_of(bytes));
  EXPECT_EQ(*message_in<Bytes>(text, "bytes"), bytes);
  const SwapTiming timing{.kernel = "scalar", .bytes = ~uint64_t{0}, .median_ns = 0.1, .low_ns = 1e300, .high_ns = 3};
  EXPECT_EQ(text_of(json_of(timing)),
            R"({"kernel":"scalar","bytes":18446744073709551615,"median_ns":0.1,"low_ns":1e+300,"high_ns":3.0})");
  EXPECT_EQ(*message_in<SwapTiming>(text_of(json_of(timing)), "timing"), timing);
}

TEST(Messages, WhatMayBeLeftOutIsLeftOut) {
  EXPECT_EQ(text_of(json_of(Pasted{.error = "no"})), R"({"error":"no"})");
  EXPECT_EQ(text_of(json_of(Limits{})), "{}");
  const auto limits = message_in<Limits>(R"({"threads": 3.9, "memory_bytes": null})", "limits");
  EXPECT_EQ(limits->threads, 3u);
  EXPECT_FALSE(limits->memory_bytes);
}

TEST(Messages, NullIsAValueOnlyWhereItSaysSo) {
  EXPECT_TRUE(message_in<CanvasOrder>(R"({"view": null})", "order")->view.has_value());
  EXPECT_FALSE(message_in<CanvasOrder>(R"({"view": null})", "order")->view->has_value());
  EXPECT_FALSE(message_in<CanvasOrder>("{}", "order")->view.has_value());
  EXPECT_EQ(refusal<View>(R"({"begin_ns": null, "end_ns": 1})"), "the key 'begin_ns' is missing");
}

TEST(Messages, AreReadOverWhatIsThere) {
  CanvasOrder now;
  now.bytes = Bytes{};
  now.bytes->text = "kept";
  const auto order = message_in(R"({"bytes": {"type": "u8", "machines": {"via": "disk"}}})", "order", now);
  EXPECT_EQ(order->bytes->text, "kept");
  EXPECT_EQ(order->bytes->type, "u8");
  EXPECT_EQ(order->bytes->machines.via, Way::disk);
  EXPECT_EQ(order->bytes->machines.type, "i");
}

TEST(MessageErrors, NameTheKey) {
  EXPECT_EQ(refusal<View>("["), "the message is not JSON");
  EXPECT_EQ(refusal<View>("[]"), "the message has to be a JSON object");
  EXPECT_EQ(refusal<View>("{}"), "the key 'begin_ns' is missing");
  EXPECT_EQ(refusal<View>(R"({"begin_ns": "0", "end_ns": 1})"), "'begin_ns' has to be a number from 0 up");
  EXPECT_EQ(refusal<CanvasTheme>(R"({"font_px": "13"})"), "'font_px' has to be a number");
  EXPECT_EQ(refusal<Bytes>(R"({"flipped": 1})"), "'flipped' has to be true or false");
  EXPECT_EQ(refusal<Bytes>(R"({"index": 1.5})"), "'index' has to be a whole number in range");
  EXPECT_EQ(refusal<Bytes>(R"({"index": 1e300})"), "'index' has to be a whole number in range");
  EXPECT_EQ(refusal<Bytes>(R"({"cursor": -1})"), "'cursor' has to be a number from 0 up");
  EXPECT_EQ(refusal<Bytes>(R"({"machines": {"via": "air"}})"),
            "'machines.via': 'air' is not a way; known are wire and disk");
  EXPECT_EQ(refusal<WhoWaits>(R"({"threads": [{"thread": 0, "name": "", "line": "x", "waits_for": ""}]})"),
            "'threads[0].line' has to be a number from 0 up");
  EXPECT_EQ(refusal<Bytes>(R"({"machines": {"vai": "disk"}})"),
            "unknown key 'machines.vai'; did you mean 'machines.via'?");
}

TEST(MessageErrors, UnknownKeysMayBeLetPass) {
  const Reading lenient(Reading::UnknownKeys::ignored);
  EXPECT_TRUE(message_in<Bytes>(R"({"later": 1})", "bytes", {}, lenient));
}

}  // namespace
}  // namespace lockstep::protocol

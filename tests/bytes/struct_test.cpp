#include <gtest/gtest.h>

#include "vectors.h"

namespace lockstep::bytes {
namespace {

StructFormat format(std::string_view text, std::string_view target = "x86_64-linux-gnu") {
  return *parse_struct_format(text, *abi_of_target(target));
}

std::string packed(std::string_view text, std::vector<StructValue> arguments,
                   std::string_view target = "x86_64-linux-gnu") {
  const auto bytes = pack(format(text, target), arguments);
  return bytes ? to_hex(*bytes) : bytes.error().exception + ": " + bytes.error().text;
}

TEST(Struct, AnswersEveryRecordedCallAsCpythonDid) {
  const Json calls = test_json("struct_vectors.json");
  ASSERT_EQ(calls.size(), 4859u);
  size_t errors = 0;
  for (const Json& call : calls) {
    errors += call.contains("exc");
    EXPECT_EQ(answer(call, usual_abi()), recorded(call, call)) << call["id"] << " " << call["op"] << " " << call["fmt"];
  }
  EXPECT_EQ(errors, 1203u);
}

TEST(Struct, AnswersAsRealMachinesOfFourAbisDid) {
  const Json calls = test_json("struct_machines.json");
  ASSERT_EQ(calls.size(), 1568u);
  const std::pair<const char*, const char*> machines[] = {{"x86_64", "x86_64-linux-gnu"},
                                                          {"s390x", "s390x-linux-gnu"},
                                                          {"armhf", "armv7-linux-gnueabihf"},
                                                          {"i386", "i386-linux-gnu"}};
  for (const Json& call : calls)
    for (const auto& [key, target] : machines) {
      const Json& result = call[key] == "same" ? call["x86_64"] : call[key];
      EXPECT_EQ(answer(call, *abi_of_target(target)), recorded(call, result))
          << call["id"] << " " << key << " " << call["op"] << " " << call["fmt"];
    }
}

TEST(Struct, ItemsAndTheirPaddingCoverEveryByte) {
  for (const Abi& abi : abis())
    for (const char* text : {"bhilq", "@c0i", "b?ebd3s2xPn", "=bq", "<5p3hD", "bFbDb", "3B2H1Q"}) {
      const StructFormat f = *parse_struct_format(text, abi);
      uint64_t at = 0;
      for (const FormatItem& item : f.items) {
        EXPECT_EQ(at + item.padding, item.offset);
        at = item.offset + item.size();
      }
      EXPECT_EQ(at, f.size);
    }
}

TEST(Struct, PaddingIsWhereAlignmentPutsIt) {
  const StructFormat f = format("bi0q");
  ASSERT_EQ(f.items.size(), 3u);
  EXPECT_EQ(f.items[1].padding, 3u);
  EXPECT_EQ(f.items[1].offset, 4u);
  EXPECT_EQ(f.items[2].padding, 0u);
  EXPECT_EQ(f.size, 8u);
}

TEST(Struct, OfAMachineHasThatCompilersSize) {
  for (const Abi& abi : abis()) {
    EXPECT_EQ(size_in_c(*parse_struct_format("cdhic", abi)), abi.example_size) << abi.target;
    EXPECT_EQ(parse_struct_format("cdhic", abi)->items.size(), 5u);
  }
}

TEST(Struct, NativeLongFollowsTheMachine) {
  EXPECT_EQ(format("l").size, 8u);
  EXPECT_EQ(format("l", "x86_64-pc-windows-msvc").size, 4u);
  EXPECT_EQ(format("i", "avr").size, 2u);
  EXPECT_EQ(format("<l", "avr").size, 4u);
  EXPECT_EQ(packed("l", {integer_value(int64_t{1} << 31)}, "wasm32-unknown-unknown"),
            "struct.error: 'l' format requires -2147483648 <= number <= 2147483647");
}

TEST(Struct, DoubleOfFourBytesIsASingle) { EXPECT_EQ(packed("d", {real_value(bits_of(1.0))}, "avr"), "0000803f"); }

TEST(Struct, StandardFloatsKeepEveryNanPayload) {
  for (const char* text : {"<f", ">f", "<d", ">d", "=d", "d"})
    for (uint64_t bits : {0x7ff4000000000000u, 0x7ff0000020000000u, 0xfff7ffffe0000000u}) {
      const StructValue nan = real_value(bits);
      EXPECT_EQ(unpack(format(text), *pack(format(text), {{nan}})), std::vector{nan}) << text;
    }
}

TEST(Struct, RefusesAPackThatWouldFillTheMemory) { EXPECT_EQ(packed("9000000000x", {}), "MemoryError: "); }

TEST(Struct, NamesARunOfForeignCharacters) {
  EXPECT_EQ(struct_format_of_text(U"i\u00e9\u00e8").error().text,
            "'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)");
  EXPECT_EQ(struct_format_of_text(U"\U0001f600").error().text,
            "'ascii' codec can't encode character '\\U0001f600' in position 0: ordinal not in range(128)");
}

TEST(Struct, AnOffsetHasToBeAnIntOfTheMachinesWidth) {
  std::vector<uint8_t> buffer(8);
  EXPECT_EQ(unpack_from(format("i"), buffer, real_value(0)).error(),
            (StructError{"TypeError", "'float' object cannot be interpreted as an integer"}));
  EXPECT_EQ(unpack_from(format("i", "i386-linux-gnu"), buffer, integer_value(int64_t{1} << 31)).error(),
            (StructError{"IndexError", "cannot fit 'int' into an index-sized integer"}));
}

TEST(Abis, AreTwentyOneWithTheBitfieldsOfTheirOrder) {
  EXPECT_EQ(abis().size(), 21u);
  for (const Abi& abi : abis())
    EXPECT_EQ(abi.bitfield_bytes, abi.order == little ? "8dabefcd" : "b1abcdef") << abi.target;
}

}  // namespace
}  // namespace lockstep::bytes

#include "bytes/carry.h"

#include <gtest/gtest.h>

#include "bytes/copy_as.h"

namespace lockstep::bytes {
namespace {

const Abi& machine(std::string_view target) { return *abi_of_target(target); }
const Abi& x86 = machine("x86_64-linux-gnu");
const Abi& ibm = machine("s390x-linux-gnu");
const Abi& i386 = machine("i386-linux-gnu");
const Abi& avr = machine("avr");

Carried carried(const Abi& from, const Abi& to, std::string_view format, std::string_view values, Boundary boundary) {
  auto result = carry(from, to, format, values, boundary);
  EXPECT_TRUE(result) << result.error();
  return result ? *std::move(result) : Carried{};
}

std::string received(const Carried& c) {
  std::string text;
  for (const CarriedMember& m : c.members) text += (text.empty() ? "" : ", ") + m.received;
  return text;
}

std::string hex(const std::vector<uint8_t>& bytes) { return copied(bytes, CopyForm::hex); }

// What every way says has to be what the bytes say.
void expect_ways_hold(const Carried& c) {
  ASSERT_EQ(c.ways.size(), c.carried.size());
  for (size_t i = 0; i < c.ways.size(); ++i) {
    if (c.ways[i].from) {
      EXPECT_EQ(c.written.at(*c.ways[i].from), c.carried[i]) << i;
    }
    if (c.ways[i].to) {
      EXPECT_EQ(c.read.at(*c.ways[i].to), c.carried[i]) << i;
    }
  }
}

TEST(Carry, WithNothingAtTheBoundaryABigEndianMachineReadsAnotherNumber) {
  const Carried c = carried(x86, ibm, "i", "305419896", Boundary::none);
  EXPECT_EQ(hex(c.carried), "78 56 34 12");
  EXPECT_EQ(received(c), "2018915346");
  EXPECT_FALSE(c.is_same());
  expect_ways_hold(c);
}

TEST(Carry, HtonlTurnsOnALittleEndianMachineAndIsNothingOnABigEndianOne) {
  const Carried there = carried(x86, ibm, "i", "305419896", Boundary::htonl);
  EXPECT_EQ(hex(there.carried), "12 34 56 78");
  EXPECT_TRUE(there.is_same());
  EXPECT_EQ(there.ways[0].from, 3u);
  EXPECT_EQ(there.ways[0].to, 0u);
  const Carried back = carried(ibm, x86, "i", "305419896", Boundary::htonl);
  EXPECT_EQ(hex(back.carried), hex(back.written));
  EXPECT_TRUE(back.is_same());
  expect_ways_hold(there);
  expect_ways_hold(back);
}

TEST(Carry, TheSameMachineHidesThatTheBoundaryWasForgotten) {
  for (const Boundary boundary : {Boundary::none, Boundary::htonl, Boundary::struct_pack})
    for (const Abi& abi : abis()) {
      const Carried c = carried(abi, abi, "bhi", "-1, 2, 3", boundary);
      EXPECT_TRUE(c.is_same()) << abi.name;
      expect_ways_hold(c);
    }
}

TEST(Carry, AStructHasOtherBytesOnEveryMachine) {
  EXPECT_EQ(carried(x86, x86, "bdhib", "1,2,3,4,5", Boundary::none).written.size(), 32u);
  EXPECT_EQ(carried(i386, i386, "bdhib", "1,2,3,4,5", Boundary::none).written.size(), 24u);
  EXPECT_EQ(carried(avr, avr, "bdhib", "1,2,3,4,5", Boundary::none).written.size(), 12u);
}

TEST(Carry, HtonlDoesNotMendSizesAndPadding) {
  const Carried c = carried(x86, i386, "bdhib", "1,2,3,4,5", Boundary::htonl);
  EXPECT_FALSE(c.is_same());
  EXPECT_EQ(c.expected, 24u);
  EXPECT_EQ(c.written.size(), 32u);
  expect_ways_hold(c);
}

TEST(Carry, StructPackAgreesOnEveryPairOfMachines) {
  for (const Abi& from : abis())
    for (const Abi& to : abis()) {
      const Carried c = carried(from, to, "bhiqf", "-1,-2,-3,-4,1.5", Boundary::struct_pack);
      EXPECT_TRUE(c.is_same()) << from.name << " to " << to.name << ": " << received(c) << c.failure;
      expect_ways_hold(c);
    }
}

TEST(Carry, SaysWhenFewerBytesCameThanAreRead) {
  const Carried c = carried(i386, x86, "l", "7", Boundary::none);
  EXPECT_EQ(c.written.size(), 4u);
  EXPECT_EQ(c.expected, 8u);
  EXPECT_EQ(received(c), "");
  EXPECT_FALSE(c.is_same());
}

TEST(Carry, SaysWhatStructRaises) {
  const Carried c = carried(x86, i386, "l", "5000000000", Boundary::struct_pack);
  EXPECT_EQ(c.failure,
            "struct.error: 'l' format requires -2147483648 <= number <= 2147483647, when it is packed by '>'");
  EXPECT_EQ(carry(x86, ibm, "n", "1", Boundary::struct_pack)->failure, "struct.error: bad char in struct format");
  EXPECT_EQ(carry(x86, ibm, "h", "70000", Boundary::none).error(),
            "struct.error: 'h' format requires -32768 <= number <= 32767");
  EXPECT_EQ(carry(x86, ibm, "z", "1", Boundary::none).error(), "struct.error: bad char in struct format");
  EXPECT_EQ(carry(x86, ibm, "i", "one", Boundary::none).error(), "'one' is no whole number of at most 64 bits");
  EXPECT_EQ(carry(x86, ibm, "<i", "1", Boundary::none).error(),
            "letters without an order prefix, please: the machines have their own");
  EXPECT_FALSE(carry(x86, ibm, "", "", Boundary::none));
}

TEST(Carry, TextAndSingleBytesHaveNoOrder) {
  const Carried c = carried(x86, ibm, "4sB", "Hi!, 7", Boundary::htonl);
  EXPECT_EQ(received(c), R"(b'Hi!\x00', 7)");
  EXPECT_TRUE(c.is_same());
  expect_ways_hold(c);
}

TEST(Carry, AFloatIsItsBitsOnTheWay) {
  EXPECT_EQ(received(carried(x86, ibm, "f", "1.5", Boundary::none)), "6.896490392174587e-41");
  EXPECT_TRUE(carried(x86, ibm, "f", "1.5", Boundary::htonl).is_same());
}

}  // namespace
}  // namespace lockstep::bytes

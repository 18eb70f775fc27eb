#include <gtest/gtest.h>

#include "bytes/address.h"
#include "bytes/decimal_forms.h"
#include "bytes/timestamp.h"
#include "bytes/unicode.h"
#include "bytes/varint.h"
#include "vectors.h"

namespace lockstep::bytes {
namespace {

using Bytes = std::vector<uint8_t>;

template <size_t n>
std::array<uint8_t, n> exactly(const std::string& hex) {
  std::array<uint8_t, n> bytes{};
  const Bytes all = bytes_from_hex(hex);
  std::copy_n(all.begin(), n, bytes.begin());
  return bytes;
}

TEST(Varints, OfOneNumberDifferByTheOrderOfTheirGroups) {
  EXPECT_EQ(vlq_bytes(480), (Bytes{0x83, 0x60}));
  EXPECT_EQ(leb128_bytes(480), (Bytes{0xe0, 0x03}));
  EXPECT_EQ(read_vlq(Bytes{0x83, 0x60})->value, 480u);
  EXPECT_EQ(read_leb128(Bytes{0x83, 0x60})->value, 12291u);
}

TEST(Varints, ComeBackAtEveryLength) {
  for (unsigned shift = 0; shift < 64; ++shift)
    for (uint64_t value : {uint64_t{1} << shift, (uint64_t{1} << shift) - 1, ~uint64_t{0} >> shift}) {
      EXPECT_EQ(read_vlq(vlq_bytes(value))->value, value);
      EXPECT_EQ(read_leb128(leb128_bytes(value))->value, value);
      for (uint64_t bits : {value, 0 - value}) {
        const Bytes bytes = signed_leb128_bytes(static_cast<int64_t>(bits));
        ASSERT_TRUE(read_signed_leb128(bytes)) << bits;
        EXPECT_EQ(read_signed_leb128(bytes)->value, bits);
        EXPECT_EQ(read_signed_leb128(bytes)->size, bytes.size());
      }
    }
}

TEST(Varints, AreNoneWhenTheDataEndsOrTheyAreTooLong) {
  EXPECT_FALSE(read_vlq(Bytes{0x80}));
  EXPECT_FALSE(read_leb128({}));
  EXPECT_FALSE(read_leb128(Bytes(10, 0xff)));
  EXPECT_FALSE(read_leb128(bytes_from_hex("ffffffffffffffffff02")));
  EXPECT_FALSE(read_vlq(bytes_from_hex("82ffffffffffffffffff7f")));
}

TEST(FixedPoint, IsWrittenExactly) {
  EXPECT_EQ(fixed_point_text({0x18000, 0}, {4, 16, false}), "1.5");
  EXPECT_EQ(fixed_point_text({0xffff8000, 0}, {4, 16, true}), "-0.5");
  EXPECT_EQ(fixed_point_text({1, 0}, {4, 16, true}), "0.0000152587890625");
  EXPECT_EQ(fixed_point_text({1, 0}, {8, 64, false}),
            "0.0000000000000000000542101086242752217003726400434970855712890625");
  EXPECT_EQ(fixed_point_text({7, 0}, {1, 0, false}), "7.0");
}

TEST(FixedPoint, ComesBackFromItsText) {
  for (const FixedPoint type : {FixedPoint{2, 8, true}, FixedPoint{2, 15, true}, FixedPoint{2, 16, false}})
    for (uint32_t bits = 0; bits <= 0xffff; ++bits)
      ASSERT_EQ(parse_fixed_point(fixed_point_text({bits, 0}, type), type), (U128{bits, 0})) << bits;
}

TEST(FixedPoint, RefusesWhatDoesNotFit) {
  for (const char* text : {"128", "-128.01", "127.999", "", "-", ".", "1.5x", "abc"})
    EXPECT_FALSE(parse_fixed_point(text, {2, 8, true})) << text;
  EXPECT_FALSE(parse_fixed_point("-1", {2, 8, false}));
  EXPECT_EQ(parse_fixed_point("0.1", {2, 8, true}), (U128{26, 0}));
}

TEST(Bcd, ShowsItsNumberInTheDump) {
  EXPECT_EQ(bcd_text(bytes_from_hex("1234"), big), "1234");
  EXPECT_EQ(bcd_text(bytes_from_hex("1234"), little), "3412");
  EXPECT_FALSE(bcd_text(bytes_from_hex("1a"), big));
  EXPECT_EQ(bcd_bytes("123", 2, big), bytes_from_hex("0123"));
  EXPECT_EQ(bcd_bytes("1234", 2, little), bytes_from_hex("3412"));
  EXPECT_FALSE(bcd_bytes("12345", 2, big));
  EXPECT_FALSE(bcd_bytes("12a", 2, big));
}

TEST(Times, AreTheSameMomentFromEveryEpoch) {
  const Moment m{1704067200, 0};  // 2024-01-01
  EXPECT_EQ(moment_text(m), "2024-01-01T00:00:00Z");
  EXPECT_EQ(moment_of_ntp(3913056000), m);
  EXPECT_EQ(moment_of_filetime(133485408000000000), m);
  EXPECT_EQ(moment_of_dos(22561, 0), m);
  EXPECT_EQ(*filetime_of(m), 133485408000000000u);
  EXPECT_EQ(*ntp_of(m), 3913056000u);
  EXPECT_EQ(dos_of(m)->date, 22561u);
}

TEST(Times, BeforeTheirEpochAreTold) {
  EXPECT_EQ(moment_text(moment_of_unix(-1)), "1969-12-31T23:59:59Z");
  EXPECT_EQ(moment_text(moment_of_unix(INT64_MIN)), std::nullopt);
  EXPECT_EQ(moment_text(moment_of_unix(INT64_MAX)), std::nullopt);
  EXPECT_FALSE(ntp_of({-2208988801, 0}));
  EXPECT_FALSE(dos_of({0, 0}));
}

TEST(Times, WithAFractionKeepIt) {
  EXPECT_EQ(moment_text(moment_of_filetime(133485408000000001)), "2024-01-01T00:00:00.0000001Z");
  EXPECT_EQ(parse_moment("2024-01-01T00:00:00.5Z"), (Moment{1704067200, 5000000}));
}

TEST(Times, ComeBackFromTheirText) {
  for (int64_t seconds = -62135596800; seconds < 253402300800; seconds += 86399 * 1009)
    ASSERT_EQ(parse_moment(*moment_text({seconds, 0})), (Moment{seconds, 0}));
}

TEST(Times, ThatDoNotExistAreRefused) {
  for (const char* text : {"2023-02-29", "2024-13-01", "2024-01-01T24:00:00", "2024-1-1", "0000-01-01", "2024-01-01X",
                           "2024-01-01T00:00:00.", ""})
    EXPECT_FALSE(parse_moment(text)) << text;
  EXPECT_FALSE(dos_date_text(0));
  EXPECT_FALSE(dos_time_text(0xffff));
}

TEST(Addresses, AreBytesInWrittenOrder) {
  EXPECT_EQ(mac_text(exactly<6>("020000000001")), "02:00:00:00:00:01");
  EXPECT_EQ(ipv4_text(exactly<4>("c0a8010a")), "192.168.1.10");
  EXPECT_EQ(parse_mac("02-00-00-00-00-01"), exactly<6>("020000000001"));
  EXPECT_EQ(parse_ipv4("192.168.1.10"), exactly<4>("c0a8010a"));
}

TEST(Addresses, OfSixteenBytesFollowRfc5952) {
  const std::pair<const char*, const char*> cases[] = {
      {"20010db8000000000000000000000001", "2001:db8::1"},
      {"00000000000000000000000000000000", "::"},
      {"00000000000000000000000000000001", "::1"},
      {"20010db8000000010001000100010001", "2001:db8:0:1:1:1:1:1"},
      {"20010000000000010000000000000001", "2001:0:0:1::1"},
      {"20010db8000100000000000000000000", "2001:db8:1::"},
      {"fe800000000000000123456789abcdef", "fe80::123:4567:89ab:cdef"}};
  for (const auto& [hex, text] : cases) {
    EXPECT_EQ(ipv6_text(exactly<16>(hex)), text);
    EXPECT_EQ(parse_ipv6(text), exactly<16>(hex)) << text;
  }
  EXPECT_EQ(parse_ipv6("::ffff:192.0.2.1"), exactly<16>("00000000000000000000ffffc0000201"));
}

TEST(Addresses, ThatAreNoneAreRefused) {
  for (const char* text : {"1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4.5", "a.b.c.d", "-1.2.3.4"})
    EXPECT_FALSE(parse_ipv4(text)) << text;
  for (const char* text : {"1:2:3", "1::2::3", ":", "12345::", "1:2:3:4:5:6:7:8:9", "g::", "1:2:3:4:5:6:7::8"})
    EXPECT_FALSE(parse_ipv6(text)) << text;
  for (const char* text : {"02:00:00:00:00", "02:00:00:00:00:100", "02:00:00:00:00:0g"})
    EXPECT_FALSE(parse_mac(text)) << text;
}

TEST(Guids, AreTwoUuidsFromOneSixteenBytes) {
  const auto bytes = exactly<16>("28732ac11ff8d211ba4b00a0c93ec93b");
  EXPECT_EQ(guid_text(bytes), "c12a7328-f81f-11d2-ba4b-00a0c93ec93b");
  EXPECT_EQ(uuid_text(bytes), "28732ac1-1ff8-d211-ba4b-00a0c93ec93b");
  EXPECT_EQ(parse_guid("{C12A7328-F81F-11D2-BA4B-00A0C93EC93B}"), bytes);
  EXPECT_EQ(parse_uuid("28732ac11ff8d211ba4b00a0c93ec93b"), bytes);
  EXPECT_FALSE(parse_uuid("28732ac1-1ff8-d211-ba4b-00a0c93ec93"));
  EXPECT_FALSE(parse_uuid("28732ac11-ff8-d211-ba4b-00a0c93ec93b"));
}

TEST(Texts, HaveTheSampleFilesBytes) {
  const std::pair<const char*, Encoding> files[] = {{"samples/utf-8.txt", Encoding::utf8},
                                                    {"samples/utf-16le.txt", Encoding::utf16_little},
                                                    {"samples/utf-16be.txt", Encoding::utf16_big},
                                                    {"samples/utf-32le.txt", Encoding::utf32_little},
                                                    {"samples/utf-32be.txt", Encoding::utf32_big}};
  for (const auto& [file, encoding] : files) {
    const std::string data = test_file(file);
    EXPECT_EQ(encode_text("Aé€𝄞", encoding, true), Bytes(data.begin(), data.end())) << file;
    EXPECT_EQ(text_of(Bytes(data.begin(), data.end()), encoding), "\ufeffAé€𝄞") << file;
  }
}

TEST(Texts, OfOneMarkMayBeTwo) {
  const auto found = marks_at_front(bytes_from_hex("fffe0000"));
  EXPECT_EQ(found, (std::vector{Encoding::utf16_little, Encoding::utf32_little}));
  EXPECT_TRUE(is_valid_text(bytes_from_hex("fffe0000"), Encoding::utf16_little));
  EXPECT_TRUE(is_valid_text(bytes_from_hex("fffe0000"), Encoding::utf32_little));
  EXPECT_EQ(marks_at_front(bytes_from_hex("efbbbf41")), std::vector{Encoding::utf8});
  EXPECT_TRUE(marks_at_front(bytes_from_hex("41")).empty());
}

TEST(Texts, CoverMalformedBytesWithUnitsOfTheirOwn) {
  const auto sizes = [](const char* hex, Encoding e) {
    std::string text;
    for (const TextUnit& u : text_units(bytes_from_hex(hex), e))
      text += std::to_string(u.size) + (u.is_valid ? " " : "! ");
    return text;
  };
  EXPECT_EQ(sizes("41c0afe080bff0909041", Encoding::utf8), "1 1! 1! 1! 1! 1! 3! 1 ");  // Unicode, table 3-8
  EXPECT_EQ(sizes("eda080", Encoding::utf8), "1! 1! 1! ");
  EXPECT_EQ(sizes("f4908080", Encoding::utf8), "1! 1! 1! 1! ");
  EXPECT_EQ(sizes("34d84100", Encoding::utf16_little), "2! 2 ");
  EXPECT_EQ(sizes("1edd41", Encoding::utf16_little), "2! 1! ");
  EXPECT_EQ(sizes("00d8000000001100", Encoding::utf32_little), "4! 4! ");
}

TEST(Texts, ThatAreMalformedAreNotEncoded) { EXPECT_FALSE(encode_text("\xff", Encoding::utf16_big, false)); }

}  // namespace
}  // namespace lockstep::bytes

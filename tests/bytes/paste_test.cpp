#include "bytes/paste.h"

#include <gtest/gtest.h>

#include "bytes/copy_as.h"
#include "bytes/struct_codec.h"
#include "vectors.h"

namespace lockstep::bytes {
namespace {

// "form: hex", or the complaint.
std::string pasted(std::string_view text) {
  const auto p = parse_pasted(text);
  return p ? std::string(name_of(p->form)) + ": " + to_hex(p->bytes) : p.error();
}

TEST(Paste, ReadsBareHexInEveryDress) {
  for (const char* text :
       {"deadbeef", "DEADBEEF", "de ad be ef", "de:ad:be:ef", "DE-AD-BE-EF", "0xde,0xad,0xbe,0xef", "0xdeadbeef",
        "de,ad;be|ef", "  dead\nbeef\r\n", "%de%ad%be%ef", "bytes.fromhex('dead beef')"})
    EXPECT_EQ(pasted(text), "hex: deadbeef") << text;
}

TEST(Paste, ReadsWhatIsInsideACallAlsoWhenTheFormIsNamed) {
  const auto bytes = parse_pasted_as("data = bytes.fromhex(' dead beef ')", PasteForm::hex);
  ASSERT_TRUE(bytes) << bytes.error();
  EXPECT_EQ(to_hex(*bytes), "deadbeef");
}

TEST(Paste, TakesASingleDigitAsThatByte) { EXPECT_EQ(pasted("1 2 0xf"), "hex: 01020f"); }

TEST(Paste, RefusesOddDigitsInsteadOfGuessing) {
  EXPECT_EQ(pasted("abc"), "taken as hex: 'abc' has an odd number of hex digits: put a zero where it belongs");
  EXPECT_EQ(pasted("de ad bee"), "taken as hex: 'bee' has an odd number of hex digits: put a zero where it belongs");
}

TEST(Paste, ReadsEscapes) {
  EXPECT_EQ(pasted(R"(\xde\xad\xbe\xef)"), "escapes: deadbeef");
  EXPECT_EQ(pasted(R"("\xde\xadOK\n\0")"), "escapes: dead4f4b0a00");
  EXPECT_EQ(pasted(R"(\xd)"), "taken as escapes: \\x needs two hex digits");
}

TEST(Paste, ReadsPythonBytes) {
  EXPECT_EQ(pasted(R"(b'\xde\xadOK\'"\t')"), "Python bytes: dead4f4b272209");
  EXPECT_EQ(pasted(R"(data = bytearray(b"A\x00" rb"\n"))"), "Python bytes: 41005c6e");
  EXPECT_EQ(pasted("b'''a\nb'''"), "Python bytes: 610a62");
  EXPECT_EQ(pasted(R"(b'\101\q')"), "Python bytes: 415c71");
  EXPECT_EQ(pasted("b'abc"), "taken as Python bytes: the bytes literal has no end");
}

TEST(Paste, ReadsListsOfFiveLanguages) {
  for (const char* text :
       {"unsigned char a[4] = {0xDE, 173, 0xbe, 0xef};", "[222, 173, 190, 239]",
        "let b: [u8; 4] = [0xde, 0xad, 190u8, 0b1110_1111];", "[]byte{0xde, 0xad, 0xbe, 0xef,}",
        "new Uint8Array([0xde,0xad, // first half\n0xbe, /* and */ 0xef])", "(byte[]) {-34, -83, -66, -17}"}) {
    EXPECT_EQ(pasted(text), "a list of numbers: deadbeef") << text;
  }
}

TEST(Paste, SaysWhichNumberOfAListDoesNotFit) {
  EXPECT_EQ(pasted("{1, 2, 300}"), "taken as a list of numbers: '300', number 3 of the list, does not fit in a byte");
  EXPECT_EQ(pasted("{1, x}"), "taken as a list of numbers: 'x', number 2 of the list, is not a number");
}

TEST(Paste, ReadsBase64) {
  EXPECT_EQ(pasted("3q2+7w=="), "base64: deadbeef");
  EXPECT_EQ(pasted("3q2-7w"), "base64: deadbeef");
  EXPECT_EQ(pasted("SGVsbG8s\nIHdvcmxk"), "base64: 48656c6c6f2c20776f726c64");
}

TEST(Paste, ReadsXxd) {
  EXPECT_EQ(pasted("00000000: 4865 6c6c 6f20 de                        Hello .\n"), "xxd dump: 48656c6c6f20de");
  EXPECT_EQ(pasted("00000000: 48  H\n"), "xxd dump: 48");
}

TEST(Paste, ReadsHexdumpWithItsRepeatedRows) {
  EXPECT_EQ(pasted("00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n"
                   "*\n00000030  41 7c                                             |A||\n00000032\n"),
            "hexdump -C dump: " + std::string(96, '0') + "417c");
}

TEST(Paste, TurnsTheWordsOfPlainHexdumpRound) {
  EXPECT_EQ(pasted("0000000 6548 6c6c 006f                         \n0000005\n"),
            "hexdump of 16-bit words: 48656c6c6f");
}

TEST(Paste, RefusesWhatHoldsNoBytes) {
  for (const char* text : {"", "  ", "hello world!", "{", "---", "00000000: zz", "0x"})
    EXPECT_FALSE(parse_pasted(text)) << text;
}

TEST(Copy, ComesBackFromEveryForm) {
  std::vector<uint8_t> bytes;
  for (int i = 0; i < 300; ++i) {
    for (CopyForm form : copy_forms()) {
      if (form == CopyForm::struct_pack || bytes.empty()) continue;
      const std::string text = copied(bytes, form);
      // Base64 of some bytes is hex of others ("B2C5"), so there the form has to be said.
      const auto guessed = parse_pasted(text);
      const auto back = form == CopyForm::base64 ? *parse_pasted_as(text, PasteForm::base64) : guessed->bytes;
      ASSERT_EQ(back, bytes) << text;
    }
    bytes.push_back(static_cast<uint8_t>(i * 89 + 7));
  }
}

// Reads back the call that `struct_pack` writes: format and hex arguments.
std::vector<uint8_t> packed_by(const std::string& call) {
  const size_t open = call.find('\''), close = call.find('\'', open + 1);
  std::vector<StructValue> arguments;
  for (size_t at = call.find("0x"); at != call.npos; at = call.find("0x", at + 1))
    arguments.push_back(integer_value(false, std::stoull(call.substr(at), nullptr, 16)));
  return *pack(*parse_struct_format(call.substr(open + 1, close - open - 1), usual_abi()), arguments);
}

TEST(Copy, AsAStructCallPacksTheSameBytesInEitherOrder) {
  std::vector<uint8_t> bytes;
  for (int i = 0; i < 40; ++i) {
    for (Order order : {little, big}) EXPECT_EQ(packed_by(copied(bytes, CopyForm::struct_pack, order)), bytes);
    bytes.push_back(static_cast<uint8_t>(i * 89 + 7));
  }
  EXPECT_EQ(copied(std::vector<uint8_t>{1, 2, 3}, CopyForm::struct_pack, big), "struct.pack('>HB', 0x0102, 0x03)");
}

TEST(Copy, WritesEachLanguagesOwnForm) {
  const std::vector<uint8_t> bytes = {0xde, 0xad};
  EXPECT_EQ(copied(bytes, CopyForm::c_array), "const unsigned char bytes[2] = {0xde, 0xad};");
  EXPECT_EQ(copied(bytes, CopyForm::rust), "let bytes: [u8; 2] = [0xde, 0xad];");
  EXPECT_EQ(copied(bytes, CopyForm::go), "var data = []byte{0xde, 0xad}");
  EXPECT_EQ(copied(bytes, CopyForm::javascript), "new Uint8Array([0xde, 0xad])");
  EXPECT_EQ(copied(bytes, CopyForm::json), "[222, 173]");
  EXPECT_EQ(copied(bytes, CopyForm::python_bytes), "b'\\xde\\xad'");
}

TEST(Copy, OfPythonBytesChoosesItsQuotesAsReprDoes) {
  const auto text = [](std::string_view s) { return python_bytes_text(std::vector<uint8_t>(s.begin(), s.end())); };
  EXPECT_EQ(text("it's"), "b\"it's\"");
  EXPECT_EQ(text("\"it's\""), "b'\"it\\'s\"'");
  EXPECT_EQ(text("\\\n"), "b'\\\\\\n'");
}

}  // namespace
}  // namespace lockstep::bytes

// Everything here reads what a stranger sends: formats, layouts, pasted text, bytes. None of it may end in anything but
// an answer; the sanitizers' builds hold that against a fixed stream of broken input.
#include <gtest/gtest.h>

#include "bytes/decode.h"
#include "bytes/inspect.h"
#include "bytes/paste.h"
#include "bytes/unicode.h"
#include "vectors.h"

namespace lockstep::bytes {
namespace {

struct Stream {
  uint64_t state;
  uint64_t next() { return state ^= state << 13, state ^= state >> 7, state ^= state << 17, state; }
  std::string text(std::string_view alphabet, size_t longest) {
    std::string t(next() % (longest + 1), ' ');
    for (char& c : t) c = alphabet[next() % alphabet.size()];
    return t;
  }
  std::vector<uint8_t> bytes(size_t longest) {
    std::vector<uint8_t> b(next() % (longest + 1));
    for (uint8_t& byte : b) byte = static_cast<uint8_t>(next() % 5 ? next() : 0);
    return b;
  }
};

TEST(Hostile, StructFormatsAreParsedOrRefused) {
  Stream s{0x1234567};
  size_t parsed = 0;
  for (int i = 0; i < 30000; ++i) {
    const std::string text = s.text("@=<>! 0123459xcbB?hHiIlLqQnNefdFDspPz", 12);
    const Abi& abi = abis()[s.next() % abis().size()];
    const auto format = parse_struct_format(text, abi);
    if (!format || format->size > 4096) continue;
    ++parsed;
    std::vector<uint8_t> data(format->size);
    for (uint8_t& byte : data) byte = static_cast<uint8_t>(s.next());
    const auto values = unpack(*format, data);
    ASSERT_TRUE(values) << text;
    ASSERT_EQ(values->size(), format->values) << text;
    if (format->values == 0) continue;
    // What was unpacked can be packed again, and unpacks to the same, save for floats beyond single's range.
    const auto packed = pack(*format, *values);
    ASSERT_TRUE(packed) << text << packed.error().text;
    const auto again = unpack(*format, *packed);
    ASSERT_TRUE(again) << text;
    ASSERT_EQ(values_text(*again), values_text(*values)) << text;
  }
  EXPECT_GT(parsed, 3000u);
}

TEST(Hostile, LayoutsDecodeAnyBytes) {
  Stream s{0x89abcdef};
  for (int i = 0; i < 300; ++i)
    for (const Layout& layout : layouts()) {
      std::vector<uint8_t> data = s.bytes(200);
      if (!layout.magics.empty() && layout.magics[0].bytes.size() <= data.size())
        std::ranges::copy(layout.magics[0].bytes, data.begin());
      const Decoded decoded = decode(layout, data);
      ASSERT_LE(decoded.fields.size(), most_fields);
      for (const DecodedField& f : decoded.fields)
        if (f.type != "group") {
          ASSERT_LE(f.offset + f.size, data.size()) << layout.name << f.name;
        }
    }
}

TEST(Hostile, BrokenLayoutsAreRefusedOrStop) {
  Stream s{0x77777777};
  const std::string good =
      R"({"order": {"at": 0, "4949": "little", "else": "big"}, "orders": {"x": "pdp"}, "enums": {"t": {"1": "one"}},
    "magic": [{"at": 0, "hex": "4949"}], "fields": [{"name": "n", "type": "u8"}, {"name": "f{i}", "type": {"of": "n", "1": "u16", "else": "vlq"},
    "count": "n*2-1", "order": "x"}, {"name": "b", "bits": [7, 4], "of": "n"}, {"name": "{t}", "repeat": "(n+1)/2", "fields": [
    {"name": "t", "type": "u8", "enum": "t", "when": {"n": [1, 2, 3]}, "show": "hex"}, {"name": "s", "type": "ascii", "size": "rest"}]}]})";
  size_t parsed = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text = good;
    for (uint64_t k = s.next() % 3 + 1; k-- > 0;) {
      const size_t at = s.next() % text.size();
      const std::string piece = s.text("{}[]\",:0123456789nftuxz*/-+() ", 4);
      text.replace(at, s.next() % 6, piece);
    }
    const auto layout = parse_layout("hostile", text);
    if (!layout) continue;
    ++parsed;
    const Decoded decoded = decode(*layout, s.bytes(60));
    ASSERT_LE(decoded.fields.size(), most_fields);
  }
  EXPECT_GT(parsed, 1000u);
}

TEST(Hostile, PastedTextIsReadOrRefused) {
  Stream s{0x31415926};
  size_t read = 0;
  for (int i = 0; i < 60000; ++i) {
    const char* alphabets[] = {"0123456789abcdefxX ,:\n", "\\xnb'\"0aA\n r", "{}[]0x19,/* \n-", "ABab01+/=-_\n",
                               "0123456789abcdef: |*\n  "};
    read += parse_pasted(s.text(alphabets[s.next() % 5], 60)).has_value();
  }
  EXPECT_GT(read, 1000u);
}

TEST(Hostile, AnyBytesCanBeInspectedAndReadAsText) {
  Stream s{0x27182818};
  for (int i = 0; i < 5000; ++i) {
    const auto data = s.bytes(20);
    for (const InspectorRow& row : inspect(data)) {
      ASSERT_LE(row.little ? row.little->size : 0, data.size());
      ASSERT_LE(row.big ? row.big->size : 0, data.size());
    }
    for (Encoding e : encodings()) {
      size_t covered = 0;
      for (const TextUnit& unit : text_units(data, e)) {
        ASSERT_EQ(unit.offset, covered);
        ASSERT_GT(unit.size, 0u);
        covered += unit.size;
      }
      ASSERT_EQ(covered, data.size());
    }
  }
}

}  // namespace
}  // namespace lockstep::bytes

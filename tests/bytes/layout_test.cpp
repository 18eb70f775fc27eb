#include "bytes/layout.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "bytes/decode.h"
#include "bytes/layout_expression.h"
#include "places.h"
#include "recorded_layouts.h"
#include "vectors.h"

namespace lockstep::bytes {
namespace {

TEST(Layouts, ReadAllThirtyTwoFormatsRightlyAndWrongly) {
  const Json formats = test_json("layouts.json");
  ASSERT_EQ(formats.size(), 32u);
  size_t fields = 0;
  for (const Json& format : formats) {
    EXPECT_EQ(differences(format), "");
    fields += format["fields"].size();
  }
  EXPECT_EQ(fields, 526u);
}

TEST(Layouts, ShowTheBeginningOfAFieldOfMegabytes) {
  const auto layout = parse_layout("rest", R"({"title": "t", "family": "f", "lesson": "l", "order": "big", "fields": [
      {"name": "all", "type": "bytes", "size": "rest"}]})");
  ASSERT_TRUE(layout) << layout.error();
  const Decoded decoded = decode(*layout, std::vector<uint8_t>(size_t{5} << 20, 0xab));
  EXPECT_EQ(decoded.size, size_t{5} << 20);
  EXPECT_LT(decoded.fields.at(0).value.size(), size_t{1} << 16);
  EXPECT_TRUE(decoded.fields[0].value.ends_with("abab… (5242880 bytes)"));
}

// A second of sound has 44,100 samples: the first are read, and the rest is a line that says how many.
TEST(Layouts, ReadTheFirstOfVeryManyNumbersAndCountTheRest) {
  const auto layout =
      parse_layout("sound", R"({"title": "t", "family": "f", "lesson": "l", "order": "little", "fields": [
      {"name": "count", "type": "u32"}, {"name": "sample{i}", "type": "i16", "count": "count"},
      {"name": "tail", "type": "u8"}, {"name": "rest{i}", "type": "u32", "count": "rest"}]})");
  ASSERT_TRUE(layout) << layout.error();
  std::vector<uint8_t> data{0x44, 0xac, 0, 0};  // 44,100
  data.resize(4 + 2 * 44100 + 1 + 4 * 2000, 7);
  const Decoded decoded = decode(*layout, data);
  EXPECT_EQ(decoded.stopped, "");
  EXPECT_EQ(decoded.size, data.size());
  ASSERT_EQ(decoded.fields.size(), 1 + shown_repeats + 1 + 1 + shown_repeats + 1);
  EXPECT_EQ(decoded.fields[shown_repeats].name, "sample999");
  const DecodedField& more = decoded.fields[shown_repeats + 1];
  EXPECT_EQ(more.name, "\u2026 43,100 more");
  EXPECT_EQ(more.size, 2u * 43100);
  EXPECT_EQ(decoded.fields[shown_repeats + 2].offset, 4u + 2 * 44100);
  data.resize(1000);
  EXPECT_EQ(decode(*layout, data).stopped, "'sample498' needs 2 bytes at offset 1000, the data ends at 1000");
}

TEST(Layouts, ShowAGuidAsItIsWrittenAndAsItsBytesAre) {
  const auto data = bytes_from_hex("28732ac11ff8d211ba4b00a0c93ec93b");
  std::vector<uint8_t> entry(data.begin(), data.end());
  entry.resize(128);
  const Decoded decoded = decode(*layout_named("gpt_entry"), entry);
  EXPECT_EQ(decoded.fields[0].display, "c12a7328-f81f-11d2-ba4b-00a0c93ec93b");
  EXPECT_EQ(decoded.fields[0].wrong.at(0).value, "28732ac1-1ff8-d211-ba4b-00a0c93ec93b");
  EXPECT_EQ(decoded.fields[1].display, "0xC12A7328");
  EXPECT_EQ(decoded.fields[2].display, "0xF81F");
}

TEST(Layouts, MeanWhatTheRecordedDisplaysSay) {
  // Displays are prose; these kinds of them are computed and have to agree.
  const std::set<std::string> kinds = {"mac", "ipv4", "vlq", "utf-8", "utf-16le"};
  size_t compared = 0;
  for (const Json& format : test_json("layouts.json")) {
    const Decoded decoded = decode(*layout_named(layout_of(format["id"])), bytes_from_hex(format["hex"]));
    for (const Json& field : format["fields"]) {
      const std::string display = field.value("display", "");
      if (display.empty()) continue;
      const DecodedField* f = counterpart(decoded, field);
      ASSERT_TRUE(f);
      if (kinds.contains(field["type"]) && display != "480 ticks") {
        EXPECT_EQ(f->display, display) << format["id"] << field["name"];
        ++compared;
      } else if (f->type == "dns_name" || display.find("T00:00:00Z") != display.npos || display.find(':') == 2) {
        EXPECT_EQ(f->display, display) << format["id"] << field["name"];
        ++compared;
      }
    }
  }
  EXPECT_EQ(compared, 14u);
}

TEST(Layouts, AreRecognisedByTheirMagic) {
  for (const Json& format : test_json("layouts.json")) {
    const Layout* layout = layout_named(layout_of(format["id"]));
    if (layout->magics.empty()) continue;
    const auto fitting = layouts_that_fit(bytes_from_hex(format["hex"]));
    ASSERT_FALSE(fitting.empty()) << format["id"];
    EXPECT_EQ(fitting.front(), layout) << format["id"];
  }
}

TEST(Layouts, ReadTheWholeSampleFiles) {
  const std::pair<const char*, const char*> files[] = {{"samples/tiff_ii.tif", "tiff"},
                                                       {"samples/elf_be.elf", "elf"},
                                                       {"samples/sqlite.db", "sqlite"},
                                                       {"samples/wav.wav", "wav"},
                                                       {"samples/Hello.class", "java_class"},
                                                       {"samples/pcap_le.pcap", "pcap"},
                                                       {"samples/zip.zip", "zip"},
                                                       {"samples/png.png", "png"}};
  for (const auto& [file, layout] : files) {
    const std::string text = test_file(file);
    const Decoded decoded = decode(*layout_named(layout), std::vector<uint8_t>(text.begin(), text.end()));
    EXPECT_EQ(decoded.stopped, "") << file;
    EXPECT_GT(decoded.fields.size(), 8u) << file;
  }
}

TEST(Layouts, AreOnePerDataFile) {
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder() + "/src/bytes/layouts")) {
    const Layout* layout = layout_named(entry.path().stem().string());
    ASSERT_TRUE(layout) << entry.path() << " is no layout";
    EXPECT_FALSE(layout->title.empty() || layout->lesson.empty()) << layout->name;
    ++files;
  }
  EXPECT_EQ(layouts().size(), files);
}

Decoded decoded(std::string_view json, const std::string& hex) {
  const auto layout = parse_layout("test", json);
  EXPECT_TRUE(layout) << layout.error();
  return decode(*layout, bytes_from_hex(hex));
}

TEST(Layout, DecodesAFieldWhoseOrderIsReadFromTheData) {
  const char* json = R"({"order": {"at": 0, "4949": "little", "4d4d": "big"}, "fields": [
    {"name": "mark", "type": "ascii", "size": 2}, {"name": "n", "type": "u16"}]})";
  EXPECT_EQ(decoded(json, "49490100").fields[1].value, "1");
  EXPECT_EQ(decoded(json, "4d4d0001").fields[1].value, "1");
  EXPECT_EQ(decoded(json, "4d4d0001").fields[1].wrong[0].value, "256");
}

TEST(Layout, SaysWhereTheDataEnded) {
  const Decoded d = decoded(
      R"({"order": "big", "fields": [{"name": "a", "type": "u16"}, {"name": "width", "type": "u32"}]})", "0001ff");
  EXPECT_EQ(d.stopped, "'width' needs 4 bytes at offset 2, the data ends at 3");
  EXPECT_EQ(d.fields.size(), 1u);
}

TEST(Layout, NamesAGroupByAFieldInside) {
  const Decoded d = decoded(R"({"order": "big", "enums": {"k": {"7": "Class"}}, "fields": [
    {"name": "#{n} {k}", "repeat": 2, "fields": [{"name": "k", "type": "u8", "enum": "k"}]}]})",
                            "0708");
  EXPECT_EQ(path_of(d.fields, 1), "#1 Class.k");
  EXPECT_EQ(path_of(d.fields, 3), "#2 8.k");
}

TEST(Layout, FindsTheInnermostFieldOfAByte) {
  const Decoded d = decoded(R"({"order": "big", "fields": [{"name": "g", "fields": [
    {"name": "a", "type": "u8"}, {"name": "b", "type": "u16"}, {"name": "low", "bits": [3, 0], "of": "b"}]}]})",
                            "010203ff");
  EXPECT_EQ(path_of(d.fields, *field_at(d, 2)), "g.b");
  EXPECT_FALSE(field_at(d, 3));
}

TEST(Layout, StopsWhereItLies) {
  const auto stopped = [](const char* fields) {
    return decoded(std::string(R"({"order": "big", "fields": [)") + fields + "]}", "ffffffffffffffff").stopped;
  };
  EXPECT_NE(stopped(R"({"name": "n", "type": "u32"}, {"name": "x", "type": "u8", "count": "n"})"), "");
  EXPECT_NE(
      stopped(
          R"({"name": "n", "type": "u64"}, {"name": "g", "repeat": "n", "fields": [{"name": "x", "type": "bytes", "size": "0"}]})"),
      "");
  EXPECT_NE(
      stopped(
          R"({"name": "g", "repeat": "rest", "fields": [{"name": "x", "type": "u8", "at": "0"}, {"name": "y", "type": "bytes", "size": "0", "at": "0"}]})"),
      "");
  EXPECT_NE(stopped(R"({"name": "x", "type": "u8", "at": "9"})"), "");
  EXPECT_NE(stopped(R"({"name": "x", "type": "u8", "at": "missing"})"), "");
  EXPECT_NE(stopped(R"({"name": "x", "type": "vlq"})"), "");
  EXPECT_NE(stopped(R"({"name": "x", "type": "u8"}, {"name": "b", "bits": [9, 8], "of": "x"})"), "");
  EXPECT_NE(
      stopped(
          R"({"name": "g", "at": "1000", "fields": [{"name": "x", "type": "u8", "at": "0"}, {"name": "y", "type": "u24", "at": "7"}]})"),
      "");
}

TEST(Layout, RefusesAFileThatIsNoLayout) {
  const auto error = [](const char* json) { return parse_layout("test", json).error(); };
  EXPECT_EQ(error("[]"), "the layout is not a JSON object");
  EXPECT_EQ(error("{"), "the layout is not a JSON object");
  EXPECT_EQ(error("{}"), "the layout has no fields");
  EXPECT_EQ(error(R"({"fields": [{"name": "a", "type": "u8", "sizes": 3}]})"), "field 'a' has the unknown key 'sizes'");
  EXPECT_EQ(error(R"({"fields": [{"name": "a"}]})"), "field 'a' has no type");
  EXPECT_EQ(error(R"({"fields": [{"name": "a", "bits": [1, 2], "of": "b"}]})"),
            "field 'a'.bits has to be [high, low], at most 127");
  EXPECT_EQ(error(R"({"fields": [{"name": "a", "type": {"3": "u8"}}]})"),
            "field 'a'.type has to choose by 'at' or by 'of'");
  const auto of_field = [&](const std::string& key) {
    return error((R"({"fields": [{"name": "a", "type": "u8", )" + key + "}]}").c_str());
  };
  EXPECT_EQ(of_field(R"("at": -1)"), "field 'a'.at has to be a text or a number from 0");
  EXPECT_EQ(of_field(R"("at": 1.5)"), "field 'a'.at has to be a text or a number from 0");
  EXPECT_EQ(of_field(R"("byte": "1")"), "field 'a'.byte has to be a whole number from 0");
  EXPECT_EQ(of_field(R"("of": "b", "bits": [300, 0])"), "field 'a'.bits has to be [high, low], at most 127");
  EXPECT_EQ(of_field(R"("of": "b", "bits": {"high": 1, "low": 0})"),
            "field 'a'.bits has to be [high, low], at most 127");
  EXPECT_EQ(of_field(R"("when": [1])"), "field 'a'.when has to be an object of fields and their values");
  EXPECT_EQ(of_field(R"("when": {"b": "x"})"), "field 'a'.when.b has to be a whole number from 0");
  EXPECT_EQ(of_field(R"("when": {"b": [1, -2]})"), "field 'a'.when.b has to be a whole number from 0");
  EXPECT_EQ(of_field(R"("fields": {})"), "field 'a'.fields has to be a list of fields");
  EXPECT_EQ(error(R"({"fields": ["a"]})"), "a field has to be an object with a name");
  EXPECT_EQ(error(R"({"fields": [{"name": 1}]})"), "a field has to be an object with a name");
  EXPECT_EQ(error(R"({"magic": [{"at": 0}]})"), "a magic has to have 'at' and 'hex'");
  EXPECT_EQ(error(R"({"magic": ["x"]})"), "a magic has to have 'at' and 'hex'");
  EXPECT_EQ(error(R"({"magic": [{"at": 0, "hex": "abc"}]})"), "magic.hex has to be bytes in hex");
  EXPECT_EQ(error(R"({"enums": {"k": {"x": "y"}}})"), "enums.k has a key that is no number: 'x'");
  EXPECT_EQ(error(R"({"enums": []})"), "the layout has the unknown or malformed key 'enums'");
  // What stands first is said first.
  EXPECT_EQ(error(R"({"z": 1, "a": 2})"), "the layout has the unknown or malformed key 'z'");
}

TEST(Layout, TakesANumberForAListOfOne) {
  const char* json = R"({"order": "big", "fields": [{"name": "a", "type": "u8"},
    {"name": "b", "type": "u8", "when": {"a": 2}}, {"name": "c", "type": "u8", "when": {"a": [2, 3]}}]})";
  EXPECT_EQ(decoded(json, "020708").fields.size(), 3u);
  EXPECT_EQ(decoded(json, "0307").fields.size(), 2u);
}

TEST(LayoutExpressions, AreSumsAndProductsOfFields) {
  const FieldLookup lookup = [](std::string_view name) -> std::optional<uint64_t> {
    if (name == "a") return 7;
    if (name == "g.b") return 3;
    return std::nullopt;
  };
  EXPECT_EQ(evaluate("(a+1)/2*2", lookup), 8u);
  EXPECT_EQ(evaluate("2 + a * g.b", lookup), 23u);
  EXPECT_EQ(evaluate("a-g.b-1", lookup), 3u);
  for (const char* bad :
       {"", "a-8", "b", "a/0", "(a", "a)", "a 1", "9999999999999999999999", "a+", "4611686018427387904*4"})
    EXPECT_FALSE(evaluate(bad, lookup)) << bad;
  EXPECT_FALSE(evaluate(std::string(1000, '('), lookup));
}

}  // namespace
}  // namespace lockstep::bytes

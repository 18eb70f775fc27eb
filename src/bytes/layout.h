// Descriptions of file and packet headers as data: one JSON file per format, read by one decoder.
//
//   { "title": "TIFF", "family": "file", "lesson": "…",
//     "magic": [{"at": 0, "hex": "49492a00"}],
//     "order": {"at": 0, "4949": "little", "4d4d": "big"},          read from the data itself
//     "enums": { "type": {"3": "SHORT", "4": "LONG"} },
//     "fields": [
//       {"name": "magic", "type": "u16"},
//       {"name": "entry_count", "type": "u16"},
//       {"name": "{tag}", "repeat": "entry_count", "fields": [        a group; {i}, {n} count from 0 and 1
//         {"name": "type", "type": "u16", "enum": "type"},
//         {"name": "value", "type": {"of": "type", "3": "u16", "4": "u32"}},
//         {"name": "pad", "type": "bytes", "size": {"of": "type", "3": "2", "4": "0"}} ]} ] }
//
// Fields follow one another unless "at" says where. Order belongs to each field: it is the layout's unless the field
// names another ("little", "big", "pdp", "both" for a number stored twice, or a name from "orders"). Bit fields
// ("bits": [high, low], "of": a field) take no room of their own. "when": {"tag": [7, 8]} leaves a field out.
// Sizes, counts and places are expressions of earlier fields (layout_expression.h); "rest" is what remains.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep::bytes {

// A text, or one chosen by the bytes at a place ("at", keys are hex) or by an earlier field's number ("of", keys are
// decimal). "else" is for the other cases.
struct Choice {
  std::string otherwise;
  std::optional<uint64_t> at;
  std::string of;
  std::vector<std::pair<std::string, std::string>> cases;

  bool is_given() const { return !otherwise.empty() || at || !of.empty(); }
};

struct FieldRule {
  std::string name;
  Choice type, order, size;
  std::string at, count, repeat;  // expressions, "" = not given
  Choice takes;                   // of the repeats, how many this group uses up; 1 when not given
  std::string bits_of;
  std::optional<uint64_t> bits_byte;  // only this byte of the field that the bits are of
  uint8_t high_bit = 0, low_bit = 0;
  bool is_bits = false;
  std::vector<std::pair<std::string, std::vector<uint64_t>>> when;
  std::string enumeration, show, note;
  std::vector<FieldRule> fields;  // of a group
};

struct Magic {
  uint64_t at = 0;
  std::vector<uint8_t> bytes;
};

struct Layout {
  std::string name;  // the file's
  std::string title, family, lesson;
  std::vector<Magic> magics;  // any of them says that data is of this format
  Choice order;
  std::map<std::string, Choice, std::less<>> orders;
  std::map<std::string, std::map<uint64_t, std::string>, std::less<>> enums;
  std::vector<FieldRule> fields;
};

// Error: a sentence that names the field and what is wrong with it.
std::expected<Layout, std::string> parse_layout(std::string_view name, std::string_view json);

// The formats that travel inside the program, by name.
std::span<const Layout> layouts();
const Layout* layout_named(std::string_view name);  // nullptr: none
// Those whose magic is in the data, the longest magic first.
std::vector<const Layout*> layouts_that_fit(std::span<const uint8_t>);

}  // namespace lockstep::bytes

#include "bytes/copy_as.h"
#include "bytes/decode.h"
#include "bytes/inspect.h"
#include "bytes/layout.h"
#include "bytes/paste.h"
#include "bytes/struct_codec.h"
#include "fuzz/targets.h"

namespace lockstep::fuzz {

namespace {

using namespace bytes;

std::span<const uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

void try_struct(std::string_view format_text, std::span<const uint8_t> data) {
  for (const Abi& abi : abis()) {
    const auto format = parse_struct_format(format_text, abi);
    if (!format) {
      require(!format.error().text.empty(), "a refused format says why");
      continue;
    }
    uint64_t values = 0, end = 0;
    if (format->items.size() > 10'000) return;
    for (const FormatItem& item : format->items) {
      values += item.values();
      end = item.offset + item.size();
    }
    require(values == format->values, "the items are what pack takes");
    require(end == format->size, "the items cover every byte");
    if (format->size > 4096 || format->size > data.size()) continue;
    const auto unpacked = unpack(*format, data.first(format->size));
    require(unpacked.has_value(), "bytes of the right size can be unpacked");
    require(unpacked->size() == format->values, "as many values as the format names");
    const auto packed = pack(*format, *unpacked);
    require(packed.has_value() && packed->size() == format->size, "what was unpacked can be packed");
  }
}

void try_layout(std::string_view json, std::span<const uint8_t> data) {
  const auto layout = parse_layout("fuzz", json);
  if (!layout) return require(!layout.error().empty(), "a refused layout says why");
  const Decoded decoded = decode(*layout, data);
  require(decoded.fields.size() <= most_fields, "a layout that lies is stopped");
}

void run(std::string_view input) {
  // The first line may be a struct format; what follows is data for it.
  const size_t line = std::min(input.find('\n'), input.size());
  const std::string_view rest = input.substr(std::min(line + 1, input.size()));
  try_struct(input.substr(0, line), as_bytes(rest));
  try_layout(input, as_bytes(input));
  for (const Layout& layout : layouts()) {
    const Decoded decoded = decode(layout, as_bytes(input));
    for (const DecodedField& f : decoded.fields)
      require(f.type == "group" || f.offset + f.size <= input.size(), "fields lie within the data");
  }
  if (const auto pasted = parse_pasted(input)) {
    const auto again = parse_pasted_as(input, pasted->form);
    require(again && *again == pasted->bytes, "a form that was recognised can be named");
    require(parse_pasted_as(base64_text(pasted->bytes), PasteForm::base64) == pasted->bytes, "base64 comes back");
  } else {
    require(!pasted.error().empty(), "refused text says why");
  }
  for (const InspectorRow& row : inspect(as_bytes(input)))
    for (const auto& reading : {row.little, row.big})
      require(!reading || reading->size <= input.size(), "a reading lies within the data");
  for (const Interpretation& interpretation : interpretations())
    for (const Order& order : {little, big}) (void)bytes_of_reading(interpretation, input.substr(0, 100), order);
}

std::vector<std::string> seeds() {
  std::vector<std::string> all = read_files("src/bytes/layouts", ".json");
  for (const char* text : {"<bHiq\nabcdefghijklmnop",
                           "@bi0q\n0123456789abcdef",
                           "!2s3xd\nabcdefghijklmnopqr",
                           ">4s10pf?\nabcdefghijklmnopqrstu",
                           "7f 45 4c 46 02 01 01 00",
                           "\\x00\\xff\\x10",
                           "b'\\x00abc\\n'",
                           "0x12, 0x34, 255, 0b101",
                           "SGVsbG8gV29ybGQ=",
                           "00000000: 4865 6c6c 6f20 776f 726c 640a            Hello world.",
                           "00000000  48 65 6c 6c 6f 0a  |Hello.|",
                           "0000000 6548 6c6c 0a6f\n0000006",
                           "3.14",
                           "-128",
                           "1759795200",
                           "2025-10-07T00:00:00Z",
                           "192.168.0.1",
                           "::1",
                           "II*\0\x08\0\0\0\x02\0",
                           "\x89PNG\r\n\x1a\n",
                           "{12345678-1234-1234-1234-123456789abc}"})
    all.emplace_back(text);
  return all;
}

constexpr std::string_view words[] = {
    "\"fields\"", "\"repeat\"", "\"count\"", "\"size\"", "\"at\"",    "\"when\"",
    "\"bits\"",   "\"of\"",     "\"else\"",  "\"rest\"", "\"order\"", "\"u8\"",
    "\"u16\"",    "\"u64\"",    "\"f32\"",   "\"vlq\"",  "\"ascii\"", "\"bytes\"",
    "\"{i}\"",    "n*2-1",      "(n+1)/2",   "n/0",      "\\x",       "0x",
    "0b",         "b'",         "i",         "q",        "0s",        "99999999999s",
    "P",          "n",          "F",         "D",        "e",         "@",
    "<",          ">",          "!",         "=",        "?",         "x",
};

}  // namespace

const Target bytes_target{"bytes", run, seeds, [] { return std::span<const std::string_view>(words); }};

}  // namespace lockstep::fuzz

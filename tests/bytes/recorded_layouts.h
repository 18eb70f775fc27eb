// The recorded formats of tests/data/bytes, held against our decoder: natively and as WebAssembly.
#pragma once

#include <map>

#include "bytes/decode.h"
#include "recorded_calls.h"

namespace lockstep::bytes {

// One of our layouts may read several of the recorded formats.
inline std::string layout_of(const std::string& format) {
  static const std::map<std::string, std::string> shared = {
      {"tiff_ii", "tiff"}, {"tiff_mm", "tiff"}, {"elf_le", "elf"}, {"elf_be", "elf"},   {"npy_le", "npy"},
      {"npy_be", "npy"},   {"mo_le", "mo"},     {"mo_be", "mo"},   {"pcap_le", "pcap"}, {"pcap_be", "pcap"}};
  const auto found = shared.find(format);
  return found == shared.end() ? format : found->second;
}

inline std::string latin1_escaped(const std::string& utf8) {
  std::string text;
  for (char32_t c : code_points(utf8)) {
    const std::string hex = to_hex(std::string(1, static_cast<char>(c)));
    text += c == '\\'               ? "\\\\"
            : c == '\n'             ? "\\n"
            : c == '\r'             ? "\\r"
            : c < 0x20 || c >= 0x7f ? "\\x" + hex
                                    : std::string(1, static_cast<char>(c));
  }
  return text;
}

inline std::string value_text(const Json& value, const std::string& type) {
  if (value.is_string()) return type == "ascii" ? latin1_escaped(value) : value.get<std::string>();
  if (value.is_number_float()) return float_text(bits_of(value.get<double>()), double_shape);
  return value.dump();
}

inline std::string last_name(const std::string& path) { return path.substr(path.rfind('.') + 1); }

// The decoded field that is the recorded one: same bytes, same bits, same kind.
inline const DecodedField* counterpart(const Decoded& decoded, const Json& field) {
  const std::string type = field["type"];
  for (const DecodedField& f : decoded.fields) {
    if (f.offset != field["offset"] || f.size != field["size"] || f.is_bits != (type == "bits")) continue;
    if (f.is_bits && (f.high_bit != field["bits"][0] || f.low_bit != field["bits"][1])) continue;
    if (f.type != type && !(type == "bytes" && (f.type == "group" || f.type == "dns_name"))) continue;
    return &f;
  }
  return nullptr;
}

inline std::string wrong_text(const DecodedField& f) {
  std::string text;
  for (const WrongReading& w : f.wrong) text += w.how + " " + w.value + "; ";
  return text;
}

inline std::string recorded_wrong(const Json& field) {
  if (!field.contains("wrong")) return "";
  const Json& wrong = field["wrong"];
  const std::string type = field["type"], order = field["endian"];
  if (!wrong.is_object()) return (order == "little" ? "as big " : "as little ") + value_text(wrong, type) + "; ";
  if (order == "both")
    return "little half as big " + wrong["little half read big"].dump() + "; big half as little " +
           wrong["big half read little"].dump() + "; ";
  return "as little " + wrong["little"].dump() + "; as big " + wrong["big"].dump() + "; ";
}

// Where our reading of a recorded format is another one, a line each; "" when it is the same.
inline std::string differences(const Json& format) {
  const std::string id = format["id"];
  const Layout* layout = layout_named(layout_of(id));
  if (!layout) return id + ": no such layout\n";
  const std::vector<uint8_t> data = bytes_from_hex(format["hex"]);
  const Decoded decoded = decode(*layout, data);
  std::string found;
  const auto expect = [&](const std::string& where, const std::string& ours, const std::string& recorded_text) {
    if (ours != recorded_text) found += where + ": " + ours + " instead of " + recorded_text + "\n";
  };
  expect(id + " stopped", decoded.stopped, "");
  expect(id + " size", std::to_string(decoded.size), std::to_string(data.size()));
  for (const Json& field : format["fields"]) {
    const std::string where = id + " " + field["name"].get<std::string>();
    const DecodedField* f = counterpart(decoded, field);
    if (!f) {
      found += where + ": no such field\n";
      continue;
    }
    expect(where, f->value, value_text(field["value"], field["type"]));
    expect(where + ", wrongly", wrong_text(*f), recorded_wrong(field));
    if (id != "java_class") expect(where + ", its name", last_name(f->name), last_name(field["name"]));
  }
  return found;
}

}  // namespace lockstep::bytes

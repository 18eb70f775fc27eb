// The recorded calls of tests/data/bytes: hex, tagged values, what was answered and what our codec answers.
//
// Without GoogleTest, because the same comparison runs natively and as WebAssembly (tests/wasm/bytes_vectors.cpp).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "bytes/number.h"
#include "bytes/struct_codec.h"

namespace lockstep::bytes {

using Json = nlohmann::json;

inline std::string from_hex(const std::string& hex) {
  std::string bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

inline std::vector<uint8_t> bytes_from_hex(const std::string& hex) {
  const std::string bytes = from_hex(hex);
  return {bytes.begin(), bytes.end()};
}

template <class Bytes>
std::string to_hex(const Bytes& bytes) {
  std::string hex;
  for (auto c : bytes) {
    hex += "0123456789abcdef"[static_cast<uint8_t>(c) >> 4];
    hex += "0123456789abcdef"[static_cast<uint8_t>(c) & 15];
  }
  return hex;
}

inline StructValue value_of(const Json& tagged) {
  const std::string& tag = tagged.begin().key();
  const Json& value = tagged.begin().value();
  const auto bits = [](const Json& hex) { return std::stoull(hex.get<std::string>(), nullptr, 16); };
  if (tag == "int") return integer_value(value.get<std::string>());
  if (tag == "f64") return real_value(bits(value));
  if (tag == "c128") return complex_value(bits(value[0]), bits(value[1]));
  if (tag == "bytes") return bytes_value(from_hex(value));
  if (tag == "bytearray") return bytearray_value(from_hex(value));
  if (tag == "bool") return boolean_value(value.get<bool>());
  if (tag == "none") return other_value("NoneType", false);
  return other_value(tag, !value.empty() && !(value.is_string() && value.get<std::string>().empty()));
}

inline std::string tag_text(const StructValue& v) {
  switch (v.kind) {
    case ValueKind::integer: return "int " + std::string(v.negative ? "-" : "") + std::to_string(v.magnitude);
    case ValueKind::boolean: return v.truth ? "True" : "False";
    case ValueKind::real: return "f64 " + hex_text({v.real, 0}, 8);
    case ValueKind::complex: return "c128 " + hex_text({v.real, 0}, 8) + " " + hex_text({v.imaginary, 0}, 8);
    default: return std::string(type_name_of(v)) + " " + to_hex(v.bytes);
  }
}

inline std::string values_text(const std::vector<StructValue>& values) {
  std::string text;
  for (const StructValue& v : values) text += tag_text(v) + "; ";
  return text;
}

inline std::string values_text(const Json& tagged) {
  std::vector<StructValue> values;
  for (const Json& v : tagged) values.push_back(value_of(v));
  return values_text(values);
}

inline std::u32string code_points(const std::string& utf8) {
  std::u32string text;
  for (size_t i = 0; i < utf8.size();) {
    const Utf8Piece piece = utf8_piece(utf8, i, Surrogates::whole);
    text += piece.character;
    i += piece.size;
  }
  return text;
}

// The format of a recorded call.
inline std::expected<StructFormat, StructError> format_of(const Json& call, const Abi& abi) {
  const std::string text = call["fmt"];
  std::expected<std::string, StructError> ascii = struct_format_of_text(code_points(text));
  if (call.contains("fmt_as")) {
    if (call["fmt_as"] != "bytes")
      return std::unexpected(struct_format_type_error(type_name_of(value_of(call["fmt_as"]))));
    std::string latin1;
    for (char32_t c : code_points(text)) latin1 += static_cast<char>(c);
    ascii = struct_format_of_bytes(latin1);
  }
  if (!ascii) return std::unexpected(ascii.error());
  return parse_struct_format(*ascii, abi);
}

// What our codec answers to a recorded call, as one line of text.
inline std::string answer(const Json& call, const Abi& abi) {
  const auto failed = [](const StructError& e) { return e.exception + ": " + e.text; };
  const auto format = format_of(call, abi);
  if (!format) return failed(format.error());
  const std::string op = call["op"];
  std::vector<StructValue> arguments;
  for (const Json& a : call.value("args", Json::array())) arguments.push_back(value_of(a));
  std::vector<uint8_t> buffer = bytes_from_hex(call.value("buf", ""));
  const StructValue offset = integer_value(call.value("offset", int64_t{0}));
  if (op == "calcsize") return "size " + std::to_string(format->size);
  if (op == "pack") {
    const auto packed = pack(*format, arguments);
    if (!packed) return failed(packed.error());
    const auto back = unpack(*format, *packed);
    return "size " + std::to_string(format->size) + " hex " + to_hex(*packed) + " back " +
           (back ? values_text(*back) : failed(back.error()));
  }
  if (op == "pack_into") {
    const auto done = pack_into(*format, buffer, offset, arguments);
    return done ? "hex " + to_hex(buffer) : failed(done.error());
  }
  if (op == "iter_unpack") {
    const auto count = iter_unpack_count(*format, buffer.size());
    if (!count) return failed(count.error());
    std::string rows;
    for (size_t i = 0; i < *count; ++i) {
      const auto row = unpack(*format, std::span(buffer).subspan(i * format->size, format->size));
      rows += "[" + (row ? values_text(*row) : failed(row.error())) + "]";
    }
    return rows;
  }
  const auto values = op == "unpack" ? unpack(*format, buffer) : unpack_from(*format, buffer, offset);
  return values ? values_text(*values) : failed(values.error());
}

// What the interpreter answered, in the same form.
inline std::string recorded(const Json& call, const Json& result) {
  if (result.contains("exc")) return result["exc"].get<std::string>() + ": " + result["msg"].get<std::string>();
  const std::string op = call["op"];
  const std::string size = result.contains("size") ? "size " + std::to_string(result["size"].get<uint64_t>()) : "";
  if (op == "calcsize") return size;
  if (op == "pack") return size + " hex " + result["hex"].get<std::string>() + " back " + values_text(result["back"]);
  if (op == "pack_into") return "hex " + result["hex"].get<std::string>();
  if (op == "iter_unpack") {
    std::string rows;
    for (const Json& row : result["rows"]) rows += "[" + values_text(row) + "]";
    return rows;
  }
  return values_text(result["values"]);
}

}  // namespace lockstep::bytes

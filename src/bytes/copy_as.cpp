#include "bytes/copy_as.h"

#include <algorithm>
#include <cassert>

#include "base/bytes_text.h"
#include "bytes/dump.h"
#include "bytes/number.h"
#include "bytes/paste.h"

namespace lockstep::bytes {

namespace {

constexpr CopyForm all[] = {CopyForm::hex,         CopyForm::c_array,    CopyForm::python_bytes, CopyForm::rust,
                            CopyForm::go,          CopyForm::javascript, CopyForm::json,         CopyForm::base64,
                            CopyForm::struct_pack, CopyForm::hexdump,    CopyForm::xxd};

std::string hex_byte(uint8_t byte) { return hex_text({byte, 0}, 1); }

std::string joined(std::span<const uint8_t> bytes, std::string_view prefix, std::string_view separator) {
  std::string text;
  for (uint8_t byte : bytes) {
    if (!text.empty()) text += separator;
    text += prefix;
    text += hex_byte(byte);
  }
  return text;
}

std::string decimal_list(std::span<const uint8_t> bytes) {
  std::string text;
  for (uint8_t byte : bytes) text += (text.empty() ? "" : ", ") + std::to_string(byte);
  return text;
}

// The widest numbers that fit, then narrower ones for what is left: 13 bytes are one Q, one I and one B.
std::string struct_pack_call(std::span<const uint8_t> bytes, Order order) {
  const bool is_big = order == big;
  std::string format = is_big ? ">" : "<";
  std::string arguments;
  size_t at = 0;
  for (const auto& [code, width] :
       {std::pair{'Q', size_t{8}}, std::pair{'I', size_t{4}}, std::pair{'H', size_t{2}}, std::pair{'B', size_t{1}}}) {
    const size_t count = (bytes.size() - at) / width;
    if (count == 0) continue;
    if (count > 1) format += std::to_string(count);
    format += code;
    for (size_t i = 0; i < count; ++i, at += width)
      arguments += ", 0x" + hex_text(read_bits(bytes.subspan(at, width), is_big ? big : little), width);
  }
  return "struct.pack('" + format + "'" + arguments + ")";
}

// As xxd prints it: words of two bytes, the text behind two spaces.
std::string xxd_text(std::span<const uint8_t> bytes) {
  std::string text;
  for (size_t r = 0; r < row_count(bytes.size(), {}) && !bytes.empty(); ++r) {
    const DumpRow row = row_at(bytes, {}, r);
    text += hex_text({row.offset, 0}, 4) + ":";
    const size_t start = text.size();
    for (size_t i = 0; i < row.bytes.size(); ++i) text += (i % 2 == 0 ? " " : "") + hex_byte(row.bytes[i]);
    text.resize(start + 42, ' ');  // 8 words and 2 spaces
    for (uint8_t byte : row.bytes) text += glyph_of(byte);
    text += '\n';
  }
  return text;
}

}  // namespace

std::span<const CopyForm> copy_forms() { return all; }

std::string_view name_of(CopyForm form) {
  constexpr std::string_view names[] = {"hex",  "C array", "Python bytes", "Rust",       "Go", "JavaScript",
                                        "JSON", "base64",  "struct.pack",  "hexdump -C", "xxd"};
  return names[static_cast<size_t>(form)];
}

std::string copied(std::span<const uint8_t> bytes, CopyForm form, Order order) {
  const std::string count = std::to_string(bytes.size());
  switch (form) {
    case CopyForm::hex: return joined(bytes, "", " ");
    case CopyForm::c_array: return "const unsigned char bytes[" + count + "] = {" + joined(bytes, "0x", ", ") + "};";
    case CopyForm::python_bytes: return python_bytes_text(bytes);
    case CopyForm::rust: return "let bytes: [u8; " + count + "] = [" + joined(bytes, "0x", ", ") + "];";
    case CopyForm::go: return "var data = []byte{" + joined(bytes, "0x", ", ") + "}";
    case CopyForm::javascript: return "new Uint8Array([" + joined(bytes, "0x", ", ") + "])";
    case CopyForm::json: return "[" + decimal_list(bytes) + "]";
    case CopyForm::base64: return base64_text(bytes);
    case CopyForm::struct_pack: return struct_pack_call(bytes, order);
    case CopyForm::hexdump: return dump_text(bytes);
    case CopyForm::xxd: return xxd_text(bytes);
  }
  assert(false);
  return {};
}

std::string python_bytes_text(std::span<const uint8_t> bytes) {
  return bytes_text({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace lockstep::bytes

#include "bytes/inspect.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/utf8.h"
#include "bytes/address.h"
#include "bytes/decimal_forms.h"
#include "bytes/number.h"
#include "bytes/timestamp.h"
#include "bytes/unicode.h"
#include "bytes/varint.h"

namespace lockstep::bytes {

namespace {

using Data = std::span<const uint8_t>;
using Bytes = std::vector<uint8_t>;
using Row = const Interpretation&;
using Written = std::expected<Bytes, std::string>;

std::unexpected<std::string> refused(std::string_view text, std::string_view what) {
  return std::unexpected("'" + std::string(text.substr(0, 40)) + "' is not " + std::string(what));
}

uint64_t number_at(Data data, Order order, Row row) { return read_bits(data.first(row.size), order).low; }
Written number_bytes(uint64_t value, Order order, Row row) { return bytes_of({value, 0}, row.size, order); }

std::optional<Reading> reading(std::optional<std::string> text, Row row) {
  if (!text) return std::nullopt;
  return Reading{*std::move(text), row.size};
}

// ---- bits of a byte, numbers

std::optional<Reading> read_binary(Data data, Order, Row row) {
  std::string text;
  for (int bit = 7; bit >= 0; --bit) text += data[0] >> bit & 1 ? '1' : '0';
  return Reading{text, row.size};
}

Written write_binary(std::string_view text, Order, Row) {
  const auto value = number_of_digits(text, 2);
  if (!value || *value > U128{255, 0}) return refused(text, "eight binary digits");
  return Bytes{static_cast<uint8_t>(value->low)};
}

std::optional<Reading> read_number(Data data, Order order, Row row) {
  const NumberType type = *number_type_named(row.name);
  return Reading{number_text(read_bits(data.first(row.size), order), type), row.size};
}

Written write_number(std::string_view text, Order order, Row row) {
  const auto bits = parse_number(text, *number_type_named(row.name));
  if (!bits) return std::unexpected(bits.error().text);
  return bytes_of(*bits, row.size, order);
}

FixedPoint fixed_type(Row row) {
  const bool is_signed = row.name.starts_with('s');
  const auto width = static_cast<uint8_t>(row.size);
  return {width, static_cast<uint8_t>(row.name.find(".15") != row.name.npos ? 15 : width * 4), is_signed};
}

std::optional<Reading> read_fixed(Data data, Order order, Row row) {
  return Reading{fixed_point_text(read_bits(data.first(row.size), order), fixed_type(row)), row.size};
}

Written write_fixed(std::string_view text, Order order, Row row) {
  const auto bits = parse_fixed_point(text, fixed_type(row));
  if (!bits) return refused(text, "a decimal number in the range of this form");
  return bytes_of(*bits, row.size, order);
}

std::optional<Reading> read_bcd(Data data, Order order, Row row) {
  return reading(bcd_text(data.first(row.size), order), row);
}

Written write_bcd(std::string_view text, Order order, Row row) {
  const auto bytes = bcd_bytes(text, row.size, order);
  if (!bytes) return refused(text, "at most " + std::to_string(row.size * 2) + " decimal digits");
  return *bytes;
}

// ---- variable length

std::optional<Reading> read_variable(Data data, Order, Row row) {
  const bool is_signed = row.name == "SLEB128";
  const auto number = row.name == "VLQ" ? read_vlq(data) : is_signed ? read_signed_leb128(data) : read_leb128(data);
  if (!number) return std::nullopt;
  const std::string text =
      is_signed ? std::to_string(static_cast<int64_t>(number->value)) : std::to_string(number->value);
  return Reading{text, number->size};
}

Written write_variable(std::string_view text, Order, Row row) {
  const bool is_signed = row.name == "SLEB128";
  const auto bits = parse_number(text, is_signed ? signed_type(8) : unsigned_type(8));
  if (!bits) return std::unexpected(bits.error().text);
  if (is_signed) return signed_leb128_bytes(static_cast<int64_t>(bits->low));
  return row.name == "VLQ" ? vlq_bytes(bits->low) : leb128_bytes(bits->low);
}

// ---- one character

Encoding encoding_of(Row row, Order order) {
  if (row.name == "UTF-8") return Encoding::utf8;
  if (row.name == "UTF-16") return order == big ? Encoding::utf16_big : Encoding::utf16_little;
  return order == big ? Encoding::utf32_big : Encoding::utf32_little;
}

// "A U+0041"; control characters by their code alone.
std::optional<Reading> read_character(Data data, Order order, Row row) {
  if (data.empty()) return std::nullopt;
  const TextUnit unit = text_units(data.first(std::min<size_t>(4, data.size())), encoding_of(row, order))[0];
  if (!unit.is_valid) return std::nullopt;
  std::string text;
  const bool is_control = unit.code_point < 0x20 || (unit.code_point >= 0x7f && unit.code_point < 0xa0);
  if (!is_control) append_utf8(text, unit.code_point);
  if (!text.empty()) text += ' ';
  std::string code = hex_text({unit.code_point, 0}, unit.code_point > 0xffff ? 3 : 2);
  for (char& c : code)
    if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  return Reading{text + "U+" + code, unit.size};
}

// A character, or "U+20AC", or both as they were read.
Written write_character(std::string_view text, Order order, Row row) {
  std::string character(text);
  if (const size_t code = text.rfind("U+"); code != text.npos && text.size() > code + 2) {
    const auto value = number_of_digits(text.substr(code + 2), 16);
    if (!value || *value > U128{0x10ffff, 0} || (value->low >= 0xd800 && value->low < 0xe000))
      return refused(text, "a Unicode character");
    character.clear();
    append_utf8(character, static_cast<char32_t>(value->low));
  }
  const auto bytes = encode_text(character, encoding_of(row, order), false);
  const auto units = text_units({reinterpret_cast<const uint8_t*>(character.data()), character.size()}, Encoding::utf8);
  if (!bytes || units.size() != 1) return refused(text, "one character, or U+ and its code");
  return *bytes;
}

// ---- times

std::optional<Reading> read_time(Data data, Order order, Row row) {
  const uint64_t n = number_at(data, order, row);
  if (row.name == "FILETIME") return reading(moment_text(moment_of_filetime(n)), row);
  if (row.name == "NTP") return reading(moment_text(moment_of_ntp(static_cast<uint32_t>(n))), row);
  if (row.name == "Unix, 32 bits") return reading(moment_text(moment_of_unix(static_cast<int32_t>(n))), row);
  if (row.name == "Unix, 64 bits") return reading(moment_text(moment_of_unix(static_cast<int64_t>(n))), row);
  // DOS: time of day first, then the date, as in a ZIP header.
  const auto time = static_cast<uint16_t>(read_bits(data.first(2), order).low);
  const auto date = static_cast<uint16_t>(read_bits(data.subspan(2, 2), order).low);
  const auto moment = moment_of_dos(date, time);
  return moment ? reading(moment_text(*moment), row) : std::nullopt;
}

Written write_time(std::string_view text, Order order, Row row) {
  const auto moment = parse_moment(text);
  if (!moment) return refused(text, "a time such as 2024-01-01T12:30:00Z");
  const auto out_of_range = [&] { return refused(text, "within the years of this form"); };
  if (row.name == "FILETIME") {
    const auto ticks = filetime_of(*moment);
    return ticks ? number_bytes(*ticks, order, row) : out_of_range();
  }
  if (row.name == "NTP") {
    const auto seconds = ntp_of(*moment);
    return seconds ? number_bytes(*seconds, order, row) : out_of_range();
  }
  if (row.name == "Unix, 32 bits") {
    if (moment->seconds != static_cast<int32_t>(moment->seconds)) return out_of_range();
    return number_bytes(static_cast<uint32_t>(moment->seconds), order, row);
  }
  if (row.name == "Unix, 64 bits") return number_bytes(static_cast<uint64_t>(moment->seconds), order, row);
  const auto dos = dos_of(*moment);
  if (!dos) return out_of_range();
  Bytes bytes = bytes_of({dos->time, 0}, 2, order);
  const Bytes date = bytes_of({dos->date, 0}, 2, order);
  bytes.insert(bytes.end(), date.begin(), date.end());
  return bytes;
}

// ---- byte strings

template <auto text_of_bytes>
std::optional<Reading> read_string(Data data, Order, Row row) {
  constexpr size_t size = [] {
    if constexpr (requires { text_of_bytes(std::span<const uint8_t, 4>(std::array<uint8_t, 4>{})); }) return 4;
    if constexpr (requires { text_of_bytes(std::span<const uint8_t, 6>(std::array<uint8_t, 6>{})); }) return 6;
    return 16;
  }();
  return Reading{text_of_bytes(data.first<size>()), row.size};
}

template <auto parse>
Written write_string(std::string_view text, Order, Row row) {
  const auto bytes = parse(text);
  if (!bytes) return refused(text, "written as " + std::string(row.name) + " is");
  return Bytes(bytes->begin(), bytes->end());
}

#define NUMBER(name, size) \
  Interpretation { name, size, size != 1, read_number, write_number }
constexpr Interpretation all[] = {
    {"binary", 1, false, read_binary, write_binary},
    NUMBER("u8", 1),
    NUMBER("i8", 1),
    NUMBER("u16", 2),
    NUMBER("i16", 2),
    NUMBER("u24", 3),
    NUMBER("i24", 3),
    NUMBER("u32", 4),
    NUMBER("i32", 4),
    NUMBER("u48", 6),
    NUMBER("i48", 6),
    NUMBER("u64", 8),
    NUMBER("i64", 8),
    NUMBER("u128", 16),
    NUMBER("i128", 16),
    NUMBER("f16", 2),
    NUMBER("bf16", 2),
    NUMBER("f32", 4),
    NUMBER("f64", 8),
    {"8.8 fixed", 2, true, read_fixed, write_fixed},
    {"s1.15 fixed", 2, true, read_fixed, write_fixed},
    {"16.16 fixed", 4, true, read_fixed, write_fixed},
    {"s16.16 fixed", 4, true, read_fixed, write_fixed},
    {"32.32 fixed", 8, true, read_fixed, write_fixed},
    {"BCD, 1 byte", 1, false, read_bcd, write_bcd},
    {"BCD, 2 bytes", 2, true, read_bcd, write_bcd},
    {"BCD, 4 bytes", 4, true, read_bcd, write_bcd},
    {"VLQ", 0, false, read_variable, write_variable},
    {"LEB128", 0, false, read_variable, write_variable},
    {"SLEB128", 0, false, read_variable, write_variable},
    {"UTF-8", 0, false, read_character, write_character},
    {"UTF-16", 0, true, read_character, write_character},
    {"UTF-32", 4, true, read_character, write_character},
    {"Unix, 32 bits", 4, true, read_time, write_time},
    {"Unix, 64 bits", 8, true, read_time, write_time},
    {"FILETIME", 8, true, read_time, write_time},
    {"NTP", 4, true, read_time, write_time},
    {"DOS time and date", 4, true, read_time, write_time},
    {"IPv4", 4, false, read_string<ipv4_text>, write_string<parse_ipv4>},
    {"MAC", 6, false, read_string<mac_text>, write_string<parse_mac>},
    {"IPv6", 16, false, read_string<ipv6_text>, write_string<parse_ipv6>},
    {"UUID", 16, false, read_string<uuid_text>, write_string<parse_uuid>},
    {"GUID", 16, false, read_string<guid_text>, write_string<parse_guid>},
};
#undef NUMBER

}  // namespace

std::span<const Interpretation> interpretations() { return all; }

const Interpretation* interpretation_named(std::string_view name) {
  const auto found = std::ranges::find(all, name, &Interpretation::name);
  return found == std::end(all) ? nullptr : found;
}

std::vector<InspectorRow> inspect(Data data, std::optional<size_t> selection) {
  if (selection) data = data.first(std::min(*selection, data.size()));
  std::vector<InspectorRow> rows;
  for (const Interpretation& one : all) {
    if (one.size > data.size() || data.empty()) continue;
    InspectorRow row{&one, one.read(data, little, one), {}};
    if (one.has_order) row.big = one.read(data, big, one);
    if (selection) {
      if (row.little && row.little->size != *selection) row.little.reset();
      if (row.big && row.big->size != *selection) row.big.reset();
    }
    if (row.little || row.big) rows.push_back(std::move(row));
  }
  return rows;
}

std::expected<Bytes, std::string> bytes_of_reading(const Interpretation& one, std::string_view text, Order order) {
  return one.write(text, order, one);
}

}  // namespace lockstep::bytes

#include "bytes/field_reader.h"

#include <algorithm>
#include <cassert>

#include "base/bytes_text.h"
#include "bytes/address.h"
#include "bytes/decimal_forms.h"
#include "bytes/timestamp.h"
#include "bytes/unicode.h"
#include "bytes/varint.h"

namespace lockstep::bytes {

namespace {

constexpr std::string_view sized_types[] = {"bytes", "ascii", "utf-8", "utf-16le", "utf-16be"};

constexpr size_t most_shown = size_t{1} << 14;  // bytes of one field; a file's "rest" may be megabytes

std::span<const uint8_t> shown_part(std::span<const uint8_t> data) {
  return data.first(std::min(data.size(), most_shown));
}

// What stands behind a value that is not shown whole.
std::string rest_text(std::span<const uint8_t> data) {
  return data.size() > most_shown ? "… (" + std::to_string(data.size()) + " bytes)" : "";
}

std::string hex_of(std::span<const uint8_t> data) {
  std::string text;
  for (uint8_t byte : shown_part(data)) text += hex_text({byte, 0}, 1);
  return text + rest_text(data);
}

// As Python writes bytes between quotes, with the double quote and the apostrophe left alone.
std::string escaped(std::span<const uint8_t> data) {
  std::string text;
  for (uint8_t byte : data) append_escaped_byte(text, byte, 0);
  return text;
}

// RFC 1035: labels with a length byte, ended by a zero or by a pointer.
size_t dns_name_size(std::span<const uint8_t> rest) {
  size_t at = 0;
  while (at < rest.size()) {
    if (rest[at] == 0) return at + 1;
    if (rest[at] >= 0xc0) return at + 2;
    at += rest[at] + size_t{1};
  }
  return rest.size() + 1;
}

std::string dns_name_text(std::span<const uint8_t> data) {
  std::string text;
  for (size_t at = 0; at < data.size() && data[at] != 0 && data[at] < 0xc0; at += data[at] + size_t{1})
    text += escaped(data.subspan(at + 1, std::min<size_t>(data[at], data.size() - at - 1))) + ".";
  return text;
}

std::optional<Order> order_of(FieldOrder order) {
  switch (order) {
    case FieldOrder::little_end: return little;
    case FieldOrder::big_end: return big;
    case FieldOrder::pdp_words: return pdp;
    default: return std::nullopt;
  }
}

U128 bits_between(U128 value, unsigned high, unsigned low) {
  U128 shifted = low >= 64 ? U128{value.high >> (low - 64), 0}
                 : low     ? U128{value.low >> low | value.high << (64 - low), value.high >> low}
                           : value;
  const unsigned count = high - low + 1;
  if (count >= 128) return shifted;
  if (count > 64) return {shifted.low, shifted.high & ((uint64_t{1} << (count - 64)) - 1)};
  return {count == 64 ? shifted.low : shifted.low & ((uint64_t{1} << count) - 1), 0};
}

// The number in the bytes as this field reads it: whole, or the bits of it.
std::string number_in(const DecodedField& f, NumberType type, std::span<const uint8_t> data, Order order) {
  const U128 bits = read_bits(data, order);
  return f.is_bits ? decimal_text(bits_between(bits, f.high_bit, f.low_bit)) : number_text(bits, type);
}

void read_number(DecodedField& f, NumberType type, std::span<const uint8_t> data) {
  const auto set_number = [&] {
    const auto value = number_of_digits(f.value, 10);
    if (value && value->high == 0) f.number = value->low;
  };
  if (f.order == FieldOrder::both_ends) {
    const auto first = data.first(type.width), second = data.subspan(type.width);
    f.value = number_in(f, type, first, little);
    f.wrong = {{"little half as big", number_in(f, type, first, big)},
               {"big half as little", number_in(f, type, second, little)}};
    const std::string other = number_in(f, type, second, big);
    if (other != f.value) f.display = "the big half says " + other;
    return set_number();
  }
  const Order order = order_of(f.order).value_or(big);
  f.value = number_in(f, type, data, order);
  set_number();
  if (f.order == FieldOrder::pdp_words) {
    f.wrong = {{"as little", number_in(f, type, data, little)}, {"as big", number_in(f, type, data, big)}};
  } else if (f.order != FieldOrder::none) {
    f.wrong = {
        {f.order == FieldOrder::little_end ? "as big" : "as little", number_in(f, type, data, other_order(order))}};
  }
}

template <size_t n>
std::span<const uint8_t, n> exactly(std::span<const uint8_t> data) {
  return data.first<n>();
}

}  // namespace

std::optional<uint64_t> size_of_type(std::string_view type, std::span<const uint8_t> rest) {
  if (const auto number = number_type_named(type)) return number->width;
  if (type == "mac") return 6;
  if (type == "ipv4") return 4;
  if (type == "ipv6" || type == "uuid" || type == "guid") return 16;
  if (type == "dns_name") return dns_name_size(rest);
  if (type == "vlq" || type == "leb128") {
    const auto number = type == "vlq" ? read_vlq(rest) : read_leb128(rest);
    return number ? number->size : rest.size() + 1;  // one too many: the data ends inside it
  }
  return std::nullopt;
}

bool is_layout_type(std::string_view type) {
  return std::ranges::find(sized_types, type) != std::end(sized_types) || size_of_type(type, {});
}

void read_field(DecodedField& f, std::span<const uint8_t> data) {
  if (const auto number = number_type_named(f.is_bits ? "u" + std::to_string(data.size() * 8) : f.type)) {
    return read_number(f, *number, data);
  }
  f.value = hex_of(data);
  if (f.type == "ascii") {
    f.value = escaped(shown_part(data)) + rest_text(data);
  } else if (f.type == "mac") {
    f.display = mac_text(exactly<6>(data));
  } else if (f.type == "ipv4") {
    f.display = ipv4_text(exactly<4>(data));
  } else if (f.type == "ipv6") {
    f.display = ipv6_text(exactly<16>(data));
  } else if (f.type == "uuid") {
    f.display = uuid_text(exactly<16>(data));
  } else if (f.type == "guid") {
    f.display = guid_text(exactly<16>(data));
    f.wrong = {{"as a UUID", uuid_text(exactly<16>(data))}};
  } else if (f.type == "dns_name") {
    f.display = dns_name_text(data);
  } else if (f.type == "vlq" || f.type == "leb128") {
    const auto number = f.type == "vlq" ? read_vlq(data) : read_leb128(data);
    assert(number);
    f.number = number->value;
    f.display = std::to_string(number->value);
  } else if (f.type == "utf-8") {
    f.display = text_of(shown_part(data), Encoding::utf8) + rest_text(data);
  } else if (f.type == "utf-16le" || f.type == "utf-16be") {
    std::string text = text_of(shown_part(data), f.type == "utf-16le" ? Encoding::utf16_little : Encoding::utf16_big);
    text.erase(text.find_last_not_of('\0') + 1);  // such names are padded with zeros
    f.display = text + rest_text(data);
  }
}

std::string shown(std::string_view how, const DecodedField& f) {
  if (!f.number) return {};
  const uint64_t n = *f.number;
  if (how == "hex") {
    std::string digits = hex_text({n, 0}, std::min<uint64_t>(f.is_bits ? 1 : f.size, 8));
    for (char& c : digits)
      if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    return "0x" + digits;
  }
  if (how == "octal") {
    std::string digits;
    for (uint64_t rest = n; rest || digits.empty(); rest >>= 3)
      digits.insert(0, 1, static_cast<char>('0' + (rest & 7)));
    return "0" + digits;
  }
  if (how == "unix") return moment_text(moment_of_unix(static_cast<int64_t>(n))).value_or("");
  if (how == "ntp") return moment_text(moment_of_ntp(static_cast<uint32_t>(n))).value_or("");
  if (how == "dos_date") return dos_date_text(static_cast<uint16_t>(n)).value_or("");
  if (how == "dos_time") return dos_time_text(static_cast<uint16_t>(n)).value_or("");
  if (how == "16.16") return fixed_point_text({n, 0}, {4, 16, false});
  if (how == "0.32") return fixed_point_text({n, 0}, {4, 32, false}).substr(1);
  return {};
}

}  // namespace lockstep::bytes

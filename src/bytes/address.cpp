#include "bytes/address.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "bytes/order.h"

namespace lockstep::bytes {

namespace {

constexpr char digits[] = "0123456789abcdef";

std::string hex_byte(uint8_t byte) { return {digits[byte >> 4], digits[byte & 15]}; }

std::optional<uint32_t> number(std::string_view text, int base, size_t longest) {
  uint32_t value = 0;
  if (text.empty() || text.size() > longest) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc{} || end != text.data() + text.size() || text[0] == '-') return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// Groups of 16 bits between colons, the last maybe an IPv4 address. None: something else between them.
std::optional<std::vector<uint8_t>> ipv6_groups(std::string_view text) {
  std::vector<uint8_t> bytes;
  if (text.empty()) return bytes;
  const auto parts = split(text, ':');
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i + 1 == parts.size() && parts[i].find('.') != std::string_view::npos) {
      const auto tail = parse_ipv4(parts[i]);
      if (!tail) return std::nullopt;
      bytes.insert(bytes.end(), tail->begin(), tail->end());
      continue;
    }
    const auto group = number(parts[i], 16, 4);
    if (!group) return std::nullopt;
    bytes.push_back(static_cast<uint8_t>(*group >> 8));
    bytes.push_back(static_cast<uint8_t>(*group));
  }
  return bytes;
}

}  // namespace

std::string mac_text(std::span<const uint8_t, 6> bytes) {
  std::string text;
  for (uint8_t byte : bytes) text += (text.empty() ? "" : ":") + hex_byte(byte);
  return text;
}

std::string ipv4_text(std::span<const uint8_t, 4> bytes) {
  std::string text;
  for (uint8_t byte : bytes) text += (text.empty() ? "" : ".") + std::to_string(byte);
  return text;
}

std::string ipv6_text(std::span<const uint8_t, 16> bytes) {
  uint32_t groups[8];
  for (size_t i = 0; i < 8; ++i) groups[i] = bytes[2 * i] * 256u + bytes[2 * i + 1];
  // The first of the longest runs of zeros, if longer than one group, becomes "::".
  size_t best = 8, best_length = 1;
  for (size_t i = 0; i < 8; ++i) {
    size_t end = i;
    while (end < 8 && groups[end] == 0) ++end;
    if (end - i > best_length) best = i, best_length = end - i;
  }
  std::string text;
  for (size_t i = 0; i < 8; ++i) {
    if (i == best) {
      text += "::";
      i += best_length - 1;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    char hex[4];
    text.append(hex, std::to_chars(hex, hex + sizeof hex, groups[i], 16).ptr);
  }
  return text;
}

std::string uuid_text(std::span<const uint8_t, 16> bytes) {
  std::string text;
  for (size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += hex_byte(bytes[i]);
  }
  return text;
}

std::string guid_text(std::span<const uint8_t, 16> bytes) {
  std::array<uint8_t, 16> straight;
  std::ranges::copy(bytes, straight.begin());
  rearrange(straight, arrange_guid(), arrange(big, 16));
  return uuid_text(straight);
}

std::optional<std::array<uint8_t, 6>> parse_mac(std::string_view text) {
  const auto parts = split(text, text.find('-') == text.npos ? ':' : '-');
  std::array<uint8_t, 6> bytes{};
  if (parts.size() != bytes.size()) return std::nullopt;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = number(parts[i], 16, 2);
    if (!byte) return std::nullopt;
    bytes[i] = static_cast<uint8_t>(*byte);
  }
  return bytes;
}

std::optional<std::array<uint8_t, 4>> parse_ipv4(std::string_view text) {
  const auto parts = split(text, '.');
  std::array<uint8_t, 4> bytes{};
  if (parts.size() != bytes.size()) return std::nullopt;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = number(parts[i], 10, 3);
    if (!byte || *byte > 255 || (parts[i].size() > 1 && parts[i][0] == '0')) return std::nullopt;
    bytes[i] = static_cast<uint8_t>(*byte);
  }
  return bytes;
}

std::optional<std::array<uint8_t, 16>> parse_ipv6(std::string_view text) {
  const size_t gap = text.find("::");
  const auto head = ipv6_groups(text.substr(0, gap));
  const auto tail = gap == text.npos ? ipv6_groups("") : ipv6_groups(text.substr(gap + 2));
  if (!head || !tail) return std::nullopt;
  const size_t given = head->size() + tail->size();
  if (gap == text.npos ? given != 16 : given > 14) return std::nullopt;
  std::array<uint8_t, 16> bytes{};
  std::ranges::copy(*head, bytes.begin());
  std::ranges::copy_backward(*tail, bytes.end());
  return bytes;
}

std::optional<std::array<uint8_t, 16>> parse_uuid(std::string_view text) {
  if (text.starts_with('{') && text.ends_with('}')) text = text.substr(1, text.size() - 2);
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '-') {
      plain += text[i];
    } else if (i != 8 && i != 13 && i != 18 && i != 23) {
      return std::nullopt;
    }
  }
  std::array<uint8_t, 16> bytes{};
  if (plain.size() != 32 || (text.size() != 32 && text.size() != 36)) return std::nullopt;
  for (size_t i = 0; i < 16; ++i) {
    const auto byte = number(std::string_view(plain).substr(2 * i, 2), 16, 2);
    if (!byte) return std::nullopt;
    bytes[i] = static_cast<uint8_t>(*byte);
  }
  return bytes;
}

std::optional<std::array<uint8_t, 16>> parse_guid(std::string_view text) {
  auto bytes = parse_uuid(text);
  if (bytes) rearrange(*bytes, arrange(big, 16), arrange_guid());
  return bytes;
}

}  // namespace lockstep::bytes

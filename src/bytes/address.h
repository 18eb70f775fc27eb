// Addresses and identifiers: byte strings that people write as text. They have no byte order, with one exception.
//
// MAC and IP addresses are bytes in the order in which they are written. A UUID (RFC 9562) is too; but Windows stores
// the same text as a GUID, whose first three numbers are little-endian, so that 16 bytes are two different UUIDs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lockstep::bytes {

std::string mac_text(std::span<const uint8_t, 6>);    // "02:00:00:00:00:01"
std::string ipv4_text(std::span<const uint8_t, 4>);   // "192.168.1.10"
std::string ipv6_text(std::span<const uint8_t, 16>);  // as RFC 5952: "2001:db8::1"
std::string uuid_text(std::span<const uint8_t, 16>);  // 8-4-4-4-12 lower-case digits, bytes in order
std::string guid_text(std::span<const uint8_t, 16>);  // the same, bytes as Windows stores them

// None: not that kind of text. MAC with ':' or '-', UUIDs with or without braces and hyphens.
std::optional<std::array<uint8_t, 6>> parse_mac(std::string_view);
std::optional<std::array<uint8_t, 4>> parse_ipv4(std::string_view);
std::optional<std::array<uint8_t, 16>> parse_ipv6(std::string_view);
std::optional<std::array<uint8_t, 16>> parse_uuid(std::string_view);
std::optional<std::array<uint8_t, 16>> parse_guid(std::string_view);

}  // namespace lockstep::bytes

// Reads one field of a layout from its bytes: value, meaning, and the value in the wrong order.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "bytes/decode.h"

namespace lockstep::bytes {

// Bytes that a type takes from here by itself: fixed ("u16", "ipv4") or as the data says ("vlq", "dns_name"). None: the
// type has to be given a size ("bytes", "ascii", "utf-8", "utf-16le", "utf-16be").
std::optional<uint64_t> size_of_type(std::string_view type, std::span<const uint8_t> rest);
bool is_layout_type(std::string_view type);

// Fills value, number, display of known types and wrong readings; `field` has type, order and the bits' range.
// `data` is exactly the field's bytes.
void read_field(DecodedField& field, std::span<const uint8_t> data);

// "hex", "octal", "unix", "ntp", "dos_date", "dos_time", "16.16": how a number is shown; "" for others.
std::string shown(std::string_view how, const DecodedField& field);

}  // namespace lockstep::bytes

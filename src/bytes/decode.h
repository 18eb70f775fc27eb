// Bytes read by a layout: a tree of fields, each with its value and with what the wrong byte order would make of it.
//
// The tree is a list in the order of the layout; a group stands before its children and spans them. Byte order is a
// property of each field: a MAC address, a string or a single byte has none, and reading it wrongly changes nothing.
// What the layout reads from the data (lengths, counts, the order itself) comes from the right values; the wrong ones
// are for looking at.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bytes/layout.h"
#include "bytes/number.h"

namespace lockstep::bytes {

enum class FieldOrder : uint8_t { none, little_end, big_end, pdp_words, both_ends };

struct WrongReading {
  std::string how;    // "as big", "little half as big"
  std::string value;  // like DecodedField::value
};

struct DecodedField {
  std::string name;              // its own; path_of gives "ImageWidth.tag"
  std::string type;              // "u16", "bytes", "bits", "group", …
  std::optional<size_t> parent;  // the index of its group
  uint32_t depth = 0;
  uint64_t offset = 0, size = 0;  // bytes in the data
  FieldOrder order = FieldOrder::none;
  bool is_bits = false;
  uint8_t high_bit = 0, low_bit = 0;  // of a bit field: within its number, read in its order
  std::string value;                  // a number in decimal, text with its specials escaped, other bytes in hex
  std::string display;  // what it means: "6 TCP", "0x0806 IPv4", "2024-01-01T00:00:00Z"; "" when value says it
  std::string note;
  std::optional<uint64_t> number;   // when it is a whole number from 0, for expressions
  std::vector<WrongReading> wrong;  // empty where order does not matter
};

struct Decoded {
  std::vector<DecodedField> fields;
  uint64_t size = 0;    // bytes from the start to the end of the furthest field
  std::string stopped;  // why decoding ended early: "'width' needs 4 bytes at offset 16, the data ends at 18"; else ""
};

constexpr size_t shown_repeats = 1000;  // of more numbers in a row the first are read, and the rest is counted
constexpr size_t most_fields = 10000;   // a layout is data, and data may lie

Decoded decode(const Layout&, std::span<const uint8_t>);

std::string path_of(std::span<const DecodedField>, size_t index);
// The innermost field that holds this byte; none: no field does. Bit fields do not count.
std::optional<size_t> field_at(const Decoded&, uint64_t offset);

}  // namespace lockstep::bytes

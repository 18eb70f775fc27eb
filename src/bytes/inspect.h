// Every reading of the bytes at the cursor, in little and big side by side, and back: typing a reading gives its bytes.
//
//   at 00 00 48 41        u16       0                  0            what a row reads, it can write
//                         f32       12.5               2.592e-41
//                         UTF-8     NUL                             one column: UTF-8 has no byte order
//
// The rows are a table: adding a reading adds a line. A row that does not apply (too few bytes, digits that are no BCD,
// a time outside the calendar) is left out or shows nothing in that column.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/order.h"

namespace lockstep::bytes {

struct Reading {
  std::string text;
  size_t size = 0;  // bytes that it read: what a view outlines
};

struct Interpretation {
  std::string_view name;
  size_t size = 0;         // bytes; 0 = as the data says
  bool has_order = false;  // false: one column
  std::optional<Reading> (*read)(std::span<const uint8_t>, Order, const Interpretation&) = nullptr;
  // Error: why the text is no such value, as a sentence.
  std::expected<std::vector<uint8_t>, std::string> (*write)(std::string_view, Order, const Interpretation&) = nullptr;
};

std::span<const Interpretation> interpretations();
const Interpretation* interpretation_named(std::string_view);  // nullptr: none

struct InspectorRow {
  const Interpretation* interpretation = nullptr;
  std::optional<Reading> little, big;  // `big` is empty where there is no order
};

// The rows for the bytes from the cursor on. With a selection only those that read exactly so many bytes.
std::vector<InspectorRow> inspect(std::span<const uint8_t> from_cursor, std::optional<size_t> selection = {});

std::expected<std::vector<uint8_t>, std::string> bytes_of_reading(const Interpretation&, std::string_view text, Order);

}  // namespace lockstep::bytes

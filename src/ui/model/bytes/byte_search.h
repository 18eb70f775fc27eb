// Where in the bytes is it? Bytes, a text or a number, the number in either order, and the answer says how it stands
// there.
//
//   find 258      u16 little 02 01 · u16 big 01 02 · u32 little 02 01 00 00 · …   the first place of any of them
//   find 258 u24  only three bytes wide
//   find 1.5      f32 and f64, both orders
//   find Hé       UTF-8, UTF-16LE, UTF-16BE
//   find de ad    the bytes themselves, in every form that can be pasted
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/protocol.h"
#include "ui/model/bytes/byte_document.h"

namespace lockstep::ui::model {

using protocol::SearchField;
using protocol::SearchKind;

// What is looked for, in one of the ways in which it may stand there.
struct Needle {
  std::vector<uint8_t> bytes;
  std::string how;  // "u16, big-endian", "bytes", "UTF-8"
};

// Never empty. Error: why there is nothing that could be looked for, as a sentence.
std::expected<std::vector<Needle>, std::string> needles_for(std::string_view query, SearchKind);

struct Found {
  ByteRange range;
  std::string how;
};

// The first place from `from` on, then from the start; at one place the longest needle. None: nowhere.
std::optional<Found> find_next(std::span<const uint8_t>, std::span<const Needle>, size_t from);
// The last place that begins before `before`, then from the end.
std::optional<Found> find_previous(std::span<const uint8_t>, std::span<const Needle>, size_t before);

// "26", "0x1a", "end"; "+16" and "-0x10" count from the cursor. At most `size`. Error: a sentence.
std::expected<size_t, std::string> parse_place(std::string_view, size_t cursor, size_t size);

}  // namespace lockstep::ui::model

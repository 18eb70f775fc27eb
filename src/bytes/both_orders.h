// One value, both byte orders side by side, and what each becomes when it is read as the other.
//
// The value does not change and neither do the bits within a byte: only the places of the bytes do. A value whose
// bytes read the same from both ends (0, -1, 0x01000001) shows no difference, which is why a forgotten swap can
// pass a test.
//
//   u32 305419896      little 78 56 34 12   read as big:    2018915346
//                      big    12 34 56 78   read as little: 2018915346
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/number.h"

namespace lockstep::bytes {

struct Side {
  Order order;
  std::vector<uint8_t> bytes;  // in address order
  std::string value;           // these bytes read in this order
  U128 misread_bits;           // these bytes read in the other order
  std::string misread;
};

struct BothOrders {
  NumberType type;
  U128 bits;
  std::string value;  // as number_text writes it
  std::string hex;    // the number's own digits, heaviest byte first: no order
  Side little, big;
  bool same = false;  // both orders give the same bytes
};

BothOrders both_orders(U128 bits, NumberType);
// Error: as parse_number.
std::expected<BothOrders, NumberError> both_orders(std::string_view typed, NumberType);

// After one byte of a side was edited: the value that this side's order now reads.
BothOrders with_byte(const BothOrders&, const Side&, size_t place, uint8_t byte);

// The same number as a PDP-11 lays it down: words of two bytes, the heaviest first, each with its light byte first.
struct PdpOrder {
  std::vector<uint8_t> bytes;
  std::string as_little, as_big;  // what the others make of them
};
// Of 4 or 8 bytes; the machine had no other numbers of several words.
std::optional<PdpOrder> pdp_order(const BothOrders&);

}  // namespace lockstep::bytes

#include "bytes/both_orders.h"

#include <cassert>
#include <utility>

namespace lockstep::bytes {

namespace {

Side side_of(U128 bits, NumberType type, Order order) {
  Side side{order, bytes_of(bits, type.width, order), number_text(bits, type), {}, {}};
  side.misread_bits = read_bits(side.bytes, other_order(order));
  side.misread = number_text(side.misread_bits, type);
  return side;
}

}  // namespace

BothOrders both_orders(U128 bits, NumberType type) {
  bits = masked(bits, type.width);
  BothOrders both{type,
                  bits,
                  number_text(bits, type),
                  hex_text(bits, type.width),
                  side_of(bits, type, little),
                  side_of(bits, type, big),
                  false};
  both.same = both.little.bytes == both.big.bytes;
  return both;
}

std::expected<BothOrders, NumberError> both_orders(std::string_view typed, NumberType type) {
  const auto bits = parse_number(typed, type);
  if (!bits) return std::unexpected(bits.error());
  return both_orders(*bits, type);
}

BothOrders with_byte(const BothOrders& both, const Side& side, size_t place, uint8_t byte) {
  assert(place < side.bytes.size());
  std::vector<uint8_t> bytes = side.bytes;
  bytes[place] = byte;
  return both_orders(read_bits(bytes, side.order), both.type);
}

std::optional<PdpOrder> pdp_order(const BothOrders& both) {
  const NumberType type = both.type;
  if (type.width != 4 && type.width != 8) return std::nullopt;
  auto bytes = bytes_of(both.bits, type.width, pdp);
  std::string as_little = number_text(read_bits(bytes, little), type),
              as_big = number_text(read_bits(bytes, big), type);
  return PdpOrder{std::move(bytes), std::move(as_little), std::move(as_big)};
}

}  // namespace lockstep::bytes

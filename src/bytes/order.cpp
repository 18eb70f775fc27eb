#include "bytes/order.h"

#include <algorithm>
#include <cassert>

namespace lockstep::bytes {

namespace {

struct NamedOrder {
  std::string_view name;
  Order order;
};
constexpr NamedOrder named[] = {{"little", little}, {"big", big}, {"pdp", pdp}, {"swapped words", swapped_words}};

}  // namespace

std::string name_of(Order order) {
  for (const NamedOrder& n : named)
    if (n.order == order) return std::string(n.name);
  return letters_of(arrange(order, 8));
}

std::optional<Order> order_named(std::string_view name) {
  for (const NamedOrder& n : named)
    if (n.name == name) return n.order;
  return std::nullopt;
}

Arrangement arrange(Order order, size_t width) {
  assert(width <= max_width && order.word > 0);
  Arrangement a;
  a.width = static_cast<uint8_t>(width);
  const size_t words = (width + order.word - 1) / order.word;
  size_t place = 0;
  for (size_t i = 0; i < words; ++i) {
    const size_t word = order.low_word_first ? i : words - 1 - i;
    const size_t lightest = word * order.word;
    const size_t bytes = std::min<size_t>(order.word, width - lightest);
    for (size_t j = 0; j < bytes; ++j)
      a.weight[place++] = static_cast<uint8_t>(lightest + (order.low_byte_first ? j : bytes - 1 - j));
  }
  return a;
}

Arrangement arrange_guid() { return {16, {12, 13, 14, 15, 10, 11, 8, 9, 7, 6, 5, 4, 3, 2, 1, 0}}; }

std::optional<Arrangement> arrange_letters(std::string_view letters) {
  if (letters.size() > max_width) return std::nullopt;
  Arrangement a;
  a.width = static_cast<uint8_t>(letters.size());
  uint32_t seen = 0;
  for (size_t place = 0; place < letters.size(); ++place) {
    const char letter = letters[place];
    const int index = letter >= 'a' && letter <= 'z' ? letter - 'a' : letter - 'A';
    if (index < 0 || index >= static_cast<int>(letters.size()) || (seen >> index & 1)) return std::nullopt;
    seen |= 1u << index;
    a.weight[place] = static_cast<uint8_t>(letters.size() - 1 - static_cast<size_t>(index));
  }
  return a;
}

std::string letters_of(const Arrangement& a) {
  std::string letters(a.width, '?');
  for (size_t place = 0; place < a.width; ++place)
    letters[place] = static_cast<char>('A' + (a.width - 1 - a.weight[place]));
  return letters;
}

size_t place_of(const Arrangement& a, size_t weight) {
  assert(weight < a.width);
  return static_cast<size_t>(std::find(a.weight.begin(), a.weight.begin() + a.width, weight) - a.weight.begin());
}

void rearrange(std::span<uint8_t> bytes, const Arrangement& from, const Arrangement& to) {
  assert(bytes.size() == from.width && from.width == to.width);
  std::array<uint8_t, max_width> by_weight{};
  for (size_t place = 0; place < bytes.size(); ++place) by_weight[from.weight[place]] = bytes[place];
  for (size_t place = 0; place < bytes.size(); ++place) bytes[place] = by_weight[to.weight[place]];
}

}  // namespace lockstep::bytes

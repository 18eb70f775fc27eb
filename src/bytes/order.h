// Which byte of a number stands where in memory.
//
// A number has bytes of known weight; memory has places of known address. An order says which weight goes to
// which place, and nothing else: bits within a byte never move. The four orders that machines and wires have used
// are two choices over words of some size: which word comes first, and which byte comes first inside a word.
//
//   0x0A0B0C0D          place 0  1  2  3
//   big                       0A 0B 0C 0D     network order, s390x, Java, DataView's default
//   little                    0D 0C 0B 0A     x86, ARM, RISC-V, WebAssembly
//   pdp (words of 2)          0B 0A 0D 0C     PDP-11 longs: high word first, low byte first
//   swapped words of 2        0C 0D 0A 0B     Modbus "CDAB": low word first, high byte first
//
// A GUID is five numbers side by side, the first three little and the rest single bytes, so it has an arrangement
// of its own. Any other arrangement can be written as letters, A for the heaviest byte: "CDAB".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lockstep::bytes {

constexpr size_t max_width = 16;  // bytes

struct Order {
  uint8_t word = 1;  // bytes per word; a width that is no multiple has its heaviest word short
  bool low_word_first = true;
  bool low_byte_first = true;  // inside a word

  friend constexpr bool operator==(Order, Order) = default;
};

inline constexpr Order little{1, true, true};
inline constexpr Order big{1, false, false};
inline constexpr Order pdp{2, false, true};
inline constexpr Order swapped_words{2, true, false};

inline constexpr Order other_order(Order o) { return {o.word, !o.low_word_first, !o.low_byte_first}; }

// "little", "big", "pdp", "swapped words"; none for other texts. The name of an unnamed order is its letters at
// width 8.
std::string name_of(Order);
std::optional<Order> order_named(std::string_view);

// weight[place]: 0 = the lightest byte of the number, width - 1 = the heaviest. Always a permutation.
struct Arrangement {
  uint8_t width = 0;
  std::array<uint8_t, max_width> weight{};

  friend constexpr bool operator==(const Arrangement&, const Arrangement&) = default;
};

// Width from 0 to 16.
Arrangement arrange(Order, size_t width);
// 16 bytes as Windows stores a GUID; read by it, the number's big-endian bytes are the text form's digits.
Arrangement arrange_guid();
// "CDAB": one letter per place, A the heaviest. None unless it is a permutation of the first letters.
std::optional<Arrangement> arrange_letters(std::string_view);
std::string letters_of(const Arrangement&);

// The place that holds the byte of this weight.
size_t place_of(const Arrangement&, size_t weight);

// The bytes of one order put into another, in place: from memory read by `from` to memory that reads the same by `to`.
void rearrange(std::span<uint8_t>, const Arrangement& from, const Arrangement& to);

}  // namespace lockstep::bytes

// Tables of numbers that a page downloads in a third of their size.
//
// Each number is kept as its difference to the same field of the row before, in as few bytes as it needs: 7 bits in
// each, the lowest first, the 8th says that more follow. The compiler packs, the first use unpacks.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <type_traits>

namespace lockstep {

void unpack(const uint8_t* bytes, size_t fields, int32_t* numbers, size_t count);

template <const auto& table>
struct Packed {
  using Row = std::remove_cvref_t<decltype(table[0])>;
  static constexpr size_t rows = std::size(table), fields = sizeof(Row) / sizeof(int32_t);
  using Fields = std::array<int32_t, fields>;

  // Calls `give` with one byte after the other.
  static constexpr void pack(auto give) {
    Fields last{};
    for (const Row& row : table) {
      const auto now = std::bit_cast<Fields>(row);
      for (size_t i = 0; i < fields; ++i) {
        const int64_t difference = int64_t{now[i]} - last[i];
        auto rest = static_cast<uint64_t>(difference < 0 ? -2 * difference - 1 : 2 * difference);
        for (; rest >= 0x80; rest >>= 7) give(static_cast<uint8_t>(rest | 0x80));
        give(static_cast<uint8_t>(rest));
      }
      last = now;
    }
  }
  static constexpr size_t size = [] {
    size_t n = 0;
    pack([&n](uint8_t) { ++n; });
    return n;
  }();
  static constexpr auto bytes = [] {
    std::array<uint8_t, size> all{};
    size_t at = 0;
    pack([&](uint8_t byte) { all[at++] = byte; });
    return all;
  }();
};

// The rows of a constant table of 32-bit fields, of which only the packed form is in the program.
template <const auto& table>
const auto& unpacked() {
  using P = Packed<table>;
  static const auto rows = [] {
    std::array<int32_t, P::rows * P::fields> numbers;
    unpack(P::bytes.data(), P::fields, numbers.data(), numbers.size());
    return std::bit_cast<std::array<typename P::Row, P::rows>>(numbers);
  }();
  return rows;
}

}  // namespace lockstep

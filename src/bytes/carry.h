// A struct written on one machine, carried as bytes, read on another: the way of every byte, and what arrives.
//
//   x86-64  i = 305419896     78 56 34 12          memory of the machine that writes
//                              │  │  │  │           nothing at the boundary: bytes travel as they lie
//   wire                      78 56 34 12
//                              │  │  │  │
//   s390x   i = 2018915346    78 56 34 12          memory of the machine that reads
//
// With htonl (htons, htobe64: whatever is as wide as the member) each machine turns its numbers to and from network
// order, but sizes, alignment and padding stay each machine's own. With struct both pack and unpack by '>', where sizes
// are stated and nothing is aligned.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/abi.h"

namespace lockstep::bytes {

enum class Boundary : uint8_t { none, htonl, struct_pack };

struct CarriedMember {
  char code = 0;               // struct's letter
  std::string sent, received;  // as Python would print them; `received` is empty when not all of its bytes came
  bool is_same = false;
};

// Where one byte that travels was, and where it goes. None: sign extension that stays behind, or bytes that nobody
// reads.
struct ByteWay {
  std::optional<size_t> from, to;
  std::optional<size_t> member;  // none: padding
};

struct Carried {
  std::vector<uint8_t> written, carried, read;  // memory, wire, memory
  std::vector<ByteWay> ways;                    // one for each byte carried
  std::vector<CarriedMember> members;
  size_t expected = 0;  // bytes that the reading machine waits for
  std::string failure;  // why nothing arrived: struct's exception on either side; "" = something did

  bool is_same() const;
};

// `format` are struct's letters with counts, without an order prefix; `values` are separated by commas, one for each
// that pack wants. Error: why nothing can be written at all, as a sentence.
std::expected<Carried, std::string> carry(const Abi& from, const Abi& to, std::string_view format,
                                          std::string_view values, Boundary);

}  // namespace lockstep::bytes

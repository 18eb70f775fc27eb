// A slice as a track keeps it: 20 bytes, as a run can have ten million.
//
//   begin 59 bits, kind 5 │ length 32 │ detail 3, which form 1, object 22, instructions 38
//                                                               or line 19, owner 19
//
// What does not fit is not made up: a longer length lies beside (Track), an object, a line or an owner of a higher
// number is one that is not known, and a slice of more than 10¹¹ instructions says that many. Times end after 18 years.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "ui/model/timeline/slice.h"

namespace lockstep::ui::model {

constexpr uint32_t unknown_object = UINT32_MAX;  // of a slice that began where details were left out

class KeptSlice {
 public:
  static constexpr uint32_t long_length = UINT32_MAX;

  KeptSlice() = default;
  explicit KeptSlice(const Slice& s) {
    static_assert(slice_kind_count <= 32, "kinds have five bits");
    static_assert(sizeof(Slice) == 48, "what is new in a slice needs a place here");
    const uint64_t when = std::min(s.begin_ns, most(59)) | static_cast<uint64_t>(s.kind) << 59;
    uint64_t what = uint64_t{std::min<uint8_t>(s.detail, 7)} << 61 | std::min<uint64_t>(s.object, most(22)) << 38;
    if (s.instructions)
      what |= uint64_t{1} << 60 | std::min(s.instructions, most(38));
    else
      what |= (s.line <= most(19) ? uint64_t{s.line} << 19 : 0) | (s.owner <= most(19) ? s.owner : 0);
    word_ = {low(when), high(when), static_cast<uint32_t>(std::min<uint64_t>(s.length_ns(), long_length)), low(what),
             high(what)};
  }

  uint64_t begin_ns() const { return when() & most(59); }
  SliceKind kind() const { return static_cast<SliceKind>(when() >> 59); }
  uint32_t length() const { return word_[2]; }  // long_length: not here
  uint32_t object() const {
    const uint64_t object = what() >> 38 & most(22);
    return object == most(22) ? unknown_object : static_cast<uint32_t>(object);
  }
  Slice whole(uint64_t length_ns) const {
    Slice s{.begin_ns = begin_ns(), .end_ns = begin_ns() + length_ns, .object = object(), .kind = kind()};
    s.detail = static_cast<uint8_t>(what() >> 61);
    if (what() >> 60 & 1) {
      s.instructions = what() & most(38);
    } else {
      s.line = static_cast<uint32_t>(what() >> 19 & most(19));
      s.owner = static_cast<uint32_t>(what() & most(19));
    }
    return s;
  }

 private:
  static constexpr uint64_t most(int bits) { return (uint64_t{1} << bits) - 1; }
  static constexpr uint32_t low(uint64_t word) { return static_cast<uint32_t>(word); }
  static constexpr uint32_t high(uint64_t word) { return static_cast<uint32_t>(word >> 32); }
  uint64_t when() const { return uint64_t{word_[1]} << 32 | word_[0]; }
  uint64_t what() const { return uint64_t{word_[4]} << 32 | word_[3]; }

  std::array<uint32_t, 5> word_{};  // no eight bytes in a row, which would be padded
};
static_assert(sizeof(KeptSlice) == 20);

}  // namespace lockstep::ui::model

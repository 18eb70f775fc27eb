// A stretch of time in one state.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lockstep::ui::model {

enum class SliceKind : uint8_t {
#define X(name, ...) name,
#include "ui/model/timeline/slice_kinds.def"
#undef X
};

#define X(name, ...) +1
constexpr size_t slice_kind_count = 0
#include "ui/model/timeline/slice_kinds.def"
    ;
#undef X

struct Slice {
  uint64_t begin_ns = 0, end_ns = 0;
  uint64_t instructions = 0;  // running: executed; left_out: events that are missing; waiters: threads
  uint32_t object = 0;        // blocked: name index, 0 = time; running: 1 + the thread that held the GIL before;
                              // held: the thread; waiters: 1 + the thread that has it
  uint32_t line = 0;          // of the source; 0 = not recorded
  SliceKind kind{};
  uint32_t owner = 0;  // blocked: 1 + the thread that holds the object; 0 = not known
  uint8_t detail = 0;  // running, held: trace::DropReason; blocked: 1 = the deadline passed

  uint64_t length_ns() const { return end_ns - begin_ns; }
};

}  // namespace lockstep::ui::model

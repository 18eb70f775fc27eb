// What a thread that cannot go on waits for, and how that ends: the `value` of its `blocked` and `woken` events.
//
//   blocked   bits   0 … 31   the source line; 0: none of the program's
//                   32 … 39   what it waits for
//                   40 … 63   1 + the thread that has to act first, as far as that is known: a lock's holder; 0: nobody
//                   is
//   woken     bit    0        the deadline passed
//             bits  40 … 63   1 + the thread that woke it; 0: none did
#pragma once

#include <cstdint>

namespace lockstep::trace {

enum class WaitFor : uint8_t {
  something,  // not known, or none of those below
  time,
  lock,
  thread,  // to start or to end
  queue,
  event,  // a condition, an event, a barrier, a future, what an event loop waits for
};

struct BlockedOn {
  uint32_t line = 0;
  WaitFor what{};
  uint32_t owner = 0;  // 1 + its id; 0: none

  friend constexpr bool operator==(const BlockedOn&, const BlockedOn&) = default;
};

struct WokenBy {
  bool timed_out = false;
  uint32_t waker = 0;  // 1 + its id; 0: none

  friend constexpr bool operator==(const WokenBy&, const WokenBy&) = default;
};

constexpr uint64_t packed_thread(uint32_t id_and_1) { return uint64_t{id_and_1 < (1u << 24) ? id_and_1 : 0} << 40; }

constexpr uint64_t packed(const BlockedOn& on) {
  return on.line | static_cast<uint64_t>(on.what) << 32 | packed_thread(on.owner);
}

constexpr uint64_t packed(const WokenBy& by) { return uint64_t{by.timed_out} | packed_thread(by.waker); }

constexpr WokenBy woken_by(uint64_t value) { return {(value & 1) != 0, static_cast<uint32_t>(value >> 40)}; }

// What a newer recorder may say is `something` here.
constexpr BlockedOn blocked_on(uint64_t value) {
  const auto what = static_cast<uint8_t>(value >> 32);
  return {static_cast<uint32_t>(value), what <= static_cast<uint8_t>(WaitFor::event) ? WaitFor{what} : WaitFor{},
          static_cast<uint32_t>(value >> 40)};
}

}  // namespace lockstep::trace

// What a thread that cannot go on waits for, as the `value` of its `blocked` event carries it.
//
//   bits   0 … 31   the source line; 0: none of the program's
//         32 … 39   what it waits for
//         40 … 63   1 + the thread that has to act first, as far as that is known: a lock's holder; 0: nobody is
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

constexpr uint64_t packed(const BlockedOn& on) {
  const uint64_t owner = on.owner < (1u << 24) ? on.owner : 0;
  return on.line | static_cast<uint64_t>(on.what) << 32 | owner << 40;
}

// What a newer recorder may say is `something` here.
constexpr BlockedOn blocked_on(uint64_t value) {
  const auto what = static_cast<uint8_t>(value >> 32);
  return {static_cast<uint32_t>(value), what <= static_cast<uint8_t>(WaitFor::event) ? WaitFor{what} : WaitFor{},
          static_cast<uint32_t>(value >> 40)};
}

}  // namespace lockstep::trace

// The machine's clocks, in nanoseconds. The simulation reads them only to keep to its budget; nothing that a program
// can see depends on them there.
#pragma once

#include <chrono>
#include <cstdint>

namespace lockstep::engine {

inline uint64_t monotonic_ns() {
  return static_cast<uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
          .count());
}

inline uint64_t unix_ns() {
  return static_cast<uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count());
}

}  // namespace lockstep::engine

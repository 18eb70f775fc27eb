// Identities that every room shares, as distinct types so that one cannot be passed for another.
//
// A thread's id is its number of creation within the run: the main thread is 0. It is the number that
// schedules, traces and reports print. An object that a trace or the explorer has to name (a lock, a list,
// an instance) is identified by the thread that made it and that thread's own counter, so that the identity is
// the same in every interleaving; an address or a global counter would not be.
#pragma once

#include <compare>
#include <cstdint>

namespace lockstep {

enum class ThreadId : uint32_t {};

constexpr ThreadId main_thread{0};
constexpr uint32_t index_of(ThreadId id) { return static_cast<uint32_t>(id); }

struct ObjectId {
  ThreadId maker{};
  uint32_t serial = 0;  // counts the maker's identified objects from 1; 0 = no identity given yet

  friend constexpr auto operator<=>(const ObjectId&, const ObjectId&) = default;
};

}  // namespace lockstep

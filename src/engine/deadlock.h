// Says in words why nobody can go on.
//
// CPython hangs silently when every thread waits for another one. An engine that finds all threads blocked without a
// deadline ends the run, and this is the text that it ends with:
//
//   Thread-1 (a) -> Thread-2 (b) -> Thread-1 (a)
//   Thread-1 (a) waits at line 12 to acquire y (Lock), which Thread-2 (b) holds
//   Thread-2 (b) waits at line 20 to acquire x (Lock), which Thread-1 (a) holds
//   MainThread waits at line 31 to join Thread-1 (a)
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/ids.h"
#include "engine/executor.h"

namespace lockstep::engine {

struct BlockedThread {
  ThreadId id{};
  std::string name;
  uint32_t line = 0;              // 0 = not known
  std::string verb;               // "acquire", "join"; "" = not known
  std::string label;              // of the object; "" = none
  std::optional<ThreadId> owner;  // who must act first
  std::string owner_name{};
};

// Reads a thread that is blocked; nothing runs meanwhile.
BlockedThread inspect_blocked(Executor&, const python::vm::Thread&);

// The first line is the cycle, where there is one; then one line for each thread, by id.
std::string describe_deadlock(std::span<const BlockedThread>);

}  // namespace lockstep::engine

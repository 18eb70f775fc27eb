// The record of a run: per thread, what happened and when.
//
// Each thread writes its own ring of fixed-size events with plain stores (one producer); the lab's event loop empties
// the rings (one consumer) into chunks that travel to the page as bytes. Nothing is shared between the writing threads
// and the clock is read only where a slice begins or ends, never per instruction.
//
//   thread 1   ▏taken ───────── dropped▕          ▏taken ── blocked▕
//   Event      at_ns  kind flags object value     24 bytes, little-endian
//
// Times are nanoseconds since the start of the run (virtual ones in `sim`).
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "base/ids.h"

namespace lockstep::trace {

enum class EventKind : uint8_t {
#define X(name, object, value, meaning) name,
#include "trace/events.def"
#undef X
};

enum class DropReason : uint8_t { asked, blocked, ended, detached, stopped };

struct Event {
  uint64_t at_ns = 0;
  EventKind kind{};
  uint8_t reserved8 = 0;
  uint16_t reserved16 = 0;
  uint32_t object = 0;
  uint64_t value = 0;
};
static_assert(sizeof(Event) == 24 && std::is_trivially_copyable_v<Event>);

// A piece of one thread's record, or names. The byte form is in `reader.h`.
struct Chunk {
  ThreadId thread{};
  std::vector<Event> events;              // in time order
  std::string thread_name;                // set in the first chunk of a thread
  struct Name {
    uint32_t object = 0;  // index that events use
    std::string label;    // "lock (Lock)", "queue.mutex (Lock)", "Thread-1"
  };
  std::vector<Name> object_names;  // those that first occur in this chunk
};

}  // namespace lockstep::trace

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

// What a thread is doing between two of its events.
enum class ThreadState : uint8_t { not_started, idle, running, waiting_for_gil, blocked, detached, ended };

// Where detail was left out, a thread writes one `folded` event for each of these, all with the time of the last event
// that is missing. Except for `events` they are the thread's totals since its start, so that a reader takes them over.
enum class Folded : uint32_t {
  events,  // left out since the event before
  running_ns,
  waiting_for_gil_ns,
  blocked_ns,
  detached_ns,
  instructions,
  slices,
  switches,
  state,  // ThreadState from here on; the last of the group
};
constexpr uint32_t folded_count = 9;

#define X(name, object, value, meaning) +1
constexpr uint8_t event_kind_count = 0
#include "trace/events.def"
    ;
#undef X

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
  std::vector<Event> events;  // in time order
  std::string thread_name;    // set in the first chunk of a thread
  struct Name {
    uint32_t object = 0;  // index that events use
    std::string label;    // "lock (Lock)", "queue.mutex (Lock)", "Thread-1"
  };
  std::vector<Name> object_names;  // those that first occur in this chunk
};

}  // namespace lockstep::trace

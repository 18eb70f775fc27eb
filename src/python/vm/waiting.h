// What a blocked thread waits for in the words of its program.
//
// Conditions, events, queues, barriers and futures are Python over locks (python/lib/threading.py): who waits in one of
// them is blocked on a lock that only Condition.wait knows. What the program called is the oldest frame of the library
// above the program's own.
#pragma once

#include <optional>
#include <string>

#include "python/vm/interpreter.h"

namespace lockstep::python::vm {

struct LibraryWait {
  std::string verb;            // "get from", "acquire", "start"; "" = waits for it
  std::string label;           // "q (Queue)", "Event"
  bool is_event_loop = false;  // asyncio's: waits for whatever comes, and the label is what to say when nothing can
};

// None: the thread waits for what its frame says, or not in Condition.wait. Nothing runs meanwhile.
std::optional<LibraryWait> find_library_wait(Interpreter&, const Thread&);

}  // namespace lockstep::python::vm

// What a thread that blocks waits for, in the program's words and as the trace has them.
#pragma once

#include <string>

#include "engine/executor.h"
#include "trace/blocked_on.h"

namespace lockstep::engine {

struct Wait {
  std::string label;  // behind "waits for": "lock (Lock)", "Thread-1 (work) to start", "events (asyncio)"
  trace::BlockedOn on;
};

// Under the rules of Executor::label: other threads may run meanwhile.
Wait what_it_waits_for(Executor&, const python::vm::Thread&);

}  // namespace lockstep::engine

#include "engine/last_place.h"

#include "engine/deadlock.h"

namespace lockstep::engine {

namespace vm = python::vm;

LastPlace last_place(Executor& executor, const vm::Thread& thread, std::optional<vm::Stop> last) {
  // The main thread may have raised and then waited for the others to end.
  if (thread.uncaught_line != 0) return {ThreadEnd::raised, thread.uncaught_line, ""};
  if (last == vm::Stop::finished) return {};
  if (last != vm::Stop::blocked) return {ThreadEnd::running, executor.current_line(thread), ""};
  const BlockedThread blocked = inspect_blocked(executor, thread);
  return {ThreadEnd::blocked, blocked.line,
          blocked.verb + (blocked.verb.empty() || blocked.label.empty() ? "" : " ") + blocked.label};
}

}  // namespace lockstep::engine

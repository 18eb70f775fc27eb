#include "engine/last_place.h"

#include "engine/deadlock.h"

namespace lockstep::engine {

namespace vm = python::vm;

std::string_view word_for(ThreadEnd end) {
  switch (end) {
    case ThreadEnd::returned: return "returned";
    case ThreadEnd::raised: return "raised";
    case ThreadEnd::blocked: return "blocked";
    case ThreadEnd::running: return "running";
  }
  return "";
}

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

#include "engine/waits.h"

#include <string_view>

namespace lockstep::engine {

namespace {

using trace::WaitFor;

WaitFor kind_of(std::string_view verb) {
  if (verb == "acquire") return WaitFor::lock;
  if (verb == "join" || verb == "start") return WaitFor::thread;
  if (verb == "get" || verb == "get from" || verb == "put into") return WaitFor::queue;
  return WaitFor::something;
}

}  // namespace

Wait what_it_waits_for(Executor& executor, const python::vm::Thread& thread) {
  Wait wait;
  wait.on.line = executor.current_line(thread);
  if (thread.wait.object == nullptr) {
    wait.on.what = WaitFor::time;
    return wait;
  }
  std::string verb = thread.wait.verb;
  if (auto found = executor.find_library_wait(thread)) {
    verb = std::move(found->verb);
    wait.label = found->is_event_loop ? "events (asyncio)" : std::move(found->label);
    wait.on.what = verb.empty() ? WaitFor::event : kind_of(verb);
  } else {
    wait.label = executor.label(thread.wait.object);
    wait.on.what = kind_of(verb);
    const auto owner = wait.on.what == WaitFor::lock ? executor.owner_of(thread.wait.object) : std::nullopt;
    if (owner) wait.on.owner = 1 + index_of(*owner);
  }
  if (verb == "join" && wait.on.what == WaitFor::thread) wait.label += " to end";
  if (verb == "start") wait.label += " to start";
  return wait;
}

}  // namespace lockstep::engine

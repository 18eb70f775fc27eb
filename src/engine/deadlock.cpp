#include "engine/deadlock.h"

#include <algorithm>
#include <map>
#include <vector>

namespace lockstep::engine {

namespace {

using ByThread = std::map<ThreadId, const BlockedThread*>;

const BlockedThread* next_of(const ByThread& threads, const BlockedThread& thread) {
  if (!thread.owner) return nullptr;
  const auto at = threads.find(*thread.owner);
  return at == threads.end() ? nullptr : at->second;
}

// Each thread waits for at most one other, so a walk of as many steps as there are threads ends on a cycle or nowhere.
std::vector<const BlockedThread*> find_cycle(const ByThread& threads) {
  for (const auto& [id, start] : threads) {
    const BlockedThread* at = start;
    for (size_t step = 0; step < threads.size() && at; ++step) at = next_of(threads, *at);
    if (!at) continue;
    std::vector<const BlockedThread*> cycle;
    do {
      cycle.push_back(at);
      at = next_of(threads, *at);
    } while (at != cycle.front());
    // Begun at its lowest id, the same deadlock always reads the same.
    std::rotate(cycle.begin(),
                std::min_element(cycle.begin(), cycle.end(), [](auto* a, auto* b) { return a->id < b->id; }),
                cycle.end());
    return cycle;
  }
  return {};
}

std::string sentence(const ByThread& threads, const BlockedThread& thread) {
  std::string text = thread.name + " waits";
  if (thread.line != 0) text += " at line " + std::to_string(thread.line);
  if (thread.verb.empty()) {
    if (!thread.label.empty()) text += " for " + thread.label;
  } else {
    text += " to " + thread.verb;
    if (!thread.label.empty()) text += ' ' + thread.label;
  }
  if (!thread.owner || thread.verb == "join") return text;
  const BlockedThread* owner = next_of(threads, thread);
  if (!owner)
    return thread.owner_name.empty() ? text : text + ", which " + thread.owner_name + " took and never let go";
  return text + ", which " + (owner == &thread ? "it holds itself" : owner->name + " holds");
}

}  // namespace

BlockedThread inspect_blocked(Executor& executor, const python::vm::Thread& thread) {
  BlockedThread blocked;
  blocked.id = thread.id;
  blocked.name = executor.thread_name(thread);
  blocked.line = executor.current_line(thread);
  blocked.verb = thread.wait.verb;
  if (thread.wait.object == nullptr) return blocked;
  if (auto found = executor.find_library_wait(thread)) {
    blocked.verb = std::move(found->verb);
    blocked.label = std::move(found->label);
    return blocked;
  }
  blocked.label = executor.label(thread.wait.object);
  if (const auto owner = executor.owner_of(thread.wait.object)) {
    blocked.owner = *owner;
    if (const python::vm::Thread* who = executor.thread(*owner)) blocked.owner_name = executor.thread_name(*who);
  }
  return blocked;
}

std::string describe_deadlock(std::span<const BlockedThread> blocked) {
  ByThread threads;
  for (const BlockedThread& thread : blocked) threads[thread.id] = &thread;
  std::string text;
  if (const auto cycle = find_cycle(threads); !cycle.empty()) {
    for (const BlockedThread* thread : cycle) text += thread->name + " -> ";
    text += cycle.front()->name + '\n';
  }
  for (const auto& [id, thread] : threads) text += sentence(threads, *thread) + '\n';
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace lockstep::engine

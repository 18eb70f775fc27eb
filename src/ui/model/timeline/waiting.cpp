#include "ui/model/timeline/waiting.h"

#include "ui/model/timeline/slice_kind.h"

namespace lockstep::ui::model {

std::optional<protocol::Waiter> waiter_of(const Timeline& timeline, const ThreadHistory& thread) {
  const size_t last = thread.track.size() - 1;
  if (thread.track.is_empty() || !thread.track.is_open(last)) return std::nullopt;
  const Slice slice = thread.track.at(last, thread.last_ns);
  if (!is_wait(slice.kind)) return std::nullopt;
  return protocol::Waiter{.thread = index_of(thread.id),
                          .name = thread.name,
                          .line = slice.line,
                          .waits_for = slice.object == 0 ? "time" : std::string(timeline.object_name(slice.object))};
}

std::vector<protocol::Waiter> who_waits(const Timeline& timeline) {
  std::vector<protocol::Waiter> all;
  for (const ThreadHistory& thread : timeline.threads())
    if (auto waiter = waiter_of(timeline, thread)) all.push_back(*std::move(waiter));
  return all;
}

}  // namespace lockstep::ui::model

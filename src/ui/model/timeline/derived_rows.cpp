#include "ui/model/timeline/derived_rows.h"

#include <algorithm>

namespace lockstep::ui::model {

void DerivedRows::refresh() const {
  constexpr uint64_t part = 8;
  const uint64_t events = run().event_count();
  const bool has_grown = events > counted_events_ + counted_events_ / part;
  const bool is_whole = run().is_over() && (!was_over_ || events != counted_events_);
  if (!has_grown && !is_whole) return;
  counted_events_ = events;
  was_over_ = run().is_over();
  count();
}

Level level_of(std::vector<Change> changes, uint64_t end_ns) {
  std::ranges::sort(changes, {}, &Change::at_ns);
  Level level;
  int64_t now = 0;
  for (size_t i = 0; i < changes.size();) {
    const uint64_t at_ns = changes[i].at_ns;
    for (; i < changes.size() && changes[i].at_ns == at_ns; ++i) now += changes[i].by;
    if (now > 0)
      level.track.open({.begin_ns = at_ns, .instructions = static_cast<uint64_t>(now), .kind = SliceKind::waiters});
    else
      level.track.close(at_ns);
    level.most = std::max(level.most, static_cast<uint64_t>(std::max<int64_t>(now, 0)));
  }
  level.track.close(end_ns);
  return level;
}

}  // namespace lockstep::ui::model

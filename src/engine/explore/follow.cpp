#include "engine/explore/follow.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace lockstep::engine::explore {

void take_root(World& world, Root& root, bool may_be_saved) {
  for (const Slice& s : world.slices()) root.path.add(s.thread, s.points);
  if (may_be_saved) world.save(root.saved);
}

// A thread that one step brings further than its slice is ahead by so much, and waits for the others to come after.
bool follow(World& world, const Root& root, const Schedule& schedule,
            const std::function<bool(uint32_t thread)>& step) {
  std::vector<int64_t> left;
  const auto give = [&](ThreadId id, int64_t points) {
    if (left.size() <= index_of(id)) left.resize(index_of(id) + 1, 0);
    left[index_of(id)] += points;
  };
  const auto make_step = [&](uint32_t thread) {
    if (!step(thread)) return false;
    for (const Slice& s : world.slices()) give(s.thread, -static_cast<int64_t>(s.points));
    return true;
  };
  for (const Slice& s : root.path.slices) give(s.thread, -static_cast<int64_t>(s.points));
  for (const Slice& slice : schedule.slices) {
    give(slice.thread, static_cast<int64_t>(std::min<uint64_t>(slice.points, INT64_MAX / 2)));
    const uint32_t thread = index_of(slice.thread);
    while (left[thread] > 0 && !world.has_ended()) {
      if (thread >= world.thread_count() || !world.may_step(thread)) break;
      if (!make_step(thread)) return false;
    }
  }
  // Who was ahead has made others' points its own; what is left of them is nothing that others can see.
  for (bool is_stuck = world.has_ended(); !is_stuck;) {
    is_stuck = true;
    for (uint32_t i = 0; i < world.thread_count() && !world.has_ended(); ++i) {
      if (i >= left.size() || left[i] <= 0 || !world.may_step(i)) continue;
      if (!make_step(i)) return false;
      is_stuck = false;
    }
    is_stuck |= world.has_ended();
  }
  return std::ranges::none_of(left, [](int64_t points) { return points < 0; });
}

bool take_root_after(World& world, const Root& root, const Schedule& schedule, Root& there) {
  there.path = root.path;
  there.last = root.last;
  bool last_has_begun = false;
  const bool is_exact = follow(world, root, schedule, [&](uint32_t thread) {
    if (world.step(thread) == Step::impossible) return false;
    for (const Slice& s : world.slices()) there.path.add(s.thread, s.points);
    there.last = thread;
    if (index_of(schedule.slices.back().thread) == thread) last_has_begun = true;
    return true;
  });
  // Its last steps may have been made early, as part of larger ones. What has just been started has made none.
  if (last_has_begun) there.last = index_of(schedule.slices.back().thread);
  world.save(there.saved);
  return is_exact;
}

void run_out(World& world, uint32_t first, size_t most, const std::function<bool(uint32_t thread)>& step) {
  for (uint32_t thread = first; most > 0 && !world.has_ended(); --most) {
    for (uint32_t i = 0; i < world.thread_count() && !world.may_step(thread); ++i)
      thread = (thread + 1) % world.thread_count();
    if (!world.may_step(thread) || !step(thread)) return;
  }
}

}  // namespace lockstep::engine::explore

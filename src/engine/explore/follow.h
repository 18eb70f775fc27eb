// The way that a schedule goes, as steps of a world: only what others can see is one.
#pragma once

#include <cstdint>
#include <functional>

#include "engine/explore/search.h"

namespace lockstep::engine::explore {

// Where the world is now, having come there with its last step: after its beginning, say. `may_be_saved`: it is
// somewhere to come back to.
void take_root(World&, Root&, bool may_be_saved);

// From the root on. `step` makes a step of that thread; false: it is not to go on. Answers whether no thread has come
// further than its part of the schedule: it can, while it is not known what others can see.
bool follow(World&, const Root&, const Schedule&, const std::function<bool(uint32_t thread)>& step);

// Where the schedule leads to from the root, in which the world is.
bool take_root_after(World&, const Root&, const Schedule&, Root& there);

// Whoever can, until nobody can any more, and at most so many steps: who has the turn keeps it.
void run_out(World&, uint32_t first, size_t most, const std::function<bool(uint32_t thread)>& step);

}  // namespace lockstep::engine::explore

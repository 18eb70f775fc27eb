#include "engine/sim/replay_scheduler.h"

#include <cassert>

#include "engine/sim/round_robin_scheduler.h"

namespace lockstep::engine::sim {

std::expected<Pick, std::string> ReplayScheduler::next(const Situation& situation) {
  if (at_ == schedule_.slices.size()) return rest_->next(situation);
  const Slice& slice = schedule_.slices[at_];
  if (find(situation.candidates, slice.thread)) {
    return Pick{.thread = slice.thread, .points = slice.points - done_};
  }
  std::string can;
  for (const Candidate& c : situation.candidates) can += ' ' + std::to_string(index_of(c.thread));
  return std::unexpected(place(0) + "thread " + std::to_string(index_of(slice.thread)) +
                         " cannot go on there; these can:" + can);
}

std::string ReplayScheduler::place(uint64_t points) const {
  std::string text = "the schedule stops fitting the program at slice " + std::to_string(at_ + 1);
  if (!is_done()) text += " (" + to_text(schedule_.slices[at_]) + "), point " + std::to_string(done_ + points + 1);
  return text + ": ";
}

void ReplayScheduler::ran([[maybe_unused]] ThreadId thread, uint64_t points) {
  if (at_ == schedule_.slices.size()) return rest_->ran(thread, points);
  assert(thread == schedule_.slices[at_].thread);
  done_ += points;
  if (done_ < schedule_.slices[at_].points) return;
  assert(done_ == schedule_.slices[at_].points);
  ++at_;
  done_ = 0;
}

}  // namespace lockstep::engine::sim

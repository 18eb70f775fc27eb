#include "engine/sim/uneven_scheduler.h"

#include <utility>

#include "engine/sim/fresh_scheduler.h"

namespace lockstep::engine::sim {

std::expected<Pick, std::string> UnevenScheduler::next(const Situation& situation) {
  if (left_ == 0) {
    const uint64_t magnitude = uint64_t{1} << random_.below(13);
    left_ = magnitude + random_.below(magnitude);
    paces_.clear();
  }
  --left_;
  const uint64_t furthest_ns = furthest_clock_ns(situation);
  uint64_t sum = 0;
  const auto pace_of = [&](const Candidate& c) {
    const auto [at, is_new] = paces_.try_emplace(c.thread, 0);
    if (is_new) at->second = uint64_t{1} << random_.below(17);
    return c.ready_ns <= furthest_ns ? at->second : 0;
  };
  for (const Candidate& c : situation.candidates) sum += pace_of(c);
  uint64_t left = random_.below(sum);
  for (const Candidate& c : situation.candidates) {
    const uint64_t pace = pace_of(c);
    if (left < pace) return Pick{.thread = c.thread, .points = 1};
    left -= pace;
  }
  std::unreachable();
}

}  // namespace lockstep::engine::sim

// Repeats a schedule; past its end another strategy goes on.
#pragma once

#include <memory>
#include <utility>

#include "engine/schedule.h"
#include "engine/sim/scheduler.h"

namespace lockstep::engine::sim {

class ReplayScheduler final : public Scheduler {
 public:
  // `schedule` outlives it.
  ReplayScheduler(const Schedule& schedule, std::unique_ptr<Scheduler> rest)
      : schedule_(schedule), rest_(std::move(rest)) {}

  // Error: the slice, counted from 1, at which the schedule stops fitting, and why.
  std::expected<Pick, std::string> next(const Situation&) override;
  void ran(ThreadId, uint64_t points) override;
  bool is_done() const override { return at_ == schedule_.slices.size(); }
  // "the schedule stops fitting the program at slice 3 (0x5), point 2: "
  std::string place(uint64_t points) const override;

 private:
  const Schedule& schedule_;
  size_t at_ = 0;      // the slice that is being repeated
  uint64_t done_ = 0;  // points of it
  std::unique_ptr<Scheduler> rest_;
};

}  // namespace lockstep::engine::sim

// The strategies of the simulation that a user can ask for by name: one row each.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "engine/run.h"
#include "engine/sim/scheduler.h"

namespace lockstep::engine::sim {

struct NamedScheduler {
  std::string_view name;
  std::string_view summary;  // for --help: what it does, in half a line
  // The switch interval is the simulation's own, which a program may change while it runs.
  std::unique_ptr<Scheduler> (*make)(const Options&, const uint64_t& switch_interval_ns);
};

// The first one is what runs without a name, and what every link and recorded seed was made with.
std::span<const NamedScheduler> schedulers();
// "" is the first one. Null: nobody has this name.
const NamedScheduler* find_scheduler(std::string_view name);

}  // namespace lockstep::engine::sim

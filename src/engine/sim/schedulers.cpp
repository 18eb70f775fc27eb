#include "engine/sim/schedulers.h"

#include <algorithm>
#include <array>

#include "engine/sim/free_threaded_scheduler.h"
#include "engine/sim/fresh_scheduler.h"
#include "engine/sim/gil_scheduler.h"
#include "engine/sim/random_scheduler.h"
#include "engine/sim/round_robin_scheduler.h"
#include "engine/sim/uneven_scheduler.h"

namespace lockstep::engine::sim {

namespace {

std::unique_ptr<Scheduler> make_lifelike(const Options& options, const uint64_t& switch_interval_ns) {
  if (options.build == Build::free_threaded) return std::make_unique<FreeThreadedScheduler>(options.seed);
  if (options.switch_points == SwitchPoints::every_instruction) return std::make_unique<RandomScheduler>(options.seed);
  return std::make_unique<GilScheduler>(options.seed, switch_interval_ns);
}

constexpr std::array rows{
    NamedScheduler{"lifelike", "as the build's threads would run on a machine", make_lifelike},
    NamedScheduler{"fresh", "any thread, chosen anew at every switch point",
                   [](const Options& options, const uint64_t&) -> std::unique_ptr<Scheduler> {
                     return std::make_unique<FreshScheduler>(options.seed);
                   }},
    NamedScheduler{"uneven", "threads of very different speeds, which change",
                   [](const Options& options, const uint64_t&) -> std::unique_ptr<Scheduler> {
                     return std::make_unique<UnevenScheduler>(options.seed);
                   }},
    NamedScheduler{"in-turn", "each thread until it cannot go on, in order of id",
                   [](const Options&, const uint64_t&) -> std::unique_ptr<Scheduler> {
                     return std::make_unique<RoundRobinScheduler>();
                   }},
};

}  // namespace

std::span<const NamedScheduler> schedulers() { return rows; }

const NamedScheduler* find_scheduler(std::string_view name) {
  if (name.empty()) return &rows.front();
  const auto at = std::ranges::find(rows, name, &NamedScheduler::name);
  return at == rows.end() ? nullptr : &*at;
}

}  // namespace lockstep::engine::sim

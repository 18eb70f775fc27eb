#include "engine/explore/witness.h"

#include <algorithm>
#include <utility>

#include "engine/explore/fitting.h"
#include "engine/explore/follow.h"
#include "engine/explore/reason.h"
#include "engine/explore/teller.h"
#include "engine/explore/world.h"

namespace lockstep::engine::explore {

namespace {

// Another turn knows more cells; how many turns that takes is bounded by how deep the program hides them.
constexpr int most_turns = 20;

}  // namespace

Witness witness_of(const Question& question, std::shared_ptr<const python::code::Code> code, std::string source,
                   python::vm::Library& library, const Schedule& schedule) {
  const Fitting fitting = fitting_part(question, code, source, library, schedule);
  World world(question, std::move(code), std::move(source), library);
  Witness told;
  told.refusal = world.begin();
  if (!told.refusal.empty() || world.is_late()) return told;
  const bool has_threads = !world.has_ended() && world.may_step(0);  // else there is nothing that others could see
  Root root;
  take_root(world, root, has_threads);
  told.path = told.begun = root.path;
  for (int turn = 1; has_threads; ++turn) {
    Teller teller(world, root, told);
    follow(world, root, fitting.schedule,
           [&](uint32_t thread) { return told.steps.size() < most_steps && teller.step(thread); });
    if (world.is_late() || !world.sightings().has_news() || turn == most_turns) break;
    world.sightings().settle();
    world.restore(root.saved);
    told = {};
  }
  told.misfit = fitting.misfit;
  conclude(world, told);
  if (told.is_whole && told.refusal.empty() && has_threads) explain(world, root, told);
  return told;
}

}  // namespace lockstep::engine::explore

// Makes a world's steps and tells them: what a witness is made of.
#pragma once

#include <cstdint>

#include "engine/explore/search.h"
#include "engine/explore/witness.h"

namespace lockstep::engine::explore {

class Teller {
 public:
  // From the root on, in which the world is.
  Teller(World& world, const Root& root, Witness& told) : world_(world), told_(told) {
    told_.path = told_.begun = root.path;
  }

  // What the thread is about to do, with what stands there now.
  WitnessStep about(uint32_t thread) const;
  // True: the thread has made a step, and it is told.
  bool step(uint32_t thread);

 private:
  Deed deed_of(uint32_t thread, const python::vm::Accesses& pending, const WitnessStep&) const;
  python::vm::Accesses pending_of(uint32_t thread) const;
  void add_touched(uint32_t thread, const python::vm::Accesses& pending, WitnessStep&) const;

  World& world_;
  Witness& told_;
};

// How the world stands behind the steps that were told: whether that is the end, and what came of it.
void conclude(World&, Witness&);

}  // namespace lockstep::engine::explore

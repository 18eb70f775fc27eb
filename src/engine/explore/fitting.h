// How far a schedule that may be of another program, or of an older version of this one, fits.
//
// The simulation repeats schedules exactly, and says at which slice one stops fitting. What comes before fits, and can
// be told and explored like any other beginning.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/explore/explore.h"

namespace lockstep::engine::explore {

struct Fitting {
  Schedule schedule;  // what fits: all of it, or its beginning
  Misfit misfit;
};

// A schedule that takes longer than a second is taken for one that fits.
Fitting fitting_part(const Question&, const std::shared_ptr<const python::code::Code>&, const std::string& source,
                     python::vm::Library&, const Schedule&);

}  // namespace lockstep::engine::explore

// What the searches could not finish, tried by chance: whole runs of the simulation under its schedulers that are not
// kind (sim/schedulers.h), each with a seed of its own.
//
// A sample proves nothing. It shares nothing with the searches but the program, so that what it finds is there,
// whatever they know of it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/explore/explore.h"

namespace lockstep::engine::explore {

// Runs until `deadline_ns` of monotonic_ns(). Outcomes that the findings have already are counted, others are added.
void sample(const Question&, const std::shared_ptr<const python::code::Code>&, const std::string& source,
            python::vm::Library&, uint64_t deadline_ns, Findings&);

}  // namespace lockstep::engine::explore

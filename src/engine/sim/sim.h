// The simulation: every thread of the program in one OS thread, under a scheduler and a virtual clock.
//
// A Python thread is data that can be left at any switch point, so to simulate threads is to choose, again and again,
// whose `run` is called next. Time passes only where the virtual clock says so: each instruction, sleep and piece of
// native work has a stated cost. The same program with the same options therefore always does the same, on every
// machine, and a sleep of an hour takes no time at all.
//
//   gil              one clock for all, as one thread runs at a time; a thread that goes on moves it to its own moment
//   free-threaded    a clock per thread, as each has a core of its own
//
// Who goes on is decided by the scheduler that Options::scheduler names (schedulers.h), seeded with Options::seed. With
// Options::schedule the run is repeated from the text instead (schedule.h), whichever scheduler it was made by; where
// the text ends before the program does, that scheduler goes on, and without a name each thread in turn.
#pragma once

#include <memory>

#include "engine/executor.h"
#include "engine/run.h"

namespace lockstep::engine::sim {

// Begins a run. The executor's interpreter is a simulated one (interpreter_executor.h).
std::unique_ptr<Run> start(const Options&, std::unique_ptr<Executor>);

}  // namespace lockstep::engine::sim

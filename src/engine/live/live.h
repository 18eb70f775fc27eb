// The live engine: each thread of the program on an OS thread of its own, by the wall clock.
//
// In the gil build the threads take turns through a real GIL, and who ran for how many switch points is recorded, so
// that the simulation can repeat the run. In the free-threaded build they run truly in parallel.
#pragma once

#include <memory>

#include "engine/executor.h"
#include "engine/live/thread_pool.h"
#include "engine/run.h"

namespace lockstep::engine::live {

// Begins a run on threads of `pool`, which outlives it. The calling thread is not one of the program's: it goes on at
// once and looks after the run in Run::poll.
std::unique_ptr<Run> start(ThreadPool& pool, const Options&, std::unique_ptr<Executor>);

}  // namespace lockstep::engine::live

// How a compiled program becomes a run of the engine that was asked for.
#pragma once

#include <memory>
#include <string>

#include "engine/live/thread_pool.h"
#include "engine/run.h"
#include "lab/request.h"
#include "python/code/code.h"
#include "python/vm/interpreter.h"

namespace lockstep::lab {

// `threads` and `library` outlive the run. `source` is what tracebacks quote.
std::unique_ptr<engine::Run> start_run(Engine, const engine::Options&, engine::live::ThreadPool& threads,
                                       std::shared_ptr<const python::code::Code>, std::string source,
                                       python::vm::Library& library);

}  // namespace lockstep::lab

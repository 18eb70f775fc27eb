#include "lab/engines.h"

#include "engine/live/live.h"
#include "engine/sim/sim.h"

namespace lockstep::lab {

std::unique_ptr<engine::Run> start_run(Engine engine, const engine::Options& options,
                                       std::shared_ptr<const python::code::Code> code, std::string source,
                                       python::vm::Library& library) {
  if constexpr (has_threads) {
    if (engine == Engine::live) return engine::live::start(options, std::move(code), std::move(source), library);
  }
  return engine::sim::start(options, std::move(code), std::move(source), library);
}

}  // namespace lockstep::lab

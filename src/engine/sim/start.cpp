#include "engine/interpreter_executor.h"
#include "engine/sim/sim.h"

namespace lockstep::engine::sim {

std::unique_ptr<Run> start(const Options& options, std::shared_ptr<const python::code::Code> code, std::string source,
                           python::vm::Library& library) {
  return start(options, make_executor(settings_for(options, true, &library), std::move(code), std::move(source)));
}

}  // namespace lockstep::engine::sim

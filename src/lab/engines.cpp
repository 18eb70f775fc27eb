#include "lab/engines.h"

#include "engine/interpreter_executor.h"
#include "engine/live/live.h"
#include "engine/sim/sim.h"

namespace lockstep::lab {

std::unique_ptr<engine::Run> start_run(Engine engine, const engine::Options& options,
                                       [[maybe_unused]] engine::live::ThreadPool& threads,
                                       std::shared_ptr<const python::code::Code> code, std::string source,
                                       python::vm::Library& library) {
  const bool is_simulated = engine == Engine::sim || !has_threads;
  auto executor =
      engine::make_executor(engine::settings_for(options, is_simulated, &library), std::move(code), std::move(source));
  if constexpr (has_threads) {
    if (engine == Engine::live) return engine::live::start(threads, options, std::move(executor));
  }
  return engine::sim::start(options, std::move(executor));
}

}  // namespace lockstep::lab

// A Python interpreter as an engine drives it.
#pragma once

#include <memory>
#include <string>

#include "engine/executor.h"
#include "engine/run.h"
#include "python/code/code.h"
#include "python/vm/interpreter.h"

namespace lockstep::engine {

// The interpreter that a run with these options needs. A free-threaded simulation may switch at every instruction,
// whatever the options say: that is what truly parallel threads look like to one another.
python::vm::Settings settings_for(const Options&, bool is_simulated, python::vm::Library*);

// Makes the interpreter with its program; `library` outlives the executor. `source` is what tracebacks quote.
std::unique_ptr<Executor> make_executor(const python::vm::Settings&, std::shared_ptr<const python::code::Code>,
                                        std::string source);

}  // namespace lockstep::engine

// The loop of the simulation, whose time is virtual: in the page it is compiled for size.
#include "python/vm/eval/eval_loop.h"

namespace lockstep::python::vm {

template Stop evaluate<Simulated>(Thread&);

}  // namespace lockstep::python::vm

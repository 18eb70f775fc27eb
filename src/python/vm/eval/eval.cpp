// The loops of the live engine, where every nanosecond counts.
#define LOCKSTEP_HAS_FORMS
#include "python/vm/eval/eval_loop.h"

namespace lockstep::python::vm {

template Stop evaluate<LiveGil>(Thread&);
template Stop evaluate<LiveFree>(Thread&);

}  // namespace lockstep::python::vm

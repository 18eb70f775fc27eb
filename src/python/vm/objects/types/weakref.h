// The type of weak references, and the module _weakref: what programs see of weak_table.h.
#pragma once

#include "python/vm/core/weak_table.h"

namespace lockstep::python::vm {

// Takes the next step of a callback that `clear_weak_references` queued; true when a frame was pushed.
bool start_weak_callback(Thread&, WeakRef*);

Value make_weakref_module(Thread&);

}  // namespace lockstep::python::vm

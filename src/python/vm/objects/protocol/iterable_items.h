// The items of an iterable that needs no Python code to be walked: built-in containers and their iterators.
#pragma once

#include <vector>

#include "python/vm/core/runtime.h"

namespace lockstep::python::vm {

// None and the items; needs_python() when `iterable` is written in Python or is a generator; null with a TypeError when
// it cannot be iterated.
Value collect(Thread&, Value iterable, std::vector<Ref>& items);

}  // namespace lockstep::python::vm

// The items of an iterable that needs no Python code to be walked: built-in containers and their iterators.
#pragma once

#include <vector>

#include "python/vm/runtime.h"

namespace lockstep::python::vm {

// None and the items; needs_python() when `iterable` is written in Python or is a generator; null with a TypeError when
// it cannot be iterated.
Value collect(Thread&, Value iterable, std::vector<Ref>& items);

// For types whose instances keep a dict behind their own fields: none yet.
inline void clear_dict_slot(Object* o) {
  if (o->type->dict_offset != 0) *reinterpret_cast<Dict**>(reinterpret_cast<char*>(o) + o->type->dict_offset) = nullptr;
}

}  // namespace lockstep::python::vm

// Iterators over other iterators and over functions: enumerate, zip, map, filter, reversed and iter(callable,
// sentinel), and those over ranges beyond 63 bits.
//
// Each step of them is one piece, as CPython's is: no switch point lies between the items of a zip. Where an iterator
// or a function is written in Python, the step waits in a continuation (thread.h), so that nothing shows in tracebacks.
#pragma once

#include "python/vm/objects/containers/containers.h"

namespace lockstep::python::vm {

struct Adaptor : Object {  // Object::extra = Kind
  enum Kind : uint16_t { enumerate, zip, map, filter, reversed, callable, range };
  Value function;  // map, filter, callable: what is called
  Value source;  // a tuple of the iterators that are asked; reversed: the sequence; callable: the sentinel; range: the
                 // step
  Cell at;       // enumerate, range: the next number; reversed: the next index
  Value end;     // range: how many are left
  Shared<uint8_t> state;
  static constexpr uint8_t strict = 1, ended = 2;
};

// Whether walking the iterator runs no Python code.
bool walks_natively(Value iterator, int depth = 0);
Value make_long_range_iterator(Value start, Value step, Value count);
Value callable_iterator(Value callable, Value sentinel);

}  // namespace lockstep::python::vm

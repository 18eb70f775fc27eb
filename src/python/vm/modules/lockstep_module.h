// The module `_lockstep`: what the library in Python asks of the VM that no module of CPython offers.
//
// A program can reach it too, through the globals of any function of the library. So every function here says what it
// takes, a letter for each argument, and what does not fit is a TypeError:
//
//   .  anything        s  str            i  int                D  dict        E  exception   G  generator
//   n  natural number below 2**31
//   f  function        l  list           u  tuple of str, or None             S  set or frozenset
//   M  metaclass       t  traceback      C  code object without free variables
#pragma once

#include "python/vm/core/native.h"

namespace lockstep::python::vm {

// False: a TypeError is set.
bool takes(Thread&, Args, std::string_view kinds);

// `function` behind that question.
template <NativeFn function, char... kinds>
Value checked(Thread& t, Args a) {
  static constexpr char letters[] = {kinds..., '\0'};
  return takes(t, a, {letters, sizeof...(kinds)}) ? function(t, a) : Value();
}

void make_lockstep_module();
void add_introspection(Value module);  // what of it looks into frames

}  // namespace lockstep::python::vm

// What asend(), athrow() and aclose() of an asynchronous generator give: steps, each of which runs the generator when
// it is awaited, until it awaits something itself (handed on), yields (the step's result) or ends. coroutine.h has the
// protocol around them. Rules: async_gen_asend and async_gen_athrow in CPython 3.14's Objects/genobject.c.
#pragma once

#include "python/vm/objects/functions/callable.h"

namespace lockstep::python::vm {

bool is_new_step(Value step);           // nobody has awaited it
Object* generator_of_step(Value step);  // borrowed
// Thread::raised goes into a step.
Value throw_into_step(Thread&, Value step);
// __anext__() of an asynchronous generator.
Value start_async_next(Thread&, Value generator);
// Whether the program may have filters of its own for warnings.
bool has_warnings();
// throw(exception) of generators, coroutines, their wrappers and steps.
Value throw_method(Thread&, Args);

}  // namespace lockstep::python::vm

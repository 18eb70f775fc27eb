// Coroutines and asynchronous generators: generators of another type, and the protocol of `await` around them.
//
//   type of the generator   made by                       its SEND receivers
//   generator               def with yield                whatever `yield from` iterates
//   coroutine               async def                     a coroutine, or the iterator of __await__
//   async_generator         async def with yield          as a coroutine; a `yield` hands on a wrapped value
//
// An asynchronous generator is driven by steps: `asend`, `athrow` and `aclose` give objects that are awaited; each runs
// the generator until it awaits something (handed on), yields (the step's result) or ends (StopAsyncIteration).
// Rules: CPython 3.14 Objects/genobject.c.
#pragma once

#include <string>
#include <string_view>

#include "python/vm/objects/functions/callable.h"

namespace lockstep::python::vm {

// A generator of the type that the code's flags ask for, without a frame yet.
Generator* new_generator(CodeObject*);
// Whose code a coroutine's wrapper or a step of an asynchronous generator runs.
Object* generator_behind(Value);
const char* generator_kind(const Generator*);  // "generator", "coroutine", "async generator": for error texts
// What a suspended generator waits for in `yield from` or `await`, borrowed; null = it stands elsewhere.
Value awaited_by(const Generator*);
// Thread::raised goes into `outer`, which is suspended in the await of `inner`, something else than a generator.
Value throw_through(Thread&, Generator* outer, Value inner, bool has_context);
// Thread::raised goes into a generator, a coroutine's wrapper or a step, and nothing else can take it.
bool can_be_thrown_into(Value);
Value throw_into(Thread&, Value);

// Instructions. Results as native functions.
Value get_awaitable(Thread&, Value, int which);  // which: 1, 2 = from __aenter__, __aexit__
Value get_async_iterator(Thread&, Value);
Value get_async_next(Thread&, Value async_iterator);
Value wrap_async_yield(Value);
// A coroutine that nobody has awaited goes, or a `method` of an asynchronous generator: says so as CPython's default
// filter does, once per place. `_fallback/` says it when the program may have other filters, see is_never_awaited().
void warn_never_awaited(Generator*, const char* method = nullptr);
// Whether a `finally` or `with` of its body is still to run, or it is to be warned of, so that Python code must run
// before it is freed.
bool must_be_closed(const Object* generator);  // TypeOps
bool is_step(Value);                           // what asend(), athrow() and aclose() give
bool is_never_awaited(Value coroutine_or_step);
Value names_of_step(Thread&, Args step);  // (method, qualified name of the generator)
// What generators, coroutines and asynchronous generators have all: gi_code, cr_code, ag_code …
void add_generator_attributes(Type*, const std::string& prefix);

}  // namespace lockstep::python::vm

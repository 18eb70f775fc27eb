// The modules that are written in C++: how each is made when it is first imported, and the types that it brings.
//
// A module's types are made with the interpreter, not with the module: they must stand once, whichever thread imports
// first. Their exceptions stand in exceptions.def.
#pragma once

#include <string_view>

#include "python/vm/core/native.h"

namespace lockstep::python::vm {

struct Type;

Value make_queue_module(Thread&);   // _queue
Value make_math_module(Thread&);    // _math
Value make_random_module(Thread&);  // _random
Value make_sys_module(Thread&);
Value make_time_module(Thread&);
Value make_native_module(Thread&);  // native: what stands for sockets and NumPy
Value make_dis_module(Thread&);     // _dis
Value make_struct_module(Thread&);

// A tuple whose items have names too, such as sys.version_info (CPython's PyStructSequence). At most 20 names.
Type* make_struct_sequence(const char* module, const char* name, std::initializer_list<const char*> fields);
Value make_sequence(Type*, std::initializer_list<Value> items);  // takes the items over

}  // namespace lockstep::python::vm

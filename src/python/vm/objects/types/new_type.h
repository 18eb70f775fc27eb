// What making a type has in common, whether C++ makes it (type.cpp) or a class statement (class.cpp).
#pragma once

#include <vector>

#include "python/vm/core/type.h"

namespace lockstep::python::vm {

Type* new_type(Type* metatype);             // immortal, all its fields empty
Value tuple_of(const std::vector<Type*>&);  // owned
// What each special method resolves to; a built-in's own method stands for "the built-in behaviour".
void resolve_specials(Type*);

}  // namespace lockstep::python::vm

// Constants as Python's repr() writes them.
#pragma once

#include <string>

#include "python/code/code.h"

namespace lockstep::python::code {

std::string repr(const Constant& constant);
std::string repr(double value);  // the shortest decimal that reads back as the same double

// As CPython shows a code object, without its address: it would be different in every run.
std::string repr(const Code& code);

}  // namespace lockstep::python::code

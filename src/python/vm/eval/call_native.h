// What the errors of calls have in common, whichever language the function is written in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep::python::vm {

// "1 argument", "2 arguments".
std::string counted(uint32_t n, const char* what);

// Whether a method of a built-in type with that name is a slot wrapper in CPython, whose errors have words of their
// own.
bool is_slot_wrapper(std::string_view name);

}  // namespace lockstep::python::vm

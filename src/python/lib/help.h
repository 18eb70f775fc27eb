// The short help of built-ins, library functions and keywords: how a thing is called and one sentence of what it does.
//
// An editor shows it where the reader points. The list stands in help.def; a test holds every name against what the VM
// really has, so that nothing is explained that is not there.
#pragma once

#include <string_view>

namespace lockstep::python::lib {

struct Help {
  std::string_view name;        // "len", "threading.Lock", "list.append", "with"
  std::string_view parameters;  // "(obj, /)" as CPython 3.14's inspect.signature writes it; "" for keywords and modules
  std::string_view text;
};

inline constexpr Help help_texts[] = {
#define H(name, parameters, text) {name, parameters, text},
#include "python/lib/help.def"
#undef H
};

}  // namespace lockstep::python::lib

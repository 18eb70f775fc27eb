// The part of the standard library that is written in Python: the files beside this header, as they are imported.
//
// They travel inside the program as text (lockstep_embed in scripts/cmake/rooms.cmake) and are compiled by whoever has
// the compiler. A name is a module's, with dots: "threading", "concurrent.futures".
#pragma once

#include <span>
#include <string_view>

namespace lockstep::python::lib {

struct EmbeddedSource {
  std::string_view name, text;
};

extern const std::span<const EmbeddedSource> embedded_sources;  // sorted by name

}  // namespace lockstep::python::lib

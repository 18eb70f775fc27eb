// The standard library: what Python can say is written in Python, so that its locks and races are as visible as the
// program's own. These files travel inside the program; the list is generated from this folder when it is built.
//
// What is C in CPython (itertools, _collections, _functools …) stands in lib-dynload/, where CPython keeps such
// modules. It is imported without that prefix, and its code is hidden as C is: no switch points of its own, no lines in
// tracebacks.
//
// In WebAssembly the modules that few programs import lie in library.txt beside the program (CMakeLists.txt says which;
// beside.h reads it): a visitor of the page downloads them when a program names one.
#pragma once

#include <span>
#include <string_view>

namespace lockstep::python::lib {

struct EmbeddedSource {
  std::string_view name;  // of the module, dots for packages
  std::string_view text;  // null (not empty) for what lies beside
};
extern const std::span<const EmbeddedSource> embedded_sources;

}  // namespace lockstep::python::lib

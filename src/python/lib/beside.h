// What lies beside the program instead of in it: the library's modules with a null text (python/lib/sources.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lockstep::python::lib {

// The text of the module that is the `index`-th of those that lie beside. Their file is fetched once, by the first who
// asks, who waits for it; null when it cannot be had. Not for two threads at once.
std::optional<std::string_view> text_beside(size_t index);
// Whether that would wait.
bool is_beside_fetched();

}  // namespace lockstep::python::lib

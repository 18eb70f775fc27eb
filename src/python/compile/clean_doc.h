// Docstrings without the indentation of the source they stood in, as inspect.cleandoc() but keeping blank lines.
#pragma once

#include <string>
#include <string_view>

namespace lockstep::python::compile {

std::string clean_doc(std::string_view doc);

}  // namespace lockstep::python::compile

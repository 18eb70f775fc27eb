// "invalid syntax. Did you mean 'while'?": what a misspelt keyword costs, as CPython 3.14 says it.
#pragma once

#include <string_view>

#include "python/compile/compile.h"

namespace lockstep::lab {

// TracebackException._find_keyword_typos: where one name of the line, taken for a keyword, makes it Python, the
// diagnostic says so.
void find_keyword_typo(std::string_view source, python::compile::Diagnostic&);

}  // namespace lockstep::lab

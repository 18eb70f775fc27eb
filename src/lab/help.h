// The short help for what stands in a program, as JSON for the editor.
//
//   [{"name": "threading.Lock", "parameters": "()", "text": "..."}, ...]     python/lib/help.h says what they are
#pragma once

#include <string>

namespace lockstep::lab {

std::string help_json();

}  // namespace lockstep::lab

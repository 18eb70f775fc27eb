// JSON as the rooms of the lab use it: built and parsed without exceptions, text always valid UTF-8.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "lab/problem.h"

namespace lockstep::lab {

// Keys stay in the order in which they are written, so that a report reads as documented.
using Json = nlohmann::ordered_json;

// Bytes that are not UTF-8 (a program may print them) become U+FFFD.
inline std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The value of a JSON text; `is_discarded()` when it is none. Objects are searched from front to back, so what comes
// after the first thousand keys of a text is left out rather than made a burden.
Json parsed(std::string_view text);

Json json_of(const Problem&);

}  // namespace lockstep::lab

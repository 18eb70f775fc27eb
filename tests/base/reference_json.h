// JSON as somebody else reads and writes it: what holds our own (base/json.h) against a library.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace lockstep::reference {

using Json = nlohmann::ordered_json;

inline Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }
inline std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace lockstep::reference

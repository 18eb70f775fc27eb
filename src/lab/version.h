// The version of the rules by which programs run.
#pragma once

#include <string_view>

namespace lockstep::lab {

// Goes up whenever a schedule made before could run differently now; links carry it (DESIGN, "Links").
inline constexpr std::string_view vm_version = "3";

}  // namespace lockstep::lab

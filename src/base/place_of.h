// The first place of a text in another, in linear time whatever the two are, which std::string_view::find does not
// take. std::string_view::npos: it is nowhere.
#pragma once

#include <string_view>

namespace lockstep {

size_t place_of(std::string_view what, std::string_view text, size_t from = 0);

}  // namespace lockstep

// "Did you mean": the name that a misspelt one was probably meant to be.
#pragma once

#include <string_view>
#include <vector>

namespace lockstep {

// The candidate that `word` was probably meant to be (few letters differ), or "".
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace lockstep

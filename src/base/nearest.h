// "Did you mean": the name that a misspelt one was probably meant to be, as CPython finds it (Python/suggestions.c),
// for names in Python programs and for keys, options and words of ours.
//
// A letter that is missing, too many or another one costs two, one in the other case costs one; what costs more than a
// third of both names' length is another name. Letters are bytes, as there; a name beyond 40 is not looked at, and nor
// is a list of 750 names.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lockstep {

// Our own keys and words are short and few, so that two letters may always be wrong: `vai` is `via` with two of them
// swapped. CPython suggests nothing for it.
enum class Tolerance : uint8_t { of_two_letters, of_cpython };

// The first of the candidates that `word` costs least to be made into, or "". The word itself is not one.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates,
                         Tolerance = Tolerance::of_two_letters);

}  // namespace lockstep

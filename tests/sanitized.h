// Under sanitizers a run takes many times as long, so that what is tried thousands of times is tried one time in so
// many there. What such a build looks for is in the runs' own code, which few of them reach as well as all.
#pragma once

#include <cstdint>

namespace lockstep {

#if !defined(__has_feature)
#define __has_feature(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer)
constexpr uint64_t one_in = 16;
#else
constexpr uint64_t one_in = 1;
#endif

}  // namespace lockstep

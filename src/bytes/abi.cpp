#include "bytes/abi.h"

#include <algorithm>

namespace lockstep::bytes {

namespace {

#define ABI(target, name, order, ...) Abi{target, name, order, __VA_ARGS__},
constexpr Abi all[] = {
#include "bytes/abis.def"
};
#undef ABI

}  // namespace

std::span<const Abi> abis() { return all; }

const Abi* abi_of_target(std::string_view target) {
  const auto found = std::ranges::find(all, target, &Abi::target);
  return found == std::end(all) ? nullptr : found;
}

const Abi& usual_abi() { return all[0]; }

SizeAlign native_size(const Abi& abi, char code) {
  switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p': return {1, 1};
    case 'h':
    case 'H': return abi.short_int;
    case 'i':
    case 'I': return abi.integer;
    case 'l':
    case 'L': return abi.long_int;
    case 'q':
    case 'Q': return abi.long_long;
    case 'n':
    case 'N':
    case 'P': return abi.pointer;
    case 'e': return abi.half;
    case 'f': return abi.single;
    case 'd': return abi.doubled;
    case 'F': return abi.complex_single;
    case 'D': return abi.complex_double;
    default: return {0, 1};
  }
}

SizeAlign standard_size(char code) {
  constexpr std::string_view codes = "xcbB?sphHeiIlLfqQdFD";
  constexpr uint8_t sizes[] = {1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 4, 4, 4, 4, 4, 8, 8, 8, 8, 16};
  const size_t index = codes.find(code);
  return {index == codes.npos ? uint8_t{0} : sizes[index], 1};
}

}  // namespace lockstep::bytes

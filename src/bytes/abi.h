// How C compilers for 21 machines lay out the basic types: sizes, alignments, byte order.
//
// The same struct has other bytes on every machine: `long` is 4 bytes on Windows and on WebAssembly and 8 on Linux,
// a double may stand at any multiple of 4 on i386 and only of 8 elsewhere, AVR aligns nothing. Python's struct
// follows the machine that it runs on when a format starts with '@' or with nothing; here the machine is chosen.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "bytes/order.h"

namespace lockstep::bytes {

struct SizeAlign {
  uint8_t size = 0;       // bytes; 0: the format character does not exist
  uint8_t alignment = 1;  // bytes

  friend constexpr bool operator==(SizeAlign, SizeAlign) = default;
};

struct Abi {
  std::string_view target;  // "x86_64-linux-gnu"
  std::string_view name;    // "x86-64 Linux/macOS (LP64, little)"
  Order order;
  SizeAlign short_int, integer, long_int, long_long, pointer, single, doubled, complex_single, complex_double, half;
  SizeAlign long_double;
  uint8_t wchar_t_size = 4;
  uint8_t example_size = 0, example_packed = 0;  // see abis.def
  std::string_view bitfield_bytes;               // hex
  std::string_view measured_with;

  // Floats are computed in x87 registers, where a signalling NaN turns quiet on every load.
  bool quiets_every_nan() const { return target == "i386-linux-gnu"; }
};

std::span<const Abi> abis();
const Abi* abi_of_target(std::string_view target);  // nullptr: none of that name
const Abi& usual_abi();                             // x86_64-linux-gnu, what CPython's documentation shows

// Size and alignment of one of struct's format characters under '@' ("xcbB?hHiIlLqQnNefdFDspP").
SizeAlign native_size(const Abi&, char code);
// Under '=', '<', '>' and '!': the same on every machine, and nothing is aligned. n, N and P do not exist there.
SizeAlign standard_size(char code);

}  // namespace lockstep::bytes

// What a fault of the lab's own looks like in wasm, whose memory begins at address 0 and is never out of bounds there.
//
//    0            1024 = GLOBAL_BASE          stack          heap
//   ┌──────────────┬──────────────────┬───────────────────┬─────────
//   │ a4 a4 a4 a4 … │ static data       │                   │
//   └──────────────┴──────────────────┴───────────────────┴─────────
//
// Nothing of ours stands in the first KiB. Filled with a pattern that is an address beyond all memory, it makes whoever
// follows what he has read through a null pointer trap, as natively; and whoever writes through one leaves a mark that
// is seen when the lab gives its thread back.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lockstep {

class NullPage {
 public:
  // Even, so that what takes it for a value or a lock takes it for a pointer and an open one; behind MAXIMUM_MEMORY,
  // and so far before 4 GiB that no offset brings it back.
  static constexpr uint32_t pattern = 0xa4a4a4a4;

  // What Emscripten's own check puts at address 0 with every thread that begins; it lies behind all memory too.
  static constexpr uint32_t emscripten_cookie = 0x63736d65;

  NullPage() {
    for (size_t i = 0; i < words; ++i) begin()[i] = pattern;
  }
  // False: something was written through a null pointer since it was filled.
  bool is_untouched() const {
    for (size_t i = 0; i < words; ++i)
      if (begin()[i] != pattern && begin()[i] != emscripten_cookie) return false;
    return true;
  }

 private:
  static constexpr size_t words = 256;
  // From where no compiler sees that it is null.
  static volatile uint32_t* begin() {
    static volatile uintptr_t address = 0;
    return reinterpret_cast<volatile uint32_t*>(address);
  }
};

}  // namespace lockstep

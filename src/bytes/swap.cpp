#include "bytes/swap.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstring>

// Each kernel says itself how it is to be compiled, so that the measurement does not depend on the build's flags.
#if defined(__wasm__)
#define LOCKSTEP_SIMD __attribute__((target("simd128")))
#define LOCKSTEP_SCALAR
#define LOCKSTEP_PLAIN_LOOP _Pragma("clang loop vectorize(disable) interleave(disable) unroll(disable)")
#elif defined(__clang__)
#define LOCKSTEP_SIMD
#define LOCKSTEP_SCALAR
#define LOCKSTEP_PLAIN_LOOP _Pragma("clang loop vectorize(disable) interleave(disable) unroll(disable)")
#else
#define LOCKSTEP_SIMD __attribute__((optimize("O3")))
#define LOCKSTEP_SCALAR __attribute__((optimize("no-tree-vectorize", "no-tree-slp-vectorize")))
#define LOCKSTEP_PLAIN_LOOP
#endif

namespace lockstep::bytes {

namespace {

constexpr SwapKernel all[] = {SwapKernel::scalar, SwapKernel::vectorised, SwapKernel::shuffle, SwapKernel::copy};

inline uint16_t swapped(uint16_t v) { return __builtin_bswap16(v); }
inline uint32_t swapped(uint32_t v) { return __builtin_bswap32(v); }
inline uint64_t swapped(uint64_t v) { return __builtin_bswap64(v); }

struct Pair {
  uint64_t first, second;
};
inline Pair swapped(Pair v) { return {__builtin_bswap64(v.second), __builtin_bswap64(v.first)}; }

// memcpy of a number is how C++ spells an unaligned load or store.
template <class Number>
LOCKSTEP_SCALAR void swap_scalar(const uint8_t* in, uint8_t* out, size_t count) {
  LOCKSTEP_PLAIN_LOOP
  for (size_t i = 0; i < count; ++i) {
    Number v;
    std::memcpy(&v, in + i * sizeof v, sizeof v);
    v = swapped(v);
    std::memcpy(out + i * sizeof v, &v, sizeof v);
  }
}

template <class Number>
LOCKSTEP_SIMD void swap_vectorised(const uint8_t* in, uint8_t* out, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    Number v;
    std::memcpy(&v, in + i * sizeof v, sizeof v);
    v = swapped(v);
    std::memcpy(out + i * sizeof v, &v, sizeof v);
  }
}

using Vector = uint8_t __attribute__((vector_size(16)));

template <size_t width>
LOCKSTEP_SIMD inline Vector turned(Vector v) {
  // Place i takes the mirrored place of its number: i ^ (width - 1).
  constexpr int m = static_cast<int>(width) - 1;
  return __builtin_shufflevector(v, v, 0 ^ m, 1 ^ m, 2 ^ m, 3 ^ m, 4 ^ m, 5 ^ m, 6 ^ m, 7 ^ m, 8 ^ m, 9 ^ m, 10 ^ m,
                                 11 ^ m, 12 ^ m, 13 ^ m, 14 ^ m, 15 ^ m);
}

// Returns the bytes done, a multiple of 16.
template <size_t width>
LOCKSTEP_SIMD size_t swap_shuffle(const uint8_t* in, uint8_t* out, size_t size) {
  size_t at = 0;
  for (; size - at >= 64; at += 64) {
    Vector v[4];
    std::memcpy(v, in + at, sizeof v);
    for (Vector& one : v) one = turned<width>(one);
    std::memcpy(out + at, v, sizeof v);
  }
  for (; size - at >= 16; at += 16) {
    Vector v;
    std::memcpy(&v, in + at, sizeof v);
    v = turned<width>(v);
    std::memcpy(out + at, &v, sizeof v);
  }
  return at;
}

template <class Number>
void swap_with(SwapKernel kernel, const uint8_t* in, uint8_t* out, size_t size) {
  size_t at = 0;
  if (kernel == SwapKernel::shuffle) at = swap_shuffle<sizeof(Number)>(in, out, size);
  const size_t count = (size - at) / sizeof(Number);
  if (kernel == SwapKernel::vectorised) {
    swap_vectorised<Number>(in + at, out + at, count);
  } else {
    swap_scalar<Number>(in + at, out + at, count);
  }
  at += count * sizeof(Number);
  std::memmove(out + at, in + at, size - at);
}

}  // namespace

std::span<const SwapKernel> swap_kernels() { return all; }

std::string_view name_of(SwapKernel kernel) {
  constexpr std::string_view names[] = {"scalar", "vectorised", "shuffle", "memcpy"};
  return names[static_cast<size_t>(kernel)];
}

void swap_bytes(SwapKernel kernel, std::span<const uint8_t> in, std::span<uint8_t> out, size_t width) {
  assert(in.size() == out.size());
  if (in.empty()) return;
  if (kernel == SwapKernel::copy) {
    std::memmove(out.data(), in.data(), in.size());
  } else if (width == 2) {
    swap_with<uint16_t>(kernel, in.data(), out.data(), in.size());
  } else if (width == 4) {
    swap_with<uint32_t>(kernel, in.data(), out.data(), in.size());
  } else if (width == 8) {
    swap_with<uint64_t>(kernel, in.data(), out.data(), in.size());
  } else {
    assert(width == 16);
    swap_with<Pair>(kernel, in.data(), out.data(), in.size());
  }
}

SwapTiming time_swaps(SwapKernel kernel, size_t width, size_t size, size_t rounds) {
  using Clock = std::chrono::steady_clock;
  constexpr double shortest_round = 1e6;  // ns; browsers' clocks step by microseconds
  std::vector<uint8_t> in(size), out(size);
  for (size_t i = 0; i < size; ++i) in[i] = static_cast<uint8_t>(i * 31);
  const auto passes_take = [&](size_t passes) {
    const auto start = Clock::now();
    for (size_t i = 0; i < passes; ++i) {
      swap_bytes(kernel, in, out, width);
      asm volatile("" : : "r"(out.data()) : "memory");  // the result is looked at, so no pass may be left out
    }
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
  };
  // A machine that was busy with other things makes one pass look long: after a round that is too short all begin anew.
  std::vector<double> times;
  for (size_t passes = 1; times.size() < std::max<size_t>(1, rounds);) {
    const double took = passes_take(passes);
    if (took < shortest_round && passes < size_t{1} << 24) {
      times.clear();
      passes *= 2;
    } else {
      times.push_back(took / static_cast<double>(passes));
    }
  }
  std::ranges::sort(times);
  return {times[times.size() / 2], times.front(), times.back(), size};
}

}  // namespace lockstep::bytes

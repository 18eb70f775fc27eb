// The virtual clock's price list: what each instruction costs in the simulation. The figures stand in costs.def.
#pragma once

#include <array>
#include <cstdint>

#include "python/code/opcodes.h"

namespace lockstep::python::vm {

// By opcode number, nanoseconds; a specialized opcode costs what its base does.
consteval std::array<uint8_t, code::opcode_limit> price_list() {
  using namespace code::op;
  std::array<uint8_t, code::opcode_limit> list{};
#define COST(name, ns, ...) \
  for (const uint16_t opcode : {__VA_ARGS__}) list[opcode] = ns;
#include "python/vm/eval/costs.def"
#undef COST
#define SPECIALIZED(name, number, base, cache, popped, pushed, flags) list[number] = list[base];
#include "python/code/opcodes.def"
  return list;
}

inline constexpr auto costs_ns = price_list();

#define OPCODE(name, number, cache, popped, pushed, flags, effect) \
  static_assert(costs_ns[number] != 0, #name " has no price");
#include "python/code/opcodes.def"

}  // namespace lockstep::python::vm

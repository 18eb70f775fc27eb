// The virtual clock's price list: what each instruction costs in the simulation. The figures stand in costs.def.
#pragma once

#include <array>
#include <cstdint>

#include "python/code/opcodes.h"

namespace lockstep::python::vm {

namespace cost {
#define COST(name, ns) constexpr uint8_t name = ns;
#include "python/vm/eval/costs.def"
#undef COST
}  // namespace cost

// By opcode number, nanoseconds; a specialized opcode costs what its base does.
consteval std::array<uint8_t, code::opcode_limit> price_list() {
  using namespace code::op;
  std::array<uint8_t, code::opcode_limit> list{};
#define OPCODE(name, number, cache, popped, pushed, flags, effect, price) list[number] = cost::price;
#define SPECIALIZED(name, number, base, cache, popped, pushed, flags) list[number] = list[base];
#include "python/code/opcodes.def"
  return list;
}

inline constexpr auto costs_ns = price_list();

}  // namespace lockstep::python::vm

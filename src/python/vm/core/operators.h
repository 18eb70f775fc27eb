// The operators of Python that take two values, and which of them a built-in type has methods for.
#pragma once

#include <cstdint>

namespace lockstep::python::vm {

enum class CompareOp : uint8_t { lt, le, eq, ne, gt, ge };

enum class BinaryOp : uint8_t {
  add,
  and_,
  floordiv,
  lshift,
  matmul,
  mul,
  mod,
  or_,
  pow,
  rshift,
  sub,
  truediv,
  xor_,
};

// Which have a method, a bit per BinaryOp: __add__ …, __radd__ …, __iadd__ …
struct Operators {
  uint32_t plain = 0, reflected = 0, in_place = 0;
};

constexpr uint32_t bit(BinaryOp op) { return 1u << static_cast<uint32_t>(op); }
constexpr uint32_t sequence_bits = bit(BinaryOp::add) | bit(BinaryOp::mul);
constexpr uint32_t text_bits = sequence_bits | bit(BinaryOp::mod);
constexpr uint32_t logic_bits = bit(BinaryOp::and_) | bit(BinaryOp::or_) | bit(BinaryOp::xor_);
constexpr uint32_t set_bits = logic_bits | bit(BinaryOp::sub);
constexpr uint32_t float_bits = sequence_bits | bit(BinaryOp::sub) | bit(BinaryOp::truediv) | bit(BinaryOp::floordiv) |
                                bit(BinaryOp::mod) | bit(BinaryOp::pow);
constexpr uint32_t int_bits = float_bits | logic_bits | bit(BinaryOp::lshift) | bit(BinaryOp::rshift);

}  // namespace lockstep::python::vm

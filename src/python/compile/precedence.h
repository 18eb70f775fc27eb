// How tightly operators bind, loosest first.
//
// The grammar has a rule for each: disjunction, conjunction, inversion, comparison, bitwise_or, bitwise_xor,
// bitwise_and, shift_expr, sum, term, factor, power. The parser climbs these numbers instead.
#pragma once

namespace lockstep::python::compile {

enum Precedence {
  p_or = 1,
  p_and,
  p_not,
  p_comparison,
  p_bitwise_or,
  p_bitwise_xor,
  p_bitwise_and,
  p_shift,
  p_sum,
  p_term,
  p_factor,
  p_power
};

}  // namespace lockstep::python::compile

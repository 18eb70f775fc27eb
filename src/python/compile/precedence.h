// How tightly operators bind, loosest first.
//
// The grammar has a rule for each: disjunction, conjunction, inversion, comparison, bitwise_or, bitwise_xor,
// bitwise_and, shift_expr, sum, term, factor, power. The parser climbs these numbers instead, and where an expression
// is written as text again, an operand that binds looser than its place asks for is put in parentheses.
#pragma once

namespace lockstep::python::compile {

enum Precedence {
  p_tuple,  // to the parser: no operator
  p_test,
  p_or,
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
  p_power,
  p_await,
  p_atom
};

}  // namespace lockstep::python::compile

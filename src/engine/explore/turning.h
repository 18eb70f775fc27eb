// The races of an execution, turned round one by one: which orders matter for what comes out.
//
//   E:   … │ e   a   b   e'   c      e and e' are in conflict, and nothing but chance puts them in this order
//          └ a   e'  e   b    c      what does not happen after e, then e', then the rest as far as it can
//
// That is how the search by traces finds its executions (trace_search.cpp), but that each is taken to its end at once.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/explore/search.h"
#include "engine/explore/witness.h"

namespace lockstep::engine::explore {

// Two events whose order can be turned round; `second` may be an event that its thread was kept from: it has the index
// behind the last step.
struct Turned {
  size_t first = 0, second = 0;
  uint32_t second_thread = 0;
  OneOutcome outcome;
};

// All that lead to something else than `told`, a whole execution from the root on, has come to. A bounded effort.
std::vector<Turned> orders_that_matter(World&, const Root&, const Witness& told);

// What comes out when threads switch only where they have to.
OneOutcome outcome_without_switches(World&, const Root&);

}  // namespace lockstep::engine::explore

// Why an execution ended as it did, in words: worked out from the execution itself.
//
//   Thread-2 (work) read 0 from counter at line 6, while Thread-1 (work), which had read 0, had not yet written 1 to it
//   (line 6).
//   Thread-2 (work) then wrote 1 to counter at line 6 without having read it again.
//   In the other order it would have ended normally, having printed “2”.
//
// Two accesses are in question where they conflict and nothing but chance puts them in this order: the races of the
// execution, as the searches turn them round (trace_search.cpp). Each is turned round here too, in a world of its own:
// what does not happen after the first access stays before it, the second comes before the first, and all else follows
// in its old order as far as it can. An order *matters* when something else comes out then. Of those that matter one is
// told: one whose other order leads to what the program does when threads hardly switch, else to what is no failure;
// accesses of the program's own data before locks and output; and the first of them in the execution.
//
// What blocked threads would do next counts as an event at the end. A deadlock is told by who waits for whom; an
// exception by what its thread had read, and who had written that.
#pragma once

#include "engine/explore/search.h"
#include "engine/explore/witness.h"

namespace lockstep::engine::explore {

// `told` is a whole execution from the root on, of at most most_steps; the world is of no use afterwards.
void explain(World&, const Root&, Witness& told);

}  // namespace lockstep::engine::explore

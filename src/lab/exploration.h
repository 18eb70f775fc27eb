// Exploring a program instead of running it: what `lockstep explore` prints.
//
// Findings of protocol.def say what they are.
//
// "complete": every Mazurkiewicz trace is counted, and no outcome is missing. When only the count was cut,
// "outcomes_complete" is still true: nothing else can happen. "limit" names what cut it; then "complete_up_to_switches"
// (or null) says how far the list is whole all the same, and "samples" runs were tried by chance. "switches" and
// "preemptions" (switches away from a thread that could have gone on) are the fewest that are known, and where
// "…_proven" fewer are impossible. What is wrong stands first among the outcomes: exceptions, then deadlocks. A
// "livelock" never ends, whatever the threads do: "schedule" leads to it and "loop" goes once round. The JSON is a
// public interface: keys are added, never renamed.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "engine/explore/explore.h"
#include "lab/problem.h"
#include "protocol/protocol.h"
#include "python/lib/library.h"

namespace lockstep::lab {

// Error: the program does not compile. One library serves any number of explorations, and compiles each of its modules
// once.
std::expected<engine::explore::Findings, Problem> explore_program(const engine::explore::Question&,
                                                                  const std::string& source,
                                                                  const std::string& filename, python::lib::Library&);

protocol::OrNull<protocol::Misfit> message_of(const engine::explore::Misfit&);
protocol::Findings message_of(const engine::explore::Findings&);
protocol::List<protocol::StuckThread> message_of(const std::vector<engine::explore::Stuck>&);
std::string to_json(const engine::explore::Findings&);
// Why each outcome comes about, in sentences (engine/explore/reason.h), from the execution that its schedule repeats:
// of the first outcomes, where there is more than one or it is a failure; else none.
std::vector<std::vector<std::string>> reasons_of(const engine::explore::Findings&, const engine::explore::Question&,
                                                 const std::string& source, const std::string& filename,
                                                 python::lib::Library&);
// For a terminal. `reasons`: by outcome, as far as there are some.
std::string describe(const engine::explore::Findings&, const std::vector<std::vector<std::string>>& reasons = {});
// What an outcome printed, and who waited, indented.
std::string ended_as(const engine::explore::OneOutcome&);
// 0 when every outcome is ok; 3 when a deadlock or a livelock is among them, else 1 when an uncaught exception is; 2
// when it could not be explored; 4 when a limit cut it before all outcomes were known.
int exit_status(const engine::explore::Findings&);

}  // namespace lockstep::lab

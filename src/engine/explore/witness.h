// One execution, told step by step: which thread did what to what, and what stood there before and after.
//
// It is driven by a schedule: of an outcome that a search has found, or of any recorded run. Only what others can see
// is a step, as in the searches; which cells those are is learned by going through it once or twice more. Where the
// schedule switches between steps that nobody can tell apart, the order told here may be another one of theirs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/explore/explore.h"
#include "engine/schedule.h"
#include "python/vm/explore/visit.h"

namespace lockstep::engine::explore {

// A cell that a step touched, in the program's words.
struct TouchedCell {
  std::string object;
  bool writes = false;
  std::string before, after;  // "": nothing, or it cannot be said
};

using protocol::Deed;

struct WitnessStep {
  ThreadId thread{};
  uint32_t line = 0;  // where the thread stood; 0: none of the program's
  Deed deed = Deed::reads;
  std::vector<TouchedCell> cells;
  std::string printed;
  bool ends = false;      // the thread came to its end with it
  std::string complaint;  // what it wrote to stderr
  python::vm::Standing standing;
  std::vector<Slice> slices;  // what it adds to the schedule
};

// A sentence on why an execution ends as it does.
struct Reason {
  std::string text;
  std::optional<size_t> step;  // that it speaks of
};

// An outcome that can be come to from some place, and the fewest switches to it that are known.
struct Ahead {
  size_t ending = 0;  // in Witness::endings
  uint32_t switches = 0;
};

// What a program can come to.
struct Ending {
  OneOutcome outcome;
  bool is_endless = false;  // its threads turn for ever, and no outcome is possible any more
};

struct Witness {
  std::vector<WitnessStep> steps;
  std::vector<std::string> threads;  // names, by id
  Schedule path, begun;              // repeats what is told; and what of that comes before the first step
  bool is_whole = false;             // to the end of the execution, and the outcome is its own
  OneOutcome outcome;
  std::string refusal;  // it cannot be explored, and why
  Misfit misfit;        // of the schedule: the steps are those of its beginning

  // Of a whole one: reason.h.
  std::vector<Reason> why;
  std::vector<size_t> conflict;  // two steps; of a thread that waits at the end, the first of them alone

  // Where threads are chosen: remaining.h.
  std::vector<WitnessStep> options;  // what each that could go on would do next
  std::vector<Ending> endings;
  std::vector<Ahead> ahead;
  std::vector<std::vector<Ahead>> options_ahead;
  bool is_ahead_complete = false;  // there are no others
};

constexpr size_t most_steps = 2'000;

Witness witness_of(const Question&, std::shared_ptr<const python::code::Code>, std::string source,
                   python::vm::Library& library, const Schedule&);

}  // namespace lockstep::engine::explore

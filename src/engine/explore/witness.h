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
  bool ends = false;  // the thread came to its end with it
};

struct Witness {
  std::vector<WitnessStep> steps;
  std::vector<std::string> threads;  // names, by id
  Schedule path;                     // repeats what is told
  bool is_whole = false;             // to the end of the execution, and the outcome is its own
  OneOutcome outcome;
  std::vector<WitnessStep> options;  // where threads are chosen: what each that could go on would do next
  std::string refusal;               // it cannot be explored, and why
};

// The first steps of a schedule, and then whose turn it is at each.
struct Choosing {
  size_t steps = 0;
  std::vector<uint32_t> choices;
};

constexpr size_t most_steps = 2'000;

Witness witness_of(const Question&, std::shared_ptr<const python::code::Code>, std::string source,
                   python::vm::Library& library, const Schedule&, const std::optional<Choosing>& = {});

}  // namespace lockstep::engine::explore

// One program under every rule set: what `lockstep explore --all-rules` prints.
//
//              language              gil                   free-threaded
//   1  ok      possible, 2 of 4      possible, 2 of 2      possible, 2 of 4
//       2
//   2  ok      possible, 2 of 4      impossible            possible, 2 of 4
//       1
//
// and below each outcome a schedule under every rule set that allows it. The numbers are executions.
//
// "Impossible" is proved: the search has come to its end without it. "Not decided" says what cut the search.
//
// Verdicts of protocol.def: "rules" are the findings under each rule set, and "outcomes" have a cell for each of them.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/explore/explore.h"
#include "lab/problem.h"
#include "protocol/protocol.h"
#include "python/lib/library.h"

namespace lockstep::lab {

using protocol::Rules;
inline constexpr std::array all_rules{Rules::language, Rules::gil, Rules::free_threaded};

struct Verdicts {
  struct Row {
    engine::explore::OneOutcome outcome;                         // as the first rule set that has it found it
    std::array<std::optional<size_t>, all_rules.size()> places;  // in the outcomes of each rule set
  };
  std::array<engine::explore::Findings, all_rules.size()> findings;
  std::vector<Row> rows;
};

// The limits of the question are those of each rule set; its build and switch points do not matter. `so_far` hears what
// would be the answer now, as the question's `heard` does of one rule set.
using VerdictsSoFar = std::function<void(const Verdicts&)>;
std::expected<Verdicts, Problem> verdicts_on(const engine::explore::Question&, const std::string& source,
                                             const std::string& filename, python::lib::Library&,
                                             const VerdictsSoFar& so_far = {});
protocol::Verdicts message_of(const Verdicts&);
std::string to_json(const Verdicts&);
// For a terminal.
std::string describe(const Verdicts&);
// The gravest of the rule sets', as exit_status of exploration.h says it.
int exit_status(const Verdicts&);

}  // namespace lockstep::lab

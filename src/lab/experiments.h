// Experiment files at the lab's door: as the Experiment of protocol.def for the page, and held against what they expect
// for authors and CI.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/document.h"
#include "lab/problem.h"
#include "lab/report.h"
#include "protocol/protocol.h"

namespace lockstep::lab {

std::expected<experiment::Document, Problem> load_experiment(std::string_view text);

protocol::Experiment message_of(const experiment::Document&, std::string_view name);

// One expectation of a document, after the runs that were made for it.
struct Verdict {
  experiment::Expectation expectation;
  struct Seen {
    std::string outcome;  // "" = none that the document names
    uint32_t runs = 0;
    Report first;  // the first run that ended so
  };
  std::vector<Seen> seen;
  std::vector<std::string> wrong;  // of one for `explore`: what is not so, a sentence each

  bool holds() const;
};

// For people: "ok     gil live: full (5 runs)", or what came instead; of all interleavings what is so of them.
std::string describe(const Verdict&);

struct Checking {
  uint32_t runs = 5;        // for each expectation, in `sim` with the seeds 0, 1, 2, …
  uint64_t timeout_ns = 0;  // of each run; 0: none but the ceiling. Of each exploration; 0: a minute
};
std::vector<Verdict> check_experiment(const experiment::Document&, std::string_view name, const Checking&);

}  // namespace lockstep::lab

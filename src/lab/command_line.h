// What a terminal asks of the lab: options as words, read as strictly as the page's JSON requests.
//
// A command has one file, options with a value (`--seed 7` or `--seed=7`) and switches (`--json`). Errors are sentences
// for the user that say what is wrong and what is known.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/explore/explore.h"
#include "lab/experiments.h"
#include "lab/request.h"

namespace lockstep::lab {

struct Arguments {
  std::string file;
  std::map<std::string, std::string, std::less<>> options;  // with their dashes; a switch has the value ""

  std::optional<std::string> get(std::string_view option) const;
};

// The options that a command knows.
struct OptionNames {
  std::vector<std::string_view> valued, switches;
};

inline const OptionNames run_options{
    {"--build", "--switch-points", "--engine", "--scheduler", "--seed", "--schedule", "--switch-interval", "--timeout",
     "--trace"},
    {"--json"},
};
inline const OptionNames explore_options{{"--build", "--switch-points", "--after", "--max-executions", "--timeout"},
                                         {"--all-rules", "--json"}};
inline const OptionNames dis_options{};
inline const OptionNames check_options{{"--runs", "--timeout"}, {}};

std::expected<Arguments, std::string> read_arguments(const std::vector<std::string_view>& words, const OptionNames&);

// A request without its source, from run_options.
std::expected<Request, std::string> request_from(const Arguments&);

// A question from explore_options: free-threaded if nothing is said, where every instruction is a switch point.
// With --all-rules neither build nor switch points may be said.
std::expected<engine::explore::Question, std::string> question_from(const Arguments&);

// From check_options.
std::expected<Checking, std::string> checking_from(const Arguments&);

}  // namespace lockstep::lab

// Outcomes: names for what a run can end in, and patterns that recognise them.
//
// A race has several outcomes and which one comes is the whole question; so an experiment names them, and
// answers, expectations and the comparison with the reader's prediction speak of names. An outcome is
// recognised by the status of the run and by the last line of its output:
//
//   Unsafe result: 400000              literally
//   Unsafe result: {4*iterations}      a number, computed from the parameters with + - *
//   Unsafe result: {0..399999}         an integer in this range; both ends belong to it, each may be left out
//   Caught {*}                         any text, also none
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "experiment/parameter.h"

namespace lockstep::experiment {

struct Outcome {
  std::string name;
  std::string status = "ok";  // as in a report: ok, exception, deadlock, timeout, limit, unsupported
  std::string prints;         // pattern of the last line on stdout; "" = whatever it is
  std::string complains;      // pattern of the last line on stderr; "" = whatever it is
  std::string explore = {};   // stands for `prints` where the program is explored; "" = the same

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// What a run left.
struct Observation {
  std::string_view status, stdout_text, stderr_text;
};

// Whether the pattern can be read; `parameters` are the names that it may use. Error: column within the
// pattern, line 0.
std::expected<void, TextError> check_pattern(std::string_view pattern, const std::vector<std::string>& parameters);

// Whether a line is what the pattern describes. A pattern that check_pattern refuses matches nothing.
bool matches(std::string_view pattern, std::string_view line, const ParameterValues& values);

// The first outcome of the list that was observed, or null.
const Outcome* recognise(const std::vector<Outcome>& outcomes, const Observation& seen, const ParameterValues& values);

// The last line that is not empty, without its newline.
std::string_view last_line(std::string_view text);

}  // namespace lockstep::experiment

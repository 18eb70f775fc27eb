// What a run left, as a value and as the Report of protocol.def, which the page gets and `run --json` prints.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/run.h"
#include "lab/problem.h"
#include "lab/request.h"

namespace lockstep::lab {

struct Report {
  engine::Outcome outcome;
  std::optional<Problem> error;  // the program did not begin: status is unsupported and the rest empty
  std::string stdout_text, stderr_text;
  // The request's outcome that came: none = the request named no outcomes, "" = another one than those named.
  std::optional<std::string> recognised;
  Engine engine = Engine::live;
  engine::Build build = engine::Build::gil;
  engine::SwitchPoints switch_points = engine::SwitchPoints::cpython_3_14;
};

// What the process of the command line ends with: 0 ok, 1 the program raised, 2 it cannot be run, 3 deadlock, 4 a limit
// or the caller's patience was reached, 130 stopped.
int exit_status(engine::Status);

// One sentence about a run that ended otherwise than by itself, with what to try; "" after ok and exception.
std::string explain(const Report&);

std::string to_json(const Report&);

}  // namespace lockstep::lab

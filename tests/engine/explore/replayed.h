// What the explorer finds in a program, and its schedules repeated in the simulation.
#pragma once

#include <set>
#include <string>

#include "engine/explore/judged_programs.h"
#include "engine/interpreter_executor.h"
#include "engine/sim/sim.h"

namespace lockstep::engine::explore {

inline Findings explored(const std::string& source, const Question& question = {}) {
  return judge::explored(source, question);
}

inline std::set<std::string> printed(const Findings& f) {
  std::set<std::string> all;
  for (const OneOutcome& o : f.outcomes) all.insert(o.stdout_text);
  return all;
}

struct Replayed {
  Outcome outcome;
  std::string stdout_text, stderr_text;
};

inline Replayed replayed(const std::string& source, const OneOutcome& outcome, Build build = Build::free_threaded,
                         uint64_t instructions = Limits{}.instructions) {
  Options options;
  options.limits.instructions = instructions;
  options.build = build;
  options.schedule = outcome.schedule;
  auto executor = make_executor(settings_for(options, true, &judge::library()), judge::compiled(source).code, source);
  const auto run = sim::start(options, std::move(executor));
  while (!run->poll(1'000'000'000)) {
  }
  Replayed all{run->outcome(), {}, {}};
  for (const OutputPiece& piece : run->take_output())
    (piece.stream == python::vm::Stream::out ? all.stdout_text : all.stderr_text) += piece.text;
  return all;
}

}  // namespace lockstep::engine::explore

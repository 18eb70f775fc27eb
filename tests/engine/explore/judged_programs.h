// A program, compiled for the explorer, the judge and the simulation.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "engine/explore/every_instruction.h"
#include "python/compile/compile.h"
#include "python/lib/library.h"
#include "sanitized.h"

namespace lockstep::engine::explore::judge {

// Compiling the library takes longer than most of what is judged.
inline python::lib::Library& library() {
  static python::lib::Library one;
  return one;
}

inline Program compiled(const std::string& source) {
  auto code = python::compile::compile(source, "program.py");
  if (!code) {
    ADD_FAILURE() << "does not compile:\n" << source;
    return {};
  }
  return {*std::move(code), source, &library()};
}

inline Findings explored(const std::string& source, Question question) {
  question.wall_ns = 300'000'000'000;  // the sanitizers are slow; no test comes near it otherwise
  const Program program = compiled(source);
  if (!program.code) return {};
  library().prepare(*program.code);
  return explore(question, program.code, program.source, library());
}

// Outcomes alone: the executions are counted elsewhere.
inline Findings explored(const Program& program) {
  Question question;
  question.counts_executions = false;
  question.wall_ns = 300'000'000'000;
  return explore(question, program.code, program.source, library());
}

}  // namespace lockstep::engine::explore::judge

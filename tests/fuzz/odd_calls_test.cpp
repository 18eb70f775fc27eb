// The programs of odd_calls.py: built-in functions, methods and types used as nobody would. Each must end as a program
// may end, in all builds; what breaks the VM takes this test down. LOCKSTEP_FUZZ_ROUNDS: how many programs instead of
// the few that a test has time for; LOCKSTEP_FUZZ_SEED: from which on; LOCKSTEP_FUZZ_NOTE: a file that always holds the
// program at hand.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "fuzz/targets.h"
#include "lab/lab.h"

namespace lockstep::fuzz {
namespace {

using engine::Status;

int number_in(const char* variable, int otherwise) {
  const char* text = std::getenv(variable);
  return text ? std::atoi(text) : otherwise;
}

lab::Report run(lab::Lab& lab, std::string source, int seed) {
  lab::Request request;
  request.engine = lab::Engine::sim;
  request.source = std::move(source);
  request.filename = "odd_calls.py";
  request.options.build = seed % 2 == 0 ? engine::Build::gil : engine::Build::free_threaded;
  request.options.switch_points =
      seed % 3 == 0 ? engine::SwitchPoints::every_instruction : engine::SwitchPoints::cpython_3_14;
  request.options.limits = {.instructions = 2'000'000,
                            .memory_bytes = 64u << 20,
                            .threads = 8,
                            .output_bytes = 1u << 20,
                            .trace_bytes = 64u << 10,
                            .wall_ns = 10'000'000'000};
  if (const auto refused = lab.begin(std::move(request))) return *refused;
  while (!lab.poll(100'000'000)) lab.take_chunks();
  return lab.result();
}

TEST(OddCalls, EndInNothingButAnAnswer) {
  const std::string program = read_files("tests/fuzz", ".py").front();
  const int first = number_in("LOCKSTEP_FUZZ_SEED", 0), count = number_in("LOCKSTEP_FUZZ_ROUNDS", 64);
  lab::Lab lab;  // one library for all runs
  int went_through = 0;
  std::string others;
  for (int seed = first; seed < first + count; ++seed) {
    const std::string source = "SEED = " + std::to_string(seed) + "\n" + program;
    if (const char* path = std::getenv("LOCKSTEP_FUZZ_NOTE")) std::ofstream(path, std::ios::binary) << source;
    const lab::Report report = run(lab, source, seed);
    const Status status = report.outcome.status;
    EXPECT_TRUE(status == Status::ok || status == Status::exception || status == Status::deadlock ||
                status == Status::unsupported || status == Status::limit)
        << seed << ": " << report.outcome.detail;
    went_through += status == Status::ok || status == Status::limit;
    if (status == Status::unsupported) others += std::to_string(seed) + ": " + lab::explain(report) + '\n';
  }
  EXPECT_GT(went_through, count / 2) << others;  // a name that CPython has and we do not ends a run early
}

}  // namespace
}  // namespace lockstep::fuzz

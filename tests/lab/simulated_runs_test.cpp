// The simulation gives the same run for the same seed, here and in wasm: tests/wasm reads the same file.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/reference_json.h"
#include "lab/lab.h"
#include "places.h"

namespace lockstep::lab {

using namespace reference;
namespace {

const std::string golden = tests_folder() + "/lab/simulated_runs.json";

std::string contents(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

// LOCKSTEP_REWRITE=1 in the environment rewrites the file from what this build does.
TEST(SimulatedRuns, AreTheSameForTheSameSeed) {
  Json runs = parsed(contents(golden));
  ASSERT_TRUE(runs.is_array());
  ASSERT_GE(runs.size(), 6u);
  const bool is_rewriting = std::getenv("LOCKSTEP_REWRITE") != nullptr;
  for (Json& one : runs) {
    Json request = one["request"];
    request["engine"] = "sim";
    std::string source = contents(tests_folder() + "/python/programs/" + one["program"].get<std::string>() + ".py");
    // A smaller number of iterations keeps the schedule readable.
    if (one.contains("iterations")) {
      const size_t at = source.find("100000");
      ASSERT_NE(at, source.npos);
      source.replace(at, 6, std::to_string(one["iterations"].get<int>()));
    }
    request["source"] = source;
    Lab lab;
    ASSERT_EQ(lab.start(text_of(request)), "");
    while (!lab.poll(50'000'000)) {
    }
    const Json report = parsed(lab.report());
    Json expected;
    for (const char* key : {"status", "stdout", "schedule", "virtual_ns", "instructions", "switches"})
      expected[key] = report[key];
    if (is_rewriting) one["expected"] = expected;
    EXPECT_EQ(one["expected"], expected) << one["program"] << one["request"];
  }
  if (is_rewriting) std::ofstream(golden) << runs.dump(2) << "\n";
}

}  // namespace
}  // namespace lockstep::lab

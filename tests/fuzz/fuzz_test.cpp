// The targets of the fuzzer on a fixed stream of broken input. LOCKSTEP_FUZZ_ROUNDS in the environment: how many inputs
// per target instead of the few that a test has time for; LOCKSTEP_FUZZ_SEED: another stream; LOCKSTEP_FUZZ_NOTE: a
// file that always holds the input at hand.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "fuzz/mutation.h"
#include "fuzz/targets.h"

namespace lockstep::fuzz {
namespace {

class Fuzz : public testing::TestWithParam<const Target*> {};
INSTANTIATE_TEST_SUITE_P(Targets, Fuzz, testing::ValuesIn(targets),
                         [](const auto& tested) { return std::string(tested.param->name); });

int rounds_or(int standard) {
  const char* wish = std::getenv("LOCKSTEP_FUZZ_ROUNDS");
  return wish ? std::atoi(wish) : standard;
}

// What is being tried, for whoever has to look into a crash.
void note(const std::string& input) {
  if (const char* path = std::getenv("LOCKSTEP_FUZZ_NOTE")) std::ofstream(path, std::ios::binary) << input;
}

TEST_P(Fuzz, GivesAnAnswerToEverySeed) {
  for (const std::string& seed : GetParam()->seeds()) {
    note(seed);
    GetParam()->run(seed);
  }
}

TEST_P(Fuzz, GivesAnAnswerToWhatOnceBrokeIt) {
  for (const std::string& input : found_inputs(*GetParam())) {
    note(input);
    GetParam()->run(input);
  }
}

TEST_P(Fuzz, GivesAnAnswerToBrokenInput) {
  const std::vector<std::string> seeds = GetParam()->seeds();
  const char* other = std::getenv("LOCKSTEP_FUZZ_SEED");
  Mutation mutation(seeds, GetParam()->dictionary(), other ? std::strtoull(other, nullptr, 10) : 2026);
  for (int round = rounds_or(600); round > 0; --round) {
    const std::string input = mutation.next();
    note(input);
    GetParam()->run(input);
  }
}

TEST(Mutation, IsTheSameStreamOnEveryMachine) {
  const std::vector<std::string> seeds{"x = 1\nprint(x)\n", "def f():\n  return 2\n"};
  Mutation one(seeds, {}, 7), same(seeds, {}, 7), other(seeds, {}, 8);
  std::string first, second, third;
  for (int i = 0; i < 20; ++i) {
    first += one.next();
    second += same.next();
    third += other.next();
  }
  EXPECT_EQ(first, second);
  EXPECT_NE(first, third);
}

}  // namespace
}  // namespace lockstep::fuzz

#include "lab/command_line.h"

#include <gtest/gtest.h>

namespace lockstep::lab {
namespace {

std::expected<Request, std::string> request_for(const std::vector<std::string_view>& words) {
  const auto arguments = read_arguments(words, run_options);
  if (!arguments) return std::unexpected(arguments.error());
  return request_from(*arguments);
}

std::string complaint(const std::vector<std::string_view>& words) {
  const auto request = request_for(words);
  return request ? "accepted" : request.error();
}

TEST(Arguments, AnOptionTakesItsValueFromTheNextWordOrAfterAnEqualsSign) {
  const auto arguments = read_arguments({"--seed", "7", "a.py", "--build=gil", "--json"}, run_options);
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->file, "a.py");
  EXPECT_EQ(arguments->get("--seed"), "7");
  EXPECT_EQ(arguments->get("--build"), "gil");
  EXPECT_TRUE(arguments->get("--json"));
  EXPECT_FALSE(arguments->get("--engine"));
}

TEST(Arguments, ADashIsAFile) { EXPECT_EQ(read_arguments({"-"}, run_options)->file, "-"); }

TEST(Arguments, SayWhatIsWrong) {
  EXPECT_EQ(complaint({}), "which file? See lockstep --help");
  EXPECT_EQ(complaint({"a.py", "b.py"}), "one file at a time: 'a.py' or 'b.py'?");
  EXPECT_EQ(complaint({"a.py", "--sed", "1"}), "unknown option '--sed'; did you mean '--seed'?");
  EXPECT_EQ(complaint({"a.py", "-x"}), "unknown option '-x'; see lockstep --help");
  EXPECT_EQ(complaint({"a.py", "--seed"}), "the option '--seed' needs a value");
  EXPECT_EQ(complaint({"a.py", "--json=1"}), "the option '--json' takes no value");
}

TEST(Options, BecomeARequest) {
  const auto request =
      request_for({"a.py", "--engine=sim", "--build=free-threaded", "--switch-points=every-instruction", "--seed=12",
                   "--switch-interval=0.001", "--timeout=1.5"});
  ASSERT_TRUE(request) << request.error();
  EXPECT_EQ(request->engine, Engine::sim);
  EXPECT_EQ(request->options.build, engine::Build::free_threaded);
  EXPECT_EQ(request->options.switch_points, engine::SwitchPoints::every_instruction);
  EXPECT_EQ(request->options.seed, 12u);
  EXPECT_EQ(request->options.switch_interval_ns, 1'000'000u);
  EXPECT_EQ(request->timeout_ns, 1'500'000'000u);
}

TEST(Options, AScheduleChoosesTheSimulation) {
  const auto request = request_for({"a.py", "--schedule", "L1:0"});
  ASSERT_TRUE(request);
  EXPECT_EQ(request->engine, Engine::sim);
}

TEST(Options, AScheduleDoesNotGoWithTheLiveEngine) {
  EXPECT_EQ(complaint({"a.py", "--schedule", "L1:0", "--engine", "live"}),
            "--schedule repeats a run in the simulation: it goes with --engine sim");
}

TEST(Options, ASchedulerChoosesTheSimulation) {
  const auto request = request_for({"a.py", "--scheduler", "fresh"});
  ASSERT_TRUE(request);
  EXPECT_EQ(request->engine, Engine::sim);
  EXPECT_EQ(request->options.scheduler, "fresh");
  EXPECT_EQ(complaint({"a.py", "--scheduler=fresh", "--engine=live"}),
            "--scheduler chooses in the simulation: it goes with --engine sim");
  const auto both = request_for({"a.py", "--scheduler=fresh", "--schedule=L1:0"});  // what the schedule leaves open
  ASSERT_TRUE(both);
  EXPECT_EQ(both->options.scheduler, "fresh");
  EXPECT_EQ(both->options.schedule, "L1:0");
}

TEST(Options, ALongTimeoutRaisesTheCeilingOnWallTime) {
  const auto request = request_for({"a.py", "--timeout=600"});
  ASSERT_TRUE(request);
  EXPECT_GT(request->options.limits.wall_ns, 600'000'000'000u);
}

TEST(Options, SayWhatIsWrong) {
  EXPECT_EQ(complaint({"a.py", "--build=jit"}), "--build: 'jit' is not a build; known are gil and free-threaded");
  EXPECT_EQ(complaint({"a.py", "--seed=-1"}), "--seed is a whole number from 0 up, not '-1'");
  EXPECT_EQ(complaint({"a.py", "--seed=7x"}), "--seed is a whole number from 0 up, not '7x'");
  EXPECT_EQ(complaint({"a.py", "--timeout=nan"}), "--timeout is a number of seconds from 0.001 to 3600, not 'nan'");
  EXPECT_EQ(complaint({"a.py", "--switch-interval=0"}),
            "--switch-interval is a number of seconds from 0.000001 to 100, not '0'");
}

TEST(Runs, AreFiveUnlessSaidOtherwise) {
  EXPECT_EQ(checking_from(*read_arguments({"a.md"}, check_options))->runs, 5u);
  EXPECT_EQ(checking_from(*read_arguments({"a.md", "--runs=2"}, check_options))->runs, 2u);
  EXPECT_FALSE(checking_from(*read_arguments({"a.md", "--runs=0"}, check_options)));
  EXPECT_EQ(checking_from(*read_arguments({"a.md", "--timeout=2"}, check_options))->timeout_ns, 2'000'000'000u);
  EXPECT_FALSE(checking_from(*read_arguments({"a.md", "--timeout=0"}, check_options)));
}

TEST(Explore, TakesAScheduleToBeginWith) {
  const auto question = [](const std::vector<std::string_view>& words) {
    return question_from(read_arguments(words, explore_options).value());
  };
  EXPECT_EQ(question({"a.py", "--after", "L1:0x3.1"})->after.slices.size(), 2u);
  EXPECT_EQ(question({"a.py", "--after", "1"}).error(), "--after: column 1: expected 'L1:'");
  EXPECT_EQ(question({"a.py", "--after", "L1:0", "--all-rules"}).error(),
            "--after is a schedule under one rule set: it goes without --all-rules");
}

}  // namespace
}  // namespace lockstep::lab

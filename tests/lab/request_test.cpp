#include "lab/request.h"

#include <gtest/gtest.h>

namespace lockstep::lab {
namespace {

std::string refusal(std::string_view json) {
  const auto request = parse_request(json);
  return request ? "accepted" : request.error().message;
}

TEST(Request, NeedsNothingButASource) {
  const auto request = parse_request(R"({"source": "pass"})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->source, "pass");
  EXPECT_EQ(request->engine, Engine::live);
  EXPECT_EQ(request->options.build, engine::Build::gil);
  EXPECT_EQ(request->options.switch_points, engine::SwitchPoints::cpython_3_14);
  EXPECT_EQ(request->options.switch_interval_ns, 5'000'000u);
  EXPECT_FALSE(request->outcomes);
}

TEST(Request, ReadsEverySetting) {
  const auto request = parse_request(R"({"source": "", "filename": "a.py", "build": "free-threaded", "engine": "sim",
    "switch_points": "every-instruction", "seed": 18446744073709551615, "schedule": "L1:0", "switch_interval": 0.0001,
    "timeout": 2.5, "parameters": {"n": "3"},
    "outcomes": [{"name": "full", "status": "ok", "prints": "{n}", "complains": ""}]})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->filename, "a.py");
  EXPECT_EQ(request->engine, Engine::sim);
  EXPECT_EQ(request->options.build, engine::Build::free_threaded);
  EXPECT_EQ(request->options.switch_points, engine::SwitchPoints::every_instruction);
  EXPECT_EQ(request->options.seed, ~uint64_t{0});
  EXPECT_EQ(request->options.schedule, "L1:0");
  EXPECT_EQ(request->options.switch_interval_ns, 100'000u);
  EXPECT_EQ(request->timeout_ns, 2'500'000'000u);
  EXPECT_EQ(request->parameters.at("n"), "3");
  ASSERT_TRUE(request->outcomes);
  EXPECT_EQ((*request->outcomes)[0], (experiment::Outcome{"full", "ok", "{n}", ""}));
}

TEST(Request, ANullIsAsGoodAsAnAbsentKey) {
  EXPECT_EQ(refusal(R"({"source": "", "schedule": null, "limits": null})"), "accepted");
}

TEST(Request, LimitsAreCutToWhatTheLabAllows) {
  const auto request = parse_request(R"({"source": "", "limits": {"instructions": 1e30, "memory_bytes": 1e12,
    "threads": 99999999999, "output_bytes": 18446744073709551615, "trace_bytes": 1e300, "wall_seconds": 1e300}})");
  ASSERT_TRUE(request);
  const engine::Limits& limits = request->options.limits;
  EXPECT_EQ(limits.instructions, highest_limits.instructions);
  EXPECT_EQ(limits.memory_bytes, highest_limits.memory_bytes);
  EXPECT_EQ(limits.threads, highest_limits.threads);
  EXPECT_EQ(limits.output_bytes, highest_limits.output_bytes);
  EXPECT_EQ(limits.trace_bytes, highest_limits.trace_bytes);
  EXPECT_EQ(limits.wall_ns, highest_limits.wall_ns);
}

TEST(Request, ParametersMayBeReadInTheSource) {
  const auto request = parse_request(R"({"source": "text = '''\nn = 1\n'''\nn = 2\nm = f()\n",
    "parameters": {"k": "3"}, "read_parameters": ["n", "m"]})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->parameters, (experiment::ParameterValues{{"k", "3"}, {"n", "2"}}));
}

TEST(Request, LimitsMayBeLowered) {
  const auto request = parse_request(R"({"source": "", "limits": {"instructions": 1000, "wall_seconds": 0.5}})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->options.limits.instructions, 1000u);
  EXPECT_EQ(request->options.limits.wall_ns, 500'000'000u);
}

TEST(RequestError, IsNotJson) {
  EXPECT_EQ(refusal(""), "the request is not JSON");
  EXPECT_EQ(refusal("{"), "the request is not JSON");
  EXPECT_EQ(refusal("[1"), "the request is not JSON");
}

TEST(RequestError, IsNotAnObject) { EXPECT_EQ(refusal("[]"), "the request has to be a JSON object"); }

TEST(RequestError, NamesTheMissingSource) { EXPECT_EQ(refusal("{}"), "the key 'source' is missing"); }

TEST(RequestError, NamesTheKeyOfTheWrongType) {
  EXPECT_EQ(refusal(R"({"source": 1})"), "'source' has to be a string");
  EXPECT_EQ(refusal(R"({"source": "", "seed": -1})"), "'seed' has to be a number from 0 up");
  EXPECT_EQ(refusal(R"({"source": "", "seed": "7"})"), "'seed' has to be a number from 0 up");
  EXPECT_EQ(refusal(R"({"source": "", "switch_interval": 0})"), "'switch_interval' has to be seconds above 0");
  EXPECT_EQ(refusal(R"({"source": "", "limits": []})"), "'limits' has to be a JSON object");
  EXPECT_EQ(refusal(R"({"source": "", "outcomes": 1})"), "'outcomes' has to be a list");
  std::string outcomes = "{}";
  for (size_t i = 0; i < most_outcomes; ++i) outcomes += ", {}";
  EXPECT_EQ(refusal(R"({"source": "", "outcomes": [)" + outcomes + "]}"), "'outcomes' has to be a list of at most 64");
  EXPECT_EQ(refusal(R"({"source": "", "parameters": {"n": 1}})"), "'parameters.n' has to be a string");
}

TEST(RequestError, NamesTheWordsThatAreKnown) {
  EXPECT_EQ(refusal(R"({"source": "", "build": "turbo"})"),
            "'build': 'turbo' is not a build; known are gil and free-threaded");
}

TEST(RequestError, NamesTheKeyThatWasProbablyMeant) {
  EXPECT_EQ(refusal(R"({"source": "", "swich_interval": 1})"),
            "unknown key 'swich_interval'; did you mean 'switch_interval'?");
  EXPECT_EQ(refusal(R"({"source": "", "limits": {"memory": 1}})"), "unknown key 'limits.memory'");
}

TEST(RequestError, AScheduleNeedsTheSimulation) {
  EXPECT_EQ(refusal(R"({"source": "", "schedule": "L1:0"})"),
            "a schedule is replayed by the engine 'sim', not by 'live'");
}

TEST(Request, NamesAScheduler) {
  const auto request = parse_request(R"({"source": "", "engine": "sim", "scheduler": "fresh"})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->options.scheduler, "fresh");
}

TEST(Request, NamesTheSchedulerThatGoesOnWhereAScheduleEnds) {
  const auto request = parse_request(R"({"source": "", "engine": "sim", "scheduler": "fresh", "schedule": "L1:0"})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->options.scheduler, "fresh");
  EXPECT_EQ(request->options.schedule, "L1:0");
}

TEST(RequestError, ASchedulerIsOneOfThoseThatAreKnownAndChoosesForTheSimulation) {
  EXPECT_EQ(refusal(R"({"source": "", "engine": "sim", "scheduler": "dice"})"),
            "'scheduler': 'dice' is not a scheduler; known are lifelike, fresh, uneven and in-turn");
  EXPECT_EQ(refusal(R"({"source": "", "scheduler": "fresh"})"),
            "a scheduler chooses for the engine 'sim'; the threads of 'live' are the operating system's");
}

TEST(RequestError, TheSourceIsTooLong) {
  EXPECT_EQ(refusal(R"({"source": ")" + std::string(longest_source + 1, 'a') + "\"}"),
            "the program is longer than 1 MiB");
}

TEST(RequestError, DeepNestingIsAnErrorLikeAnyOther) {
  EXPECT_EQ(refusal(R"({"source": )" + std::string(200'000, '[') + std::string(200'000, ']') + "}"),
            "the request is not JSON");
}

TEST(RequestError, ManyKeysTakeNoQuadraticTime) {
  std::string json = R"({"source": "")";
  for (int i = 0; i < 200'000; ++i) json += ", \"k" + std::to_string(i) + "\": 0";
  EXPECT_EQ(refusal(json + "}"), "unknown key 'k0'");
}

}  // namespace
}  // namespace lockstep::lab

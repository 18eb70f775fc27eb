#include "lab/lab.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "base/reference_json.h"
#include "places.h"
#include "trace/reader.h"
#include "trace/statistics.h"

namespace lockstep::lab {

using namespace reference;
namespace {

using Clock = std::chrono::steady_clock;

std::string program(const std::string& name) {
  std::ifstream file(tests_folder() + "/python/programs/" + name + ".py");
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

Request request_for(std::string source, Engine engine, engine::Build build = engine::Build::gil) {
  Request request;
  request.source = std::move(source);
  request.engine = engine;
  request.options.build = build;
  request.options.limits.wall_ns = 600'000'000'000;  // a sanitizer on a loaded machine takes its time
  return request;
}

Report finish(Lab& lab) {
  const auto began = Clock::now();
  while (!lab.poll(5'000'000))
    if (Clock::now() - began > std::chrono::seconds(600)) {
      ADD_FAILURE() << "the run does not end";
      lab.stop();
      break;
    }
  return lab.result();
}

Report run(Lab& lab, Request request) {
  if (auto refused = lab.begin(std::move(request))) return *refused;
  return finish(lab);
}

constexpr Engine both_engines[] = {Engine::live, Engine::sim};

const std::string endless = "while True:\n    pass\n";

TEST(Lab, RunsTheSeedsProgramsInBothEngines) {
  Lab lab;
  for (const Engine engine : both_engines) {
    EXPECT_EQ(run(lab, request_for(program("seed003_d_unsafe_only"), engine)).stdout_text, "Unsafe result: 400000\n");
    EXPECT_EQ(run(lab, request_for(program("seed003_f_safe_only"), engine)).stdout_text, "Safe result: 400000\n");
    EXPECT_EQ(run(lab, request_for(program("seed003_c_block_verbatim"), engine)).stdout_text,
              "Unsafe result: 400000\nSafe result: 0\n");
    EXPECT_EQ(run(lab, request_for(program("seed000_b_augassign"), engine)).outcome.status, engine::Status::ok);
  }
}

TEST(Lab, TheUnsafeProgramLosesUpdatesInTheSimulatedFreeThreadedBuild) {
  Lab lab;
  const Report report =
      run(lab, request_for(program("seed003_d_unsafe_only"), Engine::sim, engine::Build::free_threaded));
  ASSERT_TRUE(report.stdout_text.starts_with("Unsafe result: ")) << report.stdout_text;
  EXPECT_LT(std::stoi(report.stdout_text.substr(15)), 400000);
}

TEST(Lab, TheSafeProgramNeverLosesInAnyBuild) {
  Lab lab;
  for (const Engine engine : both_engines)
    for (const engine::Build build : {engine::Build::gil, engine::Build::free_threaded})
      EXPECT_EQ(run(lab, request_for(program("seed003_f_safe_only"), engine, build)).stdout_text,
                "Safe result: 400000\n");
}

TEST(Lab, StopsAnEndlessLoopWithin200Milliseconds) {
  Lab lab;
  for (const Engine engine : both_engines) {
    ASSERT_FALSE(lab.begin(request_for(endless, engine)));
    for (int i = 0; i < 10; ++i) ASSERT_FALSE(lab.poll(5'000'000));
    const auto asked = Clock::now();
    lab.stop();
    while (!lab.poll(5'000'000)) {
    }
    EXPECT_LT(Clock::now() - asked, std::chrono::milliseconds(200));
    EXPECT_EQ(lab.result().outcome.status, engine::Status::stopped);
  }
}

TEST(Lab, ANewRunReplacesOneThatStillGoesOn) {
  Lab lab;
  for (const Engine engine : both_engines) {
    ASSERT_FALSE(lab.begin(request_for(endless, engine)));
    lab.poll(5'000'000);
    EXPECT_EQ(run(lab, request_for("print(1)", engine)).stdout_text, "1\n");
  }
}

TEST(Lab, AHundredRunsLeaveNothingBehind) {
  Lab lab;
  const std::string source = "import threading\nt = threading.Thread(target=print, args=('x',))\nt.start()\nt.join()\n";
  for (int i = 0; i < 100; ++i)
    for (const Engine engine : both_engines) {
      const Report report = run(lab, request_for(source, engine));
      ASSERT_EQ(report.stdout_text, "x\n") << i;
      ASSERT_EQ(report.outcome.threads.size(), 2u) << i;
    }
}

TEST(Lab, TwoLabsRunSideBySide) {
  Lab first, second;
  ASSERT_FALSE(first.begin(request_for(endless, Engine::live)));
  EXPECT_EQ(run(second, request_for("print(2)", Engine::live)).stdout_text, "2\n");
  EXPECT_FALSE(first.poll(1'000'000));
}

TEST(Lab, IsIdleBeforeTheFirstRun) {
  Lab lab;
  EXPECT_TRUE(lab.poll(0));
  EXPECT_EQ(lab.take_output(), "");
  EXPECT_TRUE(lab.take_trace().empty());
  lab.stop();
}

TEST(Lab, ReportsAProgramThatDoesNotCompile) {
  Lab lab;
  Request request = request_for("if x\n", Engine::live);
  request.filename = "a.py";
  const auto report = lab.begin(std::move(request));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->outcome.status, engine::Status::unsupported);
  EXPECT_EQ(report->error->kind, "SyntaxError");
  EXPECT_EQ(report->stderr_text, "  File \"a.py\", line 1\n    if x\n        ^\nSyntaxError: expected ':'\n");
  EXPECT_TRUE(lab.poll(0));
}

TEST(Lab, TheCallersPatienceEndsARunWithTimeout) {
  Lab lab;
  for (const Engine engine : both_engines) {
    Request request = request_for(endless, engine);
    request.timeout_ns = 50'000'000;
    EXPECT_EQ(run(lab, std::move(request)).outcome.status, engine::Status::timeout);
  }
}

TEST(Lab, ACeilingEndsARunWithItsName) {
  Lab lab;
  for (const Engine engine : both_engines) {
    Request request = request_for(endless, engine);
    request.options.limits.instructions = 100'000;
    const Report report = run(lab, std::move(request));
    EXPECT_EQ(report.outcome.status, engine::Status::limit);
    EXPECT_EQ(report.outcome.detail, "instructions");
  }
}

TEST(Lab, RecognisesTheOutcomeThatCame) {
  Lab lab;
  Request request = request_for("n = 3\nprint('Total:', n)\n", Engine::sim);
  request.outcomes = {{"full", "ok", "Total: {n}", ""}, {"other", "ok", "", ""}};
  request.parameters = {{"n", "3"}};
  EXPECT_EQ(run(lab, request).recognised, "full");
  request.parameters = {{"n", "4"}};
  EXPECT_EQ(run(lab, request).recognised, "other");
  request.outcomes->pop_back();
  EXPECT_EQ(run(lab, request).recognised, "");
}

TEST(Lab, HandsOutputOnWhileTheProgramRuns) {
  Lab lab;
  for (const Engine engine : both_engines) {
    ASSERT_FALSE(lab.begin(request_for("print('first')\nwhile True:\n    pass\n", engine)));
    std::string output;
    for (int i = 0; i < 400 && output.empty(); ++i) {
      EXPECT_FALSE(lab.poll(5'000'000));
      output = lab.take_output();
    }
    EXPECT_EQ(output, R"([{"stream":"out","thread":0,"text":"first\n"}])");
  }
}

TEST(Lab, TheTraceTellsTheTimesOfTheReport) {
  Lab lab;
  for (const Engine engine : both_engines) {
    ASSERT_FALSE(lab.begin(request_for(program("seed003_f_safe_only"), engine)));
    std::vector<uint8_t> bytes;
    bool has_ended = false;
    while (!has_ended) {
      has_ended = lab.poll(1'000'000);
      const auto more = lab.take_trace();
      bytes.insert(bytes.end(), more.begin(), more.end());
    }
    const auto chunks = trace::decode(bytes);
    ASSERT_TRUE(chunks) << chunks.error().message;
    trace::Statistics statistics;
    for (const trace::Chunk& chunk : *chunks) statistics.apply(chunk);
    const auto& threads = lab.result().outcome.threads;
    ASSERT_EQ(statistics.threads().size(), threads.size());
    for (size_t i = 0; i < threads.size(); ++i) {
      const trace::ThreadTotals& totals = statistics.threads()[i].totals();
      EXPECT_EQ(totals.running_ns, threads[i].running_ns) << i;
      EXPECT_EQ(totals.waiting_for_gil_ns, threads[i].waiting_for_gil_ns) << i;
      EXPECT_EQ(totals.blocked_ns, threads[i].blocked_ns) << i;
      EXPECT_EQ(totals.instructions, threads[i].instructions) << i;
    }
  }
}

TEST(Lab, StartsFromAJsonRequest) {
  Lab lab;
  EXPECT_EQ(lab.start(R"({"source": "pass", "engine": "sim"})"), "");
  finish(lab);
  EXPECT_EQ(parsed(lab.report())["status"], "ok");
}

TEST(Lab, AnswersABadRequestWithAReport) {
  Lab lab;
  const Json report = parsed(lab.start("{"));
  ASSERT_TRUE(report.is_object());
  EXPECT_EQ(report["status"], "unsupported");
  EXPECT_EQ(report["error"]["kind"], "request");
  EXPECT_EQ(report["error"]["message"], "the request is not JSON");
}

}  // namespace
}  // namespace lockstep::lab

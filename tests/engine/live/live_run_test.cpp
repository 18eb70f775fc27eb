#include "engine/live/live.h"

#include <gtest/gtest.h>

#include <thread>

#include "engine/scripted.h"
#include "engine/sim/sim.h"
#include "trace/statistics.h"

namespace lockstep::engine::live {
namespace {

using namespace test;

constexpr uint64_t ms = 1'000'000;

Options options_for(Build build) {
  Options options;
  options.build = build;
  return options;
}

class BothBuilds : public testing::TestWithParam<Build> {
 protected:
  Result run(Script script) { return run(std::move(script), options_for(GetParam())); }
  Result run(Script script, const Options& options) {
    const auto run = live::start(pool_, options, std::make_unique<ScriptedExecutor>(std::move(script)));
    return finish(*run);
  }

  ThreadPool pool_;
};

INSTANTIATE_TEST_SUITE_P(Live, BothBuilds, testing::Values(Build::gil, Build::free_threaded),
                         [](const auto& tested) { return tested.param == Build::gil ? "Gil" : "FreeThreaded"; });

class LiveGil : public BothBuilds {};
INSTANTIATE_TEST_SUITE_P(Live, LiveGil, testing::Values(Build::gil), [](const auto&) { return "Gil"; });

// Four threads that contend for one lock, sleep, do native work and time out.
Script everything(int rounds) {
  std::vector<Step> adds, waits, native;
  for (int i = 0; i < rounds; ++i) {
    adds.insert(adds.end(), {acquire(0), add_unsafely(1), release(0)});
    native.insert(native.end(), {work(3), detach(700), acquire(0), add_unsafely(1), release(0), print(".")});
    waits.insert(waits.end(), {sleep(20'000), acquire(0), add_unsafely(1), release(0)});
  }
  waits.insert(waits.end(), {acquire(1, 200'000), print("never")});
  return {{{acquire(1), spawn(1), spawn(2), spawn(3), spawn(4), join(1), join(2), join(3), join(4), print_counter()},
           adds,
           adds,
           waits,
           native}};
}

TEST_P(BothBuilds, RunOneThreadToItsEnd) {
  const Result result = run({{{work(10), print("done")}}});
  EXPECT_EQ(result.outcome.status, Status::ok);
  EXPECT_EQ(result.output, "done");
  EXPECT_EQ(result.outcome.instructions, 10u);
}

TEST_P(BothBuilds, ReportAProgramThatRaised) {
  const Outcome outcome = run({{{work(1)}}, true}).outcome;
  EXPECT_EQ(outcome.status, Status::exception);
  EXPECT_EQ(outcome.exit_code, 1);
}

TEST_P(BothBuilds, NeverLoseAnUpdateUnderALock) {
  const Result result = run(everything(200));
  EXPECT_EQ(result.outcome.status, Status::ok) << result.outcome.detail;
  EXPECT_TRUE(result.output.ends_with("800")) << result.output;
  EXPECT_EQ(result.output.find("never"), std::string::npos);
}

TEST_P(BothBuilds, StopWithinTwoHundredMillisecondsWhateverTheThreadsDo) {
  const auto crunch = [](void*, const std::atomic<uint32_t>& breaker) {
    while ((breaker.load(std::memory_order_relaxed) & vm::stop_request) == 0) std::this_thread::yield();
  };
  const Script script{{{spawn(1), spawn(2), spawn(3), spawn(4), acquire(0), work(~0ull)},
                       {sleep(3'600'000 * ms)},
                       {acquire(0), acquire(0)},
                       {detach(0, crunch)},
                       {work(~0ull)}}};
  EXPECT_LT(quickest_stop([&] {
              return live::start(pool_, options_for(GetParam()), std::make_unique<ScriptedExecutor>(script));
            }),
            200 * ms);
}

TEST_P(BothBuilds, EndTheirThreadsWhenARunIsDropped) {
  auto run = live::start(pool_, options_for(GetParam()),
                         std::make_unique<ScriptedExecutor>(Script{{{spawn(1), work(~0ull)}, {work(~0ull)}}}));
  run->poll(5 * ms);
  run.reset();
  EXPECT_EQ(this->run({{{print("next")}}}).output, "next");
}

TEST_P(BothBuilds, EndDaemonsWithTheMainThread) {
  const Result result = run({{{spawn(1), spawn(2), work(5), print("bye")}, {work(~0ull)}, {sleep(3'600'000 * ms)}}});
  EXPECT_EQ(result.outcome.status, Status::ok);
  EXPECT_EQ(result.output, "bye");
}

TEST_P(BothBuilds, FindADeadlockAndNameTheCycle) {
  const Script script{{{spawn(1), spawn(2), join(1), join(2)},
                       {acquire(0), sleep(20 * ms), acquire(1)},
                       {acquire(1), sleep(20 * ms), acquire(0)}}};
  const Outcome outcome = run(script).outcome;
  EXPECT_EQ(outcome.status, Status::deadlock);
  EXPECT_EQ(outcome.detail,
            "Thread-1 -> Thread-2 -> Thread-1\n"
            "MainThread waits at line 3 to join Thread-1\n"
            "Thread-1 waits at line 3 to acquire lock 1, which Thread-2 holds\n"
            "Thread-2 waits at line 3 to acquire lock 0, which Thread-1 holds");
}

TEST_P(BothBuilds, FindThatTheLastThreadAbleToActHasEnded) {
  const Outcome outcome = run({{{spawn(1), sleep(10 * ms), acquire(0)}, {acquire(0), sleep(30 * ms)}}}).outcome;
  EXPECT_EQ(outcome.status, Status::deadlock);
  EXPECT_EQ(outcome.detail, "MainThread waits at line 3 to acquire lock 0");
}

TEST_P(BothBuilds, DoNotTakeASleepForADeadlock) {
  const Result result =
      run({{{acquire(0), spawn(1), sleep(60 * ms), release(0), join(1)}, {acquire(0), print("got")}}});
  EXPECT_EQ(result.outcome.status, Status::ok);
  EXPECT_EQ(result.output, "got");
}

TEST_P(BothBuilds, EndAtEachCeilingAndNameIt) {
  Options options = options_for(GetParam());
  options.limits.instructions = 100'000;
  EXPECT_EQ(run({{{work(~0ull)}}}, options).outcome.detail, "instructions");
  options = options_for(GetParam());
  options.limits.output_bytes = 3;
  EXPECT_EQ(run({{{print("four"), work(10)}}}, options).outcome.detail, "output");
  options = options_for(GetParam());
  options.limits.threads = 2;
  EXPECT_EQ(run({{{spawn(1), spawn(2), work(~0ull)}, {work(~0ull)}, {work(1)}}}, options).outcome.detail, "threads");
  options = options_for(GetParam());
  options.limits.wall_ns = 50 * ms;
  const Outcome outcome = run({{{work(~0ull)}}}, options).outcome;
  EXPECT_EQ(outcome.detail, "wall time");
  EXPECT_EQ(outcome.status, Status::limit);
}

TEST_P(BothBuilds, UseTheSameOsThreadsAgain) {
  for (int round = 0; round < 100; ++round) EXPECT_EQ(run(everything(3)).outcome.status, Status::ok);
  EXPECT_LE(pool_.size(), 10u);  // a run may begin while the threads of the last one are on their way back
}

TEST_P(BothBuilds, LeaveATraceThatAddsUpToTheReport) {
  const Result result = run(everything(100));
  trace::Statistics statistics;
  for (const trace::Chunk& chunk : result.trace) statistics.apply(chunk);
  ASSERT_EQ(statistics.threads().size(), 5u);
  for (size_t i = 0; i < 5; ++i) {
    const trace::ThreadTotals& totals = statistics.threads()[i].totals();
    EXPECT_EQ(totals.running_ns, result.outcome.threads[i].running_ns);
    EXPECT_EQ(totals.waiting_for_gil_ns, result.outcome.threads[i].waiting_for_gil_ns);
    EXPECT_EQ(totals.blocked_ns, result.outcome.threads[i].blocked_ns);
    EXPECT_EQ(totals.instructions, result.outcome.threads[i].instructions);
    EXPECT_EQ(statistics.threads()[i].state(), trace::ThreadState::ended);
  }
  if (GetParam() == Build::gil) {
    EXPECT_EQ(statistics.switches(), result.outcome.switches);
  } else {
    EXPECT_EQ(result.outcome.schedule, "");
  }
}

TEST_P(LiveGil, SpinnersAlternateAtAboutTheSwitchInterval) {
  Options options;
  options.limits.wall_ns = 300 * ms;
  const Outcome outcome = run({{{spawn(1), work(~0ull)}, {work(~0ull)}}}, options).outcome;
  EXPECT_GE(outcome.switches, 2u);  // 60 on a machine with nothing else to do
  EXPECT_LE(outcome.switches, outcome.wall_ns / options.switch_interval_ns + 1);
}

TEST_P(LiveGil, HasOneHolderAtATime) {
  Options options;
  options.switch_interval_ns = 50'000;
  const Result result = run(everything(100), options);
  std::vector<std::pair<uint64_t, uint64_t>> slices;
  for (const trace::Chunk& chunk : result.trace) {
    for (const trace::Event& e : chunk.events) {
      if (e.kind == trace::EventKind::gil_taken) slices.emplace_back(e.at_ns, ~0ull);
      if (e.kind == trace::EventKind::gil_dropped) slices.back().second = e.at_ns;
    }
  }
  std::sort(slices.begin(), slices.end());
  for (size_t i = 1; i < slices.size(); ++i) EXPECT_LE(slices[i - 1].second, slices[i].first);
}

TEST_P(LiveGil, RepeatsInTheSimulationFromItsSchedule) {
  for (int round = 0; round < 20; ++round) {
    Options options;
    options.switch_interval_ns = 20'000;  // many switches
    const Result lived = run(everything(100), options);
    ASSERT_EQ(lived.outcome.status, Status::ok);
    options.schedule = lived.outcome.schedule;
    const auto replay = sim::start(options, std::make_unique<ScriptedExecutor>(everything(100)));
    const Result repeated = finish(*replay);
    EXPECT_EQ(repeated.outcome.status, Status::ok) << repeated.outcome.detail;
    EXPECT_EQ(repeated.output, lived.output);
    EXPECT_EQ(repeated.outcome.schedule, lived.outcome.schedule);
    EXPECT_EQ(repeated.outcome.switches, lived.outcome.switches);
    EXPECT_EQ(repeated.outcome.instructions, lived.outcome.instructions);
  }
}

TEST_P(LiveGil, RepeatsALostUpdateInTheSimulation) {
  const Script race{
      {{spawn(1), spawn(2), join(1), join(2), print_counter()}, {add_unsafely(300'000)}, {add_unsafely(300'000)}}};
  Options options;
  options.switch_interval_ns = 20'000;
  Result lived = run(race, options);
  for (int more = 0; more < 100 && lived.output == "600000"; ++more) lived = run(race, options);
  EXPECT_LT(std::stoi(lived.output), 600'000);
  options.schedule = lived.outcome.schedule;
  const auto replay = sim::start(options, std::make_unique<ScriptedExecutor>(race));
  EXPECT_EQ(finish(*replay).output, lived.output);
}

}  // namespace
}  // namespace lockstep::engine::live

#include "engine/sim/sim.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <sstream>

#include "engine/scripted.h"
#include "trace/blocked_on.h"
#include "trace/statistics.h"

namespace lockstep::engine::sim {
namespace {

using namespace test;

constexpr uint64_t ms = 1'000'000;
constexpr uint64_t units_per_ms = ms / step_ns;

Result simulate(Script script, const Options& options = {}) {
  const auto run = start(options, std::make_unique<ScriptedExecutor>(std::move(script)));
  return finish(*run);
}

Options options_for(Build build, SwitchPoints points, uint64_t seed = 0, std::string scheduler = "") {
  Options options;
  options.scheduler = std::move(scheduler);
  options.build = build;
  options.switch_points = points;
  options.seed = seed;
  return options;
}

const std::vector<Options> all_kinds{options_for(Build::gil, SwitchPoints::cpython_3_14, 3),
                                     options_for(Build::gil, SwitchPoints::every_instruction, 3),
                                     options_for(Build::free_threaded, SwitchPoints::cpython_3_14, 3),
                                     options_for(Build::gil, SwitchPoints::cpython_3_14, 3, "fresh"),
                                     options_for(Build::gil, SwitchPoints::every_instruction, 3, "fresh"),
                                     options_for(Build::free_threaded, SwitchPoints::cpython_3_14, 3, "fresh"),
                                     options_for(Build::gil, SwitchPoints::every_instruction, 0, "in-turn"),
                                     options_for(Build::gil, SwitchPoints::cpython_3_14, 3, "uneven"),
                                     options_for(Build::free_threaded, SwitchPoints::cpython_3_14, 3, "uneven"),
                                     options_for(Build::free_threaded, SwitchPoints::cpython_3_14, 0, "in-turn")};

// Two threads that each add 1000 to the counter without a lock.
Script race() {
  return {{{spawn(1), spawn(2), join(1), join(2), print_counter()}, {add_unsafely(1000)}, {add_unsafely(1000)}}};
}

// The same with a lock around each addition, and sleeps, native work and a timeout beside it.
Script everything() {
  std::vector<Step> adds, waits{sleep(50'000), acquire(1, 200'000), print("never")}, native;
  for (int i = 0; i < 40; ++i) {
    adds.insert(adds.end(), {acquire(0), add_unsafely(1), release(0)});
    native.insert(native.end(), {work(3), detach(700), acquire(0), add_unsafely(1), release(0), print(".")});
  }
  return {{{acquire(1), spawn(1), spawn(2), spawn(3), spawn(4), join(1), join(2), join(3), join(4), print_counter()},
           adds,
           adds,
           waits,
           native}};
}

TEST(Simulation, RunsOneThreadToItsEnd) {
  const Result result = simulate({{{work(10), print("done")}}});
  EXPECT_EQ(result.outcome.status, Status::ok);
  EXPECT_EQ(result.output, "done");
  EXPECT_EQ(result.outcome.instructions, 10u);
  EXPECT_EQ(result.outcome.virtual_ns, 10 * step_ns);
  EXPECT_EQ(result.outcome.schedule, "L1:0x11");
}

TEST(Simulation, ReportsAProgramThatRaised) {
  EXPECT_EQ(simulate({{{work(1)}}, true}).outcome.status, Status::exception);
}

TEST(Simulation, DoesTheSameForTheSameSeed) {
  for (const Options& options : all_kinds) {
    const Result first = simulate(everything(), options), second = simulate(everything(), options);
    EXPECT_EQ(first.outcome.status, Status::ok);
    EXPECT_EQ(first.output, second.output);
    EXPECT_EQ(first.outcome.schedule, second.outcome.schedule);
    EXPECT_EQ(first.outcome.virtual_ns, second.outcome.virtual_ns);
  }
}

TEST(Simulation, DoesDifferentThingsForDifferentSeeds) {
  std::set<std::string> outputs;
  for (uint64_t seed = 0; seed < 20; ++seed)
    outputs.insert(simulate(race(), options_for(Build::gil, SwitchPoints::every_instruction, seed)).output);
  EXPECT_GT(outputs.size(), 5u);
}

TEST(Simulation, OfFreeThreadsLosesUpdates) { EXPECT_LT(std::stoi(simulate(race(), all_kinds[2]).output), 2000); }

TEST(Simulation, OfAShortGilProgramNeverOverlaps) { EXPECT_EQ(simulate(race()).output, "2000"); }

TEST(Simulation, OfFreeThreadsTakesAsLongAsTheLongestThread) {
  const Script script{{{spawn(1), spawn(2), join(1), join(2)}, {work(10'000)}, {work(10'000)}}};
  EXPECT_EQ(simulate(script, all_kinds[2]).outcome.virtual_ns, 10'000 * step_ns);
  EXPECT_EQ(simulate(script, all_kinds[0]).outcome.virtual_ns, 20'000 * step_ns);
}

TEST(Simulation, LetsALockProtectInEveryKind) {
  for (const Options& options : all_kinds) {
    const std::string output = simulate(everything(), options).output;
    EXPECT_EQ(output.substr(output.size() - 3), "120");
    EXPECT_EQ(output.find("never"), std::string::npos);
  }
}

TEST(Simulation, SleepsInNoTime) {
  const Result result = simulate({{{sleep(3'600'000 * ms), print("up")}}});
  EXPECT_EQ(result.output, "up");
  EXPECT_EQ(result.outcome.virtual_ns, 3'600'000 * ms);
  EXPECT_LT(result.outcome.wall_ns, 1000 * ms);
}

TEST(Scheduler, WithoutANameIsTheLifelikeOne) {
  for (Options options : {all_kinds[0], all_kinds[1], all_kinds[2]}) {
    const Result unnamed = simulate(everything(), options);
    options.scheduler = "lifelike";
    EXPECT_EQ(simulate(everything(), options).outcome.schedule, unnamed.outcome.schedule);
  }
}

TEST(Scheduler, ThatNobodyKnowsEndsTheRun) {
  const Outcome outcome = simulate(race(), options_for(Build::gil, SwitchPoints::cpython_3_14, 0, "dice")).outcome;
  EXPECT_EQ(outcome.status, Status::unsupported);
  EXPECT_EQ(outcome.detail, "no scheduler is called 'dice'");
}

TEST(Scheduler, InTurnRunsEachThreadUntilItCannotGoOn) {
  EXPECT_EQ(simulate(race(), all_kinds[6]).outcome.schedule, "L1:0.1x2001.2x2001.0");
}

TEST(FreshAndUnevenScheduler, MissNoInterleavingOfAFewSteps) {
  const auto letters = [](const char* a, const char* b, const char* c) {
    return std::vector<Step>{print(a), work(1), print(b), work(1), print(c)};
  };
  const Script script{{{spawn(1), spawn(2), join(1), join(2)}, letters("a", "b", "c"), letters("x", "y", "z")}};
  for (const char* scheduler : {"fresh", "uneven"}) {
    for (const Build build : {Build::gil, Build::free_threaded}) {
      std::set<std::string> outputs;
      for (uint64_t seed = 0; seed < 1000; ++seed)
        outputs.insert(simulate(script, options_for(build, SwitchPoints::every_instruction, seed, scheduler)).output);
      EXPECT_EQ(outputs.size(), 20u) << scheduler;  // three of six places
    }
  }
}

TEST(FreshScheduler, WakesASleeperOnlyWhenItsTimeHasCome) {
  const Script script{
      {{spawn(1), spawn(2), join(1), join(2)}, {sleep(200 * step_ns), print("slept")}, {work(100), print("worked ")}}};
  for (uint64_t seed = 0; seed < 50; ++seed)
    EXPECT_EQ(
        simulate(script, options_for(Build::free_threaded, SwitchPoints::every_instruction, seed, "fresh")).output,
        "worked slept");
}

TEST(SimulatedGil, ChangesHandsAfterASwitchInterval) {
  const Script script{{{spawn(1), work(20 * units_per_ms), join(1)}, {work(20 * units_per_ms)}}};
  const Result result = simulate(script);
  // 5 ms each in turn, 20 ms of work each; then main joins, the other one ends, main ends.
  EXPECT_EQ(result.outcome.schedule, "L1:0x50000.1x50000.0x50000.1x50000.0x50000.1x50000.0x50000.1x50000.0.1.0");
  EXPECT_EQ(result.outcome.switches, 10u);
}

TEST(SimulatedGil, MakesAReplyWaitForASwitchIntervalBesideASpinner) {
  std::vector<Step> replies;
  for (int i = 0; i < 5; ++i) replies.insert(replies.end(), {detach(ms), work(1)});
  replies.push_back(print("replied"));
  const Script script{{{spawn(1), work(100 * units_per_ms), join(1)}, replies}};
  Options options;
  const Result result = simulate(script, options);
  trace::Statistics statistics;
  for (const trace::Chunk& chunk : result.trace) statistics.apply(chunk);
  EXPECT_EQ(statistics.threads()[1].totals().detached_ns, 5 * ms);
  EXPECT_EQ(statistics.threads()[1].totals().running_ns, 5 * step_ns);
  EXPECT_EQ(statistics.threads()[1].totals().waiting_for_gil_ns, 6 * 5 * ms);  // its start and five replies
}

TEST(SimulatedGil, GoesRoundAmongThreeSpinners) {
  const Script script{{{spawn(1), spawn(2), work(40 * units_per_ms), join(1), join(2)},
                       {work(40 * units_per_ms)},
                       {work(40 * units_per_ms)}}};
  const Result result = simulate(script);
  EXPECT_TRUE(result.outcome.schedule.starts_with("L1:0x50000.1x50000.2x50000.0x50000.1x50000.2x"))
      << result.outcome.schedule;
}

TEST(SimulatedGil, ObeysAChangedSwitchInterval) {
  Options options;
  options.switch_interval_ns = ms;
  const Script script{{{spawn(1), work(3 * units_per_ms), join(1)}, {work(3 * units_per_ms)}}};
  EXPECT_TRUE(simulate(script, options).outcome.schedule.starts_with("L1:0x10000.1x10000.0x10000"));
}

TEST(Replay, RepeatsOutputOrderAndClockOfAnySimulation) {
  for (Options options : all_kinds) {
    const Result first = simulate(everything(), options);
    options.schedule = first.outcome.schedule;
    const Result again = simulate(everything(), options);
    EXPECT_EQ(again.outcome.status, Status::ok) << again.outcome.detail;
    EXPECT_EQ(again.output, first.output);
    EXPECT_EQ(again.outcome.schedule, first.outcome.schedule);
    EXPECT_EQ(again.outcome.virtual_ns, first.outcome.virtual_ns);
    EXPECT_EQ(again.outcome.switches, first.outcome.switches);
  }
}

TEST(Replay, OfAnEmptyScheduleRunsEachThreadUntilItCannotGoOn) {
  Options options;
  options.schedule = "L1:";
  EXPECT_EQ(simulate(race(), options).outcome.schedule, "L1:0.1x2001.2x2001.0");
}

TEST(Replay, GoesOnWithTheSchedulerThatIsNamedWhereTheScheduleEnds) {
  std::set<std::string> schedules;
  for (uint64_t seed = 0; seed < 20; ++seed) {
    Options options = options_for(Build::gil, SwitchPoints::every_instruction, seed, "fresh");
    options.schedule = "L1:0.1x5.2x7";
    const Result first = simulate(race(), options);
    EXPECT_EQ(first.outcome.status, Status::ok) << first.outcome.detail;
    EXPECT_TRUE(first.outcome.schedule.starts_with("L1:0.1x5.2")) << first.outcome.schedule;
    EXPECT_EQ(simulate(race(), options).outcome.schedule, first.outcome.schedule) << "a seed repeats";
    schedules.insert(first.outcome.schedule);
  }
  EXPECT_EQ(schedules.size(), 20u);
}

TEST(Replay, FindsTheLostUpdateThatAScheduleNames) {
  Options options = all_kinds[1];
  options.schedule = "L1:0.1.2x2001";  // thread 1 has read 0; thread 2 runs to its end; then thread 1 writes 1
  const Result result = simulate(race(), options);
  EXPECT_EQ(result.outcome.schedule, "L1:0.1.2x2001.1x2000.0");
  EXPECT_EQ(result.output, "1000");
}

TEST(Replay, ThatDoesNotFitSaysAtWhichSlice) {
  Options options;
  options.schedule = "L1:0.1x5.0";
  const Outcome outcome = simulate(race(), options).outcome;
  EXPECT_EQ(outcome.status, Status::unsupported);
  EXPECT_EQ(
      outcome.detail,
      "the schedule stops fitting the program at slice 3 (0), point 1: thread 0 cannot go on there; these can: 1 2");
}

TEST(Replay, OfATextThatIsNotAScheduleSaysWhereItIsWrong) {
  Options options;
  options.schedule = "L1:0y";
  const Outcome outcome = simulate(race(), options).outcome;
  EXPECT_EQ(outcome.status, Status::unsupported);
  EXPECT_EQ(outcome.detail, "schedule, column 5: expected '.', 'x' or ';'");
}

TEST(Replay, OfAScheduleThatIsLongerThanTheRunSaysWhatIsLeft) {
  Options options;
  options.schedule = "L1:0.1x2001.2x2001.0.1x3";
  const Outcome outcome = simulate(race(), options).outcome;
  EXPECT_EQ(outcome.status, Status::unsupported);
  EXPECT_EQ(outcome.detail,
            "the schedule stops fitting the program at slice 5 (1x3), point 1: the program has ended there");
}

TEST(Replay, OfAScheduleThatGoesOnPastADeadlockSaysBoth) {
  Options options;
  options.schedule = "L1:0.0x5";
  const Outcome outcome = simulate({{{acquire(0), acquire(0)}}}, options).outcome;
  EXPECT_EQ(outcome.status, Status::unsupported);
  EXPECT_EQ(outcome.detail,
            "the schedule stops fitting the program at slice 2 (0x5), point 1: no thread can go on there\n"
            "MainThread -> MainThread\nMainThread waits at line 2 to acquire lock 0, which it holds itself");
}

// Thread 0 takes the lock again as soon as it has let it go; thread 1 wants it once.
Script greedy(uint64_t units_between) {
  std::vector<Step> steps{acquire(0), spawn(1)};
  for (int i = 0; i < 10; ++i) steps.insert(steps.end(), {work(units_between), release(0), acquire(0), print(".")});
  steps.insert(steps.end(), {release(0), join(1)});
  return {{steps, {acquire(0), print("got"), release(0)}}};
}

TEST(Lock, IsHandedOverOnceItsWaiterHasWaitedForAMillisecond) {
  Options options;
  options.switch_interval_ns = 10'000;
  // Woken after each 0.1 ms and every time too late, until more than a millisecond has passed since its first try.
  EXPECT_EQ(simulate(greedy(ms / 10 / step_ns), options).output, "..........got");
  EXPECT_EQ(simulate(greedy(ms / 4 / step_ns), options).output, "....got......");
}

TEST(Lock, IsHandedOverInAReplayAsInTheRunItself) {
  Options options;
  options.switch_interval_ns = 10'000;
  const Result first = simulate(greedy(ms / 4 / step_ns), options);
  EXPECT_NE(first.outcome.schedule.find(";f4.1"), std::string::npos) << first.outcome.schedule;
  options.schedule = first.outcome.schedule;
  const Result again = simulate(greedy(ms / 4 / step_ns), options);
  EXPECT_EQ(again.output, first.output);
  EXPECT_EQ(again.outcome.schedule, first.outcome.schedule);
  EXPECT_EQ(again.outcome.virtual_ns, first.outcome.virtual_ns);
}

TEST(Clock, OfAReplayShowsWhatWasRecorded) {
  Options options;
  options.schedule = "L1:0x2;w1000000;c5.10";
  const Result result =
      simulate({{{print_clock(vm::Clock::monotonic), print_clock(vm::Clock::wall), work(1)}}}, options);
  EXPECT_EQ(result.outcome.status, Status::ok) << result.outcome.detail;
  EXPECT_EQ(result.output, "5 1000015 ");
  EXPECT_EQ(result.outcome.schedule, options.schedule);
}

TEST(Clock, OfAReplayThatIsReadMoreOftenThanRecordedDoesNotFit) {
  Options options;
  options.schedule = "L1:0x3;c5";
  const auto read = print_clock(vm::Clock::monotonic);
  const Outcome outcome = simulate({{{read, work(1), read, work(1)}}}, options).outcome;
  EXPECT_EQ(outcome.status, Status::unsupported);
  EXPECT_EQ(
      outcome.detail,
      "the schedule stops fitting the program at slice 1 (0x3), point 2: the program reads the clock there, which "
      "the recorded run did not");
}

TEST(Clock, OfWorkCountsNoSleepAndOtherThreadsOnlyForTheProcess) {
  const auto process = print_clock(vm::Clock::process), thread = print_clock(vm::Clock::thread);
  const Script script{{{work(100), sleep(1'000'000), process, spawn(1), join(1), process, thread, detach(50), process},
                       {work(200), thread}}};
  const Result both = simulate(script, {});
  EXPECT_EQ(both.outcome.status, Status::ok);
  std::istringstream read(both.output);
  uint64_t before = 0, of_child = 0, after = 0, of_main = 0, detached = 0;
  read >> before >> of_child >> after >> of_main >> detached;
  EXPECT_LT(before, 1'000'000u);
  EXPECT_EQ(of_main + of_child, after);
  EXPECT_EQ(detached, after + 50);
}

TEST(Simulation, LetsNobodyElseRunWhereAThreadCameBackBetweenTwoPoints) {
  const Script script{{{spawn(1), spawn(2), long_loop(50'000'000), join(1), join(2)}, {print("1")}, {print("2")}}};
  Options options;
  options.schedule = simulate(script, {}).outcome.schedule;
  const auto run = start(options, std::make_unique<ScriptedExecutor>(script));
  uint32_t polls = 1;
  while (!run->poll(100'000)) ++polls;  // a small part of what the loop takes on any machine
  EXPECT_GT(polls, 1u) << "it came back when its budget was used up";
  EXPECT_EQ(run->outcome().status, Status::ok) << run->outcome().detail;
  EXPECT_EQ(run->outcome().schedule, options.schedule);
}

TEST(Simulation, StopsAThreadThatPassesNoSwitchPoint) {
  const auto run = start({}, std::make_unique<ScriptedExecutor>(Script{{{long_loop(~0ull)}}}));
  EXPECT_FALSE(run->poll(1'000'000));
  run->stop();
  EXPECT_TRUE(run->poll(1'000'000));
  EXPECT_EQ(run->outcome().status, Status::stopped);
}

TEST(Simulation, FindsADeadlockAndNamesTheCycle) {
  const Script script{{{spawn(1), spawn(2), join(1), join(2)},
                       {acquire(0), sleep(ms), acquire(1)},
                       {acquire(1), sleep(ms), acquire(0)}}};
  for (const Options& options : all_kinds) {
    const Outcome outcome = simulate(script, options).outcome;
    EXPECT_EQ(outcome.status, Status::deadlock);
    EXPECT_EQ(outcome.detail,
              "Thread-1 -> Thread-2 -> Thread-1\n"
              "MainThread waits at line 3 to join Thread-1\n"
              "Thread-1 waits at line 3 to acquire lock 1, which Thread-2 holds\n"
              "Thread-2 waits at line 3 to acquire lock 0, which Thread-1 holds");
  }
}

TEST(Simulation, EndsDaemonsWithTheMainThread) {
  const Result result = simulate({{{spawn(1), work(5), print("bye")}, {work(1'000'000'000)}}});
  EXPECT_EQ(result.outcome.status, Status::ok);
  EXPECT_EQ(result.output, "bye");
}

TEST(Simulation, StopsWhenAsked) {
  const auto run = start({}, std::make_unique<ScriptedExecutor>(Script{{{work(~0ull)}}}));
  EXPECT_FALSE(run->poll(1'000'000));
  run->stop();
  EXPECT_TRUE(run->poll(1'000'000));
  EXPECT_EQ(run->outcome().status, Status::stopped);
}

TEST(Simulation, KeepsToItsBudget) {
  const auto run = start({}, std::make_unique<ScriptedExecutor>(Script{{{work(~0ull)}}}));
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(run->poll(5'000'000));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(200));
}

TEST(Simulation, EndsAtEachCeilingAndNamesIt) {
  Options options;
  options.limits.instructions = 1000;
  EXPECT_EQ(simulate({{{work(1'000'000'000)}}}, options).outcome.detail, "instructions");
  options = {};
  options.limits.output_bytes = 3;
  EXPECT_EQ(simulate({{{print("four"), work(10)}}}, options).outcome.detail, "output");
  options = {};
  options.limits.threads = 2;
  EXPECT_EQ(simulate({{{spawn(1), spawn(2), work(10)}, {work(100)}, {work(100)}}}, options).outcome.detail, "threads");
  options = {};
  options.limits.wall_ns = 20 * ms;
  const Outcome outcome = simulate({{{work(~0ull)}}}, options).outcome;
  EXPECT_EQ(outcome.detail, "wall time");
  EXPECT_EQ(outcome.status, Status::limit);
}

TEST(SimulatedTrace, AddsUpToTheReport) {
  for (const Options& options : all_kinds) {
    const Result result = simulate(everything(), options);
    trace::Statistics statistics;
    for (const trace::Chunk& chunk : result.trace) statistics.apply(chunk);
    ASSERT_EQ(statistics.threads().size(), 5u);
    ASSERT_EQ(result.outcome.threads.size(), 5u);
    uint64_t instructions = 0;
    for (size_t i = 0; i < 5; ++i) {
      const trace::ThreadTotals totals = statistics.threads()[i].totals_at(result.outcome.virtual_ns);
      const ThreadReport& report = result.outcome.threads[i];
      EXPECT_EQ(totals.running_ns, report.running_ns);
      EXPECT_EQ(totals.waiting_for_gil_ns, report.waiting_for_gil_ns);
      EXPECT_EQ(totals.blocked_ns, report.blocked_ns);
      EXPECT_EQ(totals.instructions, report.instructions);
      EXPECT_EQ(statistics.threads()[i].state(), trace::ThreadState::ended);
      instructions += report.instructions;
    }
    EXPECT_EQ(instructions, result.outcome.instructions);
    if (options.build == Build::gil) {
      EXPECT_EQ(statistics.switches(), result.outcome.switches);
    }
  }
}

TEST(SimulatedTrace, NamesWhoWokeAThread) {
  const Script script{{{acquire(0), spawn(1), sleep(ms), release(0), join(1)}, {acquire(0), release(0)}}};
  for (const Options& options : all_kinds) {
    std::map<uint32_t, std::vector<trace::WokenBy>> woken;
    for (const trace::Chunk& chunk : simulate(script, options).trace)
      for (const trace::Event& e : chunk.events)
        if (e.kind == trace::EventKind::woken) woken[index_of(chunk.thread)].push_back(trace::woken_by(e.value));
    EXPECT_EQ(woken[1], std::vector{trace::WokenBy{.waker = 1}}) << "by who let go of the lock";
    ASSERT_FALSE(woken[0].empty());
    EXPECT_EQ(woken[0].front(), trace::WokenBy{.timed_out = true}) << "its sleep is over";
  }
}

TEST(SimulatedTrace, ShowsOneHolderOfTheGilAtATime) {
  const Result result = simulate(everything(), all_kinds[1]);
  std::vector<std::pair<uint64_t, uint64_t>> slices;
  for (const trace::Chunk& chunk : result.trace) {
    for (const trace::Event& e : chunk.events) {
      if (e.kind == trace::EventKind::gil_taken) slices.emplace_back(e.at_ns, ~0ull);
      if (e.kind == trace::EventKind::gil_dropped) slices.back().second = e.at_ns;
    }
  }
  std::ranges::sort(slices);
  ASSERT_GT(slices.size(), 50u);
  for (size_t i = 1; i < slices.size(); ++i) EXPECT_LE(slices[i - 1].second, slices[i].first);
}

}  // namespace
}  // namespace lockstep::engine::sim

#include "trace/statistics.h"

#include <gtest/gtest.h>

namespace lockstep::trace {
namespace {

constexpr Event at(uint64_t ns, EventKind kind, uint32_t object = 0, uint64_t value = 0) {
  return {ns, kind, 0, 0, object, value};
}

ThreadStatistics after(std::initializer_list<Event> events) {
  ThreadStatistics statistics;
  for (const Event& event : events) statistics.apply(event);
  return statistics;
}

const std::initializer_list<Event> a_life{
    at(10, EventKind::thread_started),     at(10, EventKind::gil_requested),
    at(15, EventKind::gil_taken, 1),       at(40, EventKind::sample, 0, 100),
    at(60, EventKind::gil_dropped, 1, 30), at(60, EventKind::blocked, 1, 7),
    at(160, EventKind::woken, 1),          at(160, EventKind::gil_requested),
    at(161, EventKind::gil_taken),         at(165, EventKind::gil_dropped, 3, 4),
    at(165, EventKind::detached),          at(195, EventKind::attached),
    at(195, EventKind::gil_requested),     at(200, EventKind::gil_taken, 2),
    at(210, EventKind::gil_dropped, 2, 5), at(210, EventKind::thread_ended, 0, 139)};

TEST(Statistics, AddUpTheTimeInEachState) {
  const ThreadTotals totals = after(a_life).totals();
  EXPECT_EQ(totals.running_ns, 45u + 4u + 10u);
  EXPECT_EQ(totals.waiting_for_gil_ns, 5u + 1u + 5u);
  EXPECT_EQ(totals.blocked_ns, 100u);
  EXPECT_EQ(totals.detached_ns, 30u);
}

TEST(Statistics, CountInstructionsOfSamplesAndSlicesOnce) { EXPECT_EQ(after(a_life).totals().instructions, 139u); }

TEST(Statistics, CountASwitchOnlyWhereAnotherThreadHeldTheGil) {
  EXPECT_EQ(after(a_life).totals().slices, 3u);
  EXPECT_EQ(after(a_life).totals().switches, 2u);
}

TEST(Statistics, CountThePresentStateUpToNow) {
  const ThreadStatistics running = after({at(0, EventKind::thread_started), at(5, EventKind::gil_taken)});
  EXPECT_EQ(running.totals().running_ns, 0u);
  EXPECT_EQ(running.totals_at(105).running_ns, 100u);
  EXPECT_EQ(running.totals_at(3).running_ns, 0u);
}

TEST(Statistics, TakeOverTheTotalsOfAFoldedGroup) {
  ThreadStatistics statistics = after({at(0, EventKind::thread_started), at(0, EventKind::gil_taken)});
  const uint64_t values[folded_count] = {77, 1000, 200, 30, 4, 5, 6, 3, static_cast<uint64_t>(ThreadState::blocked)};
  for (uint32_t i = 0; i < folded_count; ++i) statistics.apply(at(2000, EventKind::folded, i, values[i]));
  EXPECT_EQ(statistics.totals(), (ThreadTotals{1000, 200, 30, 4, 5, 6, 3}));
  EXPECT_EQ(statistics.folded_events(), 77u);
  statistics.apply(at(2010, EventKind::woken));
  EXPECT_EQ(statistics.totals().blocked_ns, 40u);
}

TEST(Statistics, OfARunSumTheSwitchesOfItsThreads) {
  Statistics run;
  Chunk chunk;
  chunk.events = a_life;
  run.apply(chunk);
  chunk.thread = ThreadId{2};
  run.apply(chunk);
  ASSERT_EQ(run.threads().size(), 3u);
  EXPECT_EQ(run.switches(), 4u);
  EXPECT_EQ(run.threads()[1].state(), ThreadState::not_started);
}

}  // namespace
}  // namespace lockstep::trace

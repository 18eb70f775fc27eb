// What a wait waited for: the path through the threads that let it end.
#include "ui/model/timeline/chain.h"

#include <gtest/gtest.h>

#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {
namespace {

using enum trace::EventKind;
using trace::BlockedOn;
using trace::WaitFor;
using trace::WokenBy;

// The main thread holds a lock while it runs, wants the GIL of thread 2, runs again, and lets thread 1 go on at 90.
std::vector<trace::Chunk> handed_on() {
  return {Story(0)
              .at(0, thread_started)
              .at(0, gil_requested)
              .at(0, gil_taken)
              .at(2, thread_created, 1)
              .at(3, thread_created, 2)
              .at(40, gil_dropped, 0, 10)
              .at(40, gil_requested)
              .at(70, gil_taken, 3)
              .at(95, gil_dropped, 0, 10),
          Story(1)
              .at(5, thread_started)
              .at(5, blocked, 1, held_by(0))
              .at(90, woken, 1, by(0))
              .at(90, gil_requested)
              .at(95, gil_taken, 1)
              .at(120, gil_dropped, 2, 10)
              .at(120, thread_ended),
          Story(2)
              .at(6, thread_started)
              .at(6, gil_requested)
              .at(40, gil_taken, 1)
              .at(70, gil_dropped, 0, 10)
              .at(70, gil_requested)};
}

const Slice slice_at(const Timeline& run, uint32_t thread, double ns) {
  const Track& track = run.thread(ThreadId{thread})->track;
  return track.at(track.find(ns, run.end_ns()).value(), run.end_ns());
}

TEST(Chain, OfAWaitTellsEveryMomentOfItOnce) {
  Timeline run;
  run.apply(handed_on());
  const Chain chain = chain_of(run, ThreadId{1}, slice_at(run, 1, 50));
  EXPECT_EQ(chain.hops, (std::vector<Hop>{{HopKind::woke, ThreadId{0}, ThreadId{1}, 90},
                                          {HopKind::gil, ThreadId{2}, ThreadId{0}, 70},
                                          {HopKind::gil, ThreadId{0}, ThreadId{2}, 40}}));
  EXPECT_EQ(chain.links, (std::vector<ChainLink>{{ThreadId{0}, SliceKind::running, 70, 90},
                                                 {ThreadId{2}, SliceKind::running, 40, 70},
                                                 {ThreadId{0}, SliceKind::running, 5, 40}}));
  EXPECT_FALSE(chain.is_cut);
  EXPECT_EQ(text_of(chain, run, 2), "MainThread running 20 ns, Thread 2 running 30 ns and 1 more");
}

TEST(Chain, OfARunningSliceTellsWhyItCouldBegin) {
  Timeline run;
  run.apply(handed_on());
  const Chain chain = chain_of(run, ThreadId{1}, slice_at(run, 1, 100));
  ASSERT_FALSE(chain.hops.empty());
  EXPECT_EQ(chain.hops.front(), (Hop{HopKind::gil, ThreadId{0}, ThreadId{1}, 95}));
  EXPECT_EQ(chain.links.front(), (ChainLink{ThreadId{0}, SliceKind::running, 70, 95}));
  EXPECT_EQ(chain.links.back().begin_ns, 5u) << "back to where its wait for the lock began";
}

TEST(Chain, GoesOverToWhoStartedAThread) {
  Timeline run;
  run.apply(std::vector<trace::Chunk>{
      Story(0)
          .at(0, gil_taken)
          .at(30, thread_created, 1)
          .at(31, gil_dropped)
          .at(31, blocked, 2, by(0))
          .at(80, woken, 2, by(1)),
      Story(1).at(30, thread_started).at(31, gil_taken).at(80, gil_dropped, 2).at(80, thread_ended)});
  const Chain chain = chain_of(run, ThreadId{0}, slice_at(run, 0, 50));
  EXPECT_EQ(chain.hops.front(), (Hop{HopKind::woke, ThreadId{1}, ThreadId{0}, 80}));
  EXPECT_EQ(chain.links, (std::vector<ChainLink>{{ThreadId{1}, SliceKind::running, 31, 80}}));
  const Chain start = chain_of(run, ThreadId{1}, slice_at(run, 1, 50));
  EXPECT_TRUE(start.is_empty()) << "nothing kept it waiting";
}

TEST(Chain, BlamesNobodyForAGilThatWasFree) {
  Timeline run;
  run.apply(std::vector<trace::Chunk>{
      Story(0).at(0, gil_taken).at(10, gil_dropped, 1).at(10, blocked, 1, held_by(1)).at(90, woken, 1, by(1)),
      Story(1).at(20, gil_requested).at(24, gil_taken, 1).at(90, gil_dropped, 2)});
  const Chain chain = chain_of(run, ThreadId{0}, slice_at(run, 0, 50));
  EXPECT_EQ(chain.hops, (std::vector<Hop>{{HopKind::woke, ThreadId{1}, ThreadId{0}, 90}}));
  EXPECT_EQ(chain.links, (std::vector<ChainLink>{{ThreadId{1}, SliceKind::running, 24, 90},
                                                 {ThreadId{1}, SliceKind::wants_gil, 20, 24}}));
}

TEST(Chain, TellsHowLongTheGilWasFreeBeforeItWasTaken) {
  Timeline run;
  run.apply(std::vector<trace::Chunk>{Story(0).at(0, gil_taken).at(50, gil_dropped, 0, 9).at(50, gil_requested),
                                      Story(1).at(10, gil_requested).at(57, gil_taken, 1).at(90, gil_dropped, 2)});
  const Chain chain = chain_of(run, ThreadId{1}, slice_at(run, 1, 20));
  EXPECT_EQ(chain.hops, (std::vector<Hop>{{HopKind::gil, ThreadId{0}, ThreadId{1}, 50}}));
  EXPECT_EQ(chain.links, (std::vector<ChainLink>{{ThreadId{1}, SliceKind::wants_gil, 50, 57},
                                                 {ThreadId{0}, SliceKind::running, 10, 50}}));
}

TEST(Chain, OfASleepStaysWithItsThread) {
  Timeline run;
  run.apply(std::vector<trace::Chunk>{Story(0)
                                          .at(0, gil_taken)
                                          .at(10, gil_dropped, 1)
                                          .at(10, blocked, 0, packed(BlockedOn{3, WaitFor::time, 0}))
                                          .at(60, woken, 0, packed(WokenBy{.timed_out = true}))
                                          .at(60, gil_taken)
                                          .at(70, gil_dropped, 2)});
  const Chain chain = chain_of(run, main_thread, slice_at(run, 0, 30));
  EXPECT_TRUE(chain.hops.empty());
  EXPECT_EQ(chain.links, (std::vector<ChainLink>{{main_thread, SliceKind::asleep, 10, 60}}));
}

// Each holds what the other wants.
std::vector<trace::Chunk> deadlocked() {
  return {Story(0).at(0, thread_started).at(0, gil_taken).at(10, gil_dropped, 1).at(10, blocked, 1, held_by(1)),
          Story(1).at(0, thread_started).at(12, gil_taken).at(20, gil_dropped, 1).at(20, blocked, 2, held_by(0))};
}

TEST(Chain, OfADeadlockIsARing) {
  Timeline run;
  run.apply(deadlocked());
  run.set_over(true);
  ASSERT_TRUE(run.is_stuck());
  const Chain chain = chain_of(run, ThreadId{0}, slice_at(run, 0, 15));
  EXPECT_TRUE(chain.is_ring);
  ASSERT_EQ(chain.hops.size(), 2u);
  EXPECT_EQ(chain.hops[0].to, ThreadId{1});
  EXPECT_EQ(chain.hops[1].to, ThreadId{0});
  EXPECT_EQ(last_waits(run).size(), 2u);
}

TEST(Chain, OfARunThatGoesOnHasNoLastWaits) {
  Timeline run;
  run.apply(deadlocked());
  EXPECT_TRUE(last_waits(run).empty());
}

TEST(Chain, ComesToAnEndWhereThreadsHandOnForEver) {
  Story a(0), b(1);
  for (uint64_t at = 0; at < 4000; at += 2) {
    a.at(at, gil_requested).at(at, gil_taken, 2).at(at + 1, gil_dropped);
    b.at(at + 1, gil_requested).at(at + 1, gil_taken, 1).at(at + 2, gil_dropped);
  }
  b.at(4000, blocked, 1, held_by(0)).at(4100, woken, 1, by(0)).at(4100, gil_taken).at(4200, gil_dropped);
  a.at(4000, gil_taken).at(4100, gil_dropped);
  Timeline run;
  run.apply(std::vector<trace::Chunk>{a, b});
  const Slice whole{.begin_ns = 0, .end_ns = 4100, .kind = SliceKind::blocked};
  const Chain chain = chain_of(run, ThreadId{1}, whole);
  EXPECT_TRUE(chain.is_cut);
  EXPECT_EQ(chain.links.size(), Chain::most_links);
}

}  // namespace
}  // namespace lockstep::ui::model

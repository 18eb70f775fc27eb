#include "ui/model/timeline/timeline.h"

#include <gtest/gtest.h>

#include "trace/blocked_on.h"
#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {
namespace {

using enum trace::EventKind;

Timeline timeline_of(const std::vector<trace::Chunk>& chunks) {
  Timeline timeline;
  timeline.apply(chunks);
  return timeline;
}

std::vector<SliceKind> kinds(const Track& track) {
  std::vector<SliceKind> kinds;
  for (size_t i = 0; i < track.size(); ++i) kinds.push_back(track.at(i, 0).kind);
  return kinds;
}

TEST(Timeline, HasAHistoryOfEachThreadInOrderOfTheirIds) {
  const auto chunks = taking_turns();
  const Timeline timeline = timeline_of({chunks[1], chunks[0]});
  ASSERT_EQ(timeline.threads().size(), 2u);
  EXPECT_EQ(timeline.threads()[0].name, "MainThread");
  EXPECT_EQ(timeline.threads()[1].name, "worker");
}

TEST(Timeline, TurnsEventsIntoSlices) {
  using enum SliceKind;
  const Timeline timeline = timeline_of(taking_turns());
  EXPECT_EQ(kinds(timeline.threads()[0].track), (std::vector{running, wants_gil, running, SliceKind::blocked}));
}

TEST(Timeline, GivesTheGilATrackOfWhoHoldsIt) {
  const Timeline timeline = timeline_of(taking_turns());
  std::vector<uint32_t> holders;
  for (size_t i = 0; i < timeline.gil().size(); ++i) holders.push_back(timeline.gil().at(i, 0).object);
  EXPECT_EQ(holders, (std::vector<uint32_t>{0, 1, 0, 1}));
}

TEST(Timeline, HasNoGilWhereNobodyAsksForIt) {
  const Timeline timeline = timeline_of({Story(0).at(0, gil_taken).at(10, gil_dropped)});
  EXPECT_FALSE(timeline.has_gil());
}

TEST(Timeline, KnowsWhatABlockedThreadWaitsForAndWhere) {
  const Timeline timeline = timeline_of(taking_turns());
  const Slice blocked = timeline.threads()[0].track.at(3, 0);
  EXPECT_EQ(timeline.object_name(blocked.object), "counter_lock (Lock)");
  EXPECT_EQ(blocked.line, 12u);
}

TEST(Timeline, AddsUpTheInstructionsOfSamplesAndOfTheEnd) {
  const Timeline timeline =
      timeline_of({Story(0).at(0, gil_taken).at(5, sample, 0, 100).at(9, sample, 0, 50).at(10, gil_dropped, 0, 7)});
  EXPECT_EQ(timeline.threads()[0].track.at(0, 0).instructions, 157u);
}

TEST(Timeline, CountsTotalsAsTheReportDoes) {
  const auto chunks = taking_turns();
  trace::Statistics statistics;
  for (const auto& chunk : chunks) statistics.apply(chunk);
  const Timeline timeline = timeline_of(chunks);
  EXPECT_EQ(timeline.totals(ThreadId{0}), statistics.threads()[0].totals());
  EXPECT_EQ(timeline.totals(ThreadId{1}), statistics.threads()[1].totals());
}

TEST(Timeline, SaysTheSameWhetherTheTraceComesAtOnceOrEventByEvent) {
  const auto chunks = taking_turns();
  const Timeline at_once = timeline_of(chunks);
  Timeline piecewise;
  for (size_t i = 0; i < 11; ++i) {
    for (const auto& chunk : chunks) {
      if (i >= chunk.events.size()) continue;
      trace::Chunk piece{chunk.thread,
                         {chunk.events[i]},
                         i ? "" : chunk.thread_name,
                         i ? decltype(chunk.object_names){} : chunk.object_names};
      piecewise.apply({&piece, 1});
    }
  }
  ASSERT_EQ(piecewise.gil().size(), at_once.gil().size());
  for (size_t i = 0; i < at_once.gil().size(); ++i)
    EXPECT_EQ(piecewise.gil().at(i, 0).begin_ns, at_once.gil().at(i, 0).begin_ns);
  EXPECT_EQ(piecewise.totals(ThreadId{0}), at_once.totals(ThreadId{0}));
}

TEST(Timeline, ShowsWhoHoldsTheGilBeforeTheyLetGo) {
  const Timeline timeline = timeline_of({Story(3).at(0, gil_requested).at(5, gil_taken).at(50, sample, 0, 9)});
  ASSERT_EQ(timeline.gil().size(), 1u);
  EXPECT_EQ(timeline.gil().at(0, timeline.end_ns()).object, 3u);
  EXPECT_EQ(timeline.gil().at(0, timeline.end_ns()).end_ns, 50u);
}

TEST(Timeline, ShowsWhereDetailsWereLeftOut) {
  using trace::Folded;
  Story story(0);
  story.at(0, gil_requested).at(10, gil_taken).at(20, gil_dropped, 0, 5);
  story.at(90, folded, static_cast<uint32_t>(Folded::events), 40);
  story.at(90, folded, static_cast<uint32_t>(Folded::running_ns), 60);
  story.at(90, folded, static_cast<uint32_t>(Folded::state), static_cast<uint64_t>(trace::ThreadState::running));
  story.at(100, gil_dropped, 0, 5);
  const Timeline timeline = timeline_of({story});
  const Track& track = timeline.threads()[0].track;
  ASSERT_EQ(track.size(), 4u);
  EXPECT_EQ(track.at(2, 0).kind, SliceKind::left_out);
  EXPECT_EQ(track.at(2, 0).begin_ns, 20u);
  EXPECT_EQ(track.at(2, 0).instructions, 40u);
  EXPECT_EQ(track.at(3, 0).kind, SliceKind::running);
  EXPECT_EQ(timeline.totals(ThreadId{0}).running_ns, 70u);
}

TEST(Timeline, NamesAThreadThatHasNoNameByItsNumber) {
  EXPECT_EQ(timeline_of({Story(4).at(0, thread_started)}).threads()[0].name, "Thread 4");
}

TEST(Timeline, TellsWaitsApartByWhatTheyAreFor) {
  using enum trace::EventKind;
  using trace::WaitFor;
  Story story(0);
  uint64_t now = 0;
  for (const WaitFor what : {WaitFor::lock, WaitFor::thread, WaitFor::queue, WaitFor::event, WaitFor::something}) {
    story.at(now + 10, blocked, 1, packed(trace::BlockedOn{.line = 7, .what = what}));
    story.at(now + 20, woken, 1).at(now + 30, gil_requested);
    now += 30;
  }
  story.at(now + 10, blocked, 0).at(now + 20, thread_ended);
  now += 20;
  Timeline timeline;
  timeline.apply(std::vector<trace::Chunk>{story});
  const Track& track = timeline.threads()[0].track;
  std::vector<SliceKind> waits;
  for (size_t i = 0; i < track.size(); ++i)
    if (const Slice slice = track.at(i, now); is_wait(slice.kind)) waits.push_back(slice.kind);
  EXPECT_EQ(waits, (std::vector{SliceKind::blocked, SliceKind::joins, SliceKind::starved, SliceKind::awaits,
                                SliceKind::blocked, SliceKind::asleep}));
  EXPECT_EQ(track.at(0, now).line, 7u);
  EXPECT_EQ(track.at(1, now).kind, SliceKind::woken) << "it could go on, and nothing let it";
}

}  // namespace
}  // namespace lockstep::ui::model

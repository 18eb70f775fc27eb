#include "trace/recorder.h"

#include <gtest/gtest.h>

#include <thread>

#include "trace/reader.h"

namespace lockstep::trace {
namespace {

// A thread that takes and drops the GIL `slices` times; each slice is 4 events, 10 ns and 3 instructions.
void record_slices(Recorder& recorder, uint64_t slices, uint64_t& now) {
  for (uint64_t i = 0; i < slices; ++i) {
    recorder.record(now, EventKind::gil_requested);
    recorder.record(now += 1, EventKind::gil_taken, 1 + i % 2);
    recorder.record(now += 4, EventKind::gil_dropped, 1, 3);
    recorder.record(now, EventKind::blocked, 1, 7);
    recorder.record(now += 5, EventKind::woken, 1);
  }
}

TEST(Recorder, GivesEventsInTheOrderInWhichTheyWereRecorded) {
  Recorder recorder(ThreadId{0}, 64);
  std::vector<Event> events;
  for (uint64_t round = 0; round < 20; ++round) {
    for (uint64_t i = 0; i < 10; ++i) recorder.record(round * 10 + i, EventKind::output);
    recorder.take(events);
  }
  ASSERT_EQ(events.size(), 200u);
  for (uint64_t i = 0; i < 200; ++i) EXPECT_EQ(events[i].at_ns, i);
}

TEST(Recorder, LeavesDetailOutWhenNobodyTakesIt) {
  Recorder recorder(ThreadId{0}, 64);
  uint64_t now = 0;
  record_slices(recorder, 1000, now);
  recorder.flush();
  std::vector<Event> events;
  recorder.take(events);
  ASSERT_EQ(events.size(), 64u - folded_count + folded_count);
  EXPECT_EQ(events[64 - folded_count].kind, EventKind::folded);
  EXPECT_EQ(events[64 - folded_count].value, 5000u - (64 - folded_count));
}

TEST(Recorder, KeepsTotalsExactThroughEveryGap) {
  Recorder recorder(ThreadId{0}, 64);
  uint64_t now = 0;
  Statistics read;
  Chunk chunk;
  for (int round = 0; round < 50; ++round) {
    record_slices(recorder, 37, now);
    recorder.take(chunk.events);
  }
  recorder.record(now, EventKind::thread_ended);
  recorder.take(chunk.events);
  recorder.flush();
  recorder.take(chunk.events);
  read.apply(chunk);
  EXPECT_GT(read.threads()[0].folded_events(), 1000u);
  EXPECT_EQ(read.threads()[0].totals(), recorder.statistics().totals());
  EXPECT_EQ(read.threads()[0].totals(),
            (ThreadTotals{50 * 37 * 4, 50 * 37, 50 * 37 * 5, 0, 50 * 37 * 3, 50 * 37, 50 * 37}));
  EXPECT_EQ(read.threads()[0].state(), ThreadState::ended);
}

TEST(Recorder, NeverLetsTimeGoBack) {
  Recorder recorder(ThreadId{0}, 64);
  recorder.record(100, EventKind::thread_started);
  recorder.record(90, EventKind::gil_taken);
  std::vector<Event> events;
  recorder.take(events);
  EXPECT_EQ(events[1].at_ns, 100u);
}

TEST(Recorder, IsEmptiedByAnotherThreadWhileItRecords) {
  Recorder recorder(ThreadId{0}, 256);
  std::vector<Event> events;
  std::atomic<bool> is_done{false};
  std::thread producer([&] {
    uint64_t now = 0;
    record_slices(recorder, 20'000, now);
    is_done.store(true);
  });
  while (!is_done.load()) recorder.take(events);
  producer.join();
  recorder.flush();
  recorder.take(events);
  recorder.flush();
  recorder.take(events);
  ThreadStatistics read;
  for (const Event& event : events) read.apply(event);
  EXPECT_EQ(read.totals(), recorder.statistics().totals());
}

TEST(Recording, NamesAnObjectOncePerLabel) {
  Recording recording(1 << 20);
  recording.add(ThreadId{0}, "MainThread").record(0, EventKind::thread_started);
  int a = 0, b = 0;
  EXPECT_EQ(recording.name_of(&a, "lock (Lock)"), 1u);
  EXPECT_EQ(recording.name_of(&b, "lock (Lock)"), 2u);
  EXPECT_EQ(recording.name_of(&a, "lock (Lock)"), 1u);
  EXPECT_EQ(recording.name_of(&a, "event (Event)"), 3u);
  const auto chunks = recording.take();
  ASSERT_EQ(chunks.size(), 1u);
  EXPECT_EQ(chunks[0].thread_name, "MainThread");
  ASSERT_EQ(chunks[0].object_names.size(), 3u);
  EXPECT_EQ(chunks[0].object_names[2].label, "event (Event)");
  EXPECT_TRUE(recording.take().empty());
}

TEST(Recording, SendsANewNameOfAThreadWithItsNextChunk) {
  Recording recording(1 << 20);
  recording.add(ThreadId{1}, "Thread-1");
  EXPECT_EQ(recording.take().at(0).thread_name, "Thread-1");
  recording.rename(ThreadId{1}, "worker");
  EXPECT_EQ(recording.take().at(0).thread_name, "worker");
}

TEST(Recording, StaysNearItsCeilingAndKeepsTotalsExact) {
  Recording recording(10'000);
  Recorder& recorder = recording.add(ThreadId{0}, "MainThread");
  uint64_t now = 0, bytes = 0;
  Statistics read;
  for (int round = 0; round < 2000; ++round) {
    record_slices(recorder, 20, now);
    for (const Chunk& chunk : recording.take()) {
      bytes += chunk.events.size() * sizeof(Event);
      read.apply(chunk);
    }
  }
  recording.flush();
  for (const Chunk& chunk : recording.take()) read.apply(chunk);
  EXPECT_LT(bytes, 15'000u);
  EXPECT_EQ(read.threads()[0].totals(), recorder.statistics().totals());
}

}  // namespace
}  // namespace lockstep::trace

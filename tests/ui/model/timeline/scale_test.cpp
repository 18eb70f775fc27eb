// Ten million events: what is kept of each, what a frame costs beside a hundredth of them, and that sums stay exact.
// A second, most of it making the events; 300 MB.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <numeric>

#include "ui/model/timeline/timeline_panel.h"
#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {
namespace {

constexpr uint32_t threads = 4;

// Four threads pass the GIL on; each turn is of another length, and three events. Chunks come in order of time, as a
// lab sends them, with about 4,000 events of each thread.
class Turns {
 public:
  explicit Turns(uint64_t events) : left_(events) {}
  uint64_t running_ns(uint32_t thread) const { return running_[thread]; }
  uint64_t end_ns() const { return now_; }

  std::vector<trace::Chunk> next() {
    using enum trace::EventKind;
    std::vector<trace::Chunk> chunks(threads);
    for (uint32_t i = 0; i < threads; ++i) {
      chunks[i].thread = ThreadId{i};
      chunks[i].events.reserve(4002);
    }
    for (uint32_t turn = 0; turn < 4 * 1333 && left_ >= 3; ++turn, left_ -= 3) {
      const uint32_t thread = turn % threads;
      seed_ = seed_ * 6364136223846793005u + 1442695040888963407u;
      const uint64_t length = 500 + (seed_ >> 33) % 2000;
      auto& events = chunks[thread].events;
      events.push_back({now_ + 1, gil_taken, 0, 0, 1 + (thread + 3) % threads, 0});
      now_ += length;
      events.push_back({now_, gil_dropped, 0, 0, 0, length / 10});
      events.push_back({now_, gil_requested, 0, 0, 0, 0});
      running_[thread] += length - 1;
    }
    return chunks;
  }
  bool is_done() const { return left_ < 3; }

 private:
  uint64_t left_, now_ = 0, seed_ = 1;
  std::array<uint64_t, threads> running_{};
};

struct Trial {
  explicit Trial(uint64_t events) : turns(events) {
    panel->resize({1280, 500});
    panel->set_run({RunState::ended, protocol::Build::gil, protocol::Engine::live, false});
    while (!turns.is_done()) panel->apply(turns.next());
  }
  // Of a frame, the least of some: what else the machine does is not meant. `zoom`: how many parts of the run fit.
  double frame_ns(double zoom) {
    const double span = static_cast<double>(turns.end_ns()) / zoom;
    double least = 1e18;
    for (int i = 0; i < 15; ++i) {
      const double begin = (static_cast<double>(turns.end_ns()) - span) * i / 15;
      panel->show(TimeRange{begin, begin + span});
      const auto before = std::chrono::steady_clock::now();
      panel->draw();
      least =
          std::min(least, std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - before).count());
    }
    return least;
  }

  Turns turns;
  Intents intents;
  std::unique_ptr<TimelinePanel> panel = std::make_unique<TimelinePanel>(intents);
};

TEST(Scale, KeepsTenMillionEventsInFewBytesAndDrawsThemByPixels) {
  constexpr uint64_t many = 10'000'000, few = many / 100;
  Trial large(many), small(few);
  const Timeline& timeline = large.panel->timeline();
  EXPECT_LE(static_cast<double>(timeline.bytes()) / many, 24);

  // What fills the pixels is bounded by them, so that a hundred times as much costs little more.
  for (const double share : {1.0, 0.1, 0.01, 0.001, 0.0001}) {
    const double there = large.frame_ns(1 / share), here = small.frame_ns(std::max(1.0, 1 / share / 100));
    RecordProperty("frame_us_at_" + std::to_string(share), std::to_string(there / 1000));
    EXPECT_LT(there, 8 * here + 1e5) << share << " of the run in view";
  }

  // The cells of the whole run are all of it.
  const double end = static_cast<double>(timeline.end_ns());
  const TimeScale scale{{0, end}, 0, 1000};
  for (uint32_t thread = 0; thread < threads; ++thread) {
    const Track& track = timeline.thread(ThreadId{thread})->track;
    double running = 0;
    size_t next = 0;
    for (const Piece& piece : track.fold(scale, timeline.end_ns())) {
      EXPECT_EQ(piece.first, next);
      next = piece.last;
      running += track.shares_of(piece, timeline.end_ns())[static_cast<size_t>(SliceKind::running)];
    }
    EXPECT_GE(next + 1, track.size());  // what is open began just now
    EXPECT_EQ(running, static_cast<double>(large.turns.running_ns(thread)));
    EXPECT_EQ(timeline.totals(ThreadId{thread}).running_ns, large.turns.running_ns(thread));
    EXPECT_EQ(timeline.gil().shares({0, end}, timeline.end_ns())[thread],
              static_cast<double>(large.turns.running_ns(thread)));
  }
}

TEST(Scale, FoldsTheOldestPastItsBudgetAndKeepsTheTotals) {
  constexpr uint64_t events = 600'000;
  constexpr size_t budget = 4 << 20;
  Timeline timeline;
  timeline.set_budget(budget);
  Turns turns(events);
  while (!turns.is_done()) {
    timeline.apply(turns.next());
    ASSERT_LE(timeline.bytes(), budget);
  }
  const double end = static_cast<double>(timeline.end_ns());
  uint64_t missing = 0;
  for (uint32_t thread = 0; thread < threads; ++thread) {
    const Track& track = timeline.thread(ThreadId{thread})->track;
    const Slice first = track.at(0, timeline.end_ns());
    EXPECT_EQ(first.kind, SliceKind::left_out);
    EXPECT_EQ(first.end_ns, track.at(1, 0).begin_ns);
    missing += first.instructions;
    const double running = static_cast<double>(turns.running_ns(thread));
    EXPECT_EQ(track.shares({0, end}, timeline.end_ns())[static_cast<size_t>(SliceKind::running)], running);
    EXPECT_EQ(timeline.totals(ThreadId{thread}).running_ns, turns.running_ns(thread));
    EXPECT_EQ(timeline.gil().shares({0, end}, timeline.end_ns())[thread], running);
    EXPECT_EQ(first.instructions + track.size() - 1, 2 * events / 3 / threads);
  }
  EXPECT_GT(missing, events / 3);
  EXPECT_EQ(timeline.gil().at(0, 0).kind, SliceKind::left_out);
}

TEST(Scale, KeepsWhatIsLongAndWhatIsLarge) {
  Track track;
  track.open({.begin_ns = 10, .instructions = 123'456'789'012, .object = 7, .kind = SliceKind::running, .detail = 4});
  track.open({.begin_ns = 100'000'000'010, .object = 5, .line = 1234, .kind = SliceKind::joins, .owner = 99});
  track.open({.begin_ns = 100'000'000'011, .object = unknown_object, .kind = SliceKind::blocked});
  track.close(100'000'000'020);
  const Slice first = track.at(0, 0), second = track.at(1, 0);
  EXPECT_EQ(first.end_ns, 100'000'000'010u);
  EXPECT_EQ(first.instructions, 123'456'789'012u);
  EXPECT_EQ(first.object, 7u);
  EXPECT_EQ(first.detail, 4u);
  EXPECT_EQ(second.line, 1234u);
  EXPECT_EQ(second.owner, 99u);
  EXPECT_EQ(second.object, 5u);
  EXPECT_EQ(second.kind, SliceKind::joins);
  EXPECT_EQ(track.at(2, 0).object, unknown_object);
}

// Two thousand rows: those in view are drawn.
TEST(Scale, DrawsOfTwoThousandThreadsWhatIsInView) {
  const auto frame_ns = [](uint32_t many) {
    using enum trace::EventKind;
    Intents intents;
    TimelinePanel panel(intents);
    panel.resize({1280, 500});
    panel.set_run({RunState::ended, protocol::Build::free_threaded, protocol::Engine::live, false});
    std::vector<trace::Chunk> chunks;
    for (uint32_t i = 0; i < many; ++i) {
      Story story(i);
      for (uint64_t at = 0; at < 50; ++at) story.at(at * 100, at % 2 ? gil_dropped : gil_taken, 0, 5);
      chunks.push_back(story);
    }
    panel.apply(chunks);
    double least = 1e18;
    for (int i = 0; i < 10; ++i) {
      const auto before = std::chrono::steady_clock::now();
      EXPECT_LT(panel.draw().rows.size(), 30u);
      least =
          std::min(least, std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - before).count());
    }
    return least;
  };
  EXPECT_LT(frame_ns(2000), 8 * frame_ns(40) + 1e5);
}

}  // namespace
}  // namespace lockstep::ui::model

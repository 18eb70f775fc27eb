#include "trace/chrome_trace.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace lockstep::trace {
namespace {

using nlohmann::json;

std::vector<Chunk> a_run() {
  Chunk main, worker;
  main.thread_name = "MainThread";
  main.object_names = {{1, "lock \"a\" (Lock)"}};
  main.events = {{0, EventKind::thread_started, 0, 0, 0, 0},
                 {0, EventKind::gil_requested, 0, 0, 0, 0},
                 {0, EventKind::gil_taken, 0, 0, 0, 0},
                 {2500, EventKind::gil_dropped, 0, 0, 0, 40},
                 {2500, EventKind::gil_requested, 0, 0, 0, 0}};
  worker.thread = ThreadId{1};
  worker.thread_name = "Thread-1 (\xc3\xa9\xff)";
  worker.events = {{100, EventKind::thread_started, 0, 0, 0, 0},
                   {100, EventKind::gil_requested, 0, 0, 0, 0},
                   {2400, EventKind::gil_drop_requested, 0, 0, 0, 0},
                   {2500, EventKind::gil_taken, 0, 0, 1, 0},
                   {3001, EventKind::gil_dropped, 0, 0, 1, 9},
                   {3001, EventKind::blocked, 0, 0, 1, 12},
                   {4000, EventKind::woken, 0, 0, 1, 0}};
  return {main, worker};
}

std::vector<json> events_of(const std::vector<Chunk>& chunks) {
  const json document = json::parse(to_chrome_json(chunks));
  return document.at("traceEvents").get<std::vector<json>>();
}

std::vector<std::string> spans_of(const std::vector<json>& events, int track) {
  std::vector<std::string> spans;
  for (const json& e : events)
    if (e.at("ph") == "X" && e.at("tid") == track)
      spans.push_back(e.at("name").get<std::string>() + " " + e.at("ts").dump() + "+" + e.at("dur").dump());
  return spans;
}

TEST(ChromeTrace, DrawsRunningWaitingAndBlockedAsSpansInMicroseconds) {
  const auto events = events_of(a_run());
  EXPECT_EQ(spans_of(events, 0),
            (std::vector<std::string>{"wants GIL 0.0+0.0", "running 0.0+2.5", "wants GIL 2.5+1.5"}));
  EXPECT_EQ(spans_of(events, 1), (std::vector<std::string>{"wants GIL 0.1+2.4", "running 2.5+0.501",
                                                           "blocked on lock \"a\" (Lock) 3.001+0.999"}));
}

TEST(ChromeTrace, ShowsOnItsOwnTrackWhoHeldTheGil) {
  const auto spans = spans_of(events_of(a_run()), 1'000'000);
  EXPECT_EQ(spans, (std::vector<std::string>{"MainThread 0.0+2.5", "Thread-1 (\xc3\xa9\xef\xbf\xbd) 2.5+0.501"}));
}

TEST(ChromeTrace, HasNoGilTrackWhereThereWasNoGil) {
  Chunk chunk;
  chunk.events = {{0, EventKind::gil_taken, 0, 0, 0, 0}, {9, EventKind::gil_dropped, 0, 0, 2, 1}};
  for (const json& e : events_of({chunk})) EXPECT_NE(e.at("tid"), 1'000'000);
}

TEST(ChromeTrace, NamesProcessAndThreads) {
  std::vector<std::string> names;
  for (const json& e : events_of(a_run()))
    if (e.at("ph") == "M" && e.at("args").contains("name")) names.push_back(e.at("args").at("name"));
  EXPECT_EQ(names, (std::vector<std::string>{"Lockstep", "GIL", "MainThread", "Thread-1 (\xc3\xa9\xef\xbf\xbd)"}));
}

TEST(ChromeTrace, DrawsADropRequestAsAnArrowToTheHolder) {
  std::vector<int> starts, ends;  // tracks
  for (const json& e : events_of(a_run())) {
    if (e.at("ph") == "s") starts.push_back(e.at("tid"));
    if (e.at("ph") == "f") ends.push_back(e.at("tid"));
  }
  EXPECT_EQ(starts, std::vector<int>{1});
  EXPECT_EQ(ends, std::vector<int>{0});
}

TEST(ChromeTrace, ShowsAFoldedGapAndGoesOnInTheStateAfterIt) {
  Chunk chunk;
  chunk.events = {{1000, EventKind::gil_taken, 0, 0, 0, 0}};
  for (uint32_t i = 0; i < folded_count; ++i)
    chunk.events.push_back(
        {5000, EventKind::folded, 0, 0, i, i == 0 ? 12u : static_cast<uint64_t>(ThreadState::running)});
  chunk.events.push_back({6000, EventKind::gil_dropped, 0, 0, 2, 1});
  EXPECT_EQ(spans_of(events_of({chunk}), 0),
            (std::vector<std::string>{"running 1.0+0.0", "folded (12 events left out) 1.0+4.0", "running 5.0+1.0"}));
}

}  // namespace
}  // namespace lockstep::trace

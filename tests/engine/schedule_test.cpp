#include "engine/schedule.h"

#include <gtest/gtest.h>

#include <random>

namespace lockstep::engine {
namespace {

Schedule of(std::initializer_list<std::pair<uint32_t, uint64_t>> slices) {
  Schedule schedule;
  for (const auto& [thread, points] : slices) schedule.slices.push_back({ThreadId{thread}, points});
  return schedule;
}

std::string error_of(std::string_view text) {
  const auto schedule = parse_schedule(text);
  if (schedule) return "no error";
  return std::to_string(schedule.error().at.column) + ": " + schedule.error().message;
}

TEST(ScheduleText, LeavesOutACountOfOne) { EXPECT_EQ(to_text(of({{0, 12}, {1, 3}, {0, 1}})), "L1:0x12.1x3.0"); }

TEST(ScheduleText, OfNothingIsItsVersion) {
  EXPECT_EQ(to_text(Schedule{}), "L1:");
  EXPECT_EQ(parse_schedule("L1:"), Schedule{});
}

TEST(ScheduleText, IsReadAsWritten) { EXPECT_EQ(parse_schedule("L1:0x12.1x3.0"), of({{0, 12}, {1, 3}, {0, 1}})); }

TEST(ScheduleText, ComesBackFromAnySchedule) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    Schedule schedule;
    for (int i = 0; i < 50; ++i)
      schedule.add(ThreadId{static_cast<uint32_t>(random() % 300)}, 1 + random() % 1'000'000);
    EXPECT_EQ(parse_schedule(to_text(schedule)), schedule);
  }
}

TEST(ScheduleText, SaysWhereItIsWrong) {
  EXPECT_EQ(error_of(""), "0: expected 'L1:'");
  EXPECT_EQ(error_of("0x12"), "0: expected 'L1:'");
  EXPECT_EQ(error_of("L2:0"), "0: this is another version of the schedule format; expected 'L1:'");
  EXPECT_EQ(error_of("L1:0x12,1"), "7: expected '.', 'x' or ';'");
  EXPECT_EQ(error_of("L1:0x12."), "8: expected a thread id");
  EXPECT_EQ(error_of("L1:0.x3"), "5: expected a thread id");
  EXPECT_EQ(error_of("L1:0x"), "5: expected how many scheduling points");
  EXPECT_EQ(error_of("L1:0x0"), "5: how many scheduling points must be from 1 to 9223372036854775807");
  EXPECT_EQ(error_of("L1:70000"), "3: a thread id must be from 0 to 65535");
  EXPECT_EQ(error_of("L1:0x99999999999999999999"),
            "5: how many scheduling points must be from 1 to 9223372036854775807");
}

TEST(Schedule, JoinsNeighboursOfOneThread) {
  Schedule schedule;
  schedule.add(ThreadId{0}, 2);
  schedule.add(ThreadId{0}, 3);
  schedule.add(ThreadId{1}, 0);
  schedule.add(ThreadId{0}, 1);
  EXPECT_EQ(schedule, of({{0, 6}}));
}

TEST(ScheduleText, HasSectionsForWhatDependsOnTheClock) {
  Schedule schedule = of({{0, 2}, {1, 1}});
  schedule.fair_turns = {4, 1};
  schedule.unix_begin_ns = 1'759'795'200'000'000'000;
  schedule.readings = {{51200, 1}, {90, 2}};
  EXPECT_EQ(to_text(schedule), "L1:0x2.1;f4.1;w1759795200000000000;c51200.90x2");
  EXPECT_EQ(parse_schedule(to_text(schedule)), schedule);
  EXPECT_EQ(parse_schedule("L1:;f0.2")->fair_turns, (std::vector<uint64_t>{0, 2}));
}

TEST(ScheduleText, SaysWhereASectionIsWrong) {
  EXPECT_EQ(error_of("L1:0;"), "4: expected '.', 'x' or ';'");
  EXPECT_EQ(error_of("L1:0;z"), "4: expected '.', 'x' or ';'");
  EXPECT_EQ(error_of("L1:0;f1;f1"), "7: expected '.', 'x' or ';'");
  EXPECT_EQ(error_of("L1:0;c1;w1"), "7: expected '.', 'x' or ';'");
  EXPECT_EQ(error_of("L1:0;f1x2"), "7: expected '.', 'x' or ';'");
  EXPECT_EQ(error_of("L1:0;c1x0"), "8: how many readings must be from 1 to 9223372036854775807");
  EXPECT_EQ(error_of("L1:0;w"), "6: expected nanoseconds since 1970");
}

TEST(ScheduleRecorder, WritesWhatAScheduleOfTheSameStepsIs) {
  ScheduleRecorder recorder;
  EXPECT_EQ(recorder.text(), "L1:");
  for (const auto& [thread, points] : {std::pair{0u, 2u}, {0u, 3u}, {1u, 0u}, {0u, 1u}, {2u, 7u}, {0u, 1u}})
    recorder.add(ThreadId{thread}, points);
  EXPECT_EQ(recorder.text(), "L1:0x6.2x7.0");
  recorder.add(ThreadId{0}, 4);  // reading the text does not disturb the recording
  EXPECT_EQ(recorder.text(), "L1:0x6.2x7.0x5");
}

TEST(ScheduleRecorder, SaysNothingOfTurnsThatWereNeverFair) {
  ScheduleRecorder recorder;
  for (int i = 0; i < 5; ++i) recorder.add_turn(false);
  EXPECT_EQ(recorder.text(), "L1:");
  recorder.add_turn(true);
  recorder.add_turn(false);
  EXPECT_EQ(recorder.text(), "L1:;f5.1");
}

TEST(ScheduleReader, GivesBackTurnsAndReadingsOneByOne) {
  ScheduleRecorder recorder;
  const std::vector<bool> turns{true, false, false, true, true, false};
  const std::vector<uint64_t> readings{0, 10, 20, 30, 30, 1000};
  for (const bool is_fair : turns) recorder.add_turn(is_fair);
  for (const uint64_t ns : readings) recorder.add_reading(ns, ns == 30 ? std::optional<uint64_t>(7) : std::nullopt);
  EXPECT_EQ(recorder.text(), "L1:;f0.1.2.2;w7;c0.10x3.0.970");
  const auto schedule = parse_schedule(recorder.text());
  ASSERT_TRUE(schedule);
  ScheduleReader reader;
  for (const bool is_fair : turns) EXPECT_EQ(reader.next_turn(*schedule), is_fair);
  for (const uint64_t ns : readings) EXPECT_EQ(reader.next_reading(*schedule), ns);
  EXPECT_FALSE(reader.next_turn(*schedule));
  EXPECT_EQ(reader.next_reading(*schedule), std::nullopt);
}

TEST(ScheduleRecorder, HoldsMillionsOfSlicesAndThenGivesUp) {
  ScheduleRecorder recorder;
  size_t slices = 0;
  for (; recorder.is_complete(); ++slices) recorder.add(ThreadId{static_cast<uint32_t>(slices % 2)}, 11);
  EXPECT_GT(slices, 10'000'000u);
  EXPECT_EQ(recorder.text(), "");
}

}  // namespace
}  // namespace lockstep::engine

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
  EXPECT_EQ(error_of("L1:0x12,1"), "7: expected '.' or 'x'");
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

TEST(ScheduleRecorder, GivesUpWhenItWouldGrowWithoutBound) {
  ScheduleRecorder recorder;
  for (size_t i = 0; i < ScheduleRecorder::max_slices; ++i) recorder.add(ThreadId{static_cast<uint32_t>(i % 2)}, 1);
  EXPECT_TRUE(recorder.is_complete());
  recorder.add(ThreadId{5}, 1);
  EXPECT_FALSE(recorder.is_complete());
  EXPECT_EQ(recorder.text(), "");
}

}  // namespace
}  // namespace lockstep::engine

#include "ui/model/timeline/time_scale.h"

#include <gtest/gtest.h>

namespace lockstep::ui::model {
namespace {

std::vector<std::string> labels(const std::vector<Tick>& marks) {
  std::vector<std::string> texts;
  for (const Tick& tick : marks)
    if (tick.is_major) texts.push_back(tick.label);
  return texts;
}

TEST(TimeScale, LaysTheRangeOverThePixels) {
  const TimeScale scale{{1000, 2000}, 100, 300};
  EXPECT_EQ(scale.x_of(1000), 100);
  EXPECT_EQ(scale.x_of(1500), 200);
  EXPECT_EQ(scale.x_of(2000), 300);
  EXPECT_EQ(scale.ns_at(150), 1250);
}

TEST(TimeScale, StaysFiniteFarOutsideTheRange) {
  const TimeScale scale{{0, 20}, 0, 1000};
  EXPECT_EQ(scale.x_of(9e15), 1e6f);
  EXPECT_EQ(scale.x_of(-9e15), -1e6f);
}

TEST(TimeScale, MarksRoundTimes) {
  EXPECT_EQ(labels(ticks({{0, 20e6}, 0, 800}, 100)),
            (std::vector<std::string>{"0", "5 ms", "10 ms", "15 ms", "20 ms"}));
}

TEST(TimeScale, WritesAsManyDecimalsAsTellMarksApart) {
  EXPECT_EQ(labels(ticks({{1'200'000'000, 1'200'002'000}, 0, 200}, 100)),
            (std::vector<std::string>{"1.200000 s", "1.200001 s", "1.200002 s"}));
}

TEST(TimeScale, PutsFourSmallMarksBetweenLabels) {
  const auto marks = ticks({{0, 10e6}, 0, 200}, 100);
  ASSERT_EQ(marks.size(), 11u);
  EXPECT_FALSE(marks[1].is_major);
  EXPECT_TRUE(marks[5].is_major);
  EXPECT_EQ(marks[1].x, 20);
}

TEST(TimeScale, NeverMarksLessThanANanosecond) {
  EXPECT_EQ(labels(ticks({{0, 2}, 0, 1000}, 100)), (std::vector<std::string>{"0", "1 ns", "2 ns"}));
}

TEST(TimeScale, HasNoMarksWhereThereIsNoRoom) { EXPECT_TRUE(ticks({{0, 100}, 50, 50}, 100).empty()); }

TEST(TimeText, IsExactToTheNanosecond) {
  EXPECT_EQ(exact_text(0), "0 ns");
  EXPECT_EQ(exact_text(999), "999 ns");
  EXPECT_EQ(exact_text(5'000'123), "5.000123 ms");
  EXPECT_EQ(exact_text(1'000'000'001), "1.000000001 s");
  EXPECT_EQ(exact_text(2'500'000'000), "2.5 s");
}

TEST(TimeText, IsShortToThreeDigits) {
  EXPECT_EQ(short_text(5'000'123), "5 ms");
  EXPECT_EQ(short_text(1'234'567'890), "1.23 s");
  EXPECT_EQ(short_text(12'345), "12.3 µs");
}

TEST(TimeText, GroupsLargeCounts) {
  EXPECT_EQ(count_text(7), "7");
  EXPECT_EQ(count_text(123), "123");
  EXPECT_EQ(count_text(1234), "1,234");
  EXPECT_EQ(count_text(1234567), "1,234,567");
}

TEST(TimeText, SaysWhenAShareIsSmallButThere) {
  EXPECT_EQ(percent_text(1, 1000), "<1%");
  EXPECT_EQ(percent_text(0, 1000), "0%");
  EXPECT_EQ(percent_text(333, 1000), "33%");
  EXPECT_EQ(percent_text(1, 0), "0%");
}

}  // namespace
}  // namespace lockstep::ui::model

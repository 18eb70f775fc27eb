// The timeline by keyboard.
#include "trace/blocked_on.h"
#include "ui/model/timeline/panel_fixture.h"

namespace lockstep::ui::model {
namespace {

TEST_F(TimelinePanelTest, PansWhenTheWheelTurnsWithShift) {
  type('+');
  const double begin = panel.viewport().range().begin_ns, span = panel.viewport().range().span();
  panel.wheel({at(1, 30 * ms), 0, 1, true});
  EXPECT_GT(panel.viewport().range().begin_ns, begin);
  EXPECT_DOUBLE_EQ(panel.viewport().range().span(), span);
}

TEST_F(TimelinePanelTest, DoesNotSelectAtTheEndOfADrag) {
  type('+');
  intents();
  drag(at(1, 30 * ms), at(1, 33 * ms));
  EXPECT_FALSE(panel.selected().has_value());
}

TEST_F(TimelinePanelTest, SpeaksOfTheSliceThatTheKeyboardComesTo) {
  press(Key::tab);
  press(Key::tab);
  EXPECT_EQ(intents().back()["text"],
            "worker holds the GIL, from 20 ms, to 40 ms, for 20 ms, did 2,000 instructions, let go as another thread "
            "asked for the GIL.");
}

TEST_F(TimelinePanelTest, OpensWhereTheFirstThreadIsStartedAndShowsAllWhenAsked) {
  using enum trace::EventKind;
  panel.reset();
  panel.apply(std::vector<trace::Chunk>{
      Story(0, "MainThread").at(0, gil_taken).at(50 * ms, thread_created, 1).at(100 * ms, sample)});
  EXPECT_EQ(panel.viewport().range(), (TimeRange{49 * ms, 100 * ms}));
  EXPECT_EQ(panel.draw().before, "start-up: 49 ms");
  press(Key::home);
  EXPECT_EQ(panel.viewport().range(), (TimeRange{0, 100 * ms}));
  EXPECT_EQ(panel.draw().before, "");
}

TEST_F(TimelinePanelTest, StepsFromSliceToSliceAndOnToTheNextRow) {
  EXPECT_TRUE(press(Key::tab));
  EXPECT_EQ(title(), "MainThread holds the GIL");
  EXPECT_TRUE(press(Key::tab));
  EXPECT_EQ(title(), "worker holds the GIL");
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(press(Key::tab));
  EXPECT_EQ(title(), "MainThread runs");
  EXPECT_TRUE(press(Key::tab, true));
  EXPECT_EQ(title(), "worker holds the GIL");
}

TEST_F(TimelinePanelTest, GivesTabBackToThePageAfterTheLastSlice) {
  for (int i = 0; i < 12; ++i) EXPECT_TRUE(press(Key::tab)) << i;
  EXPECT_FALSE(press(Key::tab));
}

TEST_F(TimelinePanelTest, SelectsWhatWasSteppedToOnEnter) {
  EXPECT_FALSE(press(Key::enter));
  press(Key::tab);
  intents();
  EXPECT_TRUE(press(Key::enter));
  EXPECT_EQ(intents().back()["intent"], "select_slice");
}

TEST_F(TimelinePanelTest, BringsWhatIsSteppedToIntoView) {
  panel.show(TimeRange{50 * ms, 55 * ms});
  panel.draw();
  press(Key::tab);
  press(Key::tab, true);
  panel.draw();
  EXPECT_TRUE(panel.draw().focused.has_value());
  EXPECT_LE(panel.viewport().range().begin_ns, 45 * ms);
}

TEST_F(TimelinePanelTest, ChangesRowsAtTheSameTime) {
  press(Key::tab);
  press(Key::tab);
  press(Key::down);
  EXPECT_EQ(title(), "MainThread wants the GIL");
  press(Key::down);
  EXPECT_EQ(title(), "worker runs");
}

TEST_F(TimelinePanelTest, FitsOnHomeAndOnF) {
  type('+');
  EXPECT_TRUE(press(Key::home));
  EXPECT_EQ(panel.viewport().range(), (TimeRange{0, 60 * ms}));
  type('+');
  EXPECT_TRUE(type('f'));
  EXPECT_TRUE(panel.viewport().is_fitted());
}

TEST_F(TimelinePanelTest, PansAndZoomsByTheLettersOfGames) {
  type('w');
  EXPECT_NEAR(panel.viewport().range().span(), 40 * ms, 1);
  const double begin = panel.viewport().range().begin_ns;
  type('d');
  EXPECT_NEAR(panel.viewport().range().begin_ns, begin + 4 * ms, 1);
  type('a');
  type('s');
  EXPECT_EQ(panel.viewport().range(), (TimeRange{0, 60 * ms}));
}

TEST_F(TimelinePanelTest, ZoomsByLetterAboutThePointer) {
  const Point p = at(1, 15 * ms);
  panel.pointer_moved(p);
  type('w');
  EXPECT_NEAR(at(1, 15 * ms).x, p.x, 0.01);
}

TEST_F(TimelinePanelTest, StepsWithinTheRowAndSaysWhereItEnds) {
  press(Key::tab);
  type('.');
  EXPECT_EQ(title(), "worker holds the GIL");
  type(',');
  EXPECT_EQ(title(), "MainThread holds the GIL");
  intents();
  type(',');
  EXPECT_EQ(intents().back()["text"], "That is the first one of the row.");
  EXPECT_EQ(title(), "MainThread holds the GIL");
}

TEST_F(TimelinePanelTest, GoesFromSwitchToSwitch) {
  std::vector<std::string> seen;
  for (int i = 0; i < 3; ++i) {
    type(']');
    seen.push_back(title());
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"worker runs", "MainThread runs", "worker runs"}));
  intents();
  type(']');
  EXPECT_EQ(intents().back()["text"], "No other thread begins to run after that.");
  type('[');
  EXPECT_EQ(title(), "MainThread runs");
  type('[');
  EXPECT_EQ(title(), "worker runs");
}

TEST_F(TimelinePanelTest, ShowsAllOfWhatIsSelected) {
  click(at(2, 30 * ms));
  type('r');
  EXPECT_EQ(panel.viewport().range(), (TimeRange{18 * ms, 42 * ms}));
}

TEST_F(TimelinePanelTest, LeavesOtherLettersToThePage) { EXPECT_FALSE(type('q')); }

}  // namespace
}  // namespace lockstep::ui::model

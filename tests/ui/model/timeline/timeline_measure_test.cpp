// A range that is measured, and what the selection waited for, as the reader's hands come to them.
#include "ui/model/timeline/panel_fixture.h"

namespace lockstep::ui::model {
namespace {

class Measuring : public TimelinePanelTest {};

TEST_F(Measuring, IsDraggingWithShift) {
  const TimeRange before = panel.viewport().range();
  drag(at(1, 10 * ms), at(1, 30 * ms), true);
  ASSERT_TRUE(panel.measured().has_value());
  EXPECT_NEAR(panel.measured()->begin_ns, 10 * ms, 0.1 * ms);
  EXPECT_NEAR(panel.measured()->end_ns, 30 * ms, 0.1 * ms);
  EXPECT_EQ(panel.viewport().range(), before) << "nothing pans";
  json said;
  for (const json& intent : intents())
    if (intent["intent"] == "range") said = intent["range"];
  EXPECT_NEAR(said["end_ns"].get<double>(), 30 * ms, 0.1 * ms);
  ASSERT_TRUE(panel.draw().measure.has_value());
  EXPECT_EQ(panel.draw().measure->text, "20 ms");
}

TEST_F(Measuring, GoesBackwardsAsWell) {
  drag(at(1, 30 * ms), at(1, 10 * ms), true);
  EXPECT_LT(panel.measured()->begin_ns, panel.measured()->end_ns);
}

TEST_F(Measuring, EndsWithEscapeAndThenTheCanvasIsLeft) {
  drag(at(1, 10 * ms), at(1, 30 * ms), true);
  EXPECT_TRUE(press(Key::escape));
  EXPECT_FALSE(panel.measured().has_value());
  EXPECT_TRUE(intents().back()["range"].is_null());
  EXPECT_FALSE(press(Key::escape));
}

TEST_F(Measuring, TakesTheSelectionWithR) {
  click(at(1, 50 * ms));
  type('r');
  EXPECT_EQ(panel.measured(), (TimeRange{45 * ms, 60 * ms}));
}

TEST_F(Measuring, CanBeAskedForByThePage) {
  panel.measure(TimeRange{1 * ms, 2 * ms});
  EXPECT_EQ(panel.measured(), (TimeRange{1 * ms, 2 * ms}));
  panel.measure({});
  EXPECT_FALSE(panel.draw().measure.has_value());
}

TEST_F(Measuring, OfALinkWaitsForItsRun) {
  panel.measure(TimeRange{1 * ms, 2 * ms});
  panel.reset();
  EXPECT_TRUE(panel.measured().has_value()) << "the page asks for none where another run begins";
}

TEST_F(Measuring, IsSaidWhenTheHandIsDone) {
  drag(at(1, 10 * ms), at(1, 30 * ms), true);
  std::string said;
  for (const json& intent : intents())
    if (intent["intent"] == "said") said = intent["text"];
  EXPECT_EQ(said, "Measured: 20 ms, from 10 ms to 30 ms.");
}

TEST_F(TimelinePanelTest, DrawsThePathThatLedToTheSelection) {
  EXPECT_TRUE(panel.draw().path.empty());
  click(at(1, 43 * ms));  // the main thread runs, and had to wait for the GIL from 20 to 40 ms
  const TimelineDrawing& drawing = panel.draw();
  ASSERT_EQ(drawing.path.size(), 1u);
  ASSERT_EQ(drawing.arrows.size(), 1u);
  EXPECT_EQ(drawing.arrows[0].kind, HopKind::gil);
  EXPECT_FLOAT_EQ(drawing.path[0].right, drawing.arrows[0].to.x) << "the path ends where it was let go on";
  EXPECT_GT(drawing.arrows[0].from.y, drawing.arrows[0].to.y) << "from the worker, which stands below";
  click(at(1, 43 * ms));
  panel.reset();
  EXPECT_TRUE(panel.draw().path.empty());
}

TEST_F(TimelinePanelTest, DrawsWhoWaitsForWhomInADeadlockWithoutBeingAsked) {
  using enum trace::EventKind;
  panel.reset();
  panel.apply(std::vector<trace::Chunk>{
      Story(0).at(0, thread_started).at(0, gil_taken).at(100, gil_dropped, 1).at(100, blocked, 1, held_by(1)),
      Story(1).at(0, thread_started).at(100, gil_taken).at(200, gil_dropped, 1).at(200, blocked, 2, held_by(0))});
  const TimelineDrawing& drawing = panel.draw();
  ASSERT_EQ(drawing.arrows.size(), 2u);
  EXPECT_NE(drawing.arrows[0].from.x, drawing.arrows[1].from.x) << "one beside the other";
  EXPECT_EQ(named().back(), LegendEntry(HopKind::holds));
  panel.show(TimeRange{10, 60});
  EXPECT_TRUE(panel.draw().arrows.empty()) << "nobody waited yet";
}

TEST_F(TimelinePanelTest, AsksForMoreRowsWithL) {
  EXPECT_EQ(panel.draw().rows.size(), 3u);
  type('l');
  EXPECT_EQ(intents().back(), json::parse(R"({"intent": "more_rows", "more": true})"));
  panel.show_more_rows(true);
  EXPECT_EQ(panel.draw().rows.size(), 5u);
  type('L');
  EXPECT_EQ(intents().back()["more"], false);
}

}  // namespace
}  // namespace lockstep::ui::model

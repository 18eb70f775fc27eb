#include "ui/model/timeline/timeline_panel.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "trace/blocked_on.h"
#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {
namespace {

using nlohmann::json;
constexpr double ms = 1e6;

// 1000 by 320 pixels, two threads taking turns for 60 ms.
class TimelinePanelTest : public testing::Test {
 protected:
  TimelinePanelTest() {
    panel.resize({1000, 320});
    panel.set_run({RunState::ended, protocol::Build::gil, protocol::Engine::live, false});
    panel.apply(taking_turns());
    panel.draw();
  }
  // The middle of the row (0: the GIL) at that time.
  Point at(size_t row, double ns) {
    const TimelineDrawing& drawing = panel.draw();
    const TimeScale scale{panel.viewport().range(), drawing.layout.plot_left, drawing.layout.plot_right};
    return {scale.x_of(ns), drawing.rows[row].bar.center().y};
  }
  void click(Point p, int clicks = 1) {
    panel.pointer_moved(p);
    panel.pointer_pressed(p);
    panel.pointer_released(p, clicks);
  }
  void drag(Point from, Point to) {
    panel.pointer_moved(from);
    panel.pointer_pressed(from);
    panel.pointer_moved(to);
    panel.pointer_released(to, 1);
  }
  bool press(Key key, bool shift = false) { return panel.key({key, shift, 0}); }
  bool type(char c) { return panel.key({Key::character, false, static_cast<char32_t>(c)}); }
  std::vector<json> intents() {
    std::vector<json> all;
    for (const std::string& text : pending.take()) all.push_back(json::parse(text));
    return all;
  }
  std::vector<LegendEntry> named() {
    std::vector<LegendEntry> all;
    for (const LegendItem& item : panel.draw().legend) all.push_back(item.entry);
    return all;
  }
  std::string title() { return panel.draw(), panel.tooltip() ? panel.tooltip()->title : "none"; }

  Intents pending;
  TimelinePanel panel{pending};
};

TEST_F(TimelinePanelTest, DrawsTheGilAboveTheThreads) {
  const auto& rows = panel.draw().rows;
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].name, "GIL");
  EXPECT_EQ(rows[1].name, "MainThread");
  EXPECT_EQ(rows[2].name, "worker");
}

TEST_F(TimelinePanelTest, HasNoGilRowInTheFreeThreadedBuild) {
  panel.set_run({RunState::ended, protocol::Build::free_threaded, protocol::Engine::live, false});
  EXPECT_EQ(panel.draw().rows.size(), 2u);
}

TEST_F(TimelinePanelTest, KeepsTheMomentUnderThePointerWhenTheWheelZooms) {
  const Point p = at(1, 30 * ms);
  panel.wheel({p, 0, -3, false});
  EXPECT_LT(panel.viewport().range().span(), 40 * ms);
  EXPECT_NEAR(at(1, 30 * ms).x, p.x, 0.01);
}

TEST_F(TimelinePanelTest, PansWhenTheWheelTurnsWithShift) {
  type('+');
  const double begin = panel.viewport().range().begin_ns, span = panel.viewport().range().span();
  panel.wheel({at(1, 30 * ms), 0, 1, true});
  EXPECT_GT(panel.viewport().range().begin_ns, begin);
  EXPECT_DOUBLE_EQ(panel.viewport().range().span(), span);
}

TEST_F(TimelinePanelTest, MovesTheTimeWithTheHandThatDragsIt) {
  panel.show(TimeRange{20 * ms, 40 * ms});
  const Point from = at(1, 30 * ms);
  drag(from, {from.x + 100, from.y});
  EXPECT_NEAR(at(1, 30 * ms).x, from.x + 100, 0.01);
}

TEST_F(TimelinePanelTest, TellsTheShellTheViewOnceForManyMoves) {
  for (int i = 0; i < 5; ++i) panel.wheel({at(1, 30 * ms), 0, -1, false});
  const auto all = intents();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0]["intent"], "view");
  EXPECT_EQ(all[0]["begin_ns"], std::llround(panel.viewport().range().begin_ns));
}

TEST_F(TimelinePanelTest, SaysWhatIsInViewAlsoWhenTheShellAskedForIt) {
  panel.show(TimeRange{20 * ms, 40 * ms});
  EXPECT_EQ(intents().back(),
            json::parse(R"({"intent": "view", "begin_ns": 20000000, "end_ns": 40000000, "fit": false})"));
  panel.show(TimeRange{50 * ms, 1000 * ms});  // the run does not reach that far: it may yet
  EXPECT_EQ(intents().back()["end_ns"], 1'000'000'000);
  panel.show({});
  EXPECT_EQ(intents().back()["fit"], true);
}

TEST_F(TimelinePanelTest, SelectsTheSliceThatIsClicked) {
  click(at(1, 50 * ms));
  const auto all = intents();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0], json::parse(R"({"intent": "select_slice", "thread": 0, "begin_ns": 45000000, "line": 12})"));
  EXPECT_TRUE(panel.draw().selected.has_value());
}

TEST_F(TimelinePanelTest, NamesTheHolderWhenTheGilIsClicked) {
  click(at(0, 30 * ms));
  EXPECT_EQ(intents().at(0)["thread"], 1);
}

TEST_F(TimelinePanelTest, ZoomsToTheSliceThatIsClickedTwice) {
  click(at(0, 30 * ms), 2);
  EXPECT_EQ(panel.viewport().range(), (TimeRange{18 * ms, 42 * ms}));
}

TEST_F(TimelinePanelTest, DoesNotSelectAtTheEndOfADrag) {
  type('+');
  intents();
  drag(at(1, 30 * ms), at(1, 33 * ms));
  EXPECT_FALSE(panel.selected().has_value());
}

TEST_F(TimelinePanelTest, SaysWhatThePointerIsOn) {
  panel.pointer_moved(at(1, 50 * ms));
  panel.draw();
  const auto tip = panel.tooltip();
  ASSERT_TRUE(tip.has_value());
  EXPECT_EQ(tip->title, "MainThread is blocked");
  using Row = Tooltip::Row;
  EXPECT_EQ(tip->rows, (std::vector<Row>{{"from", "45 ms"},
                                         {"to", "60 ms"},
                                         {"for", "15 ms"},
                                         {"waits for", "counter_lock (Lock)"},
                                         {"at", "line 12"}}));
}

TEST_F(TimelinePanelTest, SaysWhoHeldTheGilThatAThreadWantedAndWhyTheyLetGo) {
  panel.pointer_moved(at(1, 30 * ms));
  panel.draw();
  EXPECT_EQ(panel.tooltip()->rows.back(), (Tooltip::Row{"held by", "worker"}));
  panel.pointer_moved(at(0, 10 * ms));
  panel.draw();
  EXPECT_EQ(panel.tooltip()->rows.back(), (Tooltip::Row{"let go as", "another thread asked for the GIL"}));
}

TEST_F(TimelinePanelTest, SaysWhatAMarkUnderThePointerMeans) {
  const Rect bar = panel.draw().rows[2].bar;
  const float x = at(2, 10 * ms).x;
  panel.pointer_moved({x, bar.top + 2});
  EXPECT_EQ(title(), "worker asks MainThread to let go of the GIL");
  EXPECT_EQ(panel.tooltip()->rows, (std::vector<Tooltip::Row>{{"at", "10 ms"}}));
  panel.pointer_moved({x, bar.center().y});
  EXPECT_EQ(title(), "worker wants the GIL");
}

TEST_F(TimelinePanelTest, SelectsTheSliceUnderAMarkThatIsClicked) {
  const Rect bar = panel.draw().rows[2].bar;
  click({at(2, 10 * ms).x, bar.top + 2});
  EXPECT_EQ(panel.selected(), (SliceRef{{RowKind::thread, 1}, 5'000'000}));
}

TEST_F(TimelinePanelTest, SaysHowManyMarksAreTooCloseToBeDrawnApart) {
  using enum trace::EventKind;
  panel.apply(std::vector<trace::Chunk>{
      Story(2).at(0, gil_taken).at(10, output, 1, 5).at(12, output, 0, 7).at(14, output, 0, 1).at(60'000'000, sample)});
  const DrawnRow& row = panel.draw().rows[3];
  ASSERT_EQ(row.marks.size(), 1u);
  panel.pointer_moved({row.marks[0].x, row.bar.bottom - 1});
  EXPECT_EQ(title(), "Thread 2 writes output");
  using Row = Tooltip::Row;
  EXPECT_EQ(panel.tooltip()->rows, (std::vector<Row>{{"at", "10 ns"}, {"bytes", "5"}, {"to", "standard error"}}));
  EXPECT_EQ(panel.tooltip()->hint, "2 more marks here: zoom in to see each.");
}

TEST_F(TimelinePanelTest, SpeaksOfTheSliceThatTheKeyboardComesTo) {
  press(Key::tab);
  press(Key::tab);
  EXPECT_EQ(intents().back()["text"],
            "worker holds the GIL, from 20 ms, to 40 ms, for 20 ms, did 2,000 instructions, let go as another thread "
            "asked for the GIL.");
}

TEST_F(TimelinePanelTest, NamesWhoHoldsTheLockThatAThreadWaitsFor) {
  using enum trace::EventKind;
  const uint64_t on = packed(trace::BlockedOn{.line = 9, .what = trace::WaitFor::lock, .owner = 2});
  panel.apply(std::vector<trace::Chunk>{Story(2, "other").names(2, "x (Lock)").at(0, blocked, 2, on).at(ms, woken, 2)});
  panel.pointer_moved(at(3, ms / 2));
  panel.draw();
  const auto rows = panel.tooltip()->rows;
  EXPECT_EQ(rows[3], (Tooltip::Row{"waits for", "x (Lock)"}));
  EXPECT_EQ(rows[4], (Tooltip::Row{"held by", "worker"}));
}

// The library's import and the first compilation are most of a short run.
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

TEST_F(TimelinePanelTest, MakesRoomForTheWaitsThatARunEndedIn) {
  using enum trace::EventKind;
  panel.reset();
  panel.set_run({.state = RunState::running});
  const uint64_t on = packed(trace::BlockedOn{.what = trace::WaitFor::lock});
  const uint64_t joins = packed(trace::BlockedOn{.what = trace::WaitFor::thread});
  panel.apply(std::vector<trace::Chunk>{
      Story(0, "MainThread").at(0, thread_started).at(0, gil_taken).at(ms, gil_dropped, 1).at(ms, blocked, 1, joins),
      Story(1, "stuck")
          .at(0, thread_started)
          .at(0, gil_taken)
          .at(120 * ms, gil_dropped, 1)
          .at(120 * ms, blocked, 2, on)});
  EXPECT_EQ(panel.timeline().end_ns(), 120u * ms);
  panel.set_run({.state = RunState::ended});
  EXPECT_TRUE(panel.timeline().is_stuck());
  EXPECT_EQ(panel.timeline().end_ns(), 130u * ms);
  panel.draw();
  panel.pointer_moved(at(1, 125 * ms));
  panel.draw();
  EXPECT_EQ(panel.tooltip()->title, "stuck is blocked");
  EXPECT_EQ(panel.tooltip()->rows[1], (Tooltip::Row{"to", "never: nobody can wake it"}));
}

TEST_F(TimelinePanelTest, SaysHowManyRowsAreBelowTheOnesInView) {
  EXPECT_EQ(panel.draw().rows_below, 0u);
  std::vector<trace::Chunk> many;
  for (uint32_t i = 2; i < 40; ++i) many.push_back(Story(i).at(0, trace::EventKind::gil_taken));
  panel.apply(many);
  const TimelineDrawing& drawing = panel.draw();
  EXPECT_EQ(panel.rows().size(), 41u);
  EXPECT_LE(drawing.rows.size() + drawing.rows_below, 41u + 1);
  EXPECT_GE(drawing.rows.size() + drawing.rows_below, 41u);
}

TEST_F(TimelinePanelTest, NamesTheMomentUnderThePointer) {
  panel.pointer_moved(at(1, 30 * ms));
  ASSERT_TRUE(panel.draw().cursor.has_value());
  panel.pointer_left();
  EXPECT_FALSE(panel.draw().cursor.has_value());
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

TEST_F(TimelinePanelTest, KeepsTheMomentBetweenTwoFingersThatSpread) {
  const Point left = at(1, 20 * ms), right = at(1, 40 * ms);
  const Point center = at(1, 30 * ms);
  panel.pinch({center, center, right.x - left.x, 2 * (right.x - left.x)});
  EXPECT_NEAR(panel.viewport().range().span(), 30 * ms, 1);
  EXPECT_NEAR(at(1, 30 * ms).x, center.x, 0.01);
}

TEST_F(TimelinePanelTest, MovesTheViewToWhereTheOverviewIsPressed) {
  panel.show(TimeRange{0, 10 * ms});
  const TimelineDrawing& drawing = panel.draw();
  const Rect box = drawing.layout.overview;
  panel.pointer_pressed({box.center().x, box.center().y});
  EXPECT_NEAR(panel.viewport().range().begin_ns, 25 * ms, 1);
}

TEST_F(TimelinePanelTest, HoldsAViewFromALinkUntilTheRunHasGotThere) {
  TimelinePanel fresh(pending);
  fresh.resize({1000, 320});
  fresh.show(TimeRange{20 * ms, 30 * ms});
  fresh.reset();
  auto chunks = taking_turns();
  chunks[0].events.resize(3);
  chunks[1].events.clear();
  fresh.apply(chunks);
  fresh.apply(taking_turns());
  EXPECT_EQ(fresh.viewport().range(), (TimeRange{20 * ms, 30 * ms}));
}

TEST_F(TimelinePanelTest, SaysWhatToDoWhenNothingHasRun) {
  TimelinePanel fresh(pending);
  fresh.resize({1000, 320});
  EXPECT_EQ(fresh.draw().empty_text, "Press Run: every thread gets a lane of its own here.");
  EXPECT_FALSE(fresh.key({Key::tab, false, 0}));
}

TEST_F(TimelinePanelTest, ForgetsTheRunBeforeOnReset) {
  click(at(1, 50 * ms));
  panel.reset();
  EXPECT_TRUE(panel.draw().rows.empty());
  EXPECT_FALSE(panel.selected().has_value());
}

TEST_F(TimelinePanelTest, PointsAtNothingOfTheRunBefore) {
  const Point p = at(1, 50 * ms);
  panel.reset();
  panel.pointer_moved(p);
  EXPECT_FALSE(panel.tooltip().has_value());
}

TEST_F(TimelinePanelTest, PointsAtNothingWhereAnOpenSliceTurnedOutToHaveNoDuration) {
  using enum trace::EventKind;
  panel.set_run({RunState::running, protocol::Build::free_threaded, protocol::Engine::live, false});
  panel.apply(std::vector<trace::Chunk>{Story(2).at(60'000'000, gil_taken)});
  const Point p = at(2, 60 * ms);
  panel.apply(std::vector<trace::Chunk>{Story(2).at(60'000'000, gil_dropped)});
  panel.pointer_moved(p);
  EXPECT_FALSE(panel.tooltip().has_value());
}

TEST_F(TimelinePanelTest, KeepsTheSelectionWhileTheRunGoesOn) {
  click(at(1, 50 * ms));
  panel.apply(std::vector<trace::Chunk>{Story(2, "late")
                                            .at(70'000'000, trace::EventKind::thread_started)
                                            .at(90'000'000, trace::EventKind::thread_ended)});
  EXPECT_EQ(panel.selected(), (SliceRef{{RowKind::thread, 0}, 45'000'000}));
}

TEST_F(TimelinePanelTest, ScrollsOnlyWhenThereAreMoreRowsThanRoom) {
  std::vector<trace::Chunk> many;
  for (uint32_t i = 2; i < 40; ++i)
    many.push_back(Story(i).at(0, trace::EventKind::gil_taken).at(100, trace::EventKind::gil_dropped));
  panel.apply(many);
  const size_t seen = panel.draw().rows.size();
  EXPECT_LT(seen, 41u);
  EXPECT_EQ(panel.draw().rows[0].id, (RowId{RowKind::gil, 0}));
  panel.wheel({{20, 200}, 0, 50, false});
  EXPECT_EQ(panel.draw().rows.back().id, (RowId{RowKind::thread, 39}));
}

TEST_F(TimelinePanelTest, NamesInTheLegendOnlyWhatIsInView) {
  using enum SliceKind;
  using Entries = std::vector<LegendEntry>;
  EXPECT_EQ(named(),
            (Entries{running, wants_gil, blocked, ThreadEnd{}, MarkKind::asked_for_gil, MarkKind::created_thread}));
  panel.show(TimeRange{46 * ms, 57 * ms});
  EXPECT_EQ(named(), (Entries{running, blocked}));
}

TEST_F(TimelinePanelTest, GivesTheLegendAsManyLinesAsItTakes) {
  for (const float width : {1400.0f, 700.0f, 380.0f, 230.0f}) {
    panel.reset();
    panel.resize({width, 320});
    panel.apply(taking_turns());
    const TimelineDrawing& drawing = panel.draw();
    const Rect& box = drawing.layout.legend;
    ASSERT_EQ(drawing.legend.size(), 6u) << width;
    EXPECT_EQ(box.height(), legend_height(count_lines(drawing.legend))) << width;
    EXPECT_EQ(drawing.layout.rows.bottom, box.top) << width;
    for (size_t i = 0; i < drawing.legend.size(); ++i) {
      const Rect &sample = drawing.legend[i].sample, &text = drawing.legend[i].text;
      EXPECT_TRUE(sample.left >= box.left && sample.right < text.left && text.right <= box.right) << width;
      EXPECT_TRUE(text.top > box.top && text.bottom < box.bottom) << width;
      if (i == 0) continue;
      const Rect& before = drawing.legend[i - 1].text;
      EXPECT_TRUE(text.top == before.top ? before.right < sample.left : before.bottom == text.top) << width;
    }
  }
  panel.resize({1400, 320});
  const TimelineDrawing& drawing = panel.draw();
  EXPECT_EQ(drawing.legend.back().text.top, drawing.legend.front().text.top);
}

TEST_F(TimelinePanelTest, KeepsTheLegendsLinesWhileTheViewMoves) {
  panel.resize({380, 320});
  const TimelineLayout layout = panel.draw().layout;
  EXPECT_EQ(count_lines(panel.draw().legend), 2u);
  panel.show(TimeRange{46 * ms, 57 * ms});
  EXPECT_EQ(count_lines(panel.draw().legend), 1u);
  EXPECT_EQ(panel.draw().layout.legend, layout.legend);
}

TEST_F(TimelinePanelTest, FillsTheOverviewWithAsManyThreadsAsEverRanAtOnce) {
  using enum trace::EventKind;
  TimelinePanel fresh(pending);
  fresh.resize({1000, 320});
  fresh.apply(std::vector<trace::Chunk>{Story(0).at(0, gil_taken).at(1000, gil_dropped),
                                        Story(1).at(500, gil_taken).at(1000, gil_dropped),
                                        Story(2).at(0, thread_started)});
  const auto& cells = fresh.draw().overview;
  EXPECT_FLOAT_EQ(cells.front().shares[0], 0.5f);
  EXPECT_FLOAT_EQ(cells[cells.size() - 2].shares[0] + cells[cells.size() - 2].shares[1], 1);
}

TEST_F(TimelinePanelTest, ShowsSixRowsOnAPhoneWithoutScrolling) {
  panel.resize({380, 320});
  panel.apply(std::vector<trace::Chunk>{Story(2).at(0, trace::EventKind::thread_started), Story(3), Story(4)});
  const TimelineDrawing& drawing = panel.draw();
  EXPECT_EQ(drawing.rows.size(), 6u);
  EXPECT_LE(drawing.rows.back().row.bottom, drawing.layout.legend.top);
}

TEST_F(TimelinePanelTest, PutsNamesAboveTheBarsWhereTheCanvasIsNarrow) {
  panel.resize({380, 320});
  const TimelineDrawing& drawing = panel.draw();
  EXPECT_LE(drawing.rows[1].label.bottom, drawing.rows[1].bar.top);
  EXPECT_EQ(drawing.layout.plot_left, 12);
}

}  // namespace
}  // namespace lockstep::ui::model

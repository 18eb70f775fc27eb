#include "ui/model/timeline/timeline_panel.h"

#include <gtest/gtest.h>

#include "trace/blocked_on.h"
#include "ui/model/timeline/panel_fixture.h"

namespace lockstep::ui::model {
namespace {

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
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1]["text"], "What it waited for, the latest first: MainThread blocked 15 ms.");
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
  panel.pointer_pressed(box.center());
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

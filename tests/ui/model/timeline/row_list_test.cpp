#include "ui/model/timeline/row_list.h"

#include <gtest/gtest.h>

#include "ui/model/timeline/timeline_drawing.h"
#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {
namespace {

using enum trace::EventKind;
constexpr RowId gil{RowKind::gil, 0};
constexpr RowId thread(uint32_t of) { return {RowKind::thread, of}; }

std::vector<RowId> rows_of(const RowList& rows) { return {rows.all().begin(), rows.all().end()}; }

TEST(RowList, PutsRowsOfNoThreadAboveThoseOfThreads) {
  Timeline run;
  run.apply(taking_turns());
  RowList rows(run);
  rows.update({RunState::ended, protocol::Build::gil, protocol::Engine::live, false});
  EXPECT_EQ(rows_of(rows), (std::vector{gil, thread(0), thread(1)}));
}

TEST(RowList, ShowsNoGilInTheFreeThreadedBuild) {
  Timeline run;
  run.apply(taking_turns());
  RowList rows(run);
  rows.update({RunState::ended, protocol::Build::free_threaded, protocol::Engine::live, false});
  EXPECT_EQ(rows_of(rows), (std::vector{thread(0), thread(1)}));
}

TEST(RowList, KeepsARowWhatItIsWhenOthersComeBeforeIt) {
  Timeline run;
  RowList rows(run);
  run.apply(std::vector<trace::Chunk>{Story(7).at(0, thread_started)});
  rows.update({});
  EXPECT_EQ(rows.index_of(thread(7)), 0u);
  run.apply(std::vector<trace::Chunk>{Story(3).at(0, thread_started)});
  rows.update({});
  EXPECT_EQ(rows.index_of(thread(7)), 1u);
  EXPECT_EQ(rows.index_of(thread(5)), std::nullopt);
}

TEST(RowList, StandsRowsOneBelowTheOther) {
  Timeline run;
  run.apply(taking_turns());
  RowList rows(run);
  rows.update({});
  rows.lay_out(40);
  EXPECT_EQ(rows.height(), 120);
  EXPECT_EQ(rows.top(2), 80);
  EXPECT_EQ(rows.first_below(39.5f), 0u);
  EXPECT_EQ(rows.first_below(40), 1u);
  EXPECT_EQ(rows.first_below(1000), 3u);
}

TEST(RowList, DrawsOfTwoThousandThreadsThoseInView) {
  std::vector<trace::Chunk> chunks;
  for (uint32_t i = 0; i < 2000; ++i) chunks.push_back(Story(i).at(0, gil_taken).at(100, gil_dropped));
  Timeline run;
  run.apply(chunks);
  RowList rows(run);
  rows.update({});
  const TimelineLayout layout = layout_timeline({1000, 320}, rows.size());
  rows.lay_out(layout.row_height);
  const TimelineDrawing drawing = draw_timeline({run, rows, layout, {0, 100}, rows.top(1000) + 1});
  ASSERT_EQ(drawing.rows.size(), 9u);
  EXPECT_EQ(drawing.rows.front().id, thread(1000));
  EXPECT_EQ(drawing.rows.front().row.top, layout.rows.top - 1);
}

}  // namespace
}  // namespace lockstep::ui::model

// What every kind of slice, mark and row owes the reader: words wherever it is met, and a look that needs no colour.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "ui/model/timeline/row_list.h"
#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/timeline_drawing.h"
#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {
namespace {

using enum trace::EventKind;

class EverySlice : public testing::TestWithParam<SliceKind> {};

TEST_P(EverySlice, HasWordsForEachPlaceWhereItIsMet) {
  const SliceLook& look = look_of(GetParam());
  EXPECT_FALSE(look.word.value.empty());
  EXPECT_NE(look.legend.text.empty(), look.legend.why_not.empty()) << "words of the legend, or why there are none";
}

TEST_P(EverySlice, SaysWhatItIsWhetherMuchIsKnownOrNothing) {
  const Timeline run;
  const Slice nothing_known{.end_ns = 5, .kind = GetParam()};
  const Slice all_known{.end_ns = 5, .instructions = 7, .object = 1, .line = 3, .kind = GetParam(), .detail = 1};
  for (const Slice& slice : {nothing_known, all_known}) {
    const SpokenSlice spoken{run, "row", slice};
    EXPECT_FALSE(labels_of(spoken).full.empty());
    EXPECT_FALSE(labels_of(spoken).brief.empty());
    const Tooltip tip = describe_slice(spoken);
    EXPECT_FALSE(tip.title.empty());
    EXPECT_GE(tip.rows.size(), 3u);
    for (const Tooltip::Row& row : tip.rows) EXPECT_FALSE(row.label.empty() || row.value.empty()) << tip.title;
  }
}

TEST_P(EverySlice, CanBeToldFromTheOthersWithoutColour) {
  const SliceLook& look = look_of(GetParam());
  for (size_t i = 0; i < slice_kind_count; ++i) {
    const SliceLook& other = look_of(static_cast<SliceKind>(i));
    if (&other == &look) continue;
    EXPECT_NE(other.word.value, look.word.value);
    // Kinds that are counted by thread stand in rows of their own.
    if (other.texture.value == look.texture.value) {
      EXPECT_NE(counts_by_thread(GetParam()), counts_by_thread(static_cast<SliceKind>(i)));
    }
  }
}

template <class Kind>
auto every(size_t count) {
  std::vector<Kind> kinds;
  for (size_t i = 0; i < count; ++i) kinds.push_back(static_cast<Kind>(i));
  return testing::ValuesIn(kinds);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EverySlice, every<SliceKind>(slice_kind_count),
                         [](const auto& test) { return "Slice" + std::to_string(static_cast<int>(test.param)); });

class EveryMark : public testing::TestWithParam<MarkKind> {};

TEST_P(EveryMark, HasWordsForEachPlaceWhereItIsMet) {
  EXPECT_FALSE(look_of(GetParam()).legend.value.empty());
  const Tooltip tip = describe_mark({}, "row", {1, 2, 3, GetParam()}, 0);
  EXPECT_NE(tip.title, "row");
  for (const Tooltip::Row& row : tip.rows) EXPECT_FALSE(row.label.empty() || row.value.empty()) << tip.title;
}

TEST_P(EveryMark, ComesFromTheEventThatItsRowNames) {
  EXPECT_EQ(mark_of(look_of(GetParam()).event.value), GetParam()) << "two kinds of marks name one event";
}

TEST_P(EveryMark, HasAShapeOfItsOwn) {
  for (size_t i = 0; i < mark_kind_count; ++i) {
    const auto other = static_cast<MarkKind>(i);
    EXPECT_EQ(look_of(other).shape.value == look_of(GetParam()).shape.value, other == GetParam());
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryMark, every<MarkKind>(mark_kind_count),
                         [](const auto& test) { return "Mark" + std::to_string(static_cast<int>(test.param)); });

TEST(Marks, AreMadeByNoOtherEvents) {
  size_t events = 0;
  for (size_t i = 0; i < trace::event_kind_count; ++i) events += mark_of(static_cast<trace::EventKind>(i)).has_value();
  EXPECT_EQ(events, mark_kind_count);
}

// A run that has a row of each kind.
class EveryRow : public testing::TestWithParam<RowKind> {
 protected:
  EveryRow() {
    run.apply(taking_turns());
    rows.hear(taking_turns());
    rows.show_more(true);
    rows.update({RunState::ended, protocol::Build::gil, protocol::Engine::live, false});
    for (const RowId id : rows.all())
      if (id.kind == GetParam()) row = id;
  }

  Timeline run;
  RowList rows{run};
  std::optional<RowId> row;
};

TEST_P(EveryRow, HasANameAndWordsForTheTable) {
  ASSERT_TRUE(row.has_value()) << "the run of this test shows none: let it have one";
  const Rows& kind = rows.of(GetParam());
  EXPECT_FALSE(kind.name(row->of).empty());
  EXPECT_FALSE(kind.detail(row->of).empty());
  EXPECT_GT(kind.height(row->of, 40), 0);
  std::set<std::string_view> keys;
  for (const RowWord& word : kind.words(row->of)) {
    EXPECT_TRUE(keys.insert(word.key).second) << word.key;
    EXPECT_FALSE(word.heading.empty() || text_of(word).empty()) << word.key;
  }
  EXPECT_FALSE(keys.empty());
}

TEST_P(EveryRow, HasAKeyAndACaptionOfItsOwn) {
  std::set<std::string_view> keys, captions;
  for (const RowKindInfo& info : row_kinds) {
    EXPECT_TRUE(keys.insert(info.key).second);
    EXPECT_TRUE(captions.insert(info.caption).second);
    EXPECT_FALSE(info.key.empty() || info.caption.empty());
  }
}

TEST_P(EveryRow, ExplainsWhatIsDrawnInItToWhoPointsThere) {
  ASSERT_TRUE(row.has_value());
  TimelineLayout layout = layout_timeline({1000, 320}, rows.size());
  rows.lay_out(layout.row_height);
  const TimelineDrawing drawing = draw_timeline({run, rows, layout, {0, 60e6}, 0});
  const auto drawn = std::ranges::find(drawing.rows, *row, &DrawnRow::id);
  ASSERT_NE(drawn, drawing.rows.end());
  const Rows& kind = rows.of(GetParam());
  size_t explained = 0;
  for (float x = layout.plot_left; x < layout.plot_right; x += 5) {
    const auto target = kind.under(*drawn, {x, drawn->bar.center().y});
    if (!target) continue;
    const auto tip = kind.tooltip(*target, false);
    ASSERT_TRUE(tip.has_value());
    EXPECT_FALSE(tip->title.empty() || tip->rows.empty());
    ++explained;
  }
  EXPECT_GT(explained, 30u);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryRow, every<RowKind>(row_kind_count),
                         [](const auto& test) { return std::string(row_kinds[static_cast<size_t>(test.param)].key); });

}  // namespace
}  // namespace lockstep::ui::model

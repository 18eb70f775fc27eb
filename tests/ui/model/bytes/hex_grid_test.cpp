#include "ui/model/bytes/hex_grid.h"

#include <gtest/gtest.h>

namespace lockstep::ui::model {
namespace {

TEST(HexGrid, HasAsManyColumnsAsThereIsRoomFor) {
  EXPECT_EQ(HexGrid::fitted({0, 0, 700, 300}, 1000).columns, 16u);
  EXPECT_EQ(HexGrid::fitted({0, 0, 400, 300}, 1000).columns, 8u);
  EXPECT_EQ(HexGrid::fitted({0, 0, 220, 300}, 1000).columns, 4u);
  EXPECT_EQ(HexGrid::fitted({0, 0, 20, 300}, 1000).columns, 4u);
}

TEST(HexGrid, FitsEightColumnsOnAPhone) { EXPECT_LE(HexGrid::width_of(8, 65536), 360 - 2 * 12 - 16); }

TEST(HexGrid, FindsEveryPlaceThatItDrawsAgain) {
  for (const float width : {700.0f, 360.0f, 200.0f}) {
    const HexGrid grid = HexGrid::fitted({12, 40, 12 + width, 240}, 100);
    const double scroll = 1.25;
    const ByteRange seen = grid.visible(scroll);
    EXPECT_EQ(seen.begin, grid.columns);
    for (size_t offset = seen.begin; offset < seen.end; ++offset)
      for (const bool is_text : {false, true}) {
        const Rect rect = is_text ? grid.glyph(offset, scroll) : grid.cell(offset, scroll);
        const Point center = rect.center();
        if (!grid.box.contains(center)) continue;
        const auto hit = grid.at(center, scroll);
        ASSERT_TRUE(hit) << offset;
        EXPECT_EQ(hit->offset, offset);
        EXPECT_EQ(hit->is_text, is_text);
      }
  }
}

TEST(HexGrid, TakesAPointBesideTheBytesForTheNearestOne) {
  const HexGrid grid = HexGrid::fitted({0, 0, 700, 220}, 100);
  EXPECT_EQ(grid.nearest({0, 5}, 0).offset, 0u);
  EXPECT_EQ(grid.nearest({0, -50}, 0).offset, 0u);
  EXPECT_EQ(grid.nearest({600, 9999}, 0).offset, 100u);  // behind the last byte
  EXPECT_FALSE(grid.at({5, 5}, 0));                      // the offset column
}

TEST(HexGrid, KeepsTheGapFree) {
  const HexGrid grid = HexGrid::fitted({0, 0, 700, 220}, 100);
  const float gap = grid.cell(8, 0).left - grid.cell(7, 0).right;
  EXPECT_EQ(gap, HexGrid::gap);
  EXPECT_FALSE(grid.at({grid.cell(7, 0).right + gap / 2, 5}, 0));
}

TEST(HexGrid, ShowsSixtyFourMegabytesAsFewRows) {
  const size_t size = size_t{64} << 20;
  const HexGrid grid = HexGrid::fitted({0, 0, 700, 440}, size);
  EXPECT_EQ(grid.rows(), size / 16 + 1);
  const ByteRange seen = grid.visible(grid.last_scroll());
  EXPECT_EQ(seen.end, size);
  EXPECT_LE(seen.size(), 21u * 16u);
  EXPECT_GE(grid.cell(seen.begin, grid.last_scroll()).top, -HexGrid::row_height);
  EXPECT_LE(grid.cell(size, grid.last_scroll()).bottom, 440.5f);
}

}  // namespace
}  // namespace lockstep::ui::model

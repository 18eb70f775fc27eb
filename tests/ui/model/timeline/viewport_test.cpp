#include "ui/model/timeline/viewport.h"

#include <gtest/gtest.h>

#include <cmath>

namespace lockstep::ui::model {
namespace {

Viewport ended_run(double end_ns) {
  Viewport viewport;
  viewport.set_content(end_ns, false);
  return viewport;
}

TEST(Viewport, ShowsAllOfTheRunAtFirst) { EXPECT_EQ(ended_run(5000).range(), (TimeRange{0, 5000})); }

TEST(Viewport, GrowsWithALiveRunWhileItIsFitted) {
  Viewport viewport;
  viewport.set_content(1000, true);
  viewport.set_content(3000, true);
  EXPECT_EQ(viewport.range(), (TimeRange{0, 3000}));
}

TEST(Viewport, KeepsTheTimeUnderThePointerWhereItIs) {
  Viewport viewport = ended_run(1000);
  viewport.zoom(0.5, 250);
  EXPECT_EQ(viewport.range(), (TimeRange{125, 625}));
}

TEST(Viewport, StopsAtTheEndsOfTheRun) {
  Viewport viewport = ended_run(1000);
  viewport.show({400, 600});
  viewport.pan(-5000);
  EXPECT_EQ(viewport.range(), (TimeRange{0, 200}));
  viewport.pan(5000);
  EXPECT_EQ(viewport.range(), (TimeRange{800, 1000}));
}

TEST(Viewport, ZoomsOutNoFurtherThanTheRun) {
  Viewport viewport = ended_run(1000);
  viewport.show({400, 600});
  viewport.zoom(1000, 500);
  EXPECT_EQ(viewport.range(), (TimeRange{0, 1000}));
  EXPECT_TRUE(viewport.is_fitted());
}

TEST(Viewport, ZoomsInNoFurtherThanItsLeastSpan) {
  Viewport viewport = ended_run(1000);
  viewport.zoom(1e-9, 500);
  EXPECT_EQ(viewport.range().span(), Viewport::min_span);
}

TEST(Viewport, FollowsTheEndOfALiveRunAtTheWidthThatWasChosen) {
  Viewport viewport;
  viewport.set_content(1000, true);
  viewport.zoom(0.1, 1000);
  viewport.set_content(5000, true);
  EXPECT_EQ(viewport.range(), (TimeRange{4900, 5000}));
}

TEST(Viewport, StaysWhereItWasPutWhileALiveRunGoesOn) {
  Viewport viewport;
  viewport.set_content(1000, true);
  viewport.show({100, 200});
  viewport.set_content(5000, true);
  EXPECT_EQ(viewport.range(), (TimeRange{100, 200}));
}

TEST(Viewport, TakesNoViewThatIsNoNumber) {
  Viewport viewport = ended_run(1000);
  viewport.show({std::nan(""), 5});
  EXPECT_EQ(viewport.range(), (TimeRange{0, 1000}));
}

TEST(Viewport, HasSomethingToShowWhenNothingHasRun) {
  EXPECT_EQ(ended_run(0).range(), (TimeRange{0, Viewport::empty_span}));
}

}  // namespace
}  // namespace lockstep::ui::model

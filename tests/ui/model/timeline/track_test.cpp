#include "ui/model/timeline/track.h"

#include <gtest/gtest.h>

#include <chrono>

namespace lockstep::ui::model {
namespace {

Slice slice(SliceKind kind, uint64_t begin_ns) { return {.begin_ns = begin_ns, .kind = kind}; }
Slice held(uint32_t thread, uint64_t begin_ns, uint64_t end_ns) {
  return {.begin_ns = begin_ns, .end_ns = end_ns, .object = thread, .kind = SliceKind::held};
}

// Runs and waits in turn, `length_ns` each.
Track alternating(size_t slices, uint64_t length_ns) {
  Track track;
  for (size_t i = 0; i < slices; ++i)
    track.open(slice(i % 2 ? SliceKind::wants_gil : SliceKind::running, i * length_ns));
  track.close(slices * length_ns);
  return track;
}

double running(const Shares& shares) { return shares[static_cast<size_t>(SliceKind::running)]; }
double waiting(const Shares& shares) { return shares[static_cast<size_t>(SliceKind::wants_gil)]; }

TEST(Track, EndsASliceWhereTheNextOneBegins) {
  const Track track = alternating(3, 100);
  ASSERT_EQ(track.size(), 3u);
  EXPECT_EQ(track.at(1, 0).begin_ns, 100u);
  EXPECT_EQ(track.at(1, 0).end_ns, 200u);
}

TEST(Track, LeavesOutStatesOfNoDuration) {
  Track track;
  track.open(slice(SliceKind::wants_gil, 50));
  track.open(slice(SliceKind::running, 50));
  track.close(60);
  EXPECT_EQ(track.size(), 1u);
}

TEST(Track, LetsAnOpenSliceReachUntilNow) {
  Track track;
  track.open(slice(SliceKind::running, 10));
  EXPECT_EQ(track.at(0, 70).end_ns, 70u);
  EXPECT_TRUE(track.is_open(0));
}

TEST(Track, FindsTheSliceOfAMoment) {
  const Track track = alternating(1000, 10);
  EXPECT_EQ(track.find(4567, 0), 456u);
  EXPECT_EQ(track.find(4560, 0), 456u);
  EXPECT_EQ(track.find(10000, 0), std::nullopt);
}

TEST(Track, CountsSharesExactlyAcrossItsSums) {
  const Track track = alternating(1000, 10);
  const Shares shares = track.shares({5, 9995}, 10000);
  EXPECT_EQ(running(shares), 4995);
  EXPECT_EQ(waiting(shares), 4995);
}

TEST(Track, CountsTheOpenSliceUntilNow) {
  Track track = alternating(2, 10);
  track.open(slice(SliceKind::running, 20));
  EXPECT_EQ(running(track.shares({0, 100}, 50)), 40);
}

TEST(Track, SortsSlicesThatComeLate) {
  Track track;
  std::vector<Slice> first{held(1, 0, 10), held(1, 20, 30), held(1, 40, 50)};
  std::vector<Slice> late{held(2, 30, 40), held(2, 10, 20)};
  track.insert(first);
  track.insert(late);
  ASSERT_EQ(track.size(), 5u);
  for (size_t i = 0; i < 5; ++i) EXPECT_EQ(track.at(i, 0).begin_ns, i * 10);
  EXPECT_EQ(track.shares({0, 50}, 50)[1], 30);
  EXPECT_EQ(track.shares({0, 50}, 50)[2], 20);
}

TEST(Track, KeepsItsSumsWhenSlicesComeLate) {
  Track track;
  std::vector<Slice> even, odd;
  for (uint64_t i = 0; i < 1000; ++i) (i % 2 ? odd : even).push_back(held(i % 2, i * 10, i * 10 + 10));
  track.insert(even);
  track.insert(odd);
  EXPECT_EQ(track.shares({0, 10000}, 10000)[0], 5000);
  EXPECT_EQ(track.shares({0, 10000}, 10000)[1], 5000);
}

TEST(Fold, DrawsEachSliceThatIsWideEnough) {
  const auto pieces = alternating(10, 100).fold({{0, 1000}, 0, 1000}, 1000);
  ASSERT_EQ(pieces.size(), 10u);
  EXPECT_FALSE(pieces[3].is_cell());
  EXPECT_EQ(pieces[3].range, (TimeRange{300, 400}));
}

TEST(Fold, DrawsOnlyWhatIsInView) {
  const auto pieces = alternating(1000, 100).fold({{2050, 2950}, 0, 900}, 100000);
  ASSERT_EQ(pieces.size(), 10u);
  EXPECT_EQ(pieces.front().first, 20u);
  EXPECT_EQ(pieces.back().first, 29u);
}

TEST(Fold, MakesCellsOfSlicesTooNarrowToSee) {
  const auto pieces = alternating(10000, 10).fold({{0, 100000}, 0, 1000}, 100000);
  EXPECT_EQ(pieces.size(), 250u);
  size_t slices = 0;
  for (const Piece& piece : pieces) slices += piece.last - piece.first;
  EXPECT_EQ(slices, 10000u);
}

TEST(Fold, KeepsCellsWhereTheyAreWhileTheViewPans) {
  const Track track = alternating(10000, 10);
  const auto pieces = track.fold({{0, 50000}, 0, 500}, 100000);
  const auto panned = track.fold({{1200, 51200}, 0, 500}, 100000);
  EXPECT_EQ(pieces[10].range, panned[7].range);
}

TEST(Fold, KeepsAWideSliceApartFromTheNarrowOnesBeforeIt) {
  Track track;
  for (uint64_t i = 0; i < 100; ++i) track.open(slice(i % 2 ? SliceKind::wants_gil : SliceKind::running, i));
  track.open(slice(SliceKind::blocked, 100));
  track.close(10000);
  const auto pieces = track.fold({{0, 10000}, 0, 100}, 10000);
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_TRUE(pieces[0].is_cell());
  EXPECT_EQ(pieces[0].range, (TimeRange{0, 100}));
  EXPECT_EQ(pieces[1].range, (TimeRange{100, 10000}));
}

TEST(Fold, ShowsALoneNarrowSliceAsItself) {
  Track track;
  track.open(slice(SliceKind::running, 5000));
  track.close(5001);
  const auto pieces = track.fold({{0, 10000}, 0, 100}, 10000);
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_FALSE(pieces[0].is_cell());
}

TEST(Fold, EndsTheLastCellWhereTheRunEnds) {
  const auto pieces = alternating(101, 10).fold({{0, 1010}, 0, 100}, 1010);
  EXPECT_EQ(pieces.back().range.end_ns, 1010);
}

TEST(Fold, CostsWhatIsOnTheScreenAndNotWhatIsInTheRun) {
  const Track track = alternating(1'000'000, 10);
  const auto begin = std::chrono::steady_clock::now();
  size_t pieces = 0;
  for (int frame = 0; frame < 20; ++frame) {
    for (const Piece& piece : track.fold({{0, 1e7}, 0, 1250}, 10'000'000)) {
      track.shares(piece.range, 10'000'000);
      ++pieces;
    }
  }
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(pieces, 20u * 313u);
  // Some 5 ms here; looking at every slice would take a second.
  EXPECT_LT(took, std::chrono::milliseconds(400));
}

}  // namespace
}  // namespace lockstep::ui::model

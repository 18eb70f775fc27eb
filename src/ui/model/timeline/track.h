// What one row shows over time: slices that do not overlap, in order, and the same seen from far away.
//
// A slice is a stretch of time in one state. A run can have a million of them and a row is a thousand pixels wide, so
// a drawing must not look at each. Slices are found by binary search, and those that are too narrow to see are folded
// into *cells* that stand for all slices within them, with the exact share of each state:
//
//   slices   ▏running▕wants GIL▕▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▕ running     ▕
//   folded   ▏running▕wants GIL▕ cell │ cell │ cell ▕ running     ▕
//
// Sums up to every 64th slice are kept. A cell's shares are then a difference of two sums and of at most 128 slices;
// and where 64 slices are less than a quarter of a pixel, cells end where a sum is, so that it is two sums alone. What
// a frame costs is bounded by its pixels, whatever is in them. Which slices make a cell is decided by a grid of
// absolute time, where they begin: cells stand still while the view pans.
//
// A slice takes 20 bytes (kept_slice.h), and with its part of the sums less than the 24 of the event that opened it.
// Past a budget (Timeline::set_budget) the oldest slices become one, `left_out`, that knows how many they were and
// their sums.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "ui/model/theme.h"
#include "ui/model/timeline/kept_slice.h"
#include "ui/model/timeline/paged.h"
#include "ui/model/timeline/slice.h"
#include "ui/model/timeline/time_scale.h"

namespace lockstep::ui::model {

// What a cell counts a slice as: kinds apart, or, where slices are of a thread's colour, threads apart by that colour.
// A track has slices of the one sort or of the other, so that the two never mix.
constexpr size_t thread_colors = std::tuple_size_v<decltype(Theme::threads)>;
constexpr size_t share_count = std::max(slice_kind_count, thread_colors);
size_t share_of(const Slice&);
using Shares = std::array<double, share_count>;  // nanoseconds of each

// Something to draw: one slice, or the cell that `last - first` slices are folded into.
struct Piece {
  size_t first = 0, last = 0;  // indices of slices, last exclusive
  TimeRange range;             // what it covers
  bool is_cell() const { return last - first > 1; }
};

class Track {
 public:
  // In time order: opens a slice, which ends where the next one opens or where it is closed.
  void open(const Slice&);
  void close(uint64_t at_ns);
  Slice* opened() { return open_ ? &*open_ : nullptr; }
  // Any order; `slices` is sorted by this.
  void insert(std::vector<Slice>& slices);
  void set_opened(std::optional<Slice> slice) { open_ = slice; }

  // What ends before becomes one slice that says so; its shares stay as they were.
  void forget_before(uint64_t ns);

  bool is_empty() const { return size() == 0; }
  size_t size() const { return closed() + (open_ ? 1 : 0); }
  bool is_open(size_t index) const { return index >= closed(); }
  size_t bytes() const;
  // An open slice reaches to `now_ns`.
  Slice at(size_t index, uint64_t now_ns) const;
  // The slice at that moment, if there is one.
  std::optional<size_t> find(double ns, uint64_t now_ns) const;
  // The first slice that ends after `ns`; size() if none does.
  size_t first_after(double ns) const;

  Shares shares(TimeRange, uint64_t now_ns) const;
  // Of whole slices: nothing is searched.
  Shares shares_of(const Piece&, uint64_t now_ns) const;
  std::vector<Piece> fold(const TimeScale&, uint64_t now_ns) const;

  static constexpr float visible_pixels = 3;  // narrower slices are folded
  static constexpr float cell_pixels = 4;
  static constexpr size_t step = 64;

 private:
  // Of the slices that were forgotten, which are the first one now.
  struct Forgotten {
    Shares shares{};
    uint64_t begin_ns = 0, end_ns = 0, slices = 0;
  };

  size_t closed() const { return slices_.end() - slices_.begin(); }
  const KeptSlice& kept(size_t index) const { return slices_[slices_.begin() + index]; }
  uint64_t length_of(size_t index) const;
  uint64_t begin_of(size_t index) const;
  uint64_t end_of(size_t index) const { return begin_of(index) + length_of(index); }
  void keep(const Slice&);
  void add(Shares&, size_t index) const;
  void sum_from(size_t index);
  Shares sum_of_first(size_t count) const;
  Shares sum_before(double ns) const;
  size_t gallop_back(uint64_t begin_ns) const;
  size_t end_of_cell(size_t from, double end_ns, double pixel_ns, size_t guess) const;

  // By numbers that stay when the first ones are forgotten.
  Paged<KeptSlice, 256> slices_;
  Paged<Shares, 8> sums_;                      // of the slices before each step-th
  std::map<uint64_t, uint64_t> long_lengths_;  // by where the slice begins
  std::optional<Forgotten> forgotten_;
  std::optional<Slice> open_;
};

}  // namespace lockstep::ui::model

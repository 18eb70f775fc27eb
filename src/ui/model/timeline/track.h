// What one row shows over time: slices that do not overlap, in order, and the same seen from far away.
//
// A slice is a stretch of time in one state. A run can have a million of them and a row is a thousand pixels wide, so
// a drawing must not look at each. Slices are found by binary search, and those that are too narrow to see are folded
// into *cells* that stand for all slices within them, with the exact share of each state:
//
//   slices   ▏running▕wants GIL▕▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▕ running     ▕
//   folded   ▏running▕wants GIL▕ cell │ cell │ cell ▕ running     ▕
//
// Sums up to every 64th slice are kept, so that a share costs two searches and at most 128 slices. Which slices make a
// cell is decided by a grid of absolute time, where they begin: cells stand still while the view pans.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "ui/model/theme.h"
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

  bool is_empty() const { return closed_.empty() && !open_; }
  size_t size() const { return closed_.size() + (open_ ? 1 : 0); }
  bool is_open(size_t index) const { return index >= closed_.size(); }
  // An open slice reaches to `now_ns`.
  Slice at(size_t index, uint64_t now_ns) const;
  // The slice at that moment, if there is one.
  std::optional<size_t> find(double ns, uint64_t now_ns) const;
  // The first slice that ends after `ns`; size() if none does.
  size_t first_after(double ns) const;

  Shares shares(TimeRange, uint64_t now_ns) const;
  std::vector<Piece> fold(const TimeScale&, uint64_t now_ns) const;

  static constexpr float visible_pixels = 3;  // narrower slices are folded
  static constexpr float cell_pixels = 4;

 private:
  static constexpr size_t step = 64;

  void sum_from(size_t index);
  Shares sum_before(double ns) const;

  std::vector<Slice> closed_;
  std::vector<Shares> sums_;  // of the slices before each step-th
  std::optional<Slice> open_;
};

}  // namespace lockstep::ui::model

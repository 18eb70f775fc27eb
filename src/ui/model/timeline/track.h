// What one lane shows over time: slices that do not overlap, in order, and the same seen from far away.
//
// A slice is a stretch of time in one state. A run can have a million of them and a lane is a thousand pixels wide, so
// a drawing must not look at each. Slices are found by binary search, and those that are too narrow to see are folded
// into *cells* that stand for all slices within them, with the exact share of each state:
//
//   slices   ▏running▕wants GIL▕▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▏▕ running     ▕
//   folded   ▏running▕wants GIL▕ cell │ cell │ cell ▕ running     ▕
//
// Sums up to every 64th slice are kept, so that a share costs two searches and at most 128 slices. Which slices make a
// cell is decided by a grid of absolute time, where they begin: cells stand still while the view pans.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ui/model/timeline/time_scale.h"

namespace lockstep::ui::model {

enum class SliceKind : uint8_t {
  running,
  wants_gil,
  blocked,
  native,    // works without the GIL
  left_out,  // the recorder left details out here
  held,      // of the GIL's own lane: somebody holds it
};

struct Slice {
  uint64_t begin_ns = 0, end_ns = 0;
  uint64_t instructions = 0;  // running: executed; left_out: events that are missing
  uint32_t object = 0;        // blocked: name index, 0 = time; running: 1 + the thread that held the GIL before;
                              // held: the thread
  uint32_t line = 0;          // of the source; 0 = not recorded
  SliceKind kind{};
  uint8_t detail = 0;  // running: trace::DropReason; blocked: 1 = the deadline passed

  uint64_t length_ns() const { return end_ns - begin_ns; }
  // What a cell counts it as: states apart in a thread's lane, holders apart (by their colour) in the GIL's.
  size_t share() const { return kind == SliceKind::held ? object % 8 : static_cast<size_t>(kind); }
};

constexpr size_t share_count = 8;
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

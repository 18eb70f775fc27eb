// From time to pixels and back, and times as people read them.
//
// A scale lays a range of time over a stretch of pixels.
//
//   range   begin_ns ──────────────── end_ns
//   pixels    left   ────────────────  right
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/model/time_range.h"

namespace lockstep::ui::model {

struct TimeScale {
  TimeRange range{0, 1};
  float left = 0, right = 1;

  double ns_per_pixel() const { return range.span() / (right - left); }
  float x_of(double ns) const;  // not clamped; far outside it is still a finite pixel
  double ns_at(float x) const;
};

struct Tick {
  float x = 0;
  bool is_major = false;  // has a label
  std::string label;

  friend bool operator==(const Tick&, const Tick&) = default;
};

// Marks at round times (1, 2 or 5 of a power of ten). Labels are at least `label_pixels` apart.
std::vector<Tick> ticks(const TimeScale&, float label_pixels);

// To the nanosecond, in the largest unit that leaves something before the point: "812 ns", "5.000123 ms", "0 ns".
std::string exact_text(uint64_t ns);
// The same to three digits: "5 ms", "1.23 s".
std::string short_text(uint64_t ns);
// With thin separators: "61,234".
std::string count_text(uint64_t);
// Of the two, as a whole number of percent; less than one is "<1%".
std::string percent_text(double part, double whole);

}  // namespace lockstep::ui::model

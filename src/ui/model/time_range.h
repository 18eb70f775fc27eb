// A stretch of the run: nanoseconds since its start, held as doubles, which are exact up to 2^53 ns (104 days).
#pragma once

namespace lockstep::ui::model {

struct TimeRange {
  double begin_ns = 0, end_ns = 0;

  constexpr double span() const { return end_ns - begin_ns; }

  friend constexpr bool operator==(TimeRange, TimeRange) = default;
};

}  // namespace lockstep::ui::model

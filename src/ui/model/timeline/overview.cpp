#include "ui/model/timeline/overview.h"

#include <algorithm>
#include <numeric>

namespace lockstep::ui::model {

std::vector<OverviewCell> draw_overview(const Timeline& timeline, const RunInfo& run, const Rect& box) {
  constexpr float cell_pixels = 3;
  std::vector<OverviewCell> cells;
  const auto now_ns = timeline.end_ns();
  const TimeScale scale{{0, std::max(1.0, static_cast<double>(now_ns))}, box.left, box.right};
  const auto threads = timeline.threads();
  const bool is_by_holder = one_runs_at_a_time(timeline, run);
  float most = 1;  // threads at once; as many fill the strip
  for (float x = box.left; x < box.right; x += cell_pixels) {
    const float right = std::min(x + cell_pixels, box.right);
    const TimeRange range{scale.ns_at(x), scale.ns_at(right)};
    OverviewCell cell{{x, box.top, right, box.bottom}, {}};
    const auto add = [&](size_t color, double ns) { cell.shares[color] += static_cast<float>(ns / range.span()); };
    if (is_by_holder) {
      const Shares held = timeline.gil().shares(range, now_ns);
      for (size_t i = 0; i < thread_colors; ++i) add(i, held[i]);
    } else {
      for (const ThreadHistory& thread : threads.first(std::min<size_t>(threads.size(), 64)))
        add(index_of(thread.id) % thread_colors,
            thread.track.shares(range, now_ns)[static_cast<size_t>(SliceKind::running)]);
    }
    most = std::max(most, std::accumulate(cell.shares.begin(), cell.shares.end(), 0.0f));
    cells.push_back(cell);
  }
  for (OverviewCell& cell : cells)
    for (float& share : cell.shares) share /= most;
  return cells;
}

}  // namespace lockstep::ui::model

// The thin strip of all of the run: which threads ran when.
#pragma once

#include <array>
#include <vector>

#include "ui/model/geometry.h"
#include "ui/model/timeline/timeline.h"

namespace lockstep::ui::model {

struct OverviewCell {
  Rect rect;
  std::array<float, thread_colors> shares{};  // by the threads' colours
};

// Costs a look at every thread for every few pixels: worth keeping until the trace has grown.
std::vector<OverviewCell> draw_overview(const Timeline&, const RunInfo&, const Rect& box);

}  // namespace lockstep::ui::model

// What the textures and marks in view mean, named below the picture.
//
//   ▬ running   ▨ wants the GIL   ▬ blocked        as many lines as it takes: what is in view is never left out
//   ▾ starts a thread
#pragma once

#include <array>
#include <string_view>
#include <variant>
#include <vector>

#include "ui/model/geometry.h"
#include "ui/model/timeline/chain.h"
#include "ui/model/timeline/mark_kind.h"
#include "ui/model/timeline/slice_kind.h"

namespace lockstep::ui::model {

struct FoldedSlices {  // a cell of many
  friend bool operator==(FoldedSlices, FoldedSlices) = default;
};

struct ThreadEnd {  // where the line of a thread stops
  friend bool operator==(ThreadEnd, ThreadEnd) = default;
};

using LegendEntry = std::variant<SliceKind, FoldedSlices, MarkKind, ThreadEnd, HopKind>;

std::string_view text_of(const LegendEntry&);

// Notes what is seen while rows are drawn.
struct Legend {
  void see(SliceKind kind) { slices[static_cast<size_t>(kind)] = true; }
  void see(MarkKind kind) { marks[static_cast<size_t>(kind)] = true; }
  void see(HopKind kind) { hops[static_cast<size_t>(kind)] = true; }
  // Slices, folded ones, where threads end, marks, arrows, each in the order of their lists.
  std::vector<LegendEntry> entries() const;

  std::array<bool, slice_kind_count> slices{};
  std::array<bool, mark_kind_count> marks{};
  std::array<bool, hop_kind_count> hops{};
  bool folded = false, ends = false;
};

struct LegendItem {
  LegendEntry entry;
  Rect sample, text;
};

constexpr float legend_padding = 5, legend_line = 18;
constexpr float legend_height(size_t lines) { return 2 * legend_padding + legend_line * static_cast<float>(lines); }

// One beside the other from `left` on, in lines from the top of the box down; the box may be too low for them.
std::vector<LegendItem> lay_out(const std::vector<LegendEntry>&, const Rect& box, float left);
// How many lines they take, at least one.
size_t count_lines(const std::vector<LegendItem>&);

}  // namespace lockstep::ui::model

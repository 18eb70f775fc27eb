// What the textures and marks in view mean, named below the picture.
#pragma once

#include <array>
#include <string_view>
#include <variant>
#include <vector>

#include "ui/model/timeline/mark_kind.h"
#include "ui/model/timeline/slice_kind.h"

namespace lockstep::ui::model {

struct FoldedSlices {  // a cell of many
  friend bool operator==(FoldedSlices, FoldedSlices) = default;
};

using LegendEntry = std::variant<SliceKind, FoldedSlices, MarkKind>;

std::string_view text_of(const LegendEntry&);

// Notes what is seen while rows are drawn.
struct Legend {
  void see(SliceKind kind) { slices[static_cast<size_t>(kind)] = true; }
  void see(MarkKind kind) { marks[static_cast<size_t>(kind)] = true; }
  // Slices, folded ones, marks, each in the order of their lists.
  std::vector<LegendEntry> entries() const;

  std::array<bool, slice_kind_count> slices{};
  std::array<bool, mark_kind_count> marks{};
  bool folded = false;
};

}  // namespace lockstep::ui::model

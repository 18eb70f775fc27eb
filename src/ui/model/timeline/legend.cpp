#include "ui/model/timeline/legend.h"

namespace lockstep::ui::model {

std::string_view text_of(const LegendEntry& entry) {
  if (const auto* slice = std::get_if<SliceKind>(&entry)) return look_of(*slice).legend.text;
  if (const auto* mark = std::get_if<MarkKind>(&entry)) return look_of(*mark).legend.value;
  return "many slices, by share";
}

std::vector<LegendEntry> Legend::entries() const {
  std::vector<LegendEntry> all;
  for (size_t i = 0; i < slice_kind_count; ++i)
    if (const auto kind = static_cast<SliceKind>(i); slices[i] && !look_of(kind).legend.text.empty())
      all.push_back(kind);
  if (folded) all.push_back(FoldedSlices{});
  for (size_t i = 0; i < mark_kind_count; ++i)
    if (marks[i]) all.push_back(static_cast<MarkKind>(i));
  return all;
}

}  // namespace lockstep::ui::model

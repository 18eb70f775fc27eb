#include "ui/model/timeline/legend.h"

#include <algorithm>
#include <cmath>

#include "ui/model/sheet.h"

namespace lockstep::ui::model {

std::string_view text_of(const LegendEntry& entry) {
  if (const auto* slice = std::get_if<SliceKind>(&entry)) return look_of(*slice).legend.text;
  if (const auto* mark = std::get_if<MarkKind>(&entry)) return look_of(*mark).legend.value;
  if (const auto* hop = std::get_if<HopKind>(&entry)) return look_of(*hop).legend.value;
  return std::holds_alternative<ThreadEnd>(entry) ? "ended" : "many slices, by share";
}

std::vector<LegendEntry> Legend::entries() const {
  std::vector<LegendEntry> all;
  for (size_t i = 0; i < slice_kind_count; ++i)
    if (const auto kind = static_cast<SliceKind>(i); slices[i] && !look_of(kind).legend.text.empty())
      all.push_back(kind);
  if (folded) all.push_back(FoldedSlices{});
  if (ends) all.push_back(ThreadEnd{});
  for (size_t i = 0; i < mark_kind_count; ++i)
    if (marks[i]) all.push_back(static_cast<MarkKind>(i));
  for (size_t i = 0; i < hop_kind_count; ++i)
    if (hops[i]) all.push_back(static_cast<HopKind>(i));
  return all;
}

std::vector<LegendItem> lay_out(const std::vector<LegendEntry>& entries, const Rect& box, float left) {
  constexpr float sample_width = 16, sample_height = 12, gap = 6, narrow = 420;
  const float between = box.right - box.left < narrow ? 10 : 16;
  std::vector<LegendItem> items;
  Point at{left, box.top + legend_padding};
  for (const LegendEntry& entry : entries) {
    // What is wider than thought reaches into the room between two.
    const float width = sample_width + gap + std::ceil(text_width(text_of(entry), Face::small)) + between;
    if (at.x > left && at.x + width - between > box.right) at = {left, at.y + legend_line};
    const float middle = at.y + legend_line / 2, words = at.x + sample_width + gap;
    items.push_back({entry,
                     {at.x, middle - sample_height / 2, at.x + sample_width, middle + sample_height / 2},
                     {words, at.y, std::min(at.x + width - gap, box.right), at.y + legend_line}});
    at.x += width;
  }
  return items;
}

size_t count_lines(const std::vector<LegendItem>& items) {
  if (items.empty()) return 1;
  return static_cast<size_t>(std::lround((items.back().text.top - items.front().text.top) / legend_line)) + 1;
}

}  // namespace lockstep::ui::model

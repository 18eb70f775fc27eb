#include "ui/model/timeline/track.h"

#include <algorithm>
#include <cmath>

#include "ui/model/timeline/slice_kind.h"

namespace lockstep::ui::model {

size_t share_of(const Slice& slice) {
  return counts_by_thread(slice.kind) ? slice.object % thread_colors : static_cast<size_t>(slice.kind);
}

void Track::open(const Slice& slice) {
  close(slice.begin_ns);
  open_ = slice;
}

void Track::close(uint64_t at_ns) {
  if (!open_) return;
  open_->end_ns = std::max(at_ns, open_->begin_ns);
  if (open_->length_ns() > 0) {  // a state of no duration is nothing to see
    closed_.push_back(*open_);
    sum_from(closed_.size() - 1);
  }
  open_.reset();
}

void Track::insert(std::vector<Slice>& slices) {
  if (slices.empty()) return;
  const auto earlier = [](const Slice& a, const Slice& b) { return a.begin_ns < b.begin_ns; };
  std::stable_sort(slices.begin(), slices.end(), earlier);
  const auto where = std::upper_bound(closed_.begin(), closed_.end(), slices.front(), earlier) - closed_.begin();
  const auto middle = static_cast<std::ptrdiff_t>(closed_.size());
  closed_.insert(closed_.end(), slices.begin(), slices.end());
  std::inplace_merge(closed_.begin() + where, closed_.begin() + middle, closed_.end(), earlier);
  sum_from(static_cast<size_t>(where));
}

void Track::sum_from(size_t index) {
  sums_.resize(std::min(sums_.size(), index / step + 1));
  if (sums_.empty()) sums_.push_back({});
  while (sums_.size() <= closed_.size() / step) {
    Shares sum = sums_.back();
    for (size_t i = (sums_.size() - 1) * step; i < sums_.size() * step; ++i)
      sum[share_of(closed_[i])] += static_cast<double>(closed_[i].length_ns());
    sums_.push_back(sum);
  }
}

Slice Track::at(size_t index, uint64_t now_ns) const {
  if (index < closed_.size()) return closed_[index];
  Slice slice = *open_;
  slice.end_ns = std::max(now_ns, slice.begin_ns);
  return slice;
}

size_t Track::first_after(double ns) const {
  const auto found = std::partition_point(closed_.begin(), closed_.end(),
                                          [&](const Slice& s) { return static_cast<double>(s.end_ns) <= ns; });
  return static_cast<size_t>(found - closed_.begin());
}

std::optional<size_t> Track::find(double ns, uint64_t now_ns) const {
  const size_t index = first_after(ns);
  if (index >= size()) return std::nullopt;
  const Slice slice = at(index, now_ns);
  const bool is_within = static_cast<double>(slice.begin_ns) <= ns && ns < static_cast<double>(slice.end_ns);
  return is_within ? std::optional(index) : std::nullopt;
}

Shares Track::sum_before(double ns) const {
  const size_t end = first_after(ns);
  Shares sum = sums_.empty() ? Shares{} : sums_[end / step];
  for (size_t i = end / step * step; i < end; ++i)
    sum[share_of(closed_[i])] += static_cast<double>(closed_[i].length_ns());
  if (end < closed_.size()) {
    const double part = ns - static_cast<double>(closed_[end].begin_ns);
    if (part > 0) sum[share_of(closed_[end])] += part;
  }
  return sum;
}

Shares Track::shares(TimeRange range, uint64_t now_ns) const {
  Shares shares = sum_before(range.end_ns);
  const Shares before = sum_before(range.begin_ns);
  for (size_t i = 0; i < share_count; ++i) shares[i] = std::max(0.0, shares[i] - before[i]);
  if (open_) {
    const double begin = std::max(range.begin_ns, static_cast<double>(open_->begin_ns));
    const double end = std::min(range.end_ns, static_cast<double>(now_ns));
    if (end > begin) shares[share_of(*open_)] += end - begin;
  }
  return shares;
}

std::vector<Piece> Track::fold(const TimeScale& scale, uint64_t now_ns) const {
  std::vector<Piece> pieces;
  const double narrow_ns = scale.ns_per_pixel() * visible_pixels;
  const double cell_ns = scale.ns_per_pixel() * cell_pixels;
  const auto range_of = [&](size_t index) {
    const Slice s = at(index, now_ns);
    return TimeRange{static_cast<double>(s.begin_ns), static_cast<double>(s.end_ns)};
  };
  for (size_t i = first_after(scale.range.begin_ns); i < size();) {
    const TimeRange range = range_of(i);
    if (range.begin_ns >= scale.range.end_ns) break;
    if (range.span() >= narrow_ns) {
      pieces.push_back({i, i + 1, range});
      ++i;
      continue;
    }
    const double cell_end = (std::floor(range.begin_ns / cell_ns) + 1) * cell_ns;
    const auto from = closed_.begin() + static_cast<std::ptrdiff_t>(std::min(i, closed_.size()));
    const auto found = std::partition_point(from, closed_.end(),
                                            [&](const Slice& s) { return static_cast<double>(s.begin_ns) < cell_end; });
    // An open slice is narrow only in its first moments; it is shown as it is.
    auto last = std::max(static_cast<size_t>(found - closed_.begin()), i + 1);
    if (last > i + 1 && range_of(last - 1).span() >= narrow_ns) --last;
    pieces.push_back({i, last, {range.begin_ns, range_of(last - 1).end_ns}});
    i = last;
  }
  return pieces;
}

}  // namespace lockstep::ui::model

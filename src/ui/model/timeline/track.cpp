#include "ui/model/timeline/track.h"

#include <algorithm>
#include <cmath>

#include "ui/model/timeline/slice_kind.h"

namespace lockstep::ui::model {

namespace {

size_t share_of(SliceKind kind, uint32_t object) {
  return counts_by_thread(kind) ? object % thread_colors : static_cast<size_t>(kind);
}

// The first index from `from` for which `is_beyond`, at most `end`, in steps that grow from `stride`: a near one is
// found in few.
template <class IsBeyond>
size_t gallop(size_t from, size_t end, size_t stride, IsBeyond is_beyond) {
  while (from + stride < end && !is_beyond(from + stride)) from += stride, stride *= 2;
  size_t low = from, high = std::min(from + stride, end);
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (is_beyond(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

}  // namespace

size_t share_of(const Slice& slice) { return share_of(slice.kind, slice.object); }

void Track::open(const Slice& slice) {
  close(slice.begin_ns);
  open_ = slice;
}

void Track::close(uint64_t at_ns) {
  if (!open_) return;
  open_->end_ns = std::max(at_ns, open_->begin_ns);
  if (open_->length_ns() > 0) {  // a state of no duration is nothing to see
    keep(*open_);
    sum_from(closed() - 1);
  }
  open_.reset();
}

void Track::keep(const Slice& slice) {
  slices_.push_back(KeptSlice(slice));
  if (slices_.back().length() == KeptSlice::long_length) long_lengths_[slices_.back().begin_ns()] = slice.length_ns();
}

void Track::insert(std::vector<Slice>& slices) {
  const auto earlier = [](const Slice& a, const Slice& b) { return a.begin_ns < b.begin_ns; };
  std::stable_sort(slices.begin(), slices.end(), earlier);
  size_t first = 0;
  for (; forgotten_ && first < slices.size() && slices[first].begin_ns < forgotten_->end_ns; ++first) {
    forgotten_->shares[share_of(slices[first])] += static_cast<double>(slices[first].length_ns());
    ++forgotten_->slices;
  }
  if (first > 0) sum_from(0);
  if (first == slices.size()) return;
  const size_t where = gallop_back(slices[first].begin_ns);
  std::vector<Slice> later;  // than the first of them
  for (size_t i = where; i < closed(); ++i) later.push_back(at(i, 0));
  slices_.drop_from(slices_.begin() + where);
  size_t next = first;
  for (const Slice& slice : later) {
    for (; next < slices.size() && slices[next].begin_ns < slice.begin_ns; ++next) keep(slices[next]);
    keep(slice);
  }
  for (; next < slices.size(); ++next) keep(slices[next]);
  sum_from(where);
}

// The first that begins later, from the end, where it mostly is.
size_t Track::gallop_back(uint64_t begin_ns) const {
  size_t high = closed(), stride = 1;
  while (high > 0 && begin_of(high - std::min(stride, high)) > begin_ns) high -= std::min(stride, high), stride *= 2;
  size_t low = high - std::min(stride, high);
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (begin_of(middle) > begin_ns)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

// What is left begins where a sum is, behind the one slice that stands for the rest.
void Track::forget_before(uint64_t ns) {
  const size_t count = first_after(static_cast<double>(ns));
  const size_t last = slices_.begin() + count;
  const size_t rest = last - last % step;  // the first that stays
  if (rest <= slices_.begin() + 1) return;
  Forgotten all{sum_of_first(rest - slices_.begin()), begin_of(0), end_of(rest - 1 - slices_.begin()),
                rest - slices_.begin()};
  if (forgotten_) all.slices += forgotten_->slices - 1;
  long_lengths_.erase(long_lengths_.begin(), long_lengths_.lower_bound(all.end_ns));
  slices_.drop_before(rest - 1);
  sums_.drop_before(rest / step);
  forgotten_ = all;
}

size_t Track::bytes() const { return slices_.bytes() + sums_.bytes() + long_lengths_.size() * 6 * sizeof(void*); }

uint64_t Track::begin_of(size_t index) const {
  return index == 0 && forgotten_ ? forgotten_->begin_ns : kept(index).begin_ns();
}

uint64_t Track::length_of(size_t index) const {
  if (index == 0 && forgotten_) return forgotten_->end_ns - forgotten_->begin_ns;
  const KeptSlice& slice = kept(index);
  return slice.length() != KeptSlice::long_length ? slice.length() : long_lengths_.find(slice.begin_ns())->second;
}

void Track::add(Shares& sum, size_t index) const {
  if (index == 0 && forgotten_) {
    for (size_t i = 0; i < share_count; ++i) sum[i] += forgotten_->shares[i];
    return;
  }
  const KeptSlice& slice = kept(index);
  sum[share_of(slice.kind(), slice.object())] += static_cast<double>(length_of(index));
}

// The sums behind this slice are made anew.
void Track::sum_from(size_t index) {
  const size_t base = slices_.begin();
  sums_.drop_from(std::max((base + index) / step + 1, sums_.begin()));
  if (sums_.is_empty() && !forgotten_) sums_.push_back({});
  while (sums_.end() * step <= slices_.end()) {
    const size_t next = sums_.end();
    Shares sum{};
    if (sums_.is_empty())  // right behind what was forgotten
      add(sum, 0);
    else
      sum = sums_.back();
    if (!sums_.is_empty())
      for (size_t i = (next - 1) * step; i < next * step; ++i) add(sum, i - base);
    sums_.push_back(sum);
  }
}

Slice Track::at(size_t index, uint64_t now_ns) const {
  if (index == 0 && forgotten_)
    return {.begin_ns = forgotten_->begin_ns,
            .end_ns = forgotten_->end_ns,
            .instructions = forgotten_->slices,
            .kind = SliceKind::left_out};
  if (index < closed()) return kept(index).whole(length_of(index));
  Slice slice = *open_;
  slice.end_ns = std::max(now_ns, slice.begin_ns);
  return slice;
}

size_t Track::first_after(double ns) const {
  size_t low = 0, high = closed();
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (static_cast<double>(end_of(middle)) <= ns)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::optional<size_t> Track::find(double ns, uint64_t now_ns) const {
  const size_t index = first_after(ns);
  if (index >= size()) return std::nullopt;
  const Slice slice = at(index, now_ns);
  const bool is_within = static_cast<double>(slice.begin_ns) <= ns && ns < static_cast<double>(slice.end_ns);
  return is_within ? std::optional(index) : std::nullopt;
}

Shares Track::sum_of_first(size_t count) const {
  const size_t base = slices_.begin(), end = base + count;
  const size_t block = end / step;
  const bool has_sum = block >= sums_.begin() && block < sums_.end();
  Shares sum = has_sum ? sums_[block] : Shares{};
  for (size_t i = has_sum ? block * step : base; i < end; ++i) add(sum, i - base);
  return sum;
}

Shares Track::sum_before(double ns) const {
  const size_t end = first_after(ns);
  Shares sum = sum_of_first(end);
  if (end < closed()) {
    const double part = ns - static_cast<double>(begin_of(end));
    if (part <= 0) return sum;
    Shares whole{};
    add(whole, end);
    for (size_t i = 0; i < share_count; ++i) sum[i] += whole[i] * part / static_cast<double>(length_of(end));
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

Shares Track::shares_of(const Piece& piece, uint64_t now_ns) const {
  const size_t last = std::min(piece.last, closed());
  Shares sum{};
  if (last > piece.first && last - piece.first <= step) {
    for (size_t i = piece.first; i < last; ++i) add(sum, i);
  } else if (last > piece.first) {
    sum = sum_of_first(last);
    const Shares before = sum_of_first(piece.first);
    for (size_t i = 0; i < share_count; ++i) sum[i] -= before[i];
  }
  if (piece.last > closed() && open_ && now_ns > open_->begin_ns)
    sum[share_of(*open_)] += static_cast<double>(now_ns - open_->begin_ns);
  return sum;
}

// The first slice that is not in the cell which begins with `from`. The cell before had `guess` slices, and neighbours
// are much alike: what is asked of memory that is far apart is what a frame of ten million takes.
size_t Track::end_of_cell(size_t from, double end_ns, double pixel_ns, size_t guess) const {
  const size_t base = slices_.begin();
  const auto is_beyond = [&](size_t index) { return static_cast<double>(begin_of(index)) >= end_ns; };
  // Among the sums first, as long as they stand close together.
  const size_t block = (base + from) / step + 1, last_block = slices_.end() / step;
  if (block < last_block && !is_beyond(block * step - base)) {
    const size_t about = guess / step;
    size_t start = block + about - about / 8;
    if (start >= last_block || is_beyond(start * step - base)) start = block;
    const size_t found = gallop(start, last_block, std::max<size_t>(about / 16, 1),
                                [&](size_t b) { return is_beyond(b * step - base); });
    if (found < last_block) {
      const size_t index = found * step - base;
      if (static_cast<double>(begin_of(index)) < end_ns + pixel_ns / 4) return index;
    }
    from = (found - 1) * step - base;
  }
  return gallop(from, closed(), 1, is_beyond);
}

std::vector<Piece> Track::fold(const TimeScale& scale, uint64_t now_ns) const {
  std::vector<Piece> pieces;
  const double narrow_ns = scale.ns_per_pixel() * visible_pixels;
  const double cell_ns = scale.ns_per_pixel() * cell_pixels;
  const auto range_of = [&](size_t index) {
    if (index >= closed()) {
      const Slice s = at(index, now_ns);
      return TimeRange{static_cast<double>(s.begin_ns), static_cast<double>(s.end_ns)};
    }
    return TimeRange{static_cast<double>(begin_of(index)), static_cast<double>(end_of(index))};
  };
  size_t guess = 0;
  for (size_t i = first_after(scale.range.begin_ns); i < size();) {
    const TimeRange range = range_of(i);
    if (range.begin_ns >= scale.range.end_ns) break;
    if (range.span() >= narrow_ns) {
      pieces.push_back({i, i + 1, range});
      ++i;
      continue;
    }
    const double cell_end = (std::floor(range.begin_ns / cell_ns) + 1) * cell_ns;
    // An open slice is narrow only in its first moments; it is shown as it is.
    size_t last = i < closed() ? std::max(end_of_cell(i, cell_end, scale.ns_per_pixel(), guess), i + 1) : i + 1;
    if (last > i + 1 && range_of(last - 1).span() >= narrow_ns) --last;
    pieces.push_back({i, last, {range.begin_ns, range_of(last - 1).end_ns}});
    guess = last - i;
    i = last;
  }
  return pieces;
}

}  // namespace lockstep::ui::model

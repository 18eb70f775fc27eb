#include "ui/model/timeline/row_list.h"

#include <algorithm>

namespace lockstep::ui::model {

RowList::RowList(const Timeline& run)
    : kinds_{
#define X(name, ...) make_rows<RowKind::name>(run),
#include "ui/model/timeline/row_kinds.def"
#undef X
      } {
}

void RowList::hear(std::span<const trace::Chunk> chunks) {
  for (const auto& kind : kinds_)
    for (const trace::Chunk& chunk : chunks) kind->hear(chunk);
}

void RowList::update(const RunInfo& run) {
  rows_.clear();
  more_ = 0;
  for (const RowKindInfo& info : row_kinds) {
    const std::vector<uint32_t> some = of(info.kind).list(run);
    if (info.presence == RowPresence::wanted) more_ += some.size();
    if (info.presence == RowPresence::wanted && !shows_more_) continue;
    for (const uint32_t of : some) rows_.push_back({info.kind, of});
  }
  // Stable: within a thread, and before all threads, kind after kind.
  std::ranges::stable_sort(rows_, {}, [this](RowId row) { return order_of(row); });
  lay_out(standard_);
}

uint64_t RowList::order_of(RowId row) const {
  const auto thread = of(row.kind).thread(row.of);
  return thread ? 1 + uint64_t{lockstep::index_of(*thread)} : 0;
}

void RowList::lay_out(float standard) {
  standard_ = standard;
  tops_.assign(1, 0);
  tops_.reserve(rows_.size() + 1);
  for (const RowId row : rows_) tops_.push_back(tops_.back() + of(row.kind).height(row.of, standard));
}

std::optional<size_t> RowList::index_of(RowId row) const {
  const auto like = std::ranges::equal_range(rows_, order_of(row), {}, [this](RowId r) { return order_of(r); });
  const auto found = std::ranges::find(like, row);
  return found == like.end() ? std::nullopt : std::optional(static_cast<size_t>(found - rows_.begin()));
}

size_t RowList::first_below(float y) const {
  const auto bottoms = std::span(tops_).subspan(1);
  return static_cast<size_t>(std::ranges::upper_bound(bottoms, y) - bottoms.begin());
}

const Track& RowList::track(RowId row) const {
  static const Track nothing;
  const Track* track = of(row.kind).track(row.of);
  return track ? *track : nothing;
}

}  // namespace lockstep::ui::model

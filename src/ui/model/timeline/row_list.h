// Which rows a run has, in what order, and how far down each stands.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "ui/model/timeline/row_kind.h"

namespace lockstep::ui::model {

class RowList {
 public:
  explicit RowList(const Timeline&);

  void hear(std::span<const trace::Chunk>);
  // After the trace has grown, or the run is another: which rows there are now.
  void update(const RunInfo&);
  // From the next update on: also those that are shown only when they are wanted.
  void show_more(bool wanted) { shows_more_ = wanted; }
  size_t more() const { return more_; }  // how many of those there are
  // How high they are, where one of slices is `standard` high.
  void lay_out(float standard);

  std::span<const RowId> all() const { return rows_; }
  size_t size() const { return rows_.size(); }
  const Rows& of(RowKind kind) const { return *kinds_[static_cast<size_t>(kind)]; }
  std::optional<size_t> index_of(RowId) const;

  // As laid out: from the top of the first row.
  float top(size_t index) const { return tops_[index]; }
  float bottom(size_t index) const { return tops_[index + 1]; }
  float height() const { return tops_.back(); }
  // The first row that reaches below `y`; size() if none does.
  size_t first_below(float y) const;

  // What can be stepped through in it: an empty track where there is nothing.
  const Track& track(RowId) const;

 private:
  uint64_t order_of(RowId) const;  // rows of one thread stand together, behind those of none

  std::array<std::unique_ptr<Rows>, row_kind_count> kinds_;
  std::vector<RowId> rows_;
  bool shows_more_ = false;
  size_t more_ = 0;
  float standard_ = 0;
  std::vector<float> tops_{0};  // and the bottom of the last
};

}  // namespace lockstep::ui::model

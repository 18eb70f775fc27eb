// Rows that show slices on a track, with marks on them: what most kinds of rows have in common.
#pragma once

#include <span>

#include "ui/model/timeline/row_kind.h"

namespace lockstep::ui::model {

class TrackRows : public Rows {
 public:
  using Rows::Rows;

  void draw(DrawnRow&, const RowFrame&) const override;
  std::optional<Target> under(const DrawnRow&, Point) const override;
  std::optional<Tooltip> tooltip(const Target&, bool is_live) const override;

 protected:
  // In time order.
  virtual std::span<const Mark> marks(uint32_t /*of*/) const { return {}; }
  // Of a slice that is filled to a height: how much of it, from 0 to 1.
  virtual float level(uint32_t /*of*/, const Slice&) const { return 1; }

 private:
  void draw_slice(DrawnRow&, const RowFrame&, const Piece&) const;
  void draw_cell(DrawnRow&, const RowFrame&, const Piece&) const;
  void draw_marks(DrawnRow&, const RowFrame&) const;
  Tooltip describe_cell(uint32_t of, const Piece&) const;
};

}  // namespace lockstep::ui::model

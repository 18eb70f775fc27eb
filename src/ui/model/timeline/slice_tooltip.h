// What is said about a slice, or about a cell of many, when the reader points at it.
#pragma once

#include "ui/model/timeline/timeline.h"
#include "ui/model/tooltip.h"

namespace lockstep::ui::model {

// `lane` is null for the GIL's own.
Tooltip describe_slice(const Timeline&, const Lane* lane, const Slice&, bool is_open);
Tooltip describe_cell(const Timeline&, const Lane* lane, const Piece&);

}  // namespace lockstep::ui::model

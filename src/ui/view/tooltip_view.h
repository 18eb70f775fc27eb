// A card beside what the reader points at.
#pragma once

#include "ui/model/tooltip.h"
#include "ui/view/painter.h"

namespace lockstep::ui::view {

// Over everything else: a painter of its own.
void paint_tooltip(Painter&, const model::Tooltip&, model::Size canvas);

}  // namespace lockstep::ui::view

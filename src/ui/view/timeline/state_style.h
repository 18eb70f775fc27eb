// How each state of a thread looks, wherever it is drawn: in a lane, in a cell of many slices, in the legend.
//
// Colour never stands alone: running is solid, wanting the GIL is hatched, blocked is outlined and dotted, native is
// outlined and tinted, what was left out is faint between dashes.
#pragma once

#include "ui/model/timeline/track.h"
#include "ui/view/painter.h"

namespace lockstep::ui::view {

model::Color color_of_state(const model::Theme&, model::SliceKind);
void paint_state(Painter&, const model::Rect&, model::SliceKind);
// The same without edges, where many of them touch.
void paint_state_within(Painter&, const model::Rect&, model::SliceKind);

void paint_lock(Painter&, model::Point center, model::Color);  // 8 by 10 pixels

}  // namespace lockstep::ui::view

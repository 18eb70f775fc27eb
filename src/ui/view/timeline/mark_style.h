// How each kind of mark looks, on a row and in the legend. Which shape and colour a kind has stands in
// ui/model/timeline/mark_kinds.def; here is what draws them.
#pragma once

#include "ui/model/timeline/mark_kind.h"
#include "ui/view/painter.h"

namespace lockstep::ui::view {

// On the bar's edge, at the moment.
void paint_mark(Painter&, model::MarkKind, float x, const model::Rect& bar);
// About this point.
void paint_mark_sample(Painter&, model::MarkKind, model::Point center);

}  // namespace lockstep::ui::view

// Paints the timeline, part by part; this file puts the parts together.
#pragma once

#include "ui/model/timeline/timeline_drawing.h"
#include "ui/view/painter.h"

namespace lockstep::ui::view {

void paint_timeline(Painter&, const model::TimelineDrawing&, model::Size canvas);

void paint_overview(Painter&, const model::TimelineDrawing&);
void paint_ruler(Painter&, const model::TimelineDrawing&);
void paint_row(Painter&, const model::DrawnRow&, const model::TimelineLayout&);
void paint_thread_end(Painter&, float x, const model::Rect& bar);
void paint_path(Painter&, const model::TimelineDrawing&);
void paint_arrow_sample(Painter&, const model::Rect& box, model::HopKind);
void paint_measure(Painter&, const model::TimelineDrawing&);
void paint_legend(Painter&, const model::TimelineDrawing&);
void paint_empty_timeline(Painter&, const model::TimelineDrawing&, model::Size canvas);

}  // namespace lockstep::ui::view

// Paints what a panel wrote as a sheet, in the theme's colours.
#pragma once

#include "ui/model/sheet.h"
#include "ui/view/painter.h"

namespace lockstep::ui::view {

void paint_sheet_layer(Painter&, const model::SheetLayer&);

model::Color color_of(const model::Theme&, model::Tone);

}  // namespace lockstep::ui::view

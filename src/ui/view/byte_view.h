// Paints the byte panel.
#pragma once

#include "ui/model/byte_panel.h"
#include "ui/view/painter.h"

namespace lockstep::ui::view {

void paint_bytes(Painter&, const model::ByteDrawing&, model::Size canvas);

}  // namespace lockstep::ui::view

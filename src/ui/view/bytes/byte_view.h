// Paints the byte lab. Each kind of picture has its own file; this one puts them together.
#pragma once

#include "ui/model/bytes/byte_lab.h"
#include "ui/view/painter.h"

namespace lockstep::ui::view {

void paint_bytes(Painter&, const model::LabDrawing&, model::Size canvas);

void paint_value(Painter&, const model::ByteDrawing&);
void paint_hex(Painter&, const model::HexDrawing&);

}  // namespace lockstep::ui::view

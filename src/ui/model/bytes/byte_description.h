// What the byte lab shows, in words and numbers: for those who do not see the canvas, and for tests.
#pragma once

#include "base/json.h"
#include "ui/model/bytes/byte_lab.h"

namespace lockstep::ui::model {

// Always: text, type, error | (value, hex, little, big, selected, cells), tab, pane, size, revision, cursor, begin,
// end, order, layout, flipped, number, fits, can_undo, can_redo, document (the first 64 bytes), remark, found, targets.
// In tab hex also: view {offset, columns, rows} and what the pane shows: rows | fields, stopped | bits.
// In tab machines: carried. Places are CSS pixels on the canvas.
Json describe_bytes(const ByteLab&);

// For menus, once: {"layouts": [{name, title, family, lesson}], "copy_forms": […], "machines": [{target, name, order}],
// "types": […]}.
Json describe_catalogue();

}  // namespace lockstep::ui::model

// What the drawing shows, in words and numbers: for those who do not see it, and for tests.
#pragma once

#include <cstdint>
#include <string>

#include "ui/model/bytes/byte_lab.h"
#include "ui/model/timeline/timeline_panel.h"

namespace lockstep::ui::model {

// JSON:
//   {"panel", "frames", "view": {"begin_ns", "end_ns"}, "selected": {"thread", "begin_ns"} | null,
//    for each kind of row its key of row_kinds.def, with the words that its rows say of themselves:
//    "lanes": [{"thread", "name", "running_ns", "waiting_for_gil_ns", "blocked_ns", "native_ns", "instructions",
//               "slices", "waiting": {"line", "for"} | null, "place": {"left", "right", "y"} | null}],
//    "gil": {"slices", "switches", "held_ns", "place"} | null,
//    "tables": [{"caption", "head": [text], "rows": [[text]]}],  the same to be read
//    "bytes": see byte_description.h}
// Places are CSS pixels on the canvas.
std::string describe(PanelKind, const TimelinePanel&, const ByteLab&, uint64_t frames);

}  // namespace lockstep::ui::model

// Frames as programs see them: sys._getframe(), tb_frame, gi_frame. The object itself stands in exception.h, as
// tracebacks hold it.
#pragma once

#include "python/vm/objects/exceptions/exception.h"

namespace lockstep::python::vm {

// The newest frame from `f` on that is the program's or the visible library's; null = none.
const Frame* visible_frame(const Frame*);
// A picture of the frame and of those below it; None where none is visible. Owned.
Value picture_of(const Frame*);
// gi_frame: where a generator stands; None once it is over.
Value frame_of_generator(Thread&, Value);

}  // namespace lockstep::python::vm

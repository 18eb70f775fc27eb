// Frames as programs see them: sys._getframe(), tb_frame, gi_frame. The object itself stands in exception.h, as
// tracebacks hold it.
#pragma once

#include "python/vm/objects/exceptions/exception.h"

namespace lockstep::python::vm {

// The newest frame from `f` on that is the program's or the visible library's; null = none.
Frame* visible_frame(Frame*);
// The picture of the newest visible frame from `f` on, which it shares with all who ask; None where none is. Owned.
Value picture_of(Thread&, Frame*);
// gi_frame: where a generator stands; None once it is over.
Value frame_of_generator(Thread&, Value);

}  // namespace lockstep::python::vm

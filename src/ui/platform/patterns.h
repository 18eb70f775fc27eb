// Hatch and dots as textures that repeat, drawn for the pixel ratio so that they are crisp.
#pragma once

#include "ui/view/painter.h"

namespace lockstep::ui::platform {

// Needs a current GL context. A context that was lost has taken its textures with it: make them anew.
view::Patterns make_patterns(float pixel_ratio);
void delete_patterns(view::Patterns&);

}  // namespace lockstep::ui::platform

// The few words that the drawing exchanges with the page around it.
#pragma once

#include <string>

namespace lockstep::ui::platform {

// Calls Module.onIntent, where the shell has set one.
void send_intent(const std::string& json);

// A drag that began on the canvas is heard to its end, wherever the pointer goes.
void capture_pointer_while_pressed();

}  // namespace lockstep::ui::platform

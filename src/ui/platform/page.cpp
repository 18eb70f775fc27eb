#include "ui/platform/page.h"

#include <emscripten/em_js.h>

// clang-format off
EM_JS(void, lockstep_send_intent, (const char* json), {
  if (Module["onIntent"]) Module["onIntent"](UTF8ToString(json));
});

EM_JS(void, lockstep_capture_pointer, (), {
  const canvas = document.querySelector("#canvas");
  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) canvas.setPointerCapture(event.pointerId);
  });
});
// clang-format on

namespace lockstep::ui::platform {

void send_intent(const std::string& json) { lockstep_send_intent(json.c_str()); }

void capture_pointer_while_pressed() { lockstep_capture_pointer(); }

}  // namespace lockstep::ui::platform

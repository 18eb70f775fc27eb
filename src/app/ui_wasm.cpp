// The drawing as the page calls it: state and trace come in, a description goes out, intents go up by Module.onIntent.
//
// Texts are UTF-8; what a pointer names stays the caller's. A returned text is valid until the next call.
#include <emscripten.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/platform/desk.h"

namespace {

lockstep::ui::platform::Desk& desk() {
  static lockstep::ui::platform::Desk one;  // a module instance has one canvas
  return one;
}

std::span<const uint8_t> bytes_of(const uint8_t* bytes, int size) {
  return {bytes, size > 0 ? static_cast<size_t>(size) : 0};
}

}  // namespace

extern "C" {

// 0: drawn from now on; 1: no WebGL2; 2: another canvas than "#canvas", the only one that SDL knows.
EMSCRIPTEN_KEEPALIVE int ui_start(const char* canvas_selector) {
  if (std::string_view(canvas_selector) != "#canvas") return 2;
  return desk().start() ? 0 : 1;
}

EMSCRIPTEN_KEEPALIVE void ui_state(const char* json) { desk().set_state(json); }

// "sans" or "mono", a TrueType file; before or after the start.
EMSCRIPTEN_KEEPALIVE void ui_font(const char* name, const uint8_t* bytes, int size) {
  desk().add_font(name, bytes_of(bytes, size));
}

EMSCRIPTEN_KEEPALIVE void ui_trace_reset() { desk().reset_trace(); }

// 0: taken; 1: damaged, nothing of it was taken, and an error intent says where.
EMSCRIPTEN_KEEPALIVE int ui_trace(const uint8_t* bytes, int size) {
  return desk().add_trace(bytes_of(bytes, size)) ? 0 : 1;
}

EMSCRIPTEN_KEEPALIVE void ui_resize(int css_width, int css_height, double pixel_ratio) {
  desk().resize({static_cast<float>(css_width), static_cast<float>(css_height)}, static_cast<float>(pixel_ratio));
}

EMSCRIPTEN_KEEPALIVE const char* ui_describe() {
  static std::string text;
  text = desk().describe();
  return text.c_str();
}
}

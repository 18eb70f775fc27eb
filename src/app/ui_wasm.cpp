// The drawing as the page calls it: state and trace come in, a description goes out, intents go up by Module.onIntent.
//
// Texts are UTF-8; what a pointer names stays the caller's. A returned text is valid until the next call.
#include <emscripten.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/model/bytes/byte_description.h"
#include "ui/model/bytes/byte_requests.h"
#include "ui/platform/desk.h"

namespace {

lockstep::ui::platform::Desk& desk() {
  static lockstep::ui::platform::Desk one;  // a module instance has one canvas
  return one;
}

using lockstep::ui::model::ByteLab;

// Kept for the caller until the next call.
const char* give(std::string text) {
  static std::string kept;
  kept = std::move(text);
  return kept.c_str();
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

// CanvasState of protocol.def: what is the page's.
EMSCRIPTEN_KEEPALIVE void ui_state(const char* json) { desk().set_state(json); }

// CanvasOrder: what is to be shown of what is the canvas's own. Intents say what is shown now.
EMSCRIPTEN_KEEPALIVE void ui_order(const char* json) { desk().show(json); }

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

// What the latest frame took, in milliseconds: 0 to decide what is drawn, 1 to paint it. scripts/bench asks.
EMSCRIPTEN_KEEPALIVE double ui_frame_ms(int part) { return part == 0 ? desk().model_ms() : desk().painting_ms(); }

EMSCRIPTEN_KEEPALIVE const char* ui_describe() { return give(desk().describe()); }

// ---- the byte lab (ui/model/byte_requests.h says what the answers are)

// Other bytes in the lab. The drawing keeps the document; the shell asks for it when it wants to share or to save it.
EMSCRIPTEN_KEEPALIVE void ui_bytes_open(const uint8_t* bytes, int size) {
  const auto data = bytes_of(bytes, size);
  desk().with_bytes([&](ByteLab& lab) { return lab.open({data.begin(), data.end()}), 0; });
}

EMSCRIPTEN_KEEPALIVE const uint8_t* ui_bytes() { return desk().bytes().data(); }
EMSCRIPTEN_KEEPALIVE int ui_bytes_size() { return static_cast<int>(desk().bytes().size()); }

EMSCRIPTEN_KEEPALIVE const char* ui_bytes_paste(const char* text) {
  return give(desk().with_bytes([&](ByteLab& lab) { return answer_paste(lab, text); }));
}

EMSCRIPTEN_KEEPALIVE const char* ui_bytes_read(const char* text) {
  return give(lockstep::ui::model::answer_read(text));
}

EMSCRIPTEN_KEEPALIVE const char* ui_bytes_number(const char* text, const char* type, const char* order, int writes) {
  return give(desk().with_bytes([&](ByteLab& lab) { return answer_number(lab, text, type, order, writes != 0); }));
}

EMSCRIPTEN_KEEPALIVE const char* ui_bytes_copy(const char* form) {
  return give(desk().with_bytes([&](ByteLab& lab) { return answer_copy(lab, form); }));
}

EMSCRIPTEN_KEEPALIVE const char* ui_bytes_find(const char* text, const char* kind, int backwards) {
  return give(desk().with_bytes([&](ByteLab& lab) { return answer_find(lab, text, kind, backwards != 0); }));
}

EMSCRIPTEN_KEEPALIVE const char* ui_bytes_goto(const char* place) {
  return give(desk().with_bytes([&](ByteLab& lab) { return answer_go_to(lab, place); }));
}

// 1: done, 0: nothing to do.
EMSCRIPTEN_KEEPALIVE int ui_bytes_command(const char* name) {
  return desk().with_bytes([&](ByteLab& lab) { return lab.command(name); });
}

EMSCRIPTEN_KEEPALIVE const char* ui_bytes_catalogue() {
  return give(text_of(lockstep::ui::model::describe_catalogue()));
}
}

#include "ui/platform/desk.h"

#include <emscripten/emscripten.h>

#include <algorithm>

#include "ui/platform/fonts.h"
#include "ui/platform/page.h"
#include "ui/view/bytes/byte_view.h"
#include "ui/view/sheet_view.h"
#include "ui/view/timeline/timeline_view.h"
#include "ui/view/tooltip_view.h"

namespace lockstep::ui::platform {

Desk::Desk() : hands_(scene_, settle, this) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;  // the window sees to it, without a frame's delay
}

Desk::~Desk() { ImGui::DestroyContext(); }

bool Desk::start() {
  if (has_started_) return true;
  add_missing_fonts(fonts_);
  if (!window_.open(draw, this)) return false;
  has_started_ = true;
  hands_.begin();
  window_.ask_for_frame();
  return true;
}

void Desk::set_state(std::string_view json) {
  scene_.set_state(json);
  if (has_started_) hands_.follow_activity();
  settle();
}

void Desk::show(std::string_view json) {
  scene_.show(json);
  settle();
}

void Desk::add_font(std::string_view name, std::span<const uint8_t> ttf) {
  if (platform::add_font(fonts_, name, ttf)) scene_.ask_for_frame();
  settle();
}

void Desk::reset_trace() {
  scene_.reset_trace();
  settle();
}

bool Desk::add_trace(std::span<const uint8_t> bytes) {
  const bool is_sound = scene_.add_trace(bytes);
  settle();
  return is_sound;
}

void Desk::resize(model::Size size, float pixel_ratio) {
  const model::Size bounded{std::clamp(size.width, 1.0f, 16384.0f), std::clamp(size.height, 1.0f, 16384.0f)};
  window_.resize(bounded, pixel_ratio > 0 ? std::clamp(pixel_ratio, 0.25f, 8.0f) : 1.0f);
  hands_.resize(bounded);
  scene_.resize(bounded);
  window_.draw_now();
}

void Desk::draw(void* self) { static_cast<Desk*>(self)->paint(); }
void Desk::settle(void* self) { static_cast<Desk*>(self)->settle(); }

// Everything that was told has been heard: the shell gets its intents, the window its frame.
void Desk::settle() {
  window_.point_with_hand(scene_.points_at_something());
  for (const std::string& intent : scene_.take_intents()) send_intent(intent);
  if (scene_.needs_frame()) window_.ask_for_frame();
}

void Desk::paint() {
  if (!window_.begin_frame()) return;
  const double began = emscripten_get_now();
  double decided = began;
  scene_.draw([&](const auto& drawing) {
    decided = emscripten_get_now();
    paint(drawing);
  });
  if (const auto tip = scene_.tooltip()) {
    view::Painter painter = painter_on(*ImGui::GetForegroundDrawList());
    view::paint_tooltip(painter, *tip, window_.size());
  }
  window_.end_frame(scene_.theme().surface);
  model_ms_ = decided - began;
  painting_ms_ = emscripten_get_now() - decided;
  settle();
}

view::Painter Desk::painter_on(ImDrawList& list) { return {list, scene_.theme(), fonts_, window_.effects()}; }

void Desk::paint(const model::TimelineDrawing& drawing) {
  view::Painter painter = painter_on(*ImGui::GetBackgroundDrawList());
  view::paint_timeline(painter, drawing, window_.size());
}

void Desk::paint(const model::LabDrawing& drawing) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  {
    view::Painter painter = painter_on(list);
    view::paint_bytes(painter, drawing, window_.size());
  }
  // A painter sorts what it paints by kind, so what lies over something else has one of its own.
  for (const model::SheetLayer& layer : drawing.sheet.layers) {
    view::Painter painter = painter_on(list);
    view::paint_sheet_layer(painter, layer);
  }
}

}  // namespace lockstep::ui::platform

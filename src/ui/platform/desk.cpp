#include "ui/platform/desk.h"

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
  const model::Theme& theme = scene_.theme();
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  if (scene_.panel_kind() == model::PanelKind::bytes) {
    const model::LabDrawing& drawing = scene_.draw_bytes();
    {
      view::Painter painter(list, theme, fonts_, window_.patterns());
      view::paint_bytes(painter, drawing, window_.size());
    }
    // A painter sorts what it paints by kind, so what lies over something else has one of its own.
    for (const model::SheetLayer& layer : drawing.sheet.layers) {
      view::Painter painter(list, theme, fonts_, window_.patterns());
      view::paint_sheet_layer(painter, layer);
    }
  } else {
    view::Painter painter(list, theme, fonts_, window_.patterns());
    view::paint_timeline(painter, scene_.draw_timeline(), window_.size());
  }
  if (const auto tip = scene_.panel_kind() == model::PanelKind::timeline ? scene_.tooltip() : std::nullopt) {
    view::Painter painter(*ImGui::GetForegroundDrawList(), theme, fonts_, window_.patterns());
    view::paint_tooltip(painter, *tip, window_.size());
  }
  window_.end_frame(theme.surface);
  settle();
}

}  // namespace lockstep::ui::platform

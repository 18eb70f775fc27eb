#include "ui/platform/hands.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/utf8.h"
#include "ui/platform/page.h"

namespace lockstep::ui::platform {

using model::Key;
using model::Point;

namespace {

constexpr const char* canvas = "#canvas";
constexpr uint32_t double_tap_ms = 350;
constexpr float double_tap_pixels = 24;
constexpr float pinch_notch = 10;  // a trackpad's pinch comes as small wheel steps with Ctrl

Point point_of(int x, int y) { return {static_cast<float>(x), static_cast<float>(y)}; }

float notches(double delta, unsigned mode) {
  switch (mode) {
    case DOM_DELTA_LINE: return static_cast<float>(delta / 3);
    case DOM_DELTA_PAGE: return static_cast<float>(delta);
    default: return static_cast<float>(delta / 100);  // pixels
  }
}

// The key's name when it is one character, which is what the key types; else 0.
char32_t only_character(const char* name) {
  const std::string_view text = name;
  const Utf8Piece first = utf8_piece(text, 0);
  return first.is_whole && first.size == text.size() ? first.character : 0;
}

bool key_of(const EmscriptenKeyboardEvent& event, model::KeyPress& press) {
  static constexpr struct {
    const char* name;
    Key key;
  } keys[] = {{"ArrowLeft", Key::left}, {"ArrowRight", Key::right},   {"ArrowUp", Key::up},
              {"ArrowDown", Key::down}, {"Home", Key::home},          {"End", Key::end},
              {"PageUp", Key::page_up}, {"PageDown", Key::page_down}, {"Tab", Key::tab},
              {"Enter", Key::enter},    {"Escape", Key::escape},      {"Insert", Key::insert},
              {"Delete", Key::del},     {"Backspace", Key::backspace}};
  press.shift = event.shiftKey;
  press.control = event.ctrlKey || event.metaKey;
  if (const char32_t only = only_character(event.key); only >= ' ') {
    press.key = Key::character;
    press.character = only;
    return true;
  }
  for (const auto& [name, key] : keys) {
    if (std::strcmp(event.key, name) != 0) continue;
    press.key = key;
    return true;
  }
  return false;
}

}  // namespace

void Hands::begin() {
  for (const Uint32 kind : {SDL_KEYDOWN, SDL_KEYUP, SDL_TEXTINPUT, SDL_MOUSEWHEEL}) SDL_EventState(kind, SDL_IGNORE);
  follow_activity();
  SDL_AddEventWatch(on_sdl_event, this);
  emscripten_set_wheel_callback(canvas, this, false, on_wheel);
  emscripten_set_keydown_callback(canvas, this, false, on_key);
  emscripten_set_mousemove_callback(canvas, this, false, on_mouse_move);
  emscripten_set_mousedown_callback(canvas, this, true, on_mouse_down);
  capture_pointer_while_pressed();
}

void Hands::follow_activity() {
  const int state = scene_.is_active() ? SDL_ENABLE : SDL_IGNORE;
  for (const Uint32 kind : {SDL_FINGERDOWN, SDL_FINGERMOTION, SDL_FINGERUP}) SDL_EventState(kind, state);
  if (!scene_.is_active()) fingers_.clear();
}

int Hands::on_sdl_event(void* self, SDL_Event* event) {
  auto* hands = static_cast<Hands*>(self);
  if (hands->hear(*event)) hands->told_(hands->context_);
  return 0;
}

// False: nothing for the scene.
bool Hands::hear(const SDL_Event& event) {
  const auto finger = [&] {
    return Finger{event.tfinger.fingerId, {event.tfinger.x * size_.width, event.tfinger.y * size_.height}};
  };
  switch (event.type) {
    case SDL_MOUSEMOTION: scene_.pointer_moved(point_of(event.motion.x, event.motion.y)); return true;
    case SDL_MOUSEBUTTONDOWN:
      if (event.button.button != SDL_BUTTON_LEFT) return false;
      is_pressed_ = true;
      scene_.pointer_pressed({point_of(event.button.x, event.button.y), is_shifted_});
      return true;
    case SDL_MOUSEBUTTONUP:
      if (event.button.button != SDL_BUTTON_LEFT || !is_pressed_) return false;
      is_pressed_ = false;
      scene_.pointer_released(point_of(event.button.x, event.button.y), event.button.clicks);
      return true;
    case SDL_FINGERDOWN: finger_down(finger()); return true;
    case SDL_FINGERMOTION: finger_moved(finger()); return true;
    case SDL_FINGERUP: finger_up(finger()); return true;
    case SDL_WINDOWEVENT:
      if (event.window.event != SDL_WINDOWEVENT_LEAVE) return false;
      scene_.pointer_left();
      return true;
    default: return false;
  }
}

// ---- fingers: one drags and taps, two pinch ----

void Hands::finger_down(const Finger& finger) {
  fingers_.push_back(finger);
  if (fingers_.size() == 1) {
    is_pinching_ = false;
    scene_.pointer_pressed(finger.at);
  } else {
    is_pinching_ = true;
  }
}

void Hands::finger_moved(const Finger& finger) {
  const auto known = std::ranges::find(fingers_, finger.id, &Finger::id);
  if (known == fingers_.end()) return;
  const Point before = std::exchange(known->at, finger.at);
  if (!is_pinching_) return scene_.pointer_moved(finger.at);
  if (fingers_.size() != 2) return;
  const Point other = fingers_[known == fingers_.begin() ? 1 : 0].at;
  const auto center = [&](Point p) { return Point{(p.x + other.x) / 2, (p.y + other.y) / 2}; };
  const auto distance = [&](Point p) { return std::hypot(p.x - other.x, p.y - other.y); };
  scene_.pinch({center(before), center(finger.at), distance(before), distance(finger.at)});
}

void Hands::finger_up(const Finger& finger) {
  if (std::erase_if(fingers_, [&](const Finger& f) { return f.id == finger.id; }) == 0) return;
  if (is_pinching_) return;
  const uint32_t now_ms = SDL_GetTicks();
  const float away = std::hypot(finger.at.x - last_tap_.x, finger.at.y - last_tap_.y);
  const bool is_double = now_ms - last_tap_ms_ < double_tap_ms && away < double_tap_pixels;
  last_tap_ms_ = now_ms;
  last_tap_ = finger.at;
  scene_.pointer_released(finger.at, is_double ? 2 : 1);
}

// ---- heard without SDL ----

bool Hands::on_wheel(int, const EmscriptenWheelEvent* event, void* self) {
  auto* hands = static_cast<Hands*>(self);
  if (!hands->scene_.is_active()) return false;
  model::Wheel wheel;
  wheel.at = {static_cast<float>(event->mouse.targetX), static_cast<float>(event->mouse.targetY)};
  wheel.x = notches(event->deltaX, event->deltaMode);
  wheel.y = notches(event->deltaY, event->deltaMode);
  wheel.shift = event->mouse.shiftKey;
  if (event->mouse.ctrlKey && std::abs(wheel.y) < 0.5f) wheel.y *= pinch_notch;
  hands->scene_.wheel(wheel);
  hands->told_(hands->context_);
  return true;
}

bool Hands::on_key(int, const EmscriptenKeyboardEvent* event, void* self) {
  auto* hands = static_cast<Hands*>(self);
  if (!hands->scene_.is_active() || event->altKey) return false;
  model::KeyPress press;
  if (!key_of(*event, press) || !hands->scene_.key(press)) return false;
  hands->told_(hands->context_);
  return true;
}

// SDL does not say which keys were held; this comes before its own event.
bool Hands::on_mouse_down(int, const EmscriptenMouseEvent* event, void* self) {
  static_cast<Hands*>(self)->is_shifted_ = event->shiftKey;
  return false;
}

// SDL goes deaf when a pressed pointer leaves the canvas.
bool Hands::on_mouse_move(int, const EmscriptenMouseEvent* event, void* self) {
  auto* hands = static_cast<Hands*>(self);
  if (!hands->is_pressed_ || SDL_GetMouseFocus()) return false;
  hands->scene_.pointer_moved(point_of(static_cast<int>(event->targetX), static_cast<int>(event->targetY)));
  hands->told_(hands->context_);
  return false;
}

}  // namespace lockstep::ui::platform

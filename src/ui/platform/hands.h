// Mouse, wheel, fingers and keys of the browser, told to the scene.
//
// Pointing comes through SDL; it changes nothing that the page would miss. Wheel, fingers and keys are taken from the
// page only while the canvas is active, and of the keys only those that mean something here: SDL would swallow Tab and
// every Ctrl combination, so keys and wheel are heard without it.
#pragma once

#include <SDL.h>
#include <emscripten/html5.h>

#include <vector>

#include "ui/model/scene/scene.h"

namespace lockstep::ui::platform {

class Hands {
 public:
  // What is called after the scene was told something.
  using Told = void (*)(void* context);

  Hands(model::Scene& scene, Told told, void* context) : scene_(scene), told_(told), context_(context) {}

  void begin();
  void resize(model::Size size) { size_ = size; }
  // After a new state: an inactive canvas lets fingers scroll the page.
  void follow_activity();

 private:
  struct Finger {
    SDL_FingerID id;
    model::Point at;
  };

  static int on_sdl_event(void* self, SDL_Event*);
  static bool on_wheel(int type, const EmscriptenWheelEvent*, void* self);
  static bool on_key(int type, const EmscriptenKeyboardEvent*, void* self);
  static bool on_mouse_move(int type, const EmscriptenMouseEvent*, void* self);
  static bool on_mouse_down(int type, const EmscriptenMouseEvent*, void* self);

  bool hear(const SDL_Event&);
  void finger_down(const Finger&);
  void finger_moved(const Finger&);
  void finger_up(const Finger&);

  model::Scene& scene_;
  Told told_;
  void* context_;
  model::Size size_{1, 1};
  bool is_pressed_ = false, is_shifted_ = false;
  std::vector<Finger> fingers_;
  bool is_pinching_ = false;  // until all fingers are gone
  uint32_t last_tap_ms_ = 0;
  model::Point last_tap_;
};

}  // namespace lockstep::ui::platform

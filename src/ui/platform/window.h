// The canvas as an SDL window with a WebGL2 context: its size, its frames, its loss and return.
//
// Frames are drawn on demand: whoever changed something asks for one, and it comes with the browser's next animation
// frame. Nothing asks, nothing is drawn; a hidden page gets no animation frames.
#pragma once

#include <SDL.h>

#include "ui/model/geometry.h"
#include "ui/platform/effect_programs.h"
#include "ui/view/effects.h"

namespace lockstep::ui::platform {

class Window {
 public:
  // What is called for each frame, and once when the window's size has to be told again.
  using Draw = void (*)(void* context);

  // False: the browser gives no WebGL2. SDL knows only the canvas "#canvas".
  bool open(Draw, void* context);

  void resize(model::Size css_pixels, float pixel_ratio);
  model::Size size() const { return size_; }
  view::Effects& effects() { return effects_; }

  void point_with_hand(bool);  // or with the arrow

  void ask_for_frame();
  void draw_now();  // after a resize the canvas is blank until something is drawn

  // Between these two ImGui takes draw calls, and `effects` instances. False: there is no context to draw with now.
  bool begin_frame();
  void end_frame(model::Color background);

 private:
  static bool on_animation_frame(double time, void* self);
  static bool on_context_lost(int type, const void*, void* self);
  static bool on_context_restored(int type, const void*, void* self);

  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
  Draw draw_ = nullptr;
  void* draw_context_ = nullptr;
  model::Size size_{300, 150};
  float pixel_ratio_ = 1;
  view::Effects effects_;  // of the frame
  EffectPrograms programs_;
  SDL_Cursor* cursors_[2] = {};  // arrow, hand
  bool is_hand_ = false;
  bool is_asked_ = false;
  bool is_lost_ = false;
};

}  // namespace lockstep::ui::platform

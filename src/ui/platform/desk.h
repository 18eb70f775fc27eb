// The whole drawing on its canvas: scene, hands, window and fonts, put together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ui/model/scene/scene.h"
#include "ui/platform/hands.h"
#include "ui/platform/window.h"
#include "ui/view/painter.h"

namespace lockstep::ui::platform {

class Desk {
 public:
  Desk();
  ~Desk();

  bool start();  // false: no WebGL2
  void set_state(std::string_view json);
  void show(std::string_view json);
  void add_font(std::string_view name, std::span<const uint8_t> ttf);
  void reset_trace();
  bool add_trace(std::span<const uint8_t>);
  void resize(model::Size css_pixels, float pixel_ratio);
  std::string describe() { return scene_.describe(); }
  // What the latest frame took of the processor, in milliseconds: until its drawing was decided, and until it was
  // handed on.
  double model_ms() const { return model_ms_; }
  double painting_ms() const { return painting_ms_; }
  std::span<const uint8_t> bytes() const { return scene_.bytes().session().data(); }
  // What `done` does with the byte lab is drawn, and its intents go up.
  template <class Done>
  auto with_bytes(Done done) {
    auto answer = done(scene_.bytes());
    settle();
    return answer;
  }

 private:
  static void draw(void* self);
  static void settle(void* self);

  void settle();
  void paint();
  // What each panel's drawing is painted with.
  void paint(const model::TimelineDrawing&);
  void paint(const model::LabDrawing&);
  view::Painter painter_on(ImDrawList&);

  model::Scene scene_;
  Window window_;
  Hands hands_;
  view::Fonts fonts_;
  bool has_started_ = false;
  double model_ms_ = 0, painting_ms_ = 0;
};

}  // namespace lockstep::ui::platform

// The effects of shaders/ on a WebGL2 context: programs, one buffer, and what draws a batch where ImGui has come to it.
#pragma once

#include <GLES3/gl3.h>

#include <array>

#include "ui/model/geometry.h"
#include "ui/model/theme.h"
#include "ui/view/effects.h"

namespace lockstep::ui::platform {

class EffectPrograms {
 public:
  // Needs a current context. False: an effect does not link there, and the console says why.
  bool make();
  // A context that was lost has taken all of it along: only the names are given back.
  void give_back();

  // What is gathered in them from here on, it draws.
  void listen(view::Effects& effects) {
    effects.draw = on_callback;
    effects.painter = this;
  }
  // All is gathered; until the next frame its batches are drawn as ImGui comes to them.
  void begin(const view::Effects&, model::Size css_pixels, float pixel_ratio, model::Color surface);

 private:
  struct Program {
    GLuint id = 0;
    GLint canvas = -1, ratio = -1, surface = -1;
  };

  static void on_callback(const ImDrawList*, const ImDrawCmd*);
  void draw(size_t batch, const ImVec4& clip) const;

  std::array<Program, view::effect_count> programs_;
  std::array<size_t, view::effect_count> offsets_{};  // in the buffer, of each effect's instances
  GLuint buffer_ = 0, vertices_ = 0;
  size_t buffer_size_ = 0;
  const view::Effects* effects_ = nullptr;
  model::Size size_;
  float ratio_ = 1;
  model::Color surface_;
};

}  // namespace lockstep::ui::platform

// The few things that every view paints with: rectangles, effects and text in the theme's colours.
//
// A view decides nothing: it is handed a drawing of the model and puts it on an ImGui draw list. Fills, effects, lines
// and text lie on layers of their own, so that a thousand slices are four draw calls. Effects are what the graphics
// card paints by itself (effects.h): slices, cells, heat, arrows. `over` is for what lies on top of texts too.
#pragma once

#include <imgui.h>

#include <optional>
#include <string_view>

#include "ui/model/geometry.h"
#include "ui/model/theme.h"
#include "ui/view/effects.h"

namespace lockstep::ui::view {

// A font and what its size has to be multiplied with: ImGui counts from the highest ascender to the lowest descender,
// CSS counts the em.
struct Font {
  ImFont* font = nullptr;
  float line_per_em = 1;
};

struct Fonts {
  Font sans, mono;
};

enum class Layer { fills, effects, lines, text, over };

class Painter {
 public:
  Painter(ImDrawList&, const model::Theme&, const Fonts&, Effects&);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  const model::Theme& theme() const { return theme_; }
  ImDrawList& on(Layer);

  void fill(const model::Rect&, model::Color, float alpha = 1, float radius = 0);
  void outline(const model::Rect&, model::Color, float alpha = 1, float radius = 0, float width = 1);
  void line(model::Point from, model::Point to, model::Color, float alpha = 1, float width = 1);
  void add(Effect, const Instance&, Layer = Layer::effects);
  void hatch(const model::Rect&, model::Color, float alpha = 1);
  // A counter between two moments: what it counts there, from 0 to 1 of the rectangle's height.
  void heat(const model::Rect&, model::Color little, model::Color much, float left, float right);
  // With a head at `to`, over everything. `bend`: how far its middle lies beside the straight line, as a part of its
  // length.
  struct Stroke {
    model::Color color;
    float alpha = 1, width = 1.5f, bend = 0;
    bool is_dashed = false;
  };
  void arrow(model::Point from, model::Point to, const Stroke&);
  void clip(const model::Rect&);  // all layers, until `unclip`
  void unclip();

  // CSS pixels of the em.
  float small() const { return theme_.font_px - 2; }
  float body() const { return theme_.font_px; }
  float width(std::string_view, const Font&, float size) const;
  // Vertically centered in the box, cut off with an ellipsis where it is too long. Returns where it ends.
  float text(const model::Rect&, std::string_view, model::Color, const Font&, float size);
  float sans(const model::Rect& box, std::string_view t, model::Color c, float size) {
    return text(box, t, c, fonts_.sans, size);
  }
  float mono(const model::Rect& box, std::string_view t, model::Color c, float size) {
    return text(box, t, c, fonts_.mono, size);
  }
  void centered(const model::Rect&, std::string_view, model::Color, const Font&, float size);
  const Fonts& fonts() const { return fonts_; }

 private:
  ImDrawList& list_;
  const model::Theme& theme_;
  const Fonts& fonts_;
  Effects& effects_;
  std::optional<Layer> batch_on_;  // what is added there comes after all that lies on the layer
};

ImU32 color_of(model::Color, float alpha = 1);

}  // namespace lockstep::ui::view

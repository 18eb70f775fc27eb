// The few things that every view paints with: rectangles, textures and text in the theme's colours.
//
// A view decides nothing: it is handed a drawing of the model and puts it on an ImGui draw list. Fills, textures, lines
// and text lie on layers of their own, so that a thousand slices are four draw calls.
#pragma once

#include <imgui.h>

#include <string_view>

#include "ui/model/geometry.h"
#include "ui/model/theme.h"

namespace lockstep::ui::view {

// Textures that repeat, aligned to the canvas; made by the platform. White, with the pattern in alpha.
struct Patterns {
  ImTextureID hatch = ImTextureID_Invalid, dots = ImTextureID_Invalid;
  float hatch_period = 8, dots_period = 6;  // CSS pixels
};

// A font and what its size has to be multiplied with: ImGui counts from the highest ascender to the lowest descender,
// CSS counts the em.
struct Font {
  ImFont* font = nullptr;
  float line_per_em = 1;
};

struct Fonts {
  Font sans, mono;
};

enum class Layer { fills, patterns, lines, text };

class Painter {
 public:
  Painter(ImDrawList&, const model::Theme&, const Fonts&, const Patterns&);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  const model::Theme& theme() const { return theme_; }
  ImDrawList& on(Layer);

  void fill(const model::Rect&, model::Color, float alpha = 1, float radius = 0);
  void outline(const model::Rect&, model::Color, float alpha = 1, float radius = 0, float width = 1);
  void hatch(const model::Rect&, model::Color, float alpha = 1);
  void dots(const model::Rect&, model::Color, float alpha = 1);
  void line(model::Point from, model::Point to, model::Color, float alpha = 1, float width = 1);
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
  void pattern(ImTextureID, float period, const model::Rect&, model::Color, float alpha);

  ImDrawList& list_;
  const model::Theme& theme_;
  const Fonts& fonts_;
  const Patterns& patterns_;
};

ImU32 color_of(model::Color, float alpha = 1);

}  // namespace lockstep::ui::view

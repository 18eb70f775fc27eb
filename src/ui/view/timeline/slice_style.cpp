#include "ui/view/timeline/slice_style.h"

#include <cmath>

namespace lockstep::ui::view {

using model::Color;
using model::Rect;
using model::SliceKind;
using model::Texture;

namespace {

constexpr float radius = 3;

void paint_dashes(Painter& painter, const Rect& r, Color color) {
  for (float x = r.left + 2; x < r.right - 2; x += 8) {
    const float end = std::min(x + 4, r.right - 2);
    painter.line({x, r.top + 0.5f}, {end, r.top + 0.5f}, color, 0.8f);
    painter.line({x, r.bottom - 0.5f}, {end, r.bottom - 0.5f}, color, 0.8f);
  }
}

}  // namespace

Color color_of(const model::Theme& theme, SliceKind kind, size_t thread) {
  const auto color = model::look_of(kind).color.value;
  return color == model::of_its_thread ? theme.threads[thread] : theme.*color;
}

void paint_share(Painter& painter, const Rect& r, Texture texture, Color color) {
  switch (texture) {
    case Texture::solid: return painter.fill(r, color);
    case Texture::hatched:
      painter.fill(r, color, 0.20f);
      painter.hatch(r, color, 0.7f);
      return;
    case Texture::dotted:
      painter.fill(r, color, 0.12f);
      painter.dots(r, color, 0.75f);
      return;
    case Texture::tinted: return painter.fill(r, color, 0.35f);
    case Texture::dashed: return painter.fill(r, color, 0.12f);
  }
}

void paint_slice(Painter& painter, const Rect& r, Texture texture, Color color) {
  const float round = r.width() >= 8 ? radius : 0;
  const bool has_edges = r.width() >= 3;
  switch (texture) {
    case Texture::solid: return painter.fill(r, color, 1, round);
    case Texture::hatched:
      painter.fill(r, color, 0.16f, round);
      painter.hatch(r, color, 0.7f);
      return;
    case Texture::dotted:
      painter.fill(r, color, 0.10f, round);
      painter.dots(r, color, 0.45f);
      if (has_edges) painter.outline(r.inset(0.5f), color, 0.9f, round);
      return;
    case Texture::tinted:
      painter.fill(r, color, 0.30f, round);
      if (has_edges) painter.outline(r.inset(0.5f), color, 1, round);
      return;
    case Texture::dashed:
      painter.fill(r, color, 0.10f);
      paint_dashes(painter, r, color);
      return;
  }
}

void paint_lock(Painter& painter, model::Point center, Color color) {
  const float x = std::round(center.x), y = std::round(center.y);
  ImDrawList& list = painter.on(Layer::text);
  list.AddRectFilled({x - 4, y - 1}, {x + 4, y + 5}, color_of(color), 1);
  list.PathArcTo({x, y - 1}, 2.75f, 3.14159265f, 2 * 3.14159265f, 8);
  list.PathStroke(color_of(color), 0, 1.5f);
}

}  // namespace lockstep::ui::view

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

void paint_bars(Painter& painter, const Rect& r, Color color) {
  for (float y = std::floor(r.top) + 4.5f; y < r.bottom - 2; y += 5)
    painter.line({r.left + 1, y}, {r.right - 1, y}, color, 0.4f);
}

void paint_ticks(Painter& painter, const Rect& r, Color color) {
  for (float x = std::floor(r.left) + 5.5f; x < r.right - 2; x += 7)
    painter.line({x, r.top + 3}, {x, r.bottom - 3}, color, 0.4f);
}

void paint_arrows(Painter& painter, const Rect& r, Color color) {
  const float y = r.center().y, h = std::min(5.0f, r.height() / 2 - 2);
  for (float x = std::floor(r.left) + 6.5f; x < r.right - 6; x += 14) {
    painter.line({x, y - h}, {x + h, y}, color, 0.45f);
    painter.line({x + h, y}, {x, y + h}, color, 0.45f);
  }
}

void paint_lock(ImDrawList& list, float x, float y, ImU32 color) {
  list.AddRectFilled({x - 4, y - 1}, {x + 4, y + 5}, color, 1);
  list.PathArcTo({x, y - 1}, 2.75f, 3.14159265f, 2 * 3.14159265f, 8);
  list.PathStroke(color, 0, 1.5f);
}

void paint_moon(ImDrawList& list, float x, float y, ImU32 color) {
  list.PathArcTo({x, y + 1}, 4, -2.3f, 1.9f, 12);
  list.PathStroke(color, 0, 2);
}

// A pole with its flag: somebody is to arrive here.
void paint_flag(ImDrawList& list, float x, float y, ImU32 color) {
  list.AddLine({x - 3, y - 4}, {x - 3, y + 6}, color, 1.5f);
  list.AddTriangleFilled({x - 2, y - 4}, {x + 5, y - 1}, {x - 2, y + 2}, color);
}

void paint_queue(ImDrawList& list, float x, float y, ImU32 color) {
  for (int i = 0; i < 3; ++i) {
    const float left = x - 5 + 4 * static_cast<float>(i);
    list.AddRect({left, y - 3}, {left + 3, y + 5}, color, 0, 0, 1.2f);
  }
}

void paint_bell(ImDrawList& list, float x, float y, ImU32 color) {
  list.PathArcTo({x, y}, 3.5f, 3.14159265f, 2 * 3.14159265f, 8);
  list.PathLineTo({x + 4.5f, y + 4});
  list.PathLineTo({x - 4.5f, y + 4});
  list.PathFillConvex(color);
  list.AddCircleFilled({x, y + 5.5f}, 1.5f, color);
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
    case Texture::barred:
      painter.fill(r, color, 0.12f);
      paint_bars(painter, r, color);
      return;
    case Texture::ticked:
      painter.fill(r, color, 0.12f);
      paint_ticks(painter, r, color);
      return;
    case Texture::framed: return painter.fill(r, color, 0.2f);
    case Texture::arrows:
      painter.fill(r, color, 0.12f);
      paint_arrows(painter, r, color);
      return;
    case Texture::half: return painter.fill({r.left, r.center().y, r.right, r.bottom}, color, 0.5f);
    case Texture::level: return painter.fill(r, color, 0.6f);
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
    case Texture::barred:
      painter.fill(r, color, 0.08f, round);
      paint_bars(painter, r, color);
      if (has_edges) painter.outline(r.inset(0.5f), color, 0.9f, round);
      return;
    case Texture::ticked:
      painter.fill(r, color, 0.08f, round);
      paint_ticks(painter, r, color);
      if (has_edges) painter.outline(r.inset(0.5f), color, 0.9f, round);
      return;
    case Texture::framed:
      painter.fill(r, painter.theme().surface, 1, round);  // over the line of the thread's life
      painter.fill(r, color, 0.1f, round);
      if (has_edges) painter.outline(r.inset(0.5f), color, 0.8f, round);
      return;
    case Texture::arrows:
      painter.fill(r, color, 0.08f, round);
      paint_arrows(painter, r, color);
      if (has_edges) painter.outline(r.inset(0.5f), color, 0.9f, round);
      return;
    case Texture::half:
      painter.fill({r.left, r.center().y, r.right, r.bottom}, color, 0.55f);
      if (has_edges) painter.outline(r.inset(0.5f), color, 0.9f, round);
      return;
    case Texture::level:
      painter.fill(r, color, 0.35f);
      painter.line({r.left, r.top + 0.5f}, {r.right, r.top + 0.5f}, color, 1, 2);
      return;
  }
}

void paint_sign(Painter& painter, model::Sign sign, model::Point center, Color color) {
  const float x = std::round(center.x), y = std::round(center.y);
  ImDrawList& list = painter.on(Layer::text);
  switch (sign) {
    case model::Sign::lock: return paint_lock(list, x, y, color_of(color));
    case model::Sign::moon: return paint_moon(list, x, y, color_of(color));
    case model::Sign::flag: return paint_flag(list, x, y, color_of(color));
    case model::Sign::queue: return paint_queue(list, x, y, color_of(color));
    case model::Sign::bell: return paint_bell(list, x, y, color_of(color));
    case model::Sign::none:
    case model::Sign::number: return;
  }
}

}  // namespace lockstep::ui::view

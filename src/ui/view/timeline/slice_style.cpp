#include "ui/view/timeline/slice_style.h"

#include <cmath>

namespace lockstep::ui::view {

using model::Color;
using model::Rect;
using model::SliceKind;
using model::Texture;

namespace {

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

void paint_share(Painter& painter, const Rect& r, Texture texture, Color color, float alpha) {
  painter.add(Effect::cell,
              {{r.left, r.top, r.right, r.bottom}, color_of(color, alpha), 0, {static_cast<uint32_t>(texture)}});
}

void paint_slice(Painter& painter, const Rect& r, Texture texture, Color color, Cut cut) {
  uint32_t look = static_cast<uint32_t>(texture);
  if (cut.left) look |= slice_is_cut_left;
  if (cut.right) look |= slice_is_cut_right;
  painter.add(Effect::slice, {{r.left, r.top, r.right, r.bottom}, color_of(color), 0, {look}});
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

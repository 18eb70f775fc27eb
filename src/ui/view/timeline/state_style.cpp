#include "ui/view/timeline/state_style.h"

#include <cmath>

namespace lockstep::ui::view {

using model::Color;
using model::Rect;
using model::SliceKind;

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

Color color_of_state(const model::Theme& theme, SliceKind kind) {
  switch (kind) {
    case SliceKind::running: return theme.running;
    case SliceKind::wants_gil: return theme.waiting;
    case SliceKind::blocked: return theme.blocked;
    case SliceKind::native: return theme.native;
    case SliceKind::left_out: return theme.muted;
    case SliceKind::held: return theme.accent;
  }
  return theme.muted;
}

void paint_state_within(Painter& painter, const Rect& r, SliceKind kind) {
  const Color color = color_of_state(painter.theme(), kind);
  switch (kind) {
    case SliceKind::running:
    case SliceKind::held: painter.fill(r, color); break;
    case SliceKind::wants_gil:
      painter.fill(r, color, 0.20f);
      painter.hatch(r, color, 0.7f);
      break;
    case SliceKind::blocked:
      painter.fill(r, color, 0.12f);
      painter.dots(r, color, 0.75f);
      break;
    case SliceKind::native: painter.fill(r, color, 0.35f); break;
    case SliceKind::left_out: painter.fill(r, color, 0.12f); break;
  }
}

void paint_state(Painter& painter, const Rect& r, SliceKind kind) {
  const Color color = color_of_state(painter.theme(), kind);
  const float round = r.width() >= 8 ? radius : 0;
  const bool has_edges = r.width() >= 3;
  switch (kind) {
    case SliceKind::running:
    case SliceKind::held: return painter.fill(r, color, 1, round);
    case SliceKind::wants_gil:
      painter.fill(r, color, 0.16f, round);
      painter.hatch(r, color, 0.7f);
      return;
    case SliceKind::blocked:
      painter.fill(r, color, 0.10f, round);
      painter.dots(r, color, 0.45f);
      if (has_edges) painter.outline(r.inset(0.5f), color, 0.9f, round);
      return;
    case SliceKind::native:
      painter.fill(r, color, 0.30f, round);
      if (has_edges) painter.outline(r.inset(0.5f), color, 1, round);
      return;
    case SliceKind::left_out:
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

#include "ui/view/sheet_view.h"

#include <algorithm>
#include <cmath>

namespace lockstep::ui::view {

using model::Align;
using model::Color;
using model::Face;
using model::Tone;

Color color_of(const model::Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::none:
    case Tone::surface: return theme.surface;
    case Tone::text: return theme.text;
    case Tone::muted: return theme.muted;
    case Tone::accent: return theme.accent;
    case Tone::border: return theme.border;
    case Tone::focus: return theme.focus;
    case Tone::good: return theme.running;
    case Tone::warning: return theme.waiting;
    case Tone::problem: return theme.threads[7];
    case Tone::sign: return theme.threads[4];
    case Tone::exponent: return theme.threads[2];
    case Tone::fraction: return theme.threads[3];
    default: return theme.threads[1 + static_cast<size_t>(tone) - static_cast<size_t>(Tone::part0)];
  }
}

namespace {

void paint_box(Painter& painter, const model::SheetBox& box) {
  const model::Theme& theme = painter.theme();
  if (box.fill != Tone::none) painter.fill(box.rect, color_of(theme, box.fill), box.alpha, box.radius);
  if (box.is_hatched) painter.hatch(box.rect, theme.muted, 0.4f);
  if (box.edge != Tone::none) painter.outline(box.rect, color_of(theme, box.edge), 1, box.radius, box.edge_width);
}

void paint_line(Painter& painter, const model::SheetLine& line) {
  const Color color = color_of(painter.theme(), line.tone);
  ImDrawList& list = painter.on(Layer::lines);
  if (line.is_curved) {
    const float bend = (line.to.y - line.from.y) / 2;
    list.AddBezierCubic({line.from.x, line.from.y}, {line.from.x, line.from.y + bend}, {line.to.x, line.to.y - bend},
                        {line.to.x, line.to.y}, color_of(color), line.width);
  } else {
    painter.line(line.from, line.to, color, 1, line.width);
  }
  if (!line.has_head) return;
  constexpr float half = 4, length = 6;  // upright, as the line arrives
  list.AddTriangleFilled({line.to.x - half, line.to.y - length}, {line.to.x + half, line.to.y - length},
                         {line.to.x, line.to.y}, color_of(color));
}

void paint_text(Painter& painter, const model::SheetText& text) {
  const model::Theme& theme = painter.theme();
  const Color tone = color_of(theme, text.tone);
  const Color color = text.is_on_fill ? model::readable_on(tone) : tone;
  const bool is_sans = text.face == Face::sans || text.face == Face::small;
  const Font& font = is_sans ? painter.fonts().sans : painter.fonts().mono;
  const auto size = [&] {
    switch (text.face) {
      case Face::sans: return painter.body();
      case Face::small: return painter.small();
      case Face::mono: return theme.mono_px;
      case Face::small_mono: return theme.mono_px - 2;
      case Face::large_mono: return theme.mono_px + 5;
    }
    return painter.body();
  }();
  switch (text.align) {
    case Align::left: painter.text(text.box, text.text, color, font, size); break;
    case Align::center: painter.centered(text.box, text.text, color, font, size); break;
    case Align::right: {
      const float spare = text.box.width() - painter.width(text.text, font, size);
      painter.text({text.box.left + std::max(0.0f, spare), text.box.top, text.box.right, text.box.bottom}, text.text,
                   color, font, size);
      break;
    }
  }
}

}  // namespace

void paint_sheet_layer(Painter& painter, const model::SheetLayer& layer) {
  painter.clip(layer.clip);
  for (const model::SheetBox& box : layer.boxes) paint_box(painter, box);
  for (const model::SheetLine& line : layer.lines) paint_line(painter, line);
  for (const model::SheetText& text : layer.texts) paint_text(painter, text);
  painter.unclip();
}

}  // namespace lockstep::ui::view

#include "ui/view/painter.h"

#include <cmath>

namespace lockstep::ui::view {

using model::Color;
using model::Rect;

namespace {

constexpr int layers = 4;

ImVec2 top_left(const Rect& r) { return {r.left, r.top}; }
ImVec2 bottom_right(const Rect& r) { return {r.right, r.bottom}; }

}  // namespace

ImU32 color_of(Color c, float alpha) {
  return IM_COL32(c.red, c.green, c.blue, static_cast<int>(std::lround(alpha * 255)));
}

Painter::Painter(ImDrawList& list, const model::Theme& theme, const Fonts& fonts, const Patterns& patterns)
    : list_(list), theme_(theme), fonts_(fonts), patterns_(patterns) {
  list_.ChannelsSplit(layers);
}

Painter::~Painter() { list_.ChannelsMerge(); }

ImDrawList& Painter::on(Layer layer) {
  list_.ChannelsSetCurrent(static_cast<int>(layer));
  return list_;
}

void Painter::fill(const Rect& r, Color color, float alpha, float radius) {
  on(Layer::fills).AddRectFilled(top_left(r), bottom_right(r), color_of(color, alpha), radius);
}

void Painter::outline(const Rect& r, Color color, float alpha, float radius, float width) {
  on(Layer::lines).AddRect(top_left(r), bottom_right(r), color_of(color, alpha), radius, 0, width);
}

void Painter::line(model::Point from, model::Point to, Color color, float alpha, float width) {
  on(Layer::lines).AddLine({from.x, from.y}, {to.x, to.y}, color_of(color, alpha), width);
}

void Painter::hatch(const Rect& r, Color color, float alpha) {
  pattern(patterns_.hatch, patterns_.hatch_period, r, color, alpha);
}

void Painter::dots(const Rect& r, Color color, float alpha) {
  pattern(patterns_.dots, patterns_.dots_period, r, color, alpha);
}

void Painter::pattern(ImTextureID texture, float period, const Rect& r, Color color, float alpha) {
  on(Layer::patterns)
      .AddImage(texture, top_left(r), bottom_right(r), {r.left / period, r.top / period},
                {r.right / period, r.bottom / period}, color_of(color, alpha));
}

void Painter::clip(const Rect& r) {
  for (int i = 0; i < layers; ++i) on(static_cast<Layer>(i)).PushClipRect(top_left(r), bottom_right(r), true);
}

void Painter::unclip() {
  for (int i = 0; i < layers; ++i) on(static_cast<Layer>(i)).PopClipRect();
}

float Painter::width(std::string_view text, const Font& font, float size) const {
  return font.font->CalcTextSizeA(size * font.line_per_em, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

float Painter::text(const Rect& box, std::string_view text, Color color, const Font& font, float size) {
  static constexpr std::string_view ellipsis = "…";
  const float line = size * font.line_per_em;
  const ImVec2 at{std::round(box.left), std::round(box.top + (box.height() - line) / 2)};
  const char* const end = text.data() + text.size();
  ImDrawList& list = on(Layer::text);
  const float whole = width(text, font, size);
  if (whole <= box.width() + 0.5f) {
    list.AddText(font.font, line, at, color_of(color), text.data(), end);
    return at.x + whole;
  }
  const float room = box.width() - width(ellipsis, font, size);
  if (room <= 0) return at.x;
  const char* cut = text.data();
  const float fits = font.font->CalcTextSizeA(line, room, 0, text.data(), end, &cut).x;
  if (cut == text.data()) return at.x;
  list.AddText(font.font, line, at, color_of(color), text.data(), cut);
  list.AddText(font.font, line, {at.x + fits, at.y}, color_of(color), ellipsis.data(),
               ellipsis.data() + ellipsis.size());
  return box.right;
}

void Painter::centered(const Rect& box, std::string_view text, Color color, const Font& font, float size) {
  const float spare = (box.width() - width(text, font, size)) / 2;
  this->text({box.left + (spare > 0 ? spare : 0), box.top, box.right, box.bottom}, text, color, font, size);
}

}  // namespace lockstep::ui::view

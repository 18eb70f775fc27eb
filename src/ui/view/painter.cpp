#include "ui/view/painter.h"

#include <cmath>

namespace lockstep::ui::view {

using model::Color;
using model::Rect;

namespace {

constexpr int layers = static_cast<int>(Layer::over) + 1;

ImVec2 top_left(const Rect& r) { return {r.left, r.top}; }
ImVec2 bottom_right(const Rect& r) { return {r.right, r.bottom}; }

}  // namespace

ImU32 color_of(Color c, float alpha) {
  return IM_COL32(c.red, c.green, c.blue, static_cast<int>(std::lround(alpha * 255)));
}

Painter::Painter(ImDrawList& list, const model::Theme& theme, const Fonts& fonts, Effects& effects)
    : list_(list), theme_(theme), fonts_(fonts), effects_(effects) {
  list_.ChannelsSplit(layers);
}

Painter::~Painter() { list_.ChannelsMerge(); }

ImDrawList& Painter::on(Layer layer) {
  if (layer == batch_on_) batch_on_.reset();
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

void Painter::add(Effect effect, const Instance& instance, Layer layer) {
  if (batch_on_ != layer) {
    ImDrawList& list = on(layer);
    Effects::Call call{effects_.painter, effects_.begin_batch()};
    list.AddCallback(effects_.draw, &call, sizeof call);
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
    batch_on_ = layer;
  }
  effects_.add(effect, instance);
}

void Painter::hatch(const Rect& r, Color color, float alpha) {
  add(Effect::hatch, {{r.left, r.top, r.right, r.bottom}, color_of(color, alpha)});
}

void Painter::heat(const Rect& r, Color little, Color much, float left, float right) {
  add(Effect::heat,
      {{r.left, r.top, r.right, r.bottom}, color_of(little), color_of(much), {word_of(left), word_of(right)}});
}

void Painter::arrow(model::Point from, model::Point to, const Stroke& stroke) {
  add(Effect::arrow,
      {{from.x, from.y, to.x, to.y},
       color_of(stroke.color, stroke.alpha),
       stroke.is_dashed ? IM_COL32_WHITE : 0,
       {word_of(stroke.width), word_of(stroke.bend)}},
      Layer::over);
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

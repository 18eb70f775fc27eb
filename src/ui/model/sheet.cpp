#include "ui/model/sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"

namespace lockstep::ui::model {

float text_width(std::string_view text, Face face) {
  const auto letters = static_cast<float>(count_characters(text));
  switch (face) {
    case Face::sans: return letters * 7.0f;
    case Face::small: return letters * 6.0f;
    case Face::mono: return letters * 7.8f;
    case Face::small_mono: return letters * 6.6f;
    case Face::large_mono: return letters * 10.8f;
  }
  return 0;
}

void Sheet::text(Rect box, std::string text, Tone tone, Face face, Align align) {
  layers.back().texts.push_back({box, std::move(text), tone, face, align, false});
}

void Sheet::target(Rect rect, std::string name, std::string_view group, std::function<void()> press) {
  const Rect& clip = layers.back().clip;
  const Rect seen{std::max(rect.left, clip.left), std::max(rect.top, clip.top), std::min(rect.right, clip.right),
                  std::min(rect.bottom, clip.bottom)};
  if (seen.width() < 2 || seen.height() < 2) return;
  targets.push_back({seen, std::move(name), std::string(group), std::move(press)});
}

float Sheet::chip(Point at, std::string_view label, bool is_on, std::string name, std::string_view group,
                  std::function<void()> press) {
  const float width = std::ceil(text_width(label, Face::sans) + 18);
  const Rect rect{at.x, at.y, at.x + width, at.y + chip_height};
  box({.rect = rect.inset(0.5f),
       .fill = is_on ? Tone::accent : Tone::none,
       .edge = is_on ? Tone::accent : Tone::border,
       .radius = 5});
  layers.back().texts.push_back(
      {rect, std::string(label), is_on ? Tone::accent : Tone::text, Face::sans, Align::center, is_on});
  target(rect, std::move(name), group, std::move(press));
  return rect.right;
}

const SheetTarget* Sheet::at(Point p) const {
  const auto hit = std::ranges::find_if(targets.rbegin(), targets.rend(),
                                        [&](const SheetTarget& target) { return target.rect.contains(p); });
  return hit == targets.rend() ? nullptr : &*hit;
}

const SheetTarget* Sheet::named(std::string_view name) const {
  const auto found = std::ranges::find(targets, name, &SheetTarget::name);
  return found == targets.end() ? nullptr : &*found;
}

const SheetTarget* Sheet::beside(const SheetTarget& from, int right, int down) const {
  const Point start = from.rect.center();
  const SheetTarget* best = nullptr;
  float least = 1e9f;
  for (const SheetTarget& target : targets) {
    if (&target == &from || target.group != from.group) continue;
    const Point p = target.rect.center();
    const float dx = p.x - start.x, dy = p.y - start.y;
    const float along = dx * static_cast<float>(right) + dy * static_cast<float>(down);
    const float across = std::abs(right != 0 ? dy : dx);
    if (along < 2 || across > (right != 0 ? 12.0f : 400.0f)) continue;
    const float distance = along + 3 * across;
    if (distance < least) least = distance, best = &target;
  }
  return best;
}

}  // namespace lockstep::ui::model

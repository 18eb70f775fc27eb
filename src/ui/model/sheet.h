// A part of the canvas as a list of things to paint and of places to press, in words of meaning instead of colours.
//
// The panes of the byte lab write sheets; the view paints them without knowing which pane it was. Everything that can
// be pressed has a name: the keyboard goes through the names (Tab from group to group, arrows within one), a test finds
// its way by them, and the description lists them for those who do not see the canvas.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/model/geometry.h"

namespace lockstep::ui::model {

// What a colour means; the view takes it from the theme. `part0` to `part6` tell neighbours apart.
enum class Tone : uint8_t {
  none,
  surface,
  text,
  muted,
  accent,
  border,
  focus,
  good,
  warning,
  problem,
  sign,
  exponent,
  fraction,
  part0,
  part1,
  part2,
  part3,
  part4,
  part5,
  part6
};
constexpr int part_tones = 7;
constexpr Tone part_tone(size_t index) {
  return static_cast<Tone>(static_cast<size_t>(Tone::part0) + index % part_tones);
}

enum class Face : uint8_t { sans, small, mono, small_mono, large_mono };
enum class Align : uint8_t { left, center, right };

struct SheetBox {
  Rect rect;
  Tone fill = Tone::none;
  float alpha = 1;
  Tone edge = Tone::none;
  float edge_width = 1, radius = 4;
  bool is_hatched = false;
};

struct SheetLine {
  Point from, to;
  Tone tone = Tone::border;
  float width = 1;
  bool is_curved = false;  // leaves and arrives upright
  bool has_head = false;   // an arrow
};

struct SheetText {
  Rect box;  // cut off where it ends
  std::string text;
  Tone tone = Tone::text;
  Face face = Face::sans;
  Align align = Align::left;
  bool is_on_fill = false;  // black or white, whichever can be read on the tone
};

struct SheetTarget {
  Rect rect;
  std::string name, group;
  std::function<void()> press;
};

struct SheetLayer {
  Rect clip;
  std::vector<SheetBox> boxes;
  std::vector<SheetLine> lines;
  std::vector<SheetText> texts;
};

struct Sheet {
  std::vector<SheetLayer> layers;
  std::vector<SheetTarget> targets;

  // What follows is cut off at this edge, and painted over what was there.
  void layer(Rect clip) { layers.push_back({clip, {}, {}, {}}); }
  void box(SheetBox box) { layers.back().boxes.push_back(box); }
  void line(SheetLine line) { layers.back().lines.push_back(line); }
  void text(Rect box, std::string text, Tone = Tone::text, Face = Face::sans, Align = Align::left);
  // Left out where nothing of it is within the layer.
  void target(Rect, std::string name, std::string_view group, std::function<void()> press);

  // A button that says what it does; one that is on is filled. Returns its right edge.
  float chip(Point top_left, std::string_view label, bool is_on, std::string name, std::string_view group,
             std::function<void()> press);

  const SheetTarget* at(Point) const;
  const SheetTarget* named(std::string_view) const;
  // The target that the eye finds next in this direction, within the group; nullptr: none.
  const SheetTarget* beside(const SheetTarget&, int right, int down) const;
};

constexpr float chip_height = 26;
// Pixels, about: the panes leave room by it and the view cuts off what is longer.
float text_width(std::string_view, Face);

}  // namespace lockstep::ui::model

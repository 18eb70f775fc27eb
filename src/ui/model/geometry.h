// Places on the canvas, in CSS pixels from its top left corner.
#pragma once

namespace lockstep::ui::model {

struct Point {
  float x = 0, y = 0;

  friend constexpr bool operator==(Point, Point) = default;
};

struct Rect {
  float left = 0, top = 0, right = 0, bottom = 0;

  constexpr float width() const { return right - left; }
  constexpr float height() const { return bottom - top; }
  constexpr Point center() const { return {(left + right) / 2, (top + bottom) / 2}; }
  constexpr bool contains(Point p) const { return p.x >= left && p.x < right && p.y >= top && p.y < bottom; }
  constexpr Rect inset(float by) const { return {left + by, top + by, right - by, bottom - by}; }

  friend constexpr bool operator==(Rect, Rect) = default;
};

struct Size {
  float width = 0, height = 0;

  friend constexpr bool operator==(Size, Size) = default;
};

}  // namespace lockstep::ui::model

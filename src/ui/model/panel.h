// What every panel of the canvas hears and answers. One panel is shown at a time; the scene passes on what it gets.
//
// A panel is a word of `Panel` in protocol.def, a class derived from this one, its member and its two cases in
// scene/scene.h, and what paints its drawing, a `Desk::paint` in ui/platform/desk.h: what is forgotten does not
// compile. When it is shown the page says (panelOf in web/src/canvas/stage.ts).
#pragma once

#include <optional>

#include "ui/model/geometry.h"
#include "ui/model/input.h"
#include "ui/model/tooltip.h"

namespace lockstep::ui::model {

class Panel {
 public:
  virtual ~Panel() = default;

  virtual void resize(Size) = 0;
  virtual void pointer_moved(Point) = 0;
  virtual void pointer_left() = 0;
  virtual void pointer_pressed(const Press&) = 0;
  virtual void pointer_released(Point, int clicks) = 0;
  virtual void wheel(const Wheel&) = 0;
  virtual void pinch(const Pinch&) = 0;
  // False: not for this panel; the page may have the key.
  virtual bool key(const KeyPress&) = 0;

  // Of the latest drawing.
  virtual bool points_at_something() const = 0;  // the pointer becomes a hand
  virtual std::optional<Tooltip> tooltip() const { return std::nullopt; }
};

}  // namespace lockstep::ui::model

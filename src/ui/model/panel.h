// What every panel hears of the reader's hands. One panel is shown at a time; the scene passes on what it gets.
#pragma once

#include "ui/model/input.h"

namespace lockstep::ui::model {

class Panel {
 public:
  virtual ~Panel() = default;

  virtual void pointer_moved(Point) = 0;
  virtual void pointer_left() = 0;
  virtual void pointer_pressed(Point) = 0;
  virtual void pointer_released(Point, int clicks) = 0;
  virtual void wheel(const Wheel&) = 0;
  virtual void pinch(const Pinch&) = 0;
  // False: not for this panel; the page may have the key.
  virtual bool key(const KeyPress&) = 0;
};

}  // namespace lockstep::ui::model

// What the reader's hands do, as the panels hear it.
#pragma once

#include "ui/model/geometry.h"

namespace lockstep::ui::model {

enum class Key {
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  tab,
  enter,
  escape,
  backspace,
  del,
  insert,
  character
};

struct Press {
  Press(Point where, bool with_shift = false) : at(where), shift(with_shift) {}

  Point at;
  bool shift = false;
};

struct KeyPress {
  Key key{};
  bool shift = false;
  char32_t character = 0;  // of Key::character
  bool control = false;    // Ctrl, or Command on a Mac
};

struct Wheel {
  Point at;
  float x = 0, y = 0;  // notches; positive: content moves left, up (later, further down)
  bool shift = false;
};

// Two fingers: where they were, where they are.
struct Pinch {
  Point from_center, to_center;
  float from_distance = 1, to_distance = 1;
};

}  // namespace lockstep::ui::model

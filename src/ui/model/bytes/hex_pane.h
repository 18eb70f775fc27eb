// The bytes themselves: rows of hex and text, a cursor, a selection, typing over them.
//
// Mouse and finger: a click sets the cursor, a drag selects, the wheel and two fingers scroll, so does the bar at the
// right. Keys: arrows move, with Shift they select; Home and End go to the ends of the row, with Ctrl of the bytes; hex
// digits replace the byte's halves one after the other, in the text column letters replace bytes; Insert puts a zero
// in, Delete and Backspace take bytes out. What is drawn is what is in view, however much there is.
#pragma once

#include <string>
#include <vector>

#include "bytes/dump.h"
#include "ui/model/bytes/byte_session.h"
#include "ui/model/bytes/hex_grid.h"

namespace lockstep::ui::model {

struct HexCell {
  Rect hex, glyph;
  size_t offset = 0;
  uint8_t byte = 0;
  bytes::ByteClass kind{};
  bool is_selected = false;
  Tone tint = Tone::none;  // of the layout's field that it belongs to
};

struct HexDrawing {
  Rect box;
  std::vector<HexCell> cells;
  struct Offset {
    Rect box;
    std::string digits;
  };
  std::vector<Offset> offsets;
  struct Outline {
    Rect rect;
    Tone tone{};
    float width = 1;
  };
  std::vector<Outline> outlines;
  Rect cursor, cursor_glyph;  // of height 0 when they are scrolled away
  bool is_cursor_in_text = false;
  Rect scroll_track, scroll_bar;  // of width 0 when everything is in view
  std::string empty_text;
};

class HexPane {
 public:
  static constexpr std::string_view name = "bytes";  // of its target

  explicit HexPane(ByteSession& session) : session_(session) {}

  const HexDrawing& draw(Rect box);
  const HexDrawing& drawing() const { return drawing_; }
  const HexGrid& grid() const { return grid_; }
  double scroll() const { return scroll_; }
  bool contains(Point p) const { return grid_.box.contains(p) || drawing_.scroll_track.contains(p); }
  bool is_dragging() const { return drag_ != Drag::none; }

  void reset() { scroll_ = 0, last_cursor_ = 0, is_in_text_ = false; }
  void pointer_moved(Point);
  void pointer_pressed(Point);
  void pointer_released(Point);
  void scroll_by(double rows);
  void leave_cursor() { last_cursor_ = session_.cursor(); }  // where it is now it need not come into view
  bool key(const KeyPress&);

 private:
  enum class Drag { none, select, scroll_bar };

  bool move(const KeyPress&, ptrdiff_t by);
  bool type(char32_t);
  bool remove(bool before_cursor);
  void show_cursor();
  void scroll_to_pointer(Point);
  void outline(ByteRange, Tone, float width);

  ByteSession& session_;
  HexGrid grid_;
  HexDrawing drawing_;
  double scroll_ = 0;
  size_t last_cursor_ = 0;  // the cursor that was last brought into view
  Drag drag_ = Drag::none;
  double grabbed_ = 0;  // where the bar was taken, in pixels from its top
  bool is_in_text_ = false;
  bool has_high_digit_ = false;  // the next digit typed is the low one
  size_t typed_at_ = 0;          // where the last letter went
  uint64_t stroke_ = 0;
};

}  // namespace lockstep::ui::model

// One value in both byte orders, one above the other, with the way that each byte takes between them.
//
//    u32   305419896  = 0x12345678
//              +0   +1   +2   +3
//    little   [78] [56] [34] [12]     read as big: 2018915346
//                ╲    ╲╱  ╲╱   ╱
//                 ╲   ╱╲  ╱╲  ╱
//    big      [12] [34] [56] [78]     read as little: 2018915346
//              +0   +1   +2   +3
//    PDP-11   [34] [12] [78] [56]     where there is room, and the number has words of two bytes to put in order
//    bits     sign exponent fraction, highest first
//
// A click on a byte selects it, and shows its place on the other side and in the number. Arrows move the selection, hex
// digits change the byte (the shell is told the new value), Enter copies the side.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/both_orders.h"
#include "ui/model/bytes/number_bits.h"
#include "ui/model/intent.h"
#include "ui/model/panel.h"
#include "ui/model/state.h"

namespace lockstep::ui::model {

enum class TextStyle { title, body, muted, value, value_small, hex, hex_small, warning, problem };

struct DrawnByte {
  Rect rect;
  std::string digits, address;
  Rect address_box;
  bool is_big = false;
  int index = 0;
  float weight = 0;  // 0 the lightest byte of the number, 1 the heaviest
  bool is_selected = false, is_twin = false, is_hovered = false;
};

// The way of one byte from the little side to the big one.
struct DrawnLink {
  Point from, to;
  float weight = 0;
  bool is_emphasized = false;
};

struct DrawnBit {
  Rect rect;
  bool is_one = false;
  BitRole role{};
  bool is_emphasized = false;  // belongs to the selected byte
};

struct DrawnText {
  Rect box;  // cut off where it ends
  std::string text;
  TextStyle style{};
};

struct ByteDrawing {
  std::vector<DrawnText> texts;
  std::vector<DrawnByte> cells;
  std::vector<DrawnByte> pdp;  // each names the byte of the big side that it is
  std::vector<DrawnLink> links;
  std::vector<DrawnBit> bits;
};

class BytePanel : public Panel {
 public:
  explicit BytePanel(Intents& intents) : intents_(intents) {}

  void set(const ByteChoice&);
  void resize(Size size) override { size_ = size; }

  void pointer_moved(Point) override;
  void pointer_left() override;
  void pointer_pressed(const Press&) override {}
  void pointer_released(Point, int clicks) override;
  void wheel(const Wheel&) override {}
  void pinch(const Pinch&) override {}
  bool key(const KeyPress&) override;

  const ByteDrawing& draw();
  bool points_at_something() const override { return hovered_.has_value(); }

  const ByteChoice& choice() const { return choice_; }
  const ByteDrawing& drawing() const { return drawing_; }  // the latest
  // Error: why the text is no value of the type.
  const std::expected<bytes::BothOrders, std::string>& value() const { return value_; }

 private:
  struct Place {
    bool is_big = false;
    int index = 0;

    friend bool operator==(Place, Place) = default;
  };

  std::optional<Place> place_at(Point) const;
  std::optional<Place> selected() const;
  int width() const;
  void select(Place);
  bool type_digit(int digit);

  void draw_head(const bytes::BothOrders&, float left, float right);
  void draw_side(const bytes::Side&, bool is_big, Rect cells, float cell_pitch);
  void draw_pdp(const bytes::PdpOrder&, Rect cells, float cell_pitch);
  DrawnByte drawn(uint8_t byte, Place, int weight, float left, Rect cells, float pitch) const;
  void draw_links(size_t first, const std::vector<DrawnByte>& to);
  void draw_bits(const bytes::BothOrders&, Rect box);
  void text(Rect box, std::string text, TextStyle style) { drawing_.texts.push_back({box, std::move(text), style}); }

  Intents& intents_;
  ByteChoice choice_;
  std::expected<bytes::BothOrders, std::string> value_ = std::unexpected("no value yet");
  Size size_{1, 1};
  ByteDrawing drawing_;
  std::optional<Place> hovered_;
  bool has_high_digit_ = false;  // the next digit typed is the low one
};

}  // namespace lockstep::ui::model

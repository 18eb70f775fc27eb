// One number's bits as switches: pressed or dragged over with the pointer, moved along and turned with the keys.
//
// Above stands the number with its heaviest bit first, below the same bits where memory has them, byte by byte in
// address order, with a line from each byte of the number to its place. The byte order moves those lines; the order of
// the bits within a byte it does not touch, and how bits are numbered is a switch of its own that changes labels and
// nothing else.
#pragma once

#include <optional>

#include "ui/model/bytes/byte_session.h"
#include "ui/model/bytes/number_bits.h"

namespace lockstep::ui::model {

class BitsPane {
 public:
  static constexpr std::string_view group = "bits", type_group = "type", order_group = "order";

  explicit BitsPane(ByteSession& session) : session_(session) {}

  void draw(Sheet&, Rect box);
  void scroll_by(float pixels) { scroll_ += pixels; }

  bytes::NumberType type() const;
  // None: fewer bytes are left than the type has.
  std::optional<bytes::U128> bits() const;
  void write(bytes::U128, uint64_t stroke = 0);

  // A press on a bit turns it, and a drag gives what it became to every bit that it meets. False: no bit there.
  bool pointer_pressed(Point);
  void pointer_moved(Point);
  void pointer_released() { stroke_ = 0; }
  bool is_dragging() const { return stroke_ != 0; }
  // Of a bit that has the keys: Enter and Space turn it, 0 and 1 set it, + and - step its part.
  bool key(const KeyPress&);

 private:
  struct Place {
    Rect rect;
    size_t bit = 0;
  };
  void draw_number(Sheet&, Rect box, bytes::U128 bits, float pitch, size_t bytes_per_line);
  void draw_memory(Sheet&, Rect box, bytes::U128 bits, float pitch, size_t bytes_per_line);
  void draw_bit(Sheet&, Rect, size_t bit, bool is_one, bool has_name);
  std::optional<size_t> bit_under(Point) const;

  ByteSession& session_;
  std::vector<Place> places_;
  std::vector<Rect> number_bytes_;  // by weight
  uint64_t stroke_ = 0;
  bool painted_ = false;  // what a drag gives
  bool counts_from_heaviest_ = false;
  float scroll_ = 0;
};

std::string bit_target(size_t bit);  // "bit 30"

}  // namespace lockstep::ui::model

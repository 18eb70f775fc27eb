// A layout's fields as a tree over the bytes: name, value, and on demand what the wrong byte order would make of it.
//
// Each field that is no group has a colour and a number, and its bytes in the hex view have the same colour. Pointing
// at a field outlines its bytes; pressing it selects them. Pointing at a byte marks its field and brings it into view,
// and so does a cursor that moves. Byte order belongs to each field: with the wrong one a MAC address and a text stay
// what they are.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ui/model/bytes/byte_session.h"

namespace lockstep::ui::model {

class FieldPane {
 public:
  static constexpr std::string_view group = "fields", head_group = "layout";

  explicit FieldPane(ByteSession& session) : session_(session) {}

  void draw(Sheet&, Rect box);
  void scroll_by(float pixels) { scroll_ += pixels; }
  void reveal(std::string_view target);
  void reset() { closed_.clear(), scroll_ = 0, last_cursor_ = 0, last_hovered_.reset(); }

  // The layouts whose magic is in the bytes, those with the longest first.
  const std::vector<std::string>& fits() const;
  // The field above or below this one's target; "": none.
  std::string beside(std::string_view target, int down) const;

 private:
  float draw_head(Sheet&, Rect box);
  void draw_row(Sheet&, Rect row, size_t index, bool is_pointed_at);
  std::vector<size_t> open_rows() const;
  std::optional<size_t> row_of_byte(size_t offset) const;
  void bring_into_view(size_t row, size_t beyond);
  void choose_layout(const std::string& name);

  ByteSession& session_;
  std::set<size_t> closed_;  // groups whose children are folded away
  float scroll_ = 0, view_height_ = 0;
  std::optional<size_t> last_hovered_;  // the bytes whose fields were last brought into view
  size_t last_cursor_ = 0;
  mutable std::vector<std::string> fits_;
  mutable uint64_t fits_revision_ = ~uint64_t{0};
};

// "field 12": by its place in the list of all fields.
std::string field_target(size_t index);
// "as big: 2018915346"; "" where the order changes nothing.
std::string wrong_text(const bytes::DecodedField&);

}  // namespace lockstep::ui::model

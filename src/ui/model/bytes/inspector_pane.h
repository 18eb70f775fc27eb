// Every reading of the bytes at the cursor, little and big side by side; a reading that is typed over becomes bytes.
//
// With a selection only the readings of exactly so many bytes are there. The bytes that a reading takes are outlined in
// the hex view while it is pointed at or has the keys.
#pragma once

#include <string>
#include <vector>

#include "bytes/inspect.h"
#include "ui/model/bytes/byte_session.h"

namespace lockstep::ui::model {

class InspectorPane {
 public:
  static constexpr std::string_view group = "readings";

  explicit InspectorPane(ByteSession& session) : session_(session) {}

  void draw(Sheet&, Rect box);
  void scroll_by(float pixels) { scroll_ += pixels; }
  // The row's reading that has this target; after Tab or an arrow it is scrolled into view.
  void reveal(std::string_view target);

  // The reading beside this one's target; "": none.
  std::string beside(std::string_view target, int right, int down) const;

  std::vector<bytes::InspectorRow> rows() const;
  // Writes a reading over the bytes at the cursor. Error: why it is none, as a sentence.
  std::expected<void, std::string> write(const bytes::Interpretation&, bytes::Order, const std::string& text);

 private:
  void cell(Sheet&, Rect, const bytes::InspectorRow&, bool is_big);

  ByteSession& session_;
  float scroll_ = 0;
  float view_height_ = 0;
};

// "u32 little": the target of one reading.
std::string target_of(const bytes::Interpretation&, bool is_big);

}  // namespace lockstep::ui::model

// What all parts of the byte lab share: the bytes, where the reader is in them, what is pointed at, and the line that
// is being typed.
//
// A part that changes something does it here. The change holds at once, and the shell hears of it: of the place and the
// switches with the intent bytes_view, also of those that it asked for itself, of the bytes with bytes_edited. Until a
// document was opened or edited, the bytes are those of the value that the shell named, in the chosen order.
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/decode.h"
#include "bytes/order.h"
#include "ui/model/bytes/byte_document.h"
#include "ui/model/intent.h"
#include "ui/model/sheet.h"
#include "ui/model/state.h"
#include "ui/model/text_entry.h"

namespace lockstep::ui::model {

class ByteSession {
 public:
  explicit ByteSession(Intents& intents) : intents_(intents) {}

  // From the shell.
  void show(const ByteChoice&);
  void open(std::vector<uint8_t>);
  void close();  // no document any more: the bytes are the value's again

  const ByteChoice& choice() const { return choice_; }
  const ByteDocument& document() const { return document_; }
  bool has_document() const { return has_document_; }
  std::span<const uint8_t> data() const { return document_.bytes(); }
  size_t size() const { return document_.size(); }
  bytes::Order order() const { return choice_.is_big_first ? bytes::big : bytes::little; }

  // ---- the place: cursor from 0 to size, and the selection around it

  size_t cursor() const;
  ByteRange selection() const;
  // Where a reading begins: the selection's first byte, or the cursor.
  size_t reading_place() const;
  void move_to(size_t cursor, bool extends_selection = false);
  void select(ByteRange);  // the cursor goes to its begin
  void change(const std::function<void(ByteChoice&)>&);

  // ---- the bytes

  // A number that no stroke had before.
  uint64_t next_stroke() { return ++stroke_; }
  // Over what is there; past the end the document grows.
  void write_over(size_t at, std::span<const uint8_t>, uint64_t stroke = 0);
  void replace(size_t at, size_t removed, std::span<const uint8_t>, uint64_t stroke = 0);
  bool undo();
  bool redo();

  // ---- the line that is being typed

  std::optional<TextEntry> entry;
  void type_into(std::string name, std::string text, TextEntry::Take take);
  // A field with its text, and the line itself while it is typed there. `face` of the text.
  void field(Sheet&, Rect, const std::string& name, std::string_view group, const std::string& text, Face face,
             TextEntry::Take take);

  // ---- what is pointed at

  Point pointer{-1, -1};
  std::string focus;                  // the name of the target that the keys go to
  std::optional<ByteRange> outlined;  // the bytes of the reading, field or number that is pointed at
  std::optional<size_t> hovered;      // the byte that is
  std::string remark;                 // what came of the last command, for the status line
  bool remark_is_problem = false;

  // The layout's fields in the bytes as they are; empty without a layout.
  const bytes::Decoded& fields() const;

 private:
  void tell_place();
  void tell_bytes();
  void follow_value();

  Intents& intents_;
  ByteChoice choice_;
  ByteDocument document_;
  bool has_document_ = false;
  std::optional<size_t> anchor_;  // where the selection began
  uint64_t stroke_ = 0;
  // What was decoded last, and from what.
  mutable bytes::Decoded fields_;
  mutable uint64_t fields_revision_ = ~uint64_t{0};
  mutable std::string fields_layout_;
};

}  // namespace lockstep::ui::model

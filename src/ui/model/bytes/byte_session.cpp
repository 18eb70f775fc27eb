#include "ui/model/bytes/byte_session.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "bytes/layout.h"
#include "bytes/number.h"

namespace lockstep::ui::model {

void ByteSession::show(const ByteChoice& choice) {
  const ByteChoice before = std::exchange(choice_, choice);
  if (choice.cursor != before.cursor || choice.begin != before.begin || choice.end != before.end) anchor_.reset();
  const bool is_new_value =
      choice.text != before.text || choice.type != before.type || choice.is_big_first != before.is_big_first;
  if (is_new_value && !has_document_) follow_value();
  tell_place();
}

void ByteSession::follow_value() {
  const auto type = bytes::number_type_named(choice_.type);
  const auto bits = type ? bytes::parse_number(choice_.text, *type) : std::unexpected(bytes::NumberError{});
  document_.open(bits ? bytes::bytes_of(*bits, type->width, order()) : std::vector<uint8_t>{});
}

void ByteSession::open(std::vector<uint8_t> bytes) {
  document_.open(std::move(bytes));
  has_document_ = true;
  anchor_.reset();
  entry.reset();
  outlined.reset();
  hovered.reset();
  remark.clear();
  choice_.cursor = choice_.begin = choice_.end = 0;
}

void ByteSession::close() {
  has_document_ = false;
  follow_value();
}

// ---- the place ----

size_t ByteSession::cursor() const { return std::min(static_cast<size_t>(choice_.cursor), size()); }

ByteRange ByteSession::selection() const {
  return {std::min(static_cast<size_t>(choice_.begin), size()), std::min(static_cast<size_t>(choice_.end), size())};
}

size_t ByteSession::reading_place() const {
  const ByteRange chosen = selection();
  return chosen.is_empty() ? cursor() : chosen.begin;
}

void ByteSession::move_to(size_t cursor, bool extends_selection) {
  cursor = std::min(cursor, size());
  ByteRange chosen = selection();
  if (!extends_selection) {
    anchor_.reset();
    chosen = {cursor, cursor};
  } else if (size() > 0) {
    // The anchor's byte and the cursor's byte both belong to it.
    if (!anchor_) anchor_ = !chosen.is_empty() && this->cursor() == chosen.begin ? chosen.end - 1 : this->cursor();
    const size_t last = size() - 1, a = std::min(*anchor_, last), b = std::min(cursor, last);
    chosen = {std::min(a, b), std::max(a, b) + 1};
  }
  remark.clear();
  choice_.cursor = cursor;
  choice_.begin = chosen.begin;
  choice_.end = chosen.end;
  tell_place();
}

void ByteSession::select(ByteRange range) {
  anchor_.reset();
  choice_.cursor = range.begin;
  choice_.begin = range.begin;
  choice_.end = range.end;
  tell_place();
}

void ByteSession::change(const std::function<void(ByteChoice&)>& changed) {
  const bool was_big = choice_.is_big_first;
  changed(choice_);
  if (choice_.is_big_first != was_big && !has_document_) follow_value();
  tell_place();
}

void ByteSession::tell_place() { intents_.bytes_view(choice_); }

// ---- the bytes ----

void ByteSession::tell_bytes() {
  has_document_ = true;
  intents_.send<intents::bytes_edited>({.revision = document_.is_as_opened() ? 0 : document_.revision(),
                                        .size = document_.size(),
                                        .can_undo = document_.can_undo(),
                                        .can_redo = document_.can_redo()});
}

void ByteSession::write_over(size_t at, std::span<const uint8_t> put, uint64_t stroke) {
  replace(at, put.size(), put, stroke);
}

void ByteSession::replace(size_t at, size_t removed, std::span<const uint8_t> put, uint64_t stroke) {
  document_.replace(at, removed, put, stroke);
  tell_bytes();
}

bool ByteSession::undo() {
  const auto changed = document_.undo();
  if (!changed) return false;
  tell_bytes();
  move_to(changed->begin);
  remark = "undone";
  remark_is_problem = false;
  return true;
}

bool ByteSession::redo() {
  const auto changed = document_.redo();
  if (!changed) return false;
  tell_bytes();
  move_to(changed->begin);
  remark = "done again";
  remark_is_problem = false;
  return true;
}

// ---- the line that is being typed ----

void ByteSession::type_into(std::string name, std::string text, TextEntry::Take take) {
  focus = name;
  entry.emplace(std::move(name), std::move(text), std::move(take));
}

void ByteSession::field(Sheet& sheet, Rect rect, const std::string& name, std::string_view group,
                        const std::string& text, Face face, TextEntry::Take take) {
  const Rect inner{rect.left + 6, rect.top, rect.right - 6, rect.bottom};
  sheet.target(rect, name, group, [this, name, text, take] { type_into(name, text, take); });
  if (!entry || entry->name() != name) return sheet.text(inner, text, Tone::text, face);
  const bool is_wrong = !entry->error().empty();
  sheet.box({.rect = rect.inset(0.5f),
             .fill = Tone::surface,
             .edge = is_wrong ? Tone::problem : Tone::focus,
             .edge_width = 2});
  // The mono face, whose letters are all as wide: the caret stands where the letters end.
  const auto width = [](std::string_view part) { return text_width(part, Face::mono); };
  const std::string_view typed = entry->text();
  const float caret = width(typed.substr(0, entry->caret()));
  const float shift = std::max(0.0f, caret - (inner.width() - 4));
  if (entry->is_all_chosen())
    sheet.box({.rect = {inner.left, rect.top + 4, std::min(inner.right, inner.left + width(typed)), rect.bottom - 4},
               .fill = Tone::accent,
               .alpha = 0.3f,
               .radius = 2});
  const auto hidden = static_cast<size_t>(shift / width("0") + 0.99f);
  size_t first = 0;
  for (size_t i = 0; i < hidden && first < typed.size(); ++i) {
    ++first;
    while (first < typed.size() && !begins_character(typed[first])) ++first;
  }
  sheet.text(inner, std::string(typed.substr(first)), Tone::text, Face::mono);
  const float at = inner.left + caret - width(typed.substr(0, first));
  sheet.line({{at, rect.top + 5}, {at, rect.bottom - 5}, Tone::text, 1.5f});
}

// ---- fields ----

const bytes::Decoded& ByteSession::fields() const {
  if (fields_revision_ == document_.revision() && fields_layout_ == choice_.layout) return fields_;
  const bytes::Layout* layout = bytes::layout_named(choice_.layout);
  fields_ = layout ? bytes::decode(*layout, data()) : bytes::Decoded{};
  fields_revision_ = document_.revision();
  fields_layout_ = choice_.layout;
  return fields_;
}

}  // namespace lockstep::ui::model

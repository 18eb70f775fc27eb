#include "ui/model/text_entry.h"

#include "base/utf8.h"

namespace lockstep::ui::model {

namespace {

constexpr size_t longest = 400;  // bytes

}  // namespace

size_t TextEntry::before(size_t at) const {
  while (at > 0 && !begins_character(text_[--at])) {
  }
  return at;
}

size_t TextEntry::after(size_t at) const {
  if (at < text_.size()) ++at;
  while (at < text_.size() && !begins_character(text_[at])) ++at;
  return at;
}

void TextEntry::erase(size_t begin, size_t end) {
  if (is_all_chosen()) begin = 0, end = text_.size();
  text_.erase(begin, end - begin);
  caret_ = begin;
  is_all_chosen_ = false;
  error_.clear();
}

void TextEntry::insert(std::string_view typed) {
  if (is_all_chosen()) erase(0, 0);
  is_all_chosen_ = false;
  error_.clear();
  std::string line;
  for (const char c : typed)
    if (static_cast<unsigned char>(c) >= ' ' || c == '\t') line += c;
  if (text_.size() + line.size() > longest) return;
  text_.insert(caret_, line);
  caret_ += line.size();
}

bool TextEntry::key(const KeyPress& press) {
  if (press.control) {
    if (press.key != Key::character || (press.character | 0x20) != 'a') return false;
    return is_all_chosen_ = true;
  }
  const auto go = [&](size_t to) {
    caret_ = to;
    is_all_chosen_ = false;
    return true;
  };
  switch (press.key) {
    case Key::left: return go(is_all_chosen() ? 0 : before(caret_));
    case Key::right: return go(is_all_chosen() ? text_.size() : after(caret_));
    case Key::home: return go(0);
    case Key::end: return go(text_.size());
    case Key::backspace: return erase(before(caret_), caret_), true;
    case Key::del: return erase(caret_, after(caret_)), true;
    case Key::character: {
      std::string typed;
      append_utf8(typed, press.character);
      return insert(typed), true;
    }
    default: return false;
  }
}

bool TextEntry::take() {
  const auto taken = take_(text_);
  if (!taken) error_ = taken.error();
  return taken.has_value();
}

}  // namespace lockstep::ui::model

// One line of text that is being typed on the canvas: a reading to change.
//
// It begins with all of its text chosen, so that typing replaces it and an arrow keeps it.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "ui/model/input.h"

namespace lockstep::ui::model {

class TextEntry {
 public:
  // Takes the text when Enter is pressed. Error: why it cannot be taken; the entry then stays open and says so.
  using Take = std::function<std::expected<void, std::string>(const std::string&)>;

  TextEntry(std::string name, std::string text, Take take)
      : name_(std::move(name)), text_(std::move(text)), caret_(text_.size()), take_(std::move(take)) {}

  const std::string& name() const { return name_; }  // of the field that it stands in
  const std::string& text() const { return text_; }
  size_t caret() const { return caret_; }  // bytes of the text before it
  bool is_all_chosen() const { return is_all_chosen_ && !text_.empty(); }
  const std::string& error() const { return error_; }

  // False: not for a line of text. Enter and Escape are for whoever opened it.
  bool key(const KeyPress&);
  void insert(std::string_view);
  bool take();  // true: taken

 private:
  void erase(size_t begin, size_t end);
  size_t before(size_t at) const;
  size_t after(size_t at) const;

  std::string name_, text_;
  size_t caret_ = 0;
  bool is_all_chosen_ = true;
  std::string error_;
  Take take_;
};

}  // namespace lockstep::ui::model

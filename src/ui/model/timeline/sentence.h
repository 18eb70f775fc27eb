// Texts with places to be filled in: "waits for {object}".
//
// What may stand in braces is the list of words of the thing that is spoken of (slice_kind.h, mark_kind.h): a sentence
// with any other word, or with a brace that is not closed, does not compile.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lockstep::ui::model {

// `Word` is an enum whose names `names_of(Word{})` lists in order.
template <class Word>
class Sentence {
 public:
  consteval Sentence(const char* text) : text_(text) {
    for (size_t at = 0; (at = text_.find('{', at)) != text_.npos;) {
      const size_t end = text_.find('}', at);
      if (end == text_.npos || !word_named(text_.substr(at + 1, end - at - 1))) not_a_word_of_the_list();
      at = end;
    }
  }

  // Nothing when one of its words has nothing to say here: `text_of(Word)` is empty.
  template <class TextOf>
  std::optional<std::string> say(TextOf text_of) const {
    std::string said;
    for (std::string_view rest = text_; !rest.empty();) {
      const size_t brace = rest.find('{');
      said += rest.substr(0, brace);
      if (brace == rest.npos) break;
      const size_t end = rest.find('}');
      const std::string filled = text_of(*word_named(rest.substr(brace + 1, end - brace - 1)));
      if (filled.empty()) return std::nullopt;
      said += filled;
      rest.remove_prefix(end + 1);
    }
    return said;
  }

  constexpr std::string_view text() const { return text_; }

 private:
  static void not_a_word_of_the_list() {}  // cannot be called while compiling

  static constexpr std::optional<Word> word_named(std::string_view name) {
    const std::span<const std::string_view> names = names_of(Word{});
    for (size_t i = 0; i < names.size(); ++i)
      if (names[i] == name) return static_cast<Word>(i);
    return std::nullopt;
  }

  std::string_view text_;
};

template <class Word>
struct Fact {
  consteval Fact(const char* name, const char* says) : Fact(name, name, says) {}
  consteval Fact(const char* name, const char* while_open, const char* says)
      : label(name), label_while_open(while_open), value(says) {}

  std::string_view label, label_while_open;  // the second while what is spoken of goes on
  Sentence<Word> value;
};

template <class Word>
class Facts {
 public:
  static constexpr size_t most = 4;

  consteval Facts(std::initializer_list<Fact<Word>> list) {
    for (const Fact<Word>& fact : list) all_.at(count_++) = fact;
  }
  constexpr size_t size() const { return count_; }
  constexpr const Fact<Word>& operator[](size_t index) const { return *all_[index]; }

 private:
  std::array<std::optional<Fact<Word>>, most> all_;
  size_t count_ = 0;
};

}  // namespace lockstep::ui::model

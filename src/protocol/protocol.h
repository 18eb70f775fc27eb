// The messages of protocol.def as C++ has them: an enum for each list of words, a struct for each message.
//
// Fields without a default have to be named by whoever makes a message: to forget one is a compile error.
#pragma once

#include <concepts>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace lockstep::protocol {

using Text = std::string;
using Flag = bool;
using Count = uint64_t;  // larger ones are cut to the largest
using Whole = int32_t;
using Real = double;
using Seconds = double;  // above 0
using Texts = std::map<std::string, std::string, std::less<>>;
template <class T>
using List = std::vector<T>;
// Null, where a key is there without a value. (std::optional itself is a key that may not be there.)
template <class T>
struct OrNull {
  OrNull() = default;
  OrNull(T given) : value(std::move(given)) {}

  bool has_value() const { return value.has_value(); }
  explicit operator bool() const { return has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
  friend bool operator==(const OrNull&, const OrNull&) = default;

  std::optional<T> value;
};

// ---- words

#define WORDS(Type, noun) enum class Type : uint8_t {
#define WORD(id, word, label, about) id,
#define END_WORDS(Type) \
  }                     \
  ;
#include "protocol/protocol.def"

template <class Type>
struct WordList {};

#define WORDS(Type, noun_)                          \
  template <>                                       \
  struct WordList<Type> {                           \
    static constexpr std::string_view noun = noun_; \
    static constexpr std::string_view words[] = {
#define WORD(id, word, label, about) word,
#define END_WORDS(Type) \
  }                     \
  ;                     \
  }                     \
  ;
#include "protocol/protocol.def"

template <class Type>
concept Word = requires {
  WordList<Type>::noun;
};

// The words of a list, in their order.
template <Word Type>
std::vector<std::string_view> words() {
  return {std::begin(WordList<Type>::words), std::end(WordList<Type>::words)};
}

template <Word Type>
constexpr std::string_view word_for(Type value) {
  return WordList<Type>::words[static_cast<size_t>(value)];
}

// "gil and free-threaded", "value, hex, machines or swaps"
std::string listed(const std::vector<std::string_view>& words, std::string_view last_joint);
std::string not_a_word(std::string_view word, std::string_view noun, const std::vector<std::string_view>& known);

// Error: "'turbo' is not a build; known are gil and free-threaded".
template <Word Type>
std::expected<Type, std::string> word_named(std::string_view word) {
  const auto known = words<Type>();
  for (size_t i = 0; i < known.size(); ++i)
    if (known[i] == word) return static_cast<Type>(i);
  return std::unexpected(not_a_word(word, WordList<Type>::noun, known));
}

// ---- messages

#define MESSAGE(Type) struct Type {
#define FIELD(Type, key) Type key;
#define DEFAULT(Type, key, value) Type key = value;
#define MAYBE(Type, key) std::optional<Type> key = {};
#define END_MESSAGE(Type)                                     \
  friend bool operator==(const Type&, const Type&) = default; \
  }                                                           \
  ;
#include "protocol/protocol.def"

template <class Type>
inline constexpr bool is_message = false;
#define MESSAGE(Type) \
  template <>         \
  inline constexpr bool is_message<Type> = true;
#define FIELD(Type, key)
#define DEFAULT(Type, key, value)
#define MAYBE(Type, key)
#define END_MESSAGE(Type)
#include "protocol/protocol.def"

template <class Type>
concept Message = is_message<std::remove_const_t<Type>>;

// The key as JSON has it: without the _ that keeps it from being a word of C++.
constexpr std::string_view key_of(std::string_view name) {
  return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

// Calls visit.field(key, value), visit.with_default(key, value) or visit.maybe(key, value) for each row of a message.
#define MESSAGE(Type)                                     \
  template <class Given, class Visitor>                   \
  requires std::same_as<std::remove_const_t<Given>, Type> \
  void each_field([[maybe_unused]] Given& message, [[maybe_unused]] Visitor& visit) {
#define FIELD(Type, key) visit.field(key_of(#key), message.key);
#define DEFAULT(Type, key, value) visit.with_default(key_of(#key), message.key);
#define MAYBE(Type, key) visit.maybe(key_of(#key), message.key);
#define END_MESSAGE(Type) }
#include "protocol/protocol.def"

// ---- calls, searches and intents

namespace calls {
#define CALL(name, Question_, Answer_) \
  struct name {                        \
    using Question = Question_;        \
    using Answer = Answer_;            \
  };
#include "protocol/protocol.def"
}  // namespace calls

namespace searches {
#define SEARCH(name, Question_, Answer_) \
  struct name {                          \
    using Question = Question_;          \
    using Answer = Answer_;              \
  };
#include "protocol/protocol.def"
}  // namespace searches

enum class HowMany : uint8_t { each, latest };
namespace intents {
#define INTENT(name_, Message_, how_many_)                  \
  struct name_ {                                            \
    using Message = Message_;                               \
    static constexpr std::string_view name = #name_;        \
    static constexpr HowMany how_many = HowMany::how_many_; \
  };
#include "protocol/protocol.def"
}  // namespace intents

}  // namespace lockstep::protocol

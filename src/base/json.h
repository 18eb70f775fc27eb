// JSON, written and read.
//
//   Json{{"line", 3}, {"names", {"a", "b"}}}   ─▶   {"line":3,"names":["a","b"]}
//
// A list in braces is an object when each of its elements is a list of a text and a value, else an array, as one would
// read it. Keys stay in the order in which they are written, so that a report reads as documented.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

class Json {
 public:
  Json() = default;  // null
  Json(std::same_as<bool> auto value) : kind_(value ? Kind::yes : Kind::no) {}
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) Json(Integer value)
      : kind_(Kind::number), is_negative_(value < 0), integer_(static_cast<uint64_t>(value)) {}
  Json(std::floating_point auto value) : Json(Number{static_cast<double>(value)}) {}  // not finite: null
  Json(std::string text) : kind_(Kind::text), text_(std::move(text)) {}
  Json(std::string_view text) : Json(std::string(text)) {}
  Json(const char* text) : Json(std::string(text)) {}
  Json(std::nullptr_t) {}
  template <class T>
  Json(const std::vector<T>& list) : kind_(Kind::array), elements_(list.begin(), list.end()) {}
  Json(std::initializer_list<Json> list);

  static Json array();
  static Json object();
  void push_back(Json element);            // onto an array; null becomes one
  Json& operator[](std::string_view key);  // made where it is missing; null becomes an object

  bool is_valid() const { return kind_ != Kind::none; }  // of what `parsed` gave
  bool is_null() const { return kind_ == Kind::null; }
  bool is_flag() const { return kind_ == Kind::no || kind_ == Kind::yes; }
  bool is_text() const { return kind_ == Kind::text; }
  bool is_array() const { return kind_ == Kind::array; }
  bool is_object() const { return kind_ == Kind::object; }
  bool is_number() const { return kind_ == Kind::number || kind_ == Kind::real; }
  bool is_integer() const { return kind_ == Kind::number; }

  const std::string& text() const { return text_; }
  bool flag() const { return kind_ == Kind::yes; }
  uint64_t integer() const { return integer_; }                    // of a negative number modulo 2^64
  double real() const;                                             // of any number
  const std::vector<Json>& elements() const { return elements_; }  // of an object: its values
  const std::vector<std::string>& keys() const { return keys_; }   // of an object, one for each element
  const Json* find(std::string_view key) const;                    // null: there is none
  struct Item {
    const std::string& key;
    const Json& value;
  };
  std::vector<Item> items() const&;  // of an object, which outlives them
  std::vector<Item> items() && = delete;

 private:
  struct Number {
    double value;
  };
  Json(Number);
  friend class JsonReader;
  friend void write(std::string& out, const Json&);
  enum class Kind : uint8_t { null, no, yes, number, real, text, array, object, none };

  Kind kind_ = Kind::null;
  bool is_negative_ = false;
  union {
    uint64_t integer_ = 0;
    double real_;
  };
  // What stands between braces is only there to be put together, so its contents are moved, not copied.
  mutable std::string text_;
  mutable std::vector<Json> elements_;
  std::vector<std::string> keys_;
};

// Bytes that are not UTF-8 (a program may print them) become U+FFFD.
std::string text_of(const Json&);
void append_quoted(std::string& out, std::string_view text);  // a text as JSON writes it

// The value of a JSON text; not `is_valid()` when it is none. What comes after the first thousand keys of a text is
// left out rather than made a burden.
Json parsed(std::string_view text);

}  // namespace lockstep

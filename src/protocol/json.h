// Messages as JSON texts: written as they are, read with suspicion.
//
// What is read may come from a link or a stranger's page. Every key is checked for its name and type; the first thing
// that is wrong is kept as a sentence that names its key: "'limits.threads' has to be a number from 0 up".
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "protocol/protocol.h"

namespace lockstep::protocol {

// ---- writing

inline Json json_of(const Text& text) { return text; }
inline Json json_of(Flag flag) { return flag; }
inline Json json_of(Count count) { return count; }
inline Json json_of(Whole number) { return number; }
inline Json json_of(Real number) { return number; }
Json json_of(const Texts&);
template <Word W>
Json json_of(W word) {
  return word_for(word);
}
template <Message M>
Json json_of(const M&);
template <class T>
Json json_of(const OrNull<T>& value) {
  return value ? json_of(*value) : Json();
}
template <class T>
Json json_of(const List<T>& list) {
  Json json = Json::array();
  for (const T& element : list) json.push_back(json_of(element));
  return json;
}

struct MessageWriter {
  Json json = Json::object();

  void field(std::string_view key, const auto& value) { json[key] = json_of(value); }
  void with_default(std::string_view key, const auto& value) { json[key] = json_of(value); }
  void maybe(std::string_view key, const auto& value) {
    if (value) json[key] = json_of(*value);
  }
};

template <Message M>
Json json_of(const M& message) {
  MessageWriter writer;
  each_field(message, writer);
  return std::move(writer.json);
}

// ---- reading

class Reading {
 public:
  enum class UnknownKeys : uint8_t { refused, ignored };
  explicit Reading(UnknownKeys unknown = UnknownKeys::refused) : unknown_(unknown) {}

  bool ignores_unknown_keys() const { return unknown_ == UnknownKeys::ignored; }
  const std::string& error() const { return error_; }
  void fail(std::string sentence) {
    if (error_.empty()) error_ = std::move(sentence);
  }
  void expect(std::string_view at, std::string_view what);  // "'at' has to be what"

 private:
  UnknownKeys unknown_;
  std::string error_;
};

void read(Reading&, const Json&, std::string_view at, Text&);
void read(Reading&, const Json&, std::string_view at, Flag&);
void read(Reading&, const Json&, std::string_view at, Count&);
void read(Reading&, const Json&, std::string_view at, Whole&);
void read(Reading&, const Json&, std::string_view at, Real&);
void read(Reading&, const Json&, std::string_view at, Texts&);
template <Word W>
void read(Reading&, const Json&, std::string_view at, W&);
template <class T>
void read(Reading&, const Json&, std::string_view at, List<T>&);
template <class T>
void read(Reading&, const Json&, std::string_view at, OrNull<T>&);
template <Message M>
void read(Reading&, const Json&, std::string_view at, M&);

// The keys of one object.
class MessageReader {
 public:
  MessageReader(Reading& reading, const Json& json, std::string_view at);
  void finish();  // after all keys were asked for: says which one nobody knows

  template <class T>
  void field(std::string_view key, T& into) {
    const Json* value = find(key);
    if (value && !(value->is_null() && !may_be_null(into))) return read(reading_, *value, path(key), into);
    reading_.fail("the key '" + path(key) + "' is missing");
  }
  template <class T>
  void with_default(std::string_view key, T& into) {
    if (const Json* value = find(key); value && !value->is_null()) read(reading_, *value, path(key), into);
  }
  // Over what is already there.
  template <class T>
  void maybe(std::string_view key, std::optional<T>& into) {
    const Json* value = find(key);
    if (!value) return;
    if (value->is_null() && !may_be_null(T())) return;
    if (!into) into.emplace();
    read(reading_, *value, path(key), *into);
  }

 private:
  template <class T>
  static constexpr bool may_be_null(const T&) {
    return false;
  }
  template <class T>
  static constexpr bool may_be_null(const OrNull<T>&) {
    return true;
  }

  const Json* find(std::string_view key);
  std::string path(std::string_view key) const;

  Reading& reading_;
  const Json& json_;
  std::string_view at_;
  std::vector<std::string_view> known_;
};

template <Word W>
void read(Reading& reading, const Json& json, std::string_view at, W& into) {
  Text text;
  read(reading, json, at, text);
  if (!json.is_text()) return;
  if (const auto word = word_named<W>(text))
    into = *word;
  else
    reading.fail("'" + std::string(at) + "': " + word.error());
}

template <class T>
void read(Reading& reading, const Json& json, std::string_view at, List<T>& into) {
  if (!json.is_array()) return reading.expect(at, "a list");
  into.clear();
  for (const Json& element : json.elements()) {
    T value{};
    read(reading, element, std::string(at) + "[" + std::to_string(into.size()) + "]", value);
    into.push_back(std::move(value));
  }
}

template <class T>
void read(Reading& reading, const Json& json, std::string_view at, OrNull<T>& into) {
  if (json.is_null()) return into.value.reset();
  if (!into) into.value.emplace();
  read(reading, json, at, *into.value);
}

template <Message M>
void read(Reading& reading, const Json& json, std::string_view at, M& into) {
  if (!json.is_object()) return reading.expect(at, "a JSON object");
  MessageReader reader(reading, json, at);
  each_field(into, reader);
  reader.finish();
}

// The message of a JSON text, read over what `into` is. `what` it is, for errors: "the request is not JSON".
template <Message M>
std::expected<M, std::string> message_in(std::string_view text, std::string_view what, M into = {},
                                         Reading reading = Reading()) {
  const Json json = parsed(text);
  if (!json.is_valid()) return std::unexpected(std::string(what) + " is not JSON");
  if (!json.is_object()) return std::unexpected(std::string(what) + " has to be a JSON object");
  read(reading, json, "", into);
  if (!reading.error().empty()) return std::unexpected(reading.error());
  return into;
}

}  // namespace lockstep::protocol

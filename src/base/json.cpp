#include "base/json.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "base/decimal.h"
#include "base/utf8.h"

namespace lockstep {

Json::Json(std::initializer_list<Json> list) {
  const bool is_object = std::ranges::all_of(
      list, [](const Json& j) { return j.is_array() && j.elements_.size() == 2 && j.elements_[0].is_text(); });
  kind_ = is_object ? Kind::object : Kind::array;
  for (const Json& j : list) {
    if (is_object) keys_.push_back(std::move(j.elements_[0].text_));
    elements_.push_back(std::move(is_object ? j.elements_[1] : const_cast<Json&>(j)));
  }
}

Json::Json(Number number) {
  if (!std::isfinite(number.value)) return;
  kind_ = Kind::real;
  real_ = number.value;
}

Json Json::array() {
  Json json;
  json.kind_ = Kind::array;
  return json;
}

Json Json::object() {
  Json json;
  json.kind_ = Kind::object;
  return json;
}

void Json::push_back(Json element) {
  if (is_null()) kind_ = Kind::array;
  elements_.push_back(std::move(element));
}

Json& Json::operator[](std::string_view key) {
  kind_ = Kind::object;
  if (const Json* const found = find(key)) return const_cast<Json&>(*found);
  keys_.emplace_back(key);
  return elements_.emplace_back();
}

double Json::real() const {
  if (kind_ == Kind::real) return real_;
  return is_negative_ ? static_cast<double>(static_cast<int64_t>(integer_)) : static_cast<double>(integer_);
}

const Json* Json::find(std::string_view key) const {
  const auto at = std::ranges::find(keys_, key);
  return at == keys_.end() ? nullptr : &elements_[static_cast<size_t>(at - keys_.begin())];
}

std::vector<Json::Item> Json::items() const& {
  std::vector<Item> items;
  for (size_t i = 0; i < keys_.size(); ++i) items.push_back({keys_[i], elements_[i]});
  return items;
}

namespace {

constexpr std::string_view short_escapes = "\"\\\b\f\n\r\t", short_letters = "\"\\bfnrt";

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (const size_t e = short_escapes.find(c); e != short_escapes.npos) {
      out += '\\';
      out += short_letters[e];
      ++i;
    } else if (static_cast<uint8_t>(c) < 0x20) {
      constexpr std::string_view hex = "0123456789abcdef";
      out += "\\u00";
      out += hex[static_cast<uint8_t>(c) >> 4];
      out += hex[c & 15];
      ++i;
    } else {
      const Utf8Piece piece = utf8_piece(text, i);
      append_utf8(out, piece.character);
      i += piece.size;
    }
  }
  out += '"';
}

void write(std::string& out, const Json& json) {
  switch (json.kind_) {
    case Json::Kind::none:
    case Json::Kind::null: out += "null"; return;
    case Json::Kind::no: out += "false"; return;
    case Json::Kind::yes: out += "true"; return;
    case Json::Kind::number:
      out += json.is_negative_ ? std::to_string(static_cast<int64_t>(json.integer_)) : std::to_string(json.integer_);
      return;
    case Json::Kind::real: out += float_text(json.real_); return;  // JSON and Python agree on finite ones
    case Json::Kind::text: return append_quoted(out, json.text_);
    case Json::Kind::array:
    case Json::Kind::object:
      out += json.is_object() ? '{' : '[';
      for (size_t i = 0; i < json.elements_.size(); ++i) {
        if (i != 0) out += ',';
        if (json.is_object()) {
          append_quoted(out, json.keys_[i]);
          out += ':';
        }
        write(out, json.elements_[i]);
      }
      out += json.is_object() ? '}' : ']';
      return;
  }
}

std::string text_of(const Json& json) {
  std::string out;
  write(out, json);
  return out;
}

// RFC 8259, by recursive descent. Every function is called at the first character of what it reads.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  Json read() {
    Json json;
    skip_space();
    if (!value(json, 0)) json = {}, json.kind_ = Json::Kind::none;
    skip_space();
    if (at_ != text_.size()) json.kind_ = Json::Kind::none;
    return json;
  }

 private:
  static constexpr int deepest = 200;  // lists in one another; what the page sends has three
  static constexpr size_t most_keys = 1000;

  bool takes(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\n\r", at_), text_.size()); }
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool value(Json& into, int depth) {
    using Kind = Json::Kind;
    if (takes("null")) return true;
    if (takes("true") || takes("false")) {
      into.kind_ = text_[at_ - 2] == 'u' ? Kind::yes : Kind::no;
      return true;
    }
    if (next() == '"') {
      into.kind_ = Kind::text;
      return string(into.text_);
    }
    if (next() == '[' || next() == '{') return depth < deepest && list(into, depth);
    return number(into);
  }

  bool list(Json& into, int depth) {
    const bool is_object = next() == '{';
    const std::string_view end = is_object ? "}" : "]";
    into.kind_ = is_object ? Json::Kind::object : Json::Kind::array;
    ++at_;
    skip_space();
    if (takes(end)) return true;
    do {
      std::string key;
      skip_space();
      if (is_object) {
        if (next() != '"' || !string(key)) return false;
        skip_space();
        if (!takes(":")) return false;
        skip_space();
      }
      Json element;
      if (!value(element, depth + 1)) return false;
      skip_space();
      if (!is_object)
        into.elements_.push_back(std::move(element));
      else if (++keys_ <= most_keys)
        into[key] = std::move(element);  // of two with the same key, the later one
    } while (takes(","));
    return takes(end);
  }

  bool number(Json& into) {
    const size_t begin = at_;
    const auto digits = [&] {
      const size_t first = at_;
      while (next() >= '0' && next() <= '9') ++at_;
      return at_ != first;
    };
    into.is_negative_ = takes("-");
    if (!takes("0") && !digits()) return false;
    const size_t whole_end = at_;
    if (takes(".") && !digits()) return false;
    if (takes("e") || takes("E")) {
      if (!takes("-")) takes("+");
      if (!digits()) return false;
    }
    const std::string text(text_.substr(begin, at_ - begin));
    into.kind_ = Json::Kind::number;
    bool fits = at_ == whole_end && text.size() <= 20;
    uint64_t magnitude = 0;
    for (const char c : std::string_view(text).substr(into.is_negative_ ? 1 : 0)) {
      const auto digit = static_cast<uint64_t>(c - '0');
      fits = fits && magnitude <= (~uint64_t{0} - digit) / 10;
      if (fits) magnitude = magnitude * 10 + digit;
    }
    if (into.is_negative_ && magnitude > uint64_t{1} << 63) fits = false;
    if (fits) {
      into.integer_ = into.is_negative_ ? 0 - magnitude : magnitude;
    } else {
      into.kind_ = Json::Kind::real;
      into.real_ = std::strtod(text.c_str(), nullptr);
      if (into.real_ - into.real_ != 0) return false;  // too large for a double
    }
    return true;
  }

  bool hex4(uint32_t& unit) {
    unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = next(), small = static_cast<char>(c | 0x20);
      const bool is_digit = c >= '0' && c <= '9';
      if (!is_digit && !(small >= 'a' && small <= 'f')) return false;
      unit = unit << 4 | static_cast<uint32_t>(is_digit ? c - '0' : small - 'a' + 10);
    }
    return true;
  }

  bool string(std::string& into) {
    ++at_;
    for (;;) {
      if (at_ >= text_.size() || static_cast<uint8_t>(text_[at_]) < 0x20) return false;
      if (takes("\"")) return true;
      if (!takes("\\")) {
        const Utf8Piece piece = utf8_piece(text_, at_);
        if (!piece.is_whole) return false;
        append_utf8(into, piece.character);
        at_ += piece.size;
      } else if (takes("u")) {
        uint32_t unit = 0, low = 0;
        if (!hex4(unit)) return false;
        if (unit >= 0xd800 && unit < 0xdc00) {
          if (!takes("\\u") || !hex4(low) || low < 0xdc00 || low > 0xdfff) return false;
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        } else if (unit >= 0xdc00 && unit < 0xe000) {
          return false;
        }
        append_utf8(into, unit);
      } else if (takes("/")) {
        into += '/';
      } else {
        const size_t e = short_letters.find(next());
        if (at_ >= text_.size() || e == short_letters.npos) return false;
        into += short_escapes[e];
        ++at_;
      }
    }
  }

  std::string_view text_;
  size_t at_ = 0, keys_ = 0;
};

Json parsed(std::string_view text) { return JsonReader(text).read(); }

}  // namespace lockstep

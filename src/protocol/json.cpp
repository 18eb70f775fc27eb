#include "protocol/json.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/nearest.h"

namespace lockstep::protocol {

Json json_of(const Texts& texts) {
  Json json = Json::object();
  for (const auto& [key, text] : texts) json[key] = text;
  return json;
}

void Reading::expect(std::string_view at, std::string_view what) {
  fail("'" + std::string(at) + "' has to be " + std::string(what));
}

void read(Reading& reading, const Json& json, std::string_view at, Text& into) {
  if (!json.is_text()) return reading.expect(at, "a string");
  into = json.text();
}

void read(Reading& reading, const Json& json, std::string_view at, Flag& into) {
  if (!json.is_flag()) return reading.expect(at, "true or false");
  into = json.flag();
}

void read(Reading& reading, const Json& json, std::string_view at, Count& into) {
  if (!json.is_number() || !(json.real() >= 0)) return reading.expect(at, "a number from 0 up");
  constexpr auto highest = std::numeric_limits<Count>::max();
  const double number = std::floor(json.real());
  into = json.is_integer()                        ? json.integer()
         : number >= static_cast<double>(highest) ? highest
                                                  : static_cast<Count>(number);
}

void read(Reading& reading, const Json& json, std::string_view at, Whole& into) {
  constexpr double lowest = std::numeric_limits<Whole>::min(), highest = std::numeric_limits<Whole>::max();
  if (!json.is_integer() || json.real() < lowest || json.real() > highest)
    return reading.expect(at, "a whole number in range");
  into = static_cast<Whole>(json.real());
}

void read(Reading& reading, const Json& json, std::string_view at, Real& into) {
  if (!json.is_number()) return reading.expect(at, "a number");
  into = json.real();
}

void read(Reading& reading, const Json& json, std::string_view at, Texts& into) {
  if (!json.is_object()) return reading.expect(at, "a JSON object");
  into.clear();
  for (size_t i = 0; i < json.keys().size(); ++i)
    read(reading, json.elements()[i], std::string(at) + "." + json.keys()[i].substr(0, 40), into[json.keys()[i]]);
}

MessageReader::MessageReader(Reading& reading, const Json& json, std::string_view at)
    : reading_(reading), json_(json), at_(at) {}

const Json* MessageReader::find(std::string_view key) {
  known_.push_back(key);
  return json_.find(key);
}

std::string MessageReader::path(std::string_view key) const {
  return std::string(at_) + (at_.empty() ? "" : ".") + std::string(key);
}

void MessageReader::finish() {
  if (reading_.ignores_unknown_keys()) return;
  for (const std::string& name : json_.keys()) {
    if (std::ranges::find(known_, name) != known_.end()) continue;
    const std::string_view meant = nearest(name, known_);
    return reading_.fail("unknown key '" + path(name.substr(0, 40)) + "'" +
                         (meant.empty() ? "" : "; did you mean '" + path(meant) + "'?"));
  }
}

}  // namespace lockstep::protocol

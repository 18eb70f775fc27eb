#include "bytes/layout.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "bytes/number.h"

namespace lockstep::bytes {

// Written by the build from layouts/*.json.
struct EmbeddedSource {
  std::string_view name, text;
};
extern const std::span<const EmbeddedSource> embedded_sources;

namespace {

using Json = nlohmann::json;
constexpr int deepest_group = 8;

// Collects the first error; everything read after it is thrown away.
struct LayoutReader {
  std::string error;

  void fail(std::string what) {
    if (error.empty()) error = std::move(what);
  }

  // A JSON text or whole number as text; "" and an error for anything else.
  std::string text(const Json& json, const std::string& where) {
    if (json.is_string()) return json.get<std::string>();
    if (json.is_number_unsigned()) return std::to_string(json.get<uint64_t>());
    fail(where + " has to be a text or a number from 0");
    return {};
  }

  uint64_t number(const Json& json, const std::string& where) {
    if (json.is_number_unsigned()) return json.get<uint64_t>();
    fail(where + " has to be a whole number from 0");
    return 0;
  }

  std::optional<uint64_t> key_number(const std::string& key, const std::string& where) {
    const auto value = number_of_digits(key, 10);
    if (value && value->high == 0) return value->low;
    fail(where + " has a key that is no number: '" + key + "'");
    return std::nullopt;
  }

  std::vector<uint8_t> hex(const Json& json, const std::string& where) {
    const std::string digits = json.is_string() ? json.get<std::string>() : "";
    std::vector<uint8_t> bytes;
    for (size_t i = 0; i + 1 < digits.size(); i += 2) {
      const auto byte = number_of_digits(std::string_view(digits).substr(i, 2), 16);
      if (byte) bytes.push_back(static_cast<uint8_t>(byte->low));
    }
    if (bytes.empty() || bytes.size() * 2 != digits.size()) fail(where + " has to be bytes in hex");
    return bytes;
  }

  Choice choice(const Json& json, const std::string& where) {
    Choice c;
    if (!json.is_object()) {
      c.otherwise = text(json, where);
      return c;
    }
    for (const auto& [key, value] : json.items()) {
      if (key == "at") {
        c.at = number(value, where + ".at");
      } else if (key == "of") {
        c.of = text(value, where + ".of");
      } else if (key == "else") {
        c.otherwise = text(value, where + ".else");
      } else {
        c.cases.emplace_back(key, text(value, where + "." + key));
      }
    }
    if (c.at.has_value() == !c.of.empty()) fail(where + " has to choose by 'at' or by 'of'");
    return c;
  }

  void bits(FieldRule& field, const Json& json, const std::string& where) {
    field.is_bits = true;
    if (!json.is_array() || json.size() != 2 || !json[0].is_number_unsigned() || !json[1].is_number_unsigned() ||
        json[0].get<uint64_t>() > 127 || json[1].get<uint64_t>() > json[0].get<uint64_t>()) {
      return fail(where + ".bits has to be [high, low], at most 127");
    }
    field.high_bit = json[0].get<uint8_t>();
    field.low_bit = json[1].get<uint8_t>();
  }

  FieldRule field(const Json& json, int depth) {
    FieldRule f;
    if (!json.is_object() || !json.contains("name") || !json["name"].is_string()) {
      fail("a field has to be an object with a name");
      return f;
    }
    f.name = json["name"].get<std::string>();
    const std::string where = "field '" + f.name + "'";
    for (const auto& [key, value] : json.items()) {
      const std::string here = where + "." + key;
      if (key == "name") {
        continue;
      } else if (key == "type") {
        f.type = choice(value, here);
      } else if (key == "order") {
        f.order = choice(value, here);
      } else if (key == "size") {
        f.size = choice(value, here);
      } else if (key == "takes") {
        f.takes = choice(value, here);
      } else if (key == "at") {
        f.at = text(value, here);
      } else if (key == "count") {
        f.count = text(value, here);
      } else if (key == "repeat") {
        f.repeat = text(value, here);
      } else if (key == "of") {
        f.bits_of = text(value, here);
      } else if (key == "byte") {
        f.bits_byte = number(value, here);
      } else if (key == "bits") {
        bits(f, value, where);
      } else if (key == "enum") {
        f.enumeration = text(value, here);
      } else if (key == "show") {
        f.show = text(value, here);
      } else if (key == "note") {
        f.note = text(value, here);
      } else if (key == "when") {
        when(f, value, here);
      } else if (key == "fields") {
        f.fields = fields(value, here, depth + 1);
      } else {
        fail(where + " has the unknown key '" + key + "'");
      }
    }
    if (f.is_bits == f.bits_of.empty()) fail(where + " needs both 'bits' and 'of', or neither");
    if (f.fields.empty() && !f.is_bits && !f.type.is_given()) fail(where + " has no type");
    return f;
  }

  void when(FieldRule& field, const Json& json, const std::string& where) {
    if (!json.is_object()) return fail(where + " has to be an object of fields and their values");
    for (const auto& [name, values] : json.items()) {
      std::vector<uint64_t> allowed;
      for (const Json& value : values) allowed.push_back(number(value, where + "." + name));
      field.when.emplace_back(name, std::move(allowed));
    }
  }

  std::vector<FieldRule> fields(const Json& json, const std::string& where, int depth) {
    std::vector<FieldRule> list;
    if (!json.is_array() || json.empty()) fail(where + " has to be a list of fields");
    if (depth > deepest_group) fail(where + " is nested too deeply");
    for (const Json& f : json) {
      if (!error.empty()) break;
      list.push_back(field(f, depth));
    }
    return list;
  }

  Layout layout(const Json& json) {
    Layout l;
    for (const auto& [key, value] : json.items()) {
      if (key == "title") {
        l.title = text(value, key);
      } else if (key == "family") {
        l.family = text(value, key);
      } else if (key == "lesson") {
        l.lesson = text(value, key);
      } else if (key == "order") {
        l.order = choice(value, key);
      } else if (key == "orders" && value.is_object()) {
        for (const auto& [name, order] : value.items()) l.orders[name] = choice(order, "orders." + name);
      } else if (key == "enums" && value.is_object()) {
        for (const auto& [name, names] : value.items()) {
          if (!names.is_object()) fail("enums." + name + " has to be an object");
          for (const auto& [number, meaning] : names.items())
            if (const auto n = key_number(number, "enums." + name)) l.enums[name][*n] = text(meaning, name);
        }
      } else if (key == "magic" && value.is_array()) {
        for (const Json& m : value) {
          if (!m.is_object() || !m.contains("at") || !m.contains("hex")) {
            fail("a magic has to have 'at' and 'hex'");
            break;
          }
          l.magics.push_back({number(m["at"], "magic.at"), hex(m["hex"], "magic.hex")});
        }
      } else if (key == "fields") {
        l.fields = fields(value, key, 0);
      } else {
        fail("the layout has the unknown or malformed key '" + key + "'");
      }
    }
    if (l.fields.empty()) fail("the layout has no fields");
    return l;
  }
};

}  // namespace

std::expected<Layout, std::string> parse_layout(std::string_view name, std::string_view json) {
  const Json parsed = Json::parse(json, nullptr, false);
  if (!parsed.is_object()) return std::unexpected("the layout is not a JSON object");
  LayoutReader reader;
  Layout layout = reader.layout(parsed);
  if (!reader.error.empty()) return std::unexpected(reader.error);
  layout.name = name;
  return layout;
}

std::span<const Layout> layouts() {
  // Parsed once, constant afterwards; a test parses each, so a bad file cannot get here.
  static const std::vector<Layout> all = [] {
    std::vector<Layout> list;
    for (const EmbeddedSource& source : embedded_sources) {
      auto layout = parse_layout(source.name, source.text);
      assert(layout);
      if (layout) list.push_back(*std::move(layout));
    }
    return list;
  }();
  return all;
}

const Layout* layout_named(std::string_view name) {
  const auto found = std::ranges::find(layouts(), name, &Layout::name);
  return found == layouts().end() ? nullptr : &*found;
}

std::vector<const Layout*> layouts_that_fit(std::span<const uint8_t> data) {
  std::vector<std::pair<size_t, const Layout*>> fitting;
  for (const Layout& layout : layouts()) {
    size_t longest = 0;
    for (const Magic& m : layout.magics)
      if (m.at <= data.size() && m.bytes.size() <= data.size() - m.at &&
          std::equal(m.bytes.begin(), m.bytes.end(), data.begin() + static_cast<ptrdiff_t>(m.at)))
        longest = std::max(longest, m.bytes.size());
    if (longest) fitting.emplace_back(longest, &layout);
  }
  std::ranges::stable_sort(fitting, std::greater<>{}, &std::pair<size_t, const Layout*>::first);
  std::vector<const Layout*> list;
  for (const auto& [length, layout] : fitting) list.push_back(layout);
  return list;
}

}  // namespace lockstep::bytes

#include "bytes/layout.h"

#include <algorithm>
#include <cassert>

#include "base/json.h"
#include "bytes/number.h"

namespace lockstep::bytes {

// Written by the build from layouts/*.json.
struct EmbeddedSource {
  std::string_view name, text;
};
extern const std::span<const EmbeddedSource> embedded_sources;

namespace {

constexpr int deepest_group = 8;

bool is_count(const Json& json) { return json.is_integer() && json.real() >= 0; }

// Collects the first error; everything read after it is thrown away.
struct LayoutReader {
  std::string error;

  void fail(std::string what) {
    if (error.empty()) error = std::move(what);
  }

  // A JSON text or whole number as text; "" and an error for anything else.
  std::string text(const Json& json, const std::string& where) {
    if (json.is_text()) return json.text();
    if (is_count(json)) return std::to_string(json.integer());
    fail(where + " has to be a text or a number from 0");
    return {};
  }

  uint64_t number(const Json& json, const std::string& where) {
    if (is_count(json)) return json.integer();
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
    const std::string& digits = json.text();  // "" of anything else
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
    const std::vector<Json>& ends = json.elements();
    if (!json.is_array() || ends.size() != 2 || !std::ranges::all_of(ends, is_count) || ends[0].integer() > 127 ||
        ends[1].integer() > ends[0].integer()) {
      return fail(where + ".bits has to be [high, low], at most 127");
    }
    field.high_bit = static_cast<uint8_t>(ends[0].integer());
    field.low_bit = static_cast<uint8_t>(ends[1].integer());
  }

  FieldRule field(const Json& json, int depth) {
    FieldRule f;
    const Json* const name = json.find("name");
    if (!name || !name->is_text()) {
      fail("a field has to be an object with a name");
      return f;
    }
    f.name = name->text();
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
      if (!values.is_array()) allowed.push_back(number(values, where + "." + name));
      for (const Json& value : values.elements()) allowed.push_back(number(value, where + "." + name));
      field.when.emplace_back(name, std::move(allowed));
    }
  }

  std::vector<FieldRule> fields(const Json& json, const std::string& where, int depth) {
    std::vector<FieldRule> list;
    if (!json.is_array() || json.elements().empty()) fail(where + " has to be a list of fields");
    if (depth > deepest_group) fail(where + " is nested too deeply");
    for (const Json& f : json.elements()) {
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
        for (const Json& m : value.elements()) {
          const Json *const at = m.find("at"), *const digits = m.find("hex");
          if (!at || !digits) {
            fail("a magic has to have 'at' and 'hex'");
            break;
          }
          l.magics.push_back({number(*at, "magic.at"), hex(*digits, "magic.hex")});
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
  const Json read = parsed(json);
  if (!read.is_object()) return std::unexpected("the layout is not a JSON object");
  LayoutReader reader;
  Layout layout = reader.layout(read);
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

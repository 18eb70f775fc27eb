#include "bytes/decode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "bytes/address.h"
#include "bytes/field_reader.h"
#include "bytes/layout_expression.h"

namespace lockstep::bytes {

namespace {

constexpr std::pair<std::string_view, FieldOrder> order_names[] = {{"none", FieldOrder::none},
                                                                   {"little", FieldOrder::little_end},
                                                                   {"big", FieldOrder::big_end},
                                                                   {"pdp", FieldOrder::pdp_words},
                                                                   {"both", FieldOrder::both_ends}};

// "{i}" and "{n}" in a name: its place among its repeats, counted from 0 and from 1.
std::string numbered(std::string name, uint64_t index) {
  for (const auto& [mark, value] : {std::pair{"{i}", index}, std::pair{"{n}", index + 1}})
    if (const size_t at = name.find(mark); at != name.npos) name.replace(at, 3, std::to_string(value));
  return name;
}

// "44,100"
std::string grouped(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

class Decoder {
 public:
  Decoder(const Layout& layout, std::span<const uint8_t> data) : layout_(layout), data_(data) {}

  Decoded run() {
    read_fields(layout_.fields);
    return std::move(out_);
  }

 private:
  // Each step is false when decoding has ended; `stopped` says why.
  bool stop(std::string why) {
    out_.stopped = std::move(why);
    return false;
  }

  bool read_fields(const std::vector<FieldRule>& rules) {
    for (const FieldRule& rule : rules) {
      if (!applies(rule)) continue;
      if (!rule.at.empty()) {
        const auto place = number(rule.at);
        if (!place) return false;
        cursor_ = *place;
      }
      if (rule.is_bits ? !read_bit_field(rule) : !rule.fields.empty() ? !read_groups(rule) : !read_leaves(rule))
        return false;
    }
    return true;
  }

  // The latest earlier field of this name; "a.b" is a path, whole or its end.
  std::optional<size_t> find(std::string_view name) const {
    const bool is_path = name.find('.') != name.npos;
    for (size_t i = out_.fields.size(); i-- > 0;) {
      if (!is_path && out_.fields[i].name == name) return i;
      if (is_path) {
        const std::string path = path_of(out_.fields, i);
        if (path == name || path.ends_with("." + std::string(name))) return i;
      }
    }
    return std::nullopt;
  }

  std::optional<uint64_t> find_number(std::string_view name) const {
    if (name == "here") return cursor_;
    const auto index = find(name);
    return index ? out_.fields[*index].number : std::nullopt;
  }

  bool applies(const FieldRule& rule) const {
    return std::ranges::all_of(rule.when, [&](const auto& condition) {
      const auto value = find_number(condition.first);
      return value && std::ranges::find(condition.second, *value) != condition.second.end();
    });
  }

  std::optional<uint64_t> number(std::string_view expression) {
    if (expression == "rest") return remaining();
    const auto value = evaluate(expression, [this](std::string_view name) { return find_number(name); });
    if (!value) stop(value.error());
    return value ? std::optional(*value) : std::nullopt;
  }

  uint64_t remaining() const { return cursor_ < data_.size() ? data_.size() - cursor_ : 0; }
  std::span<const uint8_t> rest() const { return data_.subspan(data_.size() - static_cast<size_t>(remaining())); }

  std::string chosen(const Choice& choice) const {
    std::string key;
    if (choice.at) {
      for (const auto& [hex, text] : choice.cases) {
        const size_t size = hex.size() / 2;
        if (*choice.at <= data_.size() && size <= data_.size() - *choice.at) {
          key.clear();
          for (size_t i = 0; i < size; ++i) key += hex_text({data_[static_cast<size_t>(*choice.at) + i], 0}, 1);
          if (key == hex) return text;
        }
      }
    } else if (const auto value = choice.of.empty() ? std::nullopt : find_number(choice.of)) {
      key = std::to_string(*value);
      for (const auto& [number, text] : choice.cases)
        if (number == key) return text;
    }
    return choice.otherwise;
  }

  std::optional<FieldOrder> order_for(const FieldRule& rule) {
    std::string name = chosen(rule.order.is_given() ? rule.order : layout_.order);
    if (const auto named = layout_.orders.find(name); named != layout_.orders.end()) name = chosen(named->second);
    for (const auto& [text, order] : order_names)
      if (text == name) return order;
    stop("'" + rule.name + "' has the unknown order '" + name + "'");
    return std::nullopt;
  }

  bool make_room(const std::string& name, uint64_t size) {
    if (out_.fields.size() >= most_fields) return stop("more than " + std::to_string(most_fields) + " fields");
    if (size <= remaining()) return true;
    return stop("'" + name + "' needs " + std::to_string(size) + (size == 1 ? " byte" : " bytes") + " at offset " +
                std::to_string(cursor_) + ", the data ends at " + std::to_string(data_.size()));
  }

  bool is_possible(const FieldRule& rule, uint64_t count) {
    return count <= most_fields || stop("'" + rule.name + "' repeats " + std::to_string(count) + " times");
  }

  void explain(DecodedField& field, const FieldRule& rule) const {
    field.note = rule.note;
    std::string text = shown(rule.show, field);
    if (const auto names = layout_.enums.find(rule.enumeration); names != layout_.enums.end() && field.number) {
      if (const auto name = names->second.find(*field.number); name != names->second.end())
        text = (text.empty() ? field.value : text) + " " + name->second;
    }
    if (!text.empty()) field.display = text;
  }

  bool read_leaves(const FieldRule& rule) {
    const std::string type = chosen(rule.type);
    if (!is_layout_type(type)) return stop("'" + rule.name + "' has the unknown type '" + type + "'");
    const bool counted = !rule.count.empty();
    std::optional<uint64_t> count = 1;
    if (counted && rule.count != "rest") count = number(rule.count);
    if (!count) return false;
    const bool until_end = rule.count == "rest";
    const std::optional<uint64_t> each = number_type_named(type) ? size_of_type(type, rest()) : std::nullopt;
    const uint64_t all = until_end && each ? remaining() / *each : *count;
    const bool is_cut = each && all > shown_repeats;
    if (!is_cut && !is_possible(rule, *count)) return false;
    const uint64_t last = is_cut ? shown_repeats : all;
    for (uint64_t i = 0; until_end && !is_cut ? remaining() > 0 : i < last; ++i) {
      std::string name = counted && rule.name.find('{') == std::string::npos ? rule.name + "[{i}]" : rule.name;
      if (!read_leaf(rule, numbered(name, i), type)) return false;
    }
    return !is_cut || pass_over(rule, all - last, *each);
  }

  // Numbers that are as many as nobody reads: one line for all of them.
  bool pass_over(const FieldRule& rule, uint64_t count, uint64_t each) {
    const uint64_t size = count > UINT64_MAX / each ? UINT64_MAX : count * each;
    if (!make_room(rule.name, size)) return false;
    out_.fields.push_back(started("\u2026 " + grouped(count) + " more", "group", cursor_, size));
    cursor_ += size;
    out_.size = std::max(out_.size, cursor_);
    return true;
  }

  bool read_leaf(const FieldRule& rule, std::string name, const std::string& type) {
    const auto order = order_for(rule);
    if (!order) return false;
    std::optional<uint64_t> size = size_of_type(type, rest());
    if (!size) {
      const std::string given = chosen(rule.size);
      if (given.empty()) return stop("'" + rule.name + "' has no size");
      size = number(given);
      if (!size) return false;
      if (*size == 0) return true;
    }
    if (*order == FieldOrder::both_ends) *size *= 2;
    if (!make_room(name, *size)) return false;
    DecodedField field = started(std::move(name), type, cursor_, *size);
    const bool has_order = number_type_named(type) && *size > 1;
    field.order = has_order ? *order : FieldOrder::none;
    read_field(field, data_.subspan(static_cast<size_t>(cursor_), static_cast<size_t>(*size)));
    explain(field, rule);
    out_.fields.push_back(std::move(field));
    cursor_ += *size;
    out_.size = std::max(out_.size, cursor_);
    return true;
  }

  bool read_bit_field(const FieldRule& rule) {
    const auto index = find(rule.bits_of);
    if (!index) return stop("'" + rule.name + "' has bits of '" + rule.bits_of + "', which does not come before");
    if (!make_room(rule.name, 0)) return false;
    const uint64_t byte = rule.bits_byte.value_or(0);
    DecodedField field =
        started(rule.name, "bits", out_.fields[*index].offset + byte, rule.bits_byte ? 1 : out_.fields[*index].size);
    if (byte >= out_.fields[*index].size || field.size > max_width || rule.high_bit >= field.size * 8)
      return stop("'" + rule.name + "' has bits outside of '" + rule.bits_of + "'");
    field.order = field.size > 1 ? out_.fields[*index].order : FieldOrder::none;
    if (field.order == FieldOrder::both_ends)
      return stop("'" + rule.name + "' has bits of a number that is stored twice");
    field.is_bits = true;
    field.high_bit = rule.high_bit;
    field.low_bit = rule.low_bit;
    read_field(field, data_.subspan(static_cast<size_t>(field.offset), static_cast<size_t>(field.size)));
    explain(field, rule);
    out_.fields.push_back(std::move(field));
    return true;
  }

  bool read_groups(const FieldRule& rule) {
    std::optional<uint64_t> count = 1;
    const bool until_end = rule.repeat == "rest";
    if (!rule.repeat.empty() && !until_end) count = number(rule.repeat);
    if (!count) return false;
    const bool is_cut = *count > most_fields;
    const uint64_t last = is_cut ? shown_repeats : *count;
    const bool counted = !rule.repeat.empty() && rule.name.find('{') == std::string::npos;
    for (uint64_t i = 0; until_end ? remaining() > 0 : i < last;) {
      const uint64_t before = cursor_;
      if (!read_group(rule, numbered(counted ? rule.name + "[{i}]" : rule.name, i))) return false;
      if (until_end && cursor_ <= before) return stop("'" + rule.name + "' repeats without reading anything");
      uint64_t taken = 1;
      if (rule.takes.is_given()) {
        const auto takes = number(chosen(rule.takes));
        if (!takes) return false;
        taken = std::max<uint64_t>(1, *takes);
      }
      i += taken;
    }
    return !is_cut || stop("the first " + grouped(last) + " of " + grouped(*count) + " '" + rule.name + "' are shown");
  }

  bool read_group(const FieldRule& rule, const std::string& name) {
    if (!make_room(name, 0)) return false;
    const size_t index = out_.fields.size();
    out_.fields.push_back(started(name, "group", cursor_, 0));
    const auto outer = std::exchange(group_, index);
    const bool done = read_fields(rule.fields);
    group_ = outer;
    finish_group(index);
    if (rule.show == "guid" && done) show_guid(out_.fields[index]);
    return done;
  }

  // The name's "{field}" becomes what that child means, and the span is that of all children.
  void finish_group(size_t index) {
    DecodedField& group = out_.fields[index];
    uint64_t begin = group.offset, end = group.offset;
    for (size_t i = index + 1; i < out_.fields.size(); ++i) {
      const DecodedField& child = out_.fields[i];
      const bool first = i == index + 1;
      begin = first ? child.offset : std::min(begin, child.offset);
      end = first ? child.offset + child.size : std::max(end, child.offset + child.size);
      if (child.parent != index) continue;
      const std::string mark = "{" + child.name + "}";
      if (const size_t at = group.name.find(mark); at != group.name.npos) {
        const size_t space = child.display.find(' ');
        group.name.replace(at, mark.size(), space == std::string::npos ? child.value : child.display.substr(space + 1));
      }
    }
    group.offset = begin;
    group.size = end - begin;
    if (group.size > 0 && group.size <= 64) {
      DecodedField whole = group;
      whole.type = "bytes";
      read_field(whole, data_.subspan(static_cast<size_t>(begin), static_cast<size_t>(group.size)));
      group.value = whole.value;
    }
  }

  // A group of 16 bytes whose first numbers are turned round: what it prints as, and what it would in the other order.
  void show_guid(DecodedField& group) const {
    if (group.size != 16) return;
    const auto bytes = data_.subspan(static_cast<size_t>(group.offset)).first<16>();
    group.display = guid_text(bytes);
    group.wrong = {{"as written", uuid_text(bytes)}};
  }

  DecodedField started(std::string name, std::string type, uint64_t offset, uint64_t size) const {
    DecodedField field;
    field.name = std::move(name);
    field.type = std::move(type);
    field.offset = offset;
    field.size = size;
    field.parent = group_;
    field.depth = group_ ? out_.fields[*group_].depth + 1 : 0;
    return field;
  }

  const Layout& layout_;
  std::span<const uint8_t> data_;
  Decoded out_;
  uint64_t cursor_ = 0;
  std::optional<size_t> group_;  // whose children are being read
};

}  // namespace

Decoded decode(const Layout& layout, std::span<const uint8_t> data) { return Decoder(layout, data).run(); }

std::string path_of(std::span<const DecodedField> fields, size_t index) {
  std::string path = fields[index].name;
  for (auto parent = fields[index].parent; parent; parent = fields[*parent].parent)
    path = fields[*parent].name + "." + path;
  return path;
}

std::optional<size_t> field_at(const Decoded& decoded, uint64_t offset) {
  std::optional<size_t> best;
  for (size_t i = 0; i < decoded.fields.size(); ++i) {
    const DecodedField& f = decoded.fields[i];
    if (f.is_bits || offset < f.offset || offset - f.offset >= f.size) continue;
    if (!best || f.depth >= decoded.fields[*best].depth) best = i;
  }
  return best;
}

}  // namespace lockstep::bytes

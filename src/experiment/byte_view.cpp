#include "experiment/byte_view.h"

#include <algorithm>
#include <charconv>

#include "base/nearest.h"
#include "protocol/protocol.h"

namespace lockstep::experiment {
namespace {

using Problem = std::optional<TextError>;

bool is_offset(std::string_view text) {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}
bool is_range(std::string_view text) {
  const size_t to = text.find(" to ");
  if (to == text.npos) return false;
  const std::string_view begin = text.substr(0, to), end = text.substr(to + 4);
  uint32_t first = 0, last = 0;
  std::from_chars(begin.data(), begin.data() + begin.size(), first);
  std::from_chars(end.data(), end.data() + end.size(), last);
  return is_offset(begin) && is_offset(end) && first < last;
}
bool is_hex(std::string_view text) {
  size_t digits = 0;
  for (const char c : text) {
    if (c == ' ' && digits % 2 == 0) continue;
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
    ++digits;
  }
  return digits > 0 && digits % 2 == 0;
}
bool is_file_name(std::string_view text) {
  return !text.starts_with('.') && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
  });
}
bool is_text(std::string_view text) { return text.size() <= 100; }
template <protocol::Word Type>
bool is_word(std::string_view text) {
  return protocol::word_named<Type>(text).has_value();
}
template <protocol::Word Type>
std::string one_of() {
  return protocol::listed(protocol::words<Type>(), "or");
}
bool is_yes_or_no(std::string_view text) { return text == "yes" || text == "no"; }

struct Key {
  std::string_view name;
  bool (*fits)(std::string_view);
  std::string expected;
};
const Key keys[] = {
    {"tab", is_word<protocol::Tab>, one_of<protocol::Tab>()},
    {"value", is_text, "a short text"},
    {"type", is_text, "a type such as u32"},
    {"data", is_hex, "pairs of hexadecimal digits such as 'de ad be ef'"},
    {"sample", is_file_name, "the name of a sample file"},
    {"layout", is_file_name, "the name of a layout"},
    {"pane", is_word<protocol::Pane>, one_of<protocol::Pane>()},
    {"number", is_text, "a type such as f32"},
    {"order", is_word<protocol::ByteOrder>, one_of<protocol::ByteOrder>()},
    {"flipped", is_yes_or_no, "yes or no"},
    {"cursor", is_offset, "an offset"},
    {"select", is_range, "two offsets such as '4 to 8'"},
    {"machines.from", is_file_name, "the name of a machine"},
    {"machines.to", is_file_name, "the name of a machine"},
    {"machines.value", is_text, "a short text"},
    {"machines.type", is_text, "a letter of struct"},
    {"machines.via", is_word<protocol::Way>, one_of<protocol::Way>()},
    {"machines.boundary", is_word<protocol::Boundary>, one_of<protocol::Boundary>()},
};

Problem read_setting(const Entry& entry, const std::string& name, ByteView& into) {
  const auto key = std::ranges::find(keys, name, &Key::name);
  if (key == std::end(keys)) {
    std::vector<std::string_view> known;
    for (const Key& each : keys) known.push_back(each.name.substr(each.name.find('.') + 1));
    const std::string_view meant = nearest(entry.key, known);
    return TextError{entry.at, "unknown key '" + entry.key + "' of 'bytes'" +
                                   (meant.empty() ? "" : ": did you mean '" + std::string(meant) + "'?")};
  }
  if (entry.is_group() || !key->fits(entry.value))
    return TextError{entry.value_at, "'" + entry.key + "' is " + key->expected};
  into.push_back({name, entry.value});
  return {};
}

}  // namespace

std::string_view value_of(const ByteView& view, std::string_view key) {
  const auto at = std::ranges::find(view, key, &ByteSetting::key);
  return at == view.end() ? std::string_view() : at->value;
}

std::optional<TextError> read_byte_view(const Entry& group, ByteView& into) {
  into.clear();
  for (const Entry& item : group.entries) {
    if (item.key == "machines" && item.is_group()) {
      for (const Entry& inner : item.entries)
        if (auto problem = read_setting(inner, "machines." + inner.key, into)) return problem;
    } else if (auto problem = read_setting(item, item.key.contains('.') ? std::string() : item.key, into)) {
      return problem;
    }
  }
  const auto has = [&](std::string_view key) { return !value_of(into, key).empty(); };
  if (has("data") && has("sample")) return TextError{group.at, "'bytes' has either 'data' or 'sample'"};
  const std::string_view tab = value_of(into, "tab");
  if (!has("data") && !has("sample") && tab != "machines" && tab != "swaps")
    for (const std::string_view key : {"value", "type"})
      if (!has(key)) return TextError{group.at, "'bytes' needs the key '" + std::string(key) + "'"};
  const auto rank = [](const ByteSetting& setting) { return std::ranges::find(keys, setting.key, &Key::name); };
  std::ranges::sort(into, {}, rank);
  return {};
}

}  // namespace lockstep::experiment

#include "ui/model/state.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "bytes/abi.h"
#include "bytes/layout.h"
#include "bytes/number.h"

namespace lockstep::ui::model {

namespace {

using nlohmann::json;

constexpr size_t max_text = 1 << 16;
constexpr double max_size = 1 << 30;             // bytes
constexpr double max_time = 9007199254740992.0;  // 2^53: beyond it nanoseconds are not exact

// Reads an object's fields and keeps the first thing that is wrong.
class Reader {
 public:
  Reader(const json& object, std::string path, std::string& error)
      : object_(object), path_(std::move(path)), error_(error) {
    if (!object.is_object()) fail("", "an object");
  }

  void text(const char* key, std::string& into) {
    const json* value = find(key);
    if (!value) return;
    if (!value->is_string() || value->get_ref<const std::string&>().size() > 4096) return fail(key, "a short text");
    into = value->get<std::string>();
  }
  void flag(const char* key, bool& into) {
    const json* value = find(key);
    if (!value) return;
    if (!value->is_boolean()) return fail(key, "true or false");
    into = value->get<bool>();
  }
  void number(const char* key, double low, double high, double& into) {
    const json* value = find(key);
    if (!value) return;
    const double number = value->is_number() ? value->get<double>() : NAN;
    if (!(number >= low && number <= high)) return fail(key, "a number in range");
    into = number;
  }
  // One of the words; `into` becomes its index.
  void word(const char* key, std::span<const std::string_view> words, size_t& into) {
    const json* value = find(key);
    if (!value) return;
    for (size_t i = 0; i < words.size(); ++i)
      if (value->is_string() && value->get_ref<const std::string&>() == words[i]) return void(into = i);
    std::string choice;
    for (const std::string_view w : words) choice += (choice.empty() ? "\"" : ", \"") + std::string(w) + "\"";
    fail(key, "one of " + choice);
  }
  const json* find(const char* key) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(key);
    return found == object_.end() ? nullptr : &*found;
  }
  void fail(const std::string& key, const std::string& expected) {
    if (error_.empty()) error_ = path_ + (key.empty() ? "" : "." + key) + ": expected " + expected;
  }

 private:
  const json& object_;
  std::string path_;
  std::string& error_;
};

Theme read_theme(const json& value, const Theme& now, std::string& error) {
  Reader reader(value, "theme", error);
  bool is_dark = now.is_dark;
  reader.flag("dark", is_dark);
  Theme theme = is_dark == now.is_dark ? now : default_theme(is_dark);
  double font = now.font_px, mono = now.mono_px;
  reader.number("font_px", 8, 40, font);
  reader.number("mono_px", 8, 40, mono);
  theme.font_px = static_cast<float>(font);
  theme.mono_px = static_cast<float>(mono);
  if (const json* colors = reader.find("colors"); colors && colors->is_object()) {
    for (const auto& [token, text] : colors->items()) {
      const auto color = text.is_string() ? color_of(text.get_ref<const std::string&>()) : std::nullopt;
      if (!color)
        reader.fail("colors." + token.substr(0, 40), "\"#rrggbb\"");
      else
        set_color(theme, token, *color);  // a token of a later page is nothing to this drawing
    }
  } else if (colors) {
    reader.fail("colors", "an object");
  }
  return theme;
}

RunInfo read_run(const json& value, RunInfo run, std::string& error) {
  static constexpr std::string_view states[] = {"idle", "running", "ended"}, clocks[] = {"wall", "virtual"};
  Reader reader(value, "run", error);
  auto state = static_cast<size_t>(run.state);
  size_t clock = run.is_virtual_time;
  reader.word("state", states, state);
  reader.word("clock", clocks, clock);
  reader.text("build", run.build);
  reader.text("engine", run.engine);
  run.state = static_cast<RunState>(state);
  run.is_virtual_time = clock == 1;
  return run;
}

StateChange::View read_view(const json& value, std::string& error) {
  if (value.is_null()) return {};
  Reader reader(value, "view", error);
  double begin = NAN, end = NAN;
  reader.number("begin_ns", 0, max_time, begin);
  reader.number("end_ns", 0, max_time, end);
  if (!(begin < end)) reader.fail("", "begin_ns before end_ns");
  return {TimeRange{begin, end}};
}

MachineChoice read_machines(const json& value, MachineChoice machines, std::string& error) {
  static constexpr std::string_view ways[] = {"wire", "disk"}, boundaries[] = {"none", "htonl", "struct"};
  Reader reader(value, "bytes.machines", error);
  const auto machine = [&](const char* key, std::string& into) {
    std::string target = into;
    reader.text(key, target);
    if (!bytes::abi_of_target(target)) return reader.fail(key, "a machine of the list");
    into = target;
  };
  const auto word = [&](const char* key, std::span<const std::string_view> words, std::string& into) {
    size_t index = words.size();
    reader.word(key, words, index);
    if (index < words.size()) into = words[index];
  };
  machine("from", machines.from);
  machine("to", machines.to);
  reader.text("type", machines.type);
  reader.text("value", machines.value);
  word("via", ways, machines.via);
  word("boundary", boundaries, machines.boundary);
  return machines;
}

ByteChoice read_bytes(const json& value, ByteChoice bytes, std::string& error) {
  static constexpr std::string_view sides[] = {"little", "big"}, tabs[] = {"value", "hex", "machines", "swaps"},
                                    panes[] = {"inspector", "fields", "bits"};
  Reader reader(value, "bytes", error);
  auto tab = static_cast<size_t>(bytes.tab), pane = static_cast<size_t>(bytes.pane);
  size_t order = bytes.is_big_first;
  auto cursor = static_cast<double>(bytes.cursor);
  auto begin = static_cast<double>(bytes.begin), end = static_cast<double>(bytes.end);
  reader.word("tab", tabs, tab);
  reader.word("pane", panes, pane);
  reader.word("order", sides, order);
  reader.number("cursor", 0, max_size, cursor);
  reader.number("begin", 0, max_size, begin);
  reader.number("end", 0, max_size, end);
  if (begin > end) reader.fail("", "begin not after end");
  reader.flag("flipped", bytes.is_flipped);
  std::string layout = bytes.layout, number = bytes.number;
  reader.text("layout", layout);
  if (!layout.empty() && !bytes::layout_named(layout)) reader.fail("layout", "the name of a layout, or nothing");
  reader.text("number", number);
  if (!bytes::number_type_named(number)) reader.fail("number", "a type such as u32 or f64");
  if (const json* machines = reader.find("machines")) bytes.machines = read_machines(*machines, bytes.machines, error);
  bytes.tab = static_cast<ByteTab>(tab);
  bytes.pane = static_cast<PaneKind>(pane);
  bytes.is_big_first = order == 1;
  bytes.cursor = static_cast<uint64_t>(cursor);
  bytes.begin = static_cast<uint64_t>(begin);
  bytes.end = static_cast<uint64_t>(end);
  bytes.layout = layout;
  bytes.number = number;
  size_t side = bytes.is_big;
  double index = bytes.index;
  reader.text("text", bytes.text);
  reader.text("type", bytes.type);
  reader.word("side", sides, side);
  reader.number("index", -1, 15, index);
  bytes.is_big = side == 1;
  bytes.index = static_cast<int>(index);
  return bytes;
}

}  // namespace

std::expected<StateChange, std::string> parse_state(std::string_view text, StateNow now) {
  if (text.size() > max_text) return std::unexpected("the state is too long");
  const json state = json::parse(text, nullptr, false);
  if (state.is_discarded()) return std::unexpected("the state is not JSON");
  std::string error;
  Reader reader(state, "state", error);
  StateChange change;
  if (reader.find("panel")) {
    static constexpr std::string_view panels[] = {"timeline", "bytes"};
    size_t panel = 0;
    reader.word("panel", panels, panel);
    change.panel = static_cast<PanelKind>(panel);
  }
  if (reader.find("active")) {
    bool active = false;
    reader.flag("active", active);
    change.is_active = active;
  }
  if (const json* theme = reader.find("theme")) change.theme = read_theme(*theme, now.theme, error);
  if (const json* run = reader.find("run")) change.run = read_run(*run, now.run, error);
  if (const json* view = reader.find("view")) change.view = read_view(*view, error);
  if (const json* bytes = reader.find("bytes")) change.bytes = read_bytes(*bytes, now.bytes, error);
  if (!error.empty()) return std::unexpected(error);
  return change;
}

}  // namespace lockstep::ui::model

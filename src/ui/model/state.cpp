#include "ui/model/state.h"

#include "bytes/abi.h"
#include "bytes/layout.h"
#include "bytes/number.h"
#include "protocol/json.h"

namespace lockstep::ui::model {

namespace {

using protocol::ByteOrder;
using protocol::Reading;

constexpr size_t max_text = 1 << 16;
constexpr uint64_t max_size = 1 << 30;           // bytes
constexpr uint64_t max_time = 9007199254740992;  // 2^53: beyond it JavaScript's nanoseconds are not exact
constexpr int last_index = 15;

// A key that this drawing does not know is nothing to it: the page may be a later one.
template <class Message>
std::expected<Message, std::string> said_in(std::string_view text, std::string_view what, Message now) {
  if (text.size() > max_text) return std::unexpected(std::string(what) + " is too long");
  return protocol::message_in(text, what, std::move(now), Reading(Reading::UnknownKeys::ignored));
}

void read_size(Reading& reading, const char* key, std::optional<double> chosen, float& into) {
  if (!chosen) return;
  if (!(*chosen >= 8 && *chosen <= 40)) return reading.expect(key, "a size from 8 to 40");
  into = static_cast<float>(*chosen);
}

Theme theme_of(const protocol::CanvasTheme& chosen, const Theme& now, Reading& reading) {
  const bool is_dark = chosen.dark.value_or(now.is_dark);
  Theme theme = is_dark == now.is_dark ? now : default_theme(is_dark);
  theme.font_px = now.font_px;
  theme.mono_px = now.mono_px;
  read_size(reading, "theme.font_px", chosen.font_px, theme.font_px);
  read_size(reading, "theme.mono_px", chosen.mono_px, theme.mono_px);
  for (const auto& [token, text] : chosen.colors.value_or(protocol::Texts())) {
    if (const auto color = color_of(text))
      set_color(theme, token, *color);  // a token of a later page is nothing to this drawing
    else
      reading.expect("theme.colors." + token.substr(0, 40), "#rrggbb");
  }
  return theme;
}

void check(const protocol::Bytes& bytes, Reading& reading) {
  if (bytes.index < -1 || bytes.index > last_index) reading.expect("bytes.index", "a number from -1 to 15");
  if (bytes.end > max_size || bytes.cursor > max_size) reading.expect("bytes.cursor", "a number in range");
  if (bytes.begin > bytes.end) reading.expect("bytes.begin", "not after bytes.end");
  if (!bytes.layout.empty() && !bytes::layout_named(bytes.layout))
    reading.expect("bytes.layout", "the name of a layout, or nothing");
  if (!bytes::number_type_named(bytes.number)) reading.expect("bytes.number", "a type such as u32 or f64");
  for (const auto& [key, target] :
       {std::pair("bytes.machines.from", &bytes.machines.from), std::pair("bytes.machines.to", &bytes.machines.to)})
    if (!bytes::abi_of_target(*target)) reading.expect(key, "a machine of the list");
}

std::optional<ShowOrder::View> view_of(const std::optional<protocol::OrNull<protocol::View>>& said, const char* key,
                                       Reading& reading) {
  if (!said) return std::nullopt;
  ShowOrder::View shown;
  if (const auto& view = *said) {
    if (view->begin_ns >= view->end_ns || view->end_ns > max_time) reading.expect(key, "begin_ns before end_ns");
    shown.range = TimeRange{static_cast<double>(view->begin_ns), static_cast<double>(view->end_ns)};
  }
  return shown;
}

ByteOrder order_of(bool is_big) { return is_big ? ByteOrder::big : ByteOrder::little; }

}  // namespace

ByteChoice choice_of(const protocol::Bytes& bytes) {
  return {.text = bytes.text,
          .type = bytes.type,
          .is_big = bytes.side == ByteOrder::big,
          .index = bytes.index,
          .tab = bytes.tab,
          .pane = bytes.pane,
          .cursor = bytes.cursor,
          .begin = bytes.begin,
          .end = bytes.end,
          .is_big_first = bytes.order == ByteOrder::big,
          .layout = bytes.layout,
          .is_flipped = bytes.flipped,
          .number = bytes.number,
          .machines = bytes.machines};
}

protocol::Bytes message_of(const ByteChoice& choice) {
  return {.tab = choice.tab,
          .text = choice.text,
          .type = choice.type,
          .side = order_of(choice.is_big),
          .index = choice.index,
          .pane = choice.pane,
          .layout = choice.layout,
          .cursor = choice.cursor,
          .begin = choice.begin,
          .end = choice.end,
          .order = order_of(choice.is_big_first),
          .flipped = choice.is_flipped,
          .number = choice.number,
          .machines = choice.machines};
}

std::expected<StateChange, std::string> parse_state(std::string_view text, StateNow now) {
  using protocol::Clock;
  protocol::CanvasState current;
  current.run = protocol::CanvasRun{.state = now.run.state,
                                    .build = now.run.build,
                                    .engine = now.run.engine,
                                    .clock = now.run.is_virtual_time ? Clock::virtual_ : Clock::wall};
  const auto state = said_in(text, "the state", std::move(current));
  if (!state) return std::unexpected(state.error());
  Reading reading;
  StateChange change{
      .panel = state->panel, .theme = {}, .is_active = state->active, .run = {}, .more_rows = state->more_rows};
  if (state->theme) change.theme = theme_of(*state->theme, now.theme, reading);
  const protocol::CanvasRun& run = *state->run;
  change.run = RunInfo{run.state, run.build, run.engine, run.clock == Clock::virtual_};
  if (*change.run == now.run) change.run.reset();
  if (!reading.error().empty()) return std::unexpected(reading.error());
  return change;
}

std::expected<ShowOrder, std::string> parse_order(std::string_view text, const ByteChoice& now) {
  protocol::CanvasOrder current;
  current.bytes = message_of(now);
  const auto said = said_in(text, "the order", std::move(current));
  if (!said) return std::unexpected(said.error());
  Reading reading;
  ShowOrder order;
  order.view = view_of(said->view, "view", reading);
  order.range = view_of(said->range, "range", reading);
  check(*said->bytes, reading);
  order.bytes = choice_of(*said->bytes);
  if (*order.bytes == now) order.bytes.reset();
  if (!reading.error().empty()) return std::unexpected(reading.error());
  return order;
}

}  // namespace lockstep::ui::model

#include "ui/model/theme.h"

#include <cmath>
#include <utility>

namespace lockstep::ui::model {

namespace {

constexpr Color rgb(uint32_t value) {
  return {static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8), static_cast<uint8_t>(value)};
}

constexpr std::pair<std::string_view, Color Theme::*> tokens[] = {
    {"background", &Theme::background}, {"surface", &Theme::surface}, {"text", &Theme::text},
    {"muted", &Theme::muted},           {"accent", &Theme::accent},   {"border", &Theme::border},
    {"running", &Theme::running},       {"waiting", &Theme::waiting}, {"blocked", &Theme::blocked},
    {"native", &Theme::native},         {"focus", &Theme::focus}};

// WCAG 2.2, "relative luminance".
double luminance(Color c) {
  const auto linear = [](uint8_t channel) {
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

Theme default_theme(bool is_dark) {
  Theme t;
  t.is_dark = is_dark;
  const uint32_t light[] = {0xf4f5f8, 0xffffff, 0x1a2030, 0x576073, 0x3056d3, 0xdadfe8, 0x1f8a5f,
                            0xb7791f, 0x8a5a9e, 0x2b7fa8, 0x1f4fe0, 0x5b6b86, 0x2f6fde, 0xd9731a,
                            0x17907c, 0xc23b7a, 0x7a55c7, 0x8c7a12, 0xa8433a};
  const uint32_t dark[] = {0x0e1116, 0x161a21, 0xe4e8ef, 0x99a3b4, 0x84a5ff, 0x2a313c, 0x43b581,
                           0xe0a845, 0xc08ad6, 0x5ab4dc, 0xa9c1ff, 0x93a3bd, 0x6aa1ff, 0xf59a4a,
                           0x3fc4ad, 0xf07fb2, 0xab8bf2, 0xcdb93b, 0xef8378};
  const uint32_t* next = is_dark ? dark : light;
  for (const auto& [name, member] : tokens) t.*member = rgb(*next++);
  for (Color& color : t.threads) color = rgb(*next++);
  return t;
}

std::optional<Color> color_of(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  uint32_t value = 0;
  for (const char c : text.substr(1)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<uint32_t>(digit);
  }
  return rgb(value);
}

bool set_color(Theme& theme, std::string_view token, Color color) {
  for (const auto& [name, member] : tokens)
    if (name == token) return theme.*member = color, true;
  if (token.size() != 7 || !token.starts_with("thread") || token[6] < '0' || token[6] > '7') return false;
  theme.threads[static_cast<size_t>(token[6] - '0')] = color;
  return true;
}

Color mix(Color a, Color b, float share) {
  const auto channel = [share](uint8_t from, uint8_t to) {
    return static_cast<uint8_t>(std::lround(from + (to - from) * share));
  };
  return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue)};
}

Color readable_on(Color color) {
  // 0.179 is where black and white have the same contrast.
  return luminance(color) > 0.179 ? Color{0, 0, 0} : Color{255, 255, 255};
}

}  // namespace lockstep::ui::model

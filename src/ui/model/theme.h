// The colours and sizes of the drawing: the page's own tokens, handed down with the state.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lockstep::ui::model {

struct Color {
  uint8_t red = 0, green = 0, blue = 0;

  friend constexpr bool operator==(Color, Color) = default;
};

// The names are those of the state's "colors".
struct Theme {
  bool is_dark = false;
  Color background, surface, text, muted, accent, border, running, waiting, blocked, native, focus;
  std::array<Color, 8> threads;  // "thread0" to "thread7"
  float font_px = 13, mono_px = 13;

  friend bool operator==(const Theme&, const Theme&) = default;
};

// What is drawn with until the page has spoken, and for tokens that it leaves out.
Theme default_theme(bool is_dark);

// Only "#rrggbb".
std::optional<Color> color_of(std::string_view);
// False: no such token.
bool set_color(Theme&, std::string_view token, Color);

Color mix(Color, Color, float share_of_second);
// Black or white, whichever can be read on this colour (WCAG 2 contrast).
Color readable_on(Color);

}  // namespace lockstep::ui::model

// The page's own fonts on ImGui's atlas. Glyphs are drawn as they are needed, at the size and pixel ratio in use.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ui/view/painter.h"

namespace lockstep::ui::platform {

// "sans" or "mono", a TrueType file. False: another name, or bytes that are no such file. Needs an ImGui context.
bool add_font(view::Fonts&, std::string_view name, std::span<const uint8_t> ttf);
// ImGui's own for what the page has not handed in.
void add_missing_fonts(view::Fonts&);

}  // namespace lockstep::ui::platform

#include "ui/platform/fonts.h"

#include <cstring>
#include <optional>

namespace lockstep::ui::platform {

namespace {

// TrueType numbers are big-endian.
uint32_t number(std::span<const uint8_t> bytes, size_t at, size_t size) {
  uint32_t value = 0;
  for (size_t i = 0; i < size; ++i) value = value << 8 | bytes[at + i];
  return value;
}

// The table's bytes, at least `size` of them.
std::optional<std::span<const uint8_t>> table(std::span<const uint8_t> ttf, std::string_view tag, size_t size) {
  if (ttf.size() < 12 || number(ttf, 0, 4) != 0x00010000) return std::nullopt;
  const size_t tables = number(ttf, 4, 2);
  for (size_t i = 0; i < tables && 28 + 16 * i <= ttf.size(); ++i) {
    const auto entry = ttf.subspan(12 + 16 * i, 16);
    if (std::memcmp(entry.data(), tag.data(), 4) != 0) continue;
    const size_t begin = number(entry, 8, 4), length = number(entry, 12, 4);
    if (length < size || begin > ttf.size() || length > ttf.size() - begin) return std::nullopt;
    return ttf.subspan(begin, length);
  }
  return std::nullopt;
}

// From the highest ascender to the lowest descender, in ems (OpenType: hhea, head).
std::optional<float> line_per_em(std::span<const uint8_t> ttf) {
  const auto head = table(ttf, "head", 54), hhea = table(ttf, "hhea", 36);
  if (!head || !hhea) return std::nullopt;
  const auto em = static_cast<float>(number(*head, 18, 2));
  const auto ascender = static_cast<int16_t>(number(*hhea, 4, 2)),
             descender = static_cast<int16_t>(number(*hhea, 6, 2));
  if (em < 16 || ascender <= descender) return std::nullopt;
  return static_cast<float>(ascender - descender) / em;
}

}  // namespace

bool add_font(view::Fonts& fonts, std::string_view name, std::span<const uint8_t> ttf) {
  const auto lines = line_per_em(ttf);
  if (!lines || (name != "sans" && name != "mono")) return false;
  void* copy = ImGui::MemAlloc(ttf.size());  // the atlas frees it
  std::memcpy(copy, ttf.data(), ttf.size());
  ImFontConfig config;
  config.OversampleH = 2;
  ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(ttf.size()), 13 * *lines, &config);
  if (!font) return false;
  (name == "sans" ? fonts.sans : fonts.mono) = {font, *lines};
  return true;
}

void add_missing_fonts(view::Fonts& fonts) {
  if (fonts.sans.font && fonts.mono.font) return;
  ImFont* font = ImGui::GetIO().Fonts->AddFontDefault();
  if (!fonts.sans.font) fonts.sans = {font, 1};
  if (!fonts.mono.font) fonts.mono = {font, 1};
}

}  // namespace lockstep::ui::platform

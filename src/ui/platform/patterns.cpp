#include "ui/platform/patterns.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace lockstep::ui::platform {

namespace {

constexpr int samples = 4;  // in each direction, per pixel

// `covers(x, y)` tells for a place in the period, from 0 to 1, whether the pattern is there.
template <typename Covers>
ImTextureID make_texture(float period, float pixel_ratio, Covers covers) {
  const int size = std::max(4, static_cast<int>(std::lround(period * pixel_ratio)));
  std::vector<uint8_t> pixels(static_cast<size_t>(size * size) * 4, 255);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      int hits = 0;
      for (int s = 0; s < samples * samples; ++s) {
        const auto fx = (static_cast<float>(x) + (static_cast<float>(s % samples) + 0.5f) / samples);
        const auto fy = (static_cast<float>(y) + (static_cast<float>(s / samples) + 0.5f) / samples);
        hits += covers(fx / static_cast<float>(size), fy / static_cast<float>(size));
      }
      pixels[static_cast<size_t>(y * size + x) * 4 + 3] = static_cast<uint8_t>(hits * 255 / (samples * samples));
    }
  }
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_REPEAT);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_REPEAT);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, size, size, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  return texture;
}

}  // namespace

view::Patterns make_patterns(float pixel_ratio) {
  view::Patterns patterns;
  patterns.hatch =
      make_texture(patterns.hatch_period, pixel_ratio, [](float x, float y) { return std::fmod(x + y, 1.0f) < 0.30f; });
  patterns.dots = make_texture(patterns.dots_period, pixel_ratio,
                               [](float x, float y) { return std::hypot(x - 0.5f, y - 0.5f) < 0.22f; });
  return patterns;
}

void delete_patterns(view::Patterns& patterns) {
  for (ImTextureID* id : {&patterns.hatch, &patterns.dots}) {
    const auto texture = static_cast<GLuint>(*id);
    if (*id != ImTextureID_Invalid) glDeleteTextures(1, &texture);
    *id = ImTextureID_Invalid;
  }
}

}  // namespace lockstep::ui::platform

#include "ui/platform/effect_programs.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <shaders.h>  // generated
#include "ui/model/timeline/slice_kind.h"

namespace lockstep::ui::platform {

using view::effect_count;
using view::Instance;

namespace {

static_assert(shaders::effect_count == effect_count, "every file of shaders/ is a row of LOCKSTEP_EFFECTS");
#define X(name) +1
static_assert(shaders::texture_count == 0
#include "ui/model/timeline/textures.def"
);
#undef X

constexpr struct {
  const char* name;
  const char* text;
  GLsizei vertices;
} sources[] = {
#define X(name, vertices) {#name, shaders::name, vertices},
    LOCKSTEP_EFFECTS(X)
#undef X
};

GLuint compile(GLenum stage, const char* name, const char* text) {
  const char* texts[] = {"#version 300 es\n", stage == GL_VERTEX_SHADER ? "#define VERTEX\n" : "#define FRAGMENT\n",
                         text};
  const GLuint shader = glCreateShader(stage);
  glShaderSource(shader, 3, texts, nullptr);
  glCompileShader(shader);
  GLint is_good = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &is_good);
  if (is_good) return shader;
  char log[400] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  std::fprintf(stderr, "the effect '%s' does not compile: %s\n", name, log);
  return shader;  // the program will not link
}

GLuint link(const char* name, const char* text) {
  const GLuint program = glCreateProgram();
  for (const GLenum stage : {GLenum{GL_VERTEX_SHADER}, GLenum{GL_FRAGMENT_SHADER}}) {
    const GLuint shader = compile(stage, name, text);
    glAttachShader(program, shader);
    glDeleteShader(shader);  // with the program
  }
  glLinkProgram(program);
  GLint is_good = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &is_good);
  if (is_good) return program;
  glDeleteProgram(program);
  std::fprintf(stderr, "the effect '%s' does not link\n", name);
  return 0;
}

}  // namespace

bool EffectPrograms::make() {
  bool are_good = true;
  for (size_t i = 0; i < effect_count; ++i) {
    Program& program = programs_[i];
    program.id = link(sources[i].name, sources[i].text);
    are_good = are_good && program.id != 0;
    program.canvas = glGetUniformLocation(program.id, "u_canvas");
    program.ratio = glGetUniformLocation(program.id, "u_ratio");
    program.surface = glGetUniformLocation(program.id, "u_surface");
  }
  glGenBuffers(1, &buffer_);
  glGenVertexArrays(1, &vertices_);
  glBindVertexArray(vertices_);
  for (GLuint i = 0; i < 4; ++i) {
    glEnableVertexAttribArray(i);
    glVertexAttribDivisor(i, 1);
  }
  glBindVertexArray(0);
  buffer_size_ = 0;
  return are_good;
}

void EffectPrograms::give_back() {
  for (Program& program : programs_) glDeleteProgram(program.id);
  programs_ = {};
  glDeleteBuffers(1, &buffer_);
  glDeleteVertexArrays(1, &vertices_);
  buffer_ = vertices_ = 0;
}

void EffectPrograms::begin(const view::Effects& effects, model::Size size, float ratio, model::Color surface) {
  effects_ = &effects;
  size_ = size;
  ratio_ = ratio;
  surface_ = surface;
  size_t all = 0;
  for (size_t i = 0; i < effect_count; ++i) {
    offsets_[i] = all;
    all += effects.instances(static_cast<view::Effect>(i)).size_bytes();
  }
  if (all == 0) return;
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  // Storage of its own for each frame, as the card may still read the last one.
  buffer_size_ = std::max(all, buffer_size_);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(buffer_size_), nullptr, GL_STREAM_DRAW);
  for (size_t i = 0; i < effect_count; ++i) {
    const auto instances = effects.instances(static_cast<view::Effect>(i));
    if (!instances.empty())
      glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(offsets_[i]),
                      static_cast<GLsizeiptr>(instances.size_bytes()), instances.data());
  }
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void EffectPrograms::on_callback(const ImDrawList*, const ImDrawCmd* command) {
  const auto& call = *static_cast<const view::Effects::Call*>(command->UserCallbackData);
  static_cast<const EffectPrograms*>(call.painter)->draw(call.batch, command->ClipRect);
}

void EffectPrograms::draw(size_t batch_index, const ImVec4& clip) const {
  const view::Effects::Batch& batch = effects_->batches()[batch_index];
  const auto pixels = [&](float css) { return static_cast<GLint>(std::lround(css * ratio_)); };
  const GLint left = pixels(clip.x), right = pixels(clip.z);
  const GLint bottom = pixels(size_.height) - pixels(clip.w), top = pixels(size_.height) - pixels(clip.y);
  if (right <= left || top <= bottom) return;
  glScissor(left, bottom, right - left, top - bottom);
  glBindVertexArray(vertices_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  for (size_t i = 0; i < effect_count; ++i) {
    const auto count = static_cast<GLsizei>(batch.to[i] - batch.from[i]);
    if (count == 0) continue;
    const auto at = [&](size_t field) {
      return reinterpret_cast<const void*>(offsets_[i] + batch.from[i] * sizeof(Instance) + field);
    };
    glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, sizeof(Instance), at(offsetof(Instance, place)));
    glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Instance), at(offsetof(Instance, color)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Instance), at(offsetof(Instance, second)));
    glVertexAttribIPointer(3, 2, GL_UNSIGNED_INT, sizeof(Instance), at(offsetof(Instance, words)));
    const Program& program = programs_[i];
    const auto channel = [](uint8_t value) { return static_cast<float>(value) / 255; };
    glUseProgram(program.id);
    glUniform2f(program.canvas, size_.width, size_.height);
    glUniform1f(program.ratio, ratio_);
    glUniform3f(program.surface, channel(surface_.red), channel(surface_.green), channel(surface_.blue));
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, sources[i].vertices, count);
  }
}

}  // namespace lockstep::ui::platform

#include "ui/platform/window.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <cmath>
#include <utility>

namespace lockstep::ui::platform {

namespace {

constexpr const char* canvas = "#canvas";
constexpr const char* shader_version = "#version 300 es";

}  // namespace

bool Window::open(Draw draw, void* context) {
  draw_ = draw;
  draw_context_ = context;
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, canvas);
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  window_ = SDL_CreateWindow("", 0, 0, static_cast<int>(size_.width), static_cast<int>(size_.height),
                             SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI);
  context_ = window_ ? SDL_GL_CreateContext(window_) : nullptr;
  if (!context_) return false;
  ImGui_ImplSDL2_InitForOpenGL(window_, context_);
  ImGui_ImplOpenGL3_Init(shader_version);
  programs_.listen(effects_);
  if (!programs_.make()) return false;
  emscripten_set_webglcontextlost_callback(canvas, this, false, on_context_lost);
  emscripten_set_webglcontextrestored_callback(canvas, this, false, on_context_restored);
  resize(size_, pixel_ratio_);
  return true;
}

void Window::resize(model::Size size, float pixel_ratio) {
  size_ = size;
  pixel_ratio_ = pixel_ratio;
  if (!window_) return;
  SDL_SetWindowSize(window_, static_cast<int>(size.width), static_cast<int>(size.height));
  // SDL rounds towards zero; a canvas one pixel short would be stretched.
  emscripten_set_canvas_element_size(canvas, static_cast<int>(std::lround(size.width * pixel_ratio)),
                                     static_cast<int>(std::lround(size.height * pixel_ratio)));
}

void Window::point_with_hand(bool is_hand) {
  if (!window_ || std::exchange(is_hand_, is_hand) == is_hand) return;
  SDL_Cursor*& cursor = cursors_[is_hand];
  if (!cursor) cursor = SDL_CreateSystemCursor(is_hand ? SDL_SYSTEM_CURSOR_HAND : SDL_SYSTEM_CURSOR_ARROW);
  SDL_SetCursor(cursor);
}

void Window::ask_for_frame() {
  if (is_asked_ || !context_ || is_lost_) return;
  is_asked_ = true;
  emscripten_request_animation_frame(on_animation_frame, this);
}

bool Window::on_animation_frame(double, void* self) {
  auto* window = static_cast<Window*>(self);
  window->is_asked_ = false;
  window->draw_now();
  return false;  // once
}

void Window::draw_now() {
  if (context_ && !is_lost_) draw_(draw_context_);
}

bool Window::begin_frame() {
  if (!context_ || is_lost_) return false;
  SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);  // they were heard when they happened
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {size_.width, size_.height};
  io.DisplayFramebufferScale = {pixel_ratio_, pixel_ratio_};
  ImGui::NewFrame();
  effects_.clear();
  return true;
}

void Window::end_frame(model::Color background) {
  ImGui::Render();
  glViewport(0, 0, static_cast<int>(std::lround(size_.width * pixel_ratio_)),
             static_cast<int>(std::lround(size_.height * pixel_ratio_)));
  const auto channel = [](uint8_t value) { return static_cast<float>(value) / 255; };
  glClearColor(channel(background.red), channel(background.green), channel(background.blue), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  programs_.begin(effects_, size_, pixel_ratio_, background);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool Window::on_context_lost(int, const void*, void* self) {
  auto* window = static_cast<Window*>(self);
  if (window->is_lost_) return true;
  window->is_lost_ = true;
  // All GL objects are gone. Their names are given back now, while nothing listens: the next context has never heard
  // of them.
  ImGui_ImplOpenGL3_Shutdown();
  window->programs_.give_back();
  return true;  // asks the browser to bring it back
}

bool Window::on_context_restored(int, const void*, void* self) {
  auto* window = static_cast<Window*>(self);
  window->is_lost_ = false;
  ImGui_ImplOpenGL3_Init(shader_version);
  window->programs_.make();
  window->ask_for_frame();
  return true;
}

}  // namespace lockstep::ui::platform

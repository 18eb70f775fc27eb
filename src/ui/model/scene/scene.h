// Everything behind the canvas: the panels, and which of them is shown. What comes from the shell and from the
// reader's hands goes in; drawings, intents and the description come out.
//
//   shell ──state, trace──▶ ┌───────┐ ──drawing──▶ view ──▶ pixels
//                           │ scene │
//   hands ──input─────────▶ └───────┘ ──intents──▶ shell
//
// The scene asks for no frame while nothing happens: `needs_frame` becomes true with whatever may have changed the
// picture and false with `draw`.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/model/bytes/byte_lab.h"
#include "ui/model/intent.h"
#include "ui/model/state.h"
#include "ui/model/theme.h"
#include "ui/model/timeline/timeline_panel.h"

namespace lockstep::ui::model {

class Scene {
 public:
  // From the shell. What is wrong becomes an error intent and changes nothing.
  void set_state(std::string_view json);
  // What is the canvas's own: which part of the run is in view, what the byte lab shows. It is shown, and the shell
  // hears of it as if the reader had done it.
  void show(std::string_view json);
  void reset_trace();
  // A batch that is too large for one frame is taken piece by piece, with the next ones; what is described is all of
  // it.
  bool add_trace(std::span<const uint8_t> bytes);
  void resize(Size);
  // The byte lab, for what the shell asks of it beside the state: documents, pastes, commands. Asks for a frame.
  ByteLab& bytes();
  const ByteLab& bytes() const { return bytes_; }

  // From the hands.
  void pointer_moved(Point);
  void pointer_left();
  void pointer_pressed(const Press&);
  void pointer_released(Point, int clicks);
  void wheel(const Wheel&);
  void pinch(const Pinch&);
  bool key(const KeyPress&);

  bool is_active() const { return is_active_; }
  bool needs_frame() const { return needs_frame_; }
  void ask_for_frame() { needs_frame_ = true; }
  bool points_at_something() const { return panel(panel_kind_).points_at_something(); }

  PanelKind panel_kind() const { return panel_kind_; }
  const Theme& theme() const { return theme_; }
  std::optional<Tooltip> tooltip() const { return panel(panel_kind_).tooltip(); }
  // Hands the drawing of the panel that is shown to `paint`, which takes those of all panels, and counts a frame.
  void draw(auto&& paint) {
    needs_frame_ = false;
    room_ = events_per_frame;
    take_trace();
    ++frames_;
    switch (panel_kind_) {
      case PanelKind::timeline: return paint(timeline_.draw());
      case PanelKind::bytes: return paint(bytes_.draw());
    }
  }

  std::vector<std::string> take_intents() { return intents_.take(); }
  std::string describe();

 private:
  // About 10 ms of them in a browser, at a quarter of a microsecond each.
  static constexpr size_t events_per_frame = 40'000;
  // As many of the events that came as there is room for, before the next frame.
  void take_trace();

  const Panel& panel(PanelKind kind) const {
    switch (kind) {
      case PanelKind::timeline: return timeline_;
      case PanelKind::bytes: return bytes_;
    }
    std::unreachable();
  }
  Panel& panel(PanelKind kind) { return const_cast<Panel&>(std::as_const(*this).panel(kind)); }
  Panel& shown();  // whoever asks for it hands it something

  Intents intents_;
  TimelinePanel timeline_{intents_};
  ByteLab bytes_{intents_};
  PanelKind panel_kind_ = PanelKind::timeline;
  Theme theme_ = default_theme(false);
  RunInfo run_;
  std::deque<trace::Chunk> came_;  // and is not taken yet
  size_t room_ = events_per_frame;
  bool is_active_ = false;
  bool needs_frame_ = true;
  uint64_t frames_ = 0;
};

}  // namespace lockstep::ui::model

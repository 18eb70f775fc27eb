// What the shell says, read from its JSON: state goes down, and only what changed.
//
// The text may have come through a link, so every field is checked; a state that is wrong anywhere changes nothing.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "ui/model/theme.h"
#include "ui/model/time_scale.h"

namespace lockstep::ui::model {

enum class PanelKind : uint8_t { timeline, bytes };
enum class RunState : uint8_t { idle, running, ended };

struct RunInfo {
  RunState state = RunState::idle;
  std::string build, engine;
  bool is_virtual_time = false;
};

struct ByteChoice {
  std::string text, type;
  bool is_big = false;  // the selected byte's side
  int index = -1;       // -1: none is selected
};

// What a state says; a key that it left out has no value.
struct StateChange {
  std::optional<PanelKind> panel;
  std::optional<Theme> theme;
  std::optional<bool> is_active;
  std::optional<RunInfo> run;
  struct View {
    std::optional<TimeRange> range;  // none: all of the run
  };
  std::optional<View> view;
  std::optional<ByteChoice> bytes;
};

// Keys that are left out within "run", "bytes" and "theme" are taken from `now`. Error: what is wrong, as a sentence.
struct StateNow {
  const Theme& theme;
  const RunInfo& run;
  const ByteChoice& bytes;
};
std::expected<StateChange, std::string> parse_state(std::string_view json, StateNow now);

}  // namespace lockstep::ui::model

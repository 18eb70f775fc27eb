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
#include "ui/model/time_range.h"

namespace lockstep::ui::model {

enum class PanelKind : uint8_t { timeline, bytes };
enum class RunState : uint8_t { idle, running, ended };

struct RunInfo {
  RunState state = RunState::idle;
  std::string build, engine;
  bool is_virtual_time = false;
};

// The byte lab's pictures: one value in both orders, the bytes themselves with what can be read from them, the way of
// bytes from machine to machine, and the speed of swapping (which the shell shows, not the canvas).
enum class ByteTab : uint8_t { value, hex, machines, swaps };
enum class PaneKind : uint8_t { inspector, fields, bits };

struct MachineChoice {
  std::string from = "x86_64-linux-gnu", to = "s390x-linux-gnu";  // targets of bytes/abis.def
  std::string type = "i", value = "305419896";                    // struct letters, and one value for each of them
  std::string via = "wire", boundary = "none";                    // "wire", "disk"; "none", "htonl", "struct"

  friend bool operator==(const MachineChoice&, const MachineChoice&) = default;
};

struct ByteChoice {
  std::string text, type;
  bool is_big = false;  // the selected byte's side
  int index = -1;       // -1: none is selected
  ByteTab tab = ByteTab::value;
  PaneKind pane = PaneKind::inspector;
  uint64_t cursor = 0;
  uint64_t begin = 0, end = 0;  // the selection; equal: none
  bool is_big_first = false;    // the order in which numbers are typed, shown as bits, and copied
  std::string layout;           // "": none
  bool is_flipped = false;      // what the wrong order makes of the layout's fields is shown too
  std::string number = "f32";   // whose bits are shown
  MachineChoice machines;

  friend bool operator==(const ByteChoice&, const ByteChoice&) = default;
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

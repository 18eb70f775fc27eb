// What the shell says, read from its JSON, and only what changed: the state of what is the shell's, and orders about
// what is the canvas's own.
//
// The text may have come through a link, so every field is checked; what is wrong anywhere changes nothing. The forms
// stand in protocol/protocol.def.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/protocol.h"
#include "ui/model/theme.h"
#include "ui/model/time_range.h"

namespace lockstep::ui::model {

using PanelKind = protocol::Panel;
using protocol::RunState;

struct RunInfo {
  RunState state = RunState::idle;
  protocol::Build build = protocol::Build::gil;
  protocol::Engine engine = protocol::Engine::sim;
  bool is_virtual_time = false;

  friend bool operator==(const RunInfo&, const RunInfo&) = default;
};

// The byte lab's pictures: one value in both orders, the bytes themselves with what can be read from them, the way of
// bytes from machine to machine, and the speed of swapping (which the shell shows, not the canvas).
using ByteTab = protocol::Tab;
using PaneKind = protocol::Pane;
using MachineChoice = protocol::Machines;

struct ByteChoice {
  std::string text, type = protocol::Bytes().type;
  bool is_big = false;  // the selected byte's side
  int index = -1;       // -1: none is selected
  ByteTab tab = ByteTab::value;
  PaneKind pane = PaneKind::inspector;
  uint64_t cursor = 0;
  uint64_t begin = 0, end = 0;                    // the selection; equal: none
  bool is_big_first = false;                      // the order in which numbers are typed, shown as bits, and copied
  std::string layout;                             // "": none
  bool is_flipped = false;                        // what the wrong order makes of the layout's fields is shown too
  std::string number = protocol::Bytes().number;  // whose bits are shown
  MachineChoice machines;

  friend bool operator==(const ByteChoice&, const ByteChoice&) = default;
};

ByteChoice choice_of(const protocol::Bytes&);
protocol::Bytes message_of(const ByteChoice&);

// What a state says; a key that it left out has no value.
struct StateChange {
  std::optional<PanelKind> panel;
  std::optional<Theme> theme;
  std::optional<bool> is_active;
  std::optional<RunInfo> run;
  std::optional<bool> more_rows;
};

// Keys that are left out within "run" and "theme" are taken from `now`. Error: what is wrong, as a sentence.
struct StateNow {
  const Theme& theme;
  const RunInfo& run;
};
std::expected<StateChange, std::string> parse_state(std::string_view json, StateNow now);

// What is to be shown.
struct ShowOrder {
  struct View {
    std::optional<TimeRange> range;  // none: all of the run
  };
  std::optional<View> view, range;  // range: none of it: nothing is measured
  std::optional<ByteChoice> bytes;
};
// Keys that are left out within "bytes" are taken from `now`. Error: the same.
std::expected<ShowOrder, std::string> parse_order(std::string_view json, const ByteChoice& now);

}  // namespace lockstep::ui::model

// A panel of 1000 by 320 pixels with a run on it, and hands.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ui/model/timeline/timeline_panel.h"
#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {

using nlohmann::json;
inline constexpr double ms = 1e6;

// 1000 by 320 pixels, two threads taking turns for 60 ms.
class TimelinePanelTest : public testing::Test {
 protected:
  TimelinePanelTest() {
    panel.resize({1000, 320});
    panel.set_run({RunState::ended, protocol::Build::gil, protocol::Engine::live, false});
    panel.apply(taking_turns());
    panel.draw();
  }
  // The middle of the row (0: the GIL) at that time.
  Point at(size_t row, double ns) {
    const TimelineDrawing& drawing = panel.draw();
    const TimeScale scale{panel.viewport().range(), drawing.layout.plot_left, drawing.layout.plot_right};
    return {scale.x_of(ns), drawing.rows[row].bar.center().y};
  }
  void click(Point p, int clicks = 1) {
    panel.pointer_moved(p);
    panel.pointer_pressed(p);
    panel.pointer_released(p, clicks);
  }
  void drag(Point from, Point to, bool shift = false) {
    panel.pointer_moved(from);
    panel.pointer_pressed({from, shift});
    panel.pointer_moved(to);
    panel.pointer_released(to, 1);
  }
  bool press(Key key, bool shift = false) { return panel.key({key, shift, 0}); }
  bool type(char c) { return panel.key({Key::character, false, static_cast<char32_t>(c)}); }
  std::vector<json> intents() {
    std::vector<json> all;
    for (const std::string& text : pending.take()) all.push_back(json::parse(text));
    return all;
  }
  std::vector<LegendEntry> named() {
    std::vector<LegendEntry> all;
    for (const LegendItem& item : panel.draw().legend) all.push_back(item.entry);
    return all;
  }
  std::string title() { return panel.draw(), panel.tooltip() ? panel.tooltip()->title : "none"; }

  Intents pending;
  TimelinePanel panel{pending};
};

}  // namespace lockstep::ui::model

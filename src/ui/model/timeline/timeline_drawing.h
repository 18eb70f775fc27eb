// The timeline as it is to be painted: every rectangle, label and texture decided, nothing left but colours.
//
//   ┌────────────┬──────────────────────────────────────┐
//   │            │ overview: all of the run             │
//   │            ├──────────────────────────────────────┤
//   │            │ ruler  0      5 ms      10 ms        │
//   ├────────────┼──────────────────────────────────────┤
//   │ GIL        │ 1 │ 2 │ 1 │ 2 │ 1                    │
//   │ ① worker   │ running ▨ wants GIL ┊ blocked        │
//   │ …          │                                      │ scrolls when there are many
//   ├────────────┴──────────────────────────────────────┤
//   │ legend                                            │
//   └───────────────────────────────────────────────────┘
//
// On a narrow canvas the names stand above the lanes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ui/model/geometry.h"
#include "ui/model/timeline/timeline.h"
#include "ui/model/timeline/viewport.h"

namespace lockstep::ui::model {

// A slice by what does not change while the trace grows. None as thread: the GIL's lane.
struct SliceRef {
  std::optional<ThreadId> thread;
  uint64_t begin_ns = 0;

  friend bool operator==(const SliceRef&, const SliceRef&) = default;
};

struct DrawnSlice {
  Piece piece;
  Rect rect;
  SliceKind kind{};
  size_t holder = 0;                         // of held slices: whose colour
  bool cut_left = false, cut_right = false;  // goes on outside the view
  std::string label;                         // painted where it fits
  std::string short_label;                   // instead of it, where only this fits
};

// Many slices: from the bottom up, the share of each state (or holder) in this stretch of time.
struct DrawnCell {
  Piece piece;
  Rect rect;
  std::array<float, share_count> shares{};  // of the rectangle's height; they sum up to 1 or less
};

struct DrawnMark {
  float x = 0;
  MarkKind kind{};
};

struct DrawnLane {
  std::optional<ThreadId> thread;  // none: the GIL
  Rect row, bar, label;
  std::string name, detail;
  std::vector<DrawnSlice> slices;
  std::vector<DrawnCell> cells;
  std::vector<DrawnMark> marks;
  std::optional<float> alive_from;  // where the thread began; may be outside the view
  std::optional<float> ended_x;     // only within the view
};

enum class LegendEntry { running, wants_gil, blocked, native, left_out, folded, asked_for_gil, output };

struct OverviewCell {
  Rect rect;
  std::array<float, share_count> shares{};  // by thread colour
};

struct TimelineLayout {
  bool is_narrow = false;
  float plot_left = 0, plot_right = 0;
  Rect overview, ruler, lanes, legend;
  float row_height = 0, bar_height = 0;
  float content_height = 0;  // of all lanes; scrolls when it is more than lanes.height()
};

TimelineLayout layout_timeline(Size, size_t rows);

struct TimelineDrawing {
  TimelineLayout layout;
  std::string empty_text;  // when there is nothing to draw
  std::vector<OverviewCell> overview;
  Rect window;  // the view within the overview
  std::vector<Tick> ticks;
  std::vector<DrawnLane> lanes;  // those that are seen, GIL first
  std::vector<LegendEntry> legend;
  bool is_virtual_time = false;
  std::optional<Rect> selected, focused;
  struct Cursor {
    float x = 0;
    std::string text;  // the moment there
  };
  std::optional<Cursor> cursor;  // under the pointer
};

struct DrawTimeline {
  const Timeline& timeline;
  const TimelineLayout& layout;
  TimeRange view;
  float scroll = 0;
  bool has_gil = false;  // a lane for it
};

// Lanes, ticks and legend. The rest is the panel's own.
TimelineDrawing draw_timeline(const DrawTimeline&);
// Costs a look at every thread for every few pixels: worth keeping until the trace has grown.
std::vector<OverviewCell> draw_overview(const DrawTimeline&);

}  // namespace lockstep::ui::model

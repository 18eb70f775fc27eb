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
// On a narrow canvas the names stand above the bars.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/model/geometry.h"
#include "ui/model/timeline/legend.h"
#include "ui/model/timeline/overview.h"
#include "ui/model/timeline/row_list.h"
#include "ui/model/timeline/viewport.h"

namespace lockstep::ui::model {

struct DrawnSlice {
  Piece piece;
  Rect rect;
  SliceKind kind{};
  size_t holder = 0;                         // of held slices: whose colour
  bool cut_left = false, cut_right = false;  // goes on outside the view
  float level = 1;                           // of what is filled to a height: the share of its bar
  std::string label;                         // painted where it fits
  std::string short_label;                   // instead of it, where only this fits
};

// Many slices: from the bottom up, the share of each kind in this stretch of time, or of each colour of threads.
struct DrawnCell {
  Piece piece;
  Rect rect;
  std::optional<SliceKind> by_thread;       // the kind that is counted by threads
  std::array<float, share_count> shares{};  // of the rectangle's height; they sum up to 1 or less

  SliceKind kind_of(size_t share) const { return by_thread.value_or(static_cast<SliceKind>(share)); }
};

struct DrawnMark {
  float x = 0;
  MarkRef mark;
};

struct DrawnRow {
  RowId id;
  std::optional<ThreadId> thread;  // the badge beside its name; a row of no thread is set apart by a line below it
  Rect row, bar, label;
  std::string name, detail;
  std::vector<DrawnSlice> slices;
  std::vector<DrawnCell> cells;
  std::vector<DrawnMark> marks;
  std::optional<float> alive_from;  // where the thread began; may be outside the view
  std::optional<float> ended_x;     // only within the view
};

// From one row to another; both may be scrolled out of view.
struct DrawnArrow {
  HopKind kind{};
  Point from, to;
};

struct TimelineLayout {
  bool is_narrow = false;
  float plot_left = 0, plot_right = 0;
  Rect overview, ruler, rows, legend;
  float row_height = 0;  // of a row of slices
  float bar_height = 0;
};

TimelineLayout layout_timeline(Size, size_t rows, size_t legend_lines = 1);

struct TimelineDrawing {
  TimelineLayout layout;
  std::string empty_text;  // when there is nothing to draw
  std::vector<OverviewCell> overview;
  Rect window;  // the view within the overview
  std::vector<Tick> ticks;
  std::vector<DrawnRow> rows;      // those that are seen
  std::vector<LegendItem> legend;  // below its box, if the layout has too few lines for them
  bool is_virtual_time = false;
  std::string before;     // what of the run's beginning is left of the view; "": nothing is left out
  size_t rows_below = 0;  // that are scrolled out of view
  std::optional<Rect> selected, focused;
  std::vector<Rect> path;          // what the selection waited for, as far as it is seen
  std::vector<DrawnArrow> arrows;  // along it; and of a run that is stuck, who waits for whom
  struct Measure {
    Rect box;  // of the rows and the ruler
    std::string text;
  };
  std::optional<Measure> measure;  // the range that the reader measures
  struct Cursor {
    float x = 0;
    std::string text;  // the moment there
  };
  std::optional<Cursor> cursor;  // under the pointer
};

struct DrawTimeline {
  const Timeline& timeline;
  const RowList& rows;  // laid out
  const TimelineLayout& layout;
  TimeRange view;
  float scroll = 0;
  std::span<const ChainLink> path = {};
  std::span<const Hop> hops = {};
};

// Rows, ticks and legend. The rest is the panel's own.
TimelineDrawing draw_timeline(const DrawTimeline&);

}  // namespace lockstep::ui::model

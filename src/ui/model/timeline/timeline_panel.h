// The timeline as the reader handles it: what is in view, pointed at, selected, stepped through.
//
// Mouse: drag pans, with Shift it measures, a click selects, a double click zooms to a slice, the wheel zooms about the
// pointer, with Shift (or sideways) it pans; over the names it scrolls. Keys: arrows, A and D pan, + and -, W and S
// zoom, Home and F fit, R measures and shows what is selected, L shows more rows or fewer, Tab and Shift+Tab step from
// slice to slice, Up and Down change rows, . and , step within the row, ] and [ go to where another thread begins to
// run, Enter selects, Esc leaves.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/model/intent.h"
#include "ui/model/panel.h"
#include "ui/model/state.h"
#include "ui/model/timeline/timeline_drawing.h"

namespace lockstep::ui::model {

class TimelinePanel : public Panel {
 public:
  explicit TimelinePanel(Intents& intents) : intents_(intents) {}
  TimelinePanel(const TimelinePanel&) = delete;  // the rows refer to its timeline
  TimelinePanel& operator=(const TimelinePanel&) = delete;

  // From the shell.
  void set_run(const RunInfo&);
  void show(std::optional<TimeRange>);     // none: all of the run. The shell hears what is in view now
  void measure(std::optional<TimeRange>);  // likewise; none: nothing
  void show_more_rows(bool);
  void resize(Size size) override {
    if (size.width != size_.width) legend_lines_ = 1;
    size_ = size;
  }
  void reset();
  void apply(std::span<const trace::Chunk>);

  void pointer_moved(Point) override;
  void pointer_left() override;
  void pointer_pressed(const Press&) override;
  void pointer_released(Point, int clicks) override;
  void wheel(const Wheel&) override;
  void pinch(const Pinch&) override;
  bool key(const KeyPress&) override;

  // Lays the drawing out anew; pointing refers to the latest one.
  const TimelineDrawing& draw();
  const TimelineDrawing& drawing() const { return drawing_; }  // the latest
  std::optional<Tooltip> tooltip() const override;
  bool points_at_something() const override { return hovered_.has_value(); }

  const Timeline& timeline() const { return timeline_; }
  const Viewport& viewport() const { return viewport_; }
  const RowList& rows() const { return rows_; }
  std::optional<SliceRef> selected() const { return selected_; }
  const Chain& chain() const { return chain_; }  // of what is selected
  std::optional<TimeRange> measured() const { return measured_; }

 private:
  enum class Drag { none, pressed, panning, overview, measuring };

  TimeScale scale() const;
  std::optional<Target> target_at(Point) const;
  std::optional<size_t> index_of_slice(const SliceRef&) const;
  std::optional<Rect> rect_of(const SliceRef&) const;

  void select(const SliceRef&);
  void follow_chain();
  void draw_measure();
  void set_measured(std::optional<TimeRange>);
  void say_measured();
  bool step(bool forward);
  void step_in_row(bool forward);
  void go_to_switch(bool forward);
  void show_slice(const SliceRef&);
  void change_row(int by);
  void focus_on(SliceRef);
  void reveal(const SliceRef&);
  void draw_rows();
  void show_overview_at(float x);
  void scroll_by(float pixels);
  void tell_view();
  void follow_run();
  void say(const SliceRef&);
  bool key_character(char32_t);
  std::optional<RowId> row_beside(RowId, int by) const;
  bool is_running() const { return run_.state == RunState::running; }

  Intents& intents_;
  Timeline timeline_;
  RowList rows_{timeline_};
  Viewport viewport_;
  RunInfo run_;
  Size size_{1, 1};
  TimelineLayout layout_;
  TimelineDrawing drawing_;
  std::vector<OverviewCell> overview_;
  bool overview_is_stale_ = true;
  float scroll_ = 0;
  size_t legend_lines_ = 1;  // the most that were needed of this run at this width

  Drag drag_ = Drag::none;
  Point pressed_, pointer_;
  bool is_over_plot_ = false;  // the pointer: it names a moment
  std::optional<Target> hovered_;
  std::optional<SliceRef> selected_, focused_;
  Chain chain_;
  bool chain_is_stale_ = false, shows_more_rows_ = false;
  std::optional<TimeRange> measured_;
  std::optional<TimeRange> wanted_;  // a view that the trace does not reach yet
};

}  // namespace lockstep::ui::model

// Which part of the run is on the screen, and how that follows the reader's hand and a run that still grows.
//
// The run is the content, from 0 to its latest event. The view is *opening* (from where it becomes interesting, and all
// of what comes), *fitted* (all of it, and all of what comes), *free* (stays where it was put), or *following*: the
// reader has looked closer at the end of a live run, and the view keeps its width and moves along.
//
//   content  0 ├──────────────────────────────────┤ end
//   opening          ├────────────────────────────┤
//   fitted     ├──────────────────────────────────┤
//   following                            ├────────┤
//   free                ├─────────┤
#pragma once

#include "ui/model/timeline/time_scale.h"

namespace lockstep::ui::model {

class Viewport {
 public:
  TimeRange range() const { return range_; }
  TimeRange content() const { return {0, content_end_}; }
  bool is_fitted() const { return mode_ == Mode::fitted || mode_ == Mode::opening; }
  bool is_opening() const { return mode_ == Mode::opening && opening_ns_ > 0; }

  // The content's end moves; a live run may still grow.
  void set_content(double end_ns, bool is_live);

  // Where an opening view begins.
  void set_opening(double begin_ns);

  void open();  // the opening view
  void fit();
  void show(TimeRange);                       // put into bounds: within the content, at least min_span
  void pan(double by_ns);                     // positive: later
  void zoom(double factor, double about_ns);  // below 1: closer; `about_ns` keeps its place

  static constexpr double min_span = 20;     // ns
  static constexpr double empty_span = 1e6;  // ns, shown while there is no content

 private:
  enum class Mode { opening, fitted, free, following };

  void settle(TimeRange);

  Mode mode_ = Mode::opening;
  double opening_ns_ = 0;
  bool is_live_ = false;
  double content_end_ = empty_span;
  TimeRange range_{0, empty_span};
};

}  // namespace lockstep::ui::model

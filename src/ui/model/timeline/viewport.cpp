#include "ui/model/timeline/viewport.h"

#include <algorithm>
#include <cmath>

namespace lockstep::ui::model {

void Viewport::set_content(double end_ns, bool is_live) {
  content_end_ = end_ns > 0 ? end_ns : empty_span;
  is_live_ = is_live;
  const double span = std::min(range_.span(), content_end_);
  switch (mode_) {
    case Mode::opening: open(); break;
    case Mode::fitted: range_ = content(); break;
    case Mode::following: range_ = {content_end_ - span, content_end_}; break;
    case Mode::free: settle(range_); break;
  }
}

void Viewport::set_opening(double begin_ns) {
  opening_ns_ = begin_ns;
  if (mode_ == Mode::opening) open();
}

void Viewport::open() {
  mode_ = Mode::opening;
  range_ = {std::min(opening_ns_, content_end_ - std::min(min_span, content_end_)), content_end_};
}

void Viewport::fit() {
  mode_ = Mode::fitted;
  range_ = content();
}

void Viewport::show(TimeRange range) { settle(range); }

void Viewport::pan(double by_ns) { settle({range_.begin_ns + by_ns, range_.end_ns + by_ns}); }

void Viewport::zoom(double factor, double about_ns) {
  const double span = std::clamp(range_.span() * factor, std::min(min_span, content_end_), content_end_);
  const double share = std::clamp((about_ns - range_.begin_ns) / range_.span(), 0.0, 1.0);
  const double begin = range_.begin_ns + share * (range_.span() - span);
  settle({begin, begin + span});
}

void Viewport::settle(TimeRange wanted) {
  if (!std::isfinite(wanted.begin_ns) || !std::isfinite(wanted.end_ns)) return;
  const double span = std::clamp(wanted.span(), std::min(min_span, content_end_), content_end_);
  const double begin = std::clamp(wanted.begin_ns, 0.0, content_end_ - span);
  range_ = {begin, begin + span};
  const bool is_at_end = range_.end_ns >= content_end_ - span * 1e-3;
  if (span >= content_end_ * (1 - 1e-9))
    mode_ = Mode::fitted;
  else
    mode_ = is_live_ && is_at_end ? Mode::following : Mode::free;
}

}  // namespace lockstep::ui::model

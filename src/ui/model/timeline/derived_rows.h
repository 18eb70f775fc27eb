// Rows that are counted from the slices of all threads, and only when somebody looks: they cost nothing where they are
// not shown, and nothing is kept twice.
//
// While a run grows they are counted anew when it has grown by an eighth, so that all of that together costs no more
// than a few times the last count.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/model/timeline/track_rows.h"

namespace lockstep::ui::model {

class DerivedRows : public TrackRows {
 public:
  using TrackRows::TrackRows;

 protected:
  // Counts, when what was counted is too old.
  void refresh() const;
  virtual void count() const = 0;

 private:
  mutable uint64_t counted_events_ = 0;
  mutable bool was_over_ = false;
};

// How many there are at once, from where it changes: as slices of kind `waiters`.
struct Change {
  uint64_t at_ns = 0;
  int32_t by = 0;
};
struct Level {
  Track track;
  uint64_t most = 0;
};
Level level_of(std::vector<Change> changes, uint64_t end_ns);

}  // namespace lockstep::ui::model

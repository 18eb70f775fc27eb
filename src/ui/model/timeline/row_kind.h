// What a row of the timeline can do: one class per kind of row, in a file of its own, named in row_kinds.def.
//
// Rows are virtual: a run may have thousands and a screen shows twenty. So a row is no object but two numbers (which
// kind, of what), and one object per kind answers for all rows of the kind. What every kind may ask is the run
// (timeline.h); a kind that needs more of the trace hears it and keeps it in its own class.
//
//   trace ──▶ Timeline ──▶ ┌ Rows (one per kind) ┐ ──list──▶ RowList: which rows there are, and where
//         ───────hear────▶ │ thread, GIL, …      │ ──draw──▶ DrawnRow: of those in view
//                          └─────────────────────┘ ──under, tooltip, words──▶ pointer, description
//
// Most kinds show slices on a track, and derive from TrackRows (track_rows.h).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "ui/model/geometry.h"
#include "ui/model/state.h"
#include "ui/model/timeline/row.h"
#include "ui/model/timeline/time_scale.h"
#include "ui/model/timeline/timeline.h"
#include "ui/model/tooltip.h"

namespace lockstep::ui::model {

struct DrawnRow;
struct Legend;

struct RowFrame {
  TimeScale scale;
  uint64_t now_ns = 0;  // where the run has got to
  Legend& legend;       // notes what is seen
};

class Rows {
 public:
  explicit Rows(const Timeline& run) : run_(run) {}
  virtual ~Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  // After the run has heard it. Chunks of one thread come in order.
  virtual void hear(const trace::Chunk&) {}

  // Those that there are to be shown now: `of` of each.
  virtual std::vector<uint32_t> list(const RunInfo&) const = 0;

  virtual std::string name(uint32_t of) const = 0;
  virtual std::string detail(uint32_t of) const = 0;  // small, beside the name
  // The thread that the row belongs to: its badge, and where it stands.
  virtual std::optional<ThreadId> thread(uint32_t of) const = 0;
  // In pixels, where a row of slices is `standard` high.
  virtual float height(uint32_t /*of*/, float standard) const { return standard; }
  virtual RowWords words(uint32_t of) const = 0;

  // Its place and its name are decided; what stands in it is to be added.
  virtual void draw(DrawnRow&, const RowFrame&) const = 0;
  // The point is within the row's bar, in the latest drawing.
  virtual std::optional<Target> under(const DrawnRow&, Point) const = 0;
  // `is_live`: what is open goes on. Nothing when what was pointed at is there no more.
  virtual std::optional<Tooltip> tooltip(const Target&, bool is_live) const = 0;

  // What can be stepped through and selected in it; null: nothing.
  virtual const Track* track(uint32_t of) const = 0;
  // Whom the shell is told of when the slice is selected.
  virtual ThreadId thread_of(uint32_t of, const Slice&) const = 0;

 protected:
  const Timeline& run() const { return run_; }

 private:
  const Timeline& run_;
};

// In the kind's own file: it names the kind, so that a class without its row in the list does not compile.
template <RowKind>
std::unique_ptr<Rows> make_rows(const Timeline&);

#define X(name, ...) \
  template <>        \
  std::unique_ptr<Rows> make_rows<RowKind::name>(const Timeline&);
#include "ui/model/timeline/row_kinds.def"
#undef X

}  // namespace lockstep::ui::model

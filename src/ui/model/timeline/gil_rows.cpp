// One row for the GIL: who held it, each in the colour of the thread.
#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/track_rows.h"

namespace lockstep::ui::model {

namespace {

class GilRows : public TrackRows {
 public:
  using TrackRows::TrackRows;

  std::vector<uint32_t> list(const RunInfo& info) const override {
    return one_runs_at_a_time(run(), info) ? std::vector<uint32_t>{0} : std::vector<uint32_t>{};
  }

  std::string name(uint32_t) const override { return "GIL"; }
  std::string detail(uint32_t) const override { return "who holds it"; }
  std::optional<ThreadId> thread(uint32_t) const override { return std::nullopt; }

  RowWords words(uint32_t) const override {
    uint64_t slices = 0, switches = 0, held_ns = 0;
    for (const ThreadHistory& thread : run().threads()) {
      const trace::ThreadTotals totals = run().totals(thread.id);
      slices += totals.slices;
      switches += totals.switches;
      held_ns += totals.running_ns;
    }
    return {time_word("held_ns", SliceKind::held, held_ns), count_word("slices", "Slices", slices),
            count_word("switches", "Switches", switches)};
  }

  const Track* track(uint32_t) const override { return &run().gil(); }
  ThreadId thread_of(uint32_t, const Slice& slice) const override { return ThreadId{slice.object}; }
};

}  // namespace

template <>
std::unique_ptr<Rows> make_rows<RowKind::gil>(const Timeline& run) {
  return std::make_unique<GilRows>(run);
}

}  // namespace lockstep::ui::model

// One row for who wants the GIL and does not have it: how many at once.
#include "ui/model/timeline/derived_rows.h"

namespace lockstep::ui::model {

namespace {

class GilWaitersRows : public DerivedRows {
 public:
  using DerivedRows::DerivedRows;

  void hear(const trace::Chunk& chunk) override {
    for (const trace::Event& event : chunk.events) {
      asked_ += event.kind == trace::EventKind::gil_drop_requested;
      missed_ += event.kind == trace::EventKind::gil_missed;
    }
  }

  std::vector<uint32_t> list(const RunInfo& info) const override {
    return one_runs_at_a_time(run(), info) ? std::vector<uint32_t>{0} : std::vector<uint32_t>{};
  }

  std::string name(uint32_t) const override { return "Who wants the GIL"; }
  std::string detail(uint32_t) const override { return "how many at once"; }
  std::optional<ThreadId> thread(uint32_t) const override { return std::nullopt; }

  RowWords words(uint32_t) const override {
    refresh();
    return {count_word("most_at_once", "Most at once", waiting_.most), count_word("asked", "Asked to let go", asked_),
            count_word("missed", "Woken and missed it", missed_)};
  }

  const Track* track(uint32_t) const override {
    refresh();
    return &waiting_.track;
  }
  ThreadId thread_of(uint32_t, const Slice&) const override { return main_thread; }

 protected:
  float level(uint32_t, const Slice& slice) const override {
    return static_cast<float>(slice.instructions) / static_cast<float>(std::max<uint64_t>(waiting_.most, 1));
  }

  void count() const override {
    std::vector<Change> changes;
    for (const ThreadHistory& thread : run().threads())
      for (size_t i = 0; i < thread.track.size(); ++i) {
        const Slice slice = thread.track.at(i, run().end_ns());
        if (slice.kind != SliceKind::wants_gil) continue;
        changes.push_back({slice.begin_ns, 1});
        changes.push_back({slice.end_ns, -1});
      }
    waiting_ = level_of(std::move(changes), run().end_ns());
  }

 private:
  mutable Level waiting_;
  uint64_t asked_ = 0, missed_ = 0;
};

}  // namespace

template <>
std::unique_ptr<Rows> make_rows<RowKind::gil_waiters>(const Timeline& run) {
  return std::make_unique<GilWaitersRows>(run);
}

}  // namespace lockstep::ui::model

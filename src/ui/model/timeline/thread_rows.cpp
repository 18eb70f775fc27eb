// A row for each thread: what it did, and the moments that its events mark.
#include <cmath>
#include <map>

#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/timeline_drawing.h"
#include "ui/model/timeline/track_rows.h"

namespace lockstep::ui::model {

namespace {

class ThreadRows : public TrackRows {
 public:
  using TrackRows::TrackRows;

  void hear(const trace::Chunk& chunk) override {
    for (const trace::Event& event : chunk.events)
      if (const auto kind = mark_of(event.kind))
        marks_[index_of(chunk.thread)].push_back({event.at_ns, event.value, event.object, *kind});
  }

  std::vector<uint32_t> list(const RunInfo&) const override {
    std::vector<uint32_t> threads;
    for (const ThreadHistory& thread : run().threads()) threads.push_back(index_of(thread.id));
    return threads;
  }

  std::string name(uint32_t of) const override { return run().thread_name(ThreadId{of}); }
  std::string detail(uint32_t of) const override {
    return short_text(run().totals(ThreadId{of}).running_ns) + " running";
  }
  std::optional<ThreadId> thread(uint32_t of) const override { return ThreadId{of}; }

  RowWords words(uint32_t of) const override {
    const trace::ThreadTotals totals = run().totals(ThreadId{of});
    return {text_word("name", "Thread", name(of)),
            time_word("running_ns", SliceKind::running, totals.running_ns),
            time_word("waiting_for_gil_ns", SliceKind::wants_gil, totals.waiting_for_gil_ns),
            time_word("blocked_ns", SliceKind::blocked, totals.blocked_ns),
            time_word("native_ns", SliceKind::native, totals.detached_ns),
            count_word("instructions", "Instructions", totals.instructions),
            count_word("slices", "Slices", totals.slices)};
  }

  void draw(DrawnRow& drawn, const RowFrame& frame) const override {
    const ThreadHistory& thread = history(drawn.id.of);
    if (thread.started_ns) drawn.alive_from = frame.scale.x_of(static_cast<double>(*thread.started_ns));
    if (thread.ended_ns) {
      const float x = frame.scale.x_of(static_cast<double>(*thread.ended_ns));
      if (x >= frame.scale.left && x <= frame.scale.right) {
        drawn.ended_x = std::round(x);
        frame.legend.ends = true;
      }
    }
    TrackRows::draw(drawn, frame);
  }

  const Track* track(uint32_t of) const override { return &history(of).track; }
  ThreadId thread_of(uint32_t of, const Slice&) const override { return ThreadId{of}; }

 protected:
  std::span<const Mark> marks(uint32_t of) const override {
    const auto found = marks_.find(of);
    return found == marks_.end() ? std::span<const Mark>() : found->second;
  }

 private:
  const ThreadHistory& history(uint32_t of) const { return *run().thread(ThreadId{of}); }

  std::map<uint32_t, std::vector<Mark>> marks_;
};

}  // namespace

template <>
std::unique_ptr<Rows> make_rows<RowKind::thread>(const Timeline& run) {
  return std::make_unique<ThreadRows>(run);
}

}  // namespace lockstep::ui::model

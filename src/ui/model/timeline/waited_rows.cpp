// A row for each lock, queue and event that threads waited for, the longest waited for first: how many waited, and who
// held it meanwhile.
//
// The trace tells of a lock when somebody has to wait for it, and of nothing before, as a lock that is free costs a
// program nothing but its own instructions. So from the first who waits to the last it is known who holds it: whom the
// first one met, then whom each release woke, from when that one goes on.
//
//   A   ▏waits (B has it) ───▏ woken by B   ▏ runs
//   C          ▏waits ────────────────────────────────▏ woken by A
//   row ▏ B holds it, 1 ▏ 2 ─▏ 1 waits ──── ▏ A holds it, 1 waits
#include <algorithm>
#include <map>

#include "ui/model/timeline/derived_rows.h"
#include "ui/model/timeline/slice_kind.h"

namespace lockstep::ui::model {

namespace {

// What changes at a moment: waiters come and go, and the holder becomes known or unknown.
struct Event {
  enum class What : uint8_t { leaves, comes, holds };  // in this order where they are at one moment

  uint64_t at_ns = 0;
  What what{};
  uint32_t thread_and_1 = 0;  // comes: who holds it, as it was told; holds: who
  bool is_handed_on = false;  // leaves: it was woken

  friend bool operator<(const Event& a, const Event& b) {
    return a.at_ns != b.at_ns ? a.at_ns < b.at_ns : a.what < b.what;
  }
};

class WaitedRows : public DerivedRows {
 public:
  using DerivedRows::DerivedRows;

  std::vector<uint32_t> list(const RunInfo&) const override {
    std::vector<std::pair<uint64_t, uint32_t>> by_time;
    const auto open = open_waits();
    for (const auto& [object, waited] : run().waited_for()) {
      const auto found = open.find(object);
      by_time.emplace_back(waited.ns + (found == open.end() ? 0 : found->second.ns), object);
    }
    std::ranges::sort(by_time, [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<uint32_t> objects;
    for (const auto& entry : by_time) objects.push_back(entry.second);
    return objects;
  }

  std::string name(uint32_t of) const override { return run().object_name(of); }
  std::string detail(uint32_t of) const override {
    return short_text(run().waited_for().at(of).ns + open_wait(of).ns) + " waited";
  }
  std::optional<ThreadId> thread(uint32_t) const override { return std::nullopt; }

  RowWords words(uint32_t of) const override {
    const WaitedFor& waited = run().waited_for().at(of);
    const Open open = open_wait(of);
    return {text_word("name", "What", name(of)), count_word("waits", "Waits", waited.waits),
            text_word("waited", "Waited in all", short_text(waited.ns + open.ns)),
            text_word("longest", "Longest wait", short_text(std::max(waited.longest_ns, open.longest_ns)))};
  }

  const Track* track(uint32_t of) const override {
    refresh();
    const auto found = levels_.find(of);
    return found == levels_.end() ? &nothing_ : &found->second.track;
  }
  ThreadId thread_of(uint32_t, const Slice& slice) const override {
    return slice.object != 0 ? ThreadId{slice.object - 1} : main_thread;
  }

 protected:
  float level(uint32_t of, const Slice& slice) const override {
    const auto found = levels_.find(of);
    const uint64_t most = found == levels_.end() ? 1 : found->second.most;
    return static_cast<float>(slice.instructions) / static_cast<float>(std::max<uint64_t>(most, 1));
  }

  void count() const override {
    std::map<uint32_t, std::vector<Event>> events;
    for (const ThreadHistory& thread : run().threads()) collect(thread, events);
    levels_.clear();
    for (auto& [object, some] : events) levels_.emplace(object, sweep(some));
  }

 private:
  // The waits that are not over, in one pass over the threads, however many objects there are.
  struct Open {
    uint64_t ns = 0, longest_ns = 0;
  };
  std::map<uint32_t, Open> open_waits() const {
    std::map<uint32_t, Open> all;
    for (const ThreadHistory& thread : run().threads()) {
      if (thread.track.is_empty() || !thread.track.is_open(thread.track.size() - 1)) continue;
      const Slice slice = thread.track.at(thread.track.size() - 1, run().last_event_ns());
      if (!is_of_many(slice.kind)) continue;
      Open& open = all[slice.object];
      open.ns += slice.length_ns();
      open.longest_ns = std::max(open.longest_ns, slice.length_ns());
    }
    return all;
  }
  Open open_wait(uint32_t object) const {
    const auto all = open_waits();
    const auto found = all.find(object);
    return found == all.end() ? Open{} : found->second;
  }

  void collect(const ThreadHistory& thread, std::map<uint32_t, std::vector<Event>>& events) const {
    const Track& track = thread.track;
    const uint32_t me_and_1 = index_of(thread.id) + 1;
    for (size_t i = 0; i < track.size(); ++i) {
      const Slice slice = track.at(i, run().end_ns());
      if (!is_of_many(slice.kind)) continue;
      std::vector<Event>& of_it = events[slice.object];
      of_it.push_back({slice.begin_ns, Event::What::comes, slice.owner});
      if (track.is_open(i)) continue;
      const bool is_woken = run().wake_at(thread.id, slice.end_ns) != nullptr;
      of_it.push_back({slice.end_ns, Event::What::leaves, 0, is_woken});
      if (slice.kind != SliceKind::blocked || !is_woken) continue;
      // It has it from when it runs again, unless it finds that another one was quicker.
      for (size_t next = i + 1; next < track.size(); ++next) {
        const Slice after = track.at(next, run().end_ns());
        if (is_wait(after.kind)) break;
        if (after.kind != SliceKind::running) continue;
        const bool waits_again = next + 1 < track.size() && is_same_wait(track.at(next + 1, run().end_ns()), slice);
        if (!waits_again || after.instructions > 1) of_it.push_back({after.begin_ns, Event::What::holds, me_and_1});
        break;
      }
    }
  }

  static bool is_same_wait(const Slice& a, const Slice& b) {
    return a.kind == b.kind && a.object == b.object && a.line == b.line;
  }

  Level sweep(std::vector<Event>& events) const {
    std::ranges::stable_sort(events, std::less<>());
    Level level;
    uint64_t waiting = 0;
    uint32_t holder_and_1 = 0;
    for (size_t i = 0; i < events.size();) {
      const uint64_t at_ns = events[i].at_ns;
      for (; i < events.size() && events[i].at_ns == at_ns; ++i) {
        const Event& event = events[i];
        if (event.what == Event::What::comes) ++waiting;
        if (event.what == Event::What::leaves && waiting > 0) --waiting;
        if (event.what == Event::What::holds || (event.what == Event::What::comes && event.thread_and_1 != 0))
          holder_and_1 = event.thread_and_1;
        else if (event.what == Event::What::leaves && event.is_handed_on)
          holder_and_1 = 0;
      }
      level.most = std::max(level.most, waiting);
      if (waiting == 0)
        level.track.close(at_ns);
      else
        level.track.open(
            {.begin_ns = at_ns, .instructions = waiting, .object = holder_and_1, .kind = SliceKind::waiters});
    }
    level.track.close(run().end_ns());
    return level;
  }

  mutable std::map<uint32_t, Level> levels_;
  Track nothing_;
};

}  // namespace

template <>
std::unique_ptr<Rows> make_rows<RowKind::waited>(const Timeline& run) {
  return std::make_unique<WaitedRows>(run);
}

}  // namespace lockstep::ui::model

// Depth first with sleep sets (P. Godefroid, "Partial-Order Methods for the Verification of Concurrent Systems",
// LNCS 1032, 1996). A thread whose event has been tried from a state sleeps in what is tried after it, until somebody
// does what is in conflict with that event: so of all orders of independent events one is executed to its end, and the
// number of complete executions is the number of Mazurkiewicz traces.
#include "engine/explore/search.h"

namespace lockstep::engine::explore {

namespace {

namespace vm = python::vm;

constexpr size_t max_depth = 10'000;

struct Sleeper {
  uint32_t thread;
  vm::Accesses event;  // what it did when it was tried
};

// A state on the way down.
struct Level {
  World::Saved saved;
  std::vector<Sleeper> sleep;
  uint32_t next = 0;  // thread to try next
  bool can_go_on = false;
  bool has_slept = false;     // somebody who sleeps could go on
  std::vector<Slice> slices;  // of the step into this level
  uint32_t last = 0, switches = 0, preemptions = 0;
  bool last_may_go_on = false;
};

}  // namespace

class TraceSearch::Search {
 public:
  Search(World& world, const World::Saved& root, const Schedule& prefix, Collector& collector)
      : world_(world), prefix_(prefix), collector_(collector) {
    world_.restore(root);
    enter(0);
  }

  End go_on(uint64_t events) {
    const uint64_t until = collector_.findings.transitions + events;
    is_restored_at_ = ~size_t{0};
    for (uint64_t turns = 0;; ++turns) {
      if (collector_.findings.transitions >= until) return End::running;
      if (turns % 256 == 0 && collector_.is_late()) return cut("wall time");
      if (down(depth_)) {
        if (world_.is_late()) return cut("wall time");
        if (world_.images().piece_bytes() + held_bytes_ > most_bytes) return cut("memory");
        if (++depth_ < max_depth) continue;
        return cut("depth");
      }
      // Everything was tried from here.
      Level& at = level(depth_);
      if (!at.can_go_on) {
        if (at.has_slept) {
          ++collector_.findings.sleep_blocked;
        } else {
          world_.restore(at.saved);
          is_restored_at_ = depth_;
          note_outcome();
          ++collector_.findings.executions;
          if (world_.sightings().has_news()) return End::learned;
          if (collector_.findings.executions >= collector_.question().max_executions && depth_ > 0)
            return has_more(depth_) ? cut("executions") : End::complete;
        }
      }
      if (depth_ == 0) break;
      --depth_;
    }
    return world_.sightings().has_news() ? End::learned : End::complete;
  }

 private:
  Level& level(size_t depth) {
    while (levels_.size() <= depth) levels_.push_back(std::make_unique<Level>());
    return *levels_[depth];
  }

  End cut(const char* limit) {
    collector_.limit = limit;
    return world_.sightings().has_news() ? End::learned : End::cut;
  }

  bool has_more(size_t depth) {
    for (size_t d = 0; d < depth; ++d)
      if (level(d).next < world_.thread_count()) return true;
    return false;
  }

  void enter(size_t depth) {
    Level& l = level(depth);
    held_bytes_ -= l.saved.bytes();
    world_.save(l.saved);
    held_bytes_ += l.saved.bytes();
    l.next = 0;
    l.can_go_on = l.has_slept = false;
    l.last_may_go_on = world_.may_step(l.last);
    is_restored_at_ = depth;
  }

  // Takes the next event from this level into the one below; false: there is none left.
  bool down(size_t depth) {
    Level& at = level(depth);
    for (; at.next < at.saved.record_count;) {
      const uint32_t thread = at.next++;
      bool sleeps = false;
      for (const Sleeper& s : at.sleep) sleeps |= s.thread == thread;
      if (sleeps) {
        at.has_slept = true;
        continue;
      }
      if (is_restored_at_ != depth) world_.restore(at.saved);
      is_restored_at_ = depth;
      if (!world_.may_step(thread)) continue;
      is_restored_at_ = ~size_t{0};
      if (world_.step(thread) == Step::impossible) continue;
      ++collector_.findings.transitions;
      at.can_go_on = true;
      Level& below = level(depth + 1);
      below.sleep.clear();
      for (const Sleeper& s : at.sleep)
        if (!s.event.conflict_with(world_.done())) below.sleep.push_back(s);
      at.sleep.push_back({thread, world_.done()});
      const auto slices = world_.slices();
      below.slices.assign(slices.begin(), slices.end());
      below.last = thread;
      const bool is_switch = thread != at.last;
      below.switches = at.switches + (is_switch ? 1 : 0);
      below.preemptions = at.preemptions + (is_switch && at.last_may_go_on ? 1 : 0);
      enter(depth + 1);
      return true;
    }
    return false;
  }

  void note_outcome() {
    const Level& at = level(depth_);
    const size_t outcome = collector_.outcome_of(world_);
    ++collector_.findings.outcomes[outcome].executions;
    collector_.take_preemptions(outcome, at.preemptions);
    if (!collector_.is_better(outcome, at.switches)) return;
    Way way{at.switches, at.preemptions, prefix_};
    for (size_t d = 1; d <= depth_; ++d)
      for (const Slice& s : level(d).slices) way.path.add(s.thread, s.points);
    collector_.take(outcome, way);
  }

  World& world_;
  const Schedule& prefix_;
  Collector& collector_;
  std::vector<std::unique_ptr<Level>> levels_;
  size_t depth_ = 0;
  size_t is_restored_at_ = ~size_t{0};
  size_t held_bytes_ = 0;  // by the images of all levels, without what they share
};

TraceSearch::TraceSearch(World& world, const World::Saved& root, const Schedule& prefix, Collector& collector)
    : search_(std::make_unique<Search>(world, root, prefix, collector)) {}
TraceSearch::~TraceSearch() = default;
End TraceSearch::go_on(uint64_t events) { return search_->go_on(events); }

}  // namespace lockstep::engine::explore

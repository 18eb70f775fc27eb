// Depth first by optimal dynamic partial-order reduction (P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas, "Source Sets:
// A Foundation for Optimal Dynamic Partial Order Reduction", J. ACM 64(4), 2017): of all orders of independent events
// one is executed, and none is begun in vain.
//
// An execution is taken to its end. Then each race in it is turned round: of two events e and e' in conflict with no
// third between them, those after e that do not happen after it, and then e', are what may come in the place of e. That
// sequence goes into the wakeup tree of the state before e, unless something that was tried there, or is to be tried,
// leads to the same:
//
//   E:   … │ e   a   b   e'          a is in no conflict with e, b happens after e
//          └ a   e'                  goes into the tree; who sleeps there is no beginning of it
//
// A thread whose event has been tried from a state sleeps in what is tried after it, until somebody does what is in
// conflict with that event (P. Godefroid, LNCS 1032, 1996).
//
// Where an operation blocks: e' may be impossible before e, which has made it possible (a release); then the search for
// e goes on further back (to the acquire). And what blocked threads would do next counts as an event at the end. A
// branch of a tree says which thread goes on; what its event touches is known from having been there: sequences are
// executed before they are put in.
//
// What passes for it needs conflicts to tell all. Deadlines do not: who begins to sleep can make an earlier end of time
// come first. Such a program is searched all the same, and the search does not call itself complete.
#include <algorithm>
#include <utility>

#include "engine/explore/search.h"
#include "engine/explore/touched.h"

namespace lockstep::engine::explore {

namespace {

constexpr size_t max_depth = 10'000;

struct Event {
  uint32_t thread = 0;
  Touched touched;
};
using Sequence = std::vector<Event>;

// Whether `first` may as well come first in what begins with `sequence`, or come before it.
bool is_weak_initial(const Event& first, const Sequence& sequence) {
  for (const Event& e : sequence) {
    if (e.thread == first.thread) return true;
    if (e.touched.conflicts_with(first.touched)) return false;
  }
  return true;
}

// A wakeup tree: what is to be tried, from the first child on. The event of a root is none.
struct Wakeup {
  Event event;
  std::vector<Wakeup> children;

  void insert(Sequence sequence, bool is_root) {
    if (!is_root && children.empty()) return;  // all that follows will be tried
    for (Wakeup& child : children) {
      if (!is_weak_initial(child.event, sequence)) continue;
      const auto same = std::ranges::find(sequence, child.event.thread, &Event::thread);
      if (same != sequence.end()) sequence.erase(same);
      return child.insert(std::move(sequence), false);
    }
    Wakeup* at = this;
    for (Event& e : sequence) {
      at->children.push_back({std::move(e), {}});
      at = &at->children.back();
    }
  }
};

// A state on the way down, and the event that leads on from it.
struct Level {
  World::Saved saved;
  std::vector<Event> sleep;
  Wakeup tree;
  bool has_tried = false;  // the first child of the tree
  Event event;
  std::vector<size_t> clock;  // of the event, by thread: so many of the first events have one of it that happens before
  std::vector<Slice> slices;  // of the step into this level
  uint32_t last = 0, switches = 0, preemptions = 0;
  bool last_may_go_on = false;
};

}  // namespace

class TraceSearch::Search {
 public:
  Search(World& world, const Root& root, Collector& collector)
      : world_(world), prefix_(root.path), collector_(collector) {
    world_.restore(root.saved);
    made_by_.assign(world_.thread_count(), 0);
    level(0).last = root.last;
    enter(0);
  }

  End go_on(uint64_t events) {
    const uint64_t until = executed_ + events;
    at_ = nowhere;
    for (uint64_t turns = 0;; ++turns) {
      if (executed_ >= until) return End::running;
      if (turns % 64 == 0 && collector_.is_late()) return cut("wall time");
      const bool went_down = down();
      if (world_.is_late()) return cut("wall time");
      if (went_down) {
        if (world_.images().piece_bytes() + held_bytes_ > most_bytes) return cut("memory");
        if (depth_ >= max_depth) return cut("depth");
        continue;
      }
      if (is_over_ && world_.sightings().has_news()) return End::learned;
      if (is_over_ && collector_.findings.executions >= collector_.question().max_executions && has_more())
        return cut("executions");
      if (depth_ == 0) break;
      --depth_;
    }
    if (is_inexact_) return cut("sleeps and timeouts");
    return world_.sightings().has_news() ? End::learned : End::complete;
  }

 private:
  static constexpr size_t nowhere = ~size_t{0};

  Level& level(size_t depth) {
    while (levels_.size() <= depth) levels_.push_back(std::make_unique<Level>());
    return *levels_[depth];
  }

  End cut(const char* limit) {
    collector_.limit = limit;
    return world_.sightings().has_news() ? End::learned : End::cut;
  }

  bool has_more() {
    for (size_t d = 0; d < depth_; ++d)
      if (level(d).tree.children.size() > 1) return true;
    return false;
  }

  void enter(size_t depth) {
    Level& l = level(depth);
    held_bytes_ -= l.saved.bytes();
    world_.save(l.saved);
    held_bytes_ += l.saved.bytes();
    l.has_tried = false;
    l.last_may_go_on = world_.may_step(l.last);
    at_ = depth;
  }
  void go_to(size_t depth) {
    if (at_ != depth) world_.restore(level(depth).saved);
    at_ = depth;
  }
  bool step(uint32_t thread) {
    ++executed_;
    at_ = nowhere;
    return world_.step(thread) == Step::done;
  }

  // Takes the next event from this level; false: there is none left.
  bool down() {
    Level& at = level(depth_);
    is_over_ = false;
    if (!at.has_tried && at.tree.children.empty()) return choose();
    for (;;) {
      if (std::exchange(at.has_tried, true)) {
        at.sleep.push_back(std::move(at.tree.children.front().event));
        at.tree.children.erase(at.tree.children.begin());
        if (at.tree.children.empty()) return false;
      }
      const uint32_t thread = at.tree.children.front().event.thread;
      find_able();
      if (able_[thread] && step(thread)) {
        go_down(thread);
        return true;
      }
      is_inexact_ = true;
    }
  }

  // Any event will do from here.
  bool choose() {
    Level& at = level(depth_);
    find_able();
    bool is_blocked = false;
    for (uint32_t thread = 0; thread < able_.size(); ++thread) {
      if (!able_[thread]) continue;
      if (std::ranges::find(at.sleep, thread, &Event::thread) != at.sleep.end()) {
        is_blocked = true;
        continue;
      }
      go_to(depth_);
      if (!step(thread)) continue;
      at.tree.children.push_back({{thread, {}}, {}});
      at.has_tried = true;
      go_down(thread);
      return true;
    }
    if (is_blocked) {
      ++collector_.findings.sleep_blocked;
      return false;
    }
    is_over_ = true;
    go_to(depth_);
    note_outcome();
    ++collector_.findings.executions;
    turn_races_round();
    return false;
  }

  void find_able() {
    go_to(depth_);
    able_.clear();
    for (uint32_t i = 0; i < world_.thread_count(); ++i) able_.push_back(world_.may_step(i));
  }

  // The step of `thread` has been made.
  void go_down(uint32_t thread) {
    Level& at = level(depth_);
    Level& below = level(depth_ + 1);
    ++collector_.findings.transitions;
    at.event = {thread, Touched(world_.done())};
    at.tree.children.front().event = at.event;
    // Whoever can go on now and could not before, or the other way round, must be in conflict with it.
    for (uint32_t i = 0; i < able_.size() && !world_.has_ended(); ++i)
      if (i != thread && world_.may_step(i) != able_[i])
        is_inexact_ |= !at.event.touched.conflicts_with(Touched(world_.pending(i)));
    made_by_.resize(able_.size());
    made_by_.resize(world_.thread_count(), depth_ + 1);
    at.clock = clock_before(depth_, thread);
    for (size_t i = 0; i < depth_; ++i)
      if (level(i).event.touched.conflicts_with(at.event.touched)) join(at.clock, level(i).clock);
    at.clock.resize(std::max<size_t>(at.clock.size(), thread + 1));
    at.clock[thread] = depth_ + 1;

    below.sleep.clear();
    for (const Event& e : at.sleep)
      if (!e.touched.conflicts_with(at.event.touched)) below.sleep.push_back(e);
    below.tree.children = std::move(at.tree.children.front().children);
    at.tree.children.front().children.clear();
    const auto slices = world_.slices();
    below.slices.assign(slices.begin(), slices.end());
    below.last = thread;
    const bool is_switch = thread != at.last;
    below.switches = at.switches + (is_switch ? 1 : 0);
    below.preemptions = at.preemptions + (is_switch && at.last_may_go_on ? 1 : 0);
    enter(++depth_);
  }

  static void join(std::vector<size_t>& clock, const std::vector<size_t>& other) {
    if (clock.size() < other.size()) clock.resize(other.size());
    for (size_t i = 0; i < other.size(); ++i) clock[i] = std::max(clock[i], other[i]);
  }
  // Of what `thread` has done before the event of that index; before its first, of who started it.
  std::vector<size_t> clock_before(size_t index, uint32_t thread) {
    for (size_t i = index; i-- > 0;)
      if (level(i).event.thread == thread) return level(i).clock;
    return made_by_[thread] > 0 ? level(made_by_[thread] - 1).clock : std::vector<size_t>();
  }
  bool happens_before(size_t event, const std::vector<size_t>& clock) {
    const uint32_t thread = level(event).event.thread;
    return thread < clock.size() && clock[thread] > event;
  }

  void turn_races_round() {
    const size_t end = depth_;
    std::vector<Event> pending;
    for (uint32_t i = 0; i < world_.thread_count(); ++i) pending.push_back({i, Touched(world_.pending(i))});
    for (size_t i = 0; i < end; ++i) turn_round(i, Event(level(i).event), end);
    for (const Event& e : pending) turn_round(end, e, end);
  }

  // The races that end in `second`, the event of that index.
  void turn_round(size_t index, const Event& second, size_t end) {
    const std::vector<size_t> before = clock_before(index, second.thread);
    std::vector<size_t> turned;
    for (size_t i = index; i-- > 0;) {
      const Event& first = level(i).event;
      if (first.thread == second.thread || !first.touched.conflicts_with(second.touched)) continue;
      if (happens_before(i, before)) continue;
      if (std::ranges::any_of(turned, [&](size_t later) { return happens_before(i, level(later).clock); })) continue;
      if (turn_round(i, second.thread, end)) turned.push_back(i);
      if (world_.is_late()) return;
    }
  }

  // False: `thread` cannot go on before that event has happened.
  bool turn_round(size_t first, uint32_t thread, size_t end) {
    go_to(first);
    Sequence sequence;
    const auto take = [&](uint32_t next) {
      if (!world_.may_step(next) || !step(next)) return false;
      sequence.push_back({next, Touched(world_.done())});
      return true;
    };
    for (size_t i = first + 1; i < end; ++i) {
      if (happens_before(first, level(i).clock) || take(level(i).event.thread)) continue;
      is_inexact_ = true;
      return false;
    }
    if (!take(thread)) return false;
    Level& at = level(first);
    for (const Event& e : at.sleep)
      if (is_weak_initial(e, sequence)) return true;
    at.tree.insert(std::move(sequence), true);
    return true;
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
  std::vector<size_t> made_by_;  // by thread: by the event before that index; 0: it was there
  std::vector<bool> able_;       // at this level
  size_t depth_ = 0, at_ = nowhere;
  size_t held_bytes_ = 0;  // by the images of all levels, without what they share
  uint64_t executed_ = 0;
  bool is_over_ = false;     // an execution has come to its end
  bool is_inexact_ = false;  // what is no conflict has made an event possible or impossible
};

TraceSearch::TraceSearch(World& world, const Root& root, Collector& collector)
    : search_(std::make_unique<Search>(world, root, collector)) {}
TraceSearch::~TraceSearch() = default;
End TraceSearch::go_on(uint64_t events) { return search_->go_on(events); }

}  // namespace lockstep::engine::explore

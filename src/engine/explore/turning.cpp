#include "engine/explore/turning.h"

#include <algorithm>
#include <utility>

#include "engine/explore/follow.h"
#include "engine/explore/touched.h"

namespace lockstep::engine::explore {

namespace {

// So many steps are made to turn orders round.
constexpr size_t most_effort = 100'000;

class Turning {
 public:
  Turning(World& world, const Root& root, const Witness& told) : world_(world), root_(root), told_(told) {}

  // All that leads to something else.
  std::vector<Turned> go_through() {
    go_to(0);
    made_by_.assign(world_.thread_count(), 0);
    for (const WitnessStep& s : told_.steps)
      if (!note(index_of(s.thread))) return {};
    std::vector<Event> pending;
    for (uint32_t i = 0; i < world_.thread_count() && !world_.has_ended(); ++i)
      if (world_.is_pending(i)) pending.push_back({i, world_.line_of(i), Touched(world_.pending(i)), {}});
    for (size_t i = 0; i < events_.size() && effort_ < most_effort; ++i) turn_round(i, events_[i]);
    for (const Event& e : pending) turn_round(events_.size(), e);
    return std::move(matters_);
  }

 private:
  struct Event {
    uint32_t thread = 0, line = 0;
    Touched touched;
    std::vector<size_t> clock;  // by thread: so many of the first events have one of it that happens before
  };

  void go_to(size_t event) {
    world_.restore(root_.saved);
    for (size_t i = 0; i < event; ++i) step(events_[i].thread);
  }
  bool step(uint32_t thread) {
    ++effort_;
    return thread < world_.thread_count() && !world_.has_ended() && world_.may_step(thread) &&
           world_.step(thread) == Step::done;
  }
  void run_to_the_end(uint32_t thread) {
    run_out(world_, thread, most_steps, [&](uint32_t next) { return step(next); });
  }

  bool note(uint32_t thread) {
    Event e{thread, world_.line_of(thread), {}, {}};
    const size_t at = events_.size();
    if (!step(thread)) return false;
    e.touched = Touched(world_.done());
    e.clock = clock_before(at, thread);
    for (const Event& earlier : events_)
      if (earlier.touched.conflicts_with(e.touched)) join(e.clock, earlier.clock);
    e.clock.resize(std::max<size_t>(e.clock.size(), thread + 1));
    e.clock[thread] = at + 1;
    events_.push_back(std::move(e));
    made_by_.resize(world_.thread_count(), at + 1);
    return true;
  }

  static void join(std::vector<size_t>& clock, const std::vector<size_t>& other) {
    if (clock.size() < other.size()) clock.resize(other.size());
    for (size_t i = 0; i < other.size(); ++i) clock[i] = std::max(clock[i], other[i]);
  }
  std::vector<size_t> clock_before(size_t index, uint32_t thread) const {
    for (size_t i = index; i-- > 0;)
      if (events_[i].thread == thread) return events_[i].clock;
    const size_t made_by = thread < made_by_.size() ? made_by_[thread] : 0;
    return made_by > 0 ? events_[made_by - 1].clock : std::vector<size_t>();
  }
  bool happens_before(size_t event, const std::vector<size_t>& clock) const {
    const uint32_t thread = events_[event].thread;
    return thread < clock.size() && clock[thread] > event;
  }

  // The races that end in `second`, the event of that index.
  void turn_round(size_t index, const Event& second) {
    const std::vector<size_t> before = clock_before(index, second.thread);
    std::vector<size_t> turned;
    for (size_t i = index; i-- > 0 && effort_ < most_effort;) {
      const Event& first = events_[i];
      if (first.thread == second.thread || !first.touched.conflicts_with(second.touched)) continue;
      if (happens_before(i, before)) continue;
      if (std::ranges::any_of(turned, [&](size_t later) { return happens_before(i, events_[later].clock); })) continue;
      if (turn_round(i, index, second)) turned.push_back(i);
    }
  }

  // False: `second` cannot happen before `first` has.
  bool turn_round(size_t first, size_t index, const Event& second) {
    go_to(first);
    std::vector<uint32_t> rest{events_[first].thread};
    for (size_t i = first + 1; i < index; ++i) {
      if (happens_before(first, events_[i].clock)) {
        rest.push_back(events_[i].thread);
      } else if (!step(events_[i].thread)) {
        return false;
      }
    }
    if (second.thread >= world_.thread_count() || world_.line_of(second.thread) != second.line) return false;
    if (!step(second.thread)) return false;
    uint32_t last = second.thread;
    for (size_t i = index + 1; i < events_.size(); ++i) rest.push_back(events_[i].thread);
    for (const uint32_t thread : rest)
      if (step(thread)) last = thread;
    run_to_the_end(last);
    OneOutcome outcome = world_.outcome();
    if (world_.is_late() || outcome.status == Status::limit || outcome.status == Status::unsupported) return true;
    for (uint32_t i = 0; i < world_.thread_count() && !world_.has_ended(); ++i)
      if (world_.may_step(i)) return true;  // it did not come to its end
    if (!is_same_outcome(outcome, told_.outcome)) matters_.push_back({first, index, second.thread, std::move(outcome)});
    return true;
  }

  World& world_;
  const Root& root_;
  const Witness& told_;
  std::vector<Event> events_;
  std::vector<size_t> made_by_;  // by thread: by the event before that index; 0: it was there
  std::vector<Turned> matters_;
  size_t effort_ = 0;
};

}  // namespace

std::vector<Turned> orders_that_matter(World& world, const Root& root, const Witness& told) {
  return Turning(world, root, told).go_through();
}

OneOutcome outcome_without_switches(World& world, const Root& root) {
  world.restore(root.saved);
  run_out(world, root.last, most_steps, [&](uint32_t next) { return world.step(next) == Step::done; });
  return world.outcome();
}

}  // namespace lockstep::engine::explore

#include "engine/explore/witness.h"

#include <algorithm>
#include <utility>

#include "engine/explore/world.h"
#include "python/vm/core/object.h"
#include "python/vm/core/type.h"

namespace lockstep::engine::explore {

namespace {

namespace vm = python::vm;

// Another turn knows more cells; how many turns that takes is bounded by how deep the program hides them.
constexpr int most_turns = 20;

bool is_lock(const vm::Access& a) {
  return a.object->type->layout == vm::Layout::lock || a.object->type->layout == vm::Layout::rlock;
}

// Kept alive for a step, so that what stands there afterwards can be looked at. Who turns out to be the last to hold it
// keeps it: its end is no part of the execution.
class Held {
 public:
  explicit Held(vm::Object* o) : object_(o) { vm::incref(o); }
  Held(Held&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() {
    if (object_ != nullptr && object_->local_refs > 1) vm::decref(object_);
  }

 private:
  vm::Object* object_;
};

class Teller {
 public:
  // `prefix`: what has happened before the first step.
  Teller(World& world, const Schedule& prefix, Witness& told) : world_(world), told_(told) { told_.path = prefix; }

  // What the thread is about to do, with what stands there now.
  WitnessStep about(uint32_t thread) const {
    WitnessStep s;
    s.thread = ThreadId{thread};
    s.line = world_.line_of(thread);
    const vm::Accesses pending = pending_of(thread);
    for (uint32_t i = 0; i < pending.count; ++i) {
      const vm::Access& a = pending.items[i];
      s.cells.push_back({world_.name_of(a), a.writes, vm::value_in(a), {}});
    }
    s.deed = deed_of(thread, pending, s);
    leave_out_unnamed(s);
    return s;
  }

  // True: the thread has made a step, and it is told.
  bool step(uint32_t thread) {
    WitnessStep s;
    s.thread = ThreadId{thread};
    s.line = world_.line_of(thread);
    const bool is_data = world_.is_data_access(thread);
    const vm::Accesses pending = pending_of(thread);
    std::vector<Held> held;
    for (uint32_t i = 0; i < pending.count; ++i) {
      const vm::Access& a = pending.items[i];
      held.emplace_back(a.object);
      s.cells.push_back({world_.name_of(a), a.writes, vm::value_in(a), {}});
    }
    s.deed = deed_of(thread, pending, s);
    const size_t printed = world_.output().size();
    const uint32_t threads = world_.thread_count();
    if (world_.step(thread) == Step::impossible) return false;
    s.printed = world_.output().substr(std::min(printed, world_.output().size()));
    s.ends = world_.is_over(thread);
    for (uint32_t i = 0; i < pending.count; ++i) s.cells[i].after = vm::value_in(pending.items[i]);
    if (is_data) add_touched(thread, pending, s);
    if (s.deed == Deed::reads && std::ranges::any_of(s.cells, &TouchedCell::writes)) s.deed = Deed::writes;
    if (s.deed == Deed::starts && world_.thread_count() > threads)
      s.cells = {{world_.thread_name(threads), false, {}, {}}};
    leave_out_unnamed(s);
    told_.steps.push_back(std::move(s));
    for (const Slice& slice : world_.slices()) told_.path.add(slice.thread, slice.points);
    return true;
  }

 private:
  vm::Accesses pending_of(uint32_t thread) const {
    return world_.is_pending(thread) ? world_.visit(thread).pending : vm::Accesses{};
  }

  // The clock and the output have no names of their own; what is printed is told as it is.
  static void leave_out_unnamed(WitnessStep& s) {
    std::erase_if(s.cells, [](const TouchedCell& c) { return c.object == "output" || c.object == "bool"; });
  }

  // Where no switch is possible in between, several accesses are one step: it wrote what it was about to read. What it
  // touched besides may be gone by now.
  void add_touched(uint32_t thread, const vm::Accesses& pending, WitnessStep& s) {
    const vm::Accesses& touched = world_.visit(thread).touched;
    for (uint32_t i = 0; i < touched.count; ++i)
      for (uint32_t k = 0; k < pending.count; ++k)
        if (pending.items[k].object == touched.items[i].object && pending.items[k].key == touched.items[i].key)
          s.cells[k].writes |= touched.items[i].writes;
  }

  Deed deed_of(uint32_t thread, const vm::Accesses& pending, const WitnessStep& s) const {
    if (!world_.is_pending(thread)) return Deed::goes_on;
    if (world_.is_data_access(thread))
      return std::ranges::any_of(s.cells, &TouchedCell::writes) ? Deed::writes : Deed::reads;
    const vm::Visit& v = world_.visit(thread);
    switch (v.role) {
      case vm::Role::prints: return Deed::prints;
      case vm::Role::waits: return Deed::waits;
      case vm::Role::starts: return Deed::starts;
      case vm::Role::joins: return Deed::joins;
      default: break;
    }
    if (v.need == vm::Need::thread_ended) return Deed::joins;
    if (v.need != vm::Need::nothing) return Deed::acquires;
    const bool is_program = v.role == vm::Role::program && pending.count > 0 && is_lock(pending.items[0]);
    return is_program && s.cells[0].before == "held" ? Deed::releases : Deed::uses;
  }

  World& world_;
  Witness& told_;
};

// Goes the way of the schedule. A thread that one step brings further than its slice is ahead by so much, and waits for
// the others to come after.
void follow(World& world, Teller& teller, const Schedule& prefix, const Schedule& schedule, size_t most,
            const Witness& told) {
  std::vector<int64_t> left;
  const auto give = [&](ThreadId id, int64_t points) {
    if (left.size() <= index_of(id)) left.resize(index_of(id) + 1, 0);
    left[index_of(id)] += points;
  };
  for (const Slice& s : prefix.slices) give(s.thread, -static_cast<int64_t>(s.points));
  for (const Slice& slice : schedule.slices) {
    give(slice.thread, static_cast<int64_t>(std::min<uint64_t>(slice.points, INT64_MAX / 2)));
    const uint32_t thread = index_of(slice.thread);
    while (left[thread] > 0 && !world.has_ended()) {
      if (thread >= world.thread_count() || !world.may_step(thread)) break;
      if (told.steps.size() >= most || !teller.step(thread)) return;
      for (const Slice& s : world.slices()) give(s.thread, -static_cast<int64_t>(s.points));
    }
  }
  // Who was ahead has made others' points its own; what is left of them is nothing that others can see.
  bool is_stuck = world.has_ended();
  while (!is_stuck && told.steps.size() < most) {
    is_stuck = true;
    for (uint32_t i = 0; i < world.thread_count() && !world.has_ended(); ++i) {
      if (i >= left.size() || left[i] <= 0 || !world.may_step(i)) continue;
      if (told.steps.size() >= most || !teller.step(i)) return;
      for (const Slice& s : world.slices()) give(s.thread, -static_cast<int64_t>(s.points));
      is_stuck = false;
    }
    is_stuck |= world.has_ended();
  }
}

// Whoever can, until nobody can any more: so that what threads share is seen, whoever will be chosen.
void run_out(World& world, Teller& teller, const Witness& told) {
  for (bool has_stepped = true; has_stepped;) {
    has_stepped = false;
    for (uint32_t i = 0; i < world.thread_count(); ++i) {
      if (world.has_ended() || told.steps.size() >= most_steps || !world.may_step(i)) continue;
      if (!teller.step(i)) return;
      has_stepped = true;
    }
  }
}

}  // namespace

Witness witness_of(const Question& question, std::shared_ptr<const python::code::Code> code, std::string source,
                   vm::Library& library, const Schedule& schedule, const std::optional<Choosing>& choosing) {
  World world(question, std::move(code), std::move(source), library);
  Witness told;
  told.refusal = world.begin();
  if (!told.refusal.empty() || world.is_late()) return told;
  Schedule prefix;
  for (const Slice& s : world.slices()) prefix.add(s.thread, s.points);
  told.path = prefix;
  if (!world.has_ended() && world.may_step(0)) {  // else there is one thread: nothing that others could see
    World::Saved root;
    world.save(root);
    for (int turn = 1;; ++turn) {
      Teller teller(world, prefix, told);
      follow(world, teller, prefix, schedule, most_steps, told);
      if (choosing) run_out(world, teller, told);
      const bool has_news = world.sightings().has_news();
      if (world.is_late() || (!has_news && !choosing) || turn == most_turns) break;
      world.sightings().settle();
      world.restore(root);
      told = {};
      if (!has_news) break;
    }
  }
  const auto may_step = [&](uint32_t thread) {
    return !world.has_ended() && thread < world.thread_count() && world.may_step(thread);
  };
  if (choosing && !world.is_late()) {
    Teller teller(world, prefix, told);
    follow(world, teller, prefix, schedule, choosing->steps, told);
    for (const uint32_t thread : choosing->choices)
      if (told.steps.size() >= most_steps || !may_step(thread) || !teller.step(thread)) break;
    for (uint32_t i = 0; i < world.thread_count(); ++i)
      if (may_step(i)) told.options.push_back(teller.about(i));
  }
  told.is_whole = !world.is_late();
  for (uint32_t i = 0; i < world.thread_count(); ++i) told.is_whole &= !may_step(i);
  if (world.is_refused()) told.refusal = world.outcome().detail;
  if (told.is_whole) told.outcome = world.outcome();
  for (uint32_t i = 0; i < world.thread_count(); ++i) told.threads.push_back(world.thread_name(i));
  return told;
}

}  // namespace lockstep::engine::explore

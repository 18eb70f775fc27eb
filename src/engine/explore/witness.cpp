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
  explicit Teller(World& world) : world_(world) {}

  // True: the thread has made a step, and it is told.
  bool step(uint32_t thread, Witness& told) {
    WitnessStep s;
    s.thread = ThreadId{thread};
    s.line = world_.line_of(thread);
    const bool is_pending = world_.is_pending(thread), is_data = world_.is_data_access(thread);
    const vm::Visit& v = world_.visit(thread);
    const vm::Role role = v.role;
    const vm::Need need = v.need;
    const vm::Accesses pending = is_pending ? v.pending : vm::Accesses{};
    std::vector<Held> held;
    for (uint32_t i = 0; i < pending.count; ++i) {
      const vm::Access& a = pending.items[i];
      held.emplace_back(a.object);
      s.cells.push_back({world_.name_of(a), a.writes, vm::value_in(a), {}});
    }
    const size_t printed = world_.output().size();
    const uint32_t threads = world_.thread_count();
    if (world_.step(thread) == Step::impossible) return false;
    s.printed = world_.output().substr(std::min(printed, world_.output().size()));
    s.ends = world_.is_over(thread);
    for (uint32_t i = 0; i < pending.count; ++i) s.cells[i].after = vm::value_in(pending.items[i]);
    if (is_data) add_touched(thread, pending, s);
    s.deed = deed_of(is_pending, is_data, role, need, pending, s);
    if (s.deed == Deed::starts && world_.thread_count() > threads)
      s.cells = {{world_.thread_name(threads), false, {}, {}}};
    // The clock and the output have no names of their own; what is printed is told as it is.
    std::erase_if(s.cells, [](const TouchedCell& c) { return c.object == "output" || c.object == "bool"; });
    told.steps.push_back(std::move(s));
    return true;
  }

 private:
  // Where no switch is possible in between, several accesses are one step: it wrote what it was about to read. What it
  // touched besides may be gone by now.
  void add_touched(uint32_t thread, const vm::Accesses& pending, WitnessStep& s) {
    const vm::Accesses& touched = world_.visit(thread).touched;
    for (uint32_t i = 0; i < touched.count; ++i)
      for (uint32_t k = 0; k < pending.count; ++k)
        if (pending.items[k].object == touched.items[i].object && pending.items[k].key == touched.items[i].key)
          s.cells[k].writes |= touched.items[i].writes;
  }

  static Deed deed_of(bool is_pending, bool is_data, vm::Role role, vm::Need need, const vm::Accesses& pending,
                      const WitnessStep& s) {
    if (!is_pending) return Deed::goes_on;
    if (is_data)
      return std::ranges::any_of(s.cells, [](const TouchedCell& c) { return c.writes; }) ? Deed::writes : Deed::reads;
    switch (role) {
      case vm::Role::prints: return Deed::prints;
      case vm::Role::waits: return Deed::waits;
      case vm::Role::starts: return Deed::starts;
      case vm::Role::joins: return Deed::joins;
      default: break;
    }
    if (need == vm::Need::thread_ended) return Deed::joins;
    if (pending.count > 0 && is_lock(pending.items[0])) {
      if (s.cells[0].before == "free" && s.cells[0].after == "held") return Deed::acquires;
      if (s.cells[0].before == "held" && s.cells[0].after == "free") return Deed::releases;
      if (need != vm::Need::nothing) return Deed::acquires;  // and let go of within the step, or held by it before
    }
    return Deed::uses;
  }

  World& world_;
};

// Goes the way of the schedule. A thread that one step brings further than its slice is ahead by so much, and waits for
// the others to come after.
void follow(World& world, const Schedule& prefix, const Schedule& schedule, Witness& told) {
  Teller teller(world);
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
      if (told.steps.size() >= most_steps) return;
      if (!teller.step(thread, told)) return;
      for (const Slice& s : world.slices()) give(s.thread, -static_cast<int64_t>(s.points));
    }
  }
  // Who was ahead has made others' points its own; what is left of them is nothing that others can see.
  bool is_stuck = world.has_ended();
  while (!is_stuck && told.steps.size() < most_steps) {
    is_stuck = true;
    for (uint32_t i = 0; i < world.thread_count() && !world.has_ended(); ++i) {
      if (i >= left.size() || left[i] <= 0 || !world.may_step(i)) continue;
      if (!teller.step(i, told)) return;
      for (const Slice& s : world.slices()) give(s.thread, -static_cast<int64_t>(s.points));
      is_stuck = false;
    }
    is_stuck |= world.has_ended();
  }
  bool can_go_on = false;
  for (uint32_t i = 0; i < world.thread_count(); ++i) can_go_on |= world.may_step(i);
  told.is_whole = !can_go_on && !world.is_late();
}

}  // namespace

Witness witness_of(const Question& question, std::shared_ptr<const python::code::Code> code, std::string source,
                   vm::Library& library, const Schedule& schedule) {
  World world(question, std::move(code), std::move(source), library);
  Witness told;
  told.refusal = world.begin();
  if (!told.refusal.empty() || world.is_late()) return told;
  Schedule prefix;
  for (const Slice& s : world.slices()) prefix.add(s.thread, s.points);
  if (world.has_ended() || !world.may_step(0)) {  // one thread: nothing that others could see
    told.is_whole = true;
  } else {
    World::Saved root;
    world.save(root);
    for (int turn = 1;; ++turn) {
      follow(world, prefix, schedule, told);
      if (!world.sightings().has_news() || turn == most_turns || world.is_late()) break;
      world.sightings().settle();
      world.restore(root);
      told = {};
    }
  }
  if (world.is_refused()) told.refusal = world.outcome().detail;
  told.outcome = world.outcome();
  for (uint32_t i = 0; i < world.thread_count(); ++i) told.threads.push_back(world.thread_name(i));
  return told;
}

}  // namespace lockstep::engine::explore

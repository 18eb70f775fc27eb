#include "engine/explore/teller.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "python/vm/core/object.h"
#include "python/vm/core/type.h"

namespace lockstep::engine::explore {

namespace vm = python::vm;

namespace {

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

// The clock and the output have no names of their own; what is printed is told as it is.
void leave_out_unnamed(WitnessStep& s) {
  std::erase_if(s.cells, [](const TouchedCell& c) { return c.object == "output" || c.object == "bool"; });
}

}  // namespace

vm::Accesses Teller::pending_of(uint32_t thread) const {
  return world_.is_pending(thread) ? world_.visit(thread).pending : vm::Accesses{};
}

WitnessStep Teller::about(uint32_t thread) const {
  WitnessStep s;
  s.thread = ThreadId{thread};
  s.line = world_.line_of(thread);
  s.standing = world_.standing_of(thread);
  if (!world_.is_pending(thread)) s.standing.instruction.reset();
  const vm::Accesses pending = pending_of(thread);
  for (uint32_t i = 0; i < pending.count; ++i) {
    const vm::Access& a = pending.items[i];
    s.cells.push_back({world_.name_of(a), a.writes, vm::value_in(a), {}});
  }
  s.deed = deed_of(thread, pending, s);
  leave_out_unnamed(s);
  return s;
}

bool Teller::step(uint32_t thread) {
  const bool is_data = world_.is_data_access(thread);
  const vm::Accesses pending = pending_of(thread);
  std::vector<Held> held;
  WitnessStep s;
  s.thread = ThreadId{thread};
  s.line = world_.line_of(thread);
  s.standing = world_.standing_of(thread);
  if (!world_.is_pending(thread)) s.standing.instruction.reset();
  for (uint32_t i = 0; i < pending.count; ++i) {
    const vm::Access& a = pending.items[i];
    held.emplace_back(a.object);
    s.cells.push_back({world_.name_of(a), a.writes, vm::value_in(a), {}});
  }
  s.deed = deed_of(thread, pending, s);
  const size_t printed = world_.output().size(), complained = world_.errors().size();
  const uint32_t threads = world_.thread_count();
  if (world_.step(thread) == Step::impossible) return false;
  s.printed = world_.output().substr(std::min(printed, world_.output().size()));
  s.complaint = world_.errors().substr(std::min(complained, world_.errors().size()));
  s.ends = world_.is_over(thread);
  for (uint32_t i = 0; i < pending.count; ++i) s.cells[i].after = vm::value_in(pending.items[i]);
  if (is_data) add_touched(thread, pending, s);
  if (s.deed == Deed::reads && std::ranges::any_of(s.cells, &TouchedCell::writes)) s.deed = Deed::writes;
  if (s.deed == Deed::starts && world_.thread_count() > threads)
    s.cells = {{world_.thread_name(threads), false, {}, {}}};
  leave_out_unnamed(s);
  for (const Slice& slice : world_.slices()) told_.path.add(slice.thread, slice.points);
  s.slices.assign(world_.slices().begin(), world_.slices().end());
  told_.steps.push_back(std::move(s));
  return true;
}

// Where no switch is possible in between, several accesses are one step: it wrote what it was about to read. What it
// touched besides may be gone by now.
void Teller::add_touched(uint32_t thread, const vm::Accesses& pending, WitnessStep& s) const {
  const vm::Accesses& touched = world_.visit(thread).touched;
  for (uint32_t i = 0; i < touched.count; ++i)
    for (uint32_t k = 0; k < pending.count; ++k)
      if (pending.items[k].object == touched.items[i].object && pending.items[k].key == touched.items[i].key)
        s.cells[k].writes |= touched.items[i].writes;
}

Deed Teller::deed_of(uint32_t thread, const vm::Accesses& pending, const WitnessStep& s) const {
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

void conclude(World& world, Witness& told) {
  told.is_whole = !world.is_late();
  for (uint32_t i = 0; i < world.thread_count(); ++i) told.is_whole &= world.has_ended() || !world.may_step(i);
  if (world.is_refused()) told.refusal = world.outcome().detail;
  if (told.is_whole) told.outcome = world.outcome();
  for (uint32_t i = 0; i < world.thread_count(); ++i) told.threads.push_back(world.thread_name(i));
}

}  // namespace lockstep::engine::explore

#include "python/vm/core/cycles.h"

#include <algorithm>
#include <vector>

#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"

namespace lockstep::python::vm {

// Goes once over all references that noted objects hold: first to take them off, then from one object to the next.
class Cycles::Walk : public Walker {
 public:
  explicit Walk(Cycles& cycles) : cycles_(cycles) {}

  void value(Value& v) override {
    if (v.is_counted()) meet(v.object());
  }
  void cell(Cell& c) override {
    const Value v = c.load();
    if (v.is_counted()) meet(v.object());
  }
  // Its dictionary; what a function or a generator's frame holds by plain pointers (code, globals) is left to count as
  // held from outside.
  void object(Object* o) override {
    const Layout layout = holder_->type->layout;
    if (o != nullptr && layout != Layout::function && layout != Layout::generator) meet(o);
  }
  void weak(Object*) override {}
  void number(uint64_t) override {}
  void block(void*, size_t) override {}

  void take_off(Object* o) {
    holder_ = o;
    walk_object(o, *this);
  }
  void reach(Object* o) {
    is_marking_ = true;
    meet(o);
    while (!waiting_.empty()) {
      holder_ = waiting_.back();
      waiting_.pop_back();
      walk_object(holder_, *this);
    }
  }

 private:
  void meet(Object* o) {
    const auto at = cycles_.noted_.find(o);
    if (at == cycles_.noted_.end()) return;
    if (!is_marking_) {
      --at->second.outside;
    } else if (!std::exchange(at->second.is_reached, true)) {
      waiting_.push_back(o);
    }
  }

  Cycles& cycles_;
  Object* holder_ = nullptr;
  bool is_marking_ = false;
  std::vector<Object*> waiting_;
};

void Cycles::note(Object* o) {
  if (o->type != nullptr && o->type->ops->nature.is_collected) noted_[o] = {++count_, 0, false};
}

int64_t Cycles::collect(Thread& t) {
  Walk walk(*this);
  for (auto& [o, n] : noted_) n = {n.number, o->local_refs, false};
  for (auto& [o, n] : noted_) walk.take_off(o);
  for (auto& [o, n] : noted_)
    if (n.outside > 0 && !n.is_reached) walk.reach(o);
  struct Garbage {
    Object* object;
    size_t bytes;
  };
  std::vector<Garbage> garbage;
  for (auto& [o, n] : noted_)
    if (!n.is_reached && n.outside == 0) garbage.push_back({o, instance_bytes(o)});
  std::ranges::sort(garbage, {}, [&](const Garbage& g) { return noted_[g.object].number; });

  const auto count = static_cast<int64_t>(garbage.size());
  bool must_finalize = false;
  for (const Garbage& g : garbage)
    if ((g.object->flags & weakly_referenced) != 0) clear_weak_references(g.object);
  for (const Garbage& g : garbage) {
    const Type* type = g.object->type;
    if ((type->type_flags & has_finalizer) == 0 || (g.object->flags & finalized) != 0) continue;
    if (type->ops->must_be_closed != nullptr && !type->ops->must_be_closed(g.object)) continue;
    g.object->flags |= finalized;
    t.finalizers.push_back(own(Value::uncounted(g.object)));
    must_finalize = true;
  }
  if (must_finalize) return -count;

  // Nobody outside knows them: they let go of everything, of one another without effect, and are gone together.
  for (const Garbage& g : garbage) make_immortal(g.object);
  for (const Garbage& g : garbage) {
    noted_.erase(g.object);
    if (g.object->type->ops->clear != nullptr) g.object->type->ops->clear(g.object);
    if (g.object->type->dict_offset != 0 || g.object->type->slot_count != 0) clear_added(g.object);
  }
  for (const Garbage& g : garbage) current_heap->free(g.object, g.bytes);
  return count;
}

}  // namespace lockstep::python::vm

#include "python/vm/core/object.h"

#include <thread>

#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"

namespace lockstep::python::vm {

Object* allocate_object(Type* type, size_t bytes) {
  auto* o = static_cast<Object*>(current_heap->allocate(bytes));
  o->type = type;
  o->owner = current_owner;
  o->local_refs = 1;
  new (&o->shared_refs) std::atomic<int32_t>(0);
  new (&o->mutex) std::atomic<uint8_t>(0);
  o->flags = 0;
  o->extra = 0;
  if (rt().cycles.is_on()) [[unlikely]]
    rt().cycles.note(o);
  return o;
}

void Critical::lock(Object* o) {
  for (int spins = 0; o->mutex.exchange(1, std::memory_order_acquire) != 0; ++spins) {
    if (spins > 64) std::this_thread::yield();
  }
}

namespace {

// Destroying a long chain of objects must not use the C++ stack once per link: past this depth the rest waits.
constexpr int max_depth = 64;
thread_local int depth = 0;
thread_local std::vector<Object*> waiting;

bool lies_before(const Object* o, const std::byte* end) { return reinterpret_cast<const std::byte*>(o) < end; }

void destroy_now(Object* o) {
  if ((o->flags & weakly_referenced) != 0) clear_weak_references(o);
  if (rt().cycles.is_on()) [[unlikely]]
    rt().cycles.forget(o);
  const TypeOps* ops = o->type->ops;
  const size_t bytes = instance_bytes(o);
  if (ops->clear != nullptr) ops->clear(o);
  if (o->type->dict_offset != 0 || o->type->slot_count != 0) clear_added(o);
  if (const ExploringHook* hook = rt().exploring_hook; hook != nullptr && lies_before(o, hook->frozen_end)) [[unlikely]]
    return;
  current_heap->free(o, bytes);
}

Thread* thread_of_owner(uint32_t owner) {  // Runtime::threads_mutex is held
  for (auto& t : rt().threads) {
    if (t->owner == owner) return t.get();
  }
  return nullptr;
}

// All references are in shared_refs from here on. Returns true when none is left.
bool merge(Object* o) {
  const uint32_t local = __atomic_load_n(&o->local_refs, __ATOMIC_RELAXED);
  __atomic_store_n(&o->local_refs, 0u, __ATOMIC_RELAXED);
  __atomic_store_n(&o->owner, no_owner, __ATOMIC_RELAXED);
  int32_t old = o->shared_refs.load(std::memory_order_relaxed);
  int32_t wanted;
  do {
    wanted = ((old & ~3) + static_cast<int32_t>(local) * Object::shared_one) | Object::shared_merged;
  } while (!o->shared_refs.compare_exchange_weak(old, wanted, std::memory_order_acq_rel));
  return wanted == Object::shared_merged;
}

}  // namespace

void destroy(Object* o) {
  const Type* const type = o->type;
  if (o->flags == 0 && type->ops->clear == nullptr && type->dict_offset == 0 &&
      !is_heap(type)) {  // a number, a text: holds nothing
    current_heap->free(o, type->ops->size != nullptr ? type->ops->size(o) : type->instance_size);
    return;
  }
  if ((type->type_flags & has_finalizer) != 0 && (o->flags & finalized) == 0 &&
      (type->ops->must_be_closed == nullptr || type->ops->must_be_closed(o))) {
    // Its __del__ runs before the next instruction of this thread; the object lives until then.
    o->flags |= finalized;
    if (rt().exploring_hook != nullptr && current_thread != nullptr) [[unlikely]]
      rt().exploring_hook->let_go(*current_thread, o);
    __atomic_store_n(&o->owner, current_owner, __ATOMIC_RELAXED);
    __atomic_store_n(&o->local_refs, 1u, __ATOMIC_RELAXED);
    o->shared_refs.store(0, std::memory_order_relaxed);
    if (Thread* t = current_thread) {
      t->finalizers.push_back(Value::counted(o));
      t->eval_breaker.fetch_or(finalizer_request, std::memory_order_relaxed);
    }
    return;
  }
  if (depth >= max_depth) {
    waiting.push_back(o);
    return;
  }
  ++depth;
  destroy_now(o);
  --depth;
  while (depth == 0 && !waiting.empty()) {
    Object* next = waiting.back();
    waiting.pop_back();
    ++depth;
    destroy_now(next);
    --depth;
  }
}

void merge_owner_at_zero(Object* o) {
  if (!is_free_threaded()) {
    destroy(o);
    return;
  }
  int32_t none_shared = 0;
  if (o->shared_refs.compare_exchange_strong(none_shared, Object::shared_merged, std::memory_order_acq_rel)) {
    __atomic_store_n(&o->owner, no_owner, __ATOMIC_RELAXED);
    destroy(o);
    return;
  }
  if ((none_shared & Object::shared_queued) != 0) return;  // this owner's queue has it and will merge it
  if (merge(o)) destroy(o);
}

void incref_shared(Object* o) { o->shared_refs.fetch_add(Object::shared_one, std::memory_order_relaxed); }

void decref_shared(Object* o) {
  int32_t old = o->shared_refs.load(std::memory_order_relaxed);
  int32_t wanted;
  bool queue;
  do {
    wanted = old - Object::shared_one;
    // Below zero while its owner still counts: only the owner can tell how many references there are in all.
    queue = wanted < 0 && (old & 3) == 0;
    if (queue) wanted |= Object::shared_queued;
  } while (!o->shared_refs.compare_exchange_weak(old, wanted, std::memory_order_acq_rel));
  if (wanted == Object::shared_merged) {
    destroy(o);
    return;
  }
  if (!queue) return;
  bool dead = false;
  {
    std::lock_guard lock(rt().threads_mutex);
    const uint32_t owner = __atomic_load_n(&o->owner, __ATOMIC_RELAXED);
    Thread* t = thread_of_owner(owner);
    if (t != nullptr && !t->has_ended) {
      t->merge_queue.push_back(o);
      t->eval_breaker.fetch_or(merge_request, std::memory_order_relaxed);
    } else {
      dead = merge(o);  // the owner is gone; the mutex orders its last count before this
    }
  }
  if (dead) destroy(o);
}

void merge_queued(Thread& t, bool is_ending) {
  std::vector<Object*> queue;
  {
    std::lock_guard lock(rt().threads_mutex);
    queue.swap(t.merge_queue);
    t.eval_breaker.fetch_and(~uint32_t{merge_request}, std::memory_order_relaxed);
    if (is_ending) t.has_ended = true;
  }
  for (Object* o : queue) {
    if (merge(o)) destroy(o);
  }
}

void tell_of_change(Object* o) {
  o->flags &= static_cast<uint8_t>(~watched);
  if (rt().exploring_hook != nullptr) rt().exploring_hook->changing.push_back(o);
}

// ---- what an object holds

void holds_nothing(Object*, Walker&) {}
void holds_unknown(Object*, Walker&) {}

bool walk_object(Object* o, Walker& w) {
  const Type* type = o->type;
  if (type->ops->walk == holds_unknown) return false;
  type->ops->walk(o, w);
  if (type->layout == Layout::instance) return true;  // tells of its attributes itself
  auto* const bytes = reinterpret_cast<char*>(o);
  if (type->dict_offset != 0) {
    const size_t at = type->dict_offset == dict_behind ? (type->ops->size(o) + 7) & ~size_t{7} : type->dict_offset;
    w.object(*reinterpret_cast<Object**>(bytes + at));
  }
  for (const Type* c = type; is_heap(c); c = c->base) {  // what __slots__ added
    auto* slots = reinterpret_cast<Cell*>(bytes + c->slot_offset);
    for (uint32_t i = 0; i < c->slot_count - c->base->slot_count; ++i) w.cell(slots[i]);
  }
  return true;
}

}  // namespace lockstep::python::vm

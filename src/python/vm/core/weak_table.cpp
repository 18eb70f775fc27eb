#include "python/vm/core/weak_table.h"

#include <algorithm>

#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"

namespace lockstep::python::vm {

size_t WeakTable::bucket_of(const Object* o) const {
  return (reinterpret_cast<uintptr_t>(o) >> 4) * 0x9E3779B1u % buckets.size();
}

WeakRef* WeakTable::first(const Object* o) const { return buckets.empty() ? nullptr : buckets[bucket_of(o)]; }

void WeakTable::link(WeakRef* r) {
  if (count >= buckets.size() * 2) {
    std::vector<WeakRef*> old(std::max<size_t>(64, buckets.size() * 4));
    old.swap(buckets);
    count = 0;
    for (WeakRef* chain : old) {
      while (chain != nullptr) link(std::exchange(chain, chain->next));
    }
  }
  WeakRef*& head = buckets[bucket_of(r->target)];
  r->previous = nullptr;
  r->next = head;
  if (head != nullptr) head->previous = r;
  head = r;
  ++count;
}

void WeakTable::unlink(WeakRef* r) {
  (r->previous != nullptr ? r->previous->next : buckets[bucket_of(r->target)]) = r->next;
  if (r->next != nullptr) r->next->previous = r->previous;
  r->target = nullptr;
  --count;
}

bool try_incref(Object* o) {
  const uint32_t n = __atomic_load_n(&o->local_refs, __ATOMIC_RELAXED);
  if (n == immortal_refs) return true;
  if (is_owner(o) && n > 0) {
    __atomic_store_n(&o->local_refs, n + 1, __ATOMIC_RELAXED);
    return true;
  }
  if (!is_free_threaded()) return false;
  int32_t old = o->shared_refs.load(std::memory_order_relaxed);
  do {
    if (old == Object::shared_merged) return false;  // merged, and none left
  } while (!o->shared_refs.compare_exchange_weak(old, old + Object::shared_one, std::memory_order_acq_rel));
  return true;
}

void clear_weak_references(Object* o) {
  std::vector<WeakRef*> with_callback;
  bool is_noticed = false;
  {
    WeakTable& w = rt().weak_references;
    std::lock_guard lock(w.mutex);
    for (WeakRef* r = w.first(o); r != nullptr;) {
      WeakRef* next = r->next;
      if (r->target == o) {
        is_noticed = true;
        w.unlink(r);
        if (!r->callback.is_null() && try_incref(r)) with_callback.push_back(r);
      }
      r = next;
    }
  }
  Thread* t = current_thread;
  if (is_noticed && rt().exploring_hook != nullptr && t != nullptr) [[unlikely]]
    rt().exploring_hook->let_go(*t, o);
  for (WeakRef* r : with_callback) {
    if (t == nullptr) {
      release(Value::counted(r));
      continue;
    }
    t->finalizers.push_back(Value::counted(r));
    t->eval_breaker.fetch_or(finalizer_request, std::memory_order_relaxed);
  }
}

}  // namespace lockstep::python::vm

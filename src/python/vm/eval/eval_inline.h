// Small pieces of instructions that the loop has inline: counting references, looking into inline caches, arithmetic.
//
// All are specialised by the loop's policy. With one owner for all threads (eval.h) counting is an increment; in the
// free-threaded build the running thread's number decides, and what is read without a lock is checked again.
#pragma once

#include "python/vm/eval/attribute_cache.h"
#include "python/vm/eval/eval.h"
#include "python/vm/eval/frame_stack.h"

namespace lockstep::python::vm {

// Where every count asks who owns the object, a call costs less than the registers that the loop would lose.
[[gnu::noinline]] inline void decref_called(Object* o) { decref(o); }
[[gnu::noinline]] inline Value own_called(Value v) { return own(v); }
[[gnu::noinline]] inline Value load_owned_called(Object* holder, const Cell& cell) { return load_owned(holder, cell); }

template <class Policy>
[[gnu::always_inline]] inline void drop(Value v) {
  if (!v.is_counted()) return;
  Object* o = v.object();
  if constexpr (Policy::free_threaded) {
    decref_called(o);
  } else {
    if (--o->local_refs == 0) destroy(o);
  }
}

// A counted (or immortal) value from any value.
template <class Policy>
[[gnu::always_inline]] inline Value owned(Value v) {
  if (v.is_integer()) return v;
  Object* o = v.object();
  if constexpr (Policy::free_threaded) {
    if (is_immortal(o)) return Value::uncounted(o);
    if (!is_owner(o)) return own_called(v);
#if defined(__EMSCRIPTEN__)
    ++o->local_refs;  // there an atomic store is an ordered one, which costs ten times as much
#else
    __atomic_store_n(&o->local_refs, o->local_refs + 1, __ATOMIC_RELAXED);  // others may look whether it is immortal
#endif
    return Value::counted(o);
  } else {
    if (o->local_refs == immortal_refs) return Value::uncounted(o);
    ++o->local_refs;
    return Value::counted(o);
  }
}
// The same from a stack value whose reference, if it has one, is given up.
template <class Policy>
[[gnu::always_inline]] inline Value stolen(Value v) {
  return v.is_integer() || v.is_counted() || v.is_signal() ? v : owned<Policy>(v);
}
// In the free-threaded build a function that a module or a class has given a name is not counted any more, as all
// threads call it and would meet at its count; it lives as long as its interpreter. (CPython leaves the counting of
// functions to its cyclic collector: Objects/funcobject.c, _PyObject_SetDeferredRefcount.)
inline Value not_counted_if_function(Value v) {
  if (!v.is_counted() || layout_of(v) != Layout::function || !is_owner(v.object())) return v;
  __atomic_store_n(&v.object()->local_refs, immortal_refs, __ATOMIC_RELAXED);
  return Value::uncounted(v.object());
}
[[gnu::always_inline]] inline Value borrowed(Value v) { return v.is_counted() ? Value::uncounted(v.object()) : v; }

inline uint32_t breaker_of(const Thread& t) {
#if defined(__EMSCRIPTEN__)
  return *reinterpret_cast<const volatile uint32_t*>(&t.eval_breaker);
#else
  return t.eval_breaker.load(std::memory_order_relaxed);
#endif
}

// Does `work` while no other thread is in the object. Out of line where there are others, for the registers' sake.
template <class Work>
[[gnu::noinline]] auto locked(Object* o, const Work& work) {
  const Critical lock(o);
  return work();
}
template <class Policy, class Work>
[[gnu::always_inline]] inline auto alone(Object* o, const Work& work) {
  if constexpr (Policy::free_threaded) {
    if (shares_objects) return locked(o, work);
  }
  return work();
}

// ---- names in a module's namespace: {version of the globals, index of the entry}

constexpr uint32_t entry_in_builtins = 0x80000000u;

// The value of an entry that other threads may be changing: owned, or null when it is another's by now.
[[gnu::noinline]] inline Value load_entry_called(Dict* d, const DictTable* table, const DictEntry& e, Value key) {
  Critical lock(d);
  if (d->table.load(std::memory_order_relaxed) != table || e.key.load() != key) return Value();
  const Value v = e.value.load();
  return v.is_null() ? v : own(v);
}

// Owned; null where the cache does not know.
template <class Policy>
[[gnu::always_inline]] inline Value load_global_cached(Frame* f, Str* const* name, const InlineCache& cache) {
  const uint64_t word = cache.word.load(std::memory_order_relaxed);
  Dict* d = f->globals;
  if (d->version.load(std::memory_order_acquire) != static_cast<uint32_t>(word >> 32)) return Value();
  const auto index = static_cast<uint32_t>(word);
  if constexpr (!Policy::free_threaded) {
    if ((index & entry_in_builtins) == 0) [[likely]]
      return owned<Policy>(d->table.load(std::memory_order_relaxed)->entries()[index].value.load());
  }
  if ((index & entry_in_builtins) != 0) d = f->builtins;
  const uint32_t i = index & ~entry_in_builtins;
  DictTable* table = d->table.load(std::memory_order_acquire);
  if (table == nullptr || i >= table->capacity) return Value();
  const DictEntry& e = table->entries()[i];
  const Value key = e.key.load();
  if (!key.is_object() || key.object() != *name) return Value();
  const Value v = e.value.load();
  if (v.is_null()) return v;
  if constexpr (Policy::free_threaded) {
    return v.is_counted() ? load_entry_called(d, table, e, key) : v;
  } else {
    return owned<Policy>(v);
  }
}

// Puts an owned value into the globals; false where the cache does not know. `old` is to be dropped.
template <class Policy>
[[gnu::always_inline]] inline bool store_global_cached(Dict* d, const InlineCache& cache, Value v, Value& old) {
  const uint64_t word = cache.word.load(std::memory_order_relaxed);
  const auto version = static_cast<uint32_t>(word >> 32);
  if (d->version.load(std::memory_order_relaxed) != version) return false;
  return alone<Policy>(d, [d, word, version, v, &old] {
    if (Policy::free_threaded && d->version.load(std::memory_order_relaxed) != version) return false;
    old = d->table.load(std::memory_order_relaxed)->entries()[static_cast<uint32_t>(word)].value.exchange(v);
    return true;
  });
}

template <class Policy>
[[gnu::always_inline]] inline Value load_cell(CellObject* c) {
  if constexpr (Policy::free_threaded) return load_owned_called(c, c->content);
  const Value v = c->content.load();
  return v.is_null() ? v : owned<Policy>(v);
}

// The value of an entry of a watched dict that still has this version; owned, or null.
template <class Policy>
[[gnu::always_inline]] inline Value dict_value_at(Dict* d, uint32_t version, uint32_t index) {
  return alone<Policy>(d, [d, version, index] {
    if (Policy::free_threaded && d->version.load(std::memory_order_relaxed) != version) return Value();
    return owned<Policy>(d->table.load(std::memory_order_relaxed)->entries()[index].value.load());
  });
}

// ---- attributes

// The entry for objects of type version `version`, or null.
[[gnu::always_inline]] inline const AttributeEntry* entry_for(const InlineCache& cache, uint32_t version) {
  const AttributeEntry* e = attributes_of(cache);
#if defined(__clang__)
#pragma clang loop unroll(disable)
#endif
  do {
    if (e->version == version) return e;
    e = e->older;
  } while (e != nullptr);
  return nullptr;
}
// The same for modules and classes, where the version of their own namespace counts too.
inline const AttributeEntry* entry_for(const InlineCache& cache, uint32_t version, uint32_t holder) {
  for (const AttributeEntry* e = attributes_of(cache); e != nullptr; e = e->older) {
    if (e->version == version && e->holder == holder) return e;
  }
  return nullptr;
}
[[gnu::always_inline]] inline const AttributeEntry* entry_for(const InlineCache& cache, Object* o, const Runtime& r) {
  const uint32_t version = o->type->version.load(std::memory_order_acquire);
  if (o->type == r.types.module) [[unlikely]]
    return entry_for(cache, version, static_cast<Module*>(o)->dict->version.load(std::memory_order_acquire));
  if (o->type == r.types.type) [[unlikely]]
    return entry_for(cache, version, static_cast<Type*>(o)->version.load(std::memory_order_acquire));
  return entry_for(cache, version);
}

inline bool has_own_dict(Object* instance) {
  return __atomic_load_n(&static_cast<Instance*>(instance)->dict, __ATOMIC_RELAXED) != nullptr;
}

// A value that stands in the instance: owned, or null.
template <class Policy>
[[gnu::always_inline]] inline Value inline_value(Object* o, uint32_t index) {
  if (index >= o->extra) return Value();
  const Cell& cell = static_cast<Instance*>(o)->values()[index];
  const Value v = cell.load();
  if constexpr (Policy::free_threaded) {
    return v.is_counted() ? load_owned_called(o, cell) : v;
  } else {
    return v.is_null() ? v : owned<Policy>(v);
  }
}

// Sets it; false when it is not the instance's next attribute, or the instance has a dict.
template <class Policy>
[[gnu::always_inline]] inline bool store_inline_value(Object* o, const AttributeEntry& e, Value v, Value& old) {
  return alone<Policy>(o, [o, &e, v, &old] {
    auto* i = static_cast<Instance*>(o);
    const uint32_t index = e.index;
    if (index >= o->extra) return false;
    Cell* const cell = i->values() + index;
    old = cell->load();
    if (old.is_null() && e.kind == AttributeEntry::inline_value &&
        (i->dict != nullptr || (index > o->type->slot_count && cell[-1].load().is_null()) ||
         (index + 1 < o->extra && !cell[1].load().is_null())))
      return false;
    cell->store(v);
    return true;
  });
}

// What stands in the object itself, where the newest entry of a LOAD_ATTR's cache knows it: owned, or null.
template <class Policy>
[[gnu::always_inline]] inline Value plain_attribute(Value v, const InlineCache& cache) {
  if (v.is_integer() || v.is_null()) return Value();
  const AttributeEntry* const e = attributes_of(cache);
  if (e->kind > AttributeEntry::slot_value || e->version != v.object()->type->version.load()) return Value();
  return inline_value<Policy>(v.object(), e->index);
}
// The same of a method that is found on the type.
template <class Policy>
[[gnu::always_inline]] inline Value plain_method(Value v, const InlineCache& cache) {
  if (v.is_integer() || v.is_null()) return Value();
  const AttributeEntry* const e = attributes_of(cache);
  if (e->version != v.object()->type->version.load()) return Value();
  const bool is_there =
      e->kind == AttributeEntry::method || (e->kind == AttributeEntry::instance_method && !has_own_dict(v.object()));
  return is_there ? owned<Policy>(e->value) : Value();
}
// Moves a stack value into the object where the newest entry of a STORE_ATTR's cache knows its place; `old` is to be
// dropped. False: the value is where it was, but owned.
template <class Policy>
[[gnu::always_inline]] inline bool store_plain_attribute(Value owner, const InlineCache& cache, Value& v, Value& old) {
  if (owner.is_integer() || owner.is_null()) return false;
  const AttributeEntry* const e = attributes_of(cache);
  if (e->kind > AttributeEntry::slot_value || e->version != owner.object()->type->version.load()) return false;
  v = stolen<Policy>(v);
  return store_inline_value<Policy>(owner.object(), *e, v, old);
}

// ---- items

// Owned; null when there is no such item.
template <class Policy>
[[gnu::always_inline]] inline Value list_item(List* l, int64_t i) {
  if constexpr (Policy::free_threaded) {
    return list_get(l, i < 0 ? i + l->count.load(std::memory_order_relaxed) : i);
  } else {
    const uint32_t n = l->count.load(std::memory_order_relaxed);
    if (i < 0) i += n;
    if (static_cast<uint64_t>(i) >= n) return Value();
    return owned<Policy>(l->items.load(std::memory_order_relaxed)[i].load());
  }
}
template <class Policy>
[[gnu::always_inline]] inline bool list_store(List* l, int64_t i, Value v, Value& old) {
  return alone<Policy>(l, [l, i, v, &old] {
    const uint32_t n = l->count.load(std::memory_order_relaxed);
    const int64_t at = i < 0 ? i + n : i;
    if (static_cast<uint64_t>(at) >= n) return false;
    old = l->items.load(std::memory_order_relaxed)[at].exchange(v);
    return true;
  });
}

// ---- generators

// What resume_generator does, where there is nothing to look after; false: that is to be asked.
template <class Policy>
[[gnu::always_inline]] inline bool resume_suspended(Thread& t, Generator* g, Value sent) {
  if (Policy::free_threaded && shares_objects) return false;
  if (g->state.load() != GeneratorState::suspended || !t.handled.is_null() || !g->handled.is_null()) return false;
  if (t.depth >= t.settings->recursion) return false;
  g->state.store(GeneratorState::running);
  g->frame->previous = t.top;
  t.top = g->frame;
  ++t.depth;
  // A running generator lives; given back when it leaves the stack.
  if constexpr (Policy::free_threaded) {
    incref(g);
  } else {
    ++g->local_refs;
  }
  *g->frame->sp++ = sent;
  return true;
}

// ---- numbers

inline Value truth_value(bool is, const Runtime& r) { return is ? r.true_ : r.false_; }

inline bool fits_32(int64_t x, int64_t y) { return static_cast<uint64_t>(x | y) <= UINT32_MAX; }
inline bool is_plain_float(Value v, const Runtime& r) { return v.is_object() && v.object()->type == r.types.floating; }

}  // namespace lockstep::python::vm

// The header of every object, and how objects are counted.
//
// Counts are biased as in CPython's free-threaded build (PEP 703; Include/refcount.h): the thread that made an object
// counts in `local_refs` without atomics, every other thread in `shared_refs` atomically.
//
//   ┌──────┬───────┬────────────┬──────────────────────────┬───────┬───────┐
//   │ type │ owner │ local_refs │ shared_refs  count << 2  │ mutex │ flags │
//   │      │       │            │              │ queued, merged bits    │
//   └──────┴───────┴────────────┴──────────────────────────┴───────┴───────┘
//
// In the `gil` build and in the simulation every thread uses the owner number `gil_owner`, so that all of them "made"
// every object and the same code is plain counting. The owner of the running thread is `current_owner`.
//
// When `local_refs` reaches 0 the owner gives its bias up ("merges"): from then on the object is counted in shared_refs
// alone. When another thread brings `shared_refs` below 0 while the owner still counts, the object is queued for its
// owner, who merges at its next switch point (CPython: _Py_brc_queue_object).
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>

#include "python/vm/core/value.h"

namespace lockstep::python::vm {

struct Type;
struct Thread;

constexpr uint32_t gil_owner = 1;
constexpr uint32_t no_owner = 0;  // merged
constexpr uint32_t immortal_refs = std::numeric_limits<uint32_t>::max();

// The owner number of the thread that executes; set by Interpreter::run.
inline thread_local uint32_t current_owner = gil_owner;
// The Python thread that executes; null while an interpreter is being set up.
inline thread_local Thread* current_thread = nullptr;
inline bool is_free_threaded() { return current_owner != gil_owner; }
// Whether other threads may be in the same objects: free-threaded, and a second thread was started.
inline thread_local bool shares_objects = false;

struct Object {
  Type* type;
  uint32_t owner;
  uint32_t local_refs;
  std::atomic<int32_t> shared_refs;
  std::atomic<uint8_t> mutex;  // the per-object lock of the free-threaded build: bit 0 locked
  uint8_t flags;               // ObjectFlag bits
  uint16_t extra;              // for the object's own use

  static constexpr int32_t shared_merged = 1;
  static constexpr int32_t shared_queued = 2;
  static constexpr int32_t shared_one = 4;
};

enum ObjectFlag : uint8_t {
  finalized = 1,          // its __del__ has been called
  weakly_referenced = 2,  // weak references may look at it: weakref.h
  watched = 4,            // an exploration is told before it changes: image.h
};

void tell_of_change(Object*);  // to the exploration
// Of a dict, a function's attributes, a class's special methods; nothing else is watched.
inline void will_change(Object* o) {
  if ((o->flags & watched) != 0) [[unlikely]]
    tell_of_change(o);
}

void destroy(Object*);                       // the last reference is gone
void incref_shared(Object*);                 // not the owner
void decref_shared(Object*);                 // not the owner
void merge_owner_at_zero(Object*);           // local_refs has just become 0
void merge_queued(Thread&, bool is_ending);  // the owner merges what others have queued for it

inline bool is_immortal(const Object* o) { return __atomic_load_n(&o->local_refs, __ATOMIC_RELAXED) == immortal_refs; }
inline bool is_owner(const Object* o) { return __atomic_load_n(&o->owner, __ATOMIC_RELAXED) == current_owner; }

inline void incref(Object* o) {
  const uint32_t n = __atomic_load_n(&o->local_refs, __ATOMIC_RELAXED);
  if (n == immortal_refs) return;
  if (is_owner(o)) {
    __atomic_store_n(&o->local_refs, n + 1, __ATOMIC_RELAXED);
  } else {
    incref_shared(o);
  }
}

inline void decref(Object* o) {
  const uint32_t n = __atomic_load_n(&o->local_refs, __ATOMIC_RELAXED);
  if (n == immortal_refs) return;
  if (is_owner(o)) {
    __atomic_store_n(&o->local_refs, n - 1, __ATOMIC_RELAXED);
    if (n == 1) merge_owner_at_zero(o);
  } else {
    decref_shared(o);
  }
}

// A counted (or immortal) value from any value: what a store needs.
inline Value own(Value v) {
  if (!v.is_object()) return v;
  Object* o = v.object();
  if (is_immortal(o)) return Value::uncounted(o);
  incref(o);
  return Value::counted(o);
}
// The same, when the reference that `v` may own is given up.
inline Value own_steal(Value v) {
  if (v.is_integer() || v.is_counted()) return v;
  return own(v);
}
inline void release(Value v) {
  if (v.is_counted()) decref(v.object());
}

// An owned value.
class Ref {
 public:
  Ref() = default;
  static Ref steal(Value v) { return Ref(v); }  // v's reference becomes this one's
  static Ref to(Value v) { return Ref(own(v)); }
  static Ref to(Object* o) { return Ref(own(Value::uncounted(o))); }
  Ref(Ref&& other) noexcept : value_(other.take()) {}
  Ref(const Ref& other) : value_(own(other.value_)) {}
  Ref& operator=(Ref other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Ref() { release(value_); }

  Value get() const { return value_; }
  Value take() { return std::exchange(value_, Value()); }  // the caller owns it from here on
  Object* object() const { return value_.object(); }
  template <class T>
  T* as() const {
    return value_.as<T>();
  }
  explicit operator bool() const { return static_cast<bool>(value_); }

 private:
  explicit Ref(Value v) : value_(v) {}
  Value value_;
};

// Holds an object's lock while in scope; only threads that share objects lock anything. Never held across Python code.
class Critical {
 public:
  explicit Critical(Object* o) : locked_(shares_objects ? o : nullptr) {
    if (locked_) lock(locked_);
  }
  ~Critical() {
    if (locked_) locked_->mutex.store(0, std::memory_order_release);
  }
  Critical(const Critical&) = delete;
  Critical& operator=(const Critical&) = delete;

 private:
  static void lock(Object* o);
  Object* locked_;
};

// Reads a cell of `holder` as an owned value. Ints and immortals need no lock; a counted object must be counted while
// the cell cannot change.
inline Value load_owned(Object* holder, const Cell& cell) {
  Value v = cell.load();
  if (!v.is_counted()) return v;
  Critical lock(holder);
  return own(cell.load());
}

}  // namespace lockstep::python::vm

// Weak references: a table, one chain per bucket, from an object to the references that look at it.
//
//   buckets [ ▪ │ · │ ▪ │ … ]      hashed by the target's address
//             └▶ WeakRef ⇄ WeakRef           each: target, callback
//
// Every step happens under one mutex. Whoever frees an object first takes its references out of the table (it can then
// not be reached any more); whoever follows a reference tries to count the target while it is still in the table, which
// fails when its last counted reference has gone (`try_incref`). Callbacks are Python code: like a __del__ they run
// before the next instruction of the thread that let the object go. Rules: CPython 3.14 Objects/weakrefobject.c.
#pragma once

#include <mutex>
#include <vector>

#include "python/vm/core/object.h"

namespace lockstep::python::vm {

struct WeakRef : Object {
  Object* target;  // null once dead; guarded by WeakTable::mutex
  Value callback;  // owned; null = none
  WeakRef *previous, *next;
  int64_t hash;
  bool has_hash;
};

struct WeakTable {
  std::mutex mutex;
  std::vector<WeakRef*> buckets;
  size_t count = 0;

  // The caller holds the mutex.
  WeakRef* first(const Object* o) const;  // of the bucket of `o`; null = none
  void link(WeakRef*);
  void unlink(WeakRef*);

 private:
  size_t bucket_of(const Object*) const;
};

// A reference to `o` unless its last one has gone; the caller holds the table's mutex.
bool try_incref(Object* o);
// `o` is about to be freed: its weak references die, their callbacks are queued on the running thread.
void clear_weak_references(Object* o);

}  // namespace lockstep::python::vm

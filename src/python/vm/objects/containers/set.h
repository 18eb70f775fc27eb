// Sets: CPython's table (Objects/setobject.c), so that a set of ints is walked in the order in which CPython walks it.
//
//   entries  [ hash key │ – │ hash key │ dummy │ – … ]      2^k of them; `–` was never used, `dummy` is no longer
//
// A key goes to entry hash & mask, else to one of the nine entries behind it, else to where perturbation leads. The
// hash of an int is the int, that of a str is this VM's own: CPython's differs from run to run.
#pragma once

#include <vector>

#include "python/vm/objects/containers/containers.h"

namespace lockstep::python::vm {

struct SetEntry {
  int64_t hash;
  Value key;  // owned; null with hash 0 = never used, with hash -1 = dummy
};

struct Set : Object {
  uint32_t used, fill;  // keys; keys and dummies
  uint32_t mask;        // entries - 1
  uint32_t finger;      // where pop() looks next
  int64_t hash;         // frozenset, once it was asked for; -1 = not yet
  SetEntry* entries;    // null while all are unused
};

inline uint32_t used_of(Value set) {
  Critical lock(set.object());
  return set.as<Set>()->used;
}
inline bool is_any_set(Value v) { return layout_of(v) == Layout::set || layout_of(v) == Layout::frozenset; }

Value make_set(Type* type = nullptr);  // an empty set, or of the type given
// Each tells whether the key was there.
[[nodiscard]] Answer set_contains(Thread&, Set*, Value key);
[[nodiscard]] Answer set_insert(Thread&, Set*, Value key);
[[nodiscard]] Answer set_discard(Thread&, Set*, Value key);
// Walks in the order of the table: for (SetWalk w{s}; w.next();) … w.key.
struct SetWalk {
  Set* set;
  int64_t position = 0;
  Ref key = {};
  bool next();
};
void set_clear(Set*);
Value set_pop(Set*);                    // owned; null = empty
void set_swap_bodies(Set*, Set* mine);  // `mine` is known to nobody else
int64_t frozenset_hash(const Set*);     // the set is locked
void set_dealloc(Object*);              // releases what it holds
// By identity with a known hash, for keys that compare by Python code.
Value set_candidates(Set*, int64_t hash);
void set_store(Set*, int64_t hash, Value key);
bool set_drop(Set*, int64_t hash, Value key);

// Whole sets; `from` and the right side are any iterable. In place: None, or the signal to hand on.
Value set_update_internal(Thread&, Set*, Value from);
Value set_difference_update(Thread&, Set*, Value from);
Value set_symmetric_difference_update(Thread&, Set*, Value from);
// A new set of the left's kind, or the signal to hand on.
Value set_copy(Thread&, Value from);
Value set_intersection(Thread&, Value left, Value right);
// set algebra as binary operators do it, with any iterable on the right; new set of the left's kind.
Value set_algebra(Thread&, BinaryOp, Value left, Value right);
[[nodiscard]] Answer set_is_subset(Thread&, Value part, Value whole);  // both are sets

}  // namespace lockstep::python::vm

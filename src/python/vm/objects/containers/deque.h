// collections.deque: a ring of cells, in C++ because its operations are atomic in CPython, with or without a GIL.
//
//   ring   [ d │ e │ · │ · │ · │ a │ b │ c ]     capacity a power of two
//                                ▲ head           items head … head + count - 1, wrapping round
//
// Unlike a list, every access in the free-threaded build holds the object's lock, so that the ring is never read while
// it is replaced.
#pragma once

#include <vector>

#include "python/vm/objects/containers/containers.h"

namespace lockstep::python::vm {

struct Deque : Object {
  uint32_t count, capacity, head;
  uint32_t state;   // changes with every change of length: iterators notice
  int64_t longest;  // maxlen; -1 = none
  Cell* ring;       // null while capacity is 0
  Cell& at(uint32_t i) { return ring[(head + i) & (capacity - 1)]; }
};

inline bool is_deque(Value v) { return layout_of(v) == Layout::deque; }
Value make_deque(Type*, int64_t longest);
Value make_deque(Type*, int64_t longest, const std::vector<Ref>& items);
void deque_reserve(Deque*, uint32_t wanted);  // the lock is held
void deque_push(Deque*, Value, bool at_left);
Value deque_pop(Thread&, Deque*, bool at_left);
Value deque_remove_at(Deque*, int64_t at);  // owned; null = out of range
void deque_clear(Deque*);
std::vector<Ref> deque_items(Deque*);
struct DequePlace {
  Answer found = Answer::no;
  int64_t at = 0;
};
DequePlace deque_find(Thread&, Deque*, Value wanted, int64_t start, int64_t stop);
Value make_deque_iterator(Value deque, bool is_reversed);
Value deque_of_iterator(Value);                                                  // what it walks over
Value deque_extend(Thread&, Value deque, Value iterable, bool at_left = false);  // None; needs_python()
Value make_collections_module(Thread&);  // what _collections takes the type from

}  // namespace lockstep::python::vm

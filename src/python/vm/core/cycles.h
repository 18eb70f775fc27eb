// The cycle collector: finds objects that only hold one another, which counting references never frees.
//
// It is CPython's idea (Python/gc.c) over our own list: from the import of gc on, every new object that can be part of
// a cycle is noted. From the count of each is taken what the noted objects themselves hold; whoever has a rest is held
// from outside, and keeps what can be reached from it. The others are garbage. Objects that contents.h does not walk,
// frames and C++ code count as outside: what they hold stays.
//
// Collects only when asked to, and not once threads are truly parallel or where states are saved and restored.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "python/vm/core/object.h"

namespace lockstep::python::vm {

class Cycles {
 public:
  void begin() { is_on_ = true; }
  void end() { *this = {}; }  // nothing is noted any more, and nothing found
  bool is_on() const { return is_on_; }
  void note(Object*);
  void forget(Object* o) { noted_.erase(o); }

  // Frees the garbage and answers how many objects that were. Negative: so many were found, and the finalizers of some
  // of them run before the next instruction; then it is to be called again.
  int64_t collect(Thread&);

 private:
  class Walk;
  struct Noted {
    uint64_t number;  // by age
    int64_t outside;  // references from outside
    bool is_reached;
  };

  bool is_on_ = false;
  uint64_t count_ = 0;
  std::unordered_map<Object*, Noted> noted_;
};

}  // namespace lockstep::python::vm

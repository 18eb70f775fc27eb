// Walking over what an object holds: for whoever collects cycles, or saves, hashes and names the objects of an
// exploration. What objects of a type hold is said by its TypeOps::walk.
#pragma once

#include <cstddef>
#include <cstdint>

#include "python/vm/core/object.h"

namespace lockstep::python::vm {

struct Frame;

class Walker {
 public:
  virtual ~Walker() = default;
  virtual void value(Value&) = 0;     // a value that the object owns or, in frames, borrows
  virtual void cell(Cell&) = 0;       // the same in a shared place
  virtual void object(Object*) = 0;   // an object that is held by a plain pointer; may be null
  virtual void weak(Object*) = 0;     // an object that is looked at and not held; may be null
  virtual void number(uint64_t) = 0;  // what else tells two states apart: counts, positions, the state of a lock
  virtual void block(void*, size_t bytes) = 0;  // memory that belongs to the object beside its own block

  void values(auto&... v) { (value(v), ...); }
};

// Everything that the object holds. False: nobody has said what that is (`holds_unknown`).
bool walk_object(Object*, Walker&);
void walk_frame(Frame*, Walker&);

}  // namespace lockstep::python::vm

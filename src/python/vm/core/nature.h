// What objects of a built-in type are to whoever looks at them from outside: an exploration, the collector of cycles,
// weak references. Said once, in the type's operations (TypeOps::nature), and inherited by classes written in Python.
#pragma once

#include <cstdint>

namespace lockstep::python::vm {

class Walker;
struct Object;

// What native code that looks at such an object as a whole sees: to print it, to compare it, to add it up.
enum class Sight : uint8_t {
  unstated,    // nobody has said: no type may have it
  nothing,     // it never changes, or only Python code looks into it
  parts,       // what it holds; itself it never changes: tuples
  itself,      // its own bytes: bytearray
  all,         // itself and what it holds: lists
  through,     // what it stands for, as if the program had named that: views of dicts, memoryviews
  attributes,  // itself and its attributes, where the operation changes it: instances
  bound,       // what it is bound to, where the operation changes that: built-in functions
  state,       // itself, never changed by looking: a lock is printed with its state
  step,        // itself, and looking changes it: generators
  walk,        // the same, and what it walks over: iterators
  unknown,     // cannot be said: an exploration refuses it by name
};

// Whether the bytes of an object change after it was made.
enum class Changes : uint8_t {
  never,
  within,  // only what nobody sees as its value: a hash that is kept, attributes, which are touched by their names
  always,
};

struct Nature {
  Sight sight = Sight::unstated;
  Changes changes = Changes::always;
  bool is_collected = false;           // can be part of a cycle that gc.collect() frees
  bool takes_weak_references = false;  // CPython: tp_weaklistoffset
};

// For TypeOps::walk, which tells a walker what the object holds (walker.h); attributes and slots that a class written
// in Python adds are told by walk_object().
void holds_nothing(Object*, Walker&);
void holds_unknown(Object*, Walker&);  // nobody has said: walk_object() answers false

}  // namespace lockstep::python::vm

// What an operation does to what threads share, in one word: said where the operation is added, in the same row.
//
//   add_method(set, "add", Effect::writes_self, add_method_of_set);
//   const TypeOps set_ops = stated({.length = set_length, …, .effects = {.length = Effect::reads_length, …}});
//   OPCODE(FOR_ITER, 70, 1, 1, 2, F_ARG|…, steps)
//
// While an interpreter explores (visit.h) it must know before every operation which cells that is about to touch; what
// it did not say would be left out of a proof. So there is no default: a row without a word does not compile, a type's
// operation without one does not either (`stated`, type.h), and what cannot be said (`unknown`) makes an exploration
// refuse the program by name. Too much said costs interleavings that cannot be told apart; too little makes the proof
// wrong. When in doubt take the larger word.
//
// "Self" is the first thing that the operation is given: of a method its object, of a function its first argument, of
// what makes an object (`set_new`, class methods) the first argument behind the class. An object is touched together
// with what it stands for: a memoryview with its bytes, a view of a dict with the dict, an iterator with what it walks
// over. Python code that an operation calls is looked at by itself, instruction by instruction; nobody speaks for it.
#pragma once

#include <cstdint>
#include <string_view>

namespace lockstep::python::vm {

enum class Effect : uint8_t {
  unstated,  // nobody has said: no row may have it

  nothing,      // it makes, keeps or looks at what cannot change; what it is given it does not look into
  runs_python,  // nothing by itself: what it does is Python code of `_fallback/`

  // ---- what it is given
  reads_length,     // how many items self has
  reads_self,       // self as a whole, not what its items hold
  writes_self,      // the same, written; other arguments are kept, not looked into
  updates_self,     // self written as a whole; all that it is given is read, as deep as it goes
  takes_arguments,  // walks over its arguments (self too) to their end: iterators among them move on
  reads_arguments,  // reads all that it is given (self too) as deep as it goes: printing, comparing, adding up
  writes_second,    // the argument behind self is written as a whole, all others are read

  // ---- items and attributes; what stands for a key is the argument behind self
  reads_item,            // self[key]
  writes_item,           // self[key] = …
  deletes_item,          // del self[key]
  adds_item,             // self[key] = … unless it is there
  removes_item,          // del self[key] if it is there
  writes_structure,      // the number and order of self's items; other arguments are kept
  extends_structure,     // the same; walks over its other arguments to their end
  searches_structure,    // the same; compares self's items with what it is given
  reads_attribute,       // of self, named by the argument behind it
  writes_attribute,      // the same, set or deleted
  reads_attributes,      // all of self's
  opens_attributes,      // gives out the dict of self's attributes
  reads_own_attribute,   // a descriptor's __get__: of the argument behind it
  writes_own_attribute,  // its __set__ and __delete__

  // ---- walking and calling
  iterates,  // makes iterators over its arguments
  steps,     // takes the next item from self
  calls,     // calls self with its other arguments: examined as that call
  exports,   // makes a view of self's bytes, which may not change their number while it lives

  // ---- synchronisation and the world outside
  acquires,         // a lock
  releases,         //
  looks_at_lock,    //
  joins_handle,     // waits for the end of a thread
  looks_at_handle,  //
  ends_handle,      //
  starts_thread,    //
  reads_clock,      //
  prints,           // print()
  writes_stream,    // writes text to the stream whose number self is

  unknown,  // cannot be said: an exploration refuses it by name
};

// What the operations of a built-in type do (TypeOps): a word for each that is there, checked by `stated`. `repr`,
// `str`, `hash` and `compare` need none: they read what they are given as deep as it goes, whatever the type.
struct Effects {
  Effect call = Effect::unstated;
  Effect get_attribute = Effect::unstated, set_attribute = Effect::unstated;  // besides the attribute itself
  Effect iterate = Effect::unstated;
  Effect next = Effect::unstated;
  Effect length = Effect::unstated, truth = Effect::unstated;
  Effect get_item = Effect::unstated;
  Effect set_item = Effect::unstated;  // writes_item stands for deletes_item too
  Effect contains = Effect::unstated;
  Effect binary = Effect::unstated;
  Effect in_place = Effect::unstated;                                 // where `binary` is there: of `+=` and its kin
  Effect descr_get = Effect::unstated, descr_set = Effect::unstated;  // besides what it calls
};
inline Effect deleting(Effect set_item) { return set_item == Effect::writes_item ? Effect::deletes_item : set_item; }

}  // namespace lockstep::python::vm

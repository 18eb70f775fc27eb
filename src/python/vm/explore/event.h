// How the next event of a thread is worked out: the inside of the files visit*.cpp.
//
//   visit.cpp         when a thread stops; what each instruction does, by the word of opcodes.def
//   visit_calls.cpp   what a call does, by the word of the native function (effect.h) or the role of a Python one
//   visit_reach.cpp   what is reached from a value: deep reads, steps of iterators, items, attributes
//   visit_roles.cpp   what functions of the library are, as their files declare it
//   sightings.cpp     which cells are worth a stop
#pragma once

#include "python/vm/core/call.h"
#include "python/vm/explore/visit.h"

namespace lockstep::python::vm {

// Code that the reader has written.
bool is_of_program(const CodeObject*);

inline bool is_operation(Role r) { return r >= Role::reads; }

// An instruction's event while it is being worked out.
struct Event {
  explicit Event(std::vector<Access>& room) : cells(room) {}

  std::vector<Access>& cells;  // all that it touches: more than Accesses has room for
  Need need = Need::nothing;
  Object* needed = nullptr;
  Role role = Role::program;
  bool is_synchronisation = false;  // always worth a stop
  std::string refusal;              // what of it cannot be said; empty: nothing

  void touch(Object* o, uint64_t key, bool writes);
  void read(Object* o, uint64_t key) { touch(o, key, false); }
  void write(Object* o, uint64_t key) { touch(o, key, true); }
  void refuse(std::string what) {
    if (refusal.empty()) refusal = std::move(what);
  }
};

// Arguments of a call with `self` apart, as CALL and its kin have them.
struct Given {
  Value self = {};  // null: none
  const Value* values = nullptr;
  uint32_t count = 0;
  const Tuple* keywords = nullptr;
  bool has_more = false;  // arguments that are not known one by one: `more` holds them
  Value more[2] = {};

  uint32_t positional() const { return count - (keywords == nullptr ? 0 : keywords->count); }
  uint32_t total() const { return positional() + (self.is_null() ? 0 : 1); }
  Value operator[](uint32_t i) const {  // positional ones, self first; null: not given
    if (!self.is_null()) {
      if (i == 0) return self;
      --i;
    }
    return i < positional() ? values[i] : Value();
  }
  // The parameter at position `i` (self not counted) or of that name.
  Value parameter(uint32_t i, std::string_view name) const {
    if (i + 1 < total()) return (*this)[i + 1];
    for (uint32_t k = 0; keywords != nullptr && k < keywords->count; ++k)
      if (keywords->items[k].as<Str>()->ascii() == name) return values[positional() + k];
    return Value();
  }
};

// The object that stands for what the program prints, and the one that stands for the clock.
Object* output();
Object* clock_object();

// ---- visit_reach.cpp
// `v` and what it stands for, as a whole.
void touch_whole(Event&, Value v, bool writes);
void read_length(Event&, Value v);
enum class Depth : uint8_t {
  shallow,  // walks over `v` to its end
  deep,     // looks at all that `v` holds, and at what that holds
  changes,  // may change any of that, too
};
void reach(Thread&, Event&, Value v, Depth);
// The next item of an iterator; nothing when that is Python code.
void step(Thread&, Event&, Value iterator);
// self[key]: what `effect` says of an item.
void touch_item(Thread&, Event&, Value self, Value key, Effect effect);
void touch_attribute(Event&, Value, Str* name, bool writes);
void touch_all_attributes(Event&, Value, bool opens);
// The dict of an instance's attributes, if it has been made.
Dict* existing_dict(Object*);
void touch_name(Event&, Dict*, Str* name, bool writes);
// A name that a function looks up in its globals and then in the builtins.
void read_global(Event&, const Frame*, Str* name);

// ---- visit_calls.cpp
void apply(Thread&, Event&, Effect, const Given&, Str* name);
void examine_call(Thread&, Event&, Value callable, Given);
// A call of it by native code with arguments that are reached from `sources`.
void call_back(Thread&, Event&, Value callable, std::initializer_list<Value> sources);
// A lock that `t` may take.
bool is_free(const Object* lock, const Thread& t);

}  // namespace lockstep::python::vm

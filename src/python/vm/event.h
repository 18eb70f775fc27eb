// How the next event of a thread is worked out: the inside of visit.cpp and visit_calls.cpp.
#pragma once

#include "python/vm/visit.h"

namespace lockstep::python::vm {

inline bool is_operation(Role r) { return r >= Role::reads; }

// An instruction's event while it is being worked out.
struct Event {
  Accesses cells;
  Need need = Need::nothing;
  Object* needed = nullptr;
  Role role = Role::program;
  bool is_synchronisation = false;  // always worth a stop

  void touch(Object* o, uint64_t key, bool writes) { cells.add({o, key, writes}); }
  void read(Object* o, uint64_t key) { touch(o, key, false); }
  void write(Object* o, uint64_t key) { touch(o, key, true); }
};

// Arguments of a call with `self` apart, as CALL and its kin have them.
struct Given {
  Value self;  // null: none
  const Value* values;
  uint32_t count;
  const Tuple* keywords;

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

// The object that stands for what the program prints.
Object* output();
bool is_container(Value);
// All of what `v` holds is read: printing, copying, comparing; so many containers deep.
void read_whole(Event&, Value v, int depth = 3);
uint64_t key_cell(Thread&, Value key);
bool has_key(Thread&, Dict*, Value key);
void touch_attribute(Event&, Value, Str* name, bool writes);
void step_iterator(Event&, Value iterator);

void examine_call(Thread&, Event&, Value callable, Given);
// A lock that `t` may take.
bool is_free(const Object* lock, const Thread& t);

}  // namespace lockstep::python::vm

// What LOAD_ATTR, STORE_ATTR, LOAD_SUPER_ATTR, LOAD_SPECIAL and CALL remember of the types that they have met.
//
// The cache word of such an instruction points at the newest of a few entries. Each says where the attribute is found
// on objects whose type has a certain version; versions are unique among all types and watched dicts and change with
// every change of the class or its bases, so that comparing one number vouches for a whole lookup.
//
//   Instr.cache ─▶ word ─▶ {version 812, inline_value, index 1} ─▶ {version 790, method, f} ─▶ null
//
// An entry never changes once it is published, so that threads share it without a lock. After `most_entries` different
// types the instruction has given up and takes the general way for good.
#pragma once

#include "python/vm/core/type.h"
#include "python/vm/objects/functions/callable.h"

namespace lockstep::python::vm {

struct AttributeEntry {
  static constexpr uint16_t most_entries = 4;
  enum Kind : uint8_t {
    inline_value,     // in the instance, at `index`
    slot_value,       // the same, where __slots__ of the class put it
    nothing,          // the end of an empty list
    given_up,         // too many types: nothing is learnt any more
    general,          // objects of this type go the general way
    method,           // `value`, a function or method descriptor of the class; instances have no attributes (or super()
                      // behind the class of version `holder` does not look there)
    instance_method,  // the same, where an instance's own dict must be absent
    class_value,      // `value`, as it is; likewise
    property,         // `value` is the function to call with the instance (and, for a store, the new value)
    module_value,     // in the module's dict of version `holder`, at `index`
    class_attribute,  // `value`, of the class of version `holder`, as it is
    class_method,     // the same, a function to call with the class
    initialiser,      // of a class: `value` is its __init__, object.__new__ makes the instance
    no_initialiser,   // of a class: object's for both
  };
  uint32_t version = 0;  // of the object's type; of the class that is called
  uint32_t holder = 0;
  uint16_t index = 0;
  uint16_t count = 0;  // entries from here on
  Kind kind = nothing;
  Value value{};  // lives as long as the version holds; in the free-threaded build the entry owns it
  const AttributeEntry* older = nullptr;
};

// Which instructions have such a cache, and which one of {version, index}. The first two caches of a code object are
// for instructions that have none of their own.
bool remembers_attributes(uint8_t op);
bool remembers_names(uint8_t op);
constexpr uint16_t no_name_cache = 0, no_attribute_cache = 1, first_cache = 2;
uint64_t no_attributes_yet();
uint64_t no_attributes_ever();

inline const AttributeEntry* attributes_of(const InlineCache& cache) {
  return reinterpret_cast<const AttributeEntry*>(static_cast<uintptr_t>(cache.word.load(std::memory_order_acquire)));
}

// After a miss: finds out where the attribute is and adds an entry.
void learn_load(Value v, Str* name, InlineCache&);
void learn_store(Value v, Str* name, InlineCache&);
void learn_special(Value v, Str* name, InlineCache&);
void learn_call(Type* called, InlineCache&);
void learn_super(Value self, Type* behind, Value method, InlineCache&);

}  // namespace lockstep::python::vm

// Types: what a class is, what a built-in type can do, and how attributes are found.
//
// A built-in type answers operations through `TypeOps`, functions of this VM that run no Python code. A class written
// in Python inherits the ops of its built-in base and may override operations by special methods; `specials` caches,
// per special method, what the method resolution order finds, so that "does it define __getitem__?" is one load.
//
//   instance of a Python class            its type
//   ┌────────┬──────┬───────────────┐     ┌──────┬─────┬──────┬───────────────┬────────────┐
//   │ header │ dict │ value0 value1 │     │ dict │ mro │ keys │ name0 name1 … │ specials … │
//   └────────┴──────┴───────────────┘     └──────┴─────┴──────┴───────────────┴────────────┘
//
// Attributes of an instance stand in the instance, in the order in which instances of the class first got them
// (CPython's inline values over shared keys). An instance that strays from that order gets a dict of its own. What
// `__slots__` names stands in the first values and stays there.
//
// An instance of a class derived from a built-in type is an instance of that type with more behind it:
//
//   class P(tuple): ...     ┌ Tuple ───────────────┐        class L(list): __slots__ = "a", "b"
//                           │ header count items … │ dict       ┌ List ─┐ a b
//                           └──────────────────────┘            └───────┘
#pragma once

#include <cstdint>
#include <string_view>

#include "python/vm/core/effect.h"
#include "python/vm/core/native.h"
#include "python/vm/core/nature.h"
#include "python/vm/core/object.h"
#include "python/vm/core/operators.h"

namespace lockstep::python::vm {

struct Dict;
struct NativeFunction;
struct Str;
struct Tuple;

// What an object is made of; a class written in Python has its built-in base's.
enum class Layout : uint8_t {
  instance,
  type,
  none,
  boolean,
  not_implemented,
  ellipsis,
  big_int,
  floating,
  str,
  bytes,
  bytearray,
  tuple,
  list,
  dict,
  set,
  frozenset,
  range,
  slice,
  code,
  function,
  native_function,
  native_method,
  method,
  cell,
  module,
  generator,
  property,
  static_method,
  class_method,
  super,
  exception,
  traceback,
  lock,
  rlock,
  thread_handle,
  iterator,
  weakref,
  view,
  member,
  memoryview,
  frame,
  deque,
  other
};

enum class Special : uint8_t {
  none,
#define X(name, text) name,
#include "python/vm/core/specials.def"
#undef X
  count
};

// What a type's own way of setting an attribute has come to.
enum class Stored : int {
  done,
  as_usual,  // it has none for this attribute
  raised,    // an exception is set
};

// Operations of a built-in type. Null = the type cannot do that. Values come in borrowed and go out owned; results
// follow native.h. None of these runs Python code: where only Python code could answer they give needs_python().
struct TypeOps {
  Nature nature = {};                        // what its objects are to who looks at them from outside
  void (*walk)(Object*, Walker&) = nullptr;  // what they hold, told to a walker; each type has one
  uint32_t basic_size = 0;                   // bytes of an object, without what may follow it: sizeof
  void (*clear)(Object*) = nullptr;          // releases what the object holds, before its memory is freed
  size_t (*size)(const Object*) = nullptr;   // bytes of the block; null = Type::instance_size
  Value (*repr)(Thread&, Value) = nullptr;
  Value (*str)(Thread&, Value) = nullptr;    // null = repr
  Hashed (*hash)(Thread&, Value) = nullptr;  // null = by identity; `unhashable`
  Value (*call)(Thread&, Value self, Args) = nullptr;
  Value (*get_attribute)(Thread&, Value self, Str* name) = nullptr;  // null result without exception = go on as usual
  Stored (*set_attribute)(Thread&, Value self, Str* name, Value v) = nullptr;  // v null = delete
  Value (*iterate)(Thread&, Value) = nullptr;
  Value (*next)(Thread&, Value) = nullptr;    // exhausted() at the end
  Value (*length)(Thread&, Value) = nullptr;  // an int
  Value (*get_item)(Thread&, Value self, Value key) = nullptr;
  Value (*set_item)(Thread&, Value self, Value key, Value v) = nullptr;  // v null = delete; answers None
  Value (*contains)(Thread&, Value self, Value item) = nullptr;          // a bool
  Value (*binary)(Thread&, BinaryOp, Value a, Value b) = nullptr;        // NotImplemented when it is not its business
  Value (*compare)(Thread&, CompareOp, Value a, Value b) = nullptr;      // NotImplemented likewise
  // What it gives where it stands in a class, __get__: `self` null = asked of `type` itself. Null = the object itself.
  Value (*descr_get)(Thread&, Value descriptor, Value self, Value type) = nullptr;
  // __set__, and with v null __delete__; answers None. Where it is there, what an instance has of its own comes second.
  Value (*descr_set)(Thread&, Value descriptor, Value self, Value v) = nullptr;
  bool (*truth)(Value) = nullptr;                   // null = length, else true
  bool (*must_be_closed)(const Object*) = nullptr;  // before it is freed, by Python code; null = only by a __del__
  // An instance of `cls`, a class derived from this type, of the value that `plain` has. Null = its values can change,
  // so that __new__ makes an empty one.
  Value (*into_class)(Type* cls, Value plain) = nullptr;
  Operators operators = {};  // where `binary` is there
  Effects effects = {};      // a word for each of these that is there: effect.h
};

// The operations of a type, once each that is there has its word; else it does not compile, and the compiler names the
// operation.
void an_operation_does_not_say_what_it_does(std::string_view operation);  // nowhere defined
consteval TypeOps stated(TypeOps ops) {
  const auto check = [](bool is_there, Effect effect, std::string_view operation) {
    if (is_there && effect == Effect::unstated) an_operation_does_not_say_what_it_does(operation);
  };
  const Effects& does = ops.effects;
  if (ops.nature.sight == Sight::unstated) an_operation_does_not_say_what_it_does("nature");
  if (ops.basic_size == 0) an_operation_does_not_say_what_it_does("basic_size");
  if (ops.walk == nullptr) an_operation_does_not_say_what_it_does("walk");
  check(ops.call != nullptr, does.call, "call");
  check(ops.get_attribute != nullptr, does.get_attribute, "get_attribute");
  check(ops.set_attribute != nullptr, does.set_attribute, "set_attribute");
  check(ops.iterate != nullptr, does.iterate, "iterate");
  check(ops.next != nullptr, does.next, "next");
  check(ops.length != nullptr, does.length, "length");
  check(ops.truth != nullptr, does.truth, "truth");
  check(ops.get_item != nullptr, does.get_item, "get_item");
  check(ops.set_item != nullptr, does.set_item, "set_item");
  check(ops.contains != nullptr, does.contains, "contains");
  check(ops.binary != nullptr, does.binary, "binary");
  check(ops.binary != nullptr, does.in_place, "in_place");
  check(ops.descr_get != nullptr, does.descr_get, "descr_get");
  check(ops.descr_set != nullptr, does.descr_set, "descr_set");
  return ops;
}

enum TypeFlag : uint32_t {
  heap_type = 1,  // made by a class statement
  base_type = 2,  // may be subclassed
  has_dict = 4,   // instances take attributes of their own
  exception_class = 8,
  has_finalizer = 16,       // defines __del__, or TypeOps::must_be_closed
  is_abstract = 32,         // has __abstractmethods__: object.__new__ refuses
  no_weak_references = 64,  // a class with __slots__ that do not name __weakref__
  is_changing = 128,        // only while type_changed looks for the classes derived from it
};

// Type::dict_offset of classes whose instances differ in size: the dict stands behind what TypeOps::size counts.
constexpr uint32_t dict_behind = ~uint32_t{0};

// Attribute names of the instances of one class, in their order; null where a slot stands. Only grows.
struct SharedKeys {
  static constexpr uint32_t capacity = 30;
  Shared<uint32_t> count;
  Str* names[capacity] = {};
};

struct Type : Object {
  const TypeOps* ops;
  Published<Str> name;  // immortal
  Published<Str> qualified_name;
  Str* module;  // "builtins", "_thread", "__main__"
  Type* base;
  Value bases;  // Tuple
  Value mro;    // Tuple, itself first
  Dict* dict;
  SharedKeys* keys;          // null: instances have no inline attributes
  Cell* specials;            // Special::count cells of owned functions; null for built-in types
  Shared<uint32_t> version;  // changes with every change of the class or one of its bases
  Shared<uint32_t> type_flags;
  uint32_t instance_size;  // bytes, without inline attributes
  uint32_t dict_offset;    // where an instance keeps its Dict*; 0 = no dict there; or dict_behind
  uint32_t slot_count;     // names in __slots__, those of the bases counted in
  uint32_t slot_offset;    // built-in layouts: where the slots that this class added stand
  Layout layout;
  Value subclasses;  // List of types, which live as long as the interpreter; null = none yet. Under types_mutex
};

struct Instance : Object {
  Dict* dict;  // null while the attributes stand inline; owned
  // Cell values[extra] follow
  Cell* values() { return reinterpret_cast<Cell*>(this + 1); }
};
static_assert(sizeof(Instance) % 8 == 0);

// The type of any value, ints included.
Type* type_of(Value v);
bool is_subtype(const Type* a, const Type* b);
inline Layout layout_of(Value v) { return v.is_integer() ? Layout::other : v.object()->type->layout; }
void set_flag(Type*, TypeFlag, bool is);
inline bool is_heap(const Type* t) { return (t->type_flags & heap_type) != 0; }

// Where in a T a Dict* member stands, for Type::dict_offset (offsetof is not for types with bases).
template <class T>
uint32_t offset_of(Dict* T::*member) {
  alignas(T) static char place[sizeof(T)];
  return static_cast<uint32_t>(reinterpret_cast<char*>(&(reinterpret_cast<T*>(place)->*member)) - place);
}

// A built-in type; immortal.
Type* make_type(std::string_view module, std::string_view name, Type* base, Layout, const TypeOps*, uint32_t flags = 0);
NativeFunction* add_method(Type*, const char* name, Effect, NativeFn, Takes = {});
// __new__, and class methods: called with a class derived from `type` as the first argument, and with nothing else.
void set_new(Type*, Effect, NativeFn);
void add_class_method(Type*, const char* name, Effect, NativeFn, Takes = {});
void add_class_getitem(Type*);  // type[int] is an alias
void add_getter(Type*, const char* name, Effect, Value (*get)(Thread&, Value),
                Value (*set)(Thread&, Value, Value) = nullptr);

// First hit of `name` along the method resolution order, borrowed; null = not found. Sets no exception.
Value find_in_type(Type*, Str* name);
// What a special method of a class written in Python resolves to, borrowed; null = the built-in behaviour holds.
inline Value special_of(const Type* t, Special s) {
  return t->specials == nullptr ? Value() : t->specials[static_cast<size_t>(s)].acquire();
}
inline Value special_of(Value v, Special s) { return v.is_object() ? special_of(v.object()->type, s) : Value(); }

// type(name, bases, dict) without the hooks (__set_name__, __init_subclass__), which are called by `_fallback/`,
// which also checks `slots`: a tuple of names, or null where the class has no `__slots__`.
Value make_class(Thread&, Type* metaclass, Str* name, Tuple* bases, Dict* dict, const Tuple* slots);
// Memory of an instance of `type` whose built-in part takes `bytes`; what a derived class adds is set up empty.
Object* allocate_instance(Type* type, size_t bytes);
size_t instance_bytes(const Object*);
// Gives back what a derived class added to an instance.
void clear_added(Object*);
// obj.__class__ = type. False: a TypeError is set.
bool set_class(Thread&, Value object, Value type);
// False and a TypeError when the first argument of `exact`'s __new__ (or class method) is no class derived from it.
bool check_class_argument(Thread&, const NativeFunction*, Args);
// `exact.__new__(cls, …)` for types whose values never change: `make` computes a plain value from the arguments; it
// becomes an instance of `cls`.
Value new_of_class(Thread&, Args, const Type* exact, NativeFn make);
// Methods for what TypeOps can do: __len__, __add__, __getitem__ …
void add_operation_methods(Type*);
size_t type_changed(Type*);                    // after a write to its dict; the steps that it took (call.h, must_end)
Value class_annotations(Thread&, Value type);  // __annotations__; may push
Value class_annotate(Thread&, Type*);          // __annotate__
Stored set_class_annotation(Thread&, Type*, Str* name, Value);  // either of them; null deletes
Value no_dict_of_annotations(Thread&, Value owned);             // what an __annotate__ gave

// The instance's own attribute: owned, or null when it has none of that name.
Value instance_attribute(Value instance, Str* name);
enum class InstanceStored : int { done, absent, no_place };
// Sets (v null: deletes) it. absent: there was none to delete; no_place: instances of this type take no attributes.
[[nodiscard]] InstanceStored set_instance_attribute(Value instance, Str* name, Value v);
// Index of `name` in the order in which instances of `type` got their attributes; `add` appends it where there is room.
// -1 = none. Only for types with `keys`.
int64_t shared_key_index(Type*, Str* name, bool add);
// An instance of a class whose __new__ is object's; no arguments are looked at.
Value make_instance(Type*);
// The attributes as a dict, borrowed; inline ones move there. Null: the type has none.
Dict* instance_dict(Value instance);
void set_instance_dict(Value instance, Dict*);  // of one that has a dict
#define TYPE(field, module, name, base, layout, operations, flags, methods) extern const TypeOps operations;
#include "python/vm/core/types.def"
#undef TYPE
extern const TypeOps exception_ops;
// TypeOps::hash of what has none: sets a TypeError.
Hashed unhashable(Thread&, Value);

}  // namespace lockstep::python::vm

// Code objects as the VM executes them, functions, methods, generators, modules.
//
// The compiler's code units are turned once into instructions of one size, without EXTENDED_ARG and inline caches;
// jumps become distances between instructions, constants and names become values:
//
//   code units    5e 05 │ 34 00 00 00 00 00 00 00 │ …
//   Instr         {op=LOAD_NAME, cache=-, arg=5}  {op=CALL, cache=3, arg=0}  …        one 64-bit load each
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "python/code/code.h"
#include "python/vm/core/thread.h"
#include "python/vm/objects/containers/containers.h"

namespace lockstep::python::vm {

struct Instr {
  uint8_t op;      // CPython's
  uint8_t form;    // what the loop executes: `op`, or a faster form of it (forms.h)
  uint16_t cache;  // index into CodeObject::caches; 0 = none
  int32_t arg;
};

// What an instruction remembers between executions, in one word so that threads can share it without a lock: of a name,
// {version of the namespace, index of the entry}; of attributes, a pointer (attribute_cache.h).
struct InlineCache {
  static constexpr uint64_t empty = ~uint64_t{0};
  Shared<uint64_t> word{empty};
};

// A handler of the exception table in instructions.
struct Handler {
  uint32_t start, end, target, depth;
  bool push_lasti;
};

enum class Role : uint8_t;

struct CodeObject : Object {
  const code::Code* source;  // kept alive by Runtime
  Instr* instrs;
  uint32_t instr_count;
  uint32_t* units;  // code unit of each instruction
  InlineCache* caches;
  Value* constants;  // owned; immortal
  Str** names;
  Str** local_names;
  Handler* handlers;
  uint32_t handler_count;
  uint32_t local_count;  // locals + cells + frees
  uint32_t cell_count, free_count;
  uint32_t stack_size;
  uint32_t slot_count;  // of a frame: locals, stack, and one for what `throw` and the like push
  uint32_t argcount, posonly, kwonly;
  bool has_varargs, has_varkeywords, is_generator, is_hidden, is_simple;  // simple: positional parameters only
  Role role;  // exploring only: what it is to an exploration; visit.h
  Str* name;
  Str* qualified_name;
};

struct Function : Object {
  CodeObject* code;
  Dict* globals;
  Dict* builtins;
  Value name, qualified_name, module, doc;
  Value defaults;    // Tuple or null
  Value kwdefaults;  // Dict or null
  Value closure;     // Tuple of cells or null
  Value annotations, annotate;
  Dict* dict;
};

struct Method : Object {
  Value function, self;
};

enum NativeFlag : uint16_t {
  no_switch_point =
      1,               // CPython's specialised calls of it do not check the eval breaker: len, isinstance, type, append
  for_class = 2,       // `self` is a class; the first argument must be one derived from it: __new__, class methods
  takes_keywords = 4,  // it looks at its arguments itself
};

// builtin_function_or_method, and (with `self` null and `owner` set) method_descriptor.
struct NativeFunction : Object {
  NativeFn call;
  Str* name;
  Value self;   // bound object; null for functions and descriptors
  Type* owner;  // method descriptors: the class they belong to
  Str* module;
  uint16_t native_flags;
  Effect effect;          // on what threads share
  uint32_t least, spare;  // arguments, `self` included: at least so many, and at most so many more
};

struct CellObject : Object {
  Cell content;
};

struct Module : Object {
  Dict* dict;
  Str* name;
};

struct Property : Object {
  Value get, set, del, doc;
};
// staticmethod, classmethod
struct Wrapper : Object {
  Value function;
  Dict* dict;
};
// A getter/setter of a built-in type written in C++; or, without `get`, what __slots__ made: a value in the instance.
struct Member : Object {
  Value (*get)(Thread&, Value);
  Value (*set)(Thread&, Value, Value);
  Str* name;
  Type* owner;
  uint32_t place;  // slots: bytes from the start of the object
  Effect effect;   // of `get`; what `set` does it does to the object as a whole

  Cell& slot(Object* o) const { return *reinterpret_cast<Cell*>(reinterpret_cast<char*>(o) + place); }
};
struct Super : Object {
  Type* type;
  Value self;
  Type* self_type;
};

enum class GeneratorState : uint8_t { created, suspended, running, finished };

// A generator, a coroutine or an asynchronous generator: coroutine.h.
struct Generator : Object {
  CodeObject* code;
  Frame* frame;  // null once finished
  size_t frame_bytes;
  Shared<GeneratorState> state;
  Value handled;  // its own handled exception while suspended
  Value outer_handled;
  Value name, qualified_name;
  // Asynchronous generators: of sys.set_asyncgen_hooks(); Object::extra = 1: its hooks have been told. Coroutines:
  // where they were made (cr_origin), when sys.set_coroutine_origin_tracking_depth() asks for it.
  Value finalizer;
  std::atomic<bool> is_async_running, is_closed;  // asynchronous generators: a step is under way; aclose() was called
};

// Argument of LOAD_COMMON_CONSTANT in the place of a complex constant, which this VM has not.
constexpr int32_t complex_constant = 255;
CodeObject* make_code(std::shared_ptr<const code::Code>);
Value make_function(CodeObject*, Dict* globals, Dict* builtins);
Value make_method(Value function, Value self);
Value make_native(const char* name, Effect, NativeFn, Takes = {}, const char* module = nullptr);
Value make_cell(Value content_owned);
Value make_module(std::string_view name);
Wrapper* make_wrapper(Type* static_or_class_method, Value owned);
Value make_super(Thread&, Value type, Value self);  // null: a TypeError is set
Value make_constant(const code::Constant&);

}  // namespace lockstep::python::vm

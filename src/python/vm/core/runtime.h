// Everything of an interpreter that is not for engines: its heap, types, singletons, modules and threads.
//
// Functions of the VM reach it by `rt()`, which names the runtime of the interpreter that the present OS thread is in.
// An `Enter` scope says which that is; it is not state of the program but of the C++ call.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "python/vm/core/cycles.h"
#include "python/vm/core/heap.h"
#include "python/vm/core/native.h"
#include "python/vm/core/settings.h"
#include "python/vm/core/thread.h"
#include "python/vm/core/type.h"
#include "python/vm/core/weak_table.h"

namespace lockstep::python::vm {

struct Exploring;
struct ExploringHook;
struct Module;

struct Runtime {
  explicit Runtime(Settings&);
  ~Runtime();

  Settings& settings;
  Driver* driver = nullptr;  // the engine
  Heap heap;
  ThreadHeap first_heap;                    // of the constructing thread and, without free threading, of all
  std::unique_ptr<Exploring> exploring;     // with Settings::explore
  ExploringHook* exploring_hook = nullptr;  // the same, as the rest of the VM asks it

  struct Types {  // types.def
#define TYPE(field, module, name, base, layout, operations, flags, methods) Type* field;
#include "python/vm/core/types.def"
#undef TYPE
  } types{};

  Value none, true_, false_, not_implemented, ellipsis, empty_tuple, empty_str;
  Value chars[256];

  struct Names {  // interned names that native code uses
#define X(field, text) Str* field;
#include "python/vm/core/names.def"
#undef X
  } names{};
  Str* specials[static_cast<size_t>(Special::count)] = {};

  Dict* builtins = nullptr;
  Dict* modules = nullptr;         // sys.modules
  Dict* struct_formats = nullptr;  // text → Struct: the formats used lately
  Dict* fallback = nullptr;        // globals of _fallback/
  Module* helpers = nullptr;       // _lockstep, whatever a program does to sys.modules
  Type* struct_time = nullptr;     // time.struct_time, likewise
  std::vector<Type*> exceptions;   // by Exc
  Value end_of_run;                // goes its way as exceptions do, when the run is to end; no program sees it

  std::mutex intern_mutex;
  std::unordered_map<std::string, Str*> interned;
  std::unordered_map<std::string, Value (*)(Thread&)> native_modules;  // name → maker

  std::vector<std::shared_ptr<const code::Code>> kept_code;
  std::unordered_map<std::string, std::string> sources;  // file name → text, for tracebacks; under threads_mutex

  WeakTable weak_references;
  Cycles cycles;

  // Modules whose bodies run: name → handle, done when the module is; "#" and a thread's index → the handle that it
  // waits for. Under import_mutex.
  std::mutex import_mutex;
  Dict* importing = nullptr;
  std::recursive_mutex types_mutex;  // held while what classes have found along their bases is found anew

  std::mutex threads_mutex;
  std::deque<std::unique_ptr<Thread>> threads;
  std::deque<std::unique_ptr<ThreadHeap>> thread_heaps;
  std::vector<ThreadHeap*> idle_heaps;  // of threads that have ended; the next ones take them over
  std::atomic<uint32_t> next_version{1};
  std::atomic<uint64_t> epoch{1};
  std::atomic<bool> memory_exhausted{false};
  std::atomic<uint32_t> max_str_digits{4300};    // sys.set_int_max_str_digits()
  std::atomic<uint32_t> unseeded_generators{0};  // no two random.Random() start alike

  std::string notes;  // what the program was told is not here, and went on without; under threads_mutex
  std::set<std::string> warnings_given;          // guarded by threads_mutex
  std::atomic<int64_t> stack_size{0};            // of _thread.stack_size()
  std::atomic<int32_t> origin_depth{0};          // of sys.set_coroutine_origin_tracking_depth()
  std::atomic<bool> has_started_threads{false};  // besides the main thread

  Dict* main_globals = nullptr;
  std::string main_filename;
  bool failed = false;
  int exit_code = 0;
};

inline thread_local Runtime* current_runtime = nullptr;
inline Runtime& rt() { return *current_runtime; }
inline Driver& driver() { return *rt().driver; }

class Enter {
 public:
  explicit Enter(Runtime& r, ThreadHeap& heap, uint32_t owner)
      : runtime_(std::exchange(current_runtime, &r)),
        heap_(std::exchange(current_heap, &heap)),
        owner_(std::exchange(current_owner, owner)),
        shares_(std::exchange(shares_objects, owner != gil_owner && r.has_started_threads)) {}
  ~Enter() {
    current_runtime = runtime_;
    current_heap = heap_;
    current_owner = owner_;
    shares_objects = shares_;
  }

 private:
  Runtime* runtime_;
  ThreadHeap* heap_;
  uint32_t owner_;
  bool shares_;
};

// A block for an object of `type`, header filled, one reference; the rest is not initialised.
Object* allocate_object(Type* type, size_t bytes);
template <class T>
T* new_object(Type* type, size_t bytes = sizeof(T)) {
  return static_cast<T*>(allocate_object(type, bytes));
}
inline void make_immortal(Object* o) { o->local_refs = immortal_refs; }
inline Value none() { return rt().none; }
inline Value boolean(bool b) { return b ? rt().true_ : rt().false_; }
inline bool is_none(Value v) { return same(v, rt().none); }
inline bool is_not_implemented(Value v) { return same(v, rt().not_implemented); }
inline Value type_value(Type* t) { return Value::uncounted(t); }
// A type's name as messages tell it, CPython's tp_name: that of what is C there with its module ("collections.deque").
std::string type_name(const Type*);
inline std::string type_name(Value v) { return type_name(type_of(v)); }
Str* special_name(Special);

void keep_source(const std::string& filename, std::string text);
// A line, counted from 1, of a kept source, without its newline; "" = not known.
std::string source_line(const std::string& filename, int64_t line);
// As tracebacks name a line: `"a.py", line 3`. A line of the library may tell where CPython's stands: "  #@12" behind
// it, or "  #@other.py:12".
std::string shown_place(const std::string& filename, int64_t line);

// Free-threaded: this thread holds no reference to memory that was retired before now.
void pass_quiescent_state(Thread&);

void make_types();     // all built-in types, singletons and names
void make_builtins();  // the builtins module
// The module of that name in sys.modules; null: there is none, or what the program has put there is no module.
Ref module_named(std::string_view name);
Value module_get(Module*, const char* name);
void module_set(Value module, const char* name, Value owned);
NativeFunction* module_add(Value module, const char* name, Effect, NativeFn, Takes = {});

}  // namespace lockstep::python::vm

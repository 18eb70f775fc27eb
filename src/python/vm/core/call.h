// Calling things, and what stands on the frame stack while they run.
//
// `call` either answers at once (native code) or pushes a frame and answers pushed(). A native operation that needs the
// result of Python code pushes a continuation first:
//
//   Value k[] = {...};                      what the operation must remember, owned
//   return call_then(t, function, args, &resume_after, k);
#pragma once

#include <span>
#include <vector>

#include "python/vm/core/native.h"
#include "python/vm/core/thread.h"
#include "python/vm/core/type.h"

namespace lockstep::python::vm {

struct List;

bool is_callable(Value);
Value call(Thread&, Value callable, Args);
inline Value call(Thread& t, Value callable, std::initializer_list<Value> args) {
  return call(t, callable, Args{args.begin(), static_cast<uint32_t>(args.size()), nullptr});
}
// Calls and then hands the result to `resume`, whose frame holds `keep` (references are taken) in its slots.
// `then`: Frame::then.
Value call_then(Thread&, Value callable, Args, Resume resume, std::span<const Value> keep,
                Effect then = Effect::unstated);
// For a `resume` that starts more Python code: from here on the continuation waits with `next` for the result of this.
Value go_on(Thread&, Frame& self, Resume next, Value callable, Args);
Value pass_result(Thread&, Frame&, Value result);
// A function of `_fallback/`.
Value call_fallback(Thread&, const char* name, std::initializer_list<Value> args);
// What a native operation has answered, or, where only Python code could, that function's answer.
inline Value or_fallback(Thread& t, Value answer, const char* name, std::initializer_list<Value> args) {
  return answer == Value::needs_python() ? call_fallback(t, name, args) : answer;
}

// Asked now and then by what may take long: true: `run` is to end with Thread::stop_reason, as a ceiling is reached or
// the engine wants the thread back.
bool must_come_back(Thread&);

// Asked by native loops that the program can make long, of which no count of instructions tells, with how many steps
// they have taken: whether the run is to end in their middle, as a ceiling is reached or the engine has no more time.
// True: a null is handed on, as after an exception; end_run (exception.h) has been called.
bool must_end_now(Thread&);
constexpr uint64_t native_steps_between_looks = 1 << 16;
inline bool must_end(Thread& t, uint64_t steps = 1) {
  return (t.native_steps += steps) >= native_steps_between_looks && must_end_now(t);
}
// Whether `bytes` more would be too many: the run ends. For what is of a size that the program chose, before it is
// made.
bool lacks_room(Thread&, uint64_t bytes);

Frame* push_frame(Thread&, CodeObject*, uint32_t slots);  // null: RecursionError set
Frame* push_continuation(Thread&, Resume, std::span<const Value> keep);
void pop_frame(Thread&);               // releases what the newest frame holds
void give_back_frame_memory(Thread&);  // of a thread that has ended

// Binds arguments to the parameters of `f` in a new frame; null: TypeError set. Generators answer their object instead.
Value call_function(Thread&, Function*, Args);

// A native function or method descriptor whose arguments are all there, `self` included. `self` has been looked at.
Value call_native(Thread&, NativeFunction*, Args);
Value call_unbound(Thread&, NativeFunction*, Args);  // looks whether `self` is there, and of the right type
// Whether the exception on its way says that a native operation could not ask an argument for its __index__; then
// `ask_index` drops it, asks, and hands the int to `resume`, whose frame holds `keep` and the argument in its last
// slot.
inline bool must_ask_index(const Thread& t) { return !t.raised.is_null() && same(t.raised, t.index_error); }
Value ask_index(Thread&, Resume resume, std::vector<Value> keep);
Value checked_index(Thread&, Value result);  // of __index__: an int, or null and a TypeError; result owned
// What becomes of a native function's `signal`: the slow path, or another try once __index__ has answered.
Value answer_of_native(Thread&, NativeFunction*, Args, Value signal);
// After its needs_python(): the function of the same name in `_fallback/`.
Value call_fallback_of(Thread&, NativeFunction*, Args);

// What calling a class does: type.__call__, with __new__ and __init__ of whichever kind.
Value instantiate(Thread&, Type*, Args);

// Runs continuations above `base` that `result` completes; what comes out is the result for `base`.
Value finish_continuations(Thread&, Frame* base, Value result);

// Generators. `resume_generator` pushes its frame with `sent` on the stack; "generator already executing" and
// exhaustion are answered at once. A raised exception is thrown in where it stands.
Value resume_generator(Thread&, Generator*, Value sent);
// Thread::raised goes in; has_context: what a generator around this one handles becomes its context.
Value throw_into_generator(Thread&, Generator*, bool has_context = false);
void drop_generator_frame(Generator*);

// Attributes. Results as native functions.
Value get_attribute(Thread&, Value, Str* name);
Value get_attribute_or_null(
    Thread&, Value, Str* name);  // null without exception when absent; needs_python() where __getattr__ must be asked
Value set_attribute(Thread&, Value, Str* name, Value v);  // v null = delete; answers None
Value generic_set_attribute(Thread&, Value, Str* name, Value v);
// What `descriptor`, found on `type` or a base of it, gives for `self`, or (null) for `type` itself; owned.
Value bind_descriptor(Thread&, Value descriptor, Value self, Type* type);
Value missing_attribute(Thread&, Value, Str* name);  // raises AttributeError; null
// What is called as object.name(…): `function`, owned, or a signal, with `self`, borrowed, in front of the arguments;
// null = as it is.
struct Callee {
  Value function, self = {};
};
Callee get_method(Thread&, Value object, Str* name);
Callee get_special(Thread&, Value object, Special);  // found on the type; null without exception = absent
Value generic_get_attribute(Thread&, Value, Str* name);

// Native operations that call themselves for the items of containers: true = too deep, RecursionError set. Counted and
// not measured, so that a program ends at the same depth on every machine; the smallest stack is a Worker's megabyte.
constexpr uint32_t max_native_depth = 500;
bool is_too_deep(Thread&, const char* doing);
class NativeDepth {
 public:
  explicit NativeDepth(Thread& t) : t_(t) { ++t_.native_depth; }
  ~NativeDepth() { --t_.native_depth; }
  NativeDepth(const NativeDepth&) = delete;
  NativeDepth& operator=(const NativeDepth&) = delete;

 private:
  Thread& t_;
};

// Operations.
Value binary_operation(Thread&, BinaryOp, bool in_place, Value a, Value b);
Value native_in_place(Thread&, BinaryOp, Value a, Value b);  // built-in types only; NotImplemented when they cannot
Value list_extend(Thread&, List*, Value iterable);           // None; needs_python()
Value dict_update(Thread&, Dict*, Value mapping);            // None; needs_python()
Value build_set(Thread&, const Value* items, uint32_t count);
Value set_add(Thread&, Value set, Value item);
Value set_update(Thread&, Value set, Value iterable);
Value compare(Thread&, CompareOp, Value a, Value b);
// The same for values that need no Python code; else needs_python().
Value compare_natively(Thread&, CompareOp, Value a, Value b);
Value get_item(Thread&, Value container, Value key);
Value set_item(Thread&, Value container, Value key, Value v);
Value contains(Thread&, Value container, Value item);
Value iterate(Thread&, Value);
Value next_item(Thread&, Value iterator);  // exhausted() at the end; pushed(): StopIteration may come out of it
Value length(Thread&, Value);
Value truth(Thread&, Value);  // True or False
Value repr(Thread&, Value);
Value to_str(Thread&, Value);
// Appends repr(item), or `loop` where the item is the container itself. Answers None, or the signal to hand on.
Value append_repr(Thread&, std::string& out, Value item, Value container, std::string_view loop);
Value format_value(Thread&, Value, Value spec);
Value format_builtin(Thread&, Value, Value spec);  // without __format__ of Python classes
Value negate(Thread&, Value), invert(Thread&, Value), positive(Thread&, Value);
Hashed hash(Thread&, Value);                        // without Python code
[[nodiscard]] Answer equal(Thread&, Value, Value);  // likewise

}  // namespace lockstep::python::vm

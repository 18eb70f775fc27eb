// The evaluation loop and the parts of instructions that do not belong in it.
#pragma once

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"

namespace lockstep::python::vm {

// How a loop is specialised: whether the virtual clock runs, whether objects are shared between OS threads. A
// free-threaded program runs in LiveGil, too, until it starts its second thread (Interpreter::run).
struct LiveGil {
  static constexpr bool simulated = false, free_threaded = false;
};
struct LiveFree {
  static constexpr bool simulated = false, free_threaded = true;
};
// Also for real threads that may switch at every instruction: it runs plain instructions and can ask at each.
struct Simulated {
  static constexpr bool simulated = true, free_threaded = false;
};

// Runs `t` until it has to ask its engine. Instantiated for the three above.
template <class Policy>
Stop evaluate(Thread& t);

// Parts of instructions. Results as native functions.
// What the program has put in the place of sys.excepthook or its kin; null: nothing.
Ref hook_of_program(const char* name, const char* original);
Value load_name(Thread&, Frame*, Str* name);
Value load_global_slow(Thread&, Dict* globals, Dict* builtins, Str* name);
Callee load_super_attribute(Thread&, Value super, Value type, Value self, Str* name, bool is_to_be_called);
Callee load_special(Thread&, Value owner, int which);
Value build_string(Thread&, const Value* parts, uint32_t count);
Value build_map(Thread&, const Value* pairs, uint32_t count);
Value merge_keywords(Thread&, Value function, Dict* into, Value from);
// An iterable as a tuple of exactly `count` items (unpack), or `before` items, a list, `after` items.
bool is_iterable(Value);
Value unpack_sequence(Thread&, Value sequence, uint32_t count);
Value unpack_ex(Thread&, Value sequence, uint32_t before, uint32_t after);
Value raise_statement(Thread&, Value exception, Value cause);
Value import_name(Thread&, Frame*, Str* name, Value from_list, int64_t level);
Value import_from(Thread&, Value module, Str* name);
Value call_ex(Thread&, Value callable, Value args, Value keywords);
void set_function_attribute(Function*, int which, Value owned);
Value unbound_local(Thread&, CodeObject*, uint32_t slot);
Value convert_value(Thread&, Value v, int how);
Value compare_to_bool(Thread&, CompareOp, Value a, Value b);
// A StopIteration on its way is the end of what SEND drives: takes its value, owned. Null: it is something else.
Value take_stop_value(Thread&);
Value intrinsic_1(Thread&, int which, Value v);
// After CHECK_EG_MATCH: of the pair at `top` what is left goes there, and what was caught above it and is now handled.
void take_match_of_group(Thread&, Frame*, Value* top);
// True: `run` is to end with Thread::stop_reason.
bool is_at_ceiling(Thread&);
// Pushes a frame for the next waiting __del__; false when none waits.
bool start_finalizer(Thread&);

}  // namespace lockstep::python::vm

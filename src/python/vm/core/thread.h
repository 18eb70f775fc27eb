// One Python thread: its frames, its exception state, its counters. Pure data that an engine runs piece by piece.
//
// Frames live in a linked list from the newest to the oldest; nothing of a Python thread is on a C++ stack between two
// calls of `Interpreter::run`, so that a simulated thread can be left at any instruction. Two kinds of frame alternate:
//
//   python        executes a code object; `slots` = locals, cells, free variables, then the value stack
//   continuation  a native operation that waits for Python code it has started: `resume` is called with its result
//
//   top ─▶ ┌ python __eq__ ┐ ─▶ ┌ continuation: list.index ┐ ─▶ ┌ python f ┐ ─▶ ┌ continuation: thread entry ┐ ─▶ null
//
// Where CPython's interpreter calls itself through C, this one pushes a continuation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "python/vm/core/driver.h"
#include "python/vm/core/effect.h"
#include "python/vm/core/object.h"

namespace lockstep::python::vm {

class ThreadHeap;
struct CodeObject;
struct Function;
struct Generator;
struct Dict;
struct Frame;
struct Instr;
struct Settings;
struct Visit;

// Called with the owned result of the Python code that the continuation waited for: a value; null when it raised (the
// exception is in Thread::raised); `blocked()` when the last call of `resume` answered `blocked()` and is to be
// retried. Answers like a native function; after an answer other than pushed() or blocked() the continuation is gone.
using Resume = Value (*)(Thread&, Frame& self, Value result);

enum class FrameKind : uint8_t { python, continuation };

// What becomes of a python frame's result. `plain` and `instance` are for frames that the loop has pushed itself, whose
// caller is the python frame below: the loop goes straight on there.
enum class Delivery : uint8_t {
  plain,     // onto the caller's stack
  instance,  // of __init__: must be None; the instance is on the caller's stack already
  general,  // whoever is below takes it: a continuation, a generator's caller, an instruction with an effect of its own
  traced = 16,  // added to one of these: a traceback looks at the frame, `picture` is valid
};

struct Frame {
  Frame* previous = nullptr;
  FrameKind kind = FrameKind::python;
  bool is_hidden = false;  // our own helper code: not shown in tracebacks, no switch points
  Delivery delivery = Delivery::general;
  Effect then = Effect::unstated;  // continuation: what it does with the values it holds once the result is there;
                                   // unstated: anything
  uint32_t slot_count = 0;         // python: stack_base + stack size; continuation: values held
  CodeObject* code = nullptr;      // python; kept alive by `function`
  Resume resume = nullptr;         // continuation
  Value function;                  // owned Function
  Dict* globals = nullptr;         // borrowed from the function
  Dict* builtins = nullptr;
  Value locals;                    // owned mapping of a module's or class's body; null in functions
  Generator* generator = nullptr;  // the frame lives in this generator
  const Instr* ip = nullptr;       // the next instruction
  Value* sp = nullptr;             // one past the top of the stack
  Object* picture;                 // owned FrameObject, while `is_traced`: exception.h
  Value slots[1];                  // slot_count of them

  Value* stack_base();
  bool is_traced() const { return delivery >= Delivery::traced; }
};

// Memory of frames: chunks used like a stack.
struct FrameChunk {
  FrameChunk* previous;
  size_t capacity, used;  // bytes after this header
};

struct Thread : ThreadControl {
  const Settings* settings = nullptr;  // of its interpreter
  uint32_t owner = gil_owner;          // its number in object headers
  bool has_ended = false;              // guarded by Runtime::threads_mutex
  Frame* top = nullptr;
  FrameChunk* chunk = nullptr;
  uint32_t depth = 0;         // python frames, for RecursionError
  uint32_t native_depth = 0;  // calls of comparisons and hashes inside one another, on the C++ stack

  Value raised;  // owned: the exception on its way; null = none
  Value index_wanted,
      index_error;  // borrowed: whose __index__ would mend which error; until that reaches a frame (call.h)

  Value handled;  // owned: what a bare `raise` re-raises and __context__ takes; null = none

  const Instr* mark = nullptr;  // instructions up to here are counted
  uint64_t look_at = 0;         // the count at which the ceilings are looked at again

  Stop stop_reason = Stop::finished;  // what `run` answers after a native function's blocked()
  Stop end_reason = Stop::limit;      // while Runtime::end_of_run is on its way: what `run` will answer
  uint64_t native_steps = 0;          // of native loops since they were last looked at (call.h, must_end)
  bool starts_counting = false;       // main thread: the program begins now, the counters start at 0
  bool is_retrying = false;           // the native function that answered blocked() is being called again
  bool was_handed_over = false;       // it waited for a lock, which now is its own
  Visit* visit = nullptr;             // exploring only: what the thread is about to touch; visit.h
  bool has_asked = false;             // every-instruction: the engine was asked before the instruction that comes next
  std::string refusal;                // valid after Stop::unsupported: "'multiprocessing' (line 3)"

  Value handle;      // owned _ThreadHandle, null for the main thread
  std::string name;  // as threading.py gave it; "" = MainThread or a bare thread
  ThreadHeap* heap = nullptr;
  uint64_t ident = 0;                // get_ident()
  std::vector<Value> finalizers;     // owned objects whose __del__ is to run before the next instruction
  std::vector<Object*> merge_queue;  // objects of this owner that others released; guarded by Runtime::threads_mutex
  std::atomic<uint64_t> quiescent_at{0};  // last retirement epoch that this thread has seen; see heap.h
};

}  // namespace lockstep::python::vm

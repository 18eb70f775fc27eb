// The evaluation loop, in the terms of Python/bytecodes.c. The instructions themselves stand in eval_*.inc, one family
// each; this file is what they have in common: how one follows another, how a result comes back into a frame, how an
// exception leaves it, and where a thread may stop.
//
// Conventions: `sp` is one past the top of the stack; stack values may be borrowed (uncounted), locals and everything
// that is stored are owned. A helper that may raise or push frames is called with its operands still on the stack,
// after SAVE(); FINISH(n, r) takes n operands off and puts the result on, or leaves through `signalled`. An instruction
// that has destroyed nothing ends with NEXT(), any other with `break`: then a __del__ may have to run first.
//
// Instructions are counted by distance: Thread::instructions holds what was executed up to Thread::mark, and ip - mark
// came since. Who moves ip otherwise than by one uses JUMP, or COUNT before it moves and MARK after.
//
// Compilers for WebAssembly keep few variables of a loop of this size in registers. That is why only frame, ip and sp
// live from one instruction to the next.
#pragma once

#include "python/code/opcodes.h"
#include "python/vm/core/exploring.h"
#include "python/vm/eval/costs.h"
#include "python/vm/eval/eval_inline.h"
#include "python/vm/eval/forms.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

namespace op = code::op;

constexpr uint64_t instructions_between_looks = 4096;  // at ceilings and clocks

// Instructions whose result, when Python code computes it, is not pushed.
bool drops_result(uint8_t o) {
  switch (o) {
    case op::STORE_ATTR:
    case op::DELETE_ATTR:
    case op::STORE_SUBSCR:
    case op::DELETE_SUBSCR:
    case op::STORE_SLICE:
    case op::LIST_EXTEND:
    case op::SET_UPDATE:
    case op::SET_ADD:
    case op::MAP_ADD:
    case op::DICT_UPDATE:
    case op::DICT_MERGE:
    case op::STORE_NAME: return true;
    default: return false;
  }
}

bool checks_breaker_after(Value callable) {
  const Layout l = layout_of(callable);
  if (l == Layout::function) return false;  // its RESUME does
  if (l == Layout::method) return checks_breaker_after(callable.as<Method>()->function);
  if (l == Layout::native_function || l == Layout::native_method) {
    return (callable.as<NativeFunction>()->native_flags & no_switch_point) == 0;
  }
  return !(l == Layout::type && callable.object() == rt().types.type);
}

// After a miss of the cache: where the name stands now.
void learn_global(Frame* f, Str* name, InlineCache& cache) {
  const DictWatch global = dict_watch(f->globals, name);
  uint64_t word = uint64_t{global.version} << 32;
  if (global.index >= 0) {
    word |= static_cast<uint32_t>(global.index);
  } else {
    const int64_t index = dict_watch(f->builtins, name).index;
    if (index < 0) return;
    word |= static_cast<uint32_t>(index) | entry_in_builtins;
  }
  cache.word.store(word, std::memory_order_release);
}
void learn_stored_global(Frame* f, Str* name, InlineCache& cache) {
  const auto [index, version] = dict_watch(f->globals, name);
  if (index >= 0) cache.word.store((uint64_t{version} << 32) | static_cast<uint32_t>(index), std::memory_order_release);
}

Str* special_method(int which) {
  constexpr Special specials[] = {Special::enter, Special::exit, Special::aenter, Special::aexit};
  return special_name(specials[which]);
}

}  // namespace

// clang-format off
#define NEXT()                          \
  do {                                  \
    if (Policy::simulated) goto next;   \
    goto dispatch;                      \
  } while (0)
#define COUNT() (t.instructions += static_cast<uint64_t>(ip - t.mark))
#define MARK() (t.mark = ip)
#define JUMP(n) (COUNT(), ip += (n), MARK())
#define GO_TO(f) (frame = (f), ip = frame->ip, sp = frame->sp, MARK())
#define LOCALS (frame->slots)
// A look at ceilings and clocks, where a loop or a call may go on for long without passing a switch point.
#define LOOK()                                               \
  do {                                                       \
    if (t.instructions > t.look_at) [[unlikely]] {           \
      t.look_at = t.instructions + instructions_between_looks; \
      SAVE();                                                \
      if (must_come_back(t)) return t.stop_reason;    \
    }                                                        \
  } while (0)
#define PUSH(v)                \
  do {                         \
    const Value pushed_v = (v); \
    *sp++ = pushed_v;          \
  } while (0)
#define POP() (*--sp)
#define TOP() (sp[-1])
#define SAVE() (frame->ip = ip, frame->sp = sp)
#define OWN(v) owned<Policy>(v)
#define STEAL(v) stolen<Policy>(v)
#define DROP(v) drop<Policy>(v)
#define FINISH(n, r)                                       \
  do {                                                     \
    const Value finish_result = (r);                       \
    if (finish_result.is_signal()) [[unlikely]] {          \
      signal = finish_result;                              \
      operands = (n);                                      \
      goto signalled;                                      \
    }                                                      \
    for (int finish_i = 0; finish_i < (n); ++finish_i) DROP(POP()); \
    PUSH(finish_result);                                   \
  } while (0)
#define FINISH_QUIETLY(n, r)                               \
  do {                                                     \
    const Value finish_result = (r);                       \
    if (finish_result.is_signal()) [[unlikely]] {          \
      signal = finish_result;                              \
      operands = (n);                                      \
      goto signalled;                                      \
    }                                                      \
    DROP(finish_result);                                   \
    for (int finish_i = 0; finish_i < (n); ++finish_i) DROP(POP()); \
  } while (0)
#define SWITCH_POINT()                                                                                     \
  do {                                                                                                     \
    if (!frame->is_hidden) {                                                                               \
      if (--t.switch_points_left <= 0 || breaker_of(t) != 0 ||                                              \
          (Policy::simulated && t.virtual_ns >= t.pause_at_virtual_ns)) [[unlikely]] goto switch_point;    \
    }                                                                                                      \
  } while (0)
// clang-format on

template <class Policy>
Stop evaluate(Thread& t) {
  Frame* frame = nullptr;
  const Instr* ip = nullptr;
  Value* sp = nullptr;
  Value* base = nullptr;  // of a call: callable, self or null, arguments
  Args arguments;
  Value signal;
  int operands = 0;
  const Runtime& runtime = rt();
  // Only the loop that runs plain instructions can ask at each of them (Interpreter::run).
  const bool every_instruction = Policy::simulated && t.settings->every_instruction;

  t.is_between_points = false;
  t.look_at = t.instructions + instructions_between_looks;
  MARK();
  if (t.top == nullptr) return Stop::finished;
  if (t.top->kind == FrameKind::continuation) {
    // Blocked inside a native operation: it retries.
    signal = Value::blocked();
    goto deliver;
  }

load_frame:
  COUNT();
  GO_TO(t.top);
  if (!t.raised.is_null()) goto error;  // thrown into a generator

next:
  if (!t.finalizers.empty()) [[unlikely]] {
    SAVE();
    if (start_finalizer(t)) goto load_frame;
  }
  if constexpr (Policy::simulated) {
    if (every_instruction && !frame->is_hidden) {
      if (!std::exchange(t.has_asked, true)) SWITCH_POINT();
      t.has_asked = false;
    }
    if (t.visit != nullptr) {
      SAVE();
      if (rt().exploring_hook->must_stop_before(t, frame, *ip, sp)) {
        t.has_asked = every_instruction && !frame->is_hidden;
        t.stop_reason = Stop::visible;
        goto stop;
      }
    }
    t.virtual_ns += costs_ns[ip->op];
  }

dispatch : {
  const Instr& in = *ip++;
  switch (Policy::simulated ? in.op : in.form) {
#include "python/vm/eval/eval_stack.inc"

#include "python/vm/eval/eval_names.inc"

#include "python/vm/eval/eval_operators.inc"

#if defined(LOCKSTEP_HAS_FORMS)
#include "python/vm/eval/eval_forms.inc"
#endif

#include "python/vm/eval/eval_building.inc"

#include "python/vm/eval/eval_attributes.inc"

#include "python/vm/eval/eval_calls.inc"

#include "python/vm/eval/eval_iteration.inc"

#include "python/vm/eval/eval_exceptions.inc"

    default:
      SAVE();
      signal = refuse(t, "the instruction " + std::string(code::opcode_name(in.op)));
      operands = 0;
      goto signalled;
  }
}
  goto next;

enter:  // into a frame that an instruction has pushed; its operands are off the stack
  SAVE();
  COUNT();
  GO_TO(t.top);
  if (!Policy::simulated && ip->op == op::RESUME && (ip->arg & 3) < 2) [[likely]] {
    ++ip;
    goto resume;
  }
  NEXT();

resume:
  COUNT();
  MARK();
  if (!every_instruction) SWITCH_POINT();
  LOOK();
  NEXT();

signalled:
  // A helper answered something else than a value; its operands are still on the stack.
  if (signal.is_null()) {
    if (ends_run(t)) {
      SAVE();
      goto end_of_run;
    }
    if (t.top != frame) goto load_frame;  // cannot happen: who raises leaves no frame behind
    goto error;
  }
  if (signal == Value::blocked() && t.top == frame) {
    --ip;  // the whole instruction is retried
    SAVE();
    goto stop;
  }
  if (signal == Value::exhausted()) {  // an iterator's end where a value was wanted
    raise_bare(t, Exc::StopIteration);
    goto error;
  }
  for (int i = 0; i < operands; ++i) DROP(POP());
  SAVE();
  if (signal == Value::blocked()) goto stop;
  goto load_frame;

stop:
  COUNT();
  return t.stop_reason;

end_of_run:
  t.raised = Value();
  t.stop_reason = t.end_reason;
  t.is_between_points = t.end_reason == Stop::switch_point;
  goto stop;

leave:
  // `signal` is the owned result of this frame.
  frame->sp = sp;
  if (Generator* g = frame->generator) {
    t.top = frame->previous;
    --t.depth;
    g->state.store(GeneratorState::finished, std::memory_order_release);
    release(std::exchange(t.handled, std::exchange(g->outer_handled, Value())));
    drop_generator_frame(g);
    decref(g);
    // Its caller sees the end of an iteration: a loop ends, `yield from` has a result, next() raises StopIteration.
    Frame* caller = t.top;
    if (caller != nullptr && caller->kind == FrameKind::python) {
      const Instr& at = caller->ip[-1];
      if (at.op == op::FOR_ITER) {
        DROP(signal);
        caller->ip += at.arg + 1;
        goto load_frame;
      }
      if (at.op == op::SEND) {
        caller->ip += at.arg;
        *caller->sp++ = signal;
        goto load_frame;
      }
    }
    Ref result = Ref::steal(signal);
    const Value value = result.get();
    raise_value(t, make_exception(exception_type(Exc::StopIteration), &value, is_none(value) ? 0 : 1));
    signal = Value();
    goto deliver;
  }
  pop_frame(t);

deliver:
  // `signal` goes to the frame below: an owned value, or null with an exception set.
  while (t.top != nullptr && t.top->kind == FrameKind::continuation) {
    Frame* k = t.top;
    const Value r = k->resume(t, *k, signal);
    if (r == Value::pushed()) goto load_frame_or_continuation;
    if (r == Value::blocked()) goto stop;
    if (r.is_null() && ends_run(t)) goto end_of_run;
    while (t.top != k) pop_frame(t);
    pop_frame(t);
    signal = r;
  }
  if (t.top == nullptr) {
    release(signal.is_signal() ? Value() : signal);
    t.stop_reason = Stop::finished;
    goto stop;
  }
  COUNT();
  GO_TO(t.top);
  if (signal == Value::vanished()) goto next;
  if (signal.is_null()) {
    if (ip[-1].op == op::SEND) signal = take_stop_value(t);
    if (signal.is_null()) goto error;
    PUSH(signal);
    JUMP(ip[-1].arg);
    goto next;
  }
  {
    const Instr at = ip[-1];
    if (signal == Value::exhausted()) {
      if (at.op == op::FOR_ITER) {
        JUMP(at.arg + 1);
        goto next;
      }
      if (at.op == op::SEND) {
        PUSH(runtime.none);
        JUMP(at.arg);
        goto next;
      }
      raise_bare(t, Exc::StopIteration);
      goto error;
    }
    if (drops_result(at.op)) {
      DROP(signal);
      goto next;
    }
    PUSH(signal);
    switch (at.op) {
      case op::CONTAINS_OP:
        if (at.arg != 0) TOP() = truth_value(!same(TOP(), runtime.true_), runtime);
        break;
      case op::LOAD_ATTR:
      case op::LOAD_SUPER_ATTR:
        if ((at.arg & 1) != 0) PUSH(Value());
        break;
      case op::UNPACK_SEQUENCE:
      case op::UNPACK_EX: {
        const Value u = POP();
        for (uint32_t i = u.as<Tuple>()->count; i-- > 0;) PUSH(OWN(u.as<Tuple>()->items[i]));
        DROP(u);
        break;
      }
      case op::CHECK_EG_MATCH: take_match_of_group(t, frame, sp++ - 1); break;
      default: break;
    }
    goto next;
  }

load_frame_or_continuation:
  if (std::exchange(t.starts_counting, false)) {
    t.instructions = t.virtual_ns = 0;
    t.look_at = instructions_between_looks;
    MARK();
  }
  if (t.top->kind == FrameKind::python) goto load_frame;
  signal = Value::blocked();
  goto deliver;

error:
  SAVE();
  if (ends_run(t)) goto end_of_run;
  if (t.raised.is_null()) raise(t, Exc::SystemError, "an operation gave no result and set no exception");
  add_traceback(t, frame, t.raised);
unwind : {
  const auto at = static_cast<uint32_t>(ip - frame->code->instrs) - 1;
  const CodeObject* c = frame->code;
  for (uint32_t i = 0; i < c->handler_count; ++i) {
    const Handler& h = c->handlers[i];
    if (at < h.start || at >= h.end) continue;
    Value* const bottom = frame->stack_base() + h.depth;
    while (sp > bottom) DROP(POP());
    if (h.push_lasti) PUSH(Value::integer(at));
    PUSH(std::exchange(t.raised, Value()));
    COUNT();
    ip = c->instrs + h.target;
    MARK();
    goto next;
  }
  frame->sp = sp;
  if (Generator* g = frame->generator) {
    t.top = frame->previous;
    --t.depth;
    g->state.store(GeneratorState::finished, std::memory_order_release);
    release(std::exchange(t.handled, std::exchange(g->outer_handled, Value())));
    drop_generator_frame(g);
    decref(g);
  } else {
    pop_frame(t);
  }
  signal = Value();
  goto deliver;
}

switch_point:
  SAVE();
  COUNT();
  MARK();
  t.look_at = t.instructions + instructions_between_looks;
  {
    const uint32_t internal = merge_request | finalizer_request | look_request;
    const uint32_t bits = t.eval_breaker.load(std::memory_order_relaxed);
    if ((bits & merge_request) != 0) merge_queued(t, false);
    if ((bits & (finalizer_request | look_request)) != 0)
      t.eval_breaker.fetch_and(~uint32_t{finalizer_request | look_request}, std::memory_order_relaxed);
    if constexpr (Policy::free_threaded) pass_quiescent_state(t);
    if (ends_run(t)) goto end_of_run;
    if (is_at_ceiling(t)) return t.stop_reason;
    if ((bits & ~internal) == 0 && t.switch_points_left > 0 &&
        !(Policy::simulated && t.virtual_ns >= t.pause_at_virtual_ns)) {
      if ((bits & look_request) != 0 && must_come_back(t)) return t.stop_reason;
      goto next;
    }
  }
  return Stop::switch_point;
}

}  // namespace lockstep::python::vm

// Running a generator's frame: sending into it, throwing into it (Objects/genobject.c, gen_send_ex2).
#include "python/code/opcodes.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/eval/frame_stack.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"

namespace lockstep::python::vm {

Value resume_generator(Thread& t, Generator* g, Value sent) {
  const Critical lock(g);
  const GeneratorState state = g->state.load(std::memory_order_acquire);
  if (state == GeneratorState::running)
    return raise(t, Exc::ValueError, std::string(generator_kind(g)) + " already executing");
  if (state == GeneratorState::finished || g->frame == nullptr) {
    if (g->type == rt().types.coroutine) {
      drop_raised(t);
      return raise(t, Exc::RuntimeError, "cannot reuse already awaited coroutine");
    }
    return t.raised.is_null() ? Value::exhausted() : Value();
  }
  if (state == GeneratorState::created && !sent.is_null() && !is_none(sent)) {
    return raise(t, Exc::TypeError, std::string("can't send non-None value to a just-started ") + generator_kind(g));
  }
  if (t.depth >= t.settings->recursion) {
    return raise(t, Exc::RecursionError, "maximum recursion depth exceeded");
  }
  g->state.store(GeneratorState::running, std::memory_order_relaxed);
  Frame* f = g->frame;
  f->previous = t.top;
  t.top = f;
  ++t.depth;
  incref(g);  // a running generator lives; given back when it leaves the stack
  // While it runs, what it is handling (if anything) is what is being handled; the caller's waits. Meanwhile None in
  // `handled` says that it is its own, not the caller's.
  g->outer_handled = t.handled;
  t.handled = !g->handled.is_null() ? std::exchange(g->handled, rt().none)
              : t.handled.is_null() ? Value()
                                    : own(t.handled);
  if (!sent.is_null()) *f->sp++ = own(sent);
  return Value::pushed();
}

Value throw_into_generator(Thread& t, Generator* g, bool has_context) {
  if (g->state.load(std::memory_order_acquire) ==
      GeneratorState::created) {  // not started: it ends at once, on its first line
    if (g->frame != nullptr && !t.raised.is_null()) add_traceback(t, g->frame, t.raised);
    g->state.store(GeneratorState::finished, std::memory_order_release);
    drop_generator_frame(g);
    return Value();
  }
  // What one of them handles becomes the context of what is thrown (gen_send_ex2, _PyErr_ChainStackItem).
  has_context |= !g->handled.is_null();
  // Suspended in `yield from` or `await`: what is thrown goes to the innermost one first. The outer one is put on the
  // stack as if its SEND had just called the inner one.
  if (const Value receiver = awaited_by(g); !receiver.is_null()) {
    if (layout_of(receiver) != Layout::generator || is_a(t.raised, Exc::GeneratorExit)) {
      return throw_through(t, g, receiver, has_context);
    }
    Ref inner = Ref::to(receiver);
    Ref thrown = take_raised(t);
    const Value outer = resume_generator(t, g, Value());
    if (outer != Value::pushed()) return outer;
    --t.top->ip;  // at the YIELD_VALUE that hands on what the inner one yields
    release(std::exchange(t.raised, thrown.take()));
    const Value r = throw_into_generator(t, inner.as<Generator>(), has_context);
    return r.is_null() || r == Value::exhausted() ? Value::pushed() : r;  // raised at once: the outer frame sees it
  }
  const Value r = resume_generator(t, g, Value());
  if (r == Value::pushed() && has_context) set_context(t.raised, t.handled);
  return r;
}

void drop_generator_frame(Generator* g) {
  Frame* f = std::exchange(g->frame, nullptr);
  if (f == nullptr) return;
  release_contents(f);
  current_heap->free(f, g->frame_bytes);
}

}  // namespace lockstep::python::vm

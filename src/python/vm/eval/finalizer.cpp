// What runs when an object goes: a __del__, the callback of a weak reference, the rest of a generator's body.
#include "python/vm/eval/eval.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"
#include "python/vm/objects/types/weakref.h"

namespace lockstep::python::vm {

namespace {

Value vanish(Thread&, Frame&, Value result) {
  if (result.is_object()) release(result);
  return Value::vanished();
}

Value after_finalizer(Thread& t, Frame& k, Value result) {
  if (result.is_null()) {
    const Value of = k.slots[0];
    const bool is_coroutine = k.slot_count > 1;  // that nobody has awaited
    const bool is_generator = layout_of(of) == Layout::generator;
    const Value never_awaited = is_step(of) ? Value::uncounted(generator_behind(of)) : of;
    const char* finalizing = is_step(of) ? "finalizing async generator " : "finalizing coroutine ";
    if (hook_of_program("unraisablehook", "__unraisablehook__")) {
      Ref e = take_raised(t);
      std::string said = "Exception ignored while ";
      if (is_coroutine)
        append_repr(t, said.append(finalizing), never_awaited, Value(), "");
      else
        said += is_generator ? "closing generator" : "calling deallocator";
      Ref text = Ref::steal(make_str(said));
      k.resume = vanish;
      const Value about = is_coroutine ? rt().none : is_generator ? of : special_of(of, Special::del);
      const Value r = call_fallback(t, "unraisable", {e.get(), text.get(), about});
      if (r.is_null()) drop_raised(t);
      return r == Value::pushed() ? r : vanish(t, k, r);
    }
    if (is_coroutine)
      write_unraisable(t, std::string("while ") + finalizing, never_awaited);
    else if (is_generator)
      write_unraisable(t, "while closing generator ", of);
    else
      write_unraisable(t, "while calling deallocator ", special_of(of, Special::del));
  } else {
    release(result);
  }
  return Value::vanished();
}

}  // namespace

bool start_finalizer(Thread& t) {
  if (t.is_retrying) return false;  // the operation that waited comes first: its answer is in the thread
  Ref object = Ref::steal(t.finalizers.back());
  t.finalizers.pop_back();
  if (layout_of(object.get()) == Layout::weakref) {
    const Value on_its_way = std::exchange(t.raised, Value());
    const bool has_pushed = start_weak_callback(t, object.as<WeakRef>());
    t.raised = on_its_way;
    return has_pushed;
  }
  if (is_never_awaited(object.get())) {
    const Value on_its_way = std::exchange(t.raised, Value());
    const Value warn = dict_peek(rt().fallback, intern("do_never_awaited"));
    const Value slots[] = {object.get(), Value::integer(1)};
    const bool has_pushed =
        !warn.is_null() && call_then(t, warn, Args{slots, 1, nullptr}, after_finalizer, slots) == Value::pushed();
    t.raised = on_its_way;
    return has_pushed;
  }
  if (layout_of(object.get()) == Layout::generator) {  // a `finally` of its body is still to run
    const Value on_its_way = std::exchange(t.raised, Value());
    const auto* g = object.as<Generator>();
    const bool is_async = g->type == rt().types.async_generator;
    const char* how = is_async ? "do_async_generator_drop" : "do_generator_close";
    const Value close =
        g->finalizer.is_null() || g->is_closed.load() ? dict_peek(rt().fallback, intern(how)) : g->finalizer;
    Value args[] = {object.get()};
    const bool has_pushed =
        !close.is_null() && call_then(t, close, Args{args, 1, nullptr}, after_finalizer, args) == Value::pushed();
    t.raised = on_its_way;
    return has_pushed;
  }
  const Value hook = special_of(object.get(), Special::del);
  if (hook.is_null()) return false;
  Value args[] = {object.get()};
  const Value saved = std::exchange(t.raised, Value());
  const Value r = call_then(t, hook, Args{args, 1, nullptr}, after_finalizer, args);
  if (r == Value::pushed()) {
    t.raised = saved;
    return true;
  }
  t.raised = saved;
  return false;
}

}  // namespace lockstep::python::vm

#include "python/vm/objects/functions/async_generator.h"

#include <string>
#include <utility>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"

namespace lockstep::python::vm {

namespace {

struct Wrapped : Object {  // a value that an asynchronous generator has yielded
  Value value;
};
struct Step : Object {
  enum Kind : uint8_t { asend, athrow, aclose };
  enum State : uint8_t { created, running, closed };
  Value generator;
  Value argument;  // what is sent or thrown; null for aclose
  Kind kind;
  State state;
};

Generator* generator_of(const Step* s) { return s->generator.as<Generator>(); }
bool is_type(Value v, const Type* type) { return v.is_object() && v.object()->type == type; }
bool raised_is(Thread& t, Exc type) { return !t.raised.is_null() && is_a(t.raised, type); }
Value raise_stop(Thread& t, Value v) {
  return raise_value(t, make_exception(exception_type(Exc::StopIteration), &v, is_none(v) ? 0 : 1));
}

Value after_step(Thread& t, Frame& k, Value result) {
  auto* s = k.slots[0].as<Step>();
  Generator* g = generator_of(s);
  if (result == Value::exhausted()) {
    raise_bare(t, Exc::StopIteration);
    result = Value();
  }
  if (!result.is_null() && !is_type(result, rt().types.wrapped)) return result;  // it awaits: handed on
  g->is_async_running.store(false, std::memory_order_relaxed);
  s->state = Step::closed;
  if (!result.is_null()) {
    Ref wrapped = Ref::steal(result);
    if (s->kind == Step::aclose) return raise(t, Exc::RuntimeError, "async generator ignored GeneratorExit");
    return raise_stop(t, wrapped.as<Wrapped>()->value);
  }
  const bool has_returned = raised_is(t, Exc::StopIteration);
  if (s->kind == Step::aclose) {
    if (!has_returned && !raised_is(t, Exc::StopAsyncIteration) && !raised_is(t, Exc::GeneratorExit)) return Value();
    drop_raised(t);
    return raise_stop(t, none());
  }
  if (has_returned) {
    drop_raised(t);
    raise_bare(t, Exc::StopAsyncIteration);
  }
  if (raised_is(t, Exc::StopAsyncIteration) || raised_is(t, Exc::GeneratorExit))
    g->is_closed.store(true, std::memory_order_relaxed);
  return Value();
}

// Runs the generator for `s`: with `sent`, or, when that is null, with Thread::raised thrown in.
Value run_step(Thread& t, Step* s, Value sent) {
  Frame* base = t.top;
  const Value keep[] = {Value::uncounted(s)};
  push_continuation(t, after_step, keep);
  Generator* g = generator_of(s);
  const Value r = sent.is_null() ? throw_into_generator(t, g) : resume_generator(t, g, sent);
  return r == Value::pushed() ? r : finish_continuations(t, base, r);
}

// False: an exception is set, because the step or its generator cannot run now.
bool begin_step(Thread& t, Step* s) {
  static constexpr const char* names[] = {"__anext__()/asend()", "aclose()/athrow()", "aclose()/athrow()"};
  static constexpr const char* who[] = {"anext", "athrow", "aclose"};
  if (s->state == Step::closed) {
    raise(t, Exc::RuntimeError, std::string("cannot reuse already awaited ") + names[s->kind]);
    return false;
  }
  if (s->state == Step::running) return true;
  Generator* g = generator_of(s);
  if (g->is_async_running.exchange(true, std::memory_order_relaxed)) {
    s->state = Step::closed;
    raise(t, Exc::RuntimeError, std::string(who[s->kind]) + "(): asynchronous generator is already running");
    return false;
  }
  s->state = Step::running;
  return true;
}

Value send_step(Thread& t, Step* s, Value sent) {
  const bool is_first = s->state == Step::created;
  if (is_first && s->kind != Step::asend && generator_of(s)->frame == nullptr) {  // it is over already
    s->state = Step::closed;
    return raise_stop(t, none());
  }
  if (is_first && s->kind != Step::asend && generator_of(s)->is_closed.load(std::memory_order_relaxed)) {
    s->state = Step::closed;
    return raise_bare(t, Exc::StopAsyncIteration);
  }
  if (is_first && s->kind != Step::asend && !is_none(sent))
    return raise(t, Exc::RuntimeError, "can't send non-None value to a just-started coroutine");
  if (!begin_step(t, s)) return Value();
  if (!is_first) return run_step(t, s, sent);
  if (s->kind == Step::asend) return run_step(t, s, is_none(sent) ? s->argument : sent);
  if (s->kind == Step::aclose) {
    generator_of(s)->is_closed.store(true, std::memory_order_relaxed);
    raise_bare(t, Exc::GeneratorExit);
  } else {
    release(std::exchange(t.raised, own(s->argument)));
  }
  return run_step(t, s, Value());
}

const char* method_of(const Step* s) {
  static constexpr const char* methods[] = {"asend", "athrow", "aclose"};
  return methods[s->kind];
}

Value make_step(Value generator, Value argument, Step::Kind kind) {
  auto& y = rt().types;
  auto* s = new_object<Step>(kind == Step::asend ? y.async_generator_asend : y.async_generator_athrow);
  s->generator = own(generator);
  s->argument = own(argument);
  s->kind = kind;
  s->state = Step::created;
  return Value::counted(s);
}

bool step_must_be_warned_of(const Object* o) {
  return static_cast<const Step*>(o)->state == Step::created && has_warnings();
}
void clear_step(Object* o) {
  auto* s = static_cast<Step*>(o);
  if (s->state == Step::created) warn_never_awaited(generator_of(s), method_of(s));
  release(static_cast<Step*>(o)->generator);
  release(static_cast<Step*>(o)->argument);
}
Value step_next(Thread& t, Value v) { return send_step(t, v.as<Step>(), none()); }
Value step_send_method(Thread& t, Args a) {
  return check_count(t, "send", a.without_first(), 1, 1) ? send_step(t, a[0].as<Step>(), a[1]) : Value();
}
Value step_next_method(Thread& t, Args a) { return send_step(t, a[0].as<Step>(), none()); }

// slots: the step that was asked for
Value after_first_hook(Thread&, Frame& k, Value result) {
  if (result.is_null()) return result;
  release(result);
  return own(k.slots[0]);
}

// A step; before the first one of a generator the hooks of sys.set_asyncgen_hooks() are told (async_gen_init_hooks).
Value start_step(Thread& t, Value generator, Value argument, Step::Kind kind) {
  Ref step = Ref::steal(make_step(generator, argument, kind));
  auto* g = generator.as<Generator>();
  {
    const Critical lock(g);
    if (std::exchange(g->extra, uint16_t{1}) != 0) return step.take();
  }
  Ref hooks = Ref::steal(dict_get(rt().fallback, rt().names.asyncgen_hooks));
  if (!hooks || hooks.as<Dict>()->count.load() == 0) return step.take();
  Ref mine = Ref::steal(dict_get(hooks.as<Dict>(), intern(std::to_string(t.ident))));
  if (!mine) return step.take();
  const auto* pair = mine.as<Tuple>();
  if (!is_none(pair->items[1])) g->finalizer = own(pair->items[1]);
  if (is_none(pair->items[0])) return step.take();
  const Value keep[] = {step.get()};
  return call_then(t, pair->items[0], Args{&generator, 1, nullptr}, after_first_hook, keep);
}

Value async_next(Thread& t, Args a) { return start_step(t, a[0], none(), Step::asend); }
Value async_send(Thread& t, Args a) {
  return check_count(t, "asend", a.without_first(), 1, 1) ? start_step(t, a[0], a[1], Step::asend) : Value();
}
Value async_close(Thread& t, Args a) { return start_step(t, a[0], Value(), Step::aclose); }
// athrow(exception); with a class only Python code can make the instance.
Value async_throw(Thread& t, Args a) {
  if (!check_count(t, "athrow", a.without_first(), 1, 3)) return Value();
  return a.count == 2 && is_exception(a[1]) ? start_step(t, a[0], a[1], Step::athrow) : Value::needs_python();
}

void walk_step(Object* o, Walker& w) {
  auto* s = static_cast<Step*>(o);
  w.values(s->generator, s->argument);
  w.number(static_cast<uint64_t>(s->kind) << 8 | s->state);
}
Value iterate_self(Thread&, Value v) { return own(v); }
Value self_method(Thread&, Args a) { return own(a[0]); }

}  // namespace

const TypeOps wrapped_ops = stated({.nature = {.sight = Sight::step, .changes = Changes::always},
                                    .walk = [](Object* o, Walker& w) { w.value(static_cast<Wrapped*>(o)->value); },
                                    .basic_size = sizeof(Wrapped),
                                    .clear = [](Object* o) { release(static_cast<Wrapped*>(o)->value); }});

const TypeOps step_ops = stated({.nature = {.sight = Sight::step, .changes = Changes::always},
                                 .walk = walk_step,
                                 .basic_size = sizeof(Step),
                                 .clear = clear_step,
                                 .iterate = iterate_self,
                                 .next = step_next,
                                 .must_be_closed = step_must_be_warned_of,
                                 .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

bool is_step(Value v) {
  const auto& y = rt().types;
  return v.is_object() && (v.object()->type == y.async_generator_asend || v.object()->type == y.async_generator_athrow);
}

bool is_new_step(Value v) { return v.as<Step>()->state == Step::created; }
Object* generator_of_step(Value v) { return v.as<Step>()->generator.object(); }

Value throw_into_step(Thread& t, Value step) {
  auto* s = step.as<Step>();
  Ref thrown = take_raised(t);
  if (!begin_step(t, s)) return Value();
  release(std::exchange(t.raised, thrown.take()));
  return run_step(t, s, Value());
}

Value start_async_next(Thread& t, Value generator) { return start_step(t, generator, none(), Step::asend); }

Value names_of_step(Thread&, Args a) {
  Ref method = Ref::steal(make_str(method_of(a[0].as<Step>())));
  const Value pair[] = {method.get(), generator_of(a[0].as<Step>())->qualified_name};
  return make_tuple(pair, 2);
}

Value wrap_async_yield(Value v) {
  auto* w = new_object<Wrapped>(rt().types.wrapped);
  w->value = own(v);
  return Value::counted(w);
}

void add_async_generator_methods(Type* type) {
  add_generator_attributes(type, "ag_");
  add_method(type, "__aiter__", Effect::nothing, self_method, 0);
  add_method(type, "__anext__", Effect::steps, async_next, 0);
  add_method(type, "asend", Effect::steps, async_send);
  add_method(type, "athrow", Effect::steps, async_throw);
  add_method(type, "aclose", Effect::steps, async_close, 0);
}
void add_step_methods(Type* type) {
  add_method(type, "__await__", Effect::nothing, self_method, 0);
  add_method(type, "__iter__", Effect::nothing, self_method, 0);
  add_method(type, "__next__", Effect::steps, step_next_method, 0);
  add_method(type, "send", Effect::steps, step_send_method);
  add_method(type, "throw", Effect::steps, throw_method);
  add_method(
      type, "close", Effect::steps,
      [](Thread&, Args a) {
        auto* s = a[0].as<Step>();
        if (s->state == Step::running) return Value::needs_python();
        s->state = Step::closed;
        return none();
      },
      0);
}

}  // namespace lockstep::python::vm

#include "python/vm/objects/functions/coroutine.h"

#include <string>
#include <utility>

#include "python/code/opcodes.h"
#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/async_generator.h"

namespace lockstep::python::vm {

namespace {

struct AwaitWrapper : Object {  // coroutine.__await__()
  Value coroutine;
};
bool is_type(Value v, const Type* type) { return v.is_object() && v.object()->type == type; }
void clear_wrapper(Object* o) { release(static_cast<AwaitWrapper*>(o)->coroutine); }
Value wrapper_next(Thread& t, Value v) {
  return resume_generator(t, v.as<AwaitWrapper>()->coroutine.as<Generator>(), none());
}
Value make_wrapper(Thread&, Args a) {
  auto* w = new_object<AwaitWrapper>(rt().types.coroutine_wrapper);
  w->coroutine = own(a[0]);
  return Value::counted(w);
}
Value or_stop(Thread& t, Value r) { return r == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : r; }

Generator* driven_by(Value v) {  // of a generator, a coroutine or its wrapper
  return layout_of(v) == Layout::generator ? v.as<Generator>() : v.as<AwaitWrapper>()->coroutine.as<Generator>();
}
Value send_method(Thread& t, Args a) {
  if (!check_count(t, "send", a.without_first(), 1, 1)) return Value();
  return or_stop(t, resume_generator(t, driven_by(a[0]), a[1]));
}
Value next_method(Thread& t, Args a) { return or_stop(t, resume_generator(t, driven_by(a[0]), none())); }
Value close_method(Thread&, Args a) {
  Generator* g = driven_by(a[0]);
  {
    const Critical lock(g);
    if (g->state.load(std::memory_order_acquire) == GeneratorState::finished) return none();
    if (g->state.load(std::memory_order_acquire) != GeneratorState::created) return Value::needs_python();
    g->state.store(GeneratorState::finished, std::memory_order_release);
  }
  drop_generator_frame(g);
  return none();
}

std::string type_text(Value v) { return std::string(type_name(v)); }

bool can_be_iterated(Value v) {
  return layout_of(v) == Layout::generator || !special_of(v, Special::next).is_null() ||
         (v.is_object() && v.object()->type->ops->next != nullptr);
}

Value after_await(Thread& t, Frame&, Value result) {
  if (result.is_null()) return result;
  Ref r = Ref::steal(result);
  if (is_type(r.get(), rt().types.coroutine)) return raise(t, Exc::TypeError, "__await__() returned a coroutine");
  if (!can_be_iterated(r.get()))
    return raise(t, Exc::TypeError, "__await__() returned non-iterator of type '" + type_text(r.get()) + "'");
  return r.take();
}

Value after_async_iter(Thread& t, Frame&, Value result) {
  if (result.is_null()) return result;
  Ref r = Ref::steal(result);
  if (is_type(r.get(), rt().types.async_generator) || special_of(r.get(), Special::anext)) return r.take();
  return raise(
      t, Exc::TypeError,
      "'async for' received an object from __aiter__ that does not implement __anext__: " + type_text(r.get()));
}

// What the await of __anext__'s result has given. slots: that result
Value after_next_awaited(Thread& t, Frame& k, Value awaitable) {
  if (!awaitable.is_null() || ends_run(t)) return awaitable;
  Ref cause = take_raised(t);
  raise(t, Exc::TypeError, "'async for' received an invalid object from __anext__: " + type_text(k.slots[0]));
  auto* e = t.raised.as<Exception>();
  e->cause = own(cause.get());
  release(std::exchange(e->context, cause.take()));
  e->suppress_context = true;
  return Value();
}

// slots: the iterator, then what its __anext__ gave
Value after_async_next(Thread& t, Frame& k, Value result) {
  if (result.is_null()) return result;
  Ref r = Ref::steal(result);
  k.resume = after_next_awaited;
  release(std::exchange(k.slots[0], own(r.get())));
  const Value awaitable = get_awaitable(t, r.get(), 0);  // pushed: an __await__ written in Python
  return awaitable == Value::pushed() ? awaitable : after_next_awaited(t, k, awaitable);
}

}  // namespace

Value throw_method(Thread& t, Args a) {
  if (!check_count(t, "throw", a.without_first(), 1, 3)) return Value();
  if (a.count != 2 || !is_exception(a[1])) return Value::needs_python();
  release(std::exchange(t.raised, own(a[1])));
  return or_stop(t, throw_into(t, a[0]));
}

const TypeOps await_wrapper_ops =
    stated({.nature = {.sight = Sight::step, .changes = Changes::always},
            .walk = [](Object* o, Walker& w) { w.value(static_cast<AwaitWrapper*>(o)->coroutine); },
            .basic_size = sizeof(AwaitWrapper),
            .clear = clear_wrapper,
            .iterate = [](Thread&, Value v) { return own(v); },
            .next = wrapper_next,
            .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

namespace {

// What throw_through's call has given. slots: what was thrown (when the inner one is closed first), or nothing
Value after_inner(Thread& t, Frame& k, Value result) {
  Frame* outer = k.previous;
  if (k.slot_count > 0) {  // close() is over; the exception goes on into the outer one
    ++outer->ip;
    if (result.is_null()) return result;
    release(result);
    release(std::exchange(t.raised, own(k.slots[0])));
    return Value();
  }
  if (result == Value::exhausted()) {
    raise_bare(t, Exc::StopIteration);
    result = Value();
  }
  if (result.is_null()) ++outer->ip;  // raised where the outer one stands; a StopIteration ends the await there
  return result;
}

// cr_origin: (file, line, function) of the frames that make the coroutine `code`, the innermost first.
Value origin_of(const CodeObject* code, int32_t depth) {
  std::vector<Ref> entries;
  const Frame* f = current_thread->top;
  if (f != nullptr && f->code == code) f = f->previous;
  for (; f != nullptr && static_cast<int32_t>(entries.size()) < depth; f = f->previous) {
    if (f->kind != FrameKind::python || f->is_hidden) continue;
    const auto at = static_cast<uint32_t>(f->ip - f->code->instrs);
    Ref file = Ref::steal(make_str(f->code->source->filename));
    const Value entry[] = {file.get(),
                           Value::integer(f->code->source->locations[f->code->units[at > 0 ? at - 1 : 0]].line),
                           Value::uncounted(f->code->name)};
    entries.push_back(Ref::steal(make_tuple(entry, 3)));
  }
  Tuple* all = new_tuple(static_cast<uint32_t>(entries.size()));
  for (uint32_t i = 0; i < all->count; ++i) all->items[i] = own_steal(entries[i].take());
  return Value::counted(all);
}

}  // namespace

bool is_never_awaited(Value v) {
  if (is_step(v)) return is_new_step(v);
  return is_type(v, rt().types.coroutine) && v.as<Generator>()->frame != nullptr &&
         v.as<Generator>()->state.load() == GeneratorState::created;
}

Generator* new_generator(CodeObject* code) {
  const auto& y = rt().types;
  const uint32_t flags = code->source->flags;
  auto* g = new_object<Generator>((flags & code::coroutine) != 0         ? y.coroutine
                                  : (flags & code::async_generator) != 0 ? y.async_generator
                                                                         : y.generator);
  if (rt().exploring_hook != nullptr) [[unlikely]]
    rt().exploring_hook->has_finalizers = true;
  g->code = code;
  g->frame = nullptr;
  g->handled = g->outer_handled = g->name = g->qualified_name = g->finalizer = Value();
  new (&g->state) Shared<GeneratorState>(GeneratorState::created);
  new (&g->is_async_running) std::atomic<bool>(false);
  new (&g->is_closed) std::atomic<bool>(false);
  if (const int32_t depth = rt().origin_depth.load(std::memory_order_relaxed); depth > 0 && g->type == y.coroutine)
    g->finalizer = origin_of(code, depth);
  return g;
}

const char* generator_kind(const Generator* g) {
  const auto& y = rt().types;
  return g->type == y.coroutine ? "coroutine" : g->type == y.async_generator ? "async generator" : "generator";
}

Value awaited_by(const Generator* g) {
  const Frame* f = g->frame;
  if (g->state.load(std::memory_order_acquire) != GeneratorState::suspended || f == nullptr ||
      f->ip->op != code::op::RESUME)
    return Value();
  const int from = f->ip->arg & 3;
  if (from != code::RESUME_AFTER_YIELD_FROM && from != code::RESUME_AFTER_AWAIT) return Value();
  return const_cast<Frame*>(f)->sp > const_cast<Frame*>(f)->stack_base() ? f->sp[-1] : Value();
}

Value throw_through(Thread& t, Generator* g, Value receiver, bool has_context) {
  Ref inner = Ref::to(receiver), thrown = take_raised(t);
  const bool closes = is_a(thrown.get(), Exc::GeneratorExit);
  const Value method = find_in_type(type_of(inner.get()), intern(closes ? "close" : "throw"));
  if (method.is_null()) {
    if (special_of(inner.get(), Special::getattr)) return refuse(t, "throw() into what has it by a __getattr__");
    release(std::exchange(t.raised, thrown.take()));
    const Value r = resume_generator(t, g, Value());
    if (r == Value::pushed() && has_context) set_context(t.raised, t.handled);
    return r;
  }
  const Value outer = resume_generator(t, g, Value());
  if (outer != Value::pushed()) return outer;
  if (has_context) set_context(thrown.get(), t.handled);
  Frame* f = t.top;
  --f->ip;  // at the YIELD_VALUE that hands on what the inner one yields
  const Value keep[] = {thrown.get()};
  const Value args[] = {inner.get(), thrown.get()};
  const Value r = call_then(t, method, Args{args, closes ? 1u : 2u, nullptr}, after_inner,
                            std::span<const Value>(keep, closes ? 1u : 0u));
  // A value is what the inner one yields; a null leaves the exception for the outer frame to find.
  if (!r.is_signal()) *f->sp++ = r;
  return r.is_null() || !r.is_signal() ? Value::pushed() : r;
}

bool can_be_thrown_into(Value v) {
  return layout_of(v) == Layout::generator || is_step(v) || is_type(v, rt().types.coroutine_wrapper);
}

Value throw_into(Thread& t, Value v) {
  return is_step(v) ? throw_into_step(t, v) : throw_into_generator(t, driven_by(v));
}

Value get_awaitable(Thread& t, Value v, int which) {
  const auto& y = rt().types;
  if (is_type(v, y.coroutine)) {
    if (!awaited_by(v.as<Generator>()).is_null())
      return raise(t, Exc::RuntimeError, "coroutine is being awaited already");
    return own(v);
  }
  if (is_step(v)) return own(v);
  if (is_type(v, y.generator) && (v.as<Generator>()->code->source->flags & code::iterable_coroutine) != 0)
    return own(v);
  if (const Value hook = special_of(v, Special::await))
    return call_then(t, hook, Args{&v, 1, nullptr}, after_await, {});
  if (which > 0) {
    return raise(t, Exc::TypeError,
                 std::string("'async with' received an object from __a") + (which == 1 ? "enter" : "exit") +
                     "__ that does not implement __await__: " + type_text(v));
  }
  return raise(t, Exc::TypeError, "'" + type_text(v) + "' object can't be awaited");
}

Value get_async_iterator(Thread& t, Value v) {
  if (is_type(v, rt().types.async_generator)) return own(v);
  const Value hook = special_of(v, Special::aiter);
  if (hook.is_null())
    return raise(t, Exc::TypeError, "'async for' requires an object with __aiter__ method, got " + type_text(v));
  return call_then(t, hook, Args{&v, 1, nullptr}, after_async_iter, {});
}

Value get_async_next(Thread& t, Value v) {
  if (is_type(v, rt().types.async_generator)) return start_async_next(t, v);
  const Value hook = special_of(v, Special::anext);
  if (hook.is_null())
    return raise(t, Exc::TypeError, "'async for' requires an iterator with __anext__ method, got " + type_text(v));
  return call_then(t, hook, Args{&v, 1, nullptr}, after_async_next, std::span(&v, 1));
}

void warn_never_awaited(Generator* g, const char* method) {
  Thread* t = current_thread;
  if (t == nullptr) return;
  const Frame* f = t->top;
  while (f != nullptr && (f->kind != FrameKind::python || f->is_hidden)) f = f->previous;
  std::string place = "sys:1", quoted;
  if (f != nullptr) {
    const code::Code& source = *f->code->source;
    const auto at = static_cast<uint32_t>(f->ip - f->code->instrs);
    const int line = source.locations[f->code->units[at > 0 ? at - 1 : 0]].line;
    place = source.filename + ":" + std::to_string(line);
    quoted = source_line(source.filename, line);
    quoted.erase(0, quoted.find_first_not_of(" \t\f"));
  }
  const std::string text = place + ": RuntimeWarning: coroutine " +
                           (method != nullptr ? "method '" + std::string(method) + "' of '" : "'") +
                           to_utf8(g->qualified_name.as<Str>()) + "' was never awaited\n";
  Runtime& r = rt();
  {
    const std::lock_guard lock(r.threads_mutex);
    if (!r.warnings_given.insert(text).second) return;
  }
  driver().write(*t, Stream::err,
                 text + (quoted.empty() ? "" : "  " + quoted + "\n") +
                     "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
}

// The program may have filters of its own.
bool has_warnings() { return dict_entry_index(rt().modules, intern("warnings")) >= 0; }

bool must_be_closed(const Object* o) {
  const auto* g = static_cast<const Generator*>(o);
  if (is_never_awaited(Value::uncounted(const_cast<Object*>(o)))) return !g->finalizer.is_null() || has_warnings();
  if (g->state.load(std::memory_order_relaxed) != GeneratorState::suspended || g->frame == nullptr) return false;
  if (!g->finalizer.is_null() && g->type == rt().types.async_generator) return true;
  const CodeObject* c = g->code;
  const auto at = static_cast<uint32_t>(g->frame->ip - c->instrs) - 1;
  for (uint32_t i = 0; i < c->handler_count; ++i) {
    const Handler& h = c->handlers[i];
    // The handler around every body, which turns StopIteration into RuntimeError, has nothing to run.
    if (at >= h.start && at < h.end && c->instrs[h.target].op != code::op::CALL_INTRINSIC_1 &&
        c->instrs[h.target].op != code::op::CLEANUP_THROW)
      return true;
  }
  return false;
}

Object* generator_behind(Value v) {
  return is_step(v) ? generator_of_step(v) : v.as<AwaitWrapper>()->coroutine.object();
}

namespace {

void add_driving_methods(Type* type) {
  add_method(type, "send", Effect::steps, send_method);
  add_method(type, "throw", Effect::steps, throw_method);
  add_method(type, "close", Effect::steps, close_method, 0);
}

}  // namespace

void add_coroutine_methods(Type* type) {
  add_generator_attributes(type, "cr_");
  add_getter(type, "cr_origin", Effect::nothing, [](Thread&, Value v) {
    const Value origin = v.as<Generator>()->finalizer;
    return origin.is_null() ? none() : own(origin);
  });
  add_driving_methods(type);
  add_method(type, "__await__", Effect::nothing, make_wrapper, 0);
}
void add_coroutine_wrapper_methods(Type* type) {
  add_driving_methods(type);
  add_method(type, "__next__", Effect::steps, next_method, 0);
  add_method(
      type, "__iter__", Effect::nothing, [](Thread&, Args a) { return own(a[0]); }, 0);
}
}  // namespace lockstep::python::vm

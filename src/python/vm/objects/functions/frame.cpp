#include "python/vm/objects/functions/frame.h"

#include <cstdio>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value or_none(Value v) { return v.is_null() ? none() : own(v); }

int64_t line_in(const Frame* f) {
  const auto at = static_cast<uint32_t>(f->ip - f->code->instrs);
  return f->code->source->locations[f->code->units[at > 0 ? at - 1 : 0]].line;
}
int64_t line_of(const FrameObject* f) { return f->live != nullptr ? line_in(f->live) : f->line; }

void clear_frame(Object* o) {
  auto* f = static_cast<FrameObject*>(o);
  for (const Value v : {f->code, f->back, f->globals, f->locals, f->values}) release(v);
}
Value frame_repr(Thread&, Value v) {
  const auto* f = v.as<FrameObject>();
  const auto* c = f->code.as<CodeObject>();
  char address[24];
  std::snprintf(address, sizeof address, "0x%llx",
                static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(v.object())));
  return make_str("<frame at " + std::string(address) + ", file '" + c->source->filename + "', line " +
                  std::to_string(line_of(f)) + ", code " + to_utf8(c->name) + ">");
}
void walk_frame_object(Object* o, Walker& w) {
  auto* f = static_cast<FrameObject*>(o);
  w.values(f->code, f->back, f->globals, f->locals, f->values);
  w.number(static_cast<uint64_t>(f->line));
}

FrameObject* new_frame(CodeObject* code, int64_t line) {
  auto* o = new_object<FrameObject>(rt().types.frame);
  o->code = Value::uncounted(code);
  o->line = line;
  o->back = o->globals = o->locals = o->values = Value();
  o->live = nullptr;
  o->thread = nullptr;
  return o;
}

}  // namespace

const TypeOps frame_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::always},
                                  .walk = walk_frame_object,
                                  .basic_size = sizeof(FrameObject),
                                  .clear = clear_frame,
                                  .repr = frame_repr});

// The newest frame from `f` on that is the program's or the visible library's.
Frame* visible_frame(Frame* f) {
  while (f != nullptr && (f->kind != FrameKind::python || f->is_hidden)) f = f->previous;
  return f;
}

Value picture_of(Thread& t, Frame* f) {
  f = visible_frame(f);
  return f == nullptr ? none() : picture_for(t, f, line_in(f));
}

// gi_frame: where a generator stands; None once it is over.
Value frame_of_generator(Thread&, Value v) {
  const auto* g = v.as<Generator>();
  if (g->frame == nullptr || g->state.load() == GeneratorState::finished) return none();
  auto* o = new_frame(g->code, line_in(g->frame));
  o->globals = own(Value::uncounted(g->frame->globals));
  o->locals = locals_in(g->frame);
  return Value::counted(o);
}

Value locals_in(const Frame* f) {
  if (!f->locals.is_null()) return own(f->locals);
  if ((f->code->source->flags & code::newlocals) == 0) return own(Value::uncounted(f->globals));
  Ref d = Ref::steal(make_dict());
  for (uint32_t i = 0; i < f->code->local_count; ++i) {
    Ref v = f->slots[i].is_null() ? Ref() : Ref::to(f->slots[i]);
    if (v && layout_of(v.get()) == Layout::cell) v = Ref::steal(load_owned(v.object(), v.as<CellObject>()->content));
    if (v) dict_set(d.as<Dict>(), f->code->local_names[i], v.get());
  }
  return d.take();
}

namespace {

// The visible frame that called this one, which has not ended; null: none, or a generator that rests.
Frame* calling_frame(const Frame* f) {
  const bool rests = f->generator != nullptr && f->generator->state.load() != GeneratorState::running;
  return rests ? nullptr : visible_frame(f->previous);
}

Value caller_of(Thread& t, Value v) {  // f_back
  const auto* f = v.as<FrameObject>();
  if (f->live == nullptr) return or_none(f->back);
  if (is_free_threaded() && f->thread != &t) return refuse(t, "the caller of a frame that another thread runs");
  return picture_of(t, calling_frame(f->live));
}

}  // namespace

Value locals_of(Thread& t, Value v) {
  auto* f = v.as<FrameObject>();
  if (!f->locals.is_null()) return own(f->locals);
  if (f->live != nullptr) {
    if (is_free_threaded() && f->thread != &t) return refuse(t, "the locals of a frame that another thread runs");
    return locals_in(f->live);
  }
  Ref d = Ref::steal(make_dict());
  const auto* c = f->code.as<CodeObject>();
  const auto* values = f->values.is_null() ? nullptr : f->values.as<Tuple>();
  for (uint32_t i = 0; values != nullptr && i < values->count; ++i) {
    Ref x = values->items[i].is_null() ? Ref() : Ref::to(values->items[i]);
    if (x && layout_of(x.get()) == Layout::cell) x = Ref::steal(load_owned(x.object(), x.as<CellObject>()->content));
    if (x) dict_set(d.as<Dict>(), c->local_names[i], x.get());
  }
  return d.take();
}

Value picture_for(Thread& t, Frame* f, int64_t line) {
  if (!f->is_traced()) {
    FrameObject* const o = new_frame(f->code, line);
    o->globals = own(Value::uncounted(f->globals));
    o->live = f;
    o->thread = &t;
    if (!f->locals.is_null()) o->locals = own(f->locals);
    f->picture = o;
    f->delivery = static_cast<Delivery>(static_cast<uint8_t>(f->delivery) + static_cast<uint8_t>(Delivery::traced));
  }
  static_cast<FrameObject*>(f->picture)->line = line;
  return own(Value::uncounted(f->picture));
}

void end_picture(Frame* f) {
  auto* o = static_cast<FrameObject*>(std::exchange(f->picture, nullptr));
  f->delivery = static_cast<Delivery>(static_cast<uint8_t>(f->delivery) - static_cast<uint8_t>(Delivery::traced));
  o->live = nullptr;
  const bool is_kept = o->local_refs != 1 || o->shared_refs.load(std::memory_order_relaxed) != 0;
  if (!is_kept) return release(Value::counted(o));  // nobody looks at it any more
  if (Frame* const caller = calling_frame(f); caller != nullptr) o->back = picture_of(*current_thread, caller);
  for (auto at = static_cast<uint32_t>(f->ip - f->code->instrs); at-- > 0;) {  // what cleans up has no line
    const int32_t line = f->code->source->locations[f->code->units[at]].line;
    if (line <= 0) continue;
    o->line = line;
    break;
  }
  if (const uint32_t n = f->code->local_count; n > 0) {
    Tuple* values = new_tuple(n);
    for (uint32_t i = 0; i < n; ++i) values->items[i] = own_steal(std::exchange(f->slots[i], Value()));
    o->values = Value::counted(values);
  }
  release(Value::counted(o));
}

void add_frame_methods(Type* type) {
  add_getter(type, "f_code", Effect::nothing, [](Thread&, Value v) { return own(v.as<FrameObject>()->code); });
  add_getter(type, "f_back", Effect::reads_self, caller_of);
  add_getter(type, "f_lineno", Effect::reads_self,
             [](Thread&, Value v) { return make_int(line_of(v.as<FrameObject>())); });
  add_getter(type, "f_globals", Effect::nothing, [](Thread&, Value v) {
    return v.as<FrameObject>()->globals.is_null() ? make_dict() : own(v.as<FrameObject>()->globals);
  });
  add_getter(type, "f_locals", Effect::reads_self, locals_of);
  add_method(
      type, "clear", Effect::unknown,
      [](Thread& t, Args a) {
        auto* f = a[0].as<FrameObject>();
        if (f->live != nullptr) return raise(t, Exc::RuntimeError, "cannot clear an executing frame");
        if (f->code.as<CodeObject>()->is_generator && f->values.is_null())
          return refuse(t, "clear() of a generator's frame");
        release(std::exchange(f->values, Value()));
        return none();
      },
      0);
}

}  // namespace lockstep::python::vm

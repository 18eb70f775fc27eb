// What programs may ask of functions, code, frames, classes and tracebacks; the library asks most of it.
#include <cstdio>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/modules/lockstep_module.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value or_none(Value v) { return v.is_null() ? none() : own(v); }

// ---- functions

template <Value Function::*field>
Value function_field(Thread&, Value v) {
  return or_none(v.as<Function>()->*field);
}
template <Value Function::*field, bool (*is_right)(Value), const char* must_be>
Value set_function_field(Thread& t, Value v, Value x) {
  if (!is_none(x) && !is_right(x)) return raise(t, Exc::TypeError, must_be);
  release(std::exchange(v.as<Function>()->*field, is_none(x) ? Value() : own(x)));
  return none();
}

// slots: function
Value keep_annotations(Thread&, Frame& k, Value result) {
  if (result.is_object()) release(std::exchange(k.slots[0].as<Function>()->annotations, own(result)));
  return result;
}
Value function_annotations(Thread& t, Value v) {
  auto* f = v.as<Function>();
  if (f->annotations.is_null() ? f->annotate.is_null() : is_tuple(f->annotations)) {
    Ref made = Ref::steal(make_dict());  // from __future__ import annotations: names and texts in turns
    const auto* u = f->annotations.is_null() ? nullptr : f->annotations.as<Tuple>();
    for (uint32_t i = 0; u != nullptr && i + 1 < u->count; i += 2)
      dict_set(made.as<Dict>(), u->items[i].as<Str>(), u->items[i + 1]);
    release(std::exchange(f->annotations, made.take()));
  }
  if (!f->annotations.is_null()) return own(f->annotations);
  const Value format[] = {Value::integer(1)}, keep[] = {v};
  return call_then(t, f->annotate, Args{format, 1, nullptr}, keep_annotations, keep);
}

Value function_new(Thread& t, Args a) {
  static const Signature signature{"function", {"code", "globals", "name", "argdefs", "closure", "kwdefaults"}, 2};
  Value out[6];
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto wrong = [&](const char* text, Value v) {
    return raise(t, Exc::TypeError, "function() argument " + std::string(text) + ", not " + std::string(type_name(v)));
  };
  if (layout_of(out[0]) != Layout::code) return wrong("'code' must be code", out[0]);
  if (!is_dict(out[1])) return wrong("'globals' must be dict", out[1]);
  const auto is_absent = [&](int i) { return out[i].is_null() || is_none(out[i]); };
  if (!is_absent(2) && !is_str(out[2])) return raise(t, Exc::TypeError, "arg 3 (name) must be None or string");
  if (!is_absent(3) && !is_tuple(out[3])) return raise(t, Exc::TypeError, "arg 4 (defaults) must be None or tuple");
  const uint32_t free_count = out[0].as<CodeObject>()->free_count;
  if (!is_absent(4) && !is_tuple(out[4]))
    return raise(t, Exc::TypeError,
                 std::string("arg 5 (closure) must be ") + (free_count > 0 ? "" : "None or ") + "tuple");
  if (is_absent(4) && free_count > 0) return raise(t, Exc::TypeError, "arg 5 (closure) must be tuple");
  const uint32_t closure_count = is_absent(4) ? 0 : out[4].as<Tuple>()->count;
  if (closure_count != free_count) {
    return raise(t, Exc::ValueError,
                 to_utf8(out[0].as<CodeObject>()->name) + " requires closure of length " + std::to_string(free_count) +
                     ", not " + std::to_string(closure_count));
  }
  for (uint32_t i = 0; i < closure_count; ++i) {
    const Value cell = out[4].as<Tuple>()->items[i];
    if (layout_of(cell) != Layout::cell)
      return raise(t, Exc::TypeError, "arg 5 (closure) expected cell, found " + std::string(type_name(cell)));
  }
  if (!is_absent(5) && !is_dict(out[5])) return raise(t, Exc::TypeError, "arg 6 (kwdefaults) must be None or dict");
  const Value made = make_function(out[0].as<CodeObject>(), out[1].as<Dict>(), rt().builtins);
  auto* f = made.as<Function>();
  const auto given = [&](int i) { return is_absent(i) ? Value() : own(out[i]); };
  if (const Value name = given(2)) f->name = name;
  f->defaults = given(3);
  f->closure = given(4);
  f->kwdefaults = given(5);
  return made;
}
Value method_new(Thread& t, Args a) {
  if (!check_count(t, "method", a.without_first(), 2, 2)) return Value();
  if (!is_callable(a[1])) return raise(t, Exc::TypeError, "first argument must be callable");
  if (is_none(a[2])) return raise(t, Exc::TypeError, "instance must not be None");
  return make_method(a[1], a[2]);
}

// function.__get__(instance, owner=None) and its like
Value bind_method(Thread& t, Args a) {
  if (!check_count(t, "__get__", a.without_first(), 1, 2)) return Value();
  const Value self = a[0], instance = a[1];
  const Value owner = a.count > 2 && !is_none(a[2]) ? a[2] : type_value(type_of(instance));
  switch (layout_of(self)) {
    case Layout::static_method: return own(self.as<Wrapper>()->function);
    case Layout::class_method: return make_method(self.as<Wrapper>()->function, owner);
    case Layout::property: {
      if (is_none(instance)) return own(self);
      const Value get = self.as<Property>()->get;
      return is_none(get) || get.is_null() ? raise(t, Exc::AttributeError, "property has no getter")
                                           : call(t, get, {instance});
    }
    case Layout::method: return own(self);
    case Layout::member: {
      const auto* m = self.as<Member>();
      if (is_none(instance)) return own(self);
      if (is_subtype(type_of(instance), m->owner)) return get_attribute(t, instance, m->name);
      return raise(t, Exc::TypeError,
                   "descriptor '" + to_utf8(m->name) + "' for '" + type_name(m->owner) +
                       "' objects doesn't apply to a '" + std::string(type_name(instance)) + "' object");
    }
    default: return is_none(instance) ? own(self) : make_method(self, instance);
  }
}

Value native_self(Thread&, Value v) { return or_none(v.as<NativeFunction>()->self); }

// ---- code

const code::Code& source_of(Value v) { return *v.as<CodeObject>()->source; }
Value names_of(const CodeObject* c, uint32_t kind_any, uint32_t kind_none) {
  std::vector<Value> names;
  for (uint32_t i = 0; i < c->local_count; ++i) {
    const uint32_t kind = c->source->locals_plus[i].kind;
    if ((kind & kind_any) != 0 && (kind & kind_none) == 0) names.push_back(Value::uncounted(c->local_names[i]));
  }
  return make_tuple(names.data(), static_cast<uint32_t>(names.size()));
}

void add_code_fields(Type* type) {
  add_getter(type, "co_flags", Effect::nothing, [](Thread&, Value v) { return make_int(source_of(v).flags); });
  add_getter(type, "co_posonlyargcount", Effect::nothing,
             [](Thread&, Value v) { return make_int(v.as<CodeObject>()->posonly); });
  add_getter(type, "co_kwonlyargcount", Effect::nothing,
             [](Thread&, Value v) { return make_int(v.as<CodeObject>()->kwonly); });
  add_getter(type, "co_stacksize", Effect::nothing,
             [](Thread&, Value v) { return make_int(v.as<CodeObject>()->stack_size); });
  add_getter(type, "co_qualname", Effect::nothing,
             [](Thread&, Value v) { return own(Value::uncounted(v.as<CodeObject>()->qualified_name)); });
  add_getter(type, "co_varnames", Effect::nothing,
             [](Thread&, Value v) { return names_of(v.as<CodeObject>(), code::local_fast, 0); });
  add_getter(type, "co_nlocals", Effect::nothing, [](Thread&, Value v) {
    Ref names = Ref::steal(names_of(v.as<CodeObject>(), code::local_fast, 0));
    return make_int(names.as<Tuple>()->count);
  });
  add_getter(type, "co_cellvars", Effect::nothing,
             [](Thread&, Value v) { return names_of(v.as<CodeObject>(), code::local_cell, 0); });
  add_getter(type, "co_freevars", Effect::nothing,
             [](Thread&, Value v) { return names_of(v.as<CodeObject>(), code::local_free, 0); });
  add_getter(type, "co_names", Effect::nothing, [](Thread&, Value v) {
    const auto* c = v.as<CodeObject>();
    std::vector<Value> names;
    for (size_t i = 0; i < c->source->names.size(); ++i) names.push_back(Value::uncounted(c->names[i]));
    return make_tuple(names.data(), static_cast<uint32_t>(names.size()));
  });
  add_getter(type, "co_consts", Effect::nothing, [](Thread&, Value v) {
    const auto* c = v.as<CodeObject>();
    return make_tuple(c->constants, static_cast<uint32_t>(c->source->constants.size()));
  });
  add_getter(type, "co_code", Effect::nothing, [](Thread&, Value v) {
    const auto& bytes = source_of(v).bytecode;
    return make_bytes({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  });
}

// ---- frames: a picture of one, taken when it is asked for

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
                  std::to_string(f->line) + ", code " + to_utf8(c->name) + ">");
}
void walk_frame_object(Object* o, Walker& w) {
  auto* f = static_cast<FrameObject*>(o);
  w.values(f->code, f->back, f->globals, f->locals, f->values);
  w.number(static_cast<uint64_t>(f->line));
}

const TypeOps frame_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::always},
                                  .walk = walk_frame_object,
                                  .clear = clear_frame,
                                  .repr = frame_repr});

int64_t line_in(const Frame* f) {
  const auto at = static_cast<uint32_t>(f->ip - f->code->instrs);
  return f->code->source->locations[f->code->units[at > 0 ? at - 1 : 0]].line;
}
// The newest frame from `f` on that is the program's or the visible library's.
const Frame* visible(const Frame* f) {
  while (f != nullptr && (f->kind != FrameKind::python || f->is_hidden)) f = f->previous;
  return f;
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
Value picture_of(const Frame* f) {
  FrameObject* newest = nullptr;
  FrameObject* last = nullptr;
  for (f = visible(f); f != nullptr; f = visible(f->previous)) {
    auto* o = new_frame(f->code, line_in(f));
    o->globals = own(Value::uncounted(f->globals));
    if (newest == nullptr) o->locals = locals_in(f);
    if (last != nullptr) last->back = Value::counted(o);
    if (newest == nullptr) newest = o;
    last = o;
  }
  return newest == nullptr ? none() : Value::counted(newest);
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
// types.coroutine(): the function's code with the flag that lets its generators be awaited.
Value make_awaitable(Thread&, Args a) {
  auto* f = a[0].as<Function>();
  auto source = std::make_shared<code::Code>(*f->code->source);
  source->flags |= code::iterable_coroutine;
  f->code = make_code(std::move(source));
  return none();
}
Value get_frame(Thread& t, Args a) {
  if (!check_count(t, "_getframe", a, 0, 1)) return Value();
  int64_t depth = 0;
  if (a.count > 0 && !as_index(t, a[0], depth)) return Value();
  const Frame* f = visible(t.top);
  for (; depth > 0 && f != nullptr; --depth) f = visible(f->previous);
  return f == nullptr ? raise(t, Exc::ValueError, "call stack is not deep enough") : picture_of(f);
}
Value get_frame_module_name(Thread& t, Args a) {
  int64_t depth = 0;
  if (a.count > 0 && !as_index(t, a[0], depth)) return Value();
  const Frame* f = visible(t.top);
  for (; depth > 0 && f != nullptr; --depth) f = visible(f->previous);
  return f == nullptr ? none() : or_none(dict_get(f->globals, rt().names.name));
}
Value source_line_of(Thread& t, Args a) {  // (file name, line) → text without its newline, "" where unknown
  int64_t line;
  if (!as_index(t, a[1], line)) return Value();
  return make_str(vm::source_line(to_utf8(a[0].as<Str>()), line));
}
Value traceback_frame(Thread&, Value v) { return or_none(v.as<Traceback>()->frame); }
Value traceback_entry_of(Thread&, Args a) { return make_str(traceback_entry(a[0].as<Traceback>())); }

Value suggestion_for(Thread& t, Args a) {  // (exception, with its traceback?)
  auto* e = a[0].as<Exception>();
  const Value trace = e->traceback;
  if (!same(a[1], rt().true_)) e->traceback = Value();
  const std::string text = suggestion(t, a[0]);
  e->traceback = trace;
  return make_str(text);
}

// ---- classes

// slots: class
Value keep_class_annotations(Thread&, Frame& k, Value result) {
  if (result.is_object()) dict_set(k.slots[0].as<Type>()->dict, intern("__annotations_cache__"), result);
  return result;
}

Value module_new(Thread& t, Args a) {
  static const Signature signature{"module", {"name", "doc"}, 1};
  Value out[2];
  if (!bind(t, signature, a.without_first(), out)) return Value();
  if (!is_str(out[0])) {
    return raise(t, Exc::TypeError, "module() argument 'name' must be str, not " + std::string(type_name(out[0])));
  }
  const Value m = make_module(to_utf8(out[0].as<Str>()));
  if (!out[1].is_null()) dict_set(m.as<Module>()->dict, rt().names.doc, out[1]);
  return m;
}

}  // namespace

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

Value class_annotations(Thread& t, Value v) {
  auto* type = v.as<Type>();
  for (const char* name : {"__annotations__", "__annotations_cache__"}) {
    const Value known = dict_get(type->dict, intern(name));
    if (!known.is_null()) return known;
  }
  Ref annotate = Ref::steal(dict_get(type->dict, intern("__annotate_func__")));
  if (!annotate || is_none(annotate.get())) {
    if (!is_heap(type)) {
      return raise(t, Exc::AttributeError,
                   "type object '" + to_utf8(type->name) + "' has no attribute '__annotations__'");
    }
    const Value made = make_dict();
    dict_set(type->dict, intern("__annotations_cache__"), made);
    return made;
  }
  const Value format[] = {Value::integer(1)}, keep[] = {v};
  return call_then(t, annotate.get(), Args{format, 1, nullptr}, keep_class_annotations, keep);
}

void add_introspection() {
  auto& y = rt().types;
  set_new(y.function, Effect::nothing, function_new);
  set_new(y.method, Effect::nothing, method_new);
  set_new(y.module, Effect::nothing, module_new);
  static constexpr char tuple_wanted[] = "__defaults__ must be set to a tuple object";
  static constexpr char dict_wanted[] = "__kwdefaults__ must be set to a dict object";
  static constexpr char annotations_wanted[] = "__annotations__ must be set to a dict object";
  static constexpr char callable_wanted[] = "__annotate__ must be callable or None";
  add_getter(y.function, "__defaults__", Effect::nothing, function_field<&Function::defaults>,
             set_function_field<&Function::defaults, is_tuple, tuple_wanted>);
  add_getter(y.function, "__kwdefaults__", Effect::nothing, function_field<&Function::kwdefaults>,
             set_function_field<&Function::kwdefaults, is_dict, dict_wanted>);
  add_getter(y.function, "__closure__", Effect::nothing, function_field<&Function::closure>);
  add_getter(y.function, "__annotations__", Effect::nothing, function_annotations,
             set_function_field<&Function::annotations, is_dict, annotations_wanted>);
  add_getter(y.function, "__annotate__", Effect::nothing, function_field<&Function::annotate>,
             set_function_field<&Function::annotate, is_callable, callable_wanted>);
  add_getter(y.function, "__type_params__", Effect::nothing, [](Thread&, Value) { return empty_tuple(); });
  for (Type* type :
       {y.function, y.method, y.native_method, y.static_method, y.class_method, y.property, y.member, y.slot})
    add_method(type, "__get__", Effect::reads_own_attribute, bind_method);
  for (Type* type : {y.native_function, y.native_method})
    add_method(type, "__call__", Effect::calls, [](Thread& t, Args a) { return call(t, a[0], a.without_first()); });
  add_getter(y.native_function, "__self__", Effect::nothing, native_self);
  dict_set(y.object->dict, intern("__doc__"), none());  // the built-in types say nothing of themselves here
  add_getter(y.property, "fdel", Effect::nothing, [](Thread&, Value v) { return or_none(v.as<Property>()->del); });
  add_code_fields(y.code);

  dict_peek(y.cell->dict, intern("cell_contents")).as<Member>()->set = [](Thread&, Value v, Value x) {
    Value old;
    {
      Critical lock(v.object());
      old = v.as<CellObject>()->content.exchange(own(x));
    }
    release(old);
    return none();
  };

  add_getter(y.generator, "gi_frame", Effect::unknown, frame_of_generator);
  add_getter(y.coroutine, "cr_frame", Effect::unknown, frame_of_generator);
  add_getter(y.async_generator, "ag_frame", Effect::unknown, frame_of_generator);
  y.frame = make_type("builtins", "frame", y.object, Layout::frame, &frame_ops, sizeof(FrameObject));
  add_getter(y.frame, "f_code", Effect::nothing, [](Thread&, Value v) { return own(v.as<FrameObject>()->code); });
  add_getter(y.frame, "f_back", Effect::nothing, [](Thread&, Value v) { return or_none(v.as<FrameObject>()->back); });
  add_getter(y.frame, "f_lineno", Effect::reads_self, [](Thread&, Value v) {
    const auto* f = v.as<FrameObject>();
    return make_int(f->live != nullptr ? line_in(f->live) : f->line);
  });
  add_getter(y.frame, "f_globals", Effect::nothing, [](Thread&, Value v) {
    return v.as<FrameObject>()->globals.is_null() ? make_dict() : own(v.as<FrameObject>()->globals);
  });
  add_getter(y.frame, "f_locals", Effect::reads_self, locals_of);
  add_method(
      y.frame, "clear", Effect::unknown,
      [](Thread& t, Args a) {
        auto* f = a[0].as<FrameObject>();
        if (f->live != nullptr) return raise(t, Exc::RuntimeError, "cannot clear an executing frame");
        release(std::exchange(f->values, Value()));
        return none();
      },
      0);
  add_getter(y.traceback, "tb_frame", Effect::nothing, traceback_frame);

  Ref helper = Ref::steal(dict_get(rt().modules, intern("_lockstep")));
  module_add(helper.get(), "get_frame", Effect::nothing, get_frame, {0, 1});
  module_add(helper.get(), "make_awaitable", Effect::nothing, checked<make_awaitable, 'f'>);
  module_add(helper.get(), "get_frame_module_name", Effect::nothing, get_frame_module_name, {0, 1});
  module_add(helper.get(), "source_line", Effect::nothing, checked<source_line_of, 's', '.'>);
  module_add(helper.get(), "traceback_entry", Effect::nothing, checked<traceback_entry_of, 't'>);
  module_add(helper.get(), "suggestion", Effect::reads_arguments, checked<suggestion_for, 'E', '.'>);
}

}  // namespace lockstep::python::vm

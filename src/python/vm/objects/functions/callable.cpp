#include "python/vm/objects/functions/callable.h"

#include <algorithm>
#include <cassert>
#include <cstdio>

#include "python/code/opcodes.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"

namespace lockstep::python::vm {

Value make_function(CodeObject* code, Dict* globals, Dict* builtins) {
  auto* f = new_object<Function>(rt().types.function);
  f->code = code;
  f->globals = own(Value::uncounted(globals)).as<Dict>();
  f->builtins = builtins;
  f->name = Value::uncounted(code->name);
  f->qualified_name = Value::uncounted(code->qualified_name);
  f->module = dict_get(globals, rt().names.name);
  if (f->module.is_null()) f->module = rt().none;
  f->doc = (code->source->flags & code::has_docstring) != 0 ? code->constants[0] : rt().none;
  f->defaults = f->kwdefaults = f->closure = f->annotations = f->annotate = Value();
  f->dict = nullptr;
  return Value::counted(f);
}

Value make_method(Value function, Value self) {
  auto* m = new_object<Method>(rt().types.method);
  m->function = own(function);
  m->self = own(self);
  return Value::counted(m);
}

Value make_native(const char* name, Effect effect, NativeFn fn, Takes takes, const char* module) {
  assert(effect != Effect::unstated);
  auto* f = new_object<NativeFunction>(rt().types.native_function);
  f->call = fn;
  f->name = intern(name);
  f->self = Value();
  f->owner = nullptr;
  f->module = module != nullptr ? intern(module) : rt().names.builtins;
  f->native_flags = static_cast<uint16_t>(takes.most == Takes::any ? takes_keywords : 0);
  f->effect = effect;
  f->least = takes.least;
  f->spare = takes.most - takes.least;
  return Value::counted(f);
}

Value make_cell(Value content_owned) {
  auto* c = new_object<CellObject>(rt().types.cell);
  (new (&c->content) Cell)->store(content_owned);
  return Value::counted(c);
}

Value make_module(std::string_view name) {
  auto* m = new_object<Module>(rt().types.module);
  m->dict = make_dict().as<Dict>();
  m->name = intern(name);
  dict_set(m->dict, rt().names.name, Value::uncounted(m->name));
  dict_set(m->dict, rt().names.doc, rt().none);
  return Value::counted(m);
}

Ref module_named(std::string_view name) {
  Ref m = Ref::steal(dict_get(rt().modules, intern(name)));
  return m && layout_of(m.get()) == Layout::module ? m : Ref();
}
Value module_get(Module* m, const char* name) { return dict_get(m->dict, intern(name)); }
void module_set(Value module, const char* name, Value owned) {
  dict_set(module.as<Module>()->dict, intern(name), owned);
  release(owned);
}
NativeFunction* module_add(Value module, const char* name, Effect effect, NativeFn fn, Takes takes) {
  const Value f = make_native(name, effect, fn, takes, module.as<Module>()->name->ascii().data());
  module_set(module, name, f);
  return f.as<NativeFunction>();
}

namespace {

std::string address_of(Value v) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(v.object())));
  return text;
}
std::string name_of(Value v) { return is_str(v) ? to_utf8(v.as<Str>()) : "?"; }

Value code_repr(Thread&, Value v) {
  const auto* c = v.as<CodeObject>();
  return make_str("<code object " + to_utf8(c->name) + " at " + address_of(v) + ", file \"" + c->source->filename +
                  "\", line " + std::to_string(c->source->first_line) + ">");
}

void clear_function(Object* o) {
  auto* f = static_cast<Function*>(o);
  release(Value::counted(f->globals));
  for (Value v : {f->name, f->qualified_name, f->module, f->doc, f->defaults, f->kwdefaults, f->closure, f->annotations,
                  f->annotate}) {
    release(v);
  }
}
Value function_repr(Thread&, Value v) {
  const auto* f = v.as<Function>();
  if (f->code->is_hidden) return make_str("<built-in function " + name_of(f->name) + ">");  // C in CPython
  return make_str("<function " + name_of(v.as<Function>()->qualified_name) + " at " + address_of(v) + ">");
}
Value function_call(Thread& t, Value self, Args args) { return call_function(t, self.as<Function>(), args); }

void clear_method(Object* o) {
  release(static_cast<Method*>(o)->function);
  release(static_cast<Method*>(o)->self);
}
Value method_repr(Thread& t, Value v) {
  const auto* m = v.as<Method>();
  if (layout_of(m->function) == Layout::native_method || layout_of(m->function) == Layout::native_function) {
    return make_str("<built-in method " + to_utf8(m->function.as<NativeFunction>()->name) + " of " +
                    std::string(type_name(m->self)) + " object at " + address_of(m->self.is_object() ? m->self : v) +
                    ">");
  }
  std::string out =
      "<bound method " +
      (layout_of(m->function) == Layout::function ? name_of(m->function.as<Function>()->qualified_name) : "?") + " of ";
  Value signal = append_repr(t, out, m->self, v, "...");
  return signal.is_signal() ? signal : make_str(out + ">");
}
Value method_compare(Thread&, CompareOp op, Value a, Value b) {
  if (layout_of(a) != Layout::method || layout_of(b) != Layout::method || (op != CompareOp::eq && op != CompareOp::ne))
    return rt().not_implemented;
  const bool is_equal =
      same(a.as<Method>()->function, b.as<Method>()->function) && same(a.as<Method>()->self, b.as<Method>()->self);
  return boolean(is_equal == (op == CompareOp::eq));
}

// Calls `function` with `self` in front of the arguments.
Value call_with_self(Value self, Args args, auto function) {
  Value few[16];
  std::vector<Value> many;
  Value* all = few;
  if (args.count + 1 > 16) {
    many.resize(args.count + 1);
    all = many.data();
  }
  all[0] = self;
  std::copy_n(args.values, args.count, all + 1);
  return function(Args{all, args.count + 1, args.keywords});
}
Value method_call(Thread& t, Value self, Args args) {
  const auto* m = self.as<Method>();
  return call_with_self(m->self, args, [&](Args all) { return call(t, m->function, all); });
}
Value native_call(Thread& t, Value self, Args args) {
  auto* f = self.as<NativeFunction>();
  if (f->self.is_null() || (f->native_flags & for_class) != 0) return call_unbound(t, f, args);
  return call_with_self(f->self, args, [&](Args all) { return call_native(t, f, all); });
}
// A function where it stands in a class.
Value bind_function(Thread&, Value descriptor, Value self, Value) {
  return self.is_null() ? own(descriptor) : make_method(descriptor, self);
}

void clear_native(Object* o) { release(static_cast<NativeFunction*>(o)->self); }
Value native_repr(Thread&, Value v) {
  const auto* f = v.as<NativeFunction>();
  if (f->owner != nullptr)
    return make_str("<method '" + to_utf8(f->name) + "' of '" + to_utf8(f->owner->name) + "' objects>");
  return make_str("<built-in function " + to_utf8(f->name) + ">");
}

void clear_cell(Object* o) { release(static_cast<CellObject*>(o)->content.load()); }
Value module_repr(Thread&, Value v) {
  const auto* m = v.as<Module>();
  std::string text = "<module '" + to_utf8(m->name) + "'";
  Ref file = Ref::steal(dict_get(m->dict, rt().names.file));
  if (file && is_str(file.get()))
    text += " from '" + to_utf8(file.as<Str>()) + "'";
  else if (dict_entry_index(rt().modules, m->name) >= 0)
    text += " (built-in)";
  return make_str(text + ">");
}

size_t generator_bytes(const Object*) { return sizeof(Generator); }
void clear_generator(Object* o) {
  auto* g = static_cast<Generator*>(o);
  if (g->type == rt().types.coroutine && g->state.load() == GeneratorState::created && g->frame != nullptr)
    warn_never_awaited(g);
  drop_generator_frame(g);
  for (Value v : {g->handled, g->outer_handled, g->name, g->qualified_name, g->finalizer}) release(v);
}
Value generator_repr(Thread&, Value v) {
  return make_str("<" + to_utf8(type_of(v)->name) + " object " + name_of(v.as<Generator>()->qualified_name) + " at " +
                  address_of(v) + ">");
}
Value iterate_self(Thread&, Value v) { return own(v); }
Value generator_next(Thread& t, Value v) { return resume_generator(t, v.as<Generator>(), none()); }

void walk_code(Object* o, Walker& w) {
  auto* c = static_cast<CodeObject*>(o);
  for (size_t i = 0; i < c->source->constants.size(); ++i) w.value(c->constants[i]);
}
void walk_function(Object* o, Walker& w) {
  auto* f = static_cast<Function*>(o);
  w.object(f->code);
  w.object(f->globals);
  w.values(f->name, f->qualified_name, f->module, f->doc, f->defaults, f->kwdefaults, f->closure, f->annotations,
           f->annotate);
}
void walk_method(Object* o, Walker& w) { w.values(static_cast<Method*>(o)->function, static_cast<Method*>(o)->self); }
void walk_native(Object* o, Walker& w) { w.value(static_cast<NativeFunction*>(o)->self); }
void walk_cell(Object* o, Walker& w) { w.cell(static_cast<CellObject*>(o)->content); }
void walk_generator(Object* o, Walker& w) {
  auto* g = static_cast<Generator*>(o);
  w.number(static_cast<uint64_t>(g->state.load(std::memory_order_relaxed)));
  w.number((g->is_async_running.load() ? 1u : 0u) | (g->is_closed.load() ? 2u : 0u));
  w.values(g->handled, g->outer_handled, g->name, g->qualified_name, g->finalizer);
  if (g->frame == nullptr) return;
  w.block(g->frame, g->frame_bytes);
  walk_frame(g->frame, w);
}

// CPython's method_getattro: what the type of methods has not is the function's.
Value method_get_attribute(Thread& t, Value v, Str* name) {
  return find_in_type(type_of(v), name).is_null() ? get_attribute(t, v.as<Method>()->function, name) : Value();
}

}  // namespace

const TypeOps code_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never, .takes_weak_references = true},
            .walk = walk_code,
            .basic_size = sizeof(CodeObject),
            .repr = code_repr});
const TypeOps function_ops = stated({.nature = {.sight = Sight::nothing,
                                                .changes = Changes::within,
                                                .is_collected = true,
                                                .takes_weak_references = true},
                                     .walk = walk_function,
                                     .basic_size = sizeof(Function),
                                     .clear = clear_function,
                                     .repr = function_repr,
                                     .call = function_call,
                                     .descr_get = bind_function,
                                     .effects = {.call = Effect::calls, .descr_get = Effect::nothing}});
const TypeOps method_ops = stated(
    {.nature = {.sight = Sight::parts, .changes = Changes::never, .is_collected = true, .takes_weak_references = true},
     .walk = walk_method,
     .basic_size = sizeof(Method),
     .clear = clear_method,
     .repr = method_repr,
     .call = method_call,
     .get_attribute = method_get_attribute,
     .compare = method_compare,
     .descr_get = [](Thread&, Value descriptor, Value, Value) { return own(descriptor); },
     .effects = {.call = Effect::calls, .get_attribute = Effect::nothing, .descr_get = Effect::nothing}});
const TypeOps native_ops =
    stated({.nature = {.sight = Sight::bound, .changes = Changes::never, .takes_weak_references = true},
            .walk = walk_native,
            .basic_size = sizeof(NativeFunction),
            .clear = clear_native,
            .repr = native_repr,
            .call = native_call,
            .effects = {.call = Effect::calls}});
const TypeOps native_method_ops = stated({.nature = {.sight = Sight::bound, .changes = Changes::never},
                                          .walk = walk_native,
                                          .basic_size = sizeof(NativeFunction),
                                          .clear = clear_native,
                                          .repr = native_repr,
                                          .call = native_call,
                                          .descr_get = bind_function,
                                          .effects = {.call = Effect::calls, .descr_get = Effect::nothing}});
const TypeOps cell_ops = stated({.nature = {.sight = Sight::all, .changes = Changes::always, .is_collected = true},
                                 .walk = walk_cell,
                                 .basic_size = sizeof(CellObject),
                                 .clear = clear_cell});
const TypeOps module_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never, .takes_weak_references = true},
            .walk = holds_nothing,
            .basic_size = sizeof(Module),
            .repr = module_repr});
const TypeOps generator_ops = stated(
    {.nature = {.sight = Sight::step, .changes = Changes::always, .is_collected = true, .takes_weak_references = true},
     .walk = walk_generator,
     .basic_size = sizeof(Generator),
     .clear = clear_generator,
     .size = generator_bytes,
     .repr = generator_repr,
     .iterate = iterate_self,
     .next = generator_next,
     .must_be_closed = must_be_closed,
     .effects = {.iterate = Effect::nothing, .next = Effect::steps}});
const TypeOps coroutine_ops = stated(
    {.nature = {.sight = Sight::step, .changes = Changes::always, .is_collected = true, .takes_weak_references = true},
     .walk = walk_generator,
     .basic_size = sizeof(Generator),
     .clear = clear_generator,
     .size = generator_bytes,
     .repr = generator_repr,
     .must_be_closed = must_be_closed});

void walk_frame(Frame* f, Walker& w) {
  if (f->kind == FrameKind::continuation) {
    w.number(reinterpret_cast<uintptr_t>(f->resume));
    for (uint32_t i = 0; i < f->slot_count; ++i) w.value(f->slots[i]);
    return;
  }
  w.object(f->code);
  w.number(static_cast<uint64_t>(f->ip - f->code->instrs));
  w.value(f->function);
  w.value(f->locals);
  w.object(f->globals);
  w.object(f->generator);
  if (f->is_traced()) w.object(f->picture);
  w.number(static_cast<uint64_t>(f->sp - f->slots));
  for (Value* v = f->slots; v < f->sp; ++v) w.value(*v);
}

}  // namespace lockstep::python::vm

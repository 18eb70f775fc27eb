#include "python/vm/callable.h"

#include <algorithm>
#include <cstdio>

#include "python/code/opcodes.h"
#include "python/vm/attribute_cache.h"
#include "python/vm/call.h"
#include "python/vm/coroutine.h"
#include "python/vm/forms.h"
#include "python/vm/runtime.h"
#include "python/vm/visit.h"

namespace lockstep::python::vm {

Value make_constant(const code::Constant& c) {
  struct Visitor {
    Value operator()(const code::None&) { return rt().none; }
    Value operator()(bool b) { return boolean(b); }
    Value operator()(int64_t n) { return make_int(n); }
    Value operator()(const code::BigInt& b) { return make_int_from_text(b.digits, 10); }
    Value operator()(double d) { return make_float(d); }
    Value operator()(const std::complex<double>&) { return rt().none; }  // never loaded: see make_code
    Value operator()(const std::string& s) {
      // CPython interns constants that look like names.
      const bool is_name = std::all_of(s.begin(), s.end(), [](char ch) {
        return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
      });
      return is_name ? Value::uncounted(intern(s)) : make_str(s);
    }
    Value operator()(const code::Bytes& b) { return make_bytes(b.data); }
    Value operator()(const code::Tuple& u) {
      if (u.items.empty()) return rt().empty_tuple;
      Tuple* r = new_tuple(static_cast<uint32_t>(u.items.size()));
      for (size_t i = 0; i < u.items.size(); ++i) r->items[i] = make_constant(u.items[i]);
      return Value::counted(r);
    }
    Value operator()(const code::FrozenSet& f) { return make_frozenset_constant(f); }
    Value operator()(const code::Slice& s) {
      Ref a = Ref::steal(make_constant(s.parts[0])), b = Ref::steal(make_constant(s.parts[1])),
          c3 = Ref::steal(make_constant(s.parts[2]));
      return make_slice(a.get(), b.get(), c3.get());
    }
    Value operator()(const code::Ellipsis&) { return rt().ellipsis; }
    Value operator()(const std::shared_ptr<const code::Code>& k) { return Value::uncounted(make_code(k)); }
  };
  return std::visit(Visitor{}, c.value);
}

namespace {

template <class T>
T* array(size_t n) {
  return n == 0 ? nullptr : static_cast<T*>(current_heap->allocate(n * sizeof(T)));
}

// A constant lives as long as its code object, which owns it; the loop pushes it uncounted. Threads that share it
// without a GIL must not fight over its count: there it is immortal, as in CPython's free-threaded build.
Value keep(Value v) {
  if (!v.is_object()) return v;
  if (rt().settings.is_parallel()) {
    if (is_tuple(v)) {
      for (uint32_t i = 0; i < v.as<Tuple>()->count; ++i) v.as<Tuple>()->items[i] = keep(v.as<Tuple>()->items[i]);
    }
    if (!is_immortal(v.object())) make_immortal(v.object());  // None and its kin are read by every thread
  }
  return Value::uncounted(v.object());
}

}  // namespace

namespace {
bool has_complex(const code::Constant& c) {
  if (const auto* u = std::get_if<code::Tuple>(&c.value)) return std::ranges::any_of(u->items, has_complex);
  return std::holds_alternative<std::complex<double>>(c.value);
}
}  // namespace

CodeObject* make_code(std::shared_ptr<const code::Code> source) {
  const code::Code& s = *source;
  auto* c = new_object<CodeObject>(rt().types.code);
  make_immortal(c);
  c->source = source.get();
  c->name = intern(s.name);
  c->qualified_name = intern(s.qualified_name);
  c->stack_size = s.stack_size;
  c->slot_count = static_cast<uint32_t>(s.locals_plus.size()) + s.stack_size + 1;
  c->argcount = s.argcount;
  c->posonly = s.posonly_argcount;
  c->kwonly = s.kwonly_argcount;
  c->has_varargs = (s.flags & code::varargs) != 0;
  c->has_varkeywords = (s.flags & code::varkeywords) != 0;
  c->is_generator = (s.flags & (code::generator | code::coroutine | code::async_generator)) != 0;
  c->role = rt().exploring != nullptr ? rt().exploring->role_of(s) : Role{};
  c->is_hidden = s.filename.contains("/_fallback/") || s.filename.contains("/lib-dynload/");
  c->is_simple = !c->has_varargs && !c->has_varkeywords && c->kwonly == 0;
  c->local_count = static_cast<uint32_t>(s.locals_plus.size());
  c->local_names = array<Str*>(s.locals_plus.size());
  c->cell_count = c->free_count = 0;
  for (size_t i = 0; i < s.locals_plus.size(); ++i) {
    c->local_names[i] = intern(s.locals_plus[i].name);
    c->cell_count += (s.locals_plus[i].kind & code::local_cell) != 0;
    c->free_count += (s.locals_plus[i].kind & code::local_free) != 0;
  }
  c->names = array<Str*>(s.names.size());
  for (size_t i = 0; i < s.names.size(); ++i) c->names[i] = intern(s.names[i]);
  c->constants = array<Value>(s.constants.size());
  for (size_t i = 0; i < s.constants.size(); ++i) c->constants[i] = keep(make_constant(s.constants[i]));

  // Instructions without EXTENDED_ARG and caches; `at` maps code units to instructions.
  const size_t units = s.bytecode.size() / 2;
  std::vector<uint32_t> at(units + 1, 0), starts;
  std::vector<Instr> instrs;
  uint32_t arg = 0, caches = first_cache;
  size_t first = 0;
  bool is_extended = false;
  for (size_t u = 0; u < units;) {
    const uint8_t op = s.bytecode[u * 2];
    arg = (arg << 8) | s.bytecode[u * 2 + 1];
    if (!is_extended) first = u;
    for (size_t k = first; k <= u; ++k) at[k] = static_cast<uint32_t>(instrs.size());
    if (op == code::op::EXTENDED_ARG) {
      is_extended = true;
      ++u;
      continue;
    }
    const auto cache = static_cast<size_t>(code::cache_units(op));
    // A code object with more caches than a number of 16 bits counts goes on without: with the two that stay empty.
    uint32_t place = remembers_attributes(op) ? no_attribute_cache : no_name_cache;
    if (caches <= UINT16_MAX && (remembers_attributes(op) || remembers_names(op))) place = caches++;
    instrs.push_back({op, op, static_cast<uint16_t>(place), static_cast<int32_t>(arg)});
    starts.push_back(static_cast<uint32_t>(u));
    for (size_t k = u + 1; k <= u + cache && k < units; ++k) at[k] = static_cast<uint32_t>(instrs.size());
    u += 1 + cache;
    arg = 0;
    is_extended = false;
  }
  at[units] = static_cast<uint32_t>(instrs.size());
  for (size_t i = 0; i < instrs.size(); ++i) {
    Instr& in = instrs[i];
    // END_ASYNC_FOR names where it belongs to, but does not jump there.
    if (!code::has_flag(in.op, code::F_JUMP) || in.op == code::op::END_ASYNC_FOR) continue;
    const int64_t next = int64_t{starts[i]} + 1 + code::cache_units(in.op);
    const bool is_backward = in.op == code::op::JUMP_BACKWARD || in.op == code::op::JUMP_BACKWARD_NO_INTERRUPT;
    const int64_t target = is_backward ? next - in.arg : next + in.arg;
    in.arg = static_cast<int32_t>(static_cast<int64_t>(at[static_cast<size_t>(target)]) - static_cast<int64_t>(i) - 1);
  }
  for (Instr& in : instrs) {  // complex numbers are refused where they are loaded
    if (in.op == code::op::LOAD_CONST && has_complex(s.constants[static_cast<size_t>(in.arg)]))
      in = {code::op::LOAD_COMMON_CONSTANT, 0, 0, complex_constant};
  }
  choose_forms(instrs, rt().settings);
  c->instr_count = static_cast<uint32_t>(instrs.size());
  c->instrs = array<Instr>(instrs.size());
  std::copy(instrs.begin(), instrs.end(), c->instrs);
  c->units = array<uint32_t>(starts.size());
  std::copy(starts.begin(), starts.end(), c->units);
  // Caches are no part of a program's state: an exploration leaves them filled.
  ThreadHeap* const heap = current_heap;
  if (rt().exploring != nullptr) current_heap = &rt().exploring->names;
  c->caches = array<InlineCache>(caches);
  current_heap = heap;
  for (uint32_t i = 0; i < caches; ++i) new (&c->caches[i]) InlineCache;
  for (const Instr& in : instrs) {
    if (remembers_attributes(in.op)) c->caches[in.cache].word.store(no_attributes_yet());
  }
  c->caches[no_attribute_cache].word.store(no_attributes_ever());
  c->handler_count = static_cast<uint32_t>(s.exceptions.size());
  c->handlers = array<Handler>(s.exceptions.size());
  for (size_t i = 0; i < s.exceptions.size(); ++i) {
    const auto& e = s.exceptions[i];
    c->handlers[i] = {at[e.start], at[e.end], at[e.target], e.depth, e.push_lasti};
  }
  std::lock_guard lock(rt().intern_mutex);
  rt().kept_code.push_back(std::move(source));
  return c;
}

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
  check_effect(name, effect);
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

Value make_super(Thread& t, Value type, Value self) {
  if (layout_of(type) != Layout::type)
    return raise(t, "TypeError", "super() argument 1 must be a type, not " + std::string(type_name(type)));
  auto* of = type.as<Type>();
  if (is_none(self)) {  // bound to nothing: super(type)
    auto* s = new_object<Super>(rt().types.super);
    s->type = of;
    s->self = Value();
    s->self_type = nullptr;
    return Value::counted(s);
  }
  const bool on_class = layout_of(self) == Layout::type && is_subtype(self.as<Type>(), of);
  if (!on_class && !is_subtype(type_of(self), of)) {
    return raise(t, "TypeError",
                 "super(type, obj): obj (" +
                     (layout_of(self) == Layout::type ? "type " + to_utf8(self.as<Type>()->name)
                                                      : "instance of " + std::string(type_name(self))) +
                     ") is not an instance or subtype of type (" + to_utf8(of->name) + ").");
  }
  auto* s = new_object<Super>(rt().types.super);
  s->type = of;
  s->self = own(self);
  s->self_type = on_class ? self.as<Type>() : type_of(self);
  return Value::counted(s);
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

void clear_property(Object* o) {
  auto* p = static_cast<Property*>(o);
  for (Value v : {p->get, p->set, p->del, p->doc}) release(v);
}
void clear_wrapper(Object* o) { release(static_cast<Wrapper*>(o)->function); }
Value wrapper_call(Thread& t, Value self, Args args) { return call(t, self.as<Wrapper>()->function, args); }
void clear_super(Object* o) { release(static_cast<Super*>(o)->self); }

Value super_repr(Thread&, Value v) {
  const auto* s = v.as<Super>();
  return make_str("<super: <class '" + to_utf8(s->type->name) + "'>, " +
                  (s->self_type == nullptr ? "NULL" : "<" + to_utf8(s->self_type->name) + " object>") + ">");
}

// super(): looks behind `type` in the MRO of the object's own type.
Value super_get_attribute(Thread& t, Value v, Str* name) {
  const auto* s = v.as<Super>();
  if (s->self_type == nullptr) return Value();
  const auto* mro = s->self_type->mro.as<Tuple>();
  uint32_t i = 0;
  while (i < mro->count && mro->items[i].object() != s->type) ++i;
  for (++i; i < mro->count; ++i) {
    Value found = dict_peek(mro->items[i].as<Type>()->dict, name);
    if (found.is_null()) continue;
    const bool on_class = layout_of(s->self) == Layout::type && s->self.object() == s->self_type;
    if (!on_class) return bind_descriptor(t, found, s->self, s->self_type);
    switch (layout_of(found)) {
      case Layout::static_method: return own(found.as<Wrapper>()->function);
      case Layout::class_method: return make_method(found.as<Wrapper>()->function, type_value(s->self_type));
      default:
        const Value hook = special_of(found, Special::get);
        return hook.is_null() ? own(found) : call(t, hook, {found, rt().none, type_value(s->self_type)});
    }
  }
  return Value();
}

size_t generator_bytes(const Object*) { return sizeof(Generator); }
void clear_generator(Object* o) {
  auto* g = static_cast<Generator*>(o);
  if (g->type == rt().types.coroutine && g->state.load() == 0 && g->frame != nullptr) warn_never_awaited(g);
  drop_generator_frame(g);
  for (Value v : {g->handled, g->outer_handled, g->name, g->qualified_name, g->finalizer}) release(v);
}
Value generator_repr(Thread&, Value v) {
  return make_str("<" + to_utf8(type_of(v)->name) + " object " + name_of(v.as<Generator>()->qualified_name) + " at " +
                  address_of(v) + ">");
}
Value iterate_self(Thread&, Value v) { return own(v); }
Value generator_next(Thread& t, Value v) { return resume_generator(t, v.as<Generator>(), none()); }

}  // namespace

const TypeOps code_ops = {.repr = code_repr};
const TypeOps function_ops = {
    .clear = clear_function, .repr = function_repr, .call = function_call, .effects = {.call = Effect::calls}};
const TypeOps method_ops = {.clear = clear_method,
                            .repr = method_repr,
                            .call = [](Thread& t, Value self, Args args) { return call(t, self, args); },
                            .compare = method_compare,
                            .effects = {.call = Effect::calls}};
const TypeOps native_ops = {.clear = clear_native, .repr = native_repr};
const TypeOps native_method_ops = {.clear = clear_native, .repr = native_repr};
const TypeOps cell_ops = {.clear = clear_cell};
const TypeOps module_ops = {.repr = module_repr};
const TypeOps property_ops = {.clear = clear_property};
Value wrapper_repr(Thread& t, Value v) {
  const Value inner = repr(t, v.as<Wrapper>()->function);
  if (inner.is_signal()) return inner;
  Ref text = Ref::steal(inner);
  return make_str("<" + std::string(type_name(v)) + "(" + to_utf8(text.as<Str>()) + ")>");
}
const TypeOps wrapper_ops = {
    .clear = clear_wrapper, .repr = wrapper_repr, .call = wrapper_call, .effects = {.call = Effect::calls}};
const TypeOps member_ops = {.repr = [](Thread&, Value v) {
  const auto* m = v.as<Member>();
  return make_str((m->get == nullptr ? "<member '" : "<attribute '") + to_utf8(m->name) + "' of '" +
                  to_utf8(m->owner->name) + "' objects>");
}};
const TypeOps super_ops = {.clear = clear_super,
                           .repr = super_repr,
                           .get_attribute = super_get_attribute,
                           .effects = {.get_attribute = Effect::nothing}};
const TypeOps generator_ops = {.clear = clear_generator,
                               .size = generator_bytes,
                               .repr = generator_repr,
                               .iterate = iterate_self,
                               .next = generator_next,
                               .effects = {.iterate = Effect::nothing, .next = Effect::steps}};
const TypeOps coroutine_ops = {.clear = clear_generator, .size = generator_bytes, .repr = generator_repr};

}  // namespace lockstep::python::vm

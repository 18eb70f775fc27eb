// Parts of instructions that are not worth a place in the loop.
#include <algorithm>

#include "python/code/opcodes.h"
#include "python/vm/eval/eval.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/types/weakref.h"

namespace lockstep::python::vm {

namespace {

Value undefined_name(Thread& t, Str* name) {
  if (is_lacking(t, "builtins", to_utf8(name))) return refuse(t, "'" + to_utf8(name) + "'");
  raise(t, Exc::NameError, "name '" + to_utf8(name) + "' is not defined");
  t.raised.as<Exception>()->extra_value = own(Value::uncounted(name));
  return Value();
}

}  // namespace

Value load_global_slow(Thread& t, Dict* globals, Dict* builtins, Str* name) {
  Value v = dict_get(globals, name);
  if (v.is_null()) v = dict_get(builtins, name);
  return v.is_null() ? undefined_name(t, name) : v;
}

Value load_name(Thread& t, Frame* f, Str* name) {
  if (!f->locals.is_null()) {
    if (is_dict(f->locals) && special_of(f->locals, Special::getitem).is_null() &&
        special_of(f->locals, Special::missing).is_null()) {
      Value v = dict_get(f->locals.as<Dict>(), name);
      if (!v.is_null()) return v;
    } else {
      return call_fallback(t, "load_name", {f->locals, Value::uncounted(f->globals), Value::uncounted(name)});
    }
  }
  return load_global_slow(t, f->globals, f->builtins, name);
}

Value unbound_local(Thread& t, CodeObject* c, uint32_t slot) {
  const std::string name = to_utf8(c->local_names[slot]);
  const uint8_t kind = c->source->locals_plus[slot].kind;
  if ((kind & code::local_free) != 0) {
    raise(t, Exc::NameError,
          "cannot access free variable '" + name + "' where it is not associated with a value in enclosing scope");
    t.raised.as<Exception>()->extra_value = own(Value::uncounted(c->local_names[slot]));
    return Value();
  }
  return raise(t, Exc::UnboundLocalError,
               "cannot access local variable '" + name + "' where it is not associated with a value");
}

Callee load_super_attribute(Thread& t, Value super, Value type, Value self, Str* name, bool is_to_be_called) {
  Runtime& r = rt();
  if (super.object() != r.types.super) {
    const Value called = call(t, super, {type, self});
    if (called.is_signal()) return {called.is_null() ? called : refuse(t, "super as a name of something else")};
    Ref made = Ref::steal(called);
    return {get_attribute(t, made.get(), name)};
  }
  // A method of an instance: found behind `type` in the MRO of the instance's class, without making the super object.
  if (is_to_be_called && layout_of(type) == Layout::type && self.is_object() && layout_of(self) != Layout::type &&
      is_subtype(self.object()->type, type.as<Type>())) {
    const auto* mro = self.object()->type->mro.as<Tuple>();
    uint32_t i = 0;
    while (i < mro->count && mro->items[i].object() != type.object()) ++i;
    for (++i; i < mro->count; ++i) {
      const Value found = dict_peek(mro->items[i].as<Type>()->dict, name);
      if (found.is_null()) continue;
      if (layout_of(found) == Layout::function || layout_of(found) == Layout::native_method) return {own(found), self};
      break;
    }
  }
  Ref made = Ref::steal(make_super(t, type, self));
  return {made ? get_attribute(t, made.get(), name) : Value()};
}

Callee load_special(Thread& t, Value owner, int which) {
  constexpr Special specials[] = {Special::enter, Special::exit, Special::aenter, Special::aexit};
  const Special s = specials[which];
  const bool is_async = which > code::SPECIAL_EXIT;
  const Callee method = get_special(t, owner, s);
  if (!method.function.is_null() || !t.raised.is_null()) return method;
  Type* type = type_of(owner);
  std::string full = to_utf8(type->name);
  if (!is_heap(type) && type->module->ascii() != "builtins") full = to_utf8(type->module) + "." + full;
  const bool has_other = !find_in_type(type, special_name(is_async ? Special::enter : Special::aenter)).is_null() &&
                         !find_in_type(type, special_name(is_async ? Special::exit : Special::aexit)).is_null();
  return {raise(
      t, Exc::TypeError,
      "'" + full + "' object does not support the " + (is_async ? "asynchronous " : "") +
          "context manager protocol (missed " + std::string(special_name(s)->ascii()) + " method)" +
          (!has_other ? ""
           : is_async
               ? " but it supports the context manager protocol. Did you mean to use 'with'?"
               : " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"))};
}

// from module import *: the names of its __all__, else those without an underscore in front.
Value import_star(Thread& t, Value module) {
  Dict* from = instance_dict(module);
  if (layout_of(module) == Layout::module) from = module.as<Module>()->dict;
  if (from == nullptr) return raise(t, Exc::ImportError, "from-import-* object has no __dict__ and no __all__");
  Frame* f = t.top;
  Dict* into = f->locals.is_null() ? f->globals : f->locals.as<Dict>();
  Ref all = Ref::steal(dict_get(from, intern("__all__")));
  if (all && dict_entry_index(from, special_name(Special::getattr)) >= 0)  // some of them may be made by it
    return call_fallback(t, "import_star", {module, all.get(), Value::uncounted(into)});
  if (all) {
    for (int64_t i = 0;; ++i) {
      Ref name = is_list(all.get())                                           ? Ref::steal(list_get(all.as<List>(), i))
                 : is_tuple(all.get()) && i < int64_t{all.as<Tuple>()->count} ? Ref::to(all.as<Tuple>()->items[i])
                                                                              : Ref();
      if (!name || !is_str(name.get())) return none();
      Ref v = Ref::steal(get_attribute(t, module, intern(name.as<Str>())));
      if (v.get() == Value::pushed()) return refuse(t, "import * of a module with a __getattr__");
      if (v.get().is_signal()) return v.take();
      dict_set(into, intern(name.as<Str>()), v.get());
    }
  }
  for (DictWalk w{from}; w.next();) {
    if (is_str(w.key.get()) && (w.key.as<Str>()->length == 0 || w.key.as<Str>()->at(0) != U'_'))
      dict_set(into, intern(w.key.as<Str>()), w.value.get());
  }
  return none();
}

Value build_string(Thread& t, const Value* parts, uint32_t count) {
  uint64_t length = 0;
  uint8_t width = 1;
  bool is_ascii = true;
  for (uint32_t i = 0; i < count; ++i) {
    const auto* s = parts[i].as<Str>();
    length += s->length;
    width = std::max(width, s->width);
    is_ascii &= s->is_ascii;
  }
  if (length > (1u << 30) || !rt().heap.has_room(length * width)) return end_with_limit(t, "memory");
  if (length == 0) return rt().empty_str;
  if (count == 1) return own(parts[0]);
  Str* r = new_str(static_cast<uint32_t>(length), width);
  uint32_t at = 0;
  for (uint32_t i = 0; i < count; ++i) {
    str_put(r, at, parts[i].as<Str>());
    at += parts[i].as<Str>()->length;
  }
  r->is_ascii = is_ascii;
  return Value::counted(r);
}

Value build_map(Thread& t, const Value* pairs, uint32_t count) {
  Ref d = Ref::steal(make_dict());
  for (uint32_t i = 0; i < count; ++i) {
    Value done = dict_set_item(t, d.as<Dict>(), pairs[i * 2], pairs[i * 2 + 1]);
    if (done == Value::needs_python()) {
      Ref list = Ref::steal(make_list(pairs, count * 2));
      return call_fallback(t, "build_map", {list.get()});
    }
    if (done.is_signal()) return done;
  }
  return d.take();
}

Value dict_update(Thread& t, Dict* d, Value from) {
  if (layout_of(from) == Layout::view && type_of(from) == rt().types.mapping_proxy) from = from.as<DictView>()->dict;
  if (!is_dict(from)) return Value::needs_python();
  for (DictWalk w{from.as<Dict>()}; w.next();) {
    Value done = dict_set_item(t, d, w.key.get(), w.value.get());
    if (done.is_signal()) return done;
  }
  return none();
}

namespace {

Value raise_made(Thread& t, Frame& k, Value result) {
  if (result.is_null()) return result;
  Ref e = Ref::steal(result);
  if (!is_exception(e.get())) return raise(t, Exc::TypeError, "exceptions must derive from BaseException");
  const Value cause = k.slots[0];
  if (!cause.is_null()) {
    auto* x = e.as<Exception>();
    x->suppress_context = true;
    release(std::exchange(x->cause, is_none(cause) ? Value() : own(cause)));
  }
  return raise_value(t, e.take());
}

}  // namespace

Value raise_statement(Thread& t, Value what, Value cause) {
  if (!cause.is_null() && !is_none(cause) && !is_exception(cause)) {
    const bool is_class = layout_of(cause) == Layout::type && (cause.as<Type>()->type_flags & exception_class) != 0;
    if (is_class) return call_fallback(t, "raise_from", {what, cause});
    return raise(t, Exc::TypeError, "exception causes must derive from BaseException");
  }
  if (layout_of(what) == Layout::type && (what.as<Type>()->type_flags & exception_class) != 0) {
    const Value keep[] = {cause};
    return call_then(t, what, Args{}, raise_made, keep);
  }
  if (!is_exception(what)) return raise(t, Exc::TypeError, "exceptions must derive from BaseException");
  if (!cause.is_null()) {
    auto* e = what.as<Exception>();
    e->suppress_context = true;
    release(std::exchange(e->cause, is_none(cause) ? Value() : own(cause)));
  }
  return raise_value(t, own(what));
}

void set_function_attribute(Function* f, int which, Value owned) {
  switch (which) {
    case code::FUNCTION_DEFAULTS: f->defaults = owned; break;
    case code::FUNCTION_KWDEFAULTS: f->kwdefaults = owned; break;
    case code::FUNCTION_ANNOTATIONS: f->annotations = owned; break;
    case code::FUNCTION_CLOSURE: f->closure = owned; break;
    case code::FUNCTION_ANNOTATE: f->annotate = owned; break;
    default: release(owned);
  }
}

Value convert_value(Thread& t, Value v, int how) {
  if (how == code::CONVERT_STR) return to_str(t, v);
  if (how == code::CONVERT_REPR) return repr(t, v);
  return call_fallback(t, "ascii", {v});
}

namespace {
Value truth_of_result(Thread& t, Frame& k, Value result) {
  if (result.is_null() || is_bool(result)) return result;
  Ref r = Ref::steal(result);
  k.resume = pass_result;
  return truth(t, r.get());
}
}  // namespace

Value compare_to_bool(Thread& t, CompareOp op, Value a, Value b) {
  Frame* base = t.top;
  push_continuation(t, truth_of_result, {});
  const Value r = compare(t, op, a, b);
  return r == Value::pushed() ? r : finish_continuations(t, base, r);
}

Value take_stop_value(Thread& t) {
  if (!is_a(t.raised, Exc::StopIteration)) return Value();
  Ref e = take_raised(t);
  const Value value = e.as<Exception>()->extra_value;
  return value.is_null() ? none() : own(value);
}

void take_match_of_group(Thread& t, Frame* frame, Value* top) {
  Ref pair = Ref::steal(top[0]);
  const Value match = top[1] = own(pair.as<Tuple>()->items[0]);
  top[0] = own(pair.as<Tuple>()->items[1]);
  if (is_none(match)) return;
  if (match.as<Exception>()->traceback.is_null())
    add_traceback(t, frame, match);  // a group made for a single exception
  release(std::exchange(t.handled, own(match)));
}

Value intrinsic_1(Thread& t, int which, Value v) {
  switch (which) {
    case code::INTRINSIC_UNARY_POSITIVE: return positive(t, v);
    case code::INTRINSIC_LIST_TO_TUPLE: return unpack_sequence(t, v, v.as<List>()->count.load());
    case code::INTRINSIC_STOPITERATION_ERROR: {
      // A StopIteration that would leave a generator's body (PEP 479).
      const char* kind = t.top->generator != nullptr ? generator_kind(t.top->generator) : "generator";
      const bool is_stop = is_a(v, Exc::StopIteration);
      const bool is_async_stop = kind[0] == 'a' && is_a(v, Exc::StopAsyncIteration);
      if (!is_stop && !is_async_stop) return own(v);
      Ref text = Ref::steal(make_str(std::string(kind) + " raised Stop" + (is_stop ? "" : "Async") + "Iteration"));
      const Value arg = text.get();
      Value e = make_exception(exception_type(Exc::RuntimeError), &arg, 1);
      e.as<Exception>()->cause = own(v);
      e.as<Exception>()->context = own(v);
      e.as<Exception>()->suppress_context = true;
      return e;
    }
    case code::INTRINSIC_ASYNC_GEN_WRAP: return wrap_async_yield(v);
    case code::INTRINSIC_IMPORT_STAR: return import_star(t, v);
    default: return refuse(t, "the intrinsic " + std::string(code::intrinsic_1_name(which)));
  }
}

Ref hook_of_program(const char* name, const char* original) {
  Ref sys = Ref::steal(dict_get(rt().modules, intern("sys")));
  if (!sys || layout_of(sys.get()) != Layout::module) return Ref();
  Ref hook = Ref::steal(dict_get(sys.as<Module>()->dict, intern(name)));
  Ref known = Ref::steal(hook ? dict_get(sys.as<Module>()->dict, intern(original)) : Value());
  return hook && known && same(hook.get(), known.get()) ? Ref() : std::move(hook);
}

}  // namespace lockstep::python::vm

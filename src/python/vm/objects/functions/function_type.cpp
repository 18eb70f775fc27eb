// Functions, methods and built-in functions as programs see them: constructors, methods, attributes
// (Objects/funcobject.c, classobject.c, methodobject.c).
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value or_none(Value v) { return v.is_null() ? none() : own(v); }

Function* to_be_changed(Value v) {
  will_change(v.object());
  return v.as<Function>();
}

template <Value Function::*field>
Value function_field(Thread&, Value v) {
  return or_none(v.as<Function>()->*field);
}

template <Value Function::*field, bool (*is_right)(Value), const char* must_be>
Value set_function_field(Thread& t, Value v, Value x) {
  if (!is_none(x) && !is_right(x)) return raise(t, Exc::TypeError, must_be);
  release(std::exchange(to_be_changed(v)->*field, is_none(x) ? Value() : own(x)));
  return none();
}

// slots: function
Value keep_annotations(Thread& t, Frame& k, Value result) {
  if (!result.is_null() && !is_dict(result)) return no_dict_of_annotations(t, result);
  if (result.is_object()) release(std::exchange(to_be_changed(k.slots[0])->annotations, own(result)));
  return result;
}

Value function_annotations(Thread& t, Value v) {
  auto* f = v.as<Function>();
  if (f->annotations.is_null() ? f->annotate.is_null() : is_tuple(f->annotations)) {
    Ref made = Ref::steal(make_dict());  // from __future__ import annotations: names and texts in turns
    const auto* u = f->annotations.is_null() ? nullptr : f->annotations.as<Tuple>();
    for (uint32_t i = 0; u != nullptr && i + 1 < u->count; i += 2)
      dict_set(made.as<Dict>(), u->items[i].as<Str>(), u->items[i + 1]);
    release(std::exchange(to_be_changed(v)->annotations, made.take()));
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

// Of a function of a module: the module.
Value native_self(Thread&, Value v) {
  const auto* f = v.as<NativeFunction>();
  if (!f->self.is_null()) return own(f->self);
  const Value module = f->module == nullptr ? Value() : dict_get(rt().modules, f->module);
  return module.is_null() ? none() : module;
}
Value native_qualname(Thread&, Value v) {
  const auto* f = v.as<NativeFunction>();
  const Type* of = f->owner != nullptr                                         ? f->owner
                   : f->self.is_null() || layout_of(f->self) == Layout::module ? nullptr
                   : layout_of(f->self) == Layout::type                        ? f->self.as<Type>()
                                                                               : type_of(f->self);
  if (of == nullptr) return own(Value::uncounted(f->name));
  return make_str(to_utf8(of->qualified_name) + "." + to_utf8(f->name));
}

}  // namespace

void add_function_methods(Type* type) {
  type->dict_offset = offset_of(&Function::dict);
  set_new(type, Effect::nothing, function_new);
  add_getter(type, "__name__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Function>()->name); });
  add_getter(type, "__qualname__", Effect::nothing,
             [](Thread&, Value v) { return own(v.as<Function>()->qualified_name); });
  add_getter(type, "__module__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Function>()->module); });
  add_getter(type, "__doc__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Function>()->doc); });
  add_getter(type, "__code__", Effect::nothing,
             [](Thread&, Value v) { return own(Value::uncounted(v.as<Function>()->code)); });
  add_getter(type, "__globals__", Effect::nothing,
             [](Thread&, Value v) { return own(Value::uncounted(v.as<Function>()->globals)); });
  const auto assign = [&](const char* name, auto setter) {
    dict_peek(type->dict, intern(name)).as<Member>()->set = setter;
  };
  assign("__name__", [](Thread& t, Value v, Value x) {
    if (!is_str(x)) return raise(t, Exc::TypeError, "__name__ must be set to a string object");
    release(std::exchange(to_be_changed(v)->name, own(x)));
    return none();
  });
  assign("__qualname__", [](Thread& t, Value v, Value x) {
    if (!is_str(x)) return raise(t, Exc::TypeError, "__qualname__ must be set to a string object");
    release(std::exchange(to_be_changed(v)->qualified_name, own(x)));
    return none();
  });
  assign("__code__", [](Thread& t, Value, Value x) {
    if (layout_of(x) != Layout::code) return raise(t, Exc::TypeError, "__code__ must be set to a code object");
    return refuse(t, "assignment to __code__");
  });
  assign("__module__", [](Thread&, Value v, Value x) {
    release(std::exchange(to_be_changed(v)->module, own(x)));
    return none();
  });
  assign("__doc__", [](Thread&, Value v, Value x) {
    release(std::exchange(to_be_changed(v)->doc, own(x)));
    return none();
  });
  static constexpr char tuple_wanted[] = "__defaults__ must be set to a tuple object";
  static constexpr char dict_wanted[] = "__kwdefaults__ must be set to a dict object";
  static constexpr char annotations_wanted[] = "__annotations__ must be set to a dict object";
  static constexpr char callable_wanted[] = "__annotate__ must be callable or None";
  add_getter(type, "__defaults__", Effect::nothing, function_field<&Function::defaults>,
             set_function_field<&Function::defaults, is_tuple, tuple_wanted>);
  add_getter(type, "__kwdefaults__", Effect::nothing, function_field<&Function::kwdefaults>,
             set_function_field<&Function::kwdefaults, is_dict, dict_wanted>);
  add_getter(type, "__closure__", Effect::nothing, function_field<&Function::closure>);
  add_getter(type, "__annotations__", Effect::nothing, function_annotations,
             set_function_field<&Function::annotations, is_dict, annotations_wanted>);
  add_getter(type, "__annotate__", Effect::nothing, function_field<&Function::annotate>,
             set_function_field<&Function::annotate, is_callable, callable_wanted>);
  add_getter(
      type, "__type_params__", Effect::nothing, [](Thread&, Value) { return empty_tuple(); },
      [](Thread& t, Value, Value x) {
        if (!is_tuple(x)) return raise(t, Exc::TypeError, "__type_params__ must be set to a tuple");
        return x.as<Tuple>()->count == 0 ? none() : refuse(t, "type parameters");
      });
}

void add_method_methods(Type* type) {
  set_new(type, Effect::nothing, method_new);
  add_getter(type, "__func__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Method>()->function); });
  add_getter(type, "__self__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Method>()->self); });
  add_getter(type, "__name__", Effect::nothing,
             [](Thread& t, Value v) { return get_attribute(t, v.as<Method>()->function, rt().names.name); });
  add_getter(type, "__qualname__", Effect::nothing,
             [](Thread& t, Value v) { return get_attribute(t, v.as<Method>()->function, rt().names.qualname); });
  add_getter(type, "__doc__", Effect::nothing,
             [](Thread& t, Value v) { return get_attribute(t, v.as<Method>()->function, rt().names.doc); });
}

namespace {

void add_native_methods(Type* type) {
  add_getter(type, "__name__", Effect::nothing,
             [](Thread&, Value v) { return own(Value::uncounted(v.as<NativeFunction>()->name)); });
  add_getter(type, "__qualname__", Effect::nothing, native_qualname);
  add_getter(type, "__module__", Effect::nothing,
             [](Thread&, Value v) { return own(Value::uncounted(v.as<NativeFunction>()->module)); });
}

}  // namespace

void add_native_function_methods(Type* type) {
  add_native_methods(type);
  add_getter(type, "__self__", Effect::nothing, native_self);
}
void add_native_method_methods(Type* type) { add_native_methods(type); }

}  // namespace lockstep::python::vm

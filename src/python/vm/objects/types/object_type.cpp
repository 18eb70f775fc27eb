// object, type and the other built-in types that have no file of their own: constructors, methods, fields.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value object_new(Thread& t, Args a) {
  auto* type = a[0].as<Type>();
  if (a.count > 1) {
    if (type->specials != nullptr && !special_of(type, Special::new_).is_null())
      return raise(t, Exc::TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
    if (type->specials == nullptr || special_of(type, Special::init).is_null())
      return raise(t, Exc::TypeError, to_utf8(type->name) + "() takes no arguments");
  }
  const Type* built_in = type;
  while (is_heap(built_in)) built_in = built_in->base;
  if (type->layout != Layout::instance)
    return raise(
        t, Exc::TypeError,
        "object.__new__(" + to_utf8(type->name) + ") is not safe, use " + to_utf8(built_in->name) + ".__new__()");
  if ((type->type_flags & is_abstract) != 0) return call_fallback(t, "abstract", {a[0]});
  return make_instance(type);
}
Value object_init(Thread& t, Args a) {
  if (a.count > 1 && (!special_of(a[0], Special::init).is_null() || special_of(a[0], Special::new_).is_null())) {
    const std::string who = special_of(a[0], Special::init).is_null() ? std::string(type_name(a[0])) : "object";
    return raise(t, Exc::TypeError, who + ".__init__() takes exactly one argument (the instance to initialize)");
  }
  return none();
}
Value object_repr_method(Thread& t, Args a) {
  const TypeOps* ops = ops_of(a[0])->repr != nullptr ? ops_of(a[0]) : &instance_ops;
  return or_fallback(t, ops->repr(t, a[0]), "repr", {a[0]});
}
Value object_str_method(Thread& t, Args a) {
  const TypeOps* ops = ops_of(a[0]);
  return ops->str != nullptr ? or_fallback(t, ops->str(t, a[0]), "str", {a[0]}) : repr(t, a[0]);
}
Value object_eq(Thread&, Args a) { return same(a[0], a[1]) ? boolean(true) : rt().not_implemented; }
Value object_hash(Thread&, Args a) { return make_int(static_cast<int64_t>(a[0].bits() >> 4)); }
Value object_setattr(Thread& t, Args a) {
  Str* name;
  return name_argument(t, a[1], name) ? generic_set_attribute(t, a[0], name, a[2]) : Value();
}
Value object_delattr(Thread& t, Args a) {
  Str* name;
  return name_argument(t, a[1], name) ? generic_set_attribute(t, a[0], name, Value()) : Value();
}
Value object_getattribute(Thread& t, Args a) {
  Str* name;
  return name_argument(t, a[1], name) ? generic_get_attribute(t, a[0], name) : Value();
}
Value object_format(Thread& t, Args a) {
  const std::string who = std::string(type_name(a[0])) + ".__format__";
  return check_count(t, who.c_str(), a.without_first(), 1, 1) ? format_builtin(t, a[0], a[1]) : Value();
}
Value no_hook(Thread&, Args) { return none(); }
Value init_subclass(Thread& t, Args a) {
  if (a.count == 1) return none();
  return raise(t, Exc::TypeError,
               (layout_of(a[0]) == Layout::type ? to_utf8(a[0].as<Type>()->qualified_name) : "object") +
                   ".__init_subclass__() takes no keyword arguments");
}

Value type_new(Thread& t, Args a) {
  const uint32_t given = a.positional();
  if (given != 4)
    return raise(t, Exc::TypeError,
                 "type.__new__() takes exactly 3 arguments (" + std::to_string(given - 1) + " given)");
  Ref keywords = Ref::steal(make_dict());
  for (uint32_t k = given; k < a.count; ++k)
    dict_set(keywords.as<Dict>(), a.keywords->items[k - given].as<Str>(), a[k]);
  return call_fallback(t, "new_type", {a[0], a[1], a[2], a[3], keywords.get()});
}
Value bool_new(Thread& t, Args a) {
  if (!check_count(t, "bool", a.without_first(), 0, 1)) return Value();
  return a.count == 1 ? boolean(false) : truth(t, a[1]);
}
Value slice_new(Thread& t, Args a) {
  if (!check_count(t, "slice", a.without_first(), 1, 3)) return Value();
  const Value n = none();
  return a.count == 2 ? make_slice(n, a[1], n) : make_slice(a[1], a[2], a.count > 3 ? a[3] : n);
}
Value property_new(Thread& t, Args a) {
  Value out[4];
  static const Signature signature{"property", {"fget", "fset", "fdel", "doc"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  auto* p = new_object<Property>(a[0].as<Type>());
  p->get = own(out[0]);
  p->set = own(out[1]);
  p->del = own(out[2]);
  p->doc = own(out[3]);
  return Value::counted(p);
}
template <int which>
Value property_with(Thread&, Args a) {
  const auto* old = a[0].as<Property>();
  auto* p = new_object<Property>(rt().types.property);
  p->get = own(which == 0 ? a[1] : old->get);
  p->set = own(which == 1 ? a[1] : old->set);
  p->del = own(which == 2 ? a[1] : old->del);
  p->doc = own(old->doc);
  return Value::counted(p);
}
template <Value Property::*field>
Value property_get(Thread&, Value v) {
  const Value x = v.as<Property>()->*field;
  return x.is_null() ? none() : own(x);
}
Value property_name(Thread& t, Value v) {
  const Value getter = v.as<Property>()->get;
  return getter.is_null() ? raise(t, Exc::AttributeError, "'property' object has no attribute '__name__'")
                          : get_attribute(t, getter, intern("__name__"));
}
// Its own, else its getter's.
Value property_doc(Thread& t, Value v) {
  const auto* p = v.as<Property>();
  if (!p->doc.is_null()) return own(p->doc);
  return p->get.is_null() ? none() : get_attribute(t, p->get, intern("__doc__"));
}
Value wrapper_new(Thread& t, Args a) {
  if (a.count != 2 || a.keywords != nullptr) {
    return raise(t, Exc::TypeError,
                 std::string(layout_of(a[0]) == Layout::type ? to_utf8(a[0].as<Type>()->name) : "") +
                     " expected 1 argument, got " + std::to_string(a.count - 1));
  }
  auto* w = new_object<Wrapper>(a[0].as<Type>());
  w->function = own(a[1]);
  return Value::counted(w);
}
Value wrapper_function(Thread&, Value v) { return own(v.as<Wrapper>()->function); }
Value super_new(Thread& t, Args a) {
  if (!check_count(t, "super()", a.without_first(), 0, 2)) return Value();
  Value type, self;
  if (a.count == 1) {  // the zero-argument form: __class__ cell and first argument of the calling method
    Frame* f = t.top;
    while (f != nullptr && f->kind != FrameKind::python) f = f->previous;
    if (f == nullptr) return raise(t, Exc::RuntimeError, "super(): no current frame");
    for (uint32_t i = 0; i < f->code->local_count; ++i) {
      if (f->code->local_names[i]->ascii() == "__class__" && layout_of(f->slots[i]) == Layout::cell)
        type = f->slots[i].as<CellObject>()->content.load();
    }
    if (f->code->argcount > 0) self = f->slots[0];
    if (self && layout_of(self) == Layout::cell) self = self.as<CellObject>()->content.load();
    if (self.is_null()) return raise(t, Exc::RuntimeError, "super(): no arguments");
    if (type.is_null()) return raise(t, Exc::RuntimeError, "super(): __class__ cell not found");
  } else {
    type = a[1];
    self = a.count > 2 ? a[2] : none();
  }
  return make_super(t, type, self);
}

// ---- generators' methods
Value generator_send(Thread& t, Args a) {
  const Value r = resume_generator(t, a[0].as<Generator>(), a[1]);
  return r == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : r;
}
Value generator_next_method(Thread& t, Args a) {
  const Value r = resume_generator(t, a[0].as<Generator>(), rt().none);
  return r == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : r;
}
Value generator_running(Thread&, Value v) {
  return boolean(v.as<Generator>()->state.load() == GeneratorState::running);
}

}  // namespace

void add_builtin_type_methods() {
  auto& y = rt().types;
  set_new(y.object, Effect::nothing, object_new);
  add_method(y.object, "__init__", Effect::nothing, object_init);
  add_method(y.object, "__repr__", Effect::reads_arguments, object_repr_method, 0);
  add_method(y.object, "__str__", Effect::reads_arguments, object_str_method, 0);
  add_method(y.object, "__eq__", Effect::nothing, object_eq, 1);
  add_method(y.object, "__hash__", Effect::nothing, object_hash, 0);
  for (const char* name : {"__lt__", "__le__", "__gt__", "__ge__"}) {
    add_method(
        y.object, name, Effect::nothing, [](Thread&, Args) { return rt().not_implemented; }, 1);
  }
  add_method(y.object, "__setattr__", Effect::writes_attribute, object_setattr, 2);
  add_method(y.object, "__delattr__", Effect::writes_attribute, object_delattr, 1);
  add_method(y.object, "__getattribute__", Effect::reads_attribute, object_getattribute, 1);
  add_method(y.object, "__format__", Effect::reads_arguments, object_format);
  add_class_method(y.object, "__init_subclass__", Effect::nothing, init_subclass);
  set_new(y.type, Effect::reads_arguments, type_new);
  add_method(y.type, "__call__", Effect::calls,
             [](Thread& t, Args a) { return instantiate(t, a[0].as<Type>(), a.without_first()); });
  add_method(y.type, "__init__", Effect::nothing, no_hook);
  add_method(
      y.type, "__instancecheck__", Effect::nothing,
      [](Thread&, Args a) { return boolean(is_subtype(type_of(a[1]), a[0].as<Type>())); }, 1);
  add_method(
      y.type, "__subclasscheck__", Effect::nothing,
      [](Thread& t, Args a) {
        if (layout_of(a[1]) != Layout::type) return raise(t, Exc::TypeError, "issubclass() arg 1 must be a class");
        return boolean(is_subtype(a[1].as<Type>(), a[0].as<Type>()));
      },
      1);
  add_method(
      y.type, "__subclasses__", Effect::unknown,
      [](Thread&, Args a) {
        const std::lock_guard lock(rt().types_mutex);
        const Value list = a[0].as<Type>()->subclasses;
        return list.is_null() ? make_list() : list_slice(list.as<List>(), 0, list.as<List>()->count.load(), 1);
      },
      0);
  add_class_method(y.type, "__prepare__", Effect::nothing, [](Thread&, Args) { return make_dict(); });
  add_method(
      y.type, "mro", Effect::nothing,
      [](Thread&, Args a) {
        const auto* order = a[0].as<Type>()->mro.as<Tuple>();
        return make_list(order->items, order->count);
      },
      0);
  set_new(y.boolean, Effect::reads_arguments, bool_new);
  set_new(y.slice, Effect::nothing, slice_new);
  set_new(y.property, Effect::nothing, property_new);
  add_method(y.property, "getter", Effect::nothing, property_with<0>, 1);
  add_method(y.property, "setter", Effect::nothing, property_with<1>, 1);
  add_method(y.property, "deleter", Effect::nothing, property_with<2>, 1);
  add_getter(y.property, "fget", Effect::nothing, property_get<&Property::get>);
  add_getter(y.property, "fset", Effect::nothing, property_get<&Property::set>);
  add_getter(y.property, "__doc__", Effect::nothing, property_doc);
  add_getter(y.property, "__name__", Effect::nothing, property_name);
  set_new(y.static_method, Effect::nothing, wrapper_new);
  set_new(y.class_method, Effect::nothing, wrapper_new);
  add_getter(y.static_method, "__func__", Effect::nothing, wrapper_function);
  add_getter(y.class_method, "__func__", Effect::nothing, wrapper_function);
  set_new(y.super, Effect::nothing, super_new);
  add_method(y.generator, "send", Effect::steps, generator_send, 1);
  add_method(y.generator, "__next__", Effect::steps, generator_next_method, 0);
  add_method(y.generator, "throw", Effect::runs_python, needs_fallback);
  add_method(y.generator, "close", Effect::runs_python, needs_fallback);
  add_getter(y.generator, "gi_running", Effect::reads_self, generator_running);
  const auto field = [](Type* type, const char* name, Effect effect, auto get) { add_getter(type, name, effect, get); };
  field(y.function, "__name__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Function>()->name); });
  field(y.function, "__qualname__", Effect::nothing,
        [](Thread&, Value v) { return own(v.as<Function>()->qualified_name); });
  field(y.function, "__module__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Function>()->module); });
  field(y.function, "__doc__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Function>()->doc); });
  field(y.function, "__code__", Effect::nothing,
        [](Thread&, Value v) { return own(Value::uncounted(v.as<Function>()->code)); });
  field(y.function, "__globals__", Effect::nothing,
        [](Thread&, Value v) { return own(Value::uncounted(v.as<Function>()->globals)); });
  field(y.function, "__defaults__", Effect::nothing, [](Thread&, Value v) {
    return v.as<Function>()->defaults.is_null() ? none() : own(v.as<Function>()->defaults);
  });
  const auto assign = [&](const char* name, auto setter) {
    dict_peek(y.function->dict, intern(name)).as<Member>()->set = setter;
  };
  assign("__name__", [](Thread& t, Value v, Value x) {
    if (!is_str(x)) return raise(t, Exc::TypeError, "__name__ must be set to a string object");
    release(std::exchange(v.as<Function>()->name, own(x)));
    return none();
  });
  assign("__qualname__", [](Thread& t, Value v, Value x) {
    if (!is_str(x)) return raise(t, Exc::TypeError, "__qualname__ must be set to a string object");
    release(std::exchange(v.as<Function>()->qualified_name, own(x)));
    return none();
  });
  assign("__code__", [](Thread& t, Value, Value x) {
    if (layout_of(x) != Layout::code) return raise(t, Exc::TypeError, "__code__ must be set to a code object");
    return refuse(t, "assignment to __code__");
  });
  assign("__module__", [](Thread&, Value v, Value x) {
    release(std::exchange(v.as<Function>()->module, own(x)));
    return none();
  });
  assign("__doc__", [](Thread&, Value v, Value x) {
    release(std::exchange(v.as<Function>()->doc, own(x)));
    return none();
  });
  field(y.method, "__func__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Method>()->function); });
  field(y.method, "__self__", Effect::nothing, [](Thread&, Value v) { return own(v.as<Method>()->self); });
  field(y.method, "__name__", Effect::nothing,
        [](Thread& t, Value v) { return get_attribute(t, v.as<Method>()->function, rt().names.name); });
  field(y.method, "__qualname__", Effect::nothing,
        [](Thread& t, Value v) { return get_attribute(t, v.as<Method>()->function, rt().names.qualname); });
  field(y.method, "__doc__", Effect::nothing,
        [](Thread& t, Value v) { return get_attribute(t, v.as<Method>()->function, rt().names.doc); });
  for (Type* type : {y.native_function, y.native_method}) {
    field(type, "__name__", Effect::nothing,
          [](Thread&, Value v) { return own(Value::uncounted(v.as<NativeFunction>()->name)); });
    field(type, "__qualname__", Effect::nothing,
          [](Thread&, Value v) { return own(Value::uncounted(v.as<NativeFunction>()->name)); });
    field(type, "__module__", Effect::nothing,
          [](Thread&, Value v) { return own(Value::uncounted(v.as<NativeFunction>()->module)); });
  }
  add_method(y.slice, "indices", Effect::nothing, [](Thread& t, Args a) {
    int64_t n, start, stop, step, count;
    if (!check_count(t, "indices", a.without_first(), 1, 1) || !as_index(t, a[1], n)) return Value();
    if (n < 0) return raise(t, Exc::ValueError, "length should not be negative");
    if (!slice_indices(t, a[0].as<Slice>(), n, start, stop, step, count)) return Value();
    const Value parts[] = {Value::integer(start), Value::integer(stop), Value::integer(step)};
    return make_tuple(parts, 3);
  });
  field(y.slice, "start", Effect::nothing, [](Thread&, Value v) { return own(v.as<Slice>()->start); });
  field(y.slice, "stop", Effect::nothing, [](Thread&, Value v) { return own(v.as<Slice>()->stop); });
  field(y.slice, "step", Effect::nothing, [](Thread&, Value v) { return own(v.as<Slice>()->step); });
  field(y.cell, "cell_contents", Effect::reads_self, [](Thread& t, Value v) {
    const Value x = load_owned(v.object(), v.as<CellObject>()->content);
    return x.is_null() ? raise(t, Exc::ValueError, "cell is empty") : x;
  });
  field(y.code, "co_name", Effect::nothing,
        [](Thread&, Value v) { return own(Value::uncounted(v.as<CodeObject>()->name)); });
  field(y.code, "co_argcount", Effect::nothing,
        [](Thread&, Value v) { return Value::integer(v.as<CodeObject>()->argcount); });
  field(y.code, "co_firstlineno", Effect::nothing,
        [](Thread&, Value v) { return Value::integer(v.as<CodeObject>()->source->first_line); });
  field(y.code, "co_filename", Effect::nothing,
        [](Thread&, Value v) { return make_str(v.as<CodeObject>()->source->filename); });
}

}  // namespace lockstep::python::vm

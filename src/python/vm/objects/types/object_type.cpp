// object and type: constructors and methods (Objects/typeobject.c).
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
  const Type* built_in = type_of(a[0]);
  while (is_heap(built_in)) built_in = built_in->base;
  // What a __new__ of its own has taken need not be taken here.
  const bool has_new = !special_of(a[0], Special::new_).is_null() || built_in != rt().types.object;
  if (layout_of(a[0]) == Layout::weakref) {
    return check_count(t, "__init__", a.without_first(), 1, 2) ? none() : Value();
  }
  if (a.count > 1 && (!special_of(a[0], Special::init).is_null() || !has_new)) {
    const std::string who = special_of(a[0], Special::init).is_null() ? std::string(type_name(a[0])) : "object";
    return raise(t, Exc::TypeError, who + ".__init__() takes exactly one argument (the instance to initialize)");
  }
  return none();
}
Value object_repr_method(Thread& t, Args a) {
  const TypeOps* ops = ops_of(a[0])->repr != nullptr ? ops_of(a[0]) : &instance_ops;
  return or_fallback(t, ops->repr(t, a[0]), "repr", {a[0]});
}
Value object_str_method(Thread& t, Args a) { return repr(t, a[0]); }  // whatever its own type would say
Value object_eq(Thread&, Args a) { return same(a[0], a[1]) ? boolean(true) : rt().not_implemented; }
Value object_hash(Thread&, Args a) { return make_int(static_cast<int64_t>(a[0].bits() >> 4)); }
Value object_setattr(Thread& t, Args a) {
  Str* const name = name_argument(t, a[1]);
  return name != nullptr ? generic_set_attribute(t, a[0], name, a[2]) : Value();
}
Value object_delattr(Thread& t, Args a) {
  Str* const name = name_argument(t, a[1]);
  return name != nullptr ? generic_set_attribute(t, a[0], name, Value()) : Value();
}
Value object_getattribute(Thread& t, Args a) {
  Str* const name = name_argument(t, a[1]);
  return name != nullptr ? generic_get_attribute(t, a[0], name) : Value();
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

// slots: class
Value keep_class_annotations(Thread& t, Frame& k, Value result) {
  if (!result.is_null() && !is_dict(result)) return no_dict_of_annotations(t, result);
  if (result.is_object()) dict_set(k.slots[0].as<Type>()->dict, intern("__annotations_cache__"), result);
  return result;
}

}  // namespace

void add_object_methods(Type* type) {
  set_new(type, Effect::nothing, object_new);
  add_method(type, "__init__", Effect::nothing, object_init);
  add_method(type, "__repr__", Effect::reads_arguments, object_repr_method, 0);
  add_method(type, "__str__", Effect::reads_arguments, object_str_method, 0);
  add_method(type, "__eq__", Effect::nothing, object_eq, 1);
  add_method(type, "__hash__", Effect::nothing, object_hash, 0);
  for (const char* name : {"__lt__", "__le__", "__gt__", "__ge__"}) {
    add_method(
        type, name, Effect::nothing, [](Thread&, Args) { return rt().not_implemented; }, 1);
  }
  add_method(type, "__setattr__", Effect::writes_attribute, object_setattr, 2);
  add_method(type, "__delattr__", Effect::writes_attribute, object_delattr, 1);
  add_method(type, "__getattribute__", Effect::reads_attribute, object_getattribute, 1);
  add_method(type, "__format__", Effect::reads_arguments, object_format);
  add_method(
      type, "__dir__", Effect::reads_attributes, [](Thread& t, Args a) { return call_fallback(t, "dir_of", {a[0]}); },
      0);
  add_class_method(type, "__init_subclass__", Effect::nothing, init_subclass);
  dict_set(type->dict, intern("__doc__"), none());  // the built-in types say nothing of themselves here
}

void add_type_methods(Type* type) {
  set_new(type, Effect::reads_arguments, type_new);
  add_method(type, "__call__", Effect::calls,
             [](Thread& t, Args a) { return instantiate(t, a[0].as<Type>(), a.without_first()); });
  add_method(type, "__init__", Effect::nothing, no_hook);
  add_method(
      type, "__instancecheck__", Effect::nothing,
      [](Thread&, Args a) { return boolean(is_subtype(type_of(a[1]), a[0].as<Type>())); }, 1);
  add_method(
      type, "__subclasscheck__", Effect::nothing,
      [](Thread& t, Args a) {
        if (layout_of(a[1]) != Layout::type) return raise(t, Exc::TypeError, "issubclass() arg 1 must be a class");
        return boolean(is_subtype(a[1].as<Type>(), a[0].as<Type>()));
      },
      1);
  add_method(
      type, "__subclasses__", Effect::unknown,
      [](Thread&, Args a) {
        const std::lock_guard lock(rt().types_mutex);
        const Value list = a[0].as<Type>()->subclasses;
        return list.is_null() ? make_list() : list_slice(list.as<List>(), 0, list.as<List>()->count.load(), 1);
      },
      0);
  add_class_method(type, "__prepare__", Effect::nothing, [](Thread&, Args) { return make_dict(); });
  add_method(
      type, "mro", Effect::nothing,
      [](Thread&, Args a) {
        const auto* order = a[0].as<Type>()->mro.as<Tuple>();
        return make_list(order->items, order->count);
      },
      0);
}

Value no_dict_of_annotations(Thread& t, Value v) {
  Ref given = Ref::steal(v);
  return raise(t, Exc::TypeError, "__annotate__ returned non-dict of type '" + std::string(type_name(v)) + "'");
}

Value class_annotate(Thread& t, Type* type) {
  if (!is_heap(type))
    return raise(t, Exc::AttributeError, "type object '" + to_utf8(type->name) + "' has no attribute '__annotate__'");
  for (const char* name : {"__annotate_func__", "__annotate__"}) {
    const Value known = dict_get(type->dict, intern(name));
    if (!known.is_null()) return known;
  }
  return none();
}

Stored set_class_annotation(Thread& t, Type* type, Str* name, Value v) {
  Dict* const d = type->dict;
  const auto word = [](const char* text) { return intern(text); };
  if (name == rt().names.annotate) {
    if (v.is_null() || !(is_none(v) || is_callable(v))) {
      raise(t, Exc::TypeError,
            v.is_null() ? "cannot delete __annotate__ attribute" : "__annotate__ must be callable or None");
      return Stored::raised;
    }
    dict_set(d, word("__annotate_func__"), v);
    if (!is_none(v)) dict_remove(d, word("__annotations_cache__"));
    return Stored::done;
  }
  const bool is_own = dict_entry_index(d, rt().names.annotations) >= 0;
  if (!v.is_null()) {
    dict_set(d, is_own ? rt().names.annotations : word("__annotations_cache__"), v);
  } else if (!dict_remove(d, rt().names.annotations) && !dict_remove(d, word("__annotations_cache__")) &&
             dict_entry_index(d, word("__annotate_func__")) < 0) {
    raise(t, Exc::AttributeError, "__annotations__");
    return Stored::raised;
  }
  dict_remove(d, word("__annotate_func__"));
  dict_remove(d, rt().names.annotate);
  return Stored::done;
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

}  // namespace lockstep::python::vm

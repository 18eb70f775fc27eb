// Attribute access: the descriptor protocol of Objects/object.c and typeobject.c.
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

Value bind_descriptor(Thread& t, Value descriptor, Value self, Type* type) {
  if (const Value hook = special_of(descriptor, Special::get))
    return call(t, hook, {descriptor, self.is_null() ? none() : self, type_value(type)});
  const auto get = type_of(descriptor)->ops->descr_get;
  return get != nullptr ? get(t, descriptor, self, type_value(type)) : own(descriptor);
}

Value missing_attribute(Thread& t, Value v, Str* name) {
  const std::string attribute = to_utf8(name);
  // What a class has can be missing all the same: it cannot be deleted from an object, and a slot may be empty.
  const bool is_in_class = !find_in_type(type_of(v), name).is_null() ||
                           (layout_of(v) == Layout::type && !find_in_type(v.as<Type>(), name).is_null());
  if (!is_in_class && is_lacking_attribute(t, v, attribute)) {
    const std::string of = layout_of(v) == Layout::module ? to_utf8(v.as<Module>()->name)
                           : layout_of(v) == Layout::type ? type_name(v.as<Type>())
                                                          : std::string(type_name(v));
    return refuse(t, "'" + of + "." + attribute + "'");
  }
  std::string text;
  if (layout_of(v) == Layout::type) {
    text = "type object '" + type_name(v.as<Type>()) + "' has no attribute '" + attribute + "'";
  } else if (layout_of(v) == Layout::module) {
    text = "module '" + to_utf8(v.as<Module>()->name) + "' has no attribute '" + attribute + "'";
  } else {
    text = "'" + type_name(v) + "' object has no attribute '" + attribute + "'";
  }
  raise(t, Exc::AttributeError, text);
  auto* e = t.raised.as<Exception>();
  e->extra_value = own(Value::uncounted(name));
  e->extra_object = own(v);
  return Value();
}

namespace {

// What it gives comes before what an instance has of its own.
bool is_data_descriptor(Value v) {
  if (type_of(v)->ops->descr_get == nullptr && special_of(v, Special::get).is_null()) return false;
  return type_of(v)->ops->descr_set != nullptr || !special_of(v, Special::set).is_null() ||
         !special_of(v, Special::delete_).is_null();
}

// A found attribute or null without an exception.
Value lookup(Thread& t, Value v, Str* name) {
  Type* type = type_of(v);
  Value descriptor = find_in_type(type, name);
  if (!descriptor.is_null() && is_data_descriptor(descriptor)) return bind_descriptor(t, descriptor, v, type);
  if (v.is_object()) {
    if (type->ops->get_attribute != nullptr) {
      Value own_one = type->ops->get_attribute(t, v, name);
      if (!own_one.is_null() || !t.raised.is_null()) return own_one;
    }
    if (type->keys != nullptr || type->dict_offset != 0) {
      Value mine = instance_attribute(v, name);
      if (!mine.is_null()) return mine;
    }
  }
  if (!descriptor.is_null()) return bind_descriptor(t, descriptor, v, type);
  if (name == rt().names.class_) return type_value(type);
  if (name == rt().names.dict && v.is_object()) {
    if (Dict* d = instance_dict(v)) return own(Value::uncounted(d));
  }
  return Value();
}

Value after_getattribute(Thread& t, Frame& k, Value result) {
  // __getattribute__ raised AttributeError: __getattr__ has its say.
  if (!result.is_null()) return result;
  Value fallback = special_of(k.slots[0], Special::getattr);
  if (fallback.is_null() || !is_a(t.raised, Exc::AttributeError)) return Value();
  release(take_raised(t).take());
  Value args[] = {k.slots[0], k.slots[1]};
  return go_on(t, k, pass_result, fallback, Args{args, 2, nullptr});
}

}  // namespace

Value generic_get_attribute(Thread& t, Value v, Str* name) {
  Value found = lookup(t, v, name);
  if (!found.is_null() || !t.raised.is_null()) return found;
  if (layout_of(v) == Layout::module) {  // PEP 562
    Ref hook = Ref::steal(dict_get(v.as<Module>()->dict, special_name(Special::getattr)));
    if (hook) return call(t, hook.get(), {Value::uncounted(name)});
  }
  return missing_attribute(t, v, name);
}

Value get_attribute(Thread& t, Value v, Str* name) {
  if (v.is_object() && v.object()->type->specials != nullptr) {
    Value hook = special_of(v, Special::getattribute);
    Value fallback = special_of(v, Special::getattr);
    if (!hook.is_null()) {
      Value args[] = {v, Value::uncounted(name)};
      return call_then(t, hook, Args{args, 2, nullptr}, after_getattribute, args, Effect::nothing);
    }
    if (!fallback.is_null()) {
      Value found = lookup(t, v, name);
      if (!found.is_null() || !t.raised.is_null()) return found;
      return call(t, fallback, {v, Value::uncounted(name)});
    }
  }
  return generic_get_attribute(t, v, name);
}

Callee get_method(Thread& t, Value v, Str* name) {
  Type* type = type_of(v);
  if (special_of(type, Special::getattribute).is_null() &&
      (type->ops == nullptr || type->ops->get_attribute == nullptr)) {
    Value descriptor = find_in_type(type, name);
    const Layout l = descriptor.is_null() ? Layout::none : layout_of(descriptor);
    if (l == Layout::function || l == Layout::native_method) {
      if (v.is_object() && (type->keys != nullptr || type->dict_offset != 0)) {
        Value mine = instance_attribute(v, name);
        if (!mine.is_null()) return {mine};
      }
      return {own(descriptor), v};
    }
  }
  return {get_attribute(t, v, name)};
}

Callee get_special(Thread& t, Value v, Special s) {
  Type* type = type_of(v);
  Value descriptor = find_in_type(type, special_name(s));
  if (descriptor.is_null()) return {};
  const Layout l = layout_of(descriptor);
  if (l == Layout::function || l == Layout::native_method) return {own(descriptor), v};
  return {bind_descriptor(t, descriptor, v, type)};
}

Value set_attribute(Thread& t, Value v, Str* name, Value value) {
  Type* type = type_of(v);
  const bool deletes = value.is_null();
  if (Value hook = special_of(type, deletes ? Special::delattr : Special::setattr)) {
    return deletes ? call(t, hook, {v, Value::uncounted(name)}) : call(t, hook, {v, Value::uncounted(name), value});
  }
  return generic_set_attribute(t, v, name, value);
}

namespace {
// Whether a name that CPython's class has is a special method, which is read-only on its objects. The others with two
// underscores are values, of which some can be set.
bool is_special_method(std::string_view name) {
  static constexpr std::string_view values[] = {
      "__annotations__", "__builtins__",         "__cause__",          "__closure__",   "__code__",
      "__context__",     "__defaults__",         "__dict__",           "__doc__",       "__func__",
      "__globals__",     "__isabstractmethod__", "__kwdefaults__",     "__module__",    "__name__",
      "__notes__",       "__objclass__",         "__qualname__",       "__self__",      "__self_class__",
      "__slots__",       "__suppress_context__", "__text_signature__", "__thisclass__", "__traceback__",
      "__type_params__", "__weakref__",          "__wrapped__",        "__annotate__"};
  return name.starts_with("__") && name.ends_with("__") && std::ranges::find(values, name) == std::end(values);
}
}  // namespace

Value generic_set_attribute(Thread& t, Value v, Str* name, Value value) {
  Type* type = type_of(v);
  const bool deletes = value.is_null();
  Value descriptor = find_in_type(type, name);
  if (!descriptor.is_null()) {
    if (const Value hook = special_of(descriptor, deletes ? Special::delete_ : Special::set))
      return deletes ? call(t, hook, {descriptor, v}) : call(t, hook, {descriptor, v, value});
    if (const auto set = type_of(descriptor)->ops->descr_set) return set(t, descriptor, v, value);
  }
  if (name == rt().names.class_ && !deletes) return set_class(t, v, value) ? none() : Value();
  const auto no_place = [&] {
    const bool is_lacking = !is_heap(type) && is_lacking_attribute(t, v, to_utf8(name));
    if (is_lacking && is_special_method(name->ascii()))
      return raise(t, Exc::AttributeError,
                   "'" + std::string(type_name(v)) + "' object attribute '" + to_utf8(name) + "' is read-only");
    if (is_lacking && layout_of(v) == Layout::member) return raise(t, Exc::AttributeError, "readonly attribute");
    if (is_lacking) return refuse(t, "'" + std::string(type_name(v)) + "." + to_utf8(name) + "'");
    return raise(t, Exc::AttributeError,
                 "'" + std::string(type_name(v)) + "' object has no attribute '" + to_utf8(name) +
                     "' and no __dict__ for setting new attributes");
  };
  if (!v.is_object()) return no_place();
  if (name == rt().names.dict && layout_of(v) == Layout::function) {
    if (deletes) return raise(t, Exc::TypeError, "cannot delete __dict__");
    if (is_dict(value)) return refuse(t, "assignment to a function's __dict__");
    return raise(t, Exc::TypeError,
                 "__dict__ must be set to a dictionary, not a '" + std::string(type_name(value)) + "'");
  }
  if (type->ops->set_attribute != nullptr) {
    switch (type->ops->set_attribute(t, v, name, value)) {
      case Stored::done: return none();
      case Stored::raised: return Value();
      case Stored::as_usual: break;
    }
  }
  const InstanceStored stored = set_instance_attribute(v, intern(name), value);
  if (stored == InstanceStored::done) return none();
  if (stored == InstanceStored::absent) return missing_attribute(t, v, name);
  if (!descriptor.is_null()) {
    return raise(t, Exc::AttributeError,
                 "'" + std::string(type_name(v)) + "' object attribute '" + to_utf8(name) + "' is read-only");
  }
  return no_place();
}

Value get_attribute_or_null(Thread& t, Value v, Str* name) {
  if (special_of(v, Special::getattribute).is_null() && special_of(v, Special::getattr).is_null()) {
    Value found = lookup(t, v, name);
    if (!found.is_null() || t.raised.is_null()) return found;
    if (!is_a(t.raised, Exc::AttributeError)) return Value();
    release(take_raised(t).take());
    return Value();
  }
  return Value::needs_python();
}

}  // namespace lockstep::python::vm

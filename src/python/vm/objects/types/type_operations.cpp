// What can be asked of instances of classes written in Python, and of types themselves.
#include <cstdio>

#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/type.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

size_t instance_size(const Object* o) { return sizeof(Instance) + size_t{o->extra} * sizeof(Cell); }
void clear_instance(Object* o) {
  auto* i = static_cast<Instance*>(o);
  for (uint32_t k = 0; k < o->extra; ++k) release(i->values()[k].load());
  if (i->dict != nullptr) release(Value::counted(i->dict));
}

std::string full_name(const Type* type) {
  std::string out;
  if (type->module->ascii() != "builtins") out = to_utf8(type->module) + ".";
  return out + to_utf8(type->qualified_name);
}

Value object_repr(Thread&, Value v) {
  char address[24];
  std::snprintf(address, sizeof address, "0x%llx",
                static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(v.object())));
  return make_str("<" + full_name(type_of(v)) + " object at " + address + ">");
}

Value type_repr(Thread&, Value v) { return make_str("<class '" + full_name(v.as<Type>()) + "'>"); }

// A class found in a type: bound to the class, not to an instance.
Value type_get_attribute(Thread& t, Value self, Str* name) {
  auto* type = self.as<Type>();
  Runtime& r = rt();
  if (name == r.names.name) return own(Value::uncounted(type->name));
  if (name == r.names.qualname) return own(Value::uncounted(type->qualified_name));
  if (name == r.names.module) return own(Value::uncounted(type->module));
  if (name == r.names.dict) return make_mapping_proxy(Value::uncounted(type->dict));
  if (name == r.names.annotations) return class_annotations(t, self);
  if (name == r.names.annotate) return class_annotate(t, type);
  if (name->ascii() == "__mro__") return own(type->mro);
  if (name->ascii() == "__bases__") return own(type->bases);
  if (name->ascii() == "__base__") return type->base != nullptr ? type_value(type->base) : none();
  const Value v = find_in_type(type, name);
  return v.is_null() ? v : bind_descriptor(t, v, Value(), type);
}

// What a class itself is made of, and what may be written there (Objects/typeobject.c, type_getsets): `as_usual` = it
// is none of that, or it may be.
Stored check_own_attribute(Thread& t, const Type* type, Str* name, Value v) {
  const std::string_view own_name = name->is_ascii ? name->ascii() : "";
  const auto complain = [&](Exc kind, const std::string& text) {
    raise(t, kind, text);
    return Stored::raised;
  };
  if (own_name == "__mro__" || own_name == "__dict__")
    return complain(Exc::AttributeError, "attribute '" + to_utf8(name) + "' of 'type' objects is not writable");
  if (own_name == "__base__") return complain(Exc::AttributeError, "readonly attribute");
  const bool is_bases = own_name == "__bases__";
  if (!is_bases && name != rt().names.name && name != rt().names.qualname) return Stored::as_usual;
  if (v.is_null()) {
    return complain(Exc::TypeError,
                    "cannot delete '" + to_utf8(name) + "' attribute of immutable type '" + to_utf8(type->name) + "'");
  }
  if (is_bases ? layout_of(v) != Layout::tuple : !is_str(v)) {
    const std::string given(type_name(v));
    return complain(Exc::TypeError, std::string("can only assign ") + (is_bases ? "tuple" : "string") + " to " +
                                        to_utf8(type->name) + "." + to_utf8(name) + ", not " +
                                        (is_bases ? given : "'" + given + "'"));
  }
  if (!is_bases) return Stored::as_usual;
  refuse(t, "assignment to __bases__");
  return Stored::raised;
}

Stored type_set_attribute(Thread& t, Value self, Str* name, Value v) {
  auto* type = self.as<Type>();
  if (!is_heap(type)) {
    raise(t, Exc::TypeError,
          "cannot set '" + to_utf8(name) + "' attribute of immutable type '" + to_utf8(type->name) + "'");
    return Stored::raised;
  }
  if (const Stored checked = check_own_attribute(t, type, name, v); checked != Stored::as_usual) return checked;
  Ref old = Ref::steal(shares_objects ? dict_get(type->dict, name) : Value());
  if (name == rt().names.name) {
    type->name.store(intern(v.as<Str>()));
  } else if (name == rt().names.qualname) {
    type->qualified_name.store(intern(v.as<Str>()));
  } else if (name == rt().names.annotations || name == rt().names.annotate) {
    if (set_class_annotation(t, type, name, v) == Stored::raised) return Stored::raised;
  } else if (v.is_null()) {
    if (!dict_remove(type->dict, name)) {
      raise(t, Exc::AttributeError,
            "type object '" + to_utf8(type->name) + "' has no attribute '" + to_utf8(name) + "'");
      return Stored::raised;
    }
  } else {
    dict_set(type->dict, name, v);
  }
  if (name->is_ascii && name->ascii() == "__abstractmethods__") {
    const bool is_native =
        !v.is_null() && (is_tuple(v) || is_list(v) || layout_of(v) == Layout::set || layout_of(v) == Layout::frozenset);
    const bool any = is_native && type_of(v)->ops->length(t, v).as_integer() > 0;
    const std::lock_guard lock(rt().types_mutex);
    set_flag(type, is_abstract, any);
  }
  const size_t steps = type_changed(type);
  // find_in_type() lends what stands in a class: it lives until every thread that may have seen it has moved on.
  if (const Value seen = old.take(); seen.is_counted())
    current_heap->retire(seen.object(), rt().epoch.fetch_add(1) + 1);
  return must_end(t, steps) ? Stored::raised : Stored::done;
}

// type(x), or an instance of the class.
Value type_call(Thread& t, Value self, Args args) { return instantiate(t, self.as<Type>(), args); }

Value type_or(Thread& t, BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::or_) return rt().not_implemented;
  return call_fallback(t, "make_union", {a, b});
}

void walk_instance(Object* o, Walker& w) {
  auto* i = static_cast<Instance*>(o);
  const Type* type = o->type;
  w.object(i->dict);
  for (uint32_t k = 0; k < o->extra; ++k) {
    if (i->values()[k].load().is_null()) continue;
    const Str* name = type->keys != nullptr && k < SharedKeys::capacity ? type->keys->names[k] : nullptr;
    w.number(name != nullptr ? static_cast<uint64_t>(str_hash(name)) : k);
    w.cell(i->values()[k]);
  }
}

void walk_type(Object* o, Walker& w) {
  auto* t = static_cast<Type*>(o);
  w.values(t->bases, t->mro, t->subclasses);
  w.object(t->dict);
  w.object(t->base);
  if (t->specials == nullptr) return;
  w.block(t->specials, static_cast<size_t>(Special::count) * sizeof(Cell));
  for (size_t i = 0; i < static_cast<size_t>(Special::count); ++i) w.cell(t->specials[i]);
}

}  // namespace

const TypeOps instance_ops =
    stated({.nature = {.sight = Sight::attributes, .changes = Changes::always, .is_collected = true},
            .walk = walk_instance,
            .basic_size = sizeof(Instance),
            .clear = clear_instance,
            .size = instance_size,
            .repr = object_repr});
const TypeOps type_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::within, .takes_weak_references = true},
            .walk = walk_type,
            .basic_size = sizeof(Type),
            .repr = type_repr,
            .call = type_call,
            .get_attribute = type_get_attribute,
            .set_attribute = type_set_attribute,
            .binary = type_or,
            .operators = {bit(BinaryOp::or_), bit(BinaryOp::or_), 0},
            .effects = {.call = Effect::calls,
                        .get_attribute = Effect::nothing,
                        .set_attribute = Effect::nothing,
                        .binary = Effect::nothing,
                        .in_place = Effect::nothing}});

}  // namespace lockstep::python::vm

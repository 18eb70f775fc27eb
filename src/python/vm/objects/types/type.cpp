#include "python/vm/core/type.h"

#include <cassert>
#include <vector>

#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"
#include "python/vm/objects/types/new_type.h"

namespace lockstep::python::vm {

Type* type_of(Value v) { return v.is_integer() ? rt().types.integer : v.object()->type; }

bool is_subtype(const Type* a, const Type* b) {
  if (a == b) return true;
  const auto* mro = a->mro.as<Tuple>();
  for (uint32_t i = 0; i < mro->count; ++i) {
    if (mro->items[i].object() == b) return true;
  }
  return false;
}

void set_flag(Type* type, TypeFlag flag, bool is) {
  type->type_flags.store(is ? type->type_flags | flag : type->type_flags & ~uint32_t{flag});
}

Type* new_type(Type* metatype) {
  auto* type = new_object<Type>(metatype);
  make_immortal(type);
  type->ops = nullptr;
  new (&type->name) Published<Str>;
  new (&type->qualified_name) Published<Str>;
  type->module = nullptr;
  type->base = nullptr;
  type->bases = type->mro = type->subclasses = Value();
  type->dict = nullptr;
  type->keys = nullptr;
  type->specials = nullptr;
  new (&type->version) Shared<uint32_t>(rt().next_version.fetch_add(1));
  new (&type->type_flags) Shared<uint32_t>(0);
  type->instance_size = 0;
  type->dict_offset = type->slot_count = type->slot_offset = 0;
  type->layout = Layout::other;
  return type;
}

Value tuple_of(const std::vector<Type*>& types) {
  Tuple* u = new_tuple(static_cast<uint32_t>(types.size()));
  for (size_t i = 0; i < types.size(); ++i) u->items[i] = type_value(types[i]);
  return Value::counted(u);
}

void resolve_specials(Type* type) {
  will_change(type);
  if (type->specials == nullptr) return;
  const auto* mro = type->mro.as<Tuple>();
  for (size_t s = 1; s < static_cast<size_t>(Special::count); ++s) {
    Value hit;
    for (uint32_t i = 0; i < mro->count; ++i) {
      auto* c = mro->items[i].as<Type>();
      Value v = dict_peek(c->dict, rt().specials[s]);
      if (v.is_null()) continue;
      if (is_heap(c)) hit = v;
      break;
    }
    type->specials[s].publish(hit.is_object() ? Value::uncounted(hit.object()) : hit);  // its class's dict owns it
  }
  const bool deletes = !special_of(type, Special::del).is_null();
  if (deletes && rt().exploring_hook != nullptr) rt().exploring_hook->has_finalizers = true;
  set_flag(type, has_finalizer, deletes);
}

Type* make_type(std::string_view module, std::string_view name, Type* base, Layout layout, const TypeOps* ops,
                uint32_t flags) {
  Runtime& r = rt();
  Type* type = new_type(r.types.type);
  type->ops = ops;
  type->name.store(intern(name));
  type->qualified_name.store(type->name);
  type->module = intern(module);
  type->base = base;
  type->layout = layout;
  type->instance_size = ops->basic_size;
  type->type_flags.store(flags | (base != nullptr ? base->type_flags & exception_class : 0));
  type->dict_offset = base != nullptr ? base->dict_offset : 0;
  type->dict = make_dict().as<Dict>();
  if (base != nullptr) {
    Value b = type_value(base);
    type->bases = make_tuple(&b, 1);
    std::vector<Type*> order{type};
    for (uint32_t i = 0; i < base->mro.as<Tuple>()->count; ++i)
      order.push_back(base->mro.as<Tuple>()->items[i].as<Type>());
    type->mro = tuple_of(order);
  } else {
    type->bases = r.empty_tuple;
    type->mro = tuple_of({type});
  }
  if (r.types.native_method != nullptr) add_operation_methods(type);
  return type;
}

namespace {

// A native function whose first argument is not counted by `takes`.
Ref native_of_type(const char* name, Effect effect, NativeFn fn, Takes takes) {
  Ref made = Ref::steal(make_native(name, effect, fn, takes));
  auto* f = made.as<NativeFunction>();
  ++f->least;
  f->spare -= takes.most == Takes::any;  // the sum stays
  return made;
}
Ref native_of_class(Type* type, const char* name, Effect effect, NativeFn fn, Takes takes) {
  Ref made = native_of_type(name, effect, fn, takes);
  auto* f = made.as<NativeFunction>();
  f->self = type_value(type);
  f->native_flags |= for_class;
  return made;
}

}  // namespace

NativeFunction* add_method(Type* type, const char* name, Effect effect, NativeFn fn, Takes takes) {
  const Ref made = native_of_type(name, effect, fn, takes);
  auto* f = made.as<NativeFunction>();
  f->type = rt().types.native_method;
  f->owner = type;
  dict_set(type->dict, intern(name), made.get());
  return f;
}

void set_new(Type* type, Effect effect, NativeFn fn) {
  dict_set(type->dict, intern("__new__"), native_of_class(type, "__new__", effect, fn, {}).get());
}

void add_class_method(Type* type, const char* name, Effect effect, NativeFn fn, Takes takes) {
  auto* w = make_wrapper(rt().types.class_method, native_of_class(type, name, effect, fn, takes).take());
  dict_set(type->dict, intern(name), Value::counted(w));
  release(Value::counted(w));
}

void add_getter(Type* type, const char* name, Effect effect, Value (*get)(Thread&, Value),
                Value (*set)(Thread&, Value, Value)) {
  assert(effect != Effect::unstated);
  auto* m = new_object<Member>(rt().types.member);
  m->effect = effect;
  m->get = get;
  m->set = set;
  m->name = intern(name);
  m->owner = type;
  dict_set(type->dict, m->name, Value::counted(m));
  release(Value::counted(m));
}

Value find_in_type(Type* type, Str* name) {
  const auto* mro = type->mro.as<Tuple>();
  for (uint32_t i = 0; i < mro->count; ++i) {
    Value v = dict_peek(mro->items[i].as<Type>()->dict, name);
    if (!v.is_null()) return v;
  }
  return Value();
}

size_t type_changed(Type* changed) {
  const std::lock_guard lock(rt().types_mutex);
  if (const Value module = dict_peek(changed->dict, rt().names.module);
      is_heap(changed) && is_str(module) && !same(module, Value::uncounted(changed->module)))
    changed->module = intern(module.as<Str>());
  std::vector<Type*> reached{changed};  // each once, however many ways lead to it
  set_flag(changed, is_changing, true);
  size_t steps = 0;
  for (size_t at = 0; at < reached.size(); ++at) {
    Type* const type = reached[at];
    resolve_specials(type);
    steps += static_cast<size_t>(Special::count) * type->mro.as<Tuple>()->count;
    // Last: a cache that learns under the new version has seen the rest of the change.
    type->version.store(rt().next_version.fetch_add(1), std::memory_order_release);
    if (type->subclasses.is_null()) continue;
    for (int64_t i = 0;; ++i) {
      const Value v = list_get(type->subclasses.as<List>(), i);
      if (v.is_null()) break;
      auto* const sub = v.as<Type>();
      if ((sub->type_flags & is_changing) != 0) continue;
      set_flag(sub, is_changing, true);
      reached.push_back(sub);
    }
  }
  for (Type* type : reached) set_flag(type, is_changing, false);
  return steps;
}

namespace {

// Written in Python here, C in CPython.
bool is_made_here(const Type* type) {
  for (DictGlance w{type->dict}; w.next();)
    if (layout_of(w.value) == Layout::function && w.value.as<Function>()->code->is_hidden)
      return !is_subtype(type, exception_type(Exc::BaseException));
  return false;
}

}  // namespace

std::string type_name(const Type* type) {
  const bool is_bare = type->module->ascii() == "builtins" || (is_heap(type) && !is_made_here(type));
  return (is_bare ? "" : to_utf8(type->module) + ".") + to_utf8(type->name);
}

}  // namespace lockstep::python::vm

// Instances: their memory, the attributes that stand in them, what classes derived from built-in types add.
#include <algorithm>
#include <cstring>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/big_int.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

// Of types whose dict does not stand in an Instance.
Dict*& dict_slot(Object* o) {
  const Type* type = o->type;
  const size_t at = type->dict_offset == dict_behind ? (type->ops->size(o) + 7) & ~size_t{7} : type->dict_offset;
  return *reinterpret_cast<Dict**>(reinterpret_cast<char*>(o) + at);
}

// Moves inline attributes into a dict. The instance is locked.
Dict* materialise(Instance* o) {
  Dict* d = __atomic_load_n(&o->dict, __ATOMIC_ACQUIRE);
  if (d != nullptr) return d;
  d = make_dict().as<Dict>();
  Cell* values = o->values();
  const uint32_t first = o->type->slot_count;
  for (uint32_t i = first; i < o->extra; ++i) {
    Value v = values[i].load();
    if (v.is_null()) continue;
    dict_set(d, o->type->keys->names[i], v);
  }
  __atomic_store_n(&o->dict, d, __ATOMIC_RELEASE);
  for (uint32_t i = first; i < o->extra; ++i) release(values[i].exchange(Value()));
  return d;
}

}  // namespace

int64_t shared_key_index(Type* type, Str* name, bool add) {
  SharedKeys* keys = type->keys;
  const uint32_t n = keys->count.load(std::memory_order_acquire);
  for (uint32_t i = 0; i < n; ++i) {
    if (keys->names[i] == name) return i;
  }
  if (!add || n >= SharedKeys::capacity) return -1;
  Critical lock(type);
  if (keys->count.load(std::memory_order_acquire) != n) return shared_key_index(type, name, false);
  keys->names[n] = name;
  keys->count.store(n + 1, std::memory_order_release);
  // Inline caches that found the class's own attribute of this name hold no longer.
  if (find_in_type(type, name)) type->version.store(rt().next_version.fetch_add(1), std::memory_order_release);
  return n;
}

Value make_instance(Type* type) {
  uint32_t room = type->slot_count;
  if (type->keys != nullptr)
    room = std::max(room, std::min(SharedKeys::capacity, std::max(4u, type->keys->count.load() + 1)));
  auto* o = new_object<Instance>(type, sizeof(Instance) + room * sizeof(Cell));
  o->extra = static_cast<uint16_t>(room);
  o->dict = nullptr;
  for (uint32_t i = 0; i < room; ++i) new (&o->values()[i]) Cell;
  return Value::counted(o);
}

Value instance_attribute(Value instance, Str* name) {
  Object* o = instance.object();
  Type* type = o->type;
  if (type->keys != nullptr) {
    auto* i = static_cast<Instance*>(o);
    if (__atomic_load_n(&i->dict, __ATOMIC_ACQUIRE) == nullptr) {
      const int64_t k = shared_key_index(type, name, false);
      Value v = k < 0 || k >= o->extra ? Value() : load_owned(o, i->values()[k]);
      // Another thread may have moved the attributes into a dict since.
      if (!v.is_null() || __atomic_load_n(&i->dict, __ATOMIC_ACQUIRE) == nullptr) return v;
    }
    return dict_get(__atomic_load_n(&i->dict, __ATOMIC_ACQUIRE), name);
  }
  if (type->dict_offset == 0) return Value();
  Dict* d = dict_slot(o);
  return d == nullptr ? Value() : dict_get(d, name);
}

InstanceStored set_instance_attribute(Value instance, Str* name, Value v) {
  Object* o = instance.object();
  Type* type = o->type;
  if (type->keys != nullptr) {
    auto* i = static_cast<Instance*>(o);
    Value old;
    bool is_done = false;
    {
      Critical lock(o);
      if (i->dict == nullptr && !v.is_null()) {
        const int64_t k = shared_key_index(type, name, true);
        // A new attribute must be the next one in the class's order; anything else needs a dict to keep its own order.
        const auto is_next = [&] {
          return (k == type->slot_count || !i->values()[k - 1].load().is_null()) &&
                 (k + 1 >= o->extra || i->values()[k + 1].load().is_null());
        };
        if (k >= 0 && k < o->extra && (!i->values()[k].load().is_null() || is_next())) {
          old = i->values()[k].exchange(own(v));
          is_done = true;
        }
      }
      if (!is_done) materialise(i);
    }
    if (is_done) {
      release(old);
      return InstanceStored::done;
    }
  }
  Dict* d = instance_dict(instance);
  if (d == nullptr) return InstanceStored::no_place;
  if (v.is_null()) return dict_remove(d, name) ? InstanceStored::done : InstanceStored::absent;
  dict_set(d, name, v);
  return InstanceStored::done;
}

Dict* instance_dict(Value instance) {
  Object* o = instance.object();
  if (o->type->keys != nullptr) {
    Critical lock(o);
    return materialise(static_cast<Instance*>(o));
  }
  if (o->type->dict_offset == 0) return nullptr;
  Critical lock(o);
  Dict*& d = dict_slot(o);
  if (d == nullptr) {
    will_change(o);
    d = make_dict().as<Dict>();
  }
  return d;
}

void set_instance_dict(Value instance, Dict* d) {
  Object* o = instance.object();
  Dict* old = instance_dict(instance);  // attributes that stand inline move there
  {
    Critical lock(o);
    will_change(o);
    Dict*& place = o->type->keys != nullptr ? static_cast<Instance*>(o)->dict : dict_slot(o);
    old = std::exchange(place, own(Value::uncounted(d)).as<Dict>());
  }
  if (!shares_objects) release(Value::counted(old));  // else other threads may still be reading it: it is kept
}

Object* allocate_instance(Type* type, size_t bytes) {
  size_t total = bytes;
  if (type->dict_offset == dict_behind) {
    total = ((bytes + 7) & ~size_t{7}) + 8;
  } else if (type->ops->size == nullptr) {
    total = std::max<size_t>(bytes, type->instance_size);
  }
  Object* o = allocate_object(type, total);
  std::memset(reinterpret_cast<char*>(o) + bytes, 0, total - bytes);
  for (const Type* c = type; is_heap(c); c = c->base) {
    const uint32_t own_slots = c->slot_count - c->base->slot_count;
    for (uint32_t i = 0; i < own_slots; ++i) new (reinterpret_cast<char*>(o) + c->slot_offset + i * sizeof(Cell)) Cell;
  }
  return o;
}

size_t instance_bytes(const Object* o) {
  const Type* type = o->type;
  if (type->ops->size == nullptr) return type->instance_size;
  const size_t bytes = type->ops->size(o);
  return type->dict_offset == dict_behind ? ((bytes + 7) & ~size_t{7}) + 8 : bytes;
}

void clear_added(Object* o) {
  if (o->type->layout == Layout::instance) return;  // TypeOps::clear has done it
  if (o->type->dict_offset != 0) {
    if (Dict* d = dict_slot(o)) release(Value::counted(d));
  }
  for (const Type* c = o->type; is_heap(c); c = c->base) {
    const uint32_t own_slots = c->slot_count - c->base->slot_count;
    auto* slots = reinterpret_cast<Cell*>(reinterpret_cast<char*>(o) + c->slot_offset);
    for (uint32_t i = 0; i < own_slots; ++i) release(slots[i].load());
  }
}

bool set_class(Thread& t, Value v, Value type) {
  if (layout_of(type) != Layout::type) {
    raise(t, Exc::TypeError, "__class__ must be set to a class, not '" + std::string(type_name(type)) + "' object");
    return false;
  }
  auto* next = type.as<Type>();
  Type* now = type_of(v);
  if (!is_heap(now) || !is_heap(next)) {
    raise(t, Exc::TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    return false;
  }
  if (now->layout != Layout::instance || next->layout != Layout::instance || now->slot_count != next->slot_count ||
      (now->keys == nullptr) != (next->keys == nullptr)) {
    raise(
        t, Exc::TypeError,
        "__class__ assignment: '" + to_utf8(next->name) + "' object layout differs from '" + to_utf8(now->name) + "'");
    return false;
  }
  if (now->keys != nullptr) instance_dict(v);  // the values in place are in the order of the class that it leaves
  __atomic_store_n(&v.object()->type, next, __ATOMIC_RELEASE);
  return true;
}

// ---- making instances of classes derived from built-in types

bool check_class_argument(Thread& t, const NativeFunction* f, Args a) {
  const auto* exact = f->self.as<Type>();
  const bool has_class = a.positional() > 0 && layout_of(a[0]) == Layout::type;
  const Type* built_in = has_class ? a[0].as<Type>() : nullptr;
  const bool is_derived = has_class && is_subtype(built_in, exact);
  while (built_in != nullptr && is_heap(built_in)) built_in = built_in->base;
  if (is_derived && (built_in->ops == exact->ops || f->name != special_name(Special::new_))) return true;
  const std::string name = "." + to_utf8(f->name) + "(", who = type_name(exact) + name;
  if (a.positional() == 0) {
    raise(t, Exc::TypeError, who + "): not enough arguments");
  } else if (!has_class) {
    raise(t, Exc::TypeError, who + "X): X is not a type object (" + std::string(type_name(a[0])) + ")");
  } else {
    const std::string given = type_name(a[0].as<Type>());
    raise(t, Exc::TypeError,
          who + given +
              (is_derived ? ") is not safe, use " + type_name(built_in) + name + ")"
                          : "): " + given + " is not a subtype of " + type_name(exact)));
  }
  return false;
}

namespace {

Value to_class(Thread& t, Frame& k, Value result) {
  if (result.is_signal()) return result;
  Ref plain = Ref::steal(result);
  auto* type = k.slots[0].as<Type>();
  if (type->ops->into_class != nullptr) return type->ops->into_class(type, plain.get());
  return refuse(t, "a subclass of '" + to_utf8(type->base->name) + "'");
}

}  // namespace

Value new_of_class(Thread& t, Args a, const Type* exact, NativeFn make) {
  if (a.count > 0 && a[0].is_object() && a[0].object() == exact) return make(t, a);
  Frame* base = t.top;
  push_continuation(t, to_class, {a.values, 1});
  const Value r = make(t, a);
  return r == Value::pushed() ? r : finish_continuations(t, base, r);
}

}  // namespace lockstep::python::vm

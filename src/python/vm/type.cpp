#include "python/vm/type.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

#include "python/vm/call.h"
#include "python/vm/runtime.h"

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

namespace {

Type* new_type(Type* metatype) {
  auto* type = new_object<Type>(metatype);
  make_immortal(type);
  type->ops = nullptr;
  type->name = type->qualified_name = type->module = nullptr;
  type->base = nullptr;
  type->bases = type->mro = type->subclasses = Value();
  type->dict = nullptr;
  type->keys = nullptr;
  type->specials = nullptr;
  new (&type->version) std::atomic<uint32_t>(rt().next_version.fetch_add(1));
  type->type_flags = 0;
  type->instance_size = 0;
  type->dict_offset = 0;
  type->layout = Layout::other;
  return type;
}

// C3 linearisation (Objects/typeobject.c, mro_implementation). Empty: no consistent order.
std::vector<Type*> linearise(Type* self, const Tuple* bases) {
  std::vector<std::vector<Type*>> lists;
  std::vector<Type*> direct;
  for (uint32_t i = 0; i < bases->count; ++i) {
    auto* b = bases->items[i].as<Type>();
    direct.push_back(b);
    std::vector<Type*> order;
    for (uint32_t k = 0; k < b->mro.as<Tuple>()->count; ++k) order.push_back(b->mro.as<Tuple>()->items[k].as<Type>());
    lists.push_back(std::move(order));
  }
  lists.push_back(direct);
  std::vector<Type*> result{self};
  for (;;) {
    std::erase_if(lists, [](const auto& l) { return l.empty(); });
    if (lists.empty()) return result;
    Type* next = nullptr;
    for (const auto& l : lists) {
      const bool in_a_tail = std::any_of(lists.begin(), lists.end(), [&](const auto& other) {
        return std::find(other.begin() + 1, other.end(), l.front()) != other.end();
      });
      if (!in_a_tail) {
        next = l.front();
        break;
      }
    }
    if (next == nullptr) return {};
    result.push_back(next);
    for (auto& l : lists) {
      if (l.front() == next) l.erase(l.begin());
    }
  }
}

Value tuple_of(const std::vector<Type*>& types) {
  Tuple* u = new_tuple(static_cast<uint32_t>(types.size()));
  for (size_t i = 0; i < types.size(); ++i) u->items[i] = type_value(types[i]);
  return Value::counted(u);
}

void note_subclass(Type* base, Type* type) {
  Critical lock(base);
  if (base->subclasses.is_null()) base->subclasses = make_list();
  auto* list = base->subclasses.as<List>();
  if (!is_free_threaded()) {
    list_append(list, type_value(type));
  } else {
    list_append_steal(list, type_value(type));
  }
}

// What each special method resolves to; a built-in's own method stands for "the built-in behaviour".
void resolve_specials(Type* type) {
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
    type->specials[s].store(hit.is_null() ? hit : Value::uncounted(hit.object()));  // its class's dict owns it
  }
  const bool deletes = !special_of(type, Special::del).is_null();
  type->type_flags = deletes ? type->type_flags | has_finalizer : type->type_flags & ~uint32_t{has_finalizer};
}

}  // namespace

Type* make_type(std::string_view module, std::string_view name, Type* base, Layout layout, const TypeOps* ops,
                size_t instance_size, uint32_t flags) {
  Runtime& r = rt();
  Type* type = new_type(r.types.type);
  type->ops = ops;
  type->name = type->qualified_name = intern(name);
  type->module = intern(module);
  type->base = base;
  type->layout = layout;
  type->instance_size = static_cast<uint32_t>(instance_size);
  type->type_flags = flags | (base != nullptr ? base->type_flags & exception_class : 0);
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
  return type;
}

void add_method(Type* type, const char* name, NativeFn fn, const char* doc) {
  Value v = make_native(name, fn);
  auto* f = v.as<NativeFunction>();
  f->type = rt().types.native_method;
  f->owner = type;
  f->doc = doc;
  dict_set(type->dict, intern(name), v);
  release(v);
}

void add_getter(Type* type, const char* name, Value (*get)(Thread&, Value), Value (*set)(Thread&, Value, Value)) {
  auto* m = new_object<Member>(rt().types.member);
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

void type_changed(Type* type) {
  type->version.store(rt().next_version.fetch_add(1), std::memory_order_release);
  resolve_specials(type);
  if (type->subclasses.is_null()) return;
  auto* list = type->subclasses.as<List>();
  for (int64_t i = 0;; ++i) {
    Value sub = list_get(list, i);
    if (sub.is_null()) return;
    type_changed(sub.as<Type>());
  }
}

Value make_class(Thread& t, Type* metaclass, Str* name, Tuple* bases, Dict* dict) {
  Runtime& r = rt();
  Value default_base = type_value(r.types.object);
  Ref base_tuple = bases->count > 0 ? Ref::to(Value::uncounted(bases)) : Ref::steal(make_tuple(&default_base, 1));
  const auto* list = base_tuple.as<Tuple>();
  // The base that says how instances are laid out: the one furthest from object (CPython: best_base).
  Type* best = nullptr;
  for (uint32_t i = 0; i < list->count; ++i) {
    if (layout_of(list->items[i]) != Layout::type) {
      return raise(t, "TypeError", "bases must be types");
    }
    auto* b = list->items[i].as<Type>();
    if ((b->type_flags & base_type) == 0) {
      std::string full(b->name->ascii());
      if (b->module->ascii() != "builtins") full = std::string(b->module->ascii()) + "." + full;
      return raise(t, "TypeError", "type '" + full + "' is not an acceptable base type");
    }
    if (best == nullptr || best->layout == Layout::instance) {
      best = b;
    } else if (b->layout != Layout::instance && b->layout != best->layout) {
      return raise(t, "TypeError", "multiple bases have instance lay-out conflict");
    } else if (b->layout == best->layout && b->layout != Layout::instance && b->instance_size > best->instance_size) {
      best = b;
    }
    for (uint32_t k = 0; k < i; ++k) {
      if (list->items[k].object() == b) {
        return raise(t, "TypeError", "duplicate base class " + std::string(b->name->ascii()));
      }
    }
  }
  if (best->layout == Layout::big_int || best->layout == Layout::boolean) {
    return refuse(t, "a subclass of '" + std::string(best->name->ascii()) + "'");
  }
  Type* type = new_type(metaclass);
  type->name = intern(name);
  type->base = best;
  type->bases = base_tuple.take();
  type->ops = best->ops;
  type->layout = best->layout;
  type->type_flags = heap_type | base_type | (best->type_flags & exception_class);
  type->instance_size = best->instance_size;
  type->dict_offset = best->dict_offset;
  const std::vector<Type*> order = linearise(type, type->bases.as<Tuple>());
  if (order.empty()) {
    std::string names;
    for (uint32_t i = 0; i < list->count; ++i) {
      names += (i > 0 ? ", " : "") + std::string(list->items[i].as<Type>()->name->ascii());
    }
    return raise(t, "TypeError", "Cannot create a consistent method resolution order (MRO) for bases " + names);
  }
  type->mro = tuple_of(order);
  type->dict = dict_copy(dict).as<Dict>();

  if (type->layout == Layout::instance) {
    type->type_flags |= has_dict;
    type->keys = static_cast<SharedKeys*>(current_heap->allocate(sizeof(SharedKeys)));
    new (type->keys) SharedKeys;
    if (best->keys != nullptr) {  // what the base's instances have, these will have too, and first
      const uint32_t n = best->keys->count.load();
      std::copy_n(best->keys->names, n, type->keys->names);
      type->keys->count.store(n);
    }
  } else if (type->dict_offset == 0 && best->ops->size == nullptr) {
    type->type_flags |= has_dict;
    type->dict_offset = (type->instance_size + 7u) & ~7u;
    type->instance_size = type->dict_offset + 8;
  }

  Ref qualified = Ref::steal(dict_get(type->dict, r.names.qualname));
  type->qualified_name = qualified ? intern(qualified.as<Str>()) : type->name;
  dict_remove(type->dict, r.names.qualname);
  Ref module = Ref::steal(dict_get(type->dict, r.names.module));
  type->module = module && is_str(module.get()) ? intern(module.as<Str>()) : r.names.builtins;
  Ref cell = Ref::steal(dict_get(type->dict, r.names.classcell));
  if (cell) {
    cell.as<CellObject>()->content.store(type_value(type));
    dict_remove(type->dict, r.names.classcell);
  }
  Str* hash_name = special_name(Special::hash);
  if (dict_peek(type->dict, special_name(Special::eq)) && !dict_peek(type->dict, hash_name))
    dict_set(type->dict, hash_name, r.none);
  for (Special s : {Special::new_, Special::init_subclass, Special::class_getitem}) {
    Str* special = special_name(s);
    Ref f = Ref::steal(dict_get(type->dict, special));
    if (!f || layout_of(f.get()) != Layout::function) continue;
    auto* w = new_object<Wrapper>(s == Special::new_ ? r.types.static_method : r.types.class_method);
    w->function = own(f.get());
    dict_set(type->dict, special, Value::counted(w));
    release(Value::counted(w));
  }
  type->specials = static_cast<Cell*>(current_heap->allocate(static_cast<size_t>(Special::count) * sizeof(Cell)));
  for (size_t i = 0; i < static_cast<size_t>(Special::count); ++i) new (&type->specials[i]) Cell;
  resolve_specials(type);
  for (uint32_t i = 0; i < type->bases.as<Tuple>()->count; ++i)
    note_subclass(type->bases.as<Tuple>()->items[i].as<Type>(), type);
  return type_value(type);
}

// ---- attributes of instances

namespace {

Dict*& dict_slot(Object* o) {
  if (o->type->layout == Layout::instance) return static_cast<Instance*>(o)->dict;
  return *reinterpret_cast<Dict**>(reinterpret_cast<char*>(o) + o->type->dict_offset);
}

// Index of `name` in the class's attribute order; when `add`, appends it where there is room. -1 = none.
int64_t key_index(Type* type, Str* name, bool add) {
  SharedKeys* keys = type->keys;
  const uint32_t n = keys->count.load(std::memory_order_acquire);
  for (uint32_t i = 0; i < n; ++i) {
    if (keys->names[i] == name) return i;
  }
  if (!add || n >= SharedKeys::capacity) return -1;
  Critical lock(type);
  if (keys->count.load(std::memory_order_acquire) != n) return key_index(type, name, false);
  keys->names[n] = name;
  keys->count.store(n + 1, std::memory_order_release);
  return n;
}

// Moves inline attributes into a dict. The instance is locked.
Dict* materialise(Instance* o) {
  Dict* d = __atomic_load_n(&o->dict, __ATOMIC_ACQUIRE);
  if (d != nullptr) return d;
  d = make_dict().as<Dict>();
  Cell* values = o->values();
  for (uint32_t i = 0; i < o->extra; ++i) {
    Value v = values[i].load();
    if (v.is_null()) continue;
    dict_set(d, o->type->keys->names[i], v);
  }
  __atomic_store_n(&o->dict, d, __ATOMIC_RELEASE);
  for (uint32_t i = 0; i < o->extra; ++i) release(values[i].exchange(Value()));
  return d;
}

}  // namespace

Value instance_attribute(Value instance, Str* name) {
  Object* o = instance.object();
  Type* type = o->type;
  if (type->keys != nullptr) {
    auto* i = static_cast<Instance*>(o);
    if (__atomic_load_n(&i->dict, __ATOMIC_ACQUIRE) == nullptr) {
      const int64_t k = key_index(type, name, false);
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

int set_instance_attribute(Value instance, Str* name, Value v) {
  Object* o = instance.object();
  Type* type = o->type;
  if (type->keys != nullptr) {
    auto* i = static_cast<Instance*>(o);
    Value old;
    bool is_done = false;
    {
      Critical lock(o);
      if (i->dict == nullptr && !v.is_null()) {
        const int64_t k = key_index(type, name, true);
        // A new attribute must be the next one in the class's order; anything else needs a dict to keep its own order.
        const auto is_next = [&] {
          return (k == 0 || !i->values()[k - 1].load().is_null()) &&
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
      return 1;
    }
  }
  Dict* d = instance_dict(instance);
  if (d == nullptr) return -1;
  if (v.is_null()) return dict_remove(d, name) ? 1 : 0;
  dict_set(d, name, v);
  return 1;
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
  if (d == nullptr) d = make_dict().as<Dict>();
  return d;
}

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
  if (name == r.names.dict) return own(Value::uncounted(type->dict));
  if (name->ascii() == "__mro__") return own(type->mro);
  if (name->ascii() == "__bases__") return own(type->bases);
  if (name->ascii() == "__base__") return type->base != nullptr ? type_value(type->base) : none();
  Value v = find_in_type(type, name);
  if (v.is_null()) return v;
  if (layout_of(v) == Layout::static_method) return own(v.as<Wrapper>()->function);
  if (layout_of(v) == Layout::class_method) return make_method(v.as<Wrapper>()->function, self);
  if (special_of(v, Special::get)) {
    Value args[] = {v, r.none, self};
    return call(t, special_of(v, Special::get), Args{args, 3, nullptr});
  }
  return own(v);
}

int type_set_attribute(Thread& t, Value self, Str* name, Value v) {
  auto* type = self.as<Type>();
  if (!is_heap(type)) {
    raise(t, "TypeError",
          "cannot set '" + to_utf8(name) + "' attribute of immutable type '" + to_utf8(type->name) + "'");
    return -1;
  }
  if (name == rt().names.name && is_str(v)) {
    type->name = intern(v.as<Str>());
  } else if (name == rt().names.qualname && is_str(v)) {
    type->qualified_name = intern(v.as<Str>());
  } else if (v.is_null()) {
    if (!dict_remove(type->dict, name)) {
      raise(t, "AttributeError", "type object '" + to_utf8(type->name) + "' has no attribute '" + to_utf8(name) + "'");
      return -1;
    }
  } else {
    dict_set(type->dict, name, v);
  }
  type_changed(type);
  return 1;
}

// type(x), or an instance of the class.
Value type_call(Thread& t, Value self, Args args) { return instantiate(t, self.as<Type>(), args); }

Value type_or(Thread& t, BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::or_) return rt().not_implemented;
  return call_fallback(t, "make_union", {a, b});
}

}  // namespace

const TypeOps instance_ops = {.clear = clear_instance, .size = instance_size, .repr = object_repr};
const TypeOps type_ops = {.repr = type_repr,
                          .call = type_call,
                          .get_attribute = type_get_attribute,
                          .set_attribute = type_set_attribute,
                          .binary = type_or};

}  // namespace lockstep::python::vm

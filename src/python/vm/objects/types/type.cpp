#include "python/vm/core/type.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdio>
#include <cstring>
#include <vector>

#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

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

namespace {

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

// A place of its own for each of at most `most` classes.
class Places {
 public:
  explicit Places(size_t most) : classes_(std::bit_ceil(2 * most + 1)) {}
  size_t size() const { return classes_.size(); }
  Type* at(size_t place) const { return classes_[place]; }
  // Of a class that may be new, which `is_new` then says.
  size_t of(Type* type, bool& is_new) {
    size_t place = (reinterpret_cast<uintptr_t>(type) / alignof(Type) * 0x9e3779b1u) % size();
    while (classes_[place] != nullptr && classes_[place] != type) place = (place + 1) % size();
    is_new = classes_[place] == nullptr;
    classes_[place] = type;
    return place;
  }

 private:
  std::vector<Type*> classes_;
};

// C3 linearisation (Objects/typeobject.c, mro_implementation), with a count for each class of the lists that have it
// behind their front, so that none is searched. `order` is left empty: no consistent order. False: the run ends.
bool linearise(Thread& t, Type* self, const Tuple* bases, std::vector<Type*>& order) {
  struct Rest {
    const Value *front, *end;
    size_t place;  // of the front
  };
  std::vector<Rest> lists(bases->count + 1);
  size_t most = 0;
  for (uint32_t i = 0; i <= bases->count; ++i) {
    const auto* list = i < bases->count ? bases->items[i].as<Type>()->mro.as<Tuple>() : bases;
    lists[i] = {list->items, list->items + list->count, 0};
    most += list->count;
  }
  Places places(most);
  bool is_new;
  const auto place = [&](Value v) { return places.of(v.as<Type>(), is_new); };
  std::vector<uint32_t> behind(places.size());
  size_t left = 0;  // classes that have no place in the order yet
  for (Rest& l : lists) {
    for (const Value* v = l.front; v < l.end; ++v) {
      const size_t here = place(*v);
      left += is_new;
      v == l.front ? l.place = here : ++behind[here];
    }
  }
  for (order.push_back(self); left > 0; --left) {
    if (must_end(t, lists.size())) return false;
    const Rest* next = nullptr;
    for (const Rest& l : lists) {
      if (l.front == l.end || behind[l.place] > 0) continue;
      next = &l;
      break;
    }
    if (next == nullptr) return order.clear(), true;
    const size_t taken = next->place;
    order.push_back(places.at(taken));
    for (Rest& l : lists) {
      if (l.front == l.end || l.place != taken) continue;
      if (++l.front < l.end) --behind[l.place = place(*l.front)];
    }
  }
  return true;
}

Value tuple_of(const std::vector<Type*>& types) {
  Tuple* u = new_tuple(static_cast<uint32_t>(types.size()));
  for (size_t i = 0; i < types.size(); ++i) u->items[i] = type_value(types[i]);
  return Value::counted(u);
}

void note_subclass(Type* base, Type* type) {
  // Built-in types never change, and an execution that is undone must leave no trace in them.
  if (rt().exploring_hook != nullptr && !is_heap(base)) return;
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

// Functions of modules that are C in CPython stand in a class as what they are: no methods, with no `self`.
void keep_functions_of_c(Type* type) {
  std::vector<std::pair<Ref, Ref>> found;
  for (DictWalk w{type->dict}; w.next();) {
    if (layout_of(w.value.get()) != Layout::function || !is_str(w.key.get())) continue;
    const CodeObject* code = w.value.as<Function>()->code;
    if (!code->is_hidden) continue;
    if (code->qualified_name != code->name) return;  // the class is C itself
    found.emplace_back(std::move(w.key), std::move(w.value));
  }
  for (const auto& [k, v] : found) {
    auto* w = make_wrapper(rt().types.static_method, own(v.get()));
    dict_set(type->dict, k.as<Str>(), Value::counted(w));
    release(Value::counted(w));
  }
}

// A static method in the place of a special one: called without the object that the operation is about. `self` is it.
Value call_static_special(Thread& t, Args a) {
  const Args given = a.without_first();
  const auto* f = a[0].as<Wrapper>();
  return call(t, f->function, given.count > 0 ? given.without_first() : given);
}

}  // namespace

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

namespace {

// The class in whose instances `type`'s were last given room: a built-in type, or one with slots of its own.
const Type* solid_base(const Type* type) {
  while (type->base != nullptr && type->layout == type->base->layout && type->slot_count == type->base->slot_count)
    type = type->base;
  return type;
}

// The base that says how instances are laid out (Objects/typeobject.c, best_base). Null: an exception is set, or the
// base is refused.
Type* best_base(Thread& t, const Tuple* bases) {
  Type* best = nullptr;
  const Type* winner = nullptr;
  for (uint32_t i = 0; i < bases->count; ++i) {
    if (layout_of(bases->items[i]) != Layout::type) {
      raise(t, Exc::TypeError, "bases must be types");
      return nullptr;
    }
    auto* b = bases->items[i].as<Type>();
    if ((b->type_flags & base_type) == 0) {
      std::string full(b->name->ascii());
      if (b->module->ascii() != "builtins") full = std::string(b->module->ascii()) + "." + full;
      const auto& y = rt().types;
      if (b == y.class_method || b == y.static_method || b == y.super || b == y.struct_format) {
        refuse(t, "a subclass of '" + full + "'");
      } else {
        raise(t, Exc::TypeError, "type '" + full + "' is not an acceptable base type");
      }
      return nullptr;
    }
    const Type* solid = solid_base(b);
    if (winner == nullptr || (solid != winner && is_subtype(solid, winner))) {
      winner = solid;
      best = b;
    } else if (!is_subtype(winner, solid)) {
      raise(t, Exc::TypeError, "multiple bases have instance lay-out conflict");
      return nullptr;
    }
  }
  return best;
}

uint32_t rounded(uint32_t bytes) { return (bytes + 7) & ~7u; }

Value get_instance_dict(Thread&, Value v) { return own(Value::uncounted(instance_dict(v))); }
Value set_dict_attribute(Thread& t, Value v, Value d) {
  if (!is_dict(d)) {
    return raise(t, Exc::TypeError, "__dict__ must be set to a dictionary, not a '" + std::string(type_name(d)) + "'");
  }
  set_instance_dict(v, d.as<Dict>());
  return none();
}

// The descriptors that a class has for what it gives its instances first: __dict__ and __weakref__.
void add_place_getters(Type* type, const Type* best) {
  if (type->layout == Layout::type) return;
  if ((type->type_flags & has_dict) != 0 && (best->type_flags & has_dict) == 0 && best->dict_offset == 0)
    add_getter(type, "__dict__", Effect::opens_attributes, get_instance_dict, set_dict_attribute);
  const bool base_has =
      is_heap(best) ? (best->type_flags & no_weak_references) == 0
                    : best->layout == Layout::set || best->layout == Layout::frozenset || best->layout == Layout::deque;
  if ((type->type_flags & no_weak_references) == 0 && !base_has)
    add_getter(type, "__weakref__", Effect::nothing, [](Thread&, Value) { return none(); });
}

// Room for what instances have beyond those of the base: a dict, slots.
void lay_out(Type* type, const Type* best, const Tuple* slots) {
  const auto* bases = type->bases.as<Tuple>();
  bool gets_dict = slots == nullptr, takes_references = slots == nullptr;
  uint32_t added = 0;
  for (uint32_t i = 0; i < bases->count; ++i) {
    const uint32_t flags = bases->items[i].as<Type>()->type_flags;
    gets_dict |= (flags & has_dict) != 0;
    takes_references |= (flags & heap_type) != 0 && (flags & no_weak_references) == 0;
  }
  for (uint32_t i = 0; slots != nullptr && i < slots->count; ++i) {
    const std::string_view name = slots->items[i].as<Str>()->is_ascii ? slots->items[i].as<Str>()->ascii() : "";
    if (name == "__dict__") gets_dict = true;
    added += name != "__dict__" && name != "__weakref__";
    takes_references |= name == "__weakref__";
  }
  if (type->layout == Layout::tuple || type->layout == Layout::big_int || type->layout == Layout::bytes)
    takes_references = false;  // CPython gives types of varying size no place for a list of weak references
  if (!takes_references) set_flag(type, no_weak_references, true);
  type->slot_count = best->slot_count + added;
  uint32_t place;  // of the first slot that this class adds
  if (type->layout == Layout::instance) {
    place = static_cast<uint32_t>(sizeof(Instance) + best->slot_count * sizeof(Cell));
    if (gets_dict) {
      set_flag(type, has_dict, true);
      // It only grows, and caches know its places: an exploration does not undo it.
      ThreadHeap* const heap = rt().exploring_hook != nullptr ? &rt().exploring_hook->names : current_heap;
      type->keys = static_cast<SharedKeys*>(heap->allocate(sizeof(SharedKeys)));
      new (type->keys) SharedKeys;
      uint32_t n = std::min(type->slot_count, SharedKeys::capacity);
      if (best->keys != nullptr) {  // what the base's instances have, these will have too, and first
        const uint32_t have = best->keys->count.load();
        for (uint32_t i = best->slot_count; i < have && n < SharedKeys::capacity; ++i)
          type->keys->names[n++] = best->keys->names[i];
      }
      type->keys->count.store(n);
    }
  } else if (type->layout == Layout::type) {
    return;  // the attributes of a class stand in its own dict
  } else {
    if (type->dict_offset != 0) {
      set_flag(type, has_dict, true);
    } else if (gets_dict) {
      set_flag(type, has_dict, true);
      type->dict_offset = best->ops->size != nullptr ? dict_behind : rounded(type->instance_size);
      if (type->dict_offset != dict_behind) type->instance_size = type->dict_offset + 8;
    }
    type->slot_offset = place = rounded(type->instance_size);
    if (added > 0) type->instance_size = place + added * static_cast<uint32_t>(sizeof(Cell));
  }
  for (uint32_t i = 0; slots != nullptr && i < slots->count; ++i) {
    Str* name = intern(slots->items[i].as<Str>());
    if (name->is_ascii && (name->ascii() == "__dict__" || name->ascii() == "__weakref__")) continue;
    auto* m = new_object<Member>(rt().types.slot);
    m->effect = Effect::nothing;  // its cell is the attribute's
    m->get = nullptr;
    m->set = nullptr;
    m->name = name;
    m->owner = type;
    m->place = place;
    place += static_cast<uint32_t>(sizeof(Cell));
    dict_set(type->dict, name, Value::counted(m));
    release(Value::counted(m));
  }
}

}  // namespace

Value make_class(Thread& t, Type* metaclass, Str* name, Tuple* bases, Dict* dict, const Tuple* slots) {
  Runtime& r = rt();
  Value default_base = type_value(r.types.object);
  Ref base_tuple = bases->count > 0 ? Ref::to(Value::uncounted(bases)) : Ref::steal(make_tuple(&default_base, 1));
  const auto* list = base_tuple.as<Tuple>();
  Type* best = best_base(t, list);
  if (best == nullptr) return Value();
  Places seen(list->count);
  for (uint32_t i = 0; i < list->count; ++i) {
    auto* const base = list->items[i].as<Type>();
    bool is_new;
    seen.of(base, is_new);
    if (!is_new) return raise(t, Exc::TypeError, "duplicate base class " + std::string(base->name->ascii()));
  }
  if (slots != nullptr && slots->count > 0 && best->ops->size != nullptr && best->layout != Layout::instance) {
    return raise(t, Exc::TypeError,
                 "nonempty __slots__ not supported for subtype of '" + std::string(best->name->ascii()) + "'");
  }
  Type* type = new_type(metaclass);
  type->name.store(intern(name));
  type->base = best;
  type->bases = base_tuple.take();
  type->ops = best->ops;
  type->layout = best->layout;
  type->type_flags.store(heap_type | base_type | (best->type_flags & exception_class));
  type->instance_size = best->instance_size;
  type->dict_offset = best->dict_offset;
  std::vector<Type*> order;
  if (!linearise(t, type, type->bases.as<Tuple>(), order)) return Value();
  if (must_end(t, order.size() * static_cast<size_t>(Special::count))) return Value();
  if (order.empty()) {
    std::string names;
    for (uint32_t i = 0; i < list->count; ++i) {
      names += (i > 0 ? ", " : "") + std::string(list->items[i].as<Type>()->name->ascii());
    }
    return raise(t, Exc::TypeError, "Cannot create a consistent method resolution order (MRO) for bases " + names);
  }
  type->mro = tuple_of(order);
  type->dict = dict_copy(dict).as<Dict>();
  lay_out(type, best, slots);
  add_place_getters(type, best);

  Ref qualified = Ref::steal(dict_get(type->dict, r.names.qualname));
  type->qualified_name.store(qualified && is_str(qualified.get()) ? intern(qualified.as<Str>()) : type->name.load());
  dict_remove(type->dict, r.names.qualname);
  if (dict_peek(type->dict, r.names.doc).is_null()) dict_set(type->dict, r.names.doc, r.none);
  Ref module = Ref::steal(dict_get(type->dict, r.names.module));
  if (!module && current_thread != nullptr &&
      current_thread->top != nullptr) {  // type(name, bases, dict): the caller's
    Frame* f = t.top;
    while (f != nullptr && (f->kind != FrameKind::python || f->is_hidden)) f = f->previous;
    module = f != nullptr ? Ref::steal(dict_get(f->globals, r.names.name)) : Ref();
    if (module) dict_set(type->dict, r.names.module, module.get());
  }
  type->module = module && is_str(module.get()) ? intern(module.as<Str>()) : r.names.builtins;
  keep_functions_of_c(type);
  Ref cell = Ref::steal(dict_get(type->dict, r.names.classcell));
  if (cell) {
    if (layout_of(cell.get()) != Layout::cell)
      return raise(t, Exc::TypeError,
                   "type.__new__ argument 1 must be a cell, not " + std::string(type_name(cell.get())));
    cell.as<CellObject>()->content.store(type_value(type));
    dict_remove(type->dict, r.names.classcell);
  }
  // What looks for the names of the class looks there from now on, no longer in what the body has filled.
  Ref names = Ref::steal(dict_get(type->dict, intern("__classdictcell__")));
  if (names && layout_of(names.get()) == Layout::cell)
    release(names.as<CellObject>()->content.exchange(own(Value::uncounted(type->dict))));
  dict_remove(type->dict, intern("__classdictcell__"));
  Str* hash_name = special_name(Special::hash);
  if (dict_peek(type->dict, special_name(Special::eq)) && !dict_peek(type->dict, hash_name))
    dict_set(type->dict, hash_name, r.none);
  for (Special s : {Special::new_, Special::init_subclass, Special::class_getitem}) {
    Str* special = special_name(s);
    Ref f = Ref::steal(dict_get(type->dict, special));
    if (!f || layout_of(f.get()) != Layout::function) continue;
    auto* w = make_wrapper(s == Special::new_ ? r.types.static_method : r.types.class_method, own(f.get()));
    dict_set(type->dict, special, Value::counted(w));
    release(Value::counted(w));
  }
  for (size_t s = 1; s < static_cast<size_t>(Special::count); ++s) {
    Ref f = Ref::steal(dict_get(type->dict, r.specials[s]));
    if (!f || layout_of(f.get()) != Layout::static_method || static_cast<Special>(s) == Special::new_) continue;
    Ref made = Ref::steal(make_native("", Effect::unknown, call_static_special));
    auto* n = made.as<NativeFunction>();
    n->name = r.specials[s];
    n->self = own(f.get());
    n->type = r.types.native_method;
    dict_set(type->dict, r.specials[s], made.get());
  }
  type->specials = static_cast<Cell*>(current_heap->allocate(static_cast<size_t>(Special::count) * sizeof(Cell)));
  for (size_t i = 0; i < static_cast<size_t>(Special::count); ++i) new (&type->specials[i]) Cell;
  const std::lock_guard lock(r.types_mutex);  // a base that changes from here on finds it
  resolve_specials(type);
  for (uint32_t i = 0; i < type->bases.as<Tuple>()->count; ++i)
    note_subclass(type->bases.as<Tuple>()->items[i].as<Type>(), type);
  return type_value(type);
}

}  // namespace lockstep::python::vm

// A class that a program makes: the order of its bases, room for what its instances have, what its body defines
// (Objects/typeobject.c, type_new).
#include <algorithm>
#include <bit>
#include <vector>

#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"
#include "python/vm/objects/types/new_type.h"

namespace lockstep::python::vm {

namespace {

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

// The cells of the body that stand for the class (`super()`) and for its names. False: an exception is set.
bool fill_cells(Thread& t, Type* type) {
  Ref cell = Ref::steal(dict_get(type->dict, rt().names.classcell));
  if (cell) {
    if (layout_of(cell.get()) != Layout::cell)
      return raise(t, Exc::TypeError,
                   "type.__new__ argument 1 must be a cell, not " + std::string(type_name(cell.get()))),
             false;
    cell.as<CellObject>()->content.store(type_value(type));
    dict_remove(type->dict, rt().names.classcell);
  }
  // What looks for the names of the class looks there from now on, no longer in what the body has filled.
  Ref names = Ref::steal(dict_get(type->dict, intern("__classdictcell__")));
  if (names && layout_of(names.get()) == Layout::cell)
    release(names.as<CellObject>()->content.exchange(own(Value::uncounted(type->dict))));
  dict_remove(type->dict, intern("__classdictcell__"));
  return true;
}

// __new__, __init_subclass__ and __class_getitem__ are static and class methods without being told so; a static method
// in the place of another special one is called without the object.
void wrap_special_functions(Type* type) {
  for (Special s : {Special::new_, Special::init_subclass, Special::class_getitem}) {
    Str* special = special_name(s);
    Ref f = Ref::steal(dict_get(type->dict, special));
    if (!f || layout_of(f.get()) != Layout::function) continue;
    auto* w = make_wrapper(s == Special::new_ ? rt().types.static_method : rt().types.class_method, own(f.get()));
    dict_set(type->dict, special, Value::counted(w));
    release(Value::counted(w));
  }
  for (size_t s = 1; s < static_cast<size_t>(Special::count); ++s) {
    Ref f = Ref::steal(dict_get(type->dict, rt().specials[s]));
    if (!f || layout_of(f.get()) != Layout::static_method || static_cast<Special>(s) == Special::new_) continue;
    Ref made = Ref::steal(make_native("", Effect::unknown, call_static_special));
    auto* n = made.as<NativeFunction>();
    n->name = rt().specials[s];
    n->self = own(f.get());
    n->type = rt().types.native_method;
    dict_set(type->dict, rt().specials[s], made.get());
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
  if (!fill_cells(t, type)) return Value();
  Str* hash_name = special_name(Special::hash);
  if (dict_peek(type->dict, special_name(Special::eq)) && !dict_peek(type->dict, hash_name))
    dict_set(type->dict, hash_name, r.none);
  wrap_special_functions(type);
  type->specials = static_cast<Cell*>(current_heap->allocate(static_cast<size_t>(Special::count) * sizeof(Cell)));
  for (size_t i = 0; i < static_cast<size_t>(Special::count); ++i) new (&type->specials[i]) Cell;
  const std::lock_guard lock(r.types_mutex);  // a base that changes from here on finds it
  resolve_specials(type);
  for (uint32_t i = 0; i < type->bases.as<Tuple>()->count; ++i)
    note_subclass(type->bases.as<Tuple>()->items[i].as<Type>(), type);
  return type_value(type);
}

}  // namespace lockstep::python::vm

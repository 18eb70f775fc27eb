// What is touched when native code looks at a value: what that holds and stands for, item by item and as a whole.
#include <algorithm>
#include <utility>

#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/explore/event.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/deque.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"
#include "python/vm/objects/protocol/iterator_adaptors.h"

namespace lockstep::python::vm {

namespace {

// More in one event is refused by name.
constexpr size_t most_cells = 4'000;
constexpr uint32_t most_values = 1'000'000;
constexpr int deepest = 200;
constexpr const char* too_much = "an operation that looks at that much at once";

bool is_awaitable_step(const Type* type) {
  const auto& y = rt().types;
  return type == y.coroutine_wrapper || type == y.async_generator_asend || type == y.async_generator_athrow;
}

// One walk. What has been met is in Event::cells, so that cycles end.
class Reach {
 public:
  Reach(Thread& t, Event& e, bool writes) : t_(t), e_(e), writes_(writes), first_(e.cells.size()) {}

  void whole(Value v, int depth);
  void contents(Value v, int depth);
  void parts(Object*, int depth);  // all that it holds

 private:
  // False: it has been met.
  bool meet(Object* o, bool writes);

  Thread& t_;
  Event& e_;
  bool writes_;
  size_t first_;
  uint32_t values_ = 0;
};

bool Reach::meet(Object* o, bool writes) {
  for (size_t i = first_; i < e_.cells.size(); ++i)
    if (e_.cells[i].object == o && e_.cells[i].key == Access::whole) return false;
  if (e_.cells.size() >= most_cells) {
    e_.refuse(too_much);
    return false;
  }
  e_.cells.push_back({o, Access::whole, writes});
  return true;
}

void Reach::contents(Value v, int depth) {
  if (++values_ > most_values) return e_.refuse(too_much);
  if (v.is_object()) whole(v, depth);
}

void Reach::whole(Value v, int depth) {
  if (!v.is_object()) return;
  if (depth > deepest) return e_.refuse(too_much);
  Object* const o = v.object();
  switch (o->type->ops->nature.sight) {
    case Sight::unstated:
    case Sight::nothing: return;
    case Sight::parts: return parts(o, depth);
    case Sight::itself: meet(o, writes_); return;
    case Sight::all:
      if (meet(o, writes_)) parts(o, depth);
      return;
    case Sight::through:
      if (meet(o, false)) parts(o, depth);
      return;
    case Sight::attributes:
      if (!writes_ || !meet(o, true)) return;
      if (Dict* d = existing_dict(o)) meet(d, true);
      return;
    case Sight::bound:
      if (writes_) parts(o, depth);
      return;
    case Sight::state: meet(o, false); return;
    case Sight::step: meet(o, true); return;
    case Sight::walk:
      if (!meet(o, true)) return;
      if (o->type->ops != &adaptor_ops) return parts(o, depth);
      whole(v.as<Adaptor>()->source, depth + 1);
      if (!v.as<Adaptor>()->function.is_null()) call_back(t_, e_, v.as<Adaptor>()->function, {v.as<Adaptor>()->source});
      return;
    case Sight::unknown: return e_.refuse("an iterator of type '" + type_name(v) + "' that native code walks");
  }
}

void Reach::parts(Object* o, int depth) {
  class Parts final : public Walker {
   public:
    Parts(Reach& reach, int depth) : reach_(reach), depth_(depth) {}
    void value(Value& v) override { reach_.contents(v, depth_); }
    void cell(Cell& c) override { reach_.contents(c.load(), depth_); }
    void object(Object*) override {}
    void weak(Object*) override {}
    void number(uint64_t) override {}
    void block(void*, size_t) override {}

   private:
    Reach& reach_;
    int depth_;
  } walker(*this, depth + 1);
  o->type->ops->walk(o, walker);
}

// What an object stands for whose nature is Sight::through; null = nothing any more.
Value stood_for(Value v) {
  class First final : public Walker {
   public:
    void value(Value& v) override { stand_for(v); }
    void cell(Cell&) override {}
    void object(Object*) override {}
    void weak(Object* o) override { stand_for(o == nullptr ? Value() : Value::uncounted(o)); }
    void number(uint64_t) override {}
    void block(void*, size_t) override {}
    Value found;

   private:
    void stand_for(Value v) {
      if (!std::exchange(has_met_, true)) found = v;
    }
    bool has_met_ = false;
  } first;
  v.object()->type->ops->walk(v.object(), first);
  return first.found;
}

uint64_t key_cell(Thread& t, Value key) {
  if (key.is_integer()) return Access::named(key.as_integer());
  if (is_str(key)) return Access::named(str_hash(key.as<Str>()));
  const Value raised = std::exchange(t.raised, Value());
  const Hashed h = hash(t, key);
  release(std::exchange(t.raised, raised));
  return h ? Access::named(h.value) : Access::whole;
}

bool has_key(Thread& t, Dict* d, Value key) {
  const Value raised = std::exchange(t.raised, Value());
  const DictHit hit = dict_find(t, d, key);
  release(std::exchange(t.raised, raised));
  return hit.found == Answer::yes;
}

// Items of other iterators than those over lists and dicts are those of the whole.
void step_over(Event& e, Value iterator) {
  const auto* it = iterator.as<Iterator>();
  if (it->source.is_null()) return;
  const int64_t i = it->index.load(std::memory_order_relaxed);
  switch (static_cast<Iterator::Kind>(it->extra)) {
    case Iterator::list:
    case Iterator::list_reversed:
      e.read(it->source.object(), Access::structure);
      e.read(it->source.object(), Access::index(i));
      return;
    case Iterator::dict_keys: e.read(it->source.object(), Access::structure); return;
    case Iterator::dict_values:
    case Iterator::dict_items:
    case Iterator::bytes:
    case Iterator::set: return touch_whole(e, it->source, false);
    case Iterator::tuple:
    case Iterator::range:
    case Iterator::str: return;
  }
}

void step_adaptor(Thread& t, Event& e, Value iterator) {
  const auto* a = iterator.as<Adaptor>();
  switch (static_cast<Adaptor::Kind>(a->extra)) {
    case Adaptor::range: return;
    case Adaptor::reversed: return touch_whole(e, a->source, false);
    case Adaptor::callable: call_back(t, e, a->function, {}); return reach(t, e, a->source, Depth::deep);
    case Adaptor::filter:  // takes as many as it must
      for (uint32_t i = 0; i < a->source.as<Tuple>()->count; ++i)
        reach(t, e, a->source.as<Tuple>()->items[i], Depth::deep);
      if (!is_none(a->function)) call_back(t, e, a->function, {a->source});
      return;
    case Adaptor::map: call_back(t, e, a->function, {a->source}); [[fallthrough]];
    case Adaptor::enumerate:
    case Adaptor::zip:
      for (uint32_t i = 0; i < a->source.as<Tuple>()->count; ++i) step(t, e, a->source.as<Tuple>()->items[i]);
      return;
  }
}

}  // namespace

void Event::touch(Object* o, uint64_t key, bool writes) {
  const size_t known = std::min<size_t>(cells.size(), 16);
  for (size_t i = cells.size() - known; i < cells.size(); ++i) {
    if (cells[i].object != o || cells[i].key != key) continue;
    cells[i].writes |= writes;
    return;
  }
  cells.push_back({o, key, writes});
}

Object* output() { return rt().none.object(); }
Object* clock_object() { return rt().true_.object(); }

void touch_whole(Event& e, Value v, bool writes) {
  if (!v.is_object()) return;
  const Nature& nature = v.object()->type->ops->nature;
  if (nature.sight == Sight::through) {
    if (nature.changes == Changes::always) e.read(v.object(), Access::whole);
    return touch_whole(e, stood_for(v), writes);
  }
  if (nature.changes != Changes::always) return;
  if (layout_of(v) == Layout::bytearray && writes && rt().exploring->is_concurrent)
    rt().exploring->sightings.note(Fact::bytes_are_resized);
  e.touch(v.object(), Access::whole, writes);
}

void read_length(Event& e, Value v) {
  if (!v.is_object()) return;
  const TypeOps* ops = v.object()->type->ops;
  if (ops->nature.changes == Changes::never && ops->nature.sight == Sight::through) return read_length(e, stood_for(v));
  const bool is_container = ops->nature.sight == Sight::all || ops->nature.sight == Sight::itself;
  if (!is_container || ops->length == nullptr) return touch_whole(e, v, false);
  e.read(v.object(), Access::structure);
}

void reach(Thread& t, Event& e, Value v, Depth depth) {
  if (!v.is_object()) return;
  if (depth != Depth::shallow) return Reach(t, e, depth == Depth::changes).whole(v, 0);
  const TypeOps* ops = v.object()->type->ops;
  switch (ops->nature.sight) {
    case Sight::all:
    case Sight::itself:
    case Sight::through: return touch_whole(e, v, false);
    case Sight::walk:
      if (ops == &adaptor_ops) return Reach(t, e, false).whole(v, 0);
      e.write(v.object(), Access::whole);
      if (const Value source = v.as<Iterator>()->source; !source.is_null()) touch_whole(e, source, false);
      return;
    case Sight::unknown: return Reach(t, e, false).whole(v, 0);
    case Sight::step:
      if (layout_of(v) == Layout::generator) e.write(v.object(), Access::whole);
      return;
    default: return;
  }
}

void step(Thread& t, Event& e, Value v) {
  if (!v.is_object()) return;
  const Type* type = v.object()->type;
  if (type->layout == Layout::generator || is_awaitable_step(type)) {
    e.write(v.object(), Access::whole);
    if (is_awaitable_step(type)) e.write(generator_behind(v), Access::whole);
    return;
  }
  if (type->ops->next == nullptr) return;  // an instance's, written in Python; or it is no iterator
  e.write(v.object(), Access::whole);
  if (type->ops == &iterator_ops) return step_over(e, v);
  if (type->ops == &adaptor_ops) return step_adaptor(t, e, v);
  if (type->layout != Layout::iterator) return e.refuse("an iterator of type '" + type_name(v) + "'");
  // The others: itertools.count has nothing behind it; a deque's iterator does not change what it walks over.
  if (type == rt().types.deque_iterator || type == rt().types.deque_reverse_iterator)
    touch_whole(e, deque_of_iterator(v), false);
}

void touch_item(Thread& t, Event& e, Value self, Value key, Effect effect) {
  if (!self.is_object() || key.is_null()) return touch_whole(e, self, effect != Effect::reads_item);
  Object* const o = self.object();
  switch (layout_of(self)) {
    case Layout::list: {
      if (!key.is_integer()) {  // a slice, or what has an __index__
        if (effect == Effect::reads_item) return e.read(o, Access::whole);
        return e.write(o, Access::structure);
      }
      if (effect != Effect::reads_item && effect != Effect::writes_item) return e.write(o, Access::structure);
      const int64_t i = key.as_integer();
      e.read(o, Access::structure);
      e.touch(o, Access::index(i < 0 ? i + self.as<List>()->count.load() : i), effect == Effect::writes_item);
      return;
    }
    case Layout::dict: {
      if (effect == Effect::reads_item) return e.read(o, key_cell(t, key));
      const bool is_there = has_key(t, self.as<Dict>(), key);
      const bool changes = effect == Effect::adds_item ? !is_there : effect == Effect::removes_item ? is_there : true;
      e.touch(o, key_cell(t, key), changes);
      const bool moves = effect == Effect::writes_item ? !is_there : changes;
      if (moves) e.write(o, Access::structure);
      return;
    }
    case Layout::view: return touch_item(t, e, self.as<DictView>()->dict, key, effect);
    case Layout::bytearray:
      if (effect == Effect::writes_item && key.is_integer()) return e.write(o, Access::whole);  // as many as before
      return touch_whole(e, self, effect != Effect::reads_item);
    case Layout::memoryview: {
      if (effect == Effect::reads_item && layout_of(key) == Layout::slice) {
        const Value given[] = {self};
        return apply(t, e, Effect::exports, {.values = given, .count = 1}, nullptr);
      }
      Value bytes = self;
      while (bytes.is_object() && layout_of(bytes) == Layout::memoryview) {
        e.read(bytes.object(), Access::whole);
        bytes = bytes.as<MemoryView>()->source;
      }
      if (bytes.is_object() && layout_of(bytes) == Layout::bytearray)
        e.touch(bytes.object(), Access::whole, effect != Effect::reads_item);
      return;
    }
    default: return touch_whole(e, self, effect != Effect::reads_item);
  }
}

// ---- names and attributes

void touch_name(Event& e, Dict* d, Str* name, bool writes) {
  e.touch(d, Access::named(str_hash(name)), writes);
  if (writes && d == rt().builtins && rt().exploring->is_concurrent)
    rt().exploring->sightings.note(Fact::builtins_change);
}

void read_global(Event& e, const Frame* f, Str* name) {
  touch_name(e, f->globals, name, false);
  if (rt().exploring->sightings.knows(Fact::builtins_change)) touch_name(e, rt().builtins, name, false);
}

Dict* existing_dict(Object* o) {
  const Type* type = o->type;
  if (type->layout == Layout::instance) return static_cast<Instance*>(o)->dict;
  if (type->dict_offset == 0) return nullptr;
  const size_t at = type->dict_offset == dict_behind ? (type->ops->size(o) + 7) & ~size_t{7} : type->dict_offset;
  return *reinterpret_cast<Dict**>(reinterpret_cast<char*>(o) + at);
}

void touch_attribute(Event& e, Value v, Str* name, bool writes) {
  if (!v.is_object()) return;
  Type* type = v.object()->type;
  if (type->layout == Layout::module) return touch_name(e, v.as<Module>()->dict, name, writes);
  if (type->layout == Layout::method && !writes && find_in_type(type, name).is_null())
    return touch_attribute(e, v.as<Method>()->function, name, false);
  Sightings& sightings = rt().exploring->sightings;
  if (type->layout == Layout::type) {
    if (writes && rt().exploring->is_concurrent) sightings.note(Fact::types_change);
    for (const std::string_view shown :
         {"__name__", "__qualname__", "__module__", "__bases__"})  // error texts show them
      if (writes && name->ascii() == shown) e.refuse("setting '" + std::string(shown) + "' of a class");
    if (sightings.knows(Fact::types_change)) {
      const auto* order = v.as<Type>()->mro.as<Tuple>();
      for (uint32_t i = 0; i < order->count; ++i) {
        if (!is_heap(order->items[i].as<Type>())) continue;
        e.touch(order->items[i].object(), Access::named(str_hash(name)), writes && i == 0);
        e.touch(order->items[i].as<Type>()->dict, Access::named(str_hash(name)), writes && i == 0);  // its mappingproxy
      }
    }
    return;
  }
  if (is_heap(type) || type->dict_offset != 0) {
    const auto& n = rt().names;
    if (name == n.dict && !writes) return touch_all_attributes(e, v, true);
    // Everything looks at an object's class.
    if (writes && name->ascii() == "__class__") e.refuse("setting '__class__'");
    const bool is_all = writes && name == n.dict;
    e.touch(v.object(), is_all ? Access::whole : Access::named(str_hash(name)), writes);
    if (sightings.knows(Fact::dicts_are_opened))
      if (Dict* d = existing_dict(v.object()))
        e.touch(d, is_all ? Access::whole : Access::named(str_hash(name)), writes);
  }
  if (!is_heap(type)) {  // a getter of a built-in type may look at the object
    const Value found = find_in_type(type, name);
    if (found.is_object() && layout_of(found) == Layout::member) {
      const auto* m = found.as<Member>();
      const bool is_kept_by_name = type->dict_offset != 0 && m->effect == Effect::nothing;
      if (m->effect == Effect::unknown) e.refuse("'" + to_utf8(name) + "' of type '" + type_name(v) + "'");
      if (writes ? !is_kept_by_name : m->effect != Effect::nothing) touch_whole(e, v, writes);
      if (writes && type->layout == Layout::function) e.refuse("setting '" + to_utf8(name) + "' of a function");
    }
  } else if (!writes && sightings.knows(Fact::types_change)) {
    touch_attribute(e, type_value(type), name, false);
  }
}

void touch_all_attributes(Event& e, Value v, bool opens) {
  if (!v.is_object()) return;
  Object* const o = v.object();
  Sightings& sightings = rt().exploring->sightings;
  if (o->type->layout == Layout::module) {
    if (!opens) e.read(v.as<Module>()->dict, Access::whole);
    return;
  }
  if (o->type->layout == Layout::type) {
    if (!opens && sightings.knows(Fact::types_change)) {
      const auto* order = v.as<Type>()->mro.as<Tuple>();
      for (uint32_t i = 0; i < order->count; ++i) e.read(order->items[i].object(), Access::whole);
    }
    return;
  }
  Dict* const d = existing_dict(o);
  if (opens) {  // from here on who has the dict reaches the attributes through it, too
    sightings.note(Fact::dicts_are_opened);
    if (d == nullptr) e.write(o, Access::whole);
    return;
  }
  e.read(o, Access::whole);
  if (d != nullptr) e.read(d, Access::whole);
  if (is_heap(o->type) && sightings.knows(Fact::types_change)) touch_all_attributes(e, type_value(o->type), false);
}

}  // namespace lockstep::python::vm

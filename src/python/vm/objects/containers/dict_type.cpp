// The type dict and its views: what the operators and built-in functions ask of dict.cpp.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value dict_repr(Thread& t, Value v) {
  std::string out = "{";
  for (DictWalk w{v.as<Dict>()}; w.next();) {
    if (out.size() > 1) out += ", ";
    Value signal = append_repr(t, out, w.key.get(), v, "{...}");
    if (signal.is_signal()) return signal;
    out += ": ";
    signal = append_repr(t, out, w.value.get(), v, "{...}");
    if (signal.is_signal()) return signal;
  }
  return make_str(out + "}");
}

Value dict_length(Thread&, Value v) { return Value::integer(v.as<Dict>()->count.load(std::memory_order_relaxed)); }

Value dict_iterate(Thread&, Value v) {
  return make_iterator(rt().types.dict_key_iterator, Iterator::dict_keys, v, 0, v.as<Dict>()->count.load(),
                       int64_t{v.as<Dict>()->count.load()} + 1);
}

Value dict_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_dict(a) || !is_dict(b) || (op != CompareOp::eq && op != CompareOp::ne)) return rt().not_implemented;
  bool is_equal = a.as<Dict>()->count.load() == b.as<Dict>()->count.load();
  for (DictWalk w{a.as<Dict>()}; is_equal && w.next();) {
    Value other = dict_get_item(t, b.as<Dict>(), w.key.get());
    if (other == Value::needs_python()) return other;
    if (other.is_null()) {
      if (t.raised) return Value();
      is_equal = false;
      break;
    }
    Ref o = Ref::steal(other);
    const Answer e = equal(t, w.value.get(), o.get());
    if (!is_known(e)) return signal_of(e);
    is_equal = e == Answer::yes;
  }
  return boolean(is_equal == (op == CompareOp::eq));
}

Value dict_or(Thread& t, BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::or_ || !is_dict(a) || !is_dict(b)) return rt().not_implemented;
  Ref r = Ref::steal(dict_copy(a.as<Dict>()));
  for (DictWalk w{b.as<Dict>()}; w.next();) {
    Value done = dict_set_item(t, r.as<Dict>(), w.key.get(), w.value.get());
    if (done.is_signal()) return done;
  }
  return r.take();
}

bool dict_truth(Value v) { return v.as<Dict>()->count.load(std::memory_order_relaxed) != 0; }

Value view_iterate(Thread&, Value v) {
  const auto kind = static_cast<Iterator::Kind>(v.object()->extra);
  const auto& y = rt().types;
  Type* type = kind == Iterator::dict_keys     ? y.dict_key_iterator
               : kind == Iterator::dict_values ? y.dict_value_iterator
                                               : y.dict_item_iterator;
  Value d = v.as<DictView>()->dict;
  return make_iterator(type, kind, d, 0, d.as<Dict>()->count.load(), int64_t{d.as<Dict>()->count.load()} + 1);
}
Value view_length(Thread& t, Value v) { return dict_length(t, v.as<DictView>()->dict); }
void view_clear(Object* o) { release(static_cast<DictView*>(o)->dict); }
Value view_repr(Thread& t, Value v) {
  const uint16_t kind = v.object()->extra;
  std::string out = std::string(type_name(v)) + "([";
  bool is_first = true;
  for (DictWalk w{v.as<DictView>()->dict.as<Dict>()}; w.next(); is_first = false) {
    if (!is_first) out += ", ";
    const auto add = [&](const Ref& part) { return append_repr(t, out, part.get(), v, "..."); };
    Value signal = none();
    if (kind == Iterator::dict_items) out += "(";
    if (kind != Iterator::dict_values) signal = add(w.key);
    if (kind == Iterator::dict_items) out += ", ";
    if (kind != Iterator::dict_keys && !signal.is_signal()) signal = add(w.value);
    if (signal.is_signal()) return signal;
    if (kind == Iterator::dict_items) out += ")";
  }
  return make_str(out + "])");
}
Value view_contains(Thread& t, Value v, Value item) {
  if (v.object()->extra == Iterator::dict_keys) return dict_contains(t, v.as<DictView>()->dict, item);
  return Value::needs_python();
}

// Views of keys and items are sets to the operators.
Value view_set(Thread& t, Value view) {
  Ref r = Ref::steal(make_set());
  const Value done = set_update(t, r.get(), view);
  return done.is_signal() ? done : r.take();
}
bool is_set_like(Value v) {
  return is_any_set(v) || (layout_of(v) == Layout::view && v.object()->type->ops == &dict_view_ops &&
                           v.object()->extra != Iterator::dict_values);
}
Value view_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::and_ && op != BinaryOp::or_ && op != BinaryOp::xor_ && op != BinaryOp::sub)
    return rt().not_implemented;
  if (!is_set_like(a) && !is_set_like(b)) return rt().not_implemented;
  const Value left = view_set(t, a);
  if (left == Value::pushed()) return refuse(t, "set operations on a dict view whose keys compare by Python code");
  if (left.is_signal()) return left;
  Ref l = Ref::steal(left);
  return set_algebra(t, op, l.get(), b);
}
Value view_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_set_like(a) || !is_set_like(b)) return rt().not_implemented;
  Ref sides[2];
  for (int i = 0; i < 2; ++i) {
    const Value made = view_set(t, i == 0 ? a : b);
    if (made == Value::pushed()) return refuse(t, "comparing a dict view whose keys compare by Python code");
    if (made.is_signal()) return made;
    sides[i] = Ref::steal(made);
  }
  return set_ops.compare(t, op, sides[0].get(), sides[1].get());
}

// ---- methods

// ---- dict
Value dict_get_method(Thread& t, Args a) {
  if (!check_count(t, "get", a.without_first(), 1, 2)) return Value();
  Value v = dict_get_item(t, a[0].as<Dict>(), a[1]);
  if (v.is_null() && t.raised.is_null()) return a.count > 2 ? own(a[2]) : none();
  return v;
}
Value dict_setdefault(Thread& t, Args a) {
  if (!check_count(t, "setdefault", a.without_first(), 1, 2)) return Value();
  Value v = dict_get_item(t, a[0].as<Dict>(), a[1]);
  if (!v.is_null() || !t.raised.is_null()) return v;
  const Value x = a.count > 2 ? a[2] : rt().none;
  v = dict_set_item(t, a[0].as<Dict>(), a[1], x);
  return v.is_signal() ? v : own(x);
}
Value dict_pop_method(Thread& t, Args a) {
  if (!check_count(t, "pop", a.without_first(), 1, 2)) return Value();
  Value v = dict_remove_item(t, a[0].as<Dict>(), a[1]);
  if (!v.is_null() || !t.raised.is_null()) return v;
  return a.count > 2 ? own(a[2]) : raise_with(t, Exc::KeyError, a[1]);
}
Value dict_popitem(Thread& t, Args a) {
  auto* d = a[0].as<Dict>();
  Value last, v;
  {
    Critical lock(d);
    will_change(d);
    DictTable* table = d->table.load();
    for (uint32_t i = table == nullptr ? 0 : table->filled.load(); i-- > 0 && last.is_null();) {
      if (i + 1 == table->filled.load() && table->entries()[i].key.load().is_null()) table->filled.store(i);
      last = table->entries()[i].key.load();
    }
  }
  if (last.is_null()) return raise(t, Exc::KeyError, "popitem(): dictionary is empty");
  Ref kept = Ref::to(last);
  v = dict_remove_item(t, d, last);
  if (v.is_signal()) return v;
  Tuple* pair = new_tuple(2);
  pair->items[0] = kept.take();
  pair->items[1] = v;
  return Value::counted(pair);
}
Value dict_clear_method(Thread&, Args a) {
  dict_clear(a[0].as<Dict>());
  return none();
}
Value dict_fromkeys(Thread& t, Args a) {  // (cls, iterable, value)
  if (!check_count(t, "fromkeys", a.without_first(), 1, 2)) return Value();
  return call_fallback(t, "fromkeys", {a[0], a[1], a.count > 2 ? a[2] : none()});
}
Value dict_copy_method(Thread&, Args a) { return dict_copy(a[0].as<Dict>()); }
template <Iterator::Kind kind>
Value dict_view(Thread&, Args a) {
  const auto& y = rt().types;
  auto* v = new_object<DictView>(kind == Iterator::dict_keys     ? y.dict_keys
                                 : kind == Iterator::dict_values ? y.dict_values
                                                                 : y.dict_items);
  v->extra = kind;
  v->dict = own(a[0]);
  return Value::counted(v);
}
template <Iterator::Kind kind>
Value dict_reversed(Thread& t, Args a) {  // of a dict or of a view of one
  if (!check_count(t, "__reversed__", a.without_first(), 0, 0)) return Value();
  const Value d = layout_of(a[0]) == Layout::view ? a[0].as<DictView>()->dict : a[0];
  const auto& y = rt().types;
  Type* const type = kind == Iterator::dict_keys     ? y.dict_reverse_key_iterator
                     : kind == Iterator::dict_values ? y.dict_reverse_value_iterator
                                                     : y.dict_reverse_item_iterator;
  const int64_t n = d.as<Dict>()->count.load();
  return make_iterator(type, kind, d, Value::max_integer, n, -1 - n);
}
Value dict_new(Thread&, Args a) {
  auto* d = static_cast<Dict*>(allocate_instance(a[0].as<Type>(), sizeof(Dict)));
  new (&d->count) Shared<uint32_t>(0);
  new (&d->version) Shared<uint32_t>(0);
  new (&d->table) Published<DictTable>;
  return Value::counted(d);
}
template <bool is_new>
Value dict_update_method(Thread& t, Args a) {
  auto* d = a[0].as<Dict>();
  const uint32_t given = a.positional();
  if (given > 2) {
    return raise(
        t, Exc::TypeError,
        std::string(is_new ? "dict" : "update") + " expected at most 1 argument, got " + std::to_string(given - 1));
  }
  if (given == 2) {
    const Value done = dict_update(t, d, a[1]);
    if (done.is_signal()) return done;
  }
  for (uint32_t k = 0; a.keywords != nullptr && k < a.keywords->count; ++k)
    dict_set(d, a.keywords->items[k].as<Str>(), a[given + k]);
  return none();
}

void walk_dict(Object* o, Walker& w) {
  const auto* d = static_cast<Dict*>(o);
  DictTable* t = d->table.load(std::memory_order_relaxed);
  w.number(d->count.load(std::memory_order_relaxed));
  if (t == nullptr) return;
  w.block(t, sizeof(DictTable) + size_t{t->capacity} * sizeof(DictEntry) + size_t{t->slots} * sizeof(int32_t));
  const uint32_t n = t->filled.load(std::memory_order_relaxed);
  for (uint32_t i = 0; i < n; ++i) {
    DictEntry& e = t->entries()[i];
    if (e.key.load().is_null()) continue;
    w.cell(e.key);
    w.cell(e.value);
  }
}
void walk_view(Object* o, Walker& w) { w.value(static_cast<DictView*>(o)->dict); }

}  // namespace

const TypeOps dict_ops = stated({.nature = {.sight = Sight::all, .changes = Changes::always, .is_collected = true},
                                 .walk = walk_dict,
                                 .basic_size = sizeof(Dict),
                                 .clear = dict_dealloc,
                                 .repr = dict_repr,
                                 .hash = unhashable,
                                 .iterate = dict_iterate,
                                 .length = dict_length,
                                 .get_item = dict_subscript,
                                 .set_item = dict_ass_sub,
                                 .contains = dict_contains,
                                 .binary = dict_or,
                                 .compare = dict_compare,
                                 .truth = dict_truth,
                                 .operators = {bit(BinaryOp::or_), bit(BinaryOp::or_), bit(BinaryOp::or_)},
                                 .effects = {.iterate = Effect::reads_length,
                                             .length = Effect::reads_length,
                                             .truth = Effect::reads_length,
                                             .get_item = Effect::reads_item,
                                             .set_item = Effect::writes_item,
                                             .contains = Effect::reads_item,
                                             .binary = Effect::takes_arguments,
                                             .in_place = Effect::updates_self}});
const TypeOps dict_view_ops =
    stated({.nature = {.sight = Sight::through, .changes = Changes::never, .takes_weak_references = true},
            .walk = walk_view,
            .basic_size = sizeof(DictView),
            .clear = view_clear,
            .repr = view_repr,
            .iterate = view_iterate,
            .length = view_length,
            .contains = view_contains,
            .binary = view_binary,
            .compare = view_compare,
            .operators = {set_bits, set_bits, 0},
            .effects = {.iterate = Effect::reads_length,
                        .length = Effect::reads_length,
                        .contains = Effect::reads_arguments,
                        .binary = Effect::reads_arguments,
                        .in_place = Effect::reads_arguments}});

void add_dict_methods(Type* type) {
  set_new(type, Effect::nothing, dict_new);
  add_method(type, "__init__", Effect::updates_self, dict_update_method<true>);
  add_method(type, "update", Effect::updates_self, dict_update_method<false>);
  add_method(type, "get", Effect::reads_item, dict_get_method);
  add_method(type, "setdefault", Effect::adds_item, dict_setdefault);
  add_method(type, "pop", Effect::removes_item, dict_pop_method);
  add_method(type, "popitem", Effect::writes_self, dict_popitem, 0);
  add_method(type, "clear", Effect::writes_self, dict_clear_method, 0);
  add_method(type, "copy", Effect::reads_self, dict_copy_method, 0);
  add_class_method(type, "fromkeys", Effect::runs_python, dict_fromkeys, {1, 2});
  add_method(type, "__reversed__", Effect::reads_length, dict_reversed<Iterator::dict_keys>, 0);
  add_method(type, "keys", Effect::nothing, dict_view<Iterator::dict_keys>, 0);
  add_method(type, "values", Effect::nothing, dict_view<Iterator::dict_values>, 0);
  add_method(type, "items", Effect::nothing, dict_view<Iterator::dict_items>, 0);
}

namespace {

template <Iterator::Kind kind>
void add_view_methods(Type* type) {
  add_method(type, "__reversed__", Effect::reads_length, dict_reversed<kind>, 0);
  if (kind != Iterator::dict_values) add_method(type, "isdisjoint", Effect::runs_python, needs_fallback);
  add_getter(type, "mapping", Effect::nothing,
             [](Thread&, Value v) { return make_mapping_proxy(v.as<DictView>()->dict); });
}

}  // namespace

void add_keys_methods(Type* type) { add_view_methods<Iterator::dict_keys>(type); }
void add_values_methods(Type* type) { add_view_methods<Iterator::dict_values>(type); }
void add_items_methods(Type* type) { add_view_methods<Iterator::dict_items>(type); }

}  // namespace lockstep::python::vm

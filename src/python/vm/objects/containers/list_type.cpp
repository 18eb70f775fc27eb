// Methods of list. Those that may have to run Python code answer needs_python() and go on in `_fallback/` under the
// same name.
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterable_items.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

Value list_extend(Thread& t, List* l, Value iterable) {
  std::vector<Ref> items;
  const Value signal = collect(t, iterable, items);
  if (signal.is_signal()) return signal;
  for (Ref& r : items) list_append_steal(l, r.take());
  return none();
}

// Sorts `values` by `keys`, stably; null, or needs_python() when only Python code can compare two of them.
Value sort_values(Thread& t, const std::vector<Value>& keys, bool reverse, std::vector<Value>& values) {
  std::vector<uint32_t> order(keys.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  Value signal = none();
  const auto less = [&](uint32_t i, uint32_t j) {
    const Value x = keys[i], y = keys[j];
    if (x.is_integer() && y.is_integer()) return x.as_integer() < y.as_integer();
    if (signal.is_signal() || same(x, y)) return false;
    if (must_end(t, is_str(x) ? 1 + x.as<Str>()->length / 256 : 1)) return signal = Value(), false;
    if (is_str(x) && is_str(y) && !is_heap(x.object()->type) && !is_heap(y.object()->type))
      return str_order(x.as<Str>(), y.as<Str>()) < 0;
    const Value r = compare_natively(t, CompareOp::lt, x, y);
    if (!r.is_signal()) return same(r, rt().true_);
    signal = r;
    return false;
  };
  if (reverse) std::reverse(order.begin(), order.end());
  std::stable_sort(order.begin(), order.end(), less);
  if (reverse) std::reverse(order.begin(), order.end());
  if (signal.is_signal()) return signal;
  const std::vector<Value> unsorted = values;
  for (size_t i = 0; i < order.size(); ++i) values[i] = unsorted[order[i]];
  return none();
}

namespace {

// ---- list
Value list_append_method(Thread&, Args a) {
  list_append(a[0].as<List>(), a[1]);
  return none();
}
Value list_extend_method(Thread& t, Args a) {
  if (!check_count(t, "list.extend", a.without_first(), 1, 1)) return Value();
  return list_extend(t, a[0].as<List>(), a[1]);
}
Value list_pop_method(Thread& t, Args a) {
  if (!check_count(t, "pop", a.without_first(), 0, 1)) return Value();
  const auto i = as_index_or(t, a.given(1), -1);
  if (!i) return Value();
  auto* l = a[0].as<List>();
  const bool is_empty = l->count.load() == 0;
  Value v = list_pop(l, *i);
  return v ? v : raise(t, Exc::IndexError, is_empty ? "pop from empty list" : "pop index out of range");
}
Value list_insert_method(Thread& t, Args a) {
  if (!check_count(t, "insert", a.without_first(), 2, 2)) return Value();
  const auto i = as_index(t, a[1]);
  if (!i) return Value();
  list_insert(a[0].as<List>(), *i, a[2]);
  return none();
}
Value list_clear_method(Thread& t, Args a) {
  if (!check_count(t, "list.clear", a.without_first(), 0, 0)) return Value();
  list_clear(a[0].as<List>());
  return none();
}
Value list_copy_method(Thread& t, Args a) {
  if (!check_count(t, "list.copy", a.without_first(), 0, 0)) return Value();
  const uint32_t n = a[0].as<List>()->count.load();
  return lacks_room(t, uint64_t{n} * sizeof(Cell)) ? Value() : list_slice(a[0].as<List>(), 0, n, 1);
}
Value list_reverse(Thread&, Args a) {
  auto* l = a[0].as<List>();
  Critical lock(l);
  Cell* items = l->items.load();
  for (uint32_t i = 0, j = l->count.load(); i + 1 < j; ++i) {
    --j;
    const Value x = items[i].load();
    items[i].store(items[j].load());
    items[j].store(x);
  }
  return none();
}
struct Place {
  Answer found;
  int64_t index;
};
// Where `item` is from `start` on.
Place list_find(Thread& t, List* l, Value item, int64_t start, int64_t stop) {
  for (int64_t i = start; i < stop; ++i) {
    if (must_end(t)) return {Answer::raised, i};
    Ref x = Ref::steal(list_get(l, i));
    if (!x) break;
    const Answer e = equal(t, x.get(), item);
    if (e != Answer::no) return {e, i};
  }
  return {Answer::no, 0};
}
Value list_index(Thread& t, Args a) {
  const auto part = index_bounds(t, a, a[0].as<List>()->count.load());
  if (!part) return Value();
  const Place at = list_find(t, a[0].as<List>(), a[1], part->start, part->stop);
  if (!is_known(at.found)) return signal_of(at.found);
  return at.found == Answer::yes ? make_int(at.index) : raise(t, Exc::ValueError, "list.index(x): x not in list");
}
Value list_remove(Thread& t, Args a) {
  if (!check_count(t, "list.remove", a.without_first(), 1, 1)) return Value();
  const Place at = list_find(t, a[0].as<List>(), a[1], 0, Value::max_integer);
  if (!is_known(at.found)) return signal_of(at.found);
  if (at.found == Answer::no) return raise(t, Exc::ValueError, "list.remove(x): x not in list");
  release(list_pop(a[0].as<List>(), at.index));
  return none();
}
Value list_count(Thread& t, Args a) {
  if (!check_count(t, "list.count", a.without_first(), 1, 1)) return Value();
  int64_t n = 0;
  for (int64_t i = 0;; ++i) {
    if (must_end(t)) return Value();
    Ref x = Ref::steal(list_get(a[0].as<List>(), i));
    if (!x) return make_int(n);
    const Answer e = equal(t, x.get(), a[1]);
    if (!is_known(e)) return signal_of(e);
    n += e == Answer::yes;
  }
}
Value list_reversed(Thread&, Args a) {
  return make_iterator(rt().types.list_reverse_iterator, Iterator::list_reversed, a[0],
                       int64_t{a[0].as<List>()->count.load()} - 1, 0, -1);
}
Value list_new(Thread&, Args a) {
  auto* l = static_cast<List*>(allocate_instance(a[0].as<Type>(), sizeof(List)));
  new (&l->count) Shared<uint32_t>(0);
  l->capacity = 0;
  new (&l->items) Published<Cell>;
  return Value::counted(l);
}
Value list_init(Thread& t, Args a) {
  if (!check_count(t, "list", a.without_first(), 0, 1)) return Value();
  list_clear(a[0].as<List>());
  return a.count > 1 ? list_extend(t, a[0].as<List>(), a[1]) : none();
}
Value list_sort(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"sort", {"key", "reverse"}, 0, 0, 0};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  if (!out[0].is_null() && !is_none(out[0])) return Value::needs_python();
  const bool reverse = !out[1].is_null() && is_integral(out[1]) && number_truth(out[1]);
  auto* l = a[0].as<List>();
  if (lacks_room(t, uint64_t{l->count.load()} * 3 * sizeof(Cell))) return Value();
  std::vector<Ref> items;
  if (const Value collected = collect(t, a[0], items); collected.is_null()) return collected;
  std::vector<Value> values;
  for (const Ref& r : items) values.push_back(r.get());
  const Value signal = sort_values(t, values, reverse, values);
  if (signal.is_signal()) return signal;
  list_replace(l, 0, l->count.load(), values.data(), static_cast<uint32_t>(values.size()));
  return none();
}

}  // namespace

void add_list_methods(Type* type) {
  set_new(type, Effect::nothing, list_new);
  add_method(type, "__init__", Effect::extends_structure, list_init);
  add_method(type, "append", Effect::writes_structure, list_append_method, 1)->native_flags |= no_switch_point;
  add_method(type, "extend", Effect::extends_structure, list_extend_method);
  add_method(type, "pop", Effect::writes_structure, list_pop_method);
  add_method(type, "insert", Effect::writes_structure, list_insert_method);
  add_method(type, "clear", Effect::writes_structure, list_clear_method);
  add_method(type, "copy", Effect::reads_self, list_copy_method);
  add_method(type, "reverse", Effect::writes_structure, list_reverse, 0);
  add_method(type, "index", Effect::reads_arguments, list_index, {1, 3});
  add_method(type, "remove", Effect::searches_structure, list_remove);
  add_method(type, "count", Effect::reads_arguments, list_count);
  add_method(type, "sort", Effect::searches_structure, list_sort);
  add_method(type, "__reversed__", Effect::reads_length, list_reversed, 0);
}

}  // namespace lockstep::python::vm

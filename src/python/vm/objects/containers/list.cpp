// Lists. Growth follows CPython's list_resize.
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

Cell* items_of(const List* l) { return l->items.load(std::memory_order_acquire); }
uint32_t count_of(const List* l) { return l->count.load(std::memory_order_acquire); }

void reserve(List* l, uint32_t wanted) {
  if (wanted <= l->capacity) return;
  const uint32_t capacity = (wanted + (wanted >> 3) + 6) & ~3u;
  Cell* old = items_of(l);
  const uint32_t n = l->count.load(std::memory_order_relaxed);
  if (old != nullptr && !shares_objects) {  // nobody else looks at the items: large ones need not be there twice
    const size_t before = size_t{l->capacity} * sizeof(Cell), after = size_t{capacity} * sizeof(Cell);
    if (void* const moved = current_heap->resize(old, before, after)) {
      auto* const cells = static_cast<Cell*>(moved);
      for (uint32_t i = n; i < capacity; ++i) new (&cells[i]) Cell;
      l->items.store(cells, std::memory_order_release);
      l->capacity = capacity;
      return;
    }
  }
  Cell* bigger = static_cast<Cell*>(current_heap->allocate(size_t{capacity} * sizeof(Cell)));
  for (uint32_t i = 0; i < n; ++i) (new (&bigger[i]) Cell)->store(old[i].load());
  for (uint32_t i = n; i < capacity; ++i) new (&bigger[i]) Cell;
  l->items.store(bigger, std::memory_order_release);
  const uint32_t old_capacity = std::exchange(l->capacity, capacity);
  if (old == nullptr) return;
  if (shares_objects) {
    current_heap->retire(old, size_t{old_capacity} * sizeof(Cell), rt().epoch.fetch_add(1) + 1);
  } else {
    current_heap->free(old, size_t{old_capacity} * sizeof(Cell));
  }
}

}  // namespace

Value make_list() {
  auto* l = new_object<List>(rt().types.list);
  new (&l->count) Shared<uint32_t>(0);
  l->capacity = 0;
  new (&l->items) Published<Cell>;
  return Value::counted(l);
}

Value make_list(const Value* items, uint32_t count) {
  Value v = make_list();
  auto* l = v.as<List>();
  reserve(l, count);
  for (uint32_t i = 0; i < count; ++i) items_of(l)[i].store(own(items[i]));
  l->count.store(count, std::memory_order_relaxed);
  return v;
}

void list_append_steal(List* l, Value owned) {
  Critical lock(l);
  const uint32_t n = l->count.load(std::memory_order_relaxed);
  if (n == l->capacity) reserve(l, n + 1);
  items_of(l)[n].store(owned);
  l->count.store(n + 1, std::memory_order_release);
}
void list_append(List* l, Value v) { list_append_steal(l, own(v)); }

Value list_get(List* l, int64_t index) {
  if (!shares_objects) {
    return static_cast<uint64_t>(index) < count_of(l) ? own(items_of(l)[index].load()) : Value();
  }
  Critical lock(l);
  return static_cast<uint64_t>(index) < count_of(l) ? own(items_of(l)[index].load()) : Value();
}

void list_clear(List* l) {
  Cell* items;
  uint32_t n, capacity;
  {
    Critical lock(l);
    n = l->count.exchange(0);
    items = l->items.exchange(nullptr);
    capacity = std::exchange(l->capacity, 0);
  }
  if (items == nullptr) return;
  for (uint32_t i = n; i-- > 0;) release(items[i].load());
  if (shares_objects) {
    current_heap->retire(items, size_t{capacity} * sizeof(Cell), rt().epoch.fetch_add(1) + 1);
  } else {
    current_heap->free(items, size_t{capacity} * sizeof(Cell));
  }
}

bool list_insert(List* l, int64_t index, Value v) {
  Critical lock(l);
  const uint32_t n = l->count.load(std::memory_order_relaxed);
  if (index < 0) index = std::max<int64_t>(0, index + n);
  index = std::min<int64_t>(index, n);
  reserve(l, n + 1);
  Cell* items = items_of(l);
  for (int64_t i = n; i > index; --i) items[i].store(items[i - 1].load());
  items[index].store(own(v));
  l->count.store(n + 1, std::memory_order_release);
  return true;
}

Value list_pop(List* l, int64_t index) {
  Critical lock(l);
  const uint32_t n = l->count.load(std::memory_order_relaxed);
  if (index < 0) index += n;
  if (index < 0 || index >= n) return Value();
  Cell* items = items_of(l);
  Value v = items[index].load();
  for (uint32_t i = static_cast<uint32_t>(index); i + 1 < n; ++i) items[i].store(items[i + 1].load());
  items[n - 1].store(Value());
  l->count.store(n - 1, std::memory_order_release);
  return v;
}

Value list_slice(List* l, int64_t start, int64_t count, int64_t step) {
  Value r = make_list();
  auto* out = r.as<List>();
  Critical lock(l);
  reserve(out, static_cast<uint32_t>(count));
  const int64_t n = count_of(l);
  uint32_t written = 0;
  for (int64_t i = 0; i < count && start + i * step >= 0 && start + i * step < n; ++i) {
    items_of(out)[written++].store(own(items_of(l)[start + i * step].load()));
  }
  out->count.store(written, std::memory_order_relaxed);
  return r;
}

void list_replace(List* l, int64_t start, int64_t stop, const Value* items, uint32_t count) {
  std::vector<Value> dropped;
  {
    Critical lock(l);
    const int64_t n = l->count.load(std::memory_order_relaxed);
    start = std::min(start, n);
    stop = std::clamp(stop, start, n);
    const int64_t grown = n - (stop - start) + count;
    if (grown > n) reserve(l, static_cast<uint32_t>(grown));
    Cell* cells = items_of(l);
    for (int64_t i = start; i < stop; ++i) dropped.push_back(cells[i].load());
    const int64_t shift = grown - n;
    if (shift > 0) {
      for (int64_t i = n - 1; i >= stop; --i) cells[i + shift].store(cells[i].load());
    } else if (shift < 0) {
      for (int64_t i = stop; i < n; ++i) cells[i + shift].store(cells[i].load());
      for (int64_t i = grown; i < n; ++i) cells[i].store(Value());
    }
    for (uint32_t i = 0; i < count; ++i) cells[start + i].store(own(items[i]));
    l->count.store(static_cast<uint32_t>(grown), std::memory_order_release);
  }
  for (; !dropped.empty(); dropped.pop_back()) release(dropped.back());
}

void list_assign(List* l, List* from) {
  Critical lock(l);
  const uint32_t n = l->count.load(std::memory_order_relaxed);
  Cell* items = items_of(l);
  l->count.store(0, std::memory_order_release);
  l->items.store(items_of(from), std::memory_order_release);
  l->count.store(count_of(from), std::memory_order_release);
  std::swap(l->capacity, from->capacity);
  from->items.store(items);
  from->count.store(n);
}

namespace {

void clear_list(Object* o) {
  auto* l = static_cast<List*>(o);
  Cell* items = items_of(l);
  const uint32_t n = count_of(l);
  for (uint32_t i = n; i-- > 0;) release(items[i].load());
  if (items != nullptr) current_heap->free(items, size_t{l->capacity} * sizeof(Cell));
}

Value list_repr(Thread& t, Value v) {
  std::string out = "[";
  for (int64_t i = 0;; ++i) {
    Ref item = Ref::steal(list_get(v.as<List>(), i));
    if (!item) break;
    if (i > 0) out += ", ";
    Value signal = append_repr(t, out, item.get(), v, "[...]");
    if (signal.is_signal()) return signal;
  }
  return make_str(out + "]");
}

Value list_length(Thread&, Value v) { return Value::integer(count_of(v.as<List>())); }

Value list_get_item(Thread& t, Value self, Value key) {
  auto* l = self.as<List>();
  if (layout_of(key) == Layout::slice) {
    const auto slice = slice_indices(t, key.as<Slice>(), count_of(l));
    if (!slice) return Value();
    const auto [start, stop, step, count] = *slice;
    if (lacks_room(t, static_cast<uint64_t>(count) * sizeof(Cell))) return Value();
    return list_slice(l, start, count, step);
  }
  if (!is_integral(key)) {
    return raise_no_index(t, "list indices must be integers or slices, not " + std::string(type_name(key)), key);
  }
  auto i = as_index(t, key);
  if (!i) return Value();
  if (*i < 0) *i += count_of(l);
  Value v = list_get(l, *i);
  return v ? v : raise(t, Exc::IndexError, "list index out of range");
}

Value list_set_slice(Thread& t, Value self, const Slice* key, Value v) {
  auto* l = self.as<List>();
  const auto slice = slice_indices(t, key, count_of(l));
  if (!slice) return Value();
  const auto [start, stop, step, count] = *slice;
  std::vector<Value> items;
  Ref keep;
  const uint64_t given = v.is_null() ? 0 : is_list(v) ? count_of(v.as<List>()) : is_tuple(v) ? v.as<Tuple>()->count : 0;
  if (lacks_room(t, given * 3 * sizeof(Cell))) return Value();
  if (!v.is_null()) {
    if (is_list(v))
      keep = Ref::steal(list_slice(v.as<List>(), 0, count_of(v.as<List>()), 1));
    else if (is_tuple(v))
      keep = Ref::to(v);
    else
      return Value::needs_python();
    if (is_list(keep.get())) {
      for (uint32_t i = 0; i < count_of(keep.as<List>()); ++i) items.push_back(items_of(keep.as<List>())[i].load());
    } else {
      items.assign(keep.as<Tuple>()->items, keep.as<Tuple>()->items + keep.as<Tuple>()->count);
    }
  }
  if (step == 1) {
    list_replace(l, start, std::max(start, stop), items.data(), static_cast<uint32_t>(items.size()));
    return none();
  }
  if (v.is_null()) {
    for (int64_t k = 0; k < count; ++k) {
      if (must_end(t, count_of(l))) return Value();
      const int64_t at = step > 0 ? start + (count - 1 - k) * step : start + k * step;
      release(list_pop(l, at));
    }
    return none();
  }
  if (static_cast<int64_t>(items.size()) != count) {
    return raise(t, Exc::ValueError,
                 "attempt to assign sequence of size " + std::to_string(items.size()) + " to extended slice of size " +
                     std::to_string(count));
  }
  for (int64_t k = 0; k < count; ++k)
    list_replace(l, start + k * step, start + k * step + 1, &items[static_cast<size_t>(k)], 1);
  return none();
}

Value list_set_item(Thread& t, Value self, Value key, Value v) {
  auto* l = self.as<List>();
  if (layout_of(key) == Layout::slice) return list_set_slice(t, self, key.as<Slice>(), v);
  if (!is_integral(key)) {
    return raise_no_index(t, "list indices must be integers or slices, not " + std::string(type_name(key)), key);
  }
  auto i = as_index(t, key);
  if (!i) return Value();
  if (v.is_null()) {
    Value old = list_pop(l, *i);
    if (old.is_null()) return raise(t, Exc::IndexError, "list assignment index out of range");
    release(old);
    return none();
  }
  Value old;
  bool is_inside;
  {
    Critical lock(l);
    if (*i < 0) *i += count_of(l);
    is_inside = *i >= 0 && *i < count_of(l);
    if (is_inside) old = items_of(l)[*i].exchange(own(v));
  }
  if (!is_inside) return raise(t, Exc::IndexError, "list assignment index out of range");
  release(old);
  return none();
}

Value list_contains(Thread& t, Value self, Value item) {
  for (int64_t i = 0;; ++i) {
    if (must_end(t)) return Value();
    Ref x = Ref::steal(list_get(self.as<List>(), i));
    if (!x) return boolean(false);
    const Answer e = same(x.get(), item) ? Answer::yes : equal(t, x.get(), item);
    if (e == Answer::yes) return boolean(true);
    if (!is_known(e)) return signal_of(e);
  }
}

Value list_iterate(Thread&, Value v) { return make_iterator(rt().types.list_iterator, Iterator::list, v, 0, 0, 1); }

Value list_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::add && is_list(a)) {
    if (!is_list(b)) {
      if (layout_of(b) == Layout::instance) return rt().not_implemented;
      return raise(t, Exc::TypeError, "can only concatenate list (not \"" + std::string(type_name(b)) + "\") to list");
    }
    const uint64_t total = uint64_t{count_of(a.as<List>())} + 2 * uint64_t{count_of(b.as<List>())};
    if (lacks_room(t, total * sizeof(Cell))) return Value();
    Value r = list_slice(a.as<List>(), 0, count_of(a.as<List>()), 1);
    Ref other = Ref::steal(list_slice(b.as<List>(), 0, count_of(b.as<List>()), 1));
    reserve(r.as<List>(), count_of(r.as<List>()) + count_of(other.as<List>()));
    for (uint32_t i = 0; i < count_of(other.as<List>()); ++i)
      list_append(r.as<List>(), items_of(other.as<List>())[i].load());
    return r;
  }
  if (op == BinaryOp::mul) {
    if (!is_list(a)) std::swap(a, b);
    if (!is_list(a) || !is_integral(b)) return rt().not_implemented;
    const auto n = as_index(t, b);
    if (!n) return Value();
    Ref one = Ref::steal(list_slice(a.as<List>(), 0, count_of(a.as<List>()), 1));
    const uint32_t k = count_of(one.as<List>());
    if (*n <= 0 || k == 0) return make_list();
    if (*n > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(*n) * k * sizeof(Cell)))
      return end_with_limit(t, "memory");
    Value r = make_list();
    reserve(r.as<List>(), static_cast<uint32_t>(*n) * k);
    for (int64_t i = 0; i < *n; ++i) {
      for (uint32_t j = 0; j < k; ++j) list_append(r.as<List>(), items_of(one.as<List>())[j].load());
    }
    return r;
  }
  return rt().not_implemented;
}

Value list_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_list(a) || !is_list(b)) return rt().not_implemented;
  for (int64_t i = 0;; ++i) {
    if (must_end(t)) return Value();
    Ref x = Ref::steal(list_get(a.as<List>(), i)), y = Ref::steal(list_get(b.as<List>(), i));
    if (!x || !y) {
      const int64_t n = count_of(a.as<List>()), m = count_of(b.as<List>());
      return number_compare(t, op, Value::integer(n), Value::integer(m));
    }
    const Answer e = same(x.get(), y.get()) ? Answer::yes : equal(t, x.get(), y.get());
    if (!is_known(e)) return signal_of(e);
    if (e == Answer::yes) continue;
    if (op == CompareOp::eq || op == CompareOp::ne) return boolean(op == CompareOp::ne);
    return compare_natively(t, op, x.get(), y.get());
  }
}

bool list_truth(Value v) { return count_of(v.as<List>()) != 0; }

void walk_list(Object* o, Walker& w) {
  auto* l = static_cast<List*>(o);
  const uint32_t n = l->count.load(std::memory_order_relaxed);
  Cell* items = l->items.load(std::memory_order_relaxed);
  w.number(n);
  if (items != nullptr) w.block(items, size_t{l->capacity} * sizeof(Cell));
  for (uint32_t i = 0; i < n; ++i) w.cell(items[i]);
}

}  // namespace

const TypeOps list_ops = stated({.nature = {.sight = Sight::all, .changes = Changes::always, .is_collected = true},
                                 .walk = walk_list,
                                 .basic_size = sizeof(List),
                                 .clear = clear_list,
                                 .repr = list_repr,
                                 .hash = unhashable,
                                 .iterate = list_iterate,
                                 .length = list_length,
                                 .get_item = list_get_item,
                                 .set_item = list_set_item,
                                 .contains = list_contains,
                                 .binary = list_binary,
                                 .compare = list_compare,
                                 .truth = list_truth,
                                 .operators = {sequence_bits, bit(BinaryOp::mul), sequence_bits},
                                 .effects = {.iterate = Effect::nothing,
                                             .length = Effect::reads_length,
                                             .truth = Effect::reads_length,
                                             .get_item = Effect::reads_item,
                                             .set_item = Effect::writes_item,
                                             .contains = Effect::reads_arguments,
                                             .binary = Effect::takes_arguments,
                                             .in_place = Effect::extends_structure}});

}  // namespace lockstep::python::vm

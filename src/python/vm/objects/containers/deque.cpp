#include "python/vm/objects/containers/deque.h"

#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterable_items.h"

namespace lockstep::python::vm {

namespace {

Type* deque_type() { return rt().types.deque; }

Value new_deque(Type* type, int64_t longest) {
  auto* d = static_cast<Deque*>(allocate_instance(type, sizeof(Deque)));
  d->count = d->capacity = d->head = d->state = 0;
  d->longest = longest;
  d->ring = nullptr;
  return Value::counted(d);
}

// The lock is held.
void reserve(Deque* d, uint32_t wanted) {
  if (wanted <= d->capacity) return;
  uint32_t capacity = std::max(d->capacity, 8u);
  while (capacity < wanted) capacity *= 2;
  auto* bigger = static_cast<Cell*>(current_heap->allocate(size_t{capacity} * sizeof(Cell)));
  for (uint32_t i = 0; i < capacity; ++i) new (&bigger[i]) Cell;
  for (uint32_t i = 0; i < d->count; ++i) bigger[i].store(d->at(i).load());
  if (d->ring != nullptr) current_heap->free(d->ring, size_t{d->capacity} * sizeof(Cell));
  d->ring = bigger;
  d->capacity = capacity;
  d->head = 0;
}

Value take_last(Deque* d) {
  --d->count;
  ++d->state;
  return d->at(d->count).exchange(Value());
}
Value take_first(Deque* d) {
  const Value v = d->at(0).exchange(Value());
  d->head = (d->head + 1) & (d->capacity - 1);
  --d->count;
  ++d->state;
  return v;
}

void push(Deque* d, Value v, bool at_left) {
  Value dropped;
  {
    Critical lock(d);
    if (d->longest == 0) return;
    if (d->longest == d->count) dropped = at_left ? take_last(d) : take_first(d);
    reserve(d, d->count + 1);
    if (at_left) {
      d->head = (d->head + d->capacity - 1) & (d->capacity - 1);
      ++d->count;
      d->at(0).store(own(v));
    } else {
      ++d->count;
      d->at(d->count - 1).store(own(v));
    }
    ++d->state;
  }
  release(dropped);
}

Value pop(Thread& t, Deque* d, bool at_left) {
  Critical lock(d);
  if (d->count == 0) return raise(t, Exc::IndexError, "pop from an empty deque");
  return at_left ? take_first(d) : take_last(d);
}

// Owned; null = out of range, no exception set.
Value item(Deque* d, int64_t i) {
  Critical lock(d);
  return i >= 0 && i < d->count ? own(d->at(static_cast<uint32_t>(i)).load()) : Value();
}

std::vector<Ref> items_of(Deque* d) {
  std::vector<Ref> items;
  Critical lock(d);
  for (uint32_t i = 0; i < d->count; ++i) items.push_back(Ref::to(d->at(i).load()));
  return items;
}

void clear_items(Deque* d) {
  std::vector<Ref> dropped;
  Critical lock(d);
  while (d->count > 0) dropped.push_back(Ref::steal(take_last(d)));
}

Value remove_at(Deque* d, int64_t at) {  // owned; null = out of range
  Critical lock(d);
  if (at < 0 || at >= d->count) return Value();
  const Value v = d->at(static_cast<uint32_t>(at)).load();
  for (auto i = static_cast<uint32_t>(at); i + 1 < d->count; ++i) d->at(i).store(d->at(i + 1).load());
  --d->count;
  ++d->state;
  d->at(d->count).store(Value());
  return v;
}

Value extend(Thread& t, Value self, Value iterable, bool at_left) {
  std::vector<Ref> items;
  if (is_deque(iterable) && special_of(iterable, Special::iter).is_null()) {
    items = items_of(iterable.as<Deque>());
  } else {
    const Value signal = collect(t, iterable, items);
    if (signal.is_signal()) return signal;
  }
  constexpr size_t large = 1 << 16;
  if (items.size() > large && lacks_room(t, (self.as<Deque>()->count + items.size()) * 2 * sizeof(Cell)))
    return Value();
  for (const Ref& r : items) push(self.as<Deque>(), r.get(), at_left);
  return none();
}

// ---- what operations do

void clear_deque(Object* o) {
  auto* d = static_cast<Deque*>(o);
  for (uint32_t i = 0; i < d->count; ++i) release(d->at(i).load());
  if (d->ring != nullptr) current_heap->free(d->ring, size_t{d->capacity} * sizeof(Cell));
}

Value deque_repr(Thread& t, Value v) {
  auto* d = v.as<Deque>();
  std::string out = to_utf8(type_of(v)->name) + "([";
  bool is_first = true;
  for (const Ref& r : items_of(d)) {
    if (!std::exchange(is_first, false)) out += ", ";
    const Value signal = append_repr(t, out, r.get(), v, "[...]");
    if (signal.is_signal()) return signal;
  }
  out += "]";
  if (d->longest >= 0) out += ", maxlen=" + std::to_string(d->longest);
  return make_str(out + ")");
}

Value deque_length(Thread&, Value v) {
  Critical lock(v.object());
  return Value::integer(v.as<Deque>()->count);
}
bool deque_truth(Value v) {
  Critical lock(v.object());
  return v.as<Deque>()->count != 0;
}

std::optional<int64_t> index_of(Thread& t, Value self, Value key) {
  if (!is_integral(key)) {
    raise_no_index(t, "sequence index must be integer, not '" + std::string(type_name(key)) + "'", key);
    return std::nullopt;
  }
  const auto i = as_index(t, key);
  return i && *i < 0 ? *i + deque_length(t, self).as_integer() : i;
}
Value deque_get_item(Thread& t, Value self, Value key) {
  const auto i = index_of(t, self, key);
  if (!i) return Value();
  const Value v = item(self.as<Deque>(), *i);
  return v ? v : raise(t, Exc::IndexError, "deque index out of range");
}
Value deque_set_item(Thread& t, Value self, Value key, Value v) {
  auto* d = self.as<Deque>();
  const auto i = index_of(t, self, key);
  if (!i) return Value();
  Value old;
  if (v.is_null()) {
    old = remove_at(d, *i);
  } else {
    Critical lock(d);
    if (*i >= 0 && *i < d->count) old = d->at(static_cast<uint32_t>(*i)).exchange(own(v));
  }
  if (old.is_null()) return raise(t, Exc::IndexError, "deque index out of range");
  release(old);
  return none();
}

struct Place {
  Answer found = Answer::no;
  int64_t at = 0;
};
Place find(Thread& t, Deque* d, Value wanted, int64_t start, int64_t stop) {
  uint32_t state;
  {
    Critical lock(d);
    state = d->state;
  }
  for (int64_t at = start; at < stop; ++at) {
    Ref x = Ref::steal(item(d, at));
    if (!x) break;
    const Answer e = same(x.get(), wanted) ? Answer::yes : equal(t, x.get(), wanted);
    if (e != Answer::no) return {e, at};
    Critical lock(d);
    if (d->state != state) {
      raise(t, Exc::RuntimeError, "deque mutated during iteration");
      return {Answer::raised};
    }
  }
  return {};
}
Value deque_contains(Thread& t, Value self, Value wanted) {
  const Answer found = find(t, self.as<Deque>(), wanted, 0, Value::max_integer).found;
  return is_known(found) ? boolean(found == Answer::yes) : signal_of(found);
}

Value filled(Type* type, int64_t longest, const std::vector<Ref>& items) {
  const Value v = new_deque(type, longest);
  for (const Ref& r : items) push(v.as<Deque>(), r.get(), false);
  return v;
}

Value deque_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::add && is_deque(a)) {
    if (!is_deque(b)) {
      return raise(t, Exc::TypeError,
                   "can only concatenate deque (not \"" + std::string(type_name(b)) + "\") to deque");
    }
    Ref r = Ref::steal(filled(type_of(a), a.as<Deque>()->longest, items_of(a.as<Deque>())));
    const Value done = extend(t, r.get(), b, false);
    return done.is_signal() ? done : r.take();
  }
  if (op == BinaryOp::mul) {
    if (!is_deque(a)) std::swap(a, b);
    if (!is_deque(a) || !is_integral(b)) return rt().not_implemented;
    const auto n = as_index(t, b);
    if (!n) return Value();
    const std::vector<Ref> items = items_of(a.as<Deque>());
    if (*n > 0 && !items.empty() &&
        (*n > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(*n) * items.size() * sizeof(Cell)))) {
      return end_with_limit(t, "memory");
    }
    Ref r = Ref::steal(new_deque(type_of(a), a.as<Deque>()->longest));
    for (int64_t i = 0; i < *n && !items.empty(); ++i) {
      for (const Ref& x : items) push(r.as<Deque>(), x.get(), false);
    }
    return r.take();
  }
  return rt().not_implemented;
}

Value deque_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_deque(a) || !is_deque(b)) return rt().not_implemented;
  const std::vector<Ref> x = items_of(a.as<Deque>()), y = items_of(b.as<Deque>());
  for (size_t i = 0; i < x.size() && i < y.size(); ++i) {
    const Answer e = same(x[i].get(), y[i].get()) ? Answer::yes : equal(t, x[i].get(), y[i].get());
    if (!is_known(e)) return signal_of(e);
    if (e == Answer::yes) continue;
    if (op == CompareOp::eq || op == CompareOp::ne) return boolean(op == CompareOp::ne);
    const Value r = compare(t, op, x[i].get(), y[i].get());
    return r == Value::pushed() ? Value::needs_python() : r;
  }
  return number_compare(t, op, make_int(static_cast<int64_t>(x.size())), make_int(static_cast<int64_t>(y.size())));
}

// ---- iterators

struct DequeIterator : Object {
  Value source;
  std::atomic<uint32_t> position;
  uint32_t state;
  bool is_reversed;
};
Value make_deque_iterator(Value source, bool is_reversed) {
  auto* it = new_object<DequeIterator>(is_reversed ? rt().types.deque_reverse_iterator : rt().types.deque_iterator);
  it->source = own(source);
  new (&it->position) std::atomic<uint32_t>(0);
  it->is_reversed = is_reversed;
  Critical lock(source.object());
  it->state = source.as<Deque>()->state;
  return Value::counted(it);
}
Value deque_iterate(Thread&, Value v) { return make_deque_iterator(v, false); }
void clear_deque_iterator(Object* o) { release(static_cast<DequeIterator*>(o)->source); }
Value iterate_self(Thread&, Value v) { return own(v); }
Value deque_iterator_next(Thread& t, Value v) {
  auto* it = v.as<DequeIterator>();
  auto* d = it->source.as<Deque>();
  Critical lock(d);
  const uint32_t at = it->position.load(std::memory_order_relaxed);
  if (d->state != it->state) {
    it->position.store(UINT32_MAX / 2, std::memory_order_relaxed);
    it->state = d->state;
    return raise(t, Exc::RuntimeError, "deque mutated during iteration");
  }
  if (at >= d->count) return Value::exhausted();
  it->position.store(at + 1, std::memory_order_relaxed);
  return own(d->at(it->is_reversed ? d->count - 1 - at : at).load());
}

void walk_deque_iterator(Object* o, Walker& w) {
  auto* it = static_cast<DequeIterator*>(o);
  w.value(it->source);
  w.number(it->position.load(std::memory_order_relaxed));
  w.number(it->is_reversed);
  w.number(it->state == it->source.as<Deque>()->state);  // else the next step raises
}

void walk_deque(Object* o, Walker& w) {
  auto* d = static_cast<Deque*>(o);
  w.number(d->count);
  w.number(static_cast<uint64_t>(d->longest));
  if (d->ring != nullptr) w.block(d->ring, size_t{d->capacity} * sizeof(Cell));
  for (uint32_t i = 0; i < d->count; ++i) w.cell(d->at(i));
}

}  // namespace

const TypeOps deque_ops = stated(
    {.nature = {.sight = Sight::all, .changes = Changes::always, .is_collected = true, .takes_weak_references = true},
     .walk = walk_deque,
     .basic_size = sizeof(Deque),
     .clear = clear_deque,
     .repr = deque_repr,
     .hash = unhashable,
     .iterate = deque_iterate,
     .length = deque_length,
     .get_item = deque_get_item,
     .set_item = deque_set_item,
     .contains = deque_contains,
     .binary = deque_binary,
     .compare = deque_compare,
     .truth = deque_truth,
     .operators = {sequence_bits, bit(BinaryOp::mul), sequence_bits},
     .effects = {.iterate = Effect::reads_length,
                 .length = Effect::reads_length,
                 .truth = Effect::reads_length,
                 .get_item = Effect::reads_item,
                 .set_item = Effect::writes_item,
                 .contains = Effect::reads_arguments,
                 .binary = Effect::takes_arguments,
                 .in_place = Effect::updates_self}});

const TypeOps deque_iterator_ops = stated({.nature = {.sight = Sight::walk, .changes = Changes::always},
                                           .walk = walk_deque_iterator,
                                           .basic_size = sizeof(DequeIterator),
                                           .clear = clear_deque_iterator,
                                           .iterate = iterate_self,
                                           .next = deque_iterator_next,
                                           .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

namespace {

// ---- methods

Value method_new(Thread&, Args a) { return new_deque(a[0].as<Type>(), -1); }
Value method_init(Thread& t, Args a) {
  static const Signature signature{"deque", {"iterable", "maxlen"}};
  Value out[2];
  if (!bind(t, signature, a.without_first(), out)) return Value();
  int64_t longest = -1;
  if (!out[1].is_null() && !is_none(out[1])) {
    if (!is_integral(out[1])) return raise(t, Exc::TypeError, "an integer is required");
    const auto given = as_index(t, out[1]);
    if (!given) return Value();
    longest = *given;
    if (longest < 0) return raise(t, Exc::ValueError, "maxlen must be non-negative");
  }
  auto* d = a[0].as<Deque>();
  clear_items(d);
  d->longest = longest;
  return out[0].is_null() ? none() : extend(t, a[0], out[0], false);
}
template <bool at_left>
Value method_push(Thread& t, Args a) {
  if (!check_count(t, at_left ? "deque.appendleft" : "deque.append", a.without_first(), 1, 1)) return Value();
  push(a[0].as<Deque>(), a[1], at_left);
  return none();
}
template <bool at_left>
Value method_pop(Thread& t, Args a) {
  if (!check_count(t, at_left ? "deque.popleft" : "deque.pop", a.without_first(), 0, 0)) return Value();
  return pop(t, a[0].as<Deque>(), at_left);
}
template <bool at_left>
Value method_extend(Thread& t, Args a) {
  if (!check_count(t, at_left ? "deque.extendleft" : "deque.extend", a.without_first(), 1, 1)) return Value();
  return extend(t, a[0], a[1], at_left);
}
Value method_clear(Thread&, Args a) {
  clear_items(a[0].as<Deque>());
  return none();
}
Value method_copy(Thread& t, Args a) {
  if (type_of(a[0]) == deque_type()) {
    return filled(deque_type(), a[0].as<Deque>()->longest, items_of(a[0].as<Deque>()));
  }
  const int64_t longest = a[0].as<Deque>()->longest;
  return longest < 0 ? call(t, type_value(type_of(a[0])), {a[0]})
                     : call(t, type_value(type_of(a[0])), {a[0], make_int(longest)});
}
Value method_rotate(Thread& t, Args a) {
  if (!check_count(t, "deque.rotate", a.without_first(), 0, 1)) return Value();
  auto n = as_index_or(t, a.given(1), 1);
  if (!n) return Value();
  auto* d = a[0].as<Deque>();
  Critical lock(d);
  if (d->count < 2) return none();
  *n %= d->count;
  if (*n < 0) *n += d->count;
  const uint32_t mask = d->capacity - 1;
  for (; *n > 0; --*n) {
    const Value last = d->at(d->count - 1).exchange(Value());
    d->head = (d->head + mask) & mask;
    d->at(0).store(last);
  }
  ++d->state;
  return none();
}
Value method_reverse(Thread&, Args a) {
  auto* d = a[0].as<Deque>();
  Critical lock(d);
  for (uint32_t i = 0; i < d->count / 2; ++i) {
    const Value x = d->at(i).load();
    d->at(i).store(d->at(d->count - 1 - i).load());
    d->at(d->count - 1 - i).store(x);
  }
  return none();
}
Value method_count(Thread& t, Args a) {
  if (!check_count(t, "deque.count", a.without_first(), 1, 1)) return Value();
  int64_t n = 0;
  for (int64_t from = 0;; ++n) {
    const auto [found, at] = find(t, a[0].as<Deque>(), a[1], from, Value::max_integer);
    if (!is_known(found)) return signal_of(found);
    if (found == Answer::no) return make_int(n);
    from = at + 1;
  }
}
Value method_index(Thread& t, Args a) {
  if (!check_count(t, "index", a.without_first(), 1, 3)) return Value();
  const auto bounds = index_bounds(t, a, deque_length(t, a[0]).as_integer());
  if (!bounds) return Value();
  const auto [found, at] = find(t, a[0].as<Deque>(), a[1], bounds->start, bounds->stop);
  if (!is_known(found)) return signal_of(found);
  return found == Answer::yes ? make_int(at) : raise(t, Exc::ValueError, "deque.index(x): x not in deque");
}
Value method_remove(Thread& t, Args a) {
  if (!check_count(t, "deque.remove", a.without_first(), 1, 1)) return Value();
  const auto [found, at] = find(t, a[0].as<Deque>(), a[1], 0, Value::max_integer);
  if (!is_known(found)) return signal_of(found);
  if (found == Answer::no) return raise(t, Exc::ValueError, "deque.remove(x): x not in deque");
  release(remove_at(a[0].as<Deque>(), at));
  return none();
}
Value method_insert(Thread& t, Args a) {
  if (!check_count(t, "insert", a.without_first(), 2, 2)) return Value();
  auto at = as_index(t, a[1]);
  if (!at) return Value();
  auto* d = a[0].as<Deque>();
  Critical lock(d);
  if (d->longest == d->count) return raise(t, Exc::IndexError, "deque already at its maximum size");
  if (*at < 0) *at = std::max<int64_t>(0, *at + d->count);
  *at = std::min<int64_t>(*at, d->count);
  reserve(d, d->count + 1);
  ++d->count;
  ++d->state;
  for (uint32_t i = d->count - 1; i > *at; --i) d->at(i).store(d->at(i - 1).load());
  d->at(static_cast<uint32_t>(*at)).store(own(a[2]));
  return none();
}
Value method_reversed(Thread&, Args a) { return make_deque_iterator(a[0], true); }
Value get_maxlen(Thread&, Value v) { return v.as<Deque>()->longest < 0 ? none() : make_int(v.as<Deque>()->longest); }
Value class_getitem(Thread& t, Args a) { return call_fallback(t, "make_alias", {a[0], a[1]}); }

}  // namespace

Value deque_extend(Thread& t, Value deque, Value iterable) { return extend(t, deque, iterable, false); }

Value make_collections_module(Thread&) {
  const Value m = make_module("_collections_deque");
  module_set(m, "deque", type_value(rt().types.deque));
  return m;
}

Value deque_of_iterator(Value v) { return v.as<DequeIterator>()->source; }

void add_deque_methods(Type* type) {
  set_new(type, Effect::nothing, method_new);
  add_method(type, "__init__", Effect::updates_self, method_init);
  add_method(type, "append", Effect::writes_self, method_push<false>);
  add_method(type, "appendleft", Effect::writes_self, method_push<true>);
  add_method(type, "pop", Effect::writes_self, method_pop<false>);
  add_method(type, "popleft", Effect::writes_self, method_pop<true>);
  add_method(type, "extend", Effect::updates_self, method_extend<false>);
  add_method(type, "extendleft", Effect::updates_self, method_extend<true>);
  add_method(type, "clear", Effect::writes_self, method_clear, 0);
  add_method(type, "copy", Effect::reads_self, method_copy, 0);
  add_method(type, "__copy__", Effect::reads_self, method_copy, 0);
  add_method(type, "rotate", Effect::writes_self, method_rotate);
  add_method(type, "reverse", Effect::writes_self, method_reverse, 0);
  add_method(type, "count", Effect::reads_arguments, method_count);
  add_method(type, "index", Effect::reads_arguments, method_index);
  add_method(type, "remove", Effect::updates_self, method_remove);
  add_method(type, "insert", Effect::writes_self, method_insert);
  add_method(type, "__reversed__", Effect::reads_length, method_reversed, 0);
  add_getter(type, "maxlen", Effect::nothing, get_maxlen);
  add_class_getitem(type);
}

void add_class_getitem(Type* type) { add_class_method(type, "__class_getitem__", Effect::nothing, class_getitem, 1); }

}  // namespace lockstep::python::vm

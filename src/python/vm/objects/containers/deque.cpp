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

Value make_deque(Type* type, int64_t longest) {
  auto* d = static_cast<Deque*>(allocate_instance(type, sizeof(Deque)));
  d->count = d->capacity = d->head = d->state = 0;
  d->longest = longest;
  d->ring = nullptr;
  return Value::counted(d);
}

// The lock is held.
void deque_reserve(Deque* d, uint32_t wanted) {
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

namespace {

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

}  // namespace

void deque_push(Deque* d, Value v, bool at_left) {
  Value dropped;
  {
    Critical lock(d);
    if (d->longest == 0) return;
    if (d->longest == d->count) dropped = at_left ? take_last(d) : take_first(d);
    deque_reserve(d, d->count + 1);
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

Value deque_pop(Thread& t, Deque* d, bool at_left) {
  Critical lock(d);
  if (d->count == 0) return raise(t, Exc::IndexError, "pop from an empty deque");
  return at_left ? take_first(d) : take_last(d);
}

namespace {

// Owned; null = out of range, no exception set.
Value item(Deque* d, int64_t i) {
  Critical lock(d);
  return i >= 0 && i < d->count ? own(d->at(static_cast<uint32_t>(i)).load()) : Value();
}

}  // namespace

Value make_deque(Type* type, int64_t longest, const std::vector<Ref>& items) {
  const Value v = make_deque(type, longest);
  for (const Ref& r : items) deque_push(v.as<Deque>(), r.get(), false);
  return v;
}

std::vector<Ref> deque_items(Deque* d) {
  std::vector<Ref> items;
  Critical lock(d);
  for (uint32_t i = 0; i < d->count; ++i) items.push_back(Ref::to(d->at(i).load()));
  return items;
}

void deque_clear(Deque* d) {
  std::vector<Ref> dropped;
  Critical lock(d);
  while (d->count > 0) dropped.push_back(Ref::steal(take_last(d)));
}

Value deque_remove_at(Deque* d, int64_t at) {  // owned; null = out of range
  Critical lock(d);
  if (at < 0 || at >= d->count) return Value();
  const Value v = d->at(static_cast<uint32_t>(at)).load();
  for (auto i = static_cast<uint32_t>(at); i + 1 < d->count; ++i) d->at(i).store(d->at(i + 1).load());
  --d->count;
  ++d->state;
  d->at(d->count).store(Value());
  return v;
}

Value deque_extend(Thread& t, Value self, Value iterable, bool at_left) {
  std::vector<Ref> items;
  if (is_deque(iterable) && special_of(iterable, Special::iter).is_null()) {
    items = deque_items(iterable.as<Deque>());
  } else {
    const Value signal = collect(t, iterable, items);
    if (signal.is_signal()) return signal;
  }
  constexpr size_t large = 1 << 16;
  if (items.size() > large && lacks_room(t, (self.as<Deque>()->count + items.size()) * 2 * sizeof(Cell)))
    return Value();
  for (const Ref& r : items) deque_push(self.as<Deque>(), r.get(), at_left);
  return none();
}

namespace {

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
  for (const Ref& r : deque_items(d)) {
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
    old = deque_remove_at(d, *i);
  } else {
    Critical lock(d);
    if (*i >= 0 && *i < d->count) old = d->at(static_cast<uint32_t>(*i)).exchange(own(v));
  }
  if (old.is_null()) return raise(t, Exc::IndexError, "deque index out of range");
  release(old);
  return none();
}

}  // namespace

DequePlace deque_find(Thread& t, Deque* d, Value wanted, int64_t start, int64_t stop) {
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

namespace {
Value deque_contains(Thread& t, Value self, Value wanted) {
  const Answer found = deque_find(t, self.as<Deque>(), wanted, 0, Value::max_integer).found;
  return is_known(found) ? boolean(found == Answer::yes) : signal_of(found);
}

Value deque_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::add && is_deque(a)) {
    if (!is_deque(b)) {
      return raise(t, Exc::TypeError,
                   "can only concatenate deque (not \"" + std::string(type_name(b)) + "\") to deque");
    }
    Ref r = Ref::steal(make_deque(type_of(a), a.as<Deque>()->longest, deque_items(a.as<Deque>())));
    const Value done = deque_extend(t, r.get(), b, false);
    return done.is_signal() ? done : r.take();
  }
  if (op == BinaryOp::mul) {
    if (!is_deque(a)) std::swap(a, b);
    if (!is_deque(a) || !is_integral(b)) return rt().not_implemented;
    const auto n = as_index(t, b);
    if (!n) return Value();
    const std::vector<Ref> items = deque_items(a.as<Deque>());
    if (*n > 0 && !items.empty() &&
        (*n > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(*n) * items.size() * sizeof(Cell)))) {
      return end_with_limit(t, "memory");
    }
    Ref r = Ref::steal(make_deque(type_of(a), a.as<Deque>()->longest));
    for (int64_t i = 0; i < *n && !items.empty(); ++i) {
      for (const Ref& x : items) deque_push(r.as<Deque>(), x.get(), false);
    }
    return r.take();
  }
  return rt().not_implemented;
}

Value deque_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_deque(a) || !is_deque(b)) return rt().not_implemented;
  const std::vector<Ref> x = deque_items(a.as<Deque>()), y = deque_items(b.as<Deque>());
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

}  // namespace

Value make_deque_iterator(Value source, bool is_reversed) {
  auto* it = new_object<DequeIterator>(is_reversed ? rt().types.deque_reverse_iterator : rt().types.deque_iterator);
  it->source = own(source);
  new (&it->position) std::atomic<uint32_t>(0);
  it->is_reversed = is_reversed;
  Critical lock(source.object());
  it->state = source.as<Deque>()->state;
  return Value::counted(it);
}

namespace {

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

Value deque_items_left(Thread&, Args a) {
  const auto* it = a[0].as<DequeIterator>();
  auto* d = it->source.as<Deque>();
  Critical lock(d);
  const uint32_t at = it->position.load(std::memory_order_relaxed);
  return Value::integer(d->state == it->state && at < d->count ? d->count - at : 0);
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

void add_deque_iterator_methods(Type* type) {
  add_method(type, "__length_hint__", Effect::reads_arguments, deque_items_left, 0);
}

Value make_collections_module(Thread&) {
  const Value m = make_module("_collections_deque");
  module_set(m, "deque", type_value(rt().types.deque));
  return m;
}

Value deque_of_iterator(Value v) { return v.as<DequeIterator>()->source; }

}  // namespace lockstep::python::vm

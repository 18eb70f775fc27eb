// range objects: 63-bit ones as plain numbers, longer ones by the arithmetic of ints (Objects/rangeobject.c).
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterator_adaptors.h"

namespace lockstep::python::vm {

namespace {

struct Numbers {
  Int start, stop, step, count;
};
Numbers numbers_of(const Range* r) {
  if (r->big.is_null()) return {r->start, r->stop, r->step, r->count};
  const Value* n = r->big.as<Tuple>()->items;
  return {Int::of(n[0]), Int::of(n[1]), Int::of(n[2]), Int::of(n[3])};
}

Value make(const Int& start, const Int& stop, const Int& step) {
  if (start.is_refused() || stop.is_refused() || step.is_refused()) return Value();
  if (start.get().is_integer() && stop.get().is_integer() && step.get().is_integer())
    return make_range(start.get().as_integer(), stop.get().as_integer(), step.get().as_integer());
  const bool up = 0 < step;
  const Int span = (up ? stop - start : start - stop) - 1, width = up ? step : 0 - step;
  const Int count = span < 0 ? Int(0) : span / width + 1;
  if (count.is_refused()) return Value();
  const Value all[] = {start.get(), stop.get(), step.get(), count.get()};
  Ref big = Ref::steal(make_tuple(all, 4));
  const Value made = make_range(0, 0, 1);
  made.as<Range>()->big = big.take();
  return made;
}

// What a slice means for a sequence of any length (_PySlice_GetLongIndices); none: an exception is set.
struct LongIndices {
  Int start, stop, step;
};
std::optional<LongIndices> long_indices(Thread& t, const Slice* s, const Int& length) {
  for (const Value v : {s->step, s->start, s->stop}) {
    if (is_none(v) || is_integral(v)) continue;
    raise_no_index(t, "slice indices must be integers or None or have an __index__ method", v);
    return std::nullopt;
  }
  Int step = is_none(s->step) ? Int(1) : Int::of(s->step);
  if (step == 0) {
    raise(t, Exc::ValueError, "slice step cannot be zero");
    return std::nullopt;
  }
  const bool down = step < 0;
  const Int low = down ? -1 : 0, high = down ? length - 1 : length;
  const auto place = [&](Value v, const Int& missing) {
    if (is_none(v)) return missing;
    Int n = Int::of(v);
    if (n < 0) {
      n = n + length;
      return n < low ? low : n;
    }
    return high < n ? high : n;
  };
  return LongIndices{place(s->start, down ? high : low), place(s->stop, down ? low : high), std::move(step)};
}

void clear_range(Object* o) { release(static_cast<Range*>(o)->big); }

Value range_repr(Thread&, Value v) {
  const Numbers n = numbers_of(v.as<Range>());
  std::string out = "range(" + int_text(n.start.get()) + ", " + int_text(n.stop.get());
  if (!same(n.step.get(), Value::integer(1))) out += ", " + int_text(n.step.get());
  return make_str(out + ")");
}

Value range_length(Thread& t, Value v) {
  Numbers n = numbers_of(v.as<Range>());
  return INT64_MAX < n.count ? raise(t, Exc::OverflowError, "Python int too large to convert to C ssize_t")
                             : n.count.answer();
}

Value range_get_item(Thread& t, Value self, Value key) {
  const auto* r = self.as<Range>();
  const Numbers n = numbers_of(r);
  if (layout_of(key) == Layout::slice) {
    const auto slice = long_indices(t, key.as<Slice>(), n.count);
    if (!slice) return Value();
    return make(n.start + slice->start * n.step, n.start + slice->stop * n.step, n.step * slice->step);
  }
  if (!is_integral(key)) {
    return raise_no_index(t, "range indices must be integers or slices, not " + std::string(type_name(key)), key);
  }
  Int i = Int::of(key);
  if (i < 0) i = i + n.count;
  if (i < 0 || !(i < n.count)) return raise(t, Exc::IndexError, "range object index out of range");
  return (n.start + i * n.step).answer();
}

Value range_contains(Thread&, Value self, Value item) {
  const auto* r = self.as<Range>();
  if (!is_integral(item) || is_heap(type_of(item))) return Value::needs_python();
  if (r->big.is_null() && (item.is_integer() || is_bool(item))) {
    const int64_t n = small_of(item);
    const bool inside = r->step > 0 ? n >= r->start && n < r->stop : n <= r->start && n > r->stop;
    return boolean(inside && (n - r->start) % r->step == 0);
  }
  const Numbers n = numbers_of(r);
  const Int x = Int::of(item);
  const bool inside = 0 < n.step ? !(x < n.start) && x < n.stop : !(n.start < x) && n.stop < x;
  if (!inside) return boolean(false);
  const Int rest = (x - n.start) % n.step;
  return rest.is_refused() ? Value() : boolean(rest == 0);
}

Value range_iterate(Thread&, Value v) {
  const auto* r = v.as<Range>();
  if (r->big.is_null())
    return make_iterator(rt().types.range_iterator, Iterator::range, Value(), r->start, r->count, r->step);
  const Numbers n = numbers_of(r);
  return make_long_range_iterator(n.start.get(), n.step.get(), n.count.get());
}

// What two equal ranges have in common: (length, first or None, step or None).
Ref identity(const Range* r) {
  const Numbers n = numbers_of(r);
  const bool has_first = 0 < n.count, has_step = 1 < n.count;
  const Value parts[] = {n.count.get(), has_first ? n.start.get() : rt().none, has_step ? n.step.get() : rt().none};
  return Ref::steal(make_tuple(parts, 3));
}
Value range_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (layout_of(a) != Layout::range || layout_of(b) != Layout::range || (op != CompareOp::eq && op != CompareOp::ne)) {
    return rt().not_implemented;
  }
  return tuple_ops.compare(t, op, identity(a.as<Range>()).get(), identity(b.as<Range>()).get());
}
Hashed range_hash(Thread& t, Value v) { return tuple_ops.hash(t, identity(v.as<Range>()).get()); }
bool range_truth(Value v) {
  const auto* r = v.as<Range>();
  return r->big.is_null() ? r->count != 0 : number_truth(r->big.as<Tuple>()->items[3]);
}

// ---- methods

Value range_new(Thread& t, Args a) {
  if (!check_count(t, "range", a.without_first(), 1, 3)) return Value();
  for (uint32_t i = 1; i < a.count; ++i) {
    if (!as_integral(t, a[i])) return Value();
  }
  const auto argument = [&](uint32_t i) { return Int::of(a[i]); };
  const Int step = a.count > 3 ? argument(3) : Int(1);
  if (step == 0) return raise(t, Exc::ValueError, "range() arg 3 must not be zero");
  return a.count == 2 ? make(0, argument(1), step) : make(argument(1), argument(2), step);
}
Value range_index(Thread& t, Args a) {
  if (!check_count(t, "range.index", a.without_first(), 1, 1)) return Value();
  const Value found = range_contains(t, a[0], a[1]);
  if (found.is_signal()) return found;
  if (!same(found, rt().true_)) return raise(t, Exc::ValueError, "range.index(x): x not in range");
  const Numbers n = numbers_of(a[0].as<Range>());
  return ((Int::of(a[1]) - n.start) / n.step).answer();
}
Value range_count(Thread& t, Args a) {
  if (!check_count(t, "range.count", a.without_first(), 1, 1)) return Value();
  const Value found = range_contains(t, a[0], a[1]);
  return found.is_signal() ? found : Value::integer(same(found, rt().true_));
}
Value range_reversed(Thread& t, Args a) {
  if (!check_count(t, "__reversed__", a.without_first(), 0, 0)) return Value();
  const auto* r = a[0].as<Range>();
  if (r->big.is_null()) {
    return make_iterator(rt().types.range_iterator, Iterator::range, Value(), r->start + (r->count - 1) * r->step,
                         r->count, -r->step);
  }
  const Numbers n = numbers_of(r);
  const Int last = n.start + (n.count - 1) * n.step, back = 0 - n.step;
  if (last.is_refused() || back.is_refused()) return Value();
  return make_long_range_iterator(last.get(), back.get(), n.count.get());
}

void walk_range(Object* o, Walker& w) {
  auto* r = static_cast<Range*>(o);
  for (const int64_t n : {r->start, r->stop, r->step}) w.number(static_cast<uint64_t>(n));
  if (!r->big.is_null()) w.value(r->big);
}

}  // namespace

Value make_range(int64_t start, int64_t stop, int64_t step) {
  auto* r = new_object<Range>(rt().types.range);
  r->start = start;
  r->stop = stop;
  r->step = step;
  r->big = Value();
  if (step > 0) {
    r->count = start < stop ? (stop - start - 1) / step + 1 : 0;
  } else {
    r->count = start > stop ? (start - stop - 1) / -step + 1 : 0;
  }
  return Value::counted(r);
}

Value range_sum(Value v) {
  const Numbers n = numbers_of(v.as<Range>());
  const Int last = n.start + (n.count - 1) * n.step;
  return ((n.start + last) * n.count / 2).answer();
}

void add_range_methods(Type* type) {
  set_new(type, Effect::nothing, range_new);
  add_method(type, "index", Effect::nothing, range_index);
  add_method(type, "count", Effect::nothing, range_count);
  add_method(type, "__reversed__", Effect::nothing, range_reversed, 0);
  add_getter(type, "start", Effect::nothing,
             [](Thread&, Value v) { return own(numbers_of(v.as<Range>()).start.get()); });
  add_getter(type, "stop", Effect::nothing, [](Thread&, Value v) { return own(numbers_of(v.as<Range>()).stop.get()); });
  add_getter(type, "step", Effect::nothing, [](Thread&, Value v) { return own(numbers_of(v.as<Range>()).step.get()); });
}

const TypeOps range_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
                                  .walk = walk_range,
                                  .basic_size = sizeof(Range),
                                  .clear = clear_range,
                                  .repr = range_repr,
                                  .hash = range_hash,
                                  .iterate = range_iterate,
                                  .length = range_length,
                                  .get_item = range_get_item,
                                  .contains = range_contains,
                                  .compare = range_compare,
                                  .truth = range_truth,
                                  .effects = {.iterate = Effect::nothing,
                                              .length = Effect::nothing,
                                              .truth = Effect::nothing,
                                              .get_item = Effect::nothing,
                                              .contains = Effect::nothing}});

}  // namespace lockstep::python::vm

// Tuples, slices, and the iterators over built-in containers.
#include <algorithm>

#include "python/vm/bytes.h"
#include "python/vm/call.h"
#include "python/vm/containers.h"
#include "python/vm/exception.h"
#include "python/vm/number.h"
#include "python/vm/runtime.h"
#include "python/vm/set.h"

namespace lockstep::python::vm {

Tuple* new_tuple(uint32_t count) {
  auto* u = new_object<Tuple>(rt().types.tuple, sizeof(Tuple) + (size_t{std::max(count, 1u)} - 1) * sizeof(Value));
  u->count = count;
  for (uint32_t i = 0; i < std::max(count, 1u); ++i) u->items[i] = Value();
  return u;
}

Value make_tuple(const Value* items, uint32_t count) {
  if (count == 0) return rt().empty_tuple;
  Tuple* u = new_tuple(count);
  for (uint32_t i = 0; i < count; ++i) u->items[i] = own(items[i]);
  return Value::counted(u);
}

Value empty_tuple() { return rt().empty_tuple; }

Value make_slice(Value start, Value stop, Value step) {
  auto* s = new_object<Slice>(rt().types.slice);
  s->start = own(start);
  s->stop = own(stop);
  s->step = own(step);
  return Value::counted(s);
}

Value make_iterator(Type* type, Iterator::Kind kind, Value source, int64_t index, int64_t limit, int64_t step) {
  auto* it = new_object<Iterator>(type);
  it->extra = kind;
  it->source = own(source);
  new (&it->index) Shared<int64_t>(index);
  it->limit = limit;
  it->step = step;
  return Value::counted(it);
}

bool slice_indices(Thread& t, const Slice* s, int64_t length, int64_t& start, int64_t& stop, int64_t& step,
                   int64_t& count) {
  // An index far outside is as good as the end: ints beyond 63 bits are clamped.
  const auto index = [&](Value v, int64_t& out) {
    if (layout_of(v) == Layout::big_int) v = plain_int(v);
    if (layout_of(v) == Layout::big_int) {
      out = v.as<BigInt>()->negative ? Value::min_integer : Value::max_integer;
      return true;
    }
    if (!is_integral(v)) {
      raise_no_index(t, "slice indices must be integers or None or have an __index__ method", v);
      return false;
    }
    return as_index(t, v, out);
  };
  step = 1;
  if (!is_none(s->step)) {
    if (!index(s->step, step)) return false;
    if (step == 0) {
      raise(t, Exc::ValueError, "slice step cannot be zero");
      return false;
    }
  }
  const int64_t low = step > 0 ? 0 : -1, high = step > 0 ? length : length - 1;
  const auto place = [&](Value v, int64_t missing, int64_t& out) {
    if (is_none(v)) {
      out = missing;
      return true;
    }
    if (!index(v, out)) return false;
    if (out < 0) out += length;
    out = std::clamp(out, low, high);
    return true;
  };
  if (!place(s->start, step > 0 ? low : high, start) || !place(s->stop, step > 0 ? high : low, stop)) return false;
  if (step > 0) {
    count = start < stop ? (stop - start - 1) / step + 1 : 0;
  } else {
    count = stop < start ? (start - stop - 1) / -step + 1 : 0;
  }
  return true;
}

namespace {

// ---- tuple
size_t tuple_size(const Object* o) {
  return sizeof(Tuple) + (size_t{std::max(static_cast<const Tuple*>(o)->count, 1u)} - 1) * sizeof(Value);
}
void clear_tuple(Object* o) {
  auto* u = static_cast<Tuple*>(o);
  for (uint32_t i = u->count; i-- > 0;) release(u->items[i]);
}
Value tuple_repr(Thread& t, Value v) {
  const auto* u = v.as<Tuple>();
  std::string out = "(";
  for (uint32_t i = 0; i < u->count; ++i) {
    if (i > 0) out += ", ";
    Value signal = append_repr(t, out, u->items[i], v, "(...)");
    if (signal.is_signal()) return signal;
  }
  return make_str(out + (u->count == 1 ? ",)" : ")"));
}
bool tuple_hash(Thread& t, Value v, int64_t& h) {  // xxHash-based, Objects/tupleobject.c
  const auto* u = v.as<Tuple>();
  uint64_t acc = 2870177450012600261ull;
  for (uint32_t i = 0; i < u->count; ++i) {
    int64_t lane;
    if (hash(t, u->items[i], lane) != Answer::yes) return false;
    acc += static_cast<uint64_t>(lane) * 14029467366897019727ull;
    acc = (acc << 31) | (acc >> 33);
    acc *= 11400714785074694791ull;
  }
  acc += u->count ^ (2870177450012600261ull ^ 3527539ull);
  h = static_cast<int64_t>(acc) == -1 ? 1546275796 : static_cast<int64_t>(acc);
  return true;
}
Value tuple_length(Thread&, Value v) { return Value::integer(v.as<Tuple>()->count); }
Value tuple_get_item(Thread& t, Value self, Value key) {
  const auto* u = self.as<Tuple>();
  if (layout_of(key) == Layout::slice) {
    int64_t start, stop, step, count;
    if (!slice_indices(t, key.as<Slice>(), u->count, start, stop, step, count)) return Value();
    if (count == 0) return empty_tuple();
    Tuple* r = new_tuple(static_cast<uint32_t>(count));
    for (int64_t i = 0; i < count; ++i) r->items[i] = own(u->items[start + i * step]);
    return Value::counted(r);
  }
  if (!is_integral(key)) {
    return raise_no_index(t, "tuple indices must be integers or slices, not " + std::string(type_name(key)), key);
  }
  int64_t i;
  if (!as_index(t, key, i)) return Value();
  if (i < 0) i += u->count;
  if (i < 0 || i >= u->count) return raise(t, Exc::IndexError, "tuple index out of range");
  return own(u->items[i]);
}
Value tuple_contains(Thread& t, Value self, Value item) {
  const auto* u = self.as<Tuple>();
  for (uint32_t i = 0; i < u->count; ++i) {
    const Answer e = same(u->items[i], item) ? Answer::yes : equal(t, u->items[i], item);
    if (e == Answer::yes) return boolean(true);
    if (!is_known(e)) return signal_of(e);
  }
  return boolean(false);
}
Value tuple_iterate(Thread&, Value v) { return make_iterator(rt().types.tuple_iterator, Iterator::tuple, v, 0, 0, 1); }
Value tuple_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::add && is_tuple(a)) {
    if (!is_tuple(b)) {
      if (layout_of(b) == Layout::instance) return rt().not_implemented;
      return raise(t, Exc::TypeError,
                   "can only concatenate tuple (not \"" + std::string(type_name(b)) + "\") to tuple");
    }
    const auto *x = a.as<Tuple>(), *y = b.as<Tuple>();
    if (x->count + y->count == 0) return empty_tuple();
    Tuple* r = new_tuple(x->count + y->count);
    for (uint32_t i = 0; i < x->count; ++i) r->items[i] = own(x->items[i]);
    for (uint32_t i = 0; i < y->count; ++i) r->items[x->count + i] = own(y->items[i]);
    return Value::counted(r);
  }
  if (op == BinaryOp::mul) {
    if (!is_tuple(a)) std::swap(a, b);
    if (!is_tuple(a) || !is_integral(b)) return rt().not_implemented;
    int64_t n;
    if (!as_index(t, b, n)) return Value();
    const auto* u = a.as<Tuple>();
    if (n <= 0 || u->count == 0) return empty_tuple();
    if (n > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(n) * u->count * sizeof(Value)))
      return end_with_limit(t, "memory");
    Tuple* r = new_tuple(static_cast<uint32_t>(n) * u->count);
    for (uint32_t i = 0; i < r->count; ++i) r->items[i] = own(u->items[i % u->count]);
    return Value::counted(r);
  }
  return rt().not_implemented;
}
Value tuple_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_tuple(a) || !is_tuple(b)) return rt().not_implemented;
  const auto *x = a.as<Tuple>(), *y = b.as<Tuple>();
  for (uint32_t i = 0; i < x->count && i < y->count; ++i) {
    const Answer e = same(x->items[i], y->items[i]) ? Answer::yes : equal(t, x->items[i], y->items[i]);
    if (!is_known(e)) return signal_of(e);
    if (e == Answer::yes) continue;
    if (op == CompareOp::eq || op == CompareOp::ne) return boolean(op == CompareOp::ne);
    return compare_natively(t, op, x->items[i], y->items[i]);
  }
  return number_compare(t, op, Value::integer(x->count), Value::integer(y->count));
}
bool tuple_truth(Value v) { return v.as<Tuple>()->count != 0; }

// ---- slice
void clear_slice(Object* o) {
  auto* s = static_cast<Slice*>(o);
  release(s->start);
  release(s->stop);
  release(s->step);
}
Value slice_repr(Thread& t, Value v) {
  const auto* s = v.as<Slice>();
  std::string out = "slice(";
  for (Value part : {s->start, s->stop, s->step}) {
    if (out.size() > 6) out += ", ";
    Value signal = append_repr(t, out, part, v, "...");
    if (signal.is_signal()) return signal;
  }
  return make_str(out + ")");
}

Ref parts_of(Value v) {
  const auto* s = v.as<Slice>();
  const Value parts[] = {s->start, s->stop, s->step};
  return Ref::steal(make_tuple(parts, 3));
}
Value slice_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (layout_of(a) != Layout::slice || layout_of(b) != Layout::slice) return rt().not_implemented;
  return tuple_compare(t, op, parts_of(a).get(), parts_of(b).get());
}
bool slice_hash(Thread& t, Value v, int64_t& h) { return tuple_hash(t, parts_of(v).get(), h); }

// ---- iterators
void clear_iterator(Object* o) { release(static_cast<Iterator*>(o)->source); }

Value next_of_dict(Thread& t, Iterator* it) {
  auto* d = it->source.as<Dict>();
  if (static_cast<int64_t>(d->count.load(std::memory_order_relaxed)) != it->limit) {
    it->limit = -1;
    return raise(t, Exc::RuntimeError, "dictionary changed size during iteration");
  }
  int64_t at = it->index.load(std::memory_order_relaxed);
  Ref k, v;
  if (!(it->step < 0 ? dict_previous_owned(d, at, k, v) : dict_next_owned(d, at, k, v))) return Value::exhausted();
  it->index.store(at, std::memory_order_relaxed);
  // CPython counts what is left: keys that came and went leave the size as it was.
  const int64_t left = it->step < 0 ? -1 - it->step : it->step - 1;
  if (left == 0) return raise(t, Exc::RuntimeError, "dictionary keys changed during iteration");
  it->step += it->step < 0 ? 1 : -1;
  if (it->extra == Iterator::dict_keys) return k.take();
  if (it->extra == Iterator::dict_values) return v.take();
  Tuple* pair = new_tuple(2);
  pair->items[0] = k.take();
  pair->items[1] = v.take();
  return Value::counted(pair);
}

Value iterator_next(Thread& t, Value v) {
  auto* it = v.as<Iterator>();
  const int64_t i = it->index.load(std::memory_order_relaxed);
  switch (it->extra) {
    case Iterator::range:
      if (it->limit <= 0) return Value::exhausted();
      --it->limit;
      it->index.store(i + it->step, std::memory_order_relaxed);
      return make_int(i);
    case Iterator::list:
    case Iterator::list_reversed: {
      if (i < 0) return Value::exhausted();
      Value item = list_get(it->source.as<List>(), i);
      if (item.is_null()) {
        it->index.store(-1, std::memory_order_relaxed);  // stays exhausted, even when the list grows again
        return Value::exhausted();
      }
      it->index.store(i + it->step, std::memory_order_relaxed);
      return item;
    }
    case Iterator::tuple: {
      const auto* u = it->source.as<Tuple>();
      if (i >= u->count) return Value::exhausted();
      it->index.store(i + 1, std::memory_order_relaxed);
      return own(u->items[i]);
    }
    case Iterator::str: {
      const auto* s = it->source.as<Str>();
      if (i >= s->length) return Value::exhausted();
      it->index.store(i + 1, std::memory_order_relaxed);
      return make_char(s->at(static_cast<uint32_t>(i)));
    }
    case Iterator::bytes: {
      const int64_t byte = byte_at(it->source, i);
      if (byte < 0) {
        it->index.store(int64_t{1} << 60, std::memory_order_relaxed);
        return Value::exhausted();
      }
      it->index.store(i + 1, std::memory_order_relaxed);
      return Value::integer(byte);
    }
    case Iterator::set: {
      auto* s = it->source.as<Set>();
      if (used_of(it->source) != it->limit) {
        it->limit = -1;
        return raise(t, Exc::RuntimeError, "Set changed size during iteration");
      }
      int64_t at = i;
      Ref key;
      if (!set_next_owned(s, at, key)) return Value::exhausted();
      it->index.store(at, std::memory_order_relaxed);
      return key.take();
    }
    default: return next_of_dict(t, it);
  }
}

Value iterator_iterate(Thread&, Value v) { return own(v); }

}  // namespace

const TypeOps tuple_ops = stated({.clear = clear_tuple,
                                  .size = tuple_size,
                                  .repr = tuple_repr,
                                  .hash = tuple_hash,
                                  .iterate = tuple_iterate,
                                  .length = tuple_length,
                                  .get_item = tuple_get_item,
                                  .contains = tuple_contains,
                                  .binary = tuple_binary,
                                  .compare = tuple_compare,
                                  .truth = tuple_truth,
                                  .effects = {.iterate = Effect::nothing,
                                              .length = Effect::nothing,
                                              .truth = Effect::nothing,
                                              .get_item = Effect::nothing,
                                              .contains = Effect::reads_arguments,
                                              .binary = Effect::nothing,
                                              .in_place = Effect::nothing}});
const TypeOps slice_ops =
    stated({.clear = clear_slice, .repr = slice_repr, .hash = slice_hash, .compare = slice_compare});
const TypeOps iterator_ops = stated({.clear = clear_iterator,
                                     .iterate = iterator_iterate,
                                     .next = iterator_next,
                                     .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

}  // namespace lockstep::python::vm

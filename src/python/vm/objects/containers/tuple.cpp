// Tuples.
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"

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

namespace {

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
Hashed tuple_hash(Thread& t, Value v) {  // xxHash-based, Objects/tupleobject.c
  const auto* u = v.as<Tuple>();
  uint64_t acc = 2870177450012600261ull;
  for (uint32_t i = 0; i < u->count; ++i) {
    const Hashed lane = hash(t, u->items[i]);
    if (!lane) return lane;
    acc += static_cast<uint64_t>(lane.value) * 14029467366897019727ull;
    acc = (acc << 31) | (acc >> 33);
    acc *= 11400714785074694791ull;
  }
  acc += u->count ^ (2870177450012600261ull ^ 3527539ull);
  return static_cast<int64_t>(acc) == -1 ? 1546275796 : static_cast<int64_t>(acc);
}
Value tuple_length(Thread&, Value v) { return Value::integer(v.as<Tuple>()->count); }
Value tuple_get_item(Thread& t, Value self, Value key) {
  const auto* u = self.as<Tuple>();
  if (layout_of(key) == Layout::slice) {
    const auto slice = slice_indices(t, key.as<Slice>(), u->count);
    if (!slice) return Value();
    const auto [start, stop, step, count] = *slice;
    if (count == 0) return empty_tuple();
    if (lacks_room(t, static_cast<uint64_t>(count) * sizeof(Value))) return Value();
    Tuple* r = new_tuple(static_cast<uint32_t>(count));
    for (int64_t i = 0; i < count; ++i) r->items[i] = own(u->items[start + i * step]);
    return Value::counted(r);
  }
  if (!is_integral(key)) {
    return raise_no_index(t, "tuple indices must be integers or slices, not " + std::string(type_name(key)), key);
  }
  auto i = as_index(t, key);
  if (!i) return Value();
  if (*i < 0) *i += u->count;
  if (*i < 0 || *i >= u->count) return raise(t, Exc::IndexError, "tuple index out of range");
  return own(u->items[*i]);
}
Value tuple_contains(Thread& t, Value self, Value item) {
  const auto* u = self.as<Tuple>();
  for (uint32_t i = 0; i < u->count; ++i) {
    if (must_end(t)) return Value();
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
    if (lacks_room(t, (uint64_t{x->count} + y->count) * sizeof(Value))) return Value();
    Tuple* r = new_tuple(x->count + y->count);
    for (uint32_t i = 0; i < x->count; ++i) r->items[i] = own(x->items[i]);
    for (uint32_t i = 0; i < y->count; ++i) r->items[x->count + i] = own(y->items[i]);
    return Value::counted(r);
  }
  if (op == BinaryOp::mul) {
    if (!is_tuple(a)) std::swap(a, b);
    if (!is_tuple(a) || !is_integral(b)) return rt().not_implemented;
    const auto n = as_index(t, b);
    if (!n) return Value();
    const auto* u = a.as<Tuple>();
    if (*n <= 0 || u->count == 0) return empty_tuple();
    if (*n > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(*n) * u->count * sizeof(Value)))
      return end_with_limit(t, "memory");
    Tuple* r = new_tuple(static_cast<uint32_t>(*n) * u->count);
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

void walk_tuple(Object* o, Walker& w) {
  auto* u = static_cast<Tuple*>(o);
  w.number(u->count);
  for (uint32_t i = 0; i < u->count; ++i) w.value(u->items[i]);
}
Value tuple_of_class(Type* type, Value plain) {
  const auto* from = plain.as<Tuple>();
  auto* u = static_cast<Tuple*>(allocate_instance(type, tuple_size(from)));
  u->count = from->count;
  u->items[0] = Value();
  for (uint32_t i = 0; i < u->count; ++i) u->items[i] = own(from->items[i]);
  return Value::counted(u);
}

}  // namespace

const TypeOps tuple_ops = stated({.nature = {.sight = Sight::parts, .changes = Changes::never, .is_collected = true},
                                  .walk = walk_tuple,
                                  .basic_size = sizeof(Tuple),
                                  .clear = clear_tuple,
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
                                  .into_class = tuple_of_class,
                                  .operators = {sequence_bits, bit(BinaryOp::mul), 0},
                                  .effects = {.iterate = Effect::nothing,
                                              .length = Effect::nothing,
                                              .truth = Effect::nothing,
                                              .get_item = Effect::nothing,
                                              .contains = Effect::reads_arguments,
                                              .binary = Effect::nothing,
                                              .in_place = Effect::nothing}});

}  // namespace lockstep::python::vm

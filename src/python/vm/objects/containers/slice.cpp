// Slices, and what they mean for a sequence.
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

Value make_slice(Value start, Value stop, Value step) {
  auto* s = new_object<Slice>(rt().types.slice);
  s->start = own(start);
  s->stop = own(stop);
  s->step = own(step);
  return Value::counted(s);
}

namespace {

// An index far outside is as good as the end: ints beyond 63 bits are clamped (_PyEval_SliceIndex). `or_none`: what the
// text of the TypeError says.
std::optional<int64_t> clamped_index(Thread& t, Value v, bool or_none) {
  if (v.is_integer()) return v.as_integer();
  if (layout_of(v) == Layout::big_int) v = plain_int(v);
  if (layout_of(v) == Layout::big_int) return v.as<BigInt>()->negative ? Value::min_integer : Value::max_integer;
  if (is_integral(v)) return as_index(t, v);
  raise_no_index(
      t, std::string("slice indices must be integers ") + (or_none ? "or None " : "") + "or have an __index__ method",
      v);
  return std::nullopt;
}

std::optional<Bounds> bounds(Thread& t, Args a, uint32_t first, int64_t n, bool or_none, int64_t end) {
  const auto place = [&](Value v, int64_t missing) -> std::optional<int64_t> {
    if (v.is_null() || (or_none && is_none(v))) return missing;
    const auto i = clamped_index(t, v, or_none);
    return i && *i < 0 ? *i + n : i;
  };
  const auto start = place(a.given(first), 0);
  const auto stop = start ? place(a.given(first + 1), end) : std::nullopt;
  if (!stop) return std::nullopt;
  return Bounds{std::max<int64_t>(0, *start), std::min(*stop, end)};
}

}  // namespace

std::optional<Bounds> index_bounds(Thread& t, Args a, int64_t n) {
  return bounds(t, a, 2, n, false, Value::max_integer);  // it may grow meanwhile
}
std::optional<Bounds> part_bounds(Thread& t, Args a, uint32_t first, int64_t n) {
  return bounds(t, a, first, n, true, n);
}

std::optional<SliceIndices> slice_indices(Thread& t, const Slice* s, int64_t length) {
  const auto step = is_none(s->step) ? 1 : clamped_index(t, s->step, true);
  if (!step) return std::nullopt;
  if (*step == 0) {
    raise(t, Exc::ValueError, "slice step cannot be zero");
    return std::nullopt;
  }
  const bool is_up = *step > 0;
  const int64_t low = is_up ? 0 : -1, high = is_up ? length : length - 1;
  const auto place = [&](Value v, int64_t missing) -> std::optional<int64_t> {
    if (is_none(v)) return missing;
    const auto i = clamped_index(t, v, true);
    return i ? std::clamp(*i < 0 ? *i + length : *i, low, high) : i;
  };
  const auto start = place(s->start, is_up ? low : high);
  const auto stop = start ? place(s->stop, is_up ? high : low) : std::nullopt;
  if (!stop) return std::nullopt;
  const int64_t count = is_up ? (*start < *stop ? (*stop - *start - 1) / *step + 1 : 0)
                              : (*stop < *start ? (*start - *stop - 1) / -*step + 1 : 0);
  return SliceIndices{*start, *stop, *step, count};
}

namespace {

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
  return tuple_ops.compare(t, op, parts_of(a).get(), parts_of(b).get());
}
Hashed slice_hash(Thread& t, Value v) { return tuple_ops.hash(t, parts_of(v).get()); }

void walk_slice(Object* o, Walker& w) {
  auto* s = static_cast<Slice*>(o);
  w.values(s->start, s->stop, s->step);
}

}  // namespace

const TypeOps slice_ops = stated({.nature = {.sight = Sight::parts, .changes = Changes::never, .is_collected = true},
                                  .walk = walk_slice,
                                  .basic_size = sizeof(Slice),
                                  .clear = clear_slice,
                                  .repr = slice_repr,
                                  .hash = slice_hash,
                                  .compare = slice_compare});

namespace {

Value slice_new(Thread& t, Args a) {
  if (!check_count(t, "slice", a.without_first(), 1, 3)) return Value();
  const Value n = none();
  return a.count == 2 ? make_slice(n, a[1], n) : make_slice(a[1], a[2], a.count > 3 ? a[3] : n);
}
template <Value Slice::*field>
Value slice_field(Thread&, Value v) {
  return own(v.as<Slice>()->*field);
}
Value indices(Thread& t, Args a) {
  if (!check_count(t, "indices", a.without_first(), 1, 1)) return Value();
  const auto n = as_index(t, a[1]);
  if (!n) return Value();
  if (*n < 0) return raise(t, Exc::ValueError, "length should not be negative");
  const auto slice = slice_indices(t, a[0].as<Slice>(), *n);
  if (!slice) return Value();
  const Value parts[] = {Value::integer(slice->start), Value::integer(slice->stop), Value::integer(slice->step)};
  return make_tuple(parts, 3);
}

}  // namespace

void add_slice_methods(Type* type) {
  set_new(type, Effect::nothing, slice_new);
  add_method(type, "indices", Effect::nothing, indices);
  add_getter(type, "start", Effect::nothing, slice_field<&Slice::start>);
  add_getter(type, "stop", Effect::nothing, slice_field<&Slice::stop>);
  add_getter(type, "step", Effect::nothing, slice_field<&Slice::step>);
}

}  // namespace lockstep::python::vm

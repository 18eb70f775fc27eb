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
bool slice_hash(Thread& t, Value v, int64_t& h) { return tuple_ops.hash(t, parts_of(v).get(), h); }

void walk_slice(Object* o, Walker& w) {
  auto* s = static_cast<Slice*>(o);
  w.values(s->start, s->stop, s->step);
}

}  // namespace

const TypeOps slice_ops = stated({.nature = {.sight = Sight::parts, .changes = Changes::never},
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
  int64_t n, start, stop, step, count;
  if (!check_count(t, "indices", a.without_first(), 1, 1) || !as_index(t, a[1], n)) return Value();
  if (n < 0) return raise(t, Exc::ValueError, "length should not be negative");
  if (!slice_indices(t, a[0].as<Slice>(), n, start, stop, step, count)) return Value();
  const Value parts[] = {Value::integer(start), Value::integer(stop), Value::integer(step)};
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

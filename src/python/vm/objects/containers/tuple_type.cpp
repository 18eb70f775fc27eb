// Methods of tuple.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterable_items.h"

namespace lockstep::python::vm {

namespace {

// ---- tuple
Value plain_tuple(Thread& t, Args a) {
  if (!check_count(t, "tuple", a.without_first(), 0, 1)) return Value();
  if (a.count == 1) return empty_tuple();
  if (a[1].is_object() && a[1].object()->type == rt().types.tuple) return own(a[1]);
  std::vector<Ref> items;
  const Value signal = collect(t, a[1], items);
  if (signal == Value::needs_python()) return call_fallback(t, "tuple_from", {a[1]});
  if (signal.is_signal()) return signal;
  if (items.empty()) return empty_tuple();
  Tuple* u = new_tuple(static_cast<uint32_t>(items.size()));
  for (size_t i = 0; i < items.size(); ++i) u->items[i] = items[i].take();
  return Value::counted(u);
}
Value tuple_new(Thread& t, Args a) { return new_of_class(t, a, rt().types.tuple, plain_tuple); }
Value tuple_index(Thread& t, Args a) {
  const auto* u = a[0].as<Tuple>();
  const auto part = index_bounds(t, a, u->count);
  if (!part) return Value();
  for (int64_t i = part->start; i < part->stop && i < u->count; ++i) {
    const Answer e = equal(t, u->items[i], a[1]);
    if (e == Answer::yes) return Value::integer(i);
    if (!is_known(e)) return signal_of(e);
  }
  return raise(t, Exc::ValueError, "tuple.index(x): x not in tuple");
}
Value tuple_count(Thread& t, Args a) {
  const auto* u = a[0].as<Tuple>();
  int64_t n = 0;
  for (uint32_t i = 0; i < u->count; ++i) {
    const Answer e = equal(t, u->items[i], a[1]);
    if (!is_known(e)) return signal_of(e);
    n += e == Answer::yes;
  }
  return make_int(n);
}

}  // namespace

void add_tuple_methods(Type* type) {
  set_new(type, Effect::takes_arguments, tuple_new);
  add_method(type, "index", Effect::reads_arguments, tuple_index, {1, 3});
  add_method(type, "count", Effect::reads_arguments, tuple_count, 1);
}

}  // namespace lockstep::python::vm

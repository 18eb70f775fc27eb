// The methods of collections.deque.
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/deque.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

Value method_new(Thread&, Args a) { return make_deque(a[0].as<Type>(), -1); }
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
  deque_clear(d);
  d->longest = longest;
  return out[0].is_null() ? none() : deque_extend(t, a[0], out[0], false);
}
template <bool at_left>
Value method_push(Thread& t, Args a) {
  if (!check_count(t, at_left ? "deque.appendleft" : "deque.append", a.without_first(), 1, 1)) return Value();
  deque_push(a[0].as<Deque>(), a[1], at_left);
  return none();
}
template <bool at_left>
Value method_pop(Thread& t, Args a) {
  if (!check_count(t, at_left ? "deque.popleft" : "deque.pop", a.without_first(), 0, 0)) return Value();
  return deque_pop(t, a[0].as<Deque>(), at_left);
}
template <bool at_left>
Value method_extend(Thread& t, Args a) {
  if (!check_count(t, at_left ? "deque.extendleft" : "deque.extend", a.without_first(), 1, 1)) return Value();
  return deque_extend(t, a[0], a[1], at_left);
}
Value method_clear(Thread&, Args a) {
  deque_clear(a[0].as<Deque>());
  return none();
}
Value method_copy(Thread& t, Args a) {
  if (type_of(a[0]) == rt().types.deque) {
    return make_deque(rt().types.deque, a[0].as<Deque>()->longest, deque_items(a[0].as<Deque>()));
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
    const auto [found, at] = deque_find(t, a[0].as<Deque>(), a[1], from, Value::max_integer);
    if (!is_known(found)) return signal_of(found);
    if (found == Answer::no) return make_int(n);
    from = at + 1;
  }
}
Value method_index(Thread& t, Args a) {
  if (!check_count(t, "index", a.without_first(), 1, 3)) return Value();
  const auto bounds = index_bounds(t, a, deque_ops.length(t, a[0]).as_integer());
  if (!bounds) return Value();
  const auto [found, at] = deque_find(t, a[0].as<Deque>(), a[1], bounds->start, bounds->stop);
  if (!is_known(found)) return signal_of(found);
  return found == Answer::yes ? make_int(at) : raise(t, Exc::ValueError, "deque.index(x): x not in deque");
}
Value method_remove(Thread& t, Args a) {
  if (!check_count(t, "deque.remove", a.without_first(), 1, 1)) return Value();
  const auto [found, at] = deque_find(t, a[0].as<Deque>(), a[1], 0, Value::max_integer);
  if (!is_known(found)) return signal_of(found);
  if (found == Answer::no) return raise(t, Exc::ValueError, "deque.remove(x): x not in deque");
  release(deque_remove_at(a[0].as<Deque>(), at));
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
  deque_reserve(d, d->count + 1);
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

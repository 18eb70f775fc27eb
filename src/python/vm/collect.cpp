#include "python/vm/collect.h"

#include "python/vm/call.h"

namespace lockstep::python::vm {

Value collect(Thread& t, Value iterable, std::vector<Ref>& items) {
  if (special_of(iterable, Special::iter) || layout_of(iterable) == Layout::generator) return Value::needs_python();
  if (is_tuple(iterable)) {
    const auto* u = iterable.as<Tuple>();
    for (uint32_t i = 0; i < u->count; ++i) items.push_back(Ref::to(u->items[i]));
    return none();
  }
  const TypeOps* ops = type_of(iterable)->ops;
  if (ops->iterate == nullptr) {
    if (special_of(iterable, Special::getitem)) return Value::needs_python();
    return raise(t, "TypeError", "'" + std::string(type_name(iterable)) + "' object is not iterable");
  }
  const Value made = ops->iterate(t, iterable);
  if (made.is_signal()) return made;
  Ref it = Ref::steal(made);
  const auto next = type_of(it.get())->ops->next;
  if (next == nullptr) return Value::needs_python();
  for (;;) {
    const Value v = next(t, it.get());
    if (v == Value::exhausted()) return none();
    if (v.is_signal()) return v;
    items.push_back(Ref::steal(v));
    if ((items.size() & 0xFFFF) == 0 && !rt().heap.has_room(items.size() * 16)) return end_with_limit(t, "memory");
  }
}

}  // namespace lockstep::python::vm

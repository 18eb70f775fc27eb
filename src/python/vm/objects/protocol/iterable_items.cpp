#include "python/vm/objects/protocol/iterable_items.h"

#include "python/vm/core/call.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/protocol/iterator_adaptors.h"

namespace lockstep::python::vm {

namespace {

Value collect_list(List* l, std::vector<Ref>& items) {
  const Critical lock(l);
  const uint32_t n = l->count.load(std::memory_order_relaxed);
  const Cell* cells = l->items.load(std::memory_order_relaxed);
  items.reserve(items.size() + n);
  for (uint32_t i = 0; i < n; ++i) items.push_back(Ref::to(cells[i].load()));
  return none();
}

Value collect_dict(Dict* d, uint32_t kind, std::vector<Ref>& items) {
  const Critical lock(d);
  for (DictGlance w{d}; w.next();) {
    if (kind != Iterator::dict_items) {
      items.push_back(Ref::to(kind == Iterator::dict_keys ? w.key : w.value));
      continue;
    }
    Tuple* pair = new_tuple(2);
    pair->items[0] = own(w.key);
    pair->items[1] = own(w.value);
    items.push_back(Ref::steal(Value::counted(pair)));
  }
  return none();
}

}  // namespace

Value collect(Thread& t, Value iterable, std::vector<Ref>& items) {
  if (special_of(iterable, Special::iter) || layout_of(iterable) == Layout::generator) return Value::needs_python();
  // What is of a known size is counted at once: the items gathered, and what will be made of them.
  const uint64_t known = is_tuple(iterable)  ? iterable.as<Tuple>()->count
                         : is_list(iterable) ? iterable.as<List>()->count.load()
                                             : 0;
  if (lacks_room(t, known * 2 * sizeof(Value))) return Value();
  if (is_tuple(iterable)) {
    const auto* u = iterable.as<Tuple>();
    for (uint32_t i = 0; i < u->count; ++i) items.push_back(Ref::to(u->items[i]));
    return none();
  }
  // As one step where threads are parallel, as CPython's list(), list.extend and their like are.
  if (is_free_threaded() && is_list(iterable)) return collect_list(iterable.as<List>(), items);
  if (is_free_threaded() && is_dict(iterable)) return collect_dict(iterable.as<Dict>(), Iterator::dict_keys, items);
  if (is_free_threaded() && layout_of(iterable) == Layout::view && type_of(iterable)->ops == &dict_view_ops)
    return collect_dict(iterable.as<DictView>()->dict.as<Dict>(), iterable.object()->extra, items);
  const TypeOps* ops = type_of(iterable)->ops;
  if (ops->iterate == nullptr) {
    if (special_of(iterable, Special::getitem)) return Value::needs_python();
    return raise(t, Exc::TypeError, "'" + std::string(type_name(iterable)) + "' object is not iterable");
  }
  const Value made = ops->iterate(t, iterable);
  if (made.is_signal()) return made;
  Ref it = Ref::steal(made);
  const auto next = type_of(it.get())->ops->next;
  if (next == nullptr || !walks_natively(it.get())) return Value::needs_python();
  for (;;) {
    const Value v = next(t, it.get());
    if (v == Value::exhausted()) return none();
    if (v.is_signal()) return v;
    items.push_back(Ref::steal(v));
    if (must_end(t) || ((items.size() & 0xFFFF) == 0 && lacks_room(t, items.size() * 4 * sizeof(Value))))
      return Value();
  }
}

}  // namespace lockstep::python::vm

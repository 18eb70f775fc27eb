// mappingproxy: a read-only view of a mapping; what `cls.__dict__` gives (Objects/descrobject.c).
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

constexpr uint16_t proxied = 100;  // Object::extra, where other views have an Iterator::Kind

Value mapping_of(Value v) { return v.as<DictView>()->dict; }
bool is_proxy(Value v) { return v.is_object() && type_of(v)->ops == rt().types.mapping_proxy->ops; }
Value unwrapped(Value v) { return is_proxy(v) ? mapping_of(v) : v; }

void clear_proxy(Object* o) { release(static_cast<DictView*>(o)->dict); }
Value proxy_repr(Thread& t, Value v) {
  std::string out = "mappingproxy(";
  const Value signal = append_repr(t, out, mapping_of(v), v, "...");
  return signal.is_signal() ? signal : make_str(out + ")");
}
Hashed proxy_hash(Thread& t, Value v) { return hash(t, mapping_of(v)); }
Value proxy_str(Thread& t, Value v) { return to_str(t, mapping_of(v)); }
Value proxy_iterate(Thread& t, Value v) { return iterate(t, mapping_of(v)); }
Value proxy_length(Thread& t, Value v) { return length(t, mapping_of(v)); }
Value proxy_get_item(Thread& t, Value v, Value key) { return get_item(t, mapping_of(v), key); }
Value proxy_contains(Thread& t, Value v, Value key) { return contains(t, mapping_of(v), key); }
Value proxy_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::or_) return rt().not_implemented;
  return binary_operation(t, op, false, unwrapped(a), unwrapped(b));
}
Value proxy_compare(Thread& t, CompareOp op, Value a, Value b) {
  return op == CompareOp::eq || op == CompareOp::ne ? compare(t, op, unwrapped(a), unwrapped(b)) : rt().not_implemented;
}

Value proxy_new(Thread& t, Args a) {
  Value m;
  static const Signature signature{"mappingproxy", {"mapping"}, 1};
  if (!bind(t, signature, a.without_first(), &m)) return Value();
  const bool is_mapping =
      (is_dict(m) || is_proxy(m) || !special_of(m, Special::getitem).is_null()) && !is_list(m) && !is_tuple(m);
  if (!is_mapping) {
    return raise(t, Exc::TypeError, "mappingproxy() argument must be a mapping, not " + std::string(type_name(m)));
  }
  return make_mapping_proxy(m);
}
// A method of the mapping itself.
Value delegate(Thread& t, Args a, const char* name) {
  const Value found = get_attribute(t, mapping_of(a[0]), intern(name));
  if (found.is_signal())
    return found.is_null() ? found : refuse(t, "a mappingproxy whose mapping finds its methods by Python code");
  Ref method = Ref::steal(found);
  return call(t, method.get(), a.without_first());
}

void walk_proxy(Object* o, Walker& w) { w.value(static_cast<DictView*>(o)->dict); }

}  // namespace

Value make_mapping_proxy(Value mapping) {
  auto* p = new_object<DictView>(rt().types.mapping_proxy);
  p->extra = proxied;
  p->dict = own(mapping);
  return Value::counted(p);
}

const TypeOps mapping_proxy_ops =
    stated({.nature = {.sight = Sight::through, .changes = Changes::never, .takes_weak_references = true},
            .walk = walk_proxy,
            .basic_size = sizeof(DictView),
            .clear = clear_proxy,
            .repr = proxy_repr,
            .str = proxy_str,
            .hash = proxy_hash,
            .iterate = proxy_iterate,
            .length = proxy_length,
            .get_item = proxy_get_item,
            .contains = proxy_contains,
            .binary = proxy_binary,
            .compare = proxy_compare,
            .operators = {set_bits, set_bits, 0},
            .effects = {.iterate = Effect::reads_length,
                        .length = Effect::reads_length,
                        .get_item = Effect::reads_item,
                        .contains = Effect::reads_item,
                        .binary = Effect::takes_arguments,
                        .in_place = Effect::takes_arguments}});

void add_mapping_proxy_methods(Type* type) {
  set_new(type, Effect::nothing, proxy_new);
  add_method(type, "get", Effect::reads_item, [](Thread& t, Args a) { return delegate(t, a, "get"); }, {1, 2});
  add_method(
      type, "keys", Effect::nothing, [](Thread& t, Args a) { return delegate(t, a, "keys"); }, 0);
  add_method(
      type, "values", Effect::nothing, [](Thread& t, Args a) { return delegate(t, a, "values"); }, 0);
  add_method(
      type, "items", Effect::nothing, [](Thread& t, Args a) { return delegate(t, a, "items"); }, 0);
  add_method(
      type, "copy", Effect::reads_self, [](Thread& t, Args a) { return delegate(t, a, "copy"); }, 0);
  add_method(
      type, "__reversed__", Effect::reads_length, [](Thread& t, Args a) { return delegate(t, a, "__reversed__"); }, 0);
}

}  // namespace lockstep::python::vm

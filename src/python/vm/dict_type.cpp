// The type dict and its views: what the operators and built-in functions ask of dict.cpp.
#include "python/vm/call.h"
#include "python/vm/containers.h"
#include "python/vm/exception.h"
#include "python/vm/number.h"
#include "python/vm/runtime.h"
#include "python/vm/set.h"

namespace lockstep::python::vm {

namespace {

Value dict_repr(Thread& t, Value v) {
  std::string out = "{";
  int64_t at = 0;
  for (Ref k, x; dict_next_owned(v.as<Dict>(), at, k, x);) {
    if (out.size() > 1) out += ", ";
    Value signal = append_repr(t, out, k.get(), v, "{...}");
    if (signal.is_signal()) return signal;
    out += ": ";
    signal = append_repr(t, out, x.get(), v, "{...}");
    if (signal.is_signal()) return signal;
  }
  return make_str(out + "}");
}

Value dict_length(Thread&, Value v) { return Value::integer(v.as<Dict>()->count.load(std::memory_order_relaxed)); }

Value dict_iterate(Thread&, Value v) {
  return make_iterator(rt().types.dict_key_iterator, Iterator::dict_keys, v, 0, v.as<Dict>()->count.load(),
                       int64_t{v.as<Dict>()->count.load()} + 1);
}

Value dict_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_dict(a) || !is_dict(b) || (op != CompareOp::eq && op != CompareOp::ne)) return rt().not_implemented;
  bool is_equal = a.as<Dict>()->count.load() == b.as<Dict>()->count.load();
  int64_t at = 0;
  for (Ref k, x; is_equal && dict_next_owned(a.as<Dict>(), at, k, x);) {
    Value other = dict_get_item(t, b.as<Dict>(), k.get());
    if (other == Value::needs_python()) return other;
    if (other.is_null()) {
      if (t.raised) return Value();
      is_equal = false;
      break;
    }
    Ref o = Ref::steal(other);
    const Answer e = equal(t, x.get(), o.get());
    if (!is_known(e)) return signal_of(e);
    is_equal = e == Answer::yes;
  }
  return boolean(is_equal == (op == CompareOp::eq));
}

Value dict_or(Thread& t, BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::or_ || !is_dict(a) || !is_dict(b)) return rt().not_implemented;
  Ref r = Ref::steal(dict_copy(a.as<Dict>()));
  int64_t at = 0;
  for (Ref k, x; dict_next_owned(b.as<Dict>(), at, k, x);) {
    Value done = dict_set_item(t, r.as<Dict>(), k.get(), x.get());
    if (done.is_signal()) return done;
  }
  return r.take();
}

bool dict_truth(Value v) { return v.as<Dict>()->count.load(std::memory_order_relaxed) != 0; }

Value view_iterate(Thread&, Value v) {
  const auto kind = static_cast<Iterator::Kind>(v.object()->extra);
  const auto& y = rt().types;
  Type* type = kind == Iterator::dict_keys     ? y.dict_key_iterator
               : kind == Iterator::dict_values ? y.dict_value_iterator
                                               : y.dict_item_iterator;
  Value d = v.as<DictView>()->dict;
  return make_iterator(type, kind, d, 0, d.as<Dict>()->count.load(), int64_t{d.as<Dict>()->count.load()} + 1);
}
Value view_length(Thread& t, Value v) { return dict_length(t, v.as<DictView>()->dict); }
void view_clear(Object* o) { release(static_cast<DictView*>(o)->dict); }
Value view_repr(Thread& t, Value v) {
  const uint16_t kind = v.object()->extra;
  std::string out = std::string(type_name(v)) + "([";
  int64_t at = 0;
  bool is_first = true;
  for (Ref k, x; dict_next_owned(v.as<DictView>()->dict.as<Dict>(), at, k, x); is_first = false) {
    if (!is_first) out += ", ";
    const auto add = [&](const Ref& part) { return append_repr(t, out, part.get(), v, "..."); };
    Value signal = none();
    if (kind == Iterator::dict_items) out += "(";
    if (kind != Iterator::dict_values) signal = add(k);
    if (kind == Iterator::dict_items) out += ", ";
    if (kind != Iterator::dict_keys && !signal.is_signal()) signal = add(x);
    if (signal.is_signal()) return signal;
    if (kind == Iterator::dict_items) out += ")";
  }
  return make_str(out + "])");
}
Value view_contains(Thread& t, Value v, Value item) {
  if (v.object()->extra == Iterator::dict_keys) return dict_contains(t, v.as<DictView>()->dict, item);
  return Value::needs_python();
}

// Views of keys and items are sets to the operators.
Value view_set(Thread& t, Value view) {
  Ref r = Ref::steal(make_set());
  const Value done = set_update(t, r.get(), view);
  return done.is_signal() ? done : r.take();
}
bool is_set_like(Value v) {
  return is_any_set(v) || (layout_of(v) == Layout::view && v.object()->type->ops == &dict_view_ops &&
                           v.object()->extra != Iterator::dict_values);
}
Value view_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::and_ && op != BinaryOp::or_ && op != BinaryOp::xor_ && op != BinaryOp::sub)
    return rt().not_implemented;
  if (!is_set_like(a) && !is_set_like(b)) return rt().not_implemented;
  const Value left = view_set(t, a);
  if (left == Value::pushed()) return refuse(t, "set operations on a dict view whose keys compare by Python code");
  if (left.is_signal()) return left;
  Ref l = Ref::steal(left);
  return set_algebra(t, op, l.get(), b);
}
Value view_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_set_like(a) || !is_set_like(b)) return rt().not_implemented;
  Ref sides[2];
  for (int i = 0; i < 2; ++i) {
    const Value made = view_set(t, i == 0 ? a : b);
    if (made == Value::pushed()) return refuse(t, "comparing a dict view whose keys compare by Python code");
    if (made.is_signal()) return made;
    sides[i] = Ref::steal(made);
  }
  return set_ops.compare(t, op, sides[0].get(), sides[1].get());
}

}  // namespace

const TypeOps dict_ops = stated({.clear = dict_dealloc,
                                 .repr = dict_repr,
                                 .hash = unhashable,
                                 .iterate = dict_iterate,
                                 .length = dict_length,
                                 .get_item = dict_subscript,
                                 .set_item = dict_ass_sub,
                                 .contains = dict_contains,
                                 .binary = dict_or,
                                 .compare = dict_compare,
                                 .truth = dict_truth,
                                 .effects = {.iterate = Effect::reads_length,
                                             .length = Effect::reads_length,
                                             .truth = Effect::reads_length,
                                             .get_item = Effect::reads_item,
                                             .set_item = Effect::writes_item,
                                             .contains = Effect::reads_item,
                                             .binary = Effect::takes_arguments,
                                             .in_place = Effect::updates_self}});
const TypeOps dict_view_ops = stated({.clear = view_clear,
                                      .repr = view_repr,
                                      .iterate = view_iterate,
                                      .length = view_length,
                                      .contains = view_contains,
                                      .binary = view_binary,
                                      .compare = view_compare,
                                      .effects = {.iterate = Effect::reads_length,
                                                  .length = Effect::reads_length,
                                                  .contains = Effect::reads_arguments,
                                                  .binary = Effect::reads_arguments,
                                                  .in_place = Effect::reads_arguments}});

}  // namespace lockstep::python::vm

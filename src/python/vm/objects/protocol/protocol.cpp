// What is asked of any value: items, membership, iteration, length, truth, texts. As with operators (operators.cpp),
// built-in types answer by themselves and classes by their special methods.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

Value pass_none(Thread&, Frame&, Value result) {
  if (result.is_null()) return result;
  release(result);
  return none();
}

// A key, or a bound of a slice, has been asked for its __index__: slots container, key, value or null, kind, the asked.
enum ItemStep : int64_t { gets, sets, deletes_item };
Value item_at_index(Thread& t, Frame& k, Value result) {
  result = checked_index(t, result);
  if (result.is_signal()) return result;
  Ref index = Ref::steal(result);
  const Value asked = k.slots[4];
  if (same(k.slots[1], asked)) {
    release(std::exchange(k.slots[1], index.take()));
  } else {
    const auto* s = k.slots[1].as<Slice>();
    Value parts[] = {s->start, s->stop, s->step};
    // CPython asks the step first, then start and stop; the same object may stand for several.
    for (Value* part : {&parts[2], &parts[0], &parts[1]}) {
      if (!same(*part, asked)) continue;
      *part = index.get();
      break;
    }
    release(std::exchange(k.slots[1], make_slice(parts[0], parts[1], parts[2])));
  }
  k.resume = pass_result;
  const int64_t step = k.slots[3].as_integer();
  return step == gets ? get_item(t, k.slots[0], k.slots[1])
                      : set_item(t, k.slots[0], k.slots[1], step == sets ? k.slots[2] : Value());
}
Value retried(Thread& t, Value r, Value container, Value key, Value v, ItemStep step) {
  if (!r.is_null() || !must_ask_index(t)) return r;
  return ask_index(t, item_at_index, {container, key, v, Value::integer(step)});
}

}  // namespace

Value get_item(Thread& t, Value container, Value key) {
  if (Value hook = special_of(container, Special::getitem)) return call(t, hook, {container, key});
  if (auto f = ops_of(container)->get_item)
    return retried(t, or_fallback(t, f(t, container, key), "getitem", {container, key}), container, key, Value(), gets);
  if (layout_of(container) == Layout::type) {
    Value hook = find_in_type(container.as<Type>(), special_name(Special::class_getitem));
    if (!hook.is_null())
      return call(t, layout_of(hook) == Layout::class_method ? hook.as<Wrapper>()->function : hook, {container, key});
    return call_fallback(t, "make_alias", {container, key});
  }
  return raise(t, Exc::TypeError, "'" + std::string(type_name(container)) + "' object is not subscriptable");
}

Value set_item(Thread& t, Value container, Value key, Value v) {
  const bool deletes = v.is_null();
  if (Value hook = special_of(container, deletes ? Special::delitem : Special::setitem)) {
    Value args[] = {container, key, v};
    return call_then(t, hook, Args{args, deletes ? 2u : 3u, nullptr}, pass_none, {});
  }
  if (auto f = ops_of(container)->set_item) {
    Value r = f(t, container, key, v);
    if (r != Value::needs_python())
      return retried(t, r, container, key, v, deletes ? ItemStep::deletes_item : ItemStep::sets);
    return deletes ? call_fallback(t, "delitem", {container, key}) : call_fallback(t, "setitem", {container, key, v});
  }
  // PySequence_DelItem and PyObject_DelItem word it differently.
  const Layout l = layout_of(container);
  const bool is_sequence_like = l == Layout::str || l == Layout::tuple || l == Layout::bytes || l == Layout::range ||
                                l == Layout::set || l == Layout::frozenset || is_heap(type_of(container));
  return raise(t, Exc::TypeError,
               "'" + std::string(type_name(container)) + "' object does" +
                   (deletes && is_sequence_like && is_integral(key) ? "n't" : " not") + " support item " +
                   (deletes ? "deletion" : "assignment"));
}

namespace {
Value as_boolean(Thread& t, Frame&, Value result) {
  if (result.is_null()) return result;
  Ref r = Ref::steal(result);
  return truth(t, r.get());
}
}  // namespace

Value contains(Thread& t, Value container, Value item) {
  if (Value hook = special_of(container, Special::contains)) {
    if (is_none(hook))
      return raise(t, Exc::TypeError, "'" + std::string(type_name(container)) + "' object is not a container");
    Value args[] = {container, item};
    return call_then(t, hook, Args{args, 2, nullptr}, as_boolean, {});
  }
  if (auto f = ops_of(container)->contains; f != nullptr && special_of(container, Special::iter).is_null()) {
    return or_fallback(t, f(t, container, item), "contains", {container, item});
  }
  if (special_of(container, Special::iter) || ops_of(container)->iterate != nullptr ||
      special_of(container, Special::getitem)) {
    return call_fallback(t, "contains", {container, item});
  }
  return raise(t, Exc::TypeError,
               "argument of type '" + std::string(type_name(container)) + "' is not a container or iterable");
}

namespace {
Value check_iterator(Thread& t, Frame&, Value result) {
  if (result.is_null() || result == Value::blocked()) return result;
  if (result.is_object() && (type_of(result)->ops->next != nullptr || !special_of(result, Special::next).is_null()))
    return result;
  Ref r = Ref::steal(result);
  return raise(t, Exc::TypeError, "iter() returned non-iterator of type '" + std::string(type_name(r.get())) + "'");
}
}  // namespace

Value iterate(Thread& t, Value v) {
  if (Value hook = special_of(v, Special::iter)) {
    if (is_none(hook)) return raise(t, Exc::TypeError, "'" + std::string(type_name(v)) + "' object is not iterable");
    const Value args[] = {v};
    return call_then(t, hook, Args{args, 1, nullptr}, check_iterator, {});
  }
  if (auto f = ops_of(v)->iterate) return or_fallback(t, f(t, v), "iterate", {v});
  if (special_of(v, Special::getitem)) return call_fallback(t, "iterate_by_index", {v});
  return raise(t, Exc::TypeError, "'" + std::string(type_name(v)) + "' object is not iterable");
}

namespace {
Value stop_to_exhausted(Thread& t, Frame&, Value result) {
  if (!result.is_null()) return result;
  return catch_raised(t, Exc::StopIteration) ? Value::exhausted() : Value();
}
}  // namespace

Value next_item(Thread& t, Value iterator) {
  if (Value hook = special_of(iterator, Special::next)) {
    Value args[] = {iterator};
    return call_then(t, hook, Args{args, 1, nullptr}, stop_to_exhausted, {});
  }
  if (auto f = ops_of(iterator)->next) return or_fallback(t, f(t, iterator), "next_item", {iterator});
  return raise(t, Exc::TypeError, "'" + std::string(type_name(iterator)) + "' object is not an iterator");
}

namespace {
Value check_length(Thread& t, Frame&, Value result) {
  if (result.is_null()) return result;
  Ref r = Ref::steal(result);
  if (!is_integral(r.get())) {
    return raise(t, Exc::TypeError,
                 "'" + std::string(type_name(r.get())) + "' object cannot be interpreted as an integer");
  }
  const Value n = plain_int(r.get());
  if (!n.is_integer()) return raise(t, Exc::OverflowError, "cannot fit 'int' into an index-sized integer");
  if (r.get().is_integer() && r.get().as_integer() < 0)
    return raise(t, Exc::ValueError, "__len__() should return >= 0");
  return r.take();
}
Value check_bool(Thread& t, Frame&, Value result) {
  if (result.is_null() || is_bool(result)) return result;
  Ref r = Ref::steal(result);
  return raise(t, Exc::TypeError, "__bool__ should return bool, returned " + std::string(type_name(r.get())));
}
Value length_to_bool(Thread& t, Frame& k, Value result) {
  Value n = check_length(t, k, result);
  if (n.is_signal()) return n;
  Ref r = Ref::steal(n);
  return boolean(number_truth(r.get()));
}
}  // namespace

Value length(Thread& t, Value v) {
  if (Value hook = special_of(v, Special::len)) {
    Value args[] = {v};
    return call_then(t, hook, Args{args, 1, nullptr}, check_length, {});
  }
  if (auto f = ops_of(v)->length) return f(t, v);
  return raise(t, Exc::TypeError, "object of type '" + std::string(type_name(v)) + "' has no len()");
}

Value truth(Thread& t, Value v) {
  if (v.is_integer()) return boolean(v.as_integer() != 0);
  Value args[] = {v};
  if (Value hook = special_of(v, Special::bool_)) {
    if (is_none(hook))
      return raise(t, Exc::TypeError, "'" + std::string(type_name(v)) + "' cannot be interpreted as a boolean");
    return call_then(t, hook, Args{args, 1, nullptr}, check_bool, {});
  }
  if (Value hook = special_of(v, Special::len)) return call_then(t, hook, Args{args, 1, nullptr}, length_to_bool, {});
  const TypeOps* ops = ops_of(v);
  if (ops->truth != nullptr) return boolean(ops->truth(v));
  if (is_none(v)) return boolean(false);
  if (ops->length != nullptr) return boolean(ops->length(t, v).as_integer() != 0);
  return boolean(true);
}

// ---- text

namespace {
Value check_str(Thread& t, Frame& k, Value result) {
  if (result.is_null() || is_str(result)) return result;
  Ref r = Ref::steal(result);
  return raise(t, Exc::TypeError,
               std::string(k.slots[0].as_integer() != 0 ? "__repr__" : "__str__") + " returned non-string (type " +
                   std::string(type_name(r.get())) + ")");
}
}  // namespace

namespace {
// A container inside of itself: its text is being made by Python code (_fallback/text.py) further out, which has asked
// an object in it for its own.
Value repr_in_itself(Thread& t, Value v) {
  const Value makers[] = {dict_peek(rt().fallback, intern("do_repr")), dict_peek(rt().fallback, intern("_repr"))};
  for (const Frame* f = t.top; f != nullptr; f = f->previous) {
    if (f->kind != FrameKind::python || !f->is_hidden || !same(f->slots[0], v)) continue;
    if (!same(f->function, makers[0]) && !same(f->function, makers[1])) continue;
    switch (layout_of(v)) {
      case Layout::tuple: return make_str("(...)");
      case Layout::list: return make_str("[...]");
      case Layout::dict: return make_str("{...}");
      case Layout::set:
      case Layout::frozenset: return make_str(std::string(type_name(v)) + "(...)");
      default: return Value::needs_python();
    }
  }
  return Value::needs_python();
}
}  // namespace

Value repr(Thread& t, Value v) {
  if (Value hook = special_of(v, Special::repr)) {
    Value args[] = {v}, keep[] = {Value::integer(1)};
    return call_then(t, hook, Args{args, 1, nullptr}, check_str, keep);
  }
  Value text = ops_of(v)->repr != nullptr ? ops_of(v)->repr(t, v) : instance_ops.repr(t, v);
  if (text == Value::needs_python()) text = repr_in_itself(t, v);
  return or_fallback(t, text, "repr", {v});
}

Value to_str(Thread& t, Value v) {
  if (Value hook = special_of(v, Special::str)) {
    Value args[] = {v}, keep[] = {Value::integer(0)};
    return call_then(t, hook, Args{args, 1, nullptr}, check_str, keep);
  }
  if (ops_of(v)->str != nullptr) return or_fallback(t, ops_of(v)->str(t, v), "str", {v});
  return repr(t, v);
}

Value append_repr(Thread& t, std::string& out, Value item, Value container, std::string_view loop) {
  // The containers whose texts are being made on this C++ stack, innermost first: one of them inside is shown as a
  // loop.
  struct Open {
    const Object* container;
    const Open* outer;
  };
  static thread_local const Open* open = nullptr;
  if (item.is_object()) {
    if (same(item, container)) return out += loop, none();
    for (const Open* o = open; o != nullptr; o = o->outer) {
      if (o->container != item.object()) continue;
      const Layout l = layout_of(item);
      out += l == Layout::tuple                        ? "(...)"
             : l == Layout::dict                       ? "{...}"
             : l == Layout::list || l == Layout::deque ? "[...]"
                                                       : "...";
      return none();
    }
  }
  if (must_end(t)) return Value();  // a nest whose parts are shared has a text beyond all measure
  if (out.size() > (1 << 16) && lacks_room(t, out.size() * 3)) return Value();
  if (special_of(item, Special::repr)) return Value::needs_python();
  const Open here{container.is_object() ? container.object() : nullptr, open};
  if (is_too_deep(t, " while getting the repr of an object")) return Value();
  const NativeDepth deeper(t);
  open = &here;
  const Value r = ops_of(item)->repr != nullptr ? ops_of(item)->repr(t, item) : instance_ops.repr(t, item);
  open = here.outer;
  if (r.is_signal()) return r;
  Ref text = Ref::steal(r);
  append_utf8(out, text.as<Str>());
  return none();
}

}  // namespace lockstep::python::vm

// The module `builtins`: functions in C++ where no Python code has to run, in `_fallback/` where it has.
#include <algorithm>
#include <cmath>

#include "base/nearest.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/big_int.h"
#include "python/vm/objects/protocol/iterable_items.h"
#include "python/vm/objects/protocol/iterator_adaptors.h"

namespace lockstep::python::vm {

namespace {

// Whether sys.stdout is another object than at the start.
bool is_redirected() {
  Ref sys = module_named("sys");
  if (!sys || rt().fallback == nullptr) return false;
  Str* name = intern("stdout");
  Ref now = Ref::steal(dict_get(sys.as<Module>()->dict, name));
  Ref first = Ref::steal(dict_get(rt().fallback, name));
  return !now || !first || !same(now.get(), first.get());
}

Value print(Thread& t, Args a) {
  if (is_redirected()) return Value::needs_python();
  const uint32_t given = a.positional();
  std::string end = "\n", sep = " ";
  for (uint32_t k = 0; a.keywords != nullptr && k < a.keywords->count; ++k) {
    const std::string name = to_utf8(a.keywords->items[k].as<Str>());
    static const std::vector<std::string_view> known = {"sep", "end", "file", "flush"};
    if (std::ranges::find(known, name) != known.end()) continue;
    const std::string close(nearest(name, known, Tolerance::of_cpython));
    return raise(t, Exc::TypeError,
                 "print() got an unexpected keyword argument '" + name + "'" +
                     (close.empty() ? "" : ". Did you mean '" + close + "'?"));
  }
  for (uint32_t k = 0; a.keywords != nullptr && k < a.keywords->count; ++k) {
    const std::string name = to_utf8(a.keywords->items[k].as<Str>());
    const Value v = a[given + k];
    if (name == "flush" || ((name == "file" || name == "end" || name == "sep") && is_none(v))) continue;
    if (name == "file") return Value::needs_python();
    if (!is_str(v))
      return raise(t, Exc::TypeError, name + " must be None or a string, not " + std::string(type_name(v)));
    (name == "end" ? end : sep) = to_utf8(v.as<Str>());
  }
  std::string line;
  for (uint32_t i = 0; i < given; ++i) {
    if (i > 0) line += sep;
    const Value v = a[i];
    if (is_str(v) && !is_heap(v.object()->type)) {
      append_utf8(line, v.as<Str>());
      continue;
    }
    if (special_of(v, Special::str) || special_of(v, Special::repr)) return Value::needs_python();
    const TypeOps* ops = ops_of(v);
    const Value text = ops->str != nullptr    ? ops->str(t, v)
                       : ops->repr != nullptr ? ops->repr(t, v)
                                              : instance_ops.repr(t, v);
    if (text.is_signal()) return text;
    Ref r = Ref::steal(text);
    append_utf8(line, r.as<Str>());
  }
  line += end;
  if (!driver().write(t, Stream::out, line)) return end_with_limit(t, "output");
  return none();
}

Value len(Thread& t, Args a) { return length(t, a[0]); }

Value is_of_class(Value type, Value classinfo, Special check) {
  if (check == Special::instancecheck && same(type, classinfo)) return boolean(true);  // before any __instancecheck__
  if (layout_of(classinfo) != Layout::type || special_of(classinfo, check)) return Value::needs_python();
  return boolean(is_subtype(type.as<Type>(), classinfo.as<Type>()));
}
Value is_instance_of(Thread& t, Value type, Value classinfo, Special check) {
  if (!is_tuple(classinfo)) return is_of_class(type, classinfo, check);
  // Tuples may stand in tuples, as deep and as often as the program likes.
  std::vector<const Value*> outer;  // where to go on in them, and where they end
  const Value* at = classinfo.as<Tuple>()->items;
  const Value* end = at + classinfo.as<Tuple>()->count;
  for (;;) {
    if (must_end(t)) return Value();
    if (at == end) {
      if (outer.empty()) return boolean(false);
      end = outer.back();
      outer.pop_back();
      at = outer.back();
      outer.pop_back();
      continue;
    }
    const Value item = *at++;
    if (is_tuple(item)) {
      outer.push_back(at);
      outer.push_back(end);
      at = item.as<Tuple>()->items;
      end = at + item.as<Tuple>()->count;
      continue;
    }
    const Value r = is_of_class(type, item, check);
    if (r.is_signal() || same(r, rt().true_)) return r;
  }
}
Value isinstance(Thread& t, Args a) {
  const Value r = is_instance_of(t, type_value(type_of(a[0])), a[1], Special::instancecheck);
  // What says that it is of another class, as proxies do, is asked (Objects/abstract.c, object_isinstance).
  if (same(r, rt().false_) && is_heap(type_of(a[0])) && !find_in_type(type_of(a[0]), rt().names.class_).is_null())
    return Value::needs_python();
  return r;
}
Value issubclass(Thread& t, Args a) {
  if (layout_of(a[0]) != Layout::type) return Value::needs_python();  // it may have bases all the same
  return is_instance_of(t, a[0], a[1], Special::subclasscheck);
}
Value callable(Thread&, Args a) { return boolean(is_callable(a[0])); }
Value id(Thread&, Args a) {
  return a[0].is_integer() ? make_int(0x100000 + a[0].as_integer() * 32)
                           : make_int(static_cast<int64_t>(reinterpret_cast<uintptr_t>(a[0].object())));
}
Value hash_result(Thread& t, Frame&, Value result) {
  if (result.is_null()) return result;
  if (result.is_integer()) return result.as_integer() == -1 ? Value::integer(-2) : result;
  Ref r = Ref::steal(result);
  if (!is_integral(r.get())) return raise(t, Exc::TypeError, "__hash__ method should return an integer");
  uint8_t bytes[8];  // what fits in 64 bits is a hash already
  const bool fits = layout_of(r.get()) == Layout::big_int && big_to_bytes(r.get(), bytes, 8, true);
  return make_int(fits ? big_int64(r.get()) : int_hash(r.get()));
}
Value hash_function(Thread& t, Args a) {
  const Hashed h = hash(t, a[0]);
  if (h) return make_int(h.value);
  if (h.answer == Answer::raised) return Value();
  const Value hook = special_of(a[0], Special::hash);
  if (hook.is_null()) return Value::needs_python();
  return call_then(t, hook, Args{a.values, 1, nullptr}, hash_result, {});
}
Value repr_function(Thread& t, Args a) { return repr(t, a[0]); }
Value format_function(Thread& t, Args a) { return format_value(t, a[0], a.count > 1 ? a[1] : rt().empty_str); }
Value abs_function(Thread& t, Args a) {
  if (const Value hook = special_of(a[0], Special::abs)) return call(t, hook, {a[0]});
  if (is_float(a[0])) return make_float(std::fabs(a[0].as<Float>()->value));
  if (!is_integral(a[0]))
    return raise(t, Exc::TypeError, "bad operand type for abs(): '" + std::string(type_name(a[0])) + "'");
  return same(number_compare(t, CompareOp::lt, a[0], Value::integer(0)), rt().true_) ? number_negate(t, a[0])
                                                                                     : number_positive(t, a[0]);
}
Value iter(Thread& t, Args a) {
  if (a.count == 1) return iterate(t, a[0]);
  return is_callable(a[0]) ? callable_iterator(a[0], a[1]) : raise(t, Exc::TypeError, "iter(v, w): v must be callable");
}
Value default_at_end(Thread& t, Frame& k, Value result) {
  if (result == Value::exhausted()) return own(k.slots[0]);
  if (!result.is_null()) return result;
  return catch_raised(t, Exc::StopIteration) ? own(k.slots[0]) : Value();
}
Value next(Thread& t, Args a) {
  if (a.count == 1) {
    const Value v = next_item(t, a[0]);
    return v == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : v;
  }
  Frame* base = t.top;
  const Value keep[] = {a[1]};
  push_continuation(t, default_at_end, keep)->then = Effect::nothing;
  const Value v = next_item(t, a[0]);
  return v == Value::pushed() ? v : finish_continuations(t, base, v);
}
Value default_if_missing(Thread& t, Frame& k, Value result) {
  if (!result.is_null()) return result;
  return catch_raised(t, Exc::AttributeError) ? own(k.slots[0]) : Value();
}
Value getattr(Thread& t, Args a) {
  Str* const name = name_argument(t, a[1]);
  if (name == nullptr) return Value();
  if (a.count == 2) return get_attribute(t, a[0], name);
  Frame* base = t.top;
  const Value keep[] = {a[2]};
  push_continuation(t, default_if_missing, keep)->then = Effect::nothing;
  const Value v = get_attribute(t, a[0], name);
  return v == Value::pushed() ? v : finish_continuations(t, base, v);
}
Value true_if_there(Thread& t, Frame&, Value result) {
  if (!result.is_null()) {
    release(result);
    return boolean(true);
  }
  return catch_raised(t, Exc::AttributeError) ? boolean(false) : Value();
}
Value hasattr(Thread& t, Args a) {
  Str* const name = name_argument(t, a[1]);
  if (name == nullptr) return Value();
  Frame* base = t.top;
  push_continuation(t, true_if_there, {})->then = Effect::nothing;
  const Value v = get_attribute(t, a[0], name);
  return v == Value::pushed() ? v : finish_continuations(t, base, v);
}
Value setattr(Thread& t, Args a) {
  Str* const name = name_argument(t, a[1]);
  return name != nullptr ? set_attribute(t, a[0], name, a[2]) : Value();
}
Value delattr(Thread& t, Args a) {
  Str* const name = name_argument(t, a[1]);
  return name != nullptr ? set_attribute(t, a[0], name, Value()) : Value();
}
Value chr(Thread& t, Args a) {
  if (!as_integral(t, a[0])) return Value();
  const Value n = plain_int(a[0]);
  const int64_t c = n.is_integer() ? n.as_integer() : -1;
  if (c < 0 || c > 0x10FFFF) return raise(t, Exc::ValueError, "chr() arg not in range(0x110000)");
  return make_char(static_cast<char32_t>(c));
}
Value ord(Thread& t, Args a) {
  if (is_bytes(a[0]) || is_bytearray(a[0])) {
    const std::string data = plain_bytes_of(a[0]);
    if (data.size() == 1) return Value::integer(static_cast<uint8_t>(data[0]));
    return raise(t, Exc::TypeError,
                 "ord() expected a character, but string of length " + std::to_string(data.size()) + " found");
  }
  if (!is_str(a[0]))
    return raise(t, Exc::TypeError,
                 "ord() expected string of length 1, but " + std::string(type_name(a[0])) + " found");
  const auto* s = a[0].as<Str>();
  if (s->length != 1)
    return raise(t, Exc::TypeError,
                 "ord() expected a character, but string of length " + std::to_string(s->length) + " found");
  return Value::integer(s->at(0));
}
template <int base>
Value in_base(Thread& t, Args a) {
  if (!as_integral(t, a[0])) return Value();
  std::string text = int_text(a[0], base);
  const size_t at = text[0] == '-' ? 1 : 0;
  text.insert(at, base == 16 ? "0x" : base == 8 ? "0o" : "0b");
  return make_str(text);
}
Value divmod(Thread& t, Args a) {
  if (!(is_integral(a[0]) || is_float(a[0])) || !(is_integral(a[1]) || is_float(a[1]))) return Value::needs_python();
  Ref q = Ref::steal(number_binary(t, BinaryOp::floordiv, a[0], a[1]).answer());
  Ref m = Ref::steal(q ? number_binary(t, BinaryOp::mod, a[0], a[1]).answer() : Value());
  if (!m) return Value();
  const Value both[] = {q.get(), m.get()};
  return make_tuple(both, 2);
}
Value pow_function(Thread& t, Args a) {
  Value out[3];
  static const Signature signature{"pow", {"base", "exp", "mod"}, 2};
  if (!bind(t, signature, a, out)) return Value();
  if (!out[2].is_null() && !is_none(out[2])) return call_fallback(t, "pow_mod", {out[0], out[1], out[2]});
  return binary_operation(t, BinaryOp::pow, false, out[0], out[1]);
}
// What is left to `_fallback/` goes there as a list: an iterator that has been walked has nothing left.
Ref listed(const std::vector<Ref>& items) {
  Ref list = Ref::steal(make_list());
  for (const Ref& r : items) list_append(list.as<List>(), r.get());
  return list;
}
Value sum(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"sum", {"iterable", "start"}, 1, 1};
  if (!bind(t, signature, a, out)) return Value();
  if (layout_of(out[0]) == Layout::range && out[1].is_null()) return range_sum(out[0]);
  std::vector<Ref> items;
  const Value signal = collect(t, out[0], items);
  if (signal.is_signal()) return signal;
  Ref total = out[1].is_null() ? Ref::steal(Value::integer(0)) : Ref::to(out[1]);
  if (is_bytes(total.get()) || is_bytearray(total.get()))
    return raise(t, Exc::TypeError,
                 "sum() can't sum " + std::string(type_name(total.get())) + " [use b''.join(seq) instead]");
  if (is_str(total.get())) return raise(t, Exc::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  double low = 0;  // what the float total has lost to rounding (Neumaier), as CPython adds floats
  for (const Ref& x : items) {
    if (!(is_integral(x.get()) || is_float(x.get())) || !(is_integral(total.get()) || is_float(total.get())))
      return call_fallback(t, "sum", {listed(items).get(), out[1].is_null() ? Value::integer(0) : out[1]});
    const Value s = number_binary(t, BinaryOp::add, total.get(), x.get()).answer();
    if (s.is_null() || must_end(t)) return release(s), Value();
    if (is_float(total.get()) && (is_float(x.get()) || layout_of(x.get()) != Layout::big_int)) {
      const double high = total.as<Float>()->value, r = s.as<Float>()->value;
      const double y = is_float(x.get()) ? x.as<Float>()->value : static_cast<double>(small_of(x.get()));
      low += std::fabs(high) >= std::fabs(y) ? (high - r) + y : (y - r) + high;
    }
    total = Ref::steal(s);
  }
  if (low != 0 && std::isfinite(low)) return make_float(total.as<Float>()->value + low);
  return total.take();
}
template <bool want>
Value all_any(Thread& t, Args a) {  // any: want = true
  std::vector<Ref> items;
  const Value signal = collect(t, a[0], items);
  if (signal.is_signal()) return signal;
  for (const Ref& x : items) {
    if (special_of(x.get(), Special::bool_) || special_of(x.get(), Special::len))
      return call_fallback(t, want ? "any" : "all", {listed(items).get()});
    if (same(truth(t, x.get()), rt().true_) == want) return boolean(want);
  }
  return boolean(!want);
}
template <bool greatest>
Value min_max(Thread& t, Args a) {
  if (a.keywords != nullptr && a.keywords->count > 0) return Value::needs_python();
  const char* name = greatest ? "max" : "min";
  if (a.count == 0) return raise(t, Exc::TypeError, std::string(name) + " expected at least 1 argument, got 0");
  std::vector<Ref> items;
  if (a.count == 1) {
    const Value signal = collect(t, a[0], items);
    if (signal.is_signal()) return signal;
  } else {
    for (uint32_t i = 0; i < a.count; ++i) items.push_back(Ref::to(a[i]));
  }
  if (items.empty()) return raise(t, Exc::ValueError, std::string(name) + "() iterable argument is empty");
  size_t best = 0;
  for (size_t i = 1; i < items.size(); ++i) {
    const Value x = items[i].get(), y = items[best].get();
    const bool plain = (is_str(x) && is_str(y)) || ((is_integral(x) || is_float(x)) && (is_integral(y) || is_float(y)));
    if (!plain) return call_fallback(t, name, {listed(items).get()});
    if (same(compare(t, greatest ? CompareOp::gt : CompareOp::lt, x, y), rt().true_)) best = i;
  }
  return items[best].take();
}
Value sorted(Thread& t, Args a) {
  if (a.positional() != 1)
    return raise(t, Exc::TypeError, "sorted expected 1 argument, got " + std::to_string(a.positional()));
  if (a.keywords != nullptr && a.keywords->count > 0) return Value::needs_python();
  std::vector<Ref> items;
  const Value signal = collect(t, a[0], items);
  if (signal.is_signal()) return signal;
  Ref list = Ref::steal(make_list());
  for (Ref& r : items) list_append_steal(list.as<List>(), r.take());
  const Value sort = find_in_type(rt().types.list, intern("sort"));
  const Value self = list.get();
  const Value done = sort.as<NativeFunction>()->call(t, Args{&self, 1, nullptr});
  if (done == Value::needs_python()) return call_fallback(t, "sorted", {list.get()});
  return done.is_signal() ? done : list.take();
}
Value globals(Thread& t, Args) {
  for (Frame* f = t.top; f != nullptr; f = f->previous) {
    if (f->kind == FrameKind::python) return own(Value::uncounted(f->globals));
  }
  return none();
}
Value no_dict_error(Thread& t, Frame&, Value result) {
  if (!result.is_null() || !catch_raised(t, Exc::AttributeError)) return result;
  return raise(t, Exc::TypeError, "vars() argument must have __dict__ attribute");
}
Value vars_or_locals(Thread& t, Args a) {
  if (a.count > 1 && !check_count(t, "vars", a, 0, 1)) return Value();
  if (a.count == 1) {
    Frame* base = t.top;
    push_continuation(t, no_dict_error, {});
    const Value v = get_attribute(t, a[0], rt().names.dict);
    return v == Value::pushed() ? v : finish_continuations(t, base, v);
  }
  Frame* f = t.top;
  while (f != nullptr && f->kind != FrameKind::python) f = f->previous;
  return locals_in(f);
}

Value dir_function(Thread& t, Args a) {
  if (a.count == 1) return Value::needs_python();
  Ref names = Ref::steal(vars_or_locals(t, a));
  return call_fallback(t, "sorted", {names.get()});
}
// exec and eval: without namespaces those of the caller.
template <bool evaluates>
Value run_source(Thread& t, Args a) {
  Value out[3];
  static const Signature signature{evaluates ? "eval" : "exec", {"source", "globals", "locals"}, 1, 1};
  if (!bind(t, signature, a, out)) return Value();
  Ref here, names;
  if (out[1].is_null() || is_none(out[1])) {
    here = Ref::steal(globals(t, a));
    out[1] = here.get();
    if (out[2].is_null() || is_none(out[2])) {
      names = Ref::steal(vars_or_locals(t, {}));
      out[2] = names.get();
    }
  }
  if (!is_dict(out[1])) {
    return raise(
        t, Exc::TypeError,
        evaluates ? "globals must be a dict" : "exec() globals must be a dict, not " + std::string(type_name(out[1])));
  }
  return call_fallback(t, evaluates ? "eval" : "exec", {out[0], out[1], out[2].is_null() ? none() : out[2]});
}

}  // namespace

void make_builtins() {
  Runtime& r = rt();
  Value m = make_module("builtins");
  r.builtins = m.as<Module>()->dict;
  dict_set(r.modules, intern("builtins"), m);
  const auto add = [&](const char* name, Effect effect, NativeFn fn, Takes takes = {}) {
    return module_add(m, name, effect, fn, takes);
  };
  add("print", Effect::prints, print);
  add("len", Effect::reads_length, len, 1)->native_flags |= no_switch_point;
  add("isinstance", Effect::nothing, isinstance, 2)->native_flags |= no_switch_point;
  add("issubclass", Effect::nothing, issubclass, 2);
  add("callable", Effect::nothing, callable, 1);
  add("id", Effect::nothing, id, 1);
  add("hash", Effect::reads_arguments, hash_function, 1);
  add("repr", Effect::reads_arguments, repr_function, 1);
  add("format", Effect::reads_arguments, format_function, {1, 2});
  add("abs", Effect::nothing, abs_function, 1);
  add("iter", Effect::iterates, iter, {1, 2});
  add("next", Effect::steps, next, {1, 2});
  add("getattr", Effect::reads_attribute, getattr, {2, 3});
  add("hasattr", Effect::reads_attribute, hasattr, 2);
  add("setattr", Effect::writes_attribute, setattr, 3);
  add("delattr", Effect::writes_attribute, delattr, 2);
  add("chr", Effect::nothing, chr, 1);
  add("ord", Effect::reads_arguments, ord, 1);
  add("hex", Effect::nothing, in_base<16>, 1);
  add("oct", Effect::nothing, in_base<8>, 1);
  add("bin", Effect::nothing, in_base<2>, 1);
  add("divmod", Effect::nothing, divmod, 2);
  add("pow", Effect::nothing, pow_function);
  add("sum", Effect::reads_arguments, sum);
  add("any", Effect::reads_arguments, all_any<true>, 1);
  add("all", Effect::reads_arguments, all_any<false>, 1);
  add("min", Effect::reads_arguments, min_max<false>);
  add("max", Effect::reads_arguments, min_max<true>);
  add("sorted", Effect::reads_arguments, sorted);
  add("globals", Effect::nothing, globals, 0);
  add("locals", Effect::nothing, vars_or_locals);
  add("vars", Effect::opens_attributes, vars_or_locals);
  add("dir", Effect::reads_attributes, dir_function, {0, 1});
  add("exec", Effect::nothing, run_source<false>);
  add("eval", Effect::nothing, run_source<true>);
  for (const char* name : {"ascii", "round", "compile", "__build_class__", "__import__", "input", "open"}) {
    add(name, Effect::runs_python, needs_fallback);
  }
  const auto& y = r.types;
  for (Type* type : {y.object,    y.type,       y.integer,  y.floating,      y.boolean,      y.str,   y.bytes,
                     y.bytearray, y.memoryview, y.tuple,    y.list,          y.dict,         y.set,   y.frozenset,
                     y.range,     y.slice,      y.property, y.static_method, y.class_method, y.super, y.enumerate,
                     y.zip,       y.map,        y.filter,   y.reversed}) {
    dict_set(r.builtins, type->name, type_value(type));
  }
  add_exceptions_to(r.builtins);
  module_set(m, "None", r.none);
  module_set(m, "True", r.true_);
  module_set(m, "False", r.false_);
  module_set(m, "NotImplemented", r.not_implemented);
  module_set(m, "Ellipsis", r.ellipsis);
  module_set(m, "__debug__", r.true_);
  release(m);
}

}  // namespace lockstep::python::vm

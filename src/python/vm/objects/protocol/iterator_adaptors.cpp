#include "python/vm/objects/protocol/iterator_adaptors.h"

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

using Kind = Adaptor::Kind;

Adaptor* new_adaptor(Type* type, Kind kind, Value function, Value source, Value at) {
  auto* a = static_cast<Adaptor*>(allocate_instance(type, sizeof(Adaptor)));
  a->extra = kind;
  a->function = own(function);
  a->source = own(source);
  (new (&a->at) Cell)->store(own(at));
  a->end = Value();
  new (&a->state) Shared<uint8_t>(0);
  return a;
}
void clear_adaptor(Object* o) {
  auto* a = static_cast<Adaptor*>(o);
  for (const Value v : {a->function, a->source, a->at.load(), a->end}) release(v);
}

Computed plus_one(Thread& t, Value n) {
  if (n.is_integer() && n.as_integer() < Value::max_integer) return Value::integer(n.as_integer() + 1);
  return number_binary(t, BinaryOp::add, n, Value::integer(1));
}

// The number that `a` is at, which it leaves for the next; null: an exception is set.
Value take_number(Thread& t, Adaptor* a, Value step) {
  const Critical lock(a);
  const Value now = a->at.load();
  const Computed next = same(step, Value::integer(1)) ? plus_one(t, now) : number_binary(t, BinaryOp::add, now, step);
  if (next.is_refused()) return Value();
  a->at.store(next.answer());
  return now;
}
Value numbered(Thread& t, Adaptor* a, Value item) {
  Ref keep = Ref::steal(item);
  const Value n = take_number(t, a, Value::integer(1));
  if (n.is_signal()) return n;
  Tuple* pair = new_tuple(2);
  pair->items[0] = n;
  pair->items[1] = keep.take();
  return Value::counted(pair);
}

uint32_t width(const Adaptor* a) { return a->source.as<Tuple>()->count; }
bool tests_truth(const Adaptor* a) { return is_none(a->function) || same(a->function, type_value(rt().types.boolean)); }

// A step that waits. Slots: the adaptor, a tuple of what the iterators have given, the part of the step that is under
// way. Parts of zip and map: 1 … n asks an iterator, n + 1 calls the function; from `checks` on a strict one makes sure
// that the others have ended too.
constexpr int64_t asks = 1, calls = 2, tests = 3, checks = 1 << 20;

Value begin(Thread& t, const Frame& k) {
  const auto* a = k.slots[0].as<Adaptor>();
  auto* items = k.slots[1].is_null() ? nullptr : k.slots[1].as<Tuple>();
  const int64_t part = k.slots[2].as_integer();
  switch (static_cast<Kind>(a->extra)) {
    case Kind::enumerate: return next_item(t, a->source.as<Tuple>()->items[0]);
    case Kind::zip:
    case Kind::map: {
      const int64_t at = part >= checks ? part - checks : part - 1;
      if (at < width(a)) return next_item(t, a->source.as<Tuple>()->items[at]);
      return call(t, a->function, Args{items->items, items->count, nullptr});
    }
    case Kind::filter:
      if (part == asks) return next_item(t, a->source.as<Tuple>()->items[0]);
      if (part == calls) return call(t, a->function, {items->items[0]});
      return truth(t, tests_truth(a) ? items->items[0] : items->items[1]);
    case Kind::reversed: return get_item(t, a->source, a->at.load());
    case Kind::callable:
      if (part == asks) return call(t, a->function, Args{});
      if (part == calls) return compare(t, CompareOp::eq, items->items[0], a->source);
      return truth(t, items->items[1]);
    case Kind::range: break;
  }
  return Value::exhausted();
}

Value uneven(Thread& t, const Adaptor* a, int64_t at, const char* how) {
  const std::string n = std::to_string(at);
  return raise(t, Exc::ValueError,
               std::string(a->extra == Kind::zip ? "zip" : "map") + "() argument " + std::to_string(at + 1) + " is " +
                   how + " than argument" + (at == 1 ? " " : "s 1-") + n);
}

// Where a part of the step has ended with `result`: the step's own result, or needs_python() when the part in slot 2 is
// to begin.
Value end(Thread& t, Frame& k, Value result) {
  auto* a = k.slots[0].as<Adaptor>();
  auto* items = k.slots[1].is_null() ? nullptr : k.slots[1].as<Tuple>();
  const int64_t part = k.slots[2].as_integer();
  const auto go_on_with = [&](int64_t next) {
    k.slots[2] = Value::integer(next);
    return Value::needs_python();
  };
  const auto kind = static_cast<Kind>(a->extra);
  if (result.is_null()) {
    if (!(kind == Kind::reversed && catch_raised(t, Exc::IndexError)) && !catch_raised(t, Exc::StopIteration))
      return Value();
    result = Value::exhausted();
  }
  switch (kind) {
    case Kind::enumerate: return result == Value::exhausted() ? result : numbered(t, a, result);
    case Kind::zip:
    case Kind::map: {
      if (part == width(a) + 1) return result;
      const bool is_strict = (a->state.load() & Adaptor::strict) != 0;
      if (part >= checks) {
        if (result != Value::exhausted()) {
          release(result);
          return uneven(t, a, part - checks, "longer");
        }
        return part - checks + 1 < width(a) ? go_on_with(part + 1) : result;
      }
      if (result == Value::exhausted()) {
        if (!is_strict || (part == 1 && width(a) == 1)) return result;
        return part > 1 ? uneven(t, a, part - 1, "shorter") : go_on_with(checks + 1);
      }
      items->items[part - 1] = result;
      if (part < width(a) || kind == Kind::map) return go_on_with(part + 1);
      return own(k.slots[1]);
    }
    case Kind::filter:
      if (result == Value::exhausted()) return result;
      if (part == asks) {
        release(std::exchange(items->items[0], result));
        return go_on_with(tests_truth(a) ? tests : calls);
      }
      if (part == calls) {
        release(std::exchange(items->items[1], result));
        return go_on_with(tests);
      }
      return same(result, rt().true_) ? own(items->items[0]) : go_on_with(asks);
    case Kind::reversed:
      if (result == Value::exhausted()) {
        a->at.store(Value::integer(-1));
      } else {
        a->at.store(Value::integer(a->at.load().as_integer() - 1));
      }
      return result;
    case Kind::callable:
      if (result == Value::exhausted()) {
        a->state.store(Adaptor::ended);
        return result;
      }
      if (part != tests) {
        release(std::exchange(items->items[part - 1], result));
        return go_on_with(part + 1);
      }
      if (!same(result, rt().true_)) return own(items->items[0]);
      a->state.store(Adaptor::ended);
      return Value::exhausted();
    case Kind::range: break;
  }
  return result;
}

Value advance(Thread& t, Frame& k, Value result) {
  bool begins = result == Value::blocked();  // the first time, or again
  for (uint32_t rounds = 1;; ++rounds) {
    if (!begins) {
      const Value r = end(t, k, result);
      if (r != Value::needs_python()) return r;
    }
    begins = false;
    // A filter that lets nothing through must not keep the run from being stopped.
    if ((rounds & 0xFFF) == 0 && must_come_back(t)) return Value::blocked();
    result = begin(t, k);
    if (result == Value::pushed() || result == Value::blocked()) return result;
  }
}

// Begins a step, or goes on with the part `part` of it.
Value step(Thread& t, Value v, Value items, int64_t part) {
  if (is_too_deep(t, "")) return Value();
  const NativeDepth deeper(t);
  const Value keep[] = {v, items, Value::integer(part)};
  Frame* const k = push_continuation(t, advance, keep);
  k->then = Effect::steps;
  const Value r = advance(t, *k, Value::blocked());
  if (r == Value::pushed() || r == Value::blocked()) return r;
  pop_frame(t);
  return r;
}

// An iterator whose next() is native and cannot push.
bool is_plain(Value iterator) {
  const Type* type = type_of(iterator);
  return (type->layout == Layout::iterator || type == rt().types.struct_iterator) && type->ops != &adaptor_ops &&
         !is_heap(type);
}

Value adaptor_next(Thread& t, Value v) {
  auto* a = v.as<Adaptor>();
  const auto kind = static_cast<Kind>(a->extra);
  Ref items;
  switch (kind) {
    case Kind::enumerate: {
      const Value it = a->source.as<Tuple>()->items[0];
      if (!is_plain(it)) break;
      const Value item = type_of(it)->ops->next(t, it);
      return item.is_signal() ? item : numbered(t, a, item);
    }
    case Kind::zip:
    case Kind::map: {
      const auto* its = a->source.as<Tuple>();
      if (its->count == 0) return Value::exhausted();
      items = Ref::steal(Value::counted(new_tuple(its->count)));
      uint32_t n = 0;
      for (; n < its->count && is_plain(its->items[n]); ++n) {
        const Value item = type_of(its->items[n])->ops->next(t, its->items[n]);
        if (item == Value::exhausted() && (a->state.load() & Adaptor::strict) != 0) break;
        if (item.is_signal()) return item;
        items.as<Tuple>()->items[n] = item;
      }
      if (n == its->count && kind == Kind::zip) return items.take();
      return step(t, v, items.get(), n + 1);
    }
    case Kind::filter: items = Ref::steal(Value::counted(new_tuple(2))); break;
    case Kind::reversed:
      if (a->at.load().as_integer() < 0) return Value::exhausted();
      break;
    case Kind::callable:
      if ((a->state.load() & Adaptor::ended) != 0) return Value::exhausted();
      items = Ref::steal(Value::counted(new_tuple(2)));
      break;
    case Kind::range: {
      const Critical lock(a);
      const Value left = a->end;
      if (!same(number_compare(t, CompareOp::gt, left, Value::integer(0)), rt().true_)) return Value::exhausted();
      const Value now = a->at.load();
      Int fewer = Int::of(left) - 1, next(number_binary(t, BinaryOp::add, now, a->source));
      if (fewer.is_refused() || next.is_refused()) return Value();
      release(std::exchange(a->end, fewer.answer()));
      a->at.store(next.answer());
      return now;
    }
  }
  return step(t, v, items.get(), asks);
}

Value iterate_self(Thread&, Value v) { return own(v); }

// ---- making them

// Slots: class, function or null, what is to be iterated, the iterators got so far, where enumerate starts, strict.
Value got_iterator(Thread& t, Frame& k, Value result) {
  const auto* wanted = k.slots[2].as<Tuple>();
  auto* got = k.slots[3].as<Tuple>();
  for (;;) {
    if (result.is_null()) return result;
    int64_t at = k.slots[6].as_integer();
    if (result != Value::blocked() && at >= 0) got->items[at] = result;
    if (result != Value::blocked()) ++at;
    k.slots[6] = Value::integer(at);
    if (at == wanted->count) break;
    result = iterate(t, wanted->items[at]);
    if (result == Value::pushed() || result == Value::blocked()) return result;
  }
  auto* type = k.slots[0].as<Type>();
  const Type* built_in = type;
  while (is_heap(built_in)) built_in = built_in->base;
  const auto& y = rt().types;
  const Kind kind = built_in == y.enumerate ? Kind::enumerate
                    : built_in == y.zip     ? Kind::zip
                    : built_in == y.map     ? Kind::map
                                            : Kind::filter;
  Adaptor* a = new_adaptor(type, kind, k.slots[1], k.slots[3], k.slots[4]);
  if (same(k.slots[5], rt().true_)) a->state.store(Adaptor::strict);
  return Value::counted(a);
}
Value make_over(Thread& t, Value type, Value function, Args iterables, Value start, Value strict) {
  Ref wanted = Ref::steal(make_tuple(iterables.values, iterables.count));
  Ref got = Ref::steal(iterables.count == 0 ? own(empty_tuple()) : Value::counted(new_tuple(iterables.count)));
  const Value keep[] = {type, function, wanted.get(), got.get(), start, strict, Value::integer(-1)};
  Frame* const base = t.top;
  push_continuation(t, got_iterator, keep)->then = Effect::iterates;
  return finish_continuations(t, base, Value::integer(0));
}

Value enumerate_new(Thread& t, Args a) {
  const Value cls = a[0];
  a = a.without_first();
  if (a.count > 2)
    return raise(t, Exc::TypeError, "enumerate() takes at most 2 arguments (" + std::to_string(a.count) + " given)");
  Value out[2] = {a.positional() > 0 ? a[0] : Value(), a.positional() > 1 ? a[1] : Value()};
  for (uint32_t i = a.positional(); i < a.count; ++i) {
    const std::string name = to_utf8(a.keywords->items[i - a.positional()].as<Str>());
    const int at = name == "iterable" ? 0 : name == "start" ? 1 : -1;
    if (at < 0 || !out[at].is_null() || (at == 1 && a.count == 1))
      return raise(t, Exc::TypeError, "'" + name + "' is an invalid keyword argument for enumerate()");
    out[at] = a[i];
  }
  if (out[0].is_null()) return raise(t, Exc::TypeError, "enumerate() missing required argument 'iterable'");
  if (out[1].is_null()) out[1] = Value::integer(0);
  if (!as_integral(t, out[1])) return Value();
  return make_over(t, cls, Value(), Args{out, 1, nullptr}, plain_int(out[1]), Value());
}

// The value of `strict`, the only keyword of zip and map: True, False, or a signal.
Value strictness(Thread& t, const char* name, Args a) {
  Value strict = rt().false_;
  for (uint32_t i = a.positional(); i < a.count; ++i) {
    const std::string keyword = to_utf8(a.keywords->items[i - a.positional()].as<Str>());
    if (keyword != "strict")
      return raise(t, Exc::TypeError, std::string(name) + "() got an unexpected keyword argument '" + keyword + "'");
    strict = truth(t, a[i]);
    if (strict == Value::pushed()) return refuse(t, "strict= with a __bool__ written in Python");
  }
  return strict;
}
Value zip_new(Thread& t, Args a) {
  const Value strict = strictness(t, "zip", a);
  if (strict.is_signal()) return strict;
  return make_over(t, a[0], Value(), Args{a.values + 1, a.positional() - 1, nullptr}, Value(), strict);
}
Value map_new(Thread& t, Args a) {
  const Value strict = strictness(t, "map", a);
  if (strict.is_signal()) return strict;
  if (a.positional() < 3) return raise(t, Exc::TypeError, "map() must have at least two arguments.");
  return make_over(t, a[0], a[1], Args{a.values + 2, a.positional() - 2, nullptr}, Value(), strict);
}
Value filter_new(Thread& t, Args a) {
  if (!check_count(t, "filter", a.without_first(), 2, 2)) return Value();
  return make_over(t, a[0], a[1], Args{a.values + 2, 1, nullptr}, Value(), Value());
}

// slots: class, sequence
Value reversed_of_length(Thread&, Frame& k, Value result) {
  if (!result.is_integer()) return result;
  return Value::counted(
      new_adaptor(k.slots[0].as<Type>(), Kind::reversed, Value(), k.slots[1], Value::integer(result.as_integer() - 1)));
}
Value reversed_new(Thread& t, Args a) {
  if (a.positional() == a.count && a.count != 2)
    return raise(t, Exc::TypeError, "reversed expected 1 argument, got " + std::to_string(a.count - 1));
  if (!check_count(t, "reversed", a.without_first(), 1, 1)) return Value();
  const Value v = a[1];
  const auto not_reversible = [&] {
    return raise(t, Exc::TypeError, "'" + std::string(type_name(v)) + "' object is not reversible");
  };
  const Value method = find_in_type(type_of(v), special_name(Special::reversed));
  if (!method.is_null()) {
    if (is_none(method)) return not_reversible();
    const auto [function, self] = get_special(t, v, Special::reversed);
    Ref bound = Ref::steal(function);
    if (bound.get().is_signal())
      return bound.get().is_null() ? Value() : refuse(t, "a __reversed__ that Python code finds");
    return call(t, bound.get(), Args{&self, self.is_null() ? 0u : 1u, nullptr});
  }
  const TypeOps* ops = type_of(v)->ops;
  const bool is_native = ops->get_item != nullptr && ops->length != nullptr && layout_of(v) != Layout::dict;
  if (!is_native && special_of(v, Special::getitem).is_null()) return not_reversible();
  Frame* const base = t.top;
  const Value keep[] = {a[0], v};
  push_continuation(t, reversed_of_length, keep)->then = Effect::nothing;
  const Value n = length(t, v);
  return n == Value::pushed() ? n : finish_continuations(t, base, n);
}

void walk_adaptor(Object* o, Walker& w) {
  auto* a = static_cast<Adaptor*>(o);
  w.values(a->function, a->source, a->end);
  w.cell(a->at);
  w.number(a->state.load(std::memory_order_relaxed));
}

}  // namespace

const TypeOps adaptor_ops = stated({.nature = {.sight = Sight::walk, .changes = Changes::always},
                                    .walk = walk_adaptor,
                                    .basic_size = sizeof(Adaptor),
                                    .clear = clear_adaptor,
                                    .iterate = iterate_self,
                                    .next = adaptor_next,
                                    .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

bool walks_natively(Value it, int depth) {
  if (is_plain(it)) return true;
  if (!it.is_object() || type_of(it)->ops != &adaptor_ops || is_heap(type_of(it)) || depth > 8) return false;
  const auto* a = it.as<Adaptor>();
  switch (static_cast<Kind>(a->extra)) {
    case Kind::range: return true;
    case Kind::reversed: return !is_heap(type_of(a->source));
    case Kind::enumerate:
    case Kind::zip: {
      const auto* its = a->source.as<Tuple>();
      for (uint32_t i = 0; i < its->count; ++i) {
        if (!walks_natively(its->items[i], depth + 1)) return false;
      }
      return true;
    }
    default: return false;
  }
}

Value make_long_range_iterator(Value start, Value step, Value count) {
  Adaptor* a = new_adaptor(rt().types.long_range_iterator, Kind::range, Value(), step, start);
  a->end = own(count);
  return Value::counted(a);
}

Value callable_iterator(Value callable, Value sentinel) {
  return Value::counted(new_adaptor(rt().types.callable_iterator, Kind::callable, callable, sentinel, Value()));
}

void add_enumerate_methods(Type* type) { set_new(type, Effect::iterates, enumerate_new); }
void add_zip_methods(Type* type) { set_new(type, Effect::iterates, zip_new); }
void add_map_methods(Type* type) { set_new(type, Effect::iterates, map_new); }
void add_filter_methods(Type* type) { set_new(type, Effect::iterates, filter_new); }
void add_reversed_methods(Type* type) { set_new(type, Effect::reads_length, reversed_new); }

}  // namespace lockstep::python::vm

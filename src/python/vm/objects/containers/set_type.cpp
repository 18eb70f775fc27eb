// The types set and frozenset: what the operators, the interpreter and the program's calls ask of set.cpp.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

Value build_set(Thread& t, const Value* items, uint32_t count) {
  Ref r = Ref::steal(make_set());
  for (uint32_t i = 0; i < count; ++i) {
    const Answer found = set_insert(t, r.as<Set>(), items[i]);
    if (found == Answer::needs_python) {
      Ref list = Ref::steal(make_list(items, count));
      return call_fallback(t, "build_set", {list.get()});
    }
    if (found == Answer::raised) return Value();
  }
  return r.take();
}
Value set_add(Thread& t, Value set, Value item) {
  const Answer found = set_insert(t, set.as<Set>(), item);
  if (found == Answer::needs_python) return call_fallback(t, "set_add", {set, item});
  return found == Answer::raised ? Value() : none();
}
Value set_update(Thread& t, Value set, Value iterable) {
  return or_fallback(t, set_update_internal(t, set.as<Set>(), iterable), "set_update", {set, iterable});
}

Value make_frozenset_constant(const code::FrozenSet& f) {
  Thread nobody;  // no thread runs yet when the program is loaded; constants raise nothing
  Thread& t = current_thread != nullptr ? *current_thread : nobody;
  Ref made = Ref::steal(make_set(rt().types.frozenset));
  for (const auto& item : f.items) {
    Ref key = Ref::steal(make_constant(item));
    static_cast<void>(set_insert(t, made.as<Set>(), key.get()));
  }
  return made.take();
}

// ---- operators and methods

namespace {

Value set_repr(Thread& t, Value v) {
  const bool is_plain = v.object()->type == rt().types.set;
  const std::string name = to_utf8(type_of(v)->name);
  if (used_of(v) == 0) return make_str(name + "()");
  std::string out = is_plain ? "{" : name + "({";
  bool is_first = true;
  for (SetWalk w{v.as<Set>()}; w.next(); is_first = false) {
    if (!is_first) out += ", ";
    const Value signal = append_repr(t, out, w.key.get(), v, name + "(...)");
    if (signal.is_signal()) return signal;
  }
  return make_str(out + (is_plain ? "}" : "})"));
}

Hashed set_hash(Thread&, Value v) {
  auto* s = v.as<Set>();
  Critical lock(s);
  if (s->hash == -1) s->hash = frozenset_hash(s);
  return s->hash;
}

Value set_length(Thread&, Value v) { return Value::integer(used_of(v)); }
bool set_truth(Value v) { return used_of(v) != 0; }
Value set_iterate(Thread&, Value v) {
  return make_iterator(rt().types.set_iterator, Iterator::set, v, 0, used_of(v), 1);
}
Value result_of(Answer found) { return is_known(found) ? boolean(found == Answer::yes) : signal_of(found); }
Value contains_slot(Thread& t, Value v, Value item) { return result_of(set_contains(t, v.as<Set>(), item)); }

Value set_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (op != BinaryOp::and_ && op != BinaryOp::or_ && op != BinaryOp::xor_ && op != BinaryOp::sub)
    return rt().not_implemented;
  if (!is_any_set(a) || !is_any_set(b)) return rt().not_implemented;
  return set_algebra(t, op, a, b);
}

Value set_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (!is_any_set(a) || !is_any_set(b)) return rt().not_implemented;
  const uint32_t n = used_of(a), m = used_of(b);
  switch (op) {
    case CompareOp::eq:
    case CompareOp::ne: {
      const Answer is = n == m ? set_is_subset(t, a, b) : Answer::no;
      return is_known(is) ? boolean((is == Answer::yes) == (op == CompareOp::eq)) : signal_of(is);
    }
    case CompareOp::lt: return n < m ? result_of(set_is_subset(t, a, b)) : boolean(false);
    case CompareOp::le: return result_of(set_is_subset(t, a, b));
    case CompareOp::gt: return m < n ? result_of(set_is_subset(t, b, a)) : boolean(false);
    default: return result_of(set_is_subset(t, b, a));
  }
}

Set* self(Args a) { return a[0].as<Set>(); }

Value new_set(Thread&, Args a) { return make_set(a[0].as<Type>()); }
Value set_init(Thread& t, Args a) {
  if (!check_count(t, "set", a.without_first(), 0, 1)) return Value();
  set_clear(self(a));
  return a.count > 1 ? set_update_internal(t, self(a), a[1]) : none();
}
Value new_frozenset(Thread& t, Args a) {
  Type* exact = rt().types.frozenset;
  auto* type = a[0].as<Type>();
  const bool is_plain = type == exact || special_of(type, Special::init).is_null();  // nobody else takes what is given
  if (is_plain && !check_count(t, "frozenset", a.without_first(), 0, 1)) return Value();
  if (a.positional() > 1 && type == exact && a[1].is_object() && a[1].object()->type == exact) return own(a[1]);
  Ref r = Ref::steal(make_set(type));
  if (a.positional() < 2) return r.take();
  const Value done = set_update_internal(t, r.as<Set>(), a[1]);
  if (done == Value::needs_python()) return call_fallback(t, "fill_set", {r.get(), a[1]});
  return done.is_signal() ? done : r.take();
}
Value add_method_of_set(Thread& t, Args a) {
  if (!check_count(t, "set.add", a.without_first(), 1, 1)) return Value();
  const Answer found = set_insert(t, self(a), a[1]);
  return is_known(found) ? none() : signal_of(found);
}
template <bool must_exist>
Value remove(Thread& t, Args a) {
  if (!check_count(t, must_exist ? "set.remove" : "set.discard", a.without_first(), 1, 1)) return Value();
  const Answer found = set_discard(t, self(a), a[1]);
  if (!is_known(found)) return signal_of(found);
  return found == Answer::no && must_exist ? raise_with(t, Exc::KeyError, a[1]) : none();
}
Value pop(Thread& t, Args a) {
  if (!check_count(t, "set.pop", a.without_first(), 0, 0)) return Value();
  const Value v = set_pop(self(a));
  return v.is_null() ? raise(t, Exc::KeyError, "pop from an empty set") : v;
}
Value clear(Thread& t, Args a) {
  if (!check_count(t, "set.clear", a.without_first(), 0, 0)) return Value();
  set_clear(self(a));
  return none();
}
Value copy(Thread& t, Args a) {
  if (!check_count(t, "copy", a.without_first(), 0, 0)) return Value();
  return a[0].object()->type == rt().types.frozenset ? own(a[0]) : set_copy(t, a[0]);
}
bool no_keywords(Thread& t, const char* name, Args a) { return check_count(t, name, a.without_first(), 0, 1u << 30); }
// union, intersection, difference with any number of iterables.
template <BinaryOp op>
Value combine(Thread& t, Args a) {
  const char* name = op == BinaryOp::or_ ? "union" : op == BinaryOp::and_ ? "intersection" : "difference";
  if (!no_keywords(t, name, a)) return Value();
  if (a.count == 1) return set_copy(t, a[0]);
  const Value first = set_algebra(t, op, a[0], a[1]);
  if (first.is_signal()) return first;
  Ref r = Ref::steal(first);
  for (uint32_t i = 2; i < a.count; ++i) {
    const Value next = op == BinaryOp::and_  ? set_intersection(t, r.get(), a[i])
                       : op == BinaryOp::or_ ? set_update_internal(t, r.as<Set>(), a[i])
                                             : set_difference_update(t, r.as<Set>(), a[i]);
    if (next.is_signal()) return next;
    if (op == BinaryOp::and_) r = Ref::steal(next);
  }
  return r.take();
}
Value symmetric_difference(Thread& t, Args a) {
  return check_count(t, "symmetric_difference", a.without_first(), 1, 1) ? set_algebra(t, BinaryOp::xor_, a[0], a[1])
                                                                         : Value();
}
template <BinaryOp op>
Value combine_update(Thread& t, Args a) {
  if (!no_keywords(t, "update", a)) return Value();
  if (op == BinaryOp::and_) {
    const Value kept = combine<BinaryOp::and_>(t, a);
    if (kept.is_signal()) return kept;
    Ref r = Ref::steal(kept);
    set_swap_bodies(self(a), r.as<Set>());
    return none();
  }
  for (uint32_t i = 1; i < a.count; ++i) {
    const Value done =
        op == BinaryOp::or_ ? set_update_internal(t, self(a), a[i]) : set_difference_update(t, self(a), a[i]);
    if (done.is_signal()) return done;
  }
  return none();
}
Value symmetric_difference_update(Thread& t, Args a) {
  return check_count(t, "symmetric_difference_update", a.without_first(), 1, 1)
             ? set_symmetric_difference_update(t, self(a), a[1])
             : Value();
}
// The other side as a set: None, or the signal to hand on.
Value as_set(Thread& t, Value v, Ref& out) {
  if (is_any_set(v)) {
    out = Ref::to(v);
    return none();
  }
  out = Ref::steal(make_set());
  return set_update_internal(t, out.as<Set>(), v);
}
template <bool other_way>
Value is_subset(Thread& t, Args a) {
  if (!check_count(t, other_way ? "issuperset" : "issubset", a.without_first(), 1, 1)) return Value();
  Ref other;
  const Value signal = as_set(t, a[1], other);
  if (signal.is_signal()) return signal;
  return result_of(other_way ? set_is_subset(t, other.get(), a[0]) : set_is_subset(t, a[0], other.get()));
}
Value is_disjoint(Thread& t, Args a) {
  if (!check_count(t, "isdisjoint", a.without_first(), 1, 1)) return Value();
  const Value common = set_intersection(t, a[0], a[1]);
  if (common.is_signal()) return common;
  Ref r = Ref::steal(common);
  return boolean(used_of(r.get()) == 0);
}

}  // namespace

namespace {

void walk_set(Object* o, Walker& w) {
  auto* s = static_cast<Set*>(o);
  w.number((uint64_t{s->used} << 32) | s->finger);
  if (s->entries == nullptr) return;
  w.block(s->entries, (size_t{s->mask} + 1) * sizeof(SetEntry));
  for (uint32_t i = 0; i <= s->mask; ++i)
    if (!s->entries[i].key.is_null()) w.value(s->entries[i].key);
}
constexpr TypeOps ops_of_kind(const Nature& nature, Hashed (*hash)(Thread&, Value), uint32_t in_place) {
  return {.nature = nature,
          .walk = walk_set,
          .basic_size = sizeof(Set),
          .clear = set_dealloc,
          .repr = set_repr,
          .hash = hash,
          .iterate = set_iterate,
          .length = set_length,
          .contains = contains_slot,
          .binary = set_binary,
          .compare = set_compare,
          .truth = set_truth,
          .operators = {set_bits, set_bits, in_place},
          .effects = {.iterate = Effect::reads_length,
                      .length = Effect::reads_length,
                      .truth = Effect::reads_length,
                      .contains = Effect::reads_arguments,
                      .binary = Effect::reads_arguments,
                      .in_place = Effect::updates_self}};
}

}  // namespace

const TypeOps set_ops = stated(
    ops_of_kind({.sight = Sight::all, .changes = Changes::always, .is_collected = true, .takes_weak_references = true},
                unhashable, set_bits));
const TypeOps frozenset_ops = stated(ops_of_kind(
    {.sight = Sight::parts, .changes = Changes::within, .is_collected = true, .takes_weak_references = true}, set_hash,
    0));

namespace {

void add_algebra_methods(Type* type) {
  add_method(type, "copy", Effect::reads_self, copy);
  add_method(type, "union", Effect::reads_arguments, combine<BinaryOp::or_>);
  add_method(type, "intersection", Effect::reads_arguments, combine<BinaryOp::and_>);
  add_method(type, "difference", Effect::reads_arguments, combine<BinaryOp::sub>);
  add_method(type, "symmetric_difference", Effect::reads_arguments, symmetric_difference);
  add_method(type, "issubset", Effect::reads_arguments, is_subset<false>);
  add_method(type, "issuperset", Effect::reads_arguments, is_subset<true>);
  add_method(type, "isdisjoint", Effect::reads_arguments, is_disjoint);
}

}  // namespace

void add_frozenset_methods(Type* type) {
  set_new(type, Effect::takes_arguments, new_frozenset);
  add_algebra_methods(type);
}
void add_set_methods(Type* type) {
  set_new(type, Effect::nothing, new_set);
  add_algebra_methods(type);
  add_method(type, "__init__", Effect::updates_self, set_init);
  add_method(type, "add", Effect::writes_self, add_method_of_set);
  add_method(type, "remove", Effect::updates_self, remove<true>);
  add_method(type, "discard", Effect::updates_self, remove<false>);
  add_method(type, "pop", Effect::writes_self, pop);
  add_method(type, "clear", Effect::writes_self, clear);
  add_method(type, "update", Effect::updates_self, combine_update<BinaryOp::or_>);
  add_method(type, "intersection_update", Effect::updates_self, combine_update<BinaryOp::and_>);
  add_method(type, "difference_update", Effect::updates_self, combine_update<BinaryOp::sub>);
  add_method(type, "symmetric_difference_update", Effect::updates_self, symmetric_difference_update);
}

}  // namespace lockstep::python::vm

// What of itertools must be C++: count, whose next() is atomic in CPython, and the types of those iterators that
// python/lib/lib-dynload/itertools.py writes as generators. Such an iterator is a generator in all but its type.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/modules/lockstep_module.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

struct Count : Object {
  Cell current;
  Value step;
};

bool is_number(Value v) { return is_integral(v) || is_float(v); }

extern const TypeOps count_ops;

// Of a type that this module has made.
bool is_made_here(Thread& t, Args a, const TypeOps* ops) {
  if (a.count > 0 && layout_of(a[0]) == Layout::type && a[0].as<Type>()->ops == ops) return true;
  raise(t, Exc::TypeError, "__new__(X): X is not a type object of itertools");
  return false;
}

Value count_new(Thread& t, Args a) {
  if (!is_made_here(t, a, &count_ops)) return Value();
  static const Signature signature{"count", {"start", "step"}};
  Value out[2];
  if (!bind(t, signature, a.without_first(), out)) return Value();
  for (const Value v : out) {
    if (!v.is_null() && !is_number(v)) return raise(t, Exc::TypeError, "a number is required");
  }
  auto* c = new_object<Count>(a[0].as<Type>());
  (new (&c->current) Cell)->store(out[0].is_null() ? Value::integer(0) : own(out[0]));
  c->step = out[1].is_null() ? Value::integer(1) : own(out[1]);
  return Value::counted(c);
}
Value count_next(Thread& t, Value v) {
  auto* c = v.as<Count>();
  Critical lock(c);
  const Value now = c->current.load();
  const Value next = number_binary(t, BinaryOp::add, now, c->step).answer();
  if (next.is_null()) return next;
  c->current.store(next);
  return now;
}
void clear_count(Object* o) {
  release(static_cast<Count*>(o)->current.load());
  release(static_cast<Count*>(o)->step);
}
void walk_count(Object* o, Walker& w) {
  auto* c = static_cast<Count*>(o);
  w.cell(c->current);
  w.value(c->step);
}
Value count_repr(Thread& t, Value v) {
  auto* c = v.as<Count>();
  Ref now = Ref::steal(load_owned(c, c->current));
  std::string out = "count(";
  if (const Value s = append_repr(t, out, now.get(), v, "..."); s.is_signal()) return s;
  if (!same(c->step, Value::integer(1))) {
    out += ", ";
    if (const Value s = append_repr(t, out, c->step, v, "..."); s.is_signal()) return s;
  }
  return make_str(out + ")");
}
Value iterate_self(Thread&, Value v) { return own(v); }
const TypeOps count_ops = stated({.nature = {.sight = Sight::step, .changes = Changes::always},
                                  .walk = walk_count,
                                  .basic_size = sizeof(Count),
                                  .clear = clear_count,
                                  .repr = count_repr,
                                  .iterate = iterate_self,
                                  .next = count_next,
                                  .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

struct Repeat : Object {
  Value item;
  Cell left;  // an int, or None: without end
};

extern const TypeOps repeat_ops;

Value repeat_new(Thread& t, Args a) {
  if (!is_made_here(t, a, &repeat_ops)) return Value();
  static const Signature signature{"repeat", {"object", "times"}, 1};
  Value out[2];
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto times = as_index_or(t, out[1], 0);
  if (!times) return Value();
  auto* r = new_object<Repeat>(a[0].as<Type>());
  r->item = own(out[0]);
  (new (&r->left) Cell)->store(out[1].is_null() ? none() : make_int(std::max<int64_t>(*times, 0)));
  return Value::counted(r);
}
Value repeat_next(Thread&, Value v) {
  auto* r = v.as<Repeat>();
  Critical lock(r);
  if (const Value left = r->left.load(); left.is_integer()) {
    if (left.as_integer() == 0) return Value::exhausted();
    r->left.store(Value::integer(left.as_integer() - 1));
  }
  return own(r->item);
}
Value repeat_repr(Thread& t, Value v) {
  auto* r = v.as<Repeat>();
  std::string out = "repeat(";
  if (const Value s = append_repr(t, out, r->item, v, "..."); s.is_signal()) return s;
  if (const Value left = r->left.load(); left.is_integer()) out += ", " + std::to_string(left.as_integer());
  return make_str(out + ")");
}
void walk_repeat(Object* o, Walker& w) {
  auto* r = static_cast<Repeat*>(o);
  w.value(r->item);
  w.cell(r->left);
}
const TypeOps repeat_ops = stated({.nature = {.sight = Sight::step, .changes = Changes::always},
                                   .walk = walk_repeat,
                                   .basic_size = sizeof(Repeat),
                                   .clear = [](Object* o) { release(static_cast<Repeat*>(o)->item); },
                                   .repr = repeat_repr,
                                   .iterate = iterate_self,
                                   .next = repeat_next,
                                   .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

size_t iterator_bytes(const Object*) { return sizeof(Generator); }
Value iterator_next(Thread& t, Value v) { return resume_generator(t, v.as<Generator>(), none()); }
const TypeOps& generator_iterator_ops() {
  static const TypeOps made = [] {
    TypeOps ops = stated({.nature = {.sight = Sight::step, .changes = Changes::always, .takes_weak_references = true},
                          .walk = holds_unknown,
                          .basic_size = sizeof(Generator),
                          .size = iterator_bytes,
                          .iterate = iterate_self,
                          .next = iterator_next,
                          .effects = {.iterate = Effect::nothing, .next = Effect::steps}});
    ops.walk = generator_ops.walk;
    ops.clear = generator_ops.clear;
    ops.repr = instance_ops.repr;
    return ops;
  }();
  return made;
}

Value next_method(Thread& t, Args a) {
  const Value r = type_of(a[0])->ops->next(t, a[0]);
  return r == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : r;
}
Value iter_method(Thread&, Args a) { return own(a[0]); }

// iterator_type(name, new, attributes): a type whose instances are the generators that `new` has made into them.
Value iterator_type(Thread&, Args a) {
  Type* type =
      make_type("itertools", to_utf8(a[0].as<Str>()), rt().types.object, Layout::generator, &generator_iterator_ops());
  add_method(type, "__next__", Effect::steps, next_method, 0);
  add_method(type, "__iter__", Effect::nothing, iter_method, 0);
  auto* make = make_wrapper(rt().types.static_method, own(a[1]));
  if (layout_of(a[1]) == Layout::function) {  // what its errors say
    Ref full = Ref::steal(make_str(to_utf8(a[0].as<Str>()) + ".__new__"));
    release(std::exchange(a[1].as<Function>()->qualified_name, own(full.get())));
  }
  dict_set(type->dict, special_name(Special::new_), Value::counted(make));
  for (DictWalk w{a[2].as<Dict>()}; w.next();) dict_set(type->dict, intern(w.key.as<Str>()), w.value.get());
  return type_value(type);
}
// into(type, generator): the generator, not started yet, as an iterator of that type.
Value into(Thread& t, Args a) {
  if (!is_made_here(t, a, &generator_iterator_ops())) return Value();
  a[1].object()->type = a[0].as<Type>();
  return own(a[1]);
}

}  // namespace

Value make_itertools_parts(Thread&) {
  Value m = make_module("_itertools");
  Type* count = make_type("itertools", "count", rt().types.object, Layout::iterator, &count_ops);
  set_new(count, Effect::nothing, count_new);
  add_method(count, "__next__", Effect::steps, next_method, 0);
  add_method(count, "__iter__", Effect::nothing, iter_method, 0);
  module_set(m, "count", type_value(count));
  Type* repeat = make_type("itertools", "repeat", rt().types.object, Layout::iterator, &repeat_ops);
  set_new(repeat, Effect::nothing, repeat_new);
  add_method(repeat, "__next__", Effect::steps, next_method, 0);
  add_method(repeat, "__iter__", Effect::nothing, iter_method, 0);
  add_method(
      repeat, "__length_hint__", Effect::reads_self,
      [](Thread& t, Args a) {
        const Value left = a[0].as<Repeat>()->left.load();
        return left.is_integer() ? left : raise(t, Exc::TypeError, "len() of unsized object");
      },
      0);
  module_set(m, "repeat", type_value(repeat));
  module_add(m, "iterator_type", Effect::nothing, checked<iterator_type, 's', '.', 'D'>);
  module_add(m, "into", Effect::nothing, checked<into, '.', 'G'>);
  return m;
}

}  // namespace lockstep::python::vm

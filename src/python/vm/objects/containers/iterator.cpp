// The iterators over built-in containers.
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

Value make_iterator(Type* type, Iterator::Kind kind, Value source, int64_t index, int64_t limit, int64_t step) {
  auto* it = new_object<Iterator>(type);
  it->extra = kind;
  it->source = own(source);
  new (&it->index) Shared<int64_t>(index);
  it->limit = limit;
  it->step = step;
  return Value::counted(it);
}

namespace {

void clear_iterator(Object* o) { release(static_cast<Iterator*>(o)->source); }

// An iterator that has ended lets go of what it walked; not under others that may stand in it.
Value ended(Iterator* it) {
  if (!shares_objects) release(std::exchange(it->source, Value()));
  return Value::exhausted();
}

Value next_of_dict(Thread& t, Iterator* it) {
  auto* d = it->source.as<Dict>();
  if (static_cast<int64_t>(d->count.load(std::memory_order_relaxed)) != it->limit) {
    it->limit = -1;
    return raise(t, Exc::RuntimeError, "dictionary changed size during iteration");
  }
  DictWalk w{d, it->index.load(std::memory_order_relaxed)};
  if (!(it->step < 0 ? w.previous() : w.next())) return ended(it);
  it->index.store(w.position, std::memory_order_relaxed);
  // CPython counts what is left: keys that came and went leave the size as it was.
  const int64_t left = it->step < 0 ? -1 - it->step : it->step - 1;
  if (left == 0) return raise(t, Exc::RuntimeError, "dictionary keys changed during iteration");
  it->step += it->step < 0 ? 1 : -1;
  if (it->extra == Iterator::dict_keys) return w.key.take();
  if (it->extra == Iterator::dict_values) return w.value.take();
  Tuple* pair = new_tuple(2);
  pair->items[0] = w.key.take();
  pair->items[1] = w.value.take();
  return Value::counted(pair);
}

Value iterator_next(Thread& t, Value v) {
  auto* it = v.as<Iterator>();
  const int64_t i = it->index.load(std::memory_order_relaxed);
  if (it->source.is_null() && it->extra != Iterator::range) return Value::exhausted();
  switch (it->extra) {
    case Iterator::range:
      if (it->limit <= 0) return Value::exhausted();
      --it->limit;
      it->index.store(i + it->step, std::memory_order_relaxed);
      return make_int(i);
    case Iterator::list:
    case Iterator::list_reversed: {
      if (i < 0) return Value::exhausted();
      Value item = list_get(it->source.as<List>(), i);
      if (item.is_null()) {
        it->index.store(-1, std::memory_order_relaxed);  // stays exhausted, even when the list grows again
        return ended(it);
      }
      it->index.store(i + it->step, std::memory_order_relaxed);
      return item;
    }
    case Iterator::tuple: {
      const auto* u = it->source.as<Tuple>();
      if (i >= u->count) return ended(it);
      it->index.store(i + 1, std::memory_order_relaxed);
      return own(u->items[i]);
    }
    case Iterator::str: {
      const auto* s = it->source.as<Str>();
      if (i >= s->length) return ended(it);
      it->index.store(i + 1, std::memory_order_relaxed);
      return make_char(s->at(static_cast<uint32_t>(i)));
    }
    case Iterator::bytes: {
      const int64_t byte = byte_at(it->source, i);
      if (byte < 0) {
        it->index.store(int64_t{1} << 60, std::memory_order_relaxed);
        return ended(it);
      }
      it->index.store(i + 1, std::memory_order_relaxed);
      return Value::integer(byte);
    }
    case Iterator::set: {
      auto* s = it->source.as<Set>();
      if (used_of(it->source) != it->limit) {
        it->limit = -1;
        return raise(t, Exc::RuntimeError, "Set changed size during iteration");
      }
      SetWalk w{s, i};
      if (!w.next()) return ended(it);
      it->index.store(w.position, std::memory_order_relaxed);
      return w.key.take();
    }
    default: return next_of_dict(t, it);
  }
}

Value iterator_iterate(Thread&, Value v) { return own(v); }

// How many are still to come, as far as can be told (list(), operator.length_hint()).
Value items_left(Thread&, Args a) {
  const auto* it = a[0].as<Iterator>();
  const int64_t i = it->index.load(std::memory_order_relaxed);
  if (it->extra == Iterator::range) return make_int(std::max(it->limit, int64_t{0}));
  if (it->source.is_null() || i < 0) return Value::integer(0);
  int64_t left = 0;
  switch (it->extra) {
    case Iterator::list: left = it->source.as<List>()->count.load() - i; break;
    case Iterator::list_reversed: left = i < it->source.as<List>()->count.load() ? i + 1 : 0; break;
    case Iterator::tuple: left = it->source.as<Tuple>()->count - i; break;
    case Iterator::str: left = it->source.as<Str>()->length - i; break;
    case Iterator::bytes: {
      const Value n = type_of(it->source)->ops->length(*current_thread, it->source);
      left = n.is_integer() ? n.as_integer() - i : 0;
      break;
    }
    case Iterator::set: {
      // Its place is one in the table; what is left is counted.
      if (used_of(it->source) == it->limit)
        for (SetWalk w{it->source.as<Set>(), i}; w.next();) ++left;
      break;
    }
    default:
      if (static_cast<int64_t>(it->source.as<Dict>()->count.load()) == it->limit)
        left = it->step < 0 ? -1 - it->step : it->step - 1;
  }
  return Value::integer(std::max(left, int64_t{0}));
}

void walk_iterator(Object* o, Walker& w) {
  auto* it = static_cast<Iterator*>(o);
  w.value(it->source);
  w.number(static_cast<uint64_t>(it->index.load(std::memory_order_relaxed)));
  w.number(static_cast<uint64_t>(it->limit));
}

}  // namespace

const TypeOps iterator_ops = stated({.nature = {.sight = Sight::walk, .changes = Changes::always, .is_collected = true},
                                     .walk = walk_iterator,
                                     .basic_size = sizeof(Iterator),
                                     .clear = clear_iterator,
                                     .iterate = iterator_iterate,
                                     .next = iterator_next,
                                     .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

void add_iterator_methods(Type* type) { add_method(type, "__length_hint__", Effect::reads_arguments, items_left, 0); }

}  // namespace lockstep::python::vm

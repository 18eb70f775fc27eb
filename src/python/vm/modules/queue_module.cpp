// _queue.SimpleQueue: a queue without a bound whose operations are one step each (CPython Modules/_queuemodule.c).
#include <cmath>

#include "python/vm/core/call.h"
#include "python/vm/core/walker.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

namespace {

// A ring: items[first], items[first + 1] …, all owned. Everything is read and written under the object's lock.
struct SimpleQueue : Object {
  Value* items;
  uint32_t capacity;  // power of two
  uint32_t first, count;
  std::atomic<bool> is_waited_for;
};

void clear_queue(Object* o) {
  auto* q = static_cast<SimpleQueue*>(o);
  for (; q->count > 0; --q->count) release(q->items[q->first++ & (q->capacity - 1)]);
  if (q->capacity > 0) current_heap->free(q->items, q->capacity * sizeof(Value));
}

void walk_queue(Object* o, Walker& w) {
  auto* q = static_cast<SimpleQueue*>(o);
  w.number(q->count);
  if (q->capacity > 0) w.block(q->items, q->capacity * sizeof(Value));
  for (uint32_t i = 0; i < q->count; ++i) w.value(q->items[(q->first + i) & (q->capacity - 1)]);
}

void push_item(SimpleQueue* q, Value owned) {
  const Critical lock(q);
  if (q->count == q->capacity) {
    const uint32_t capacity = q->capacity == 0 ? 8 : q->capacity * 2;
    auto* items = static_cast<Value*>(current_heap->allocate(capacity * sizeof(Value)));
    for (uint32_t i = 0; i < q->count; ++i) items[i] = q->items[(q->first + i) & (q->capacity - 1)];
    if (q->capacity > 0) current_heap->free(q->items, q->capacity * sizeof(Value));
    q->items = items;
    q->capacity = capacity;
    q->first = 0;
  }
  q->items[(q->first + q->count++) & (q->capacity - 1)] = owned;
}

Value pop_item(SimpleQueue* q) {  // owned; null = empty
  const Critical lock(q);
  if (q->count == 0) return Value();
  --q->count;
  return q->items[q->first++ & (q->capacity - 1)];
}

bool queue_must_wait(Object* o) {
  auto* q = static_cast<SimpleQueue*>(o);
  const Critical lock(q);
  if (q->count > 0) return false;
  q->is_waited_for.store(true);
  return true;
}
void queue_woken(Object* o, const Woken& woken) { static_cast<SimpleQueue*>(o)->is_waited_for.store(woken.more_wait); }

Value new_queue(Thread& t, Args args) {
  if (args.count > 1) return raise(t, Exc::TypeError, "SimpleQueue() takes no positional arguments");
  auto* type = args[0].as<Type>();
  auto* q = new_object<SimpleQueue>(type, type->instance_size);
  q->items = nullptr;
  q->capacity = q->first = q->count = 0;
  new (&q->is_waited_for) std::atomic<bool>(false);
  return Value::counted(q);
}

Value put(Thread& t, Args args) {
  static const Signature signature{"put", {"item", "block", "timeout"}, 1};
  Value out[3];
  if (!bind(t, signature, args.without_first(), out)) return Value();
  auto* q = args[0].as<SimpleQueue>();
  push_item(q, own(out[0]));
  if (q->is_waited_for.load()) driver().wake(t, q, 1, queue_woken);
  return none();
}
Value put_nowait(Thread& t, Args args) {
  static const Signature signature{"put_nowait", {"item"}, 1};
  Value out[1];
  if (!bind(t, signature, args.without_first(), out)) return Value();
  return put(t, Args{args.values, 2, nullptr});
}

Value get_item_now(Thread& t, SimpleQueue* q) {
  const Value item = pop_item(q);
  return item.is_null() ? raise_bare(t, Exc::queue_Empty) : item;
}

Value get(Thread& t, Args args) {
  static const Signature signature{"get", {"block", "timeout"}};
  Value out[2];
  if (!bind(t, signature, args.without_first(), out)) return Value();
  auto* q = args[0].as<SimpleQueue>();
  bool may_block = true;
  if (!out[0].is_null()) {
    const Value is = truth(t, out[0]);
    if (is.is_signal()) return is == Value::pushed() ? refuse(t, "SimpleQueue.get(block) of this type") : is;
    may_block = same(is, rt().true_);
  }
  uint64_t deadline = no_deadline;
  if (may_block && !out[1].is_null() && !is_none(out[1])) {
    if (!is_integral(out[1]) && !is_float(out[1])) {
      return raise(t, Exc::TypeError,
                   "'" + std::string(type_name(out[1])) + "' object cannot be interpreted as an integer or float");
    }
    const auto seconds = as_double(t, out[1]);
    if (!seconds) return Value();
    if (*seconds < 0) return raise(t, Exc::ValueError, "'timeout' must be a non-negative number");
    if (!(*seconds < 9223372036.0)) return raise(t, Exc::OverflowError, "timestamp out of range for C PyTime_t");
    deadline =
        t.is_retrying ? t.wait.deadline_ns : driver().now_ns(t) + static_cast<uint64_t>(std::llround(*seconds * 1e9));
  }
  const bool timed_out = std::exchange(t.is_retrying, false) && t.wait_timed_out;
  if (!may_block || timed_out) return get_item_now(t, q);
  const Value item = pop_item(q);
  return item.is_null() ? wait_for(t, q, deadline, queue_must_wait, "get") : item;
}
Value get_nowait(Thread& t, Args args) { return get_item_now(t, args[0].as<SimpleQueue>()); }
Value qsize(Thread&, Args args) {
  const Critical lock(args[0].object());
  return Value::integer(args[0].as<SimpleQueue>()->count);
}
Value is_empty(Thread&, Args args) {
  const Critical lock(args[0].object());
  return boolean(args[0].as<SimpleQueue>()->count == 0);
}

}  // namespace

const TypeOps simple_queue_ops =
    stated({.nature = {.sight = Sight::step, .changes = Changes::always, .takes_weak_references = true},
            .walk = walk_queue,
            .basic_size = sizeof(SimpleQueue),
            .clear = clear_queue});

void add_simple_queue_methods(Type* type) {
  set_new(type, Effect::nothing, new_queue);
  add_method(type, "put", Effect::writes_self, put);
  add_method(type, "put_nowait", Effect::writes_self, put_nowait);
  add_method(type, "get", Effect::writes_self, get);
  add_method(type, "get_nowait", Effect::writes_self, get_nowait, 0);
  add_method(type, "qsize", Effect::reads_self, qsize, 0);
  add_method(type, "empty", Effect::reads_self, is_empty, 0);
  add_class_getitem(type);
}

Value make_queue_module(Thread&) {
  Value m = make_module("_queue");
  module_set(m, "Empty", type_value(exception_type(Exc::queue_Empty)));
  module_set(m, "SimpleQueue", type_value(rt().types.simple_queue));
  return m;
}

}  // namespace lockstep::python::vm

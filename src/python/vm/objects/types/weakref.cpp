#include "python/vm/objects/types/weakref.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

WeakTable& table() { return rt().weak_references; }

// CPython gives a weak reference list to these and to instances of classes.
bool takes_references(Value v) {
  if (!v.is_object()) return false;
  const Type* type = v.object()->type;
  if (is_heap(type)) return (type->type_flags & no_weak_references) == 0;
  return type->ops->nature.takes_weak_references;
}

Value target_of(WeakRef* r) {  // owned; null = dead
  std::lock_guard lock(table().mutex);
  if (r->target == nullptr || !try_incref(r->target)) return Value();
  return is_immortal(r->target) ? Value::uncounted(r->target) : Value::counted(r->target);
}

// ref(object, callback=None)
Value new_reference(Thread& t, Args args) {
  if (args.count < 2 || args.count > 3) {
    return raise(t, Exc::TypeError,
                 std::string("__new__ expected at ") + (args.count < 2 ? "least 1 argument" : "most 2 arguments") +
                     ", got " + std::to_string(args.count - 1));
  }
  if (!takes_references(args[1])) {
    return raise(t, Exc::TypeError, "cannot create weak reference to '" + std::string(type_name(args[1])) + "' object");
  }
  auto* type = args[0].as<Type>();
  if (args.keywords != nullptr && type == rt().types.weakref)
    return raise(t, Exc::TypeError, "ref() takes no keyword arguments");
  Object* target = args[1].object();
  const Value callback = args.count > 2 && !is_none(args[2]) ? args[2] : Value();
  WeakTable& w = table();
  if (callback.is_null() && type == rt().types.weakref) {
    std::lock_guard lock(w.mutex);
    for (WeakRef* r = w.first(target); r != nullptr; r = r->next) {
      if (r->target == target && r->callback.is_null() && r->type == type && try_incref(r)) return Value::counted(r);
    }
  }
  auto* r = static_cast<WeakRef*>(allocate_instance(type, sizeof(WeakRef)));
  r->target = target;
  r->callback = own(callback);
  r->has_hash = false;
  std::lock_guard lock(w.mutex);
  w.link(r);
  target->flags |= weakly_referenced;
  return Value::counted(r);
}

void clear_reference(Object* o) {
  auto* r = static_cast<WeakRef*>(o);
  {
    std::lock_guard lock(table().mutex);
    if (r->target != nullptr) table().unlink(r);
  }
  release(r->callback);
}

Value call_reference(Thread& t, Value self, Args args) {
  if (!check_count(t, "weakref", args, 0, 0)) return Value();
  const Value v = target_of(self.as<WeakRef>());
  return v.is_null() ? none() : v;
}

Value reference_repr(Thread&, Value v) {
  Ref target = Ref::steal(target_of(v.as<WeakRef>()));
  char at[40], to[40];
  std::snprintf(at, sizeof at, "<weakref at 0x%llx; ",
                static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(v.object())));
  if (!target) return make_str(std::string(at) + "dead>");
  std::snprintf(to, sizeof to, "' at 0x%llx>",
                static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(target.object())));
  return make_str(std::string(at) + "to '" + std::string(type_name(target.get())) + to);
}

// The hash of the object, remembered, so that a dead reference can still be found.
Hashed reference_hash(Thread& t, Value v) {
  auto* r = v.as<WeakRef>();
  const Critical lock(r);
  if (!r->has_hash) {
    Ref target = Ref::steal(target_of(r));
    if (!target) {
      raise(t, Exc::TypeError, "weak object has gone away");
      return Answer::raised;
    }
    const Hashed h = hash(t, target.get());
    if (!h) return h;
    r->hash = h.value;
    r->has_hash = true;
  }
  return r->hash;
}

Value reference_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (layout_of(b) != Layout::weakref || (op != CompareOp::eq && op != CompareOp::ne)) return rt().not_implemented;
  Ref x = Ref::steal(target_of(a.as<WeakRef>())), y = Ref::steal(target_of(b.as<WeakRef>()));
  if (x && y) return compare(t, op, x.get(), y.get());
  return boolean((a.object() == b.object()) == (op == CompareOp::eq));
}

Value reference_callback(Thread&, Value v) {
  WeakTable& w = table();
  std::lock_guard lock(w.mutex);
  auto* r = v.as<WeakRef>();
  return r->callback.is_null() || r->target == nullptr ? none() : own(r->callback);
}

}  // namespace

void walk_reference(Object* o, Walker& w) {
  auto* r = static_cast<WeakRef*>(o);
  w.weak(r->target);
  w.value(r->callback);
  w.number(r->has_hash ? static_cast<uint64_t>(r->hash) : 0);
}

// Following a reference is no event: while others run an exploration lets nothing go that one looks at
// (ExploringHook::let_go).
const TypeOps weakref_ops = stated({.nature = {.sight = Sight::through, .changes = Changes::always},
                                    .walk = walk_reference,
                                    .basic_size = sizeof(WeakRef),
                                    .clear = clear_reference,
                                    .repr = reference_repr,
                                    .hash = reference_hash,
                                    .call = call_reference,
                                    .compare = reference_compare,
                                    .effects = {.call = Effect::nothing}});

namespace {

Value references_to(Thread& t, Args args) {  // getweakrefs(object)
  if (!check_count(t, "getweakrefs", args, 1, 1)) return Value();
  Value list = make_list();
  WeakTable& w = table();
  std::lock_guard lock(w.mutex);
  if (!args[0].is_object()) return list;
  for (WeakRef* r = w.first(args[0].object()); r != nullptr; r = r->next) {
    if (r->target == args[0].object() && try_incref(r)) list_append_steal(list.as<List>(), Value::counted(r));
  }
  return list;
}
Value reference_count(Thread& t, Args args) {
  Ref list = Ref::steal(references_to(t, args));
  return list ? Value::integer(list.as<List>()->count.load()) : Value();
}

Value after_callback(Thread& t, Frame& k, Value result) {
  if (result.is_null()) {
    write_unraisable(t, "while calling weakref callback ", k.slots[0]);
  } else {
    release(result);
  }
  return Value::vanished();
}

}  // namespace

bool start_weak_callback(Thread& t, WeakRef* r) {
  Ref callback = Ref::steal(std::exchange(r->callback, Value()));
  if (!callback) return false;
  Ref self = Ref::to(r);
  Value args[] = {self.get()};
  const Value keep[] = {callback.get()};
  return call_then(t, callback.get(), Args{args, 1, nullptr}, after_callback, keep) == Value::pushed();
}

void add_weakref_methods(Type* type) {
  set_new(type, Effect::nothing, new_reference);
  add_getter(type, "__callback__", Effect::nothing, reference_callback);
}

Value make_weakref_module(Thread&) {
  Value m = make_module("_weakref");
  module_set(m, "ref", type_value(rt().types.weakref));
  module_add(m, "getweakrefs", Effect::unknown, references_to);
  module_add(m, "getweakrefcount", Effect::unknown, reference_count);
  return m;
}

}  // namespace lockstep::python::vm

// What calls touch: native functions by the word that they were added with (effect.h), the synchronisation of the
// library by its roles, and what native code calls back.
#include <string_view>

#include "python/vm/core/runtime.h"
#include "python/vm/explore/event.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/protocol/iterator_adaptors.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

bool is_free(const Object* o, const Thread& t) {
  if (o->type->layout == Layout::lock)
    return (static_cast<const Lock*>(o)->state.load(std::memory_order_relaxed) & Lock::locked) == 0;
  const uint32_t holder = static_cast<const RLock*>(o)->holder.load(std::memory_order_relaxed);
  return holder == 0 || holder == index_of(t.id) + 1;
}

namespace {

bool is_false(Value v) { return v.is_integer() ? v.as_integer() == 0 : same(v, boolean(false)) || is_none(v); }
bool is_false_given(Value v) { return !v.is_null() && is_false(v); }
bool is_lock(Value v) { return v.is_object() && (layout_of(v) == Layout::lock || layout_of(v) == Layout::rlock); }

void acquire(Thread& t, Event& e, const Given& given) {
  Object* lock = given[0].object();
  e.is_synchronisation = true;
  if (given.has_more) return e.refuse("a lock that is taken with unpacked arguments");
  const Value blocking = given.parameter(0, "blocking"), timeout = given.parameter(1, "timeout");
  const bool may_block = blocking.is_null() || !is_false(blocking);
  const bool is_timed = !timeout.is_null() && !same(timeout, Value::integer(-1)) && !is_none(timeout);
  if (may_block && !is_timed) {
    e.need = lock->type->layout == Layout::lock ? Need::lock_free : Need::rlock_free;
    e.needed = lock;
  }
  e.touch(lock, Access::whole, may_block || is_free(lock, t));
}

void reach_all(Thread& t, Event& e, const Given& given, uint32_t from, Depth depth) {
  if (from == 0) reach(t, e, given.self, depth);
  const uint32_t skipped = given.self.is_null() ? from : from > 0 ? from - 1 : 0;
  for (uint32_t i = skipped; i < given.count; ++i) reach(t, e, given.values[i], depth);
  if (given.has_more)
    for (const Value v : given.more) reach(t, e, v, depth);
}

void call_descriptor(Event& e, const Given& given, bool writes) {
  const Value self = given[0], of = given[1];
  if (self.is_object() && layout_of(self) == Layout::member && of.is_object() && !is_none(of))
    touch_attribute(e, of, self.as<Member>()->name, writes);
}

// Whether `function` can be called without touching more than is reached from what it is given.
enum class Back : uint8_t { python, reads, changes, refused };
Back back_of(Effect effect) {
  switch (effect) {
    case Effect::nothing:
    case Effect::runs_python: return Back::python;
    case Effect::reads_length:
    case Effect::reads_self:
    case Effect::takes_arguments:
    case Effect::reads_arguments:
    case Effect::reads_item:
    case Effect::reads_attributes:
    case Effect::iterates: return Back::reads;
    case Effect::writes_self:
    case Effect::updates_self:
    case Effect::writes_second:
    case Effect::writes_item:
    case Effect::deletes_item:
    case Effect::adds_item:
    case Effect::removes_item:
    case Effect::writes_structure:
    case Effect::extends_structure:
    case Effect::searches_structure:
    case Effect::writes_attribute:
    case Effect::steps: return Back::changes;
    case Effect::prints: return Back::reads;
    case Effect::unstated:
    case Effect::reads_attribute:
    case Effect::opens_attributes:
    case Effect::reads_own_attribute:
    case Effect::writes_own_attribute:
    case Effect::calls:
    case Effect::exports:
    case Effect::acquires:
    case Effect::releases:
    case Effect::looks_at_lock:
    case Effect::joins_handle:
    case Effect::looks_at_handle:
    case Effect::ends_handle:
    case Effect::starts_thread:
    case Effect::reads_clock:
    case Effect::writes_stream:
    case Effect::unknown: return Back::refused;
  }
  return Back::refused;
}

// What making an object of `type` does: its __new__ and __init__, where they are native.
void examine_construction(Thread& t, Event& e, Type* type, const Given& given) {
  if (type == rt().types.type && given.total() == 1) return;
  if (special_of(Value::uncounted(type), Special::call)) return;  // a metaclass's, in Python
  for (const Special s : {Special::new_, Special::init}) {
    Value found = find_in_type(type, special_name(s));
    if (found.is_null()) continue;
    if (layout_of(found) == Layout::static_method) found = found.as<Wrapper>()->function;
    if (layout_of(found) != Layout::native_function && layout_of(found) != Layout::native_method) continue;
    const auto* f = found.as<NativeFunction>();
    if (f->owner == rt().types.object) continue;
    if (s == Special::init) {  // of an object that nobody knows yet
      const Effect effect = f->effect;
      const bool looks = effect == Effect::updates_self || effect == Effect::extends_structure;
      if (looks) reach_all(t, e, given, 0, effect == Effect::updates_self ? Depth::deep : Depth::shallow);
      if (!looks && effect != Effect::nothing && effect != Effect::writes_self)
        e.refuse("'" + to_utf8(type->name) + "()'");
    } else {
      apply(t, e, f->effect, given, type->name);
    }
  }
}

void examine_operation(Event& e, const CodeObject* code, const Given& given) {
  const Value self = given[0];
  e.is_synchronisation = true;
  e.role = code->role;
  if (code->role == Role::unknown)
    return e.refuse("'" + to_utf8(code->qualified_name) + "' of the library, which does not say what it touches");
  if (code->role == Role::prints) {
    e.is_synchronisation = false;
    e.role = Role::writes;
    Ref number = Ref::steal(self.is_object() ? instance_attribute(self, intern("_number")) : Value());
    if (number && is_false(number.get())) e.write(output(), Access::whole);
    return;
  }
  if (!self.is_object()) return;
  if (code->role == Role::starts) {  // the program's end may come before what a daemon prints: two have to do with it
    Ref daemon = Ref::steal(instance_attribute(self, intern("_daemonic")));
    if (daemon && same(daemon.get(), rt().true_)) rt().exploring->sightings.note(0, {output(), Access::whole, false});
  }
  bool writes = code->role != Role::reads;
  if (code->role == Role::joins) {
    Ref handle = Ref::steal(instance_attribute(self, intern("_handle")));
    if (!handle || layout_of(handle.get()) != Layout::thread_handle) return;
    e.read(handle.object(), Access::whole);
    const Value timeout = given.parameter(0, "timeout");
    if (given.has_more || (!timeout.is_null() && !is_none(timeout))) return;
    e.need = Need::thread_ended;
    e.needed = handle.object();
    return;
  }
  if (code->role == Role::tries) {  // a failing try only reads, as a lock's does
    e.role = Role::writes;
    if (is_false_given(given.parameter(0, "blocking"))) {
      Ref left = Ref::steal(instance_attribute(self, intern("_value")));
      if (left && same(left.get(), Value::integer(0))) writes = false;
    }
  }
  e.touch(self.object(), Access::whole, writes);
  // What it holds itself the program may get at, too.
  const auto touch_part = [&](Value v) {
    switch (layout_of(v)) {
      case Layout::lock:
      case Layout::rlock: e.touch(v.object(), Access::whole, writes); return;
      case Layout::thread_handle: e.read(v.object(), Access::whole); return;
      case Layout::list:
      case Layout::deque: e.touch(v.object(), Access::whole, writes); return;
      default: return;
    }
  };
  if (layout_of(self) != Layout::instance) return;
  auto* const i = self.as<Instance>();
  if (i->dict != nullptr) {
    for (DictGlance w{i->dict}; w.next();) touch_part(w.value);
  } else {
    for (uint32_t k = 0; k < i->extra; ++k)
      if (const Value v = i->values()[k].load(); v.is_object()) touch_part(v);
  }
}

}  // namespace

// Without `default`: a new word must say here what it means.
void apply(Thread& t, Event& e, Effect effect, const Given& given, Str* name) {
  const Value self = given[0];
  const auto named = [&] { return is_str(given[1]) ? intern(given[1].as<Str>()) : nullptr; };
  switch (effect) {
    case Effect::nothing:
    case Effect::runs_python: return;
    case Effect::reads_length: return read_length(e, self);
    case Effect::reads_self: return touch_whole(e, self, false);
    case Effect::writes_self: return touch_whole(e, self, true);
    case Effect::updates_self: touch_whole(e, self, true); return reach_all(t, e, given, 0, Depth::deep);
    case Effect::takes_arguments: return reach_all(t, e, given, 0, Depth::shallow);
    case Effect::reads_arguments: return reach_all(t, e, given, 0, Depth::deep);
    case Effect::writes_second: touch_whole(e, given[1], true); return reach_all(t, e, given, 0, Depth::deep);
    case Effect::reads_item:
    case Effect::writes_item:
    case Effect::deletes_item:
    case Effect::adds_item:
    case Effect::removes_item: return touch_item(t, e, self, given[1], effect);
    case Effect::writes_structure:
    case Effect::extends_structure:
    case Effect::searches_structure:
      if (self.is_object() && layout_of(self) == Layout::list) e.write(self.object(), Access::structure);
      if (effect == Effect::extends_structure) reach_all(t, e, given, 1, Depth::shallow);
      if (effect == Effect::searches_structure && self.is_object() && layout_of(self) == Layout::list) {
        reach_all(t, e, given, 1, Depth::deep);
        const auto* l = self.as<List>();
        for (uint32_t i = 0; i < l->count.load(); ++i) reach(t, e, l->items.load()[i].load(), Depth::deep);
      }
      return;
    case Effect::reads_attribute:
    case Effect::writes_attribute:
      if (Str* attribute = named()) return touch_attribute(e, self, attribute, effect == Effect::writes_attribute);
      if (given.has_more) touch_whole(e, self, effect == Effect::writes_attribute);
      return;
    case Effect::reads_attributes: return touch_all_attributes(e, self, false);
    case Effect::opens_attributes: return touch_all_attributes(e, self, true);
    case Effect::reads_own_attribute: return call_descriptor(e, given, false);
    case Effect::writes_own_attribute: return call_descriptor(e, given, true);
    case Effect::iterates:
      for (uint32_t i = 0; i < given.total(); ++i) {
        const Effect does = given[i].is_object() ? type_of(given[i])->ops->effects.iterate : Effect::nothing;
        if (does == Effect::reads_length) read_length(e, given[i]);
        if (does == Effect::reads_self) touch_whole(e, given[i], false);
      }
      return;
    case Effect::steps:
      if (self.is_object()) step(t, e, self);
      return;
    case Effect::calls: {
      Given rest = given;
      if (!given.self.is_null()) {
        rest.self = Value();
      } else if (given.count > 0) {
        ++rest.values;
        --rest.count;
      }
      if (self.is_object()) examine_call(t, e, self, rest);
      return;
    }
    case Effect::exports: {
      Sightings& sightings = rt().exploring->sightings;
      if (rt().exploring->is_concurrent) sightings.note(Fact::bytes_are_exported);
      if (sightings.knows(Fact::bytes_are_exported) && sightings.knows(Fact::bytes_are_resized))
        e.refuse("a memoryview that is made while threads resize a bytearray");
      return touch_whole(e, self, false);
    }
    case Effect::acquires:
      if (is_lock(self)) acquire(t, e, given);
      return;
    case Effect::looks_at_handle:  // a thread's end is no event of its own
      return e.refuse("whether a thread has ended");
    case Effect::releases:
    case Effect::looks_at_lock:
    case Effect::ends_handle:
      if (!self.is_object()) return;
      e.is_synchronisation = true;
      e.touch(self.object(), Access::whole, effect == Effect::releases || effect == Effect::ends_handle);
      return;
    case Effect::joins_handle:
      if (!self.is_object()) return;
      e.is_synchronisation = true;
      e.read(self.object(), Access::whole);
      if (given.total() < 2) {
        e.need = Need::thread_ended;
        e.needed = self.object();
      }
      return;
    case Effect::starts_thread:
      e.is_synchronisation = true;
      e.role = Role::starts;
      return;
    case Effect::reads_clock: e.is_synchronisation = true; return e.read(clock_object(), Access::whole);
    case Effect::prints: e.write(output(), Access::whole); return reach_all(t, e, given, 0, Depth::deep);
    case Effect::writes_stream:
      if (is_false(self)) e.write(output(), Access::whole);
      return;
    case Effect::unstated:
    case Effect::unknown: return e.refuse("'" + (name != nullptr ? to_utf8(name) : std::string("?")) + "()'");
  }
}

void call_back(Thread& t, Event& e, Value callable, std::initializer_list<Value> sources) {
  const auto reach_sources = [&](Depth depth) {
    for (const Value v : sources) reach(t, e, v, depth);
  };
  Value self;
  if (layout_of(callable) == Layout::method) {
    self = callable.as<Method>()->self;
    callable = callable.as<Method>()->function;
  }
  const auto refuse = [&](Str* name) { e.refuse("'" + to_utf8(name) + "' that native code calls back"); };
  switch (layout_of(callable)) {
    case Layout::function: {
      const CodeObject* code = callable.as<Function>()->code;
      if (code->role == Role::unknown || is_operation(code->role)) refuse(code->qualified_name);
      return;
    }
    case Layout::type:
      if (is_heap(callable.as<Type>())) {
        e.refuse("a class that native code calls back");
        return;
      }
      return reach_sources(Depth::deep);
    case Layout::native_function:
    case Layout::native_method: {
      const auto* f = callable.as<NativeFunction>();
      if (self.is_null()) self = f->self;
      switch (back_of(f->effect)) {
        case Back::python: return;
        case Back::reads:
          if (f->effect == Effect::prints) e.write(output(), Access::whole);
          touch_whole(e, self, false);
          return reach_sources(Depth::deep);
        case Back::changes:
          if (!self.is_null()) {
            if (f->effect == Effect::steps) return step(t, e, self);
            reach(t, e, self, Depth::changes);
            return reach_sources(f->effect == Effect::writes_second ? Depth::changes : Depth::deep);
          }
          return reach_sources(Depth::changes);
        case Back::refused: return refuse(f->name);
      }
      return;
    }
    default:
      if (type_of(callable)->ops->call != nullptr)
        e.refuse("an object of type '" + type_name(callable) + "' that native code calls back");
      return;  // an instance's __call__, in Python
  }
}

void examine_call(Thread& t, Event& e, Value callable, Given given) {
  if (layout_of(callable) == Layout::method) {
    // Only `self` is looked at besides what CALL has on the stack; a method is never called with another self.
    given.self = callable.as<Method>()->self;
    callable = callable.as<Method>()->function;
  }
  switch (layout_of(callable)) {
    case Layout::function: {
      const CodeObject* code = callable.as<Function>()->code;
      if (is_operation(code->role) || code->role == Role::unknown) examine_operation(e, code, given);
      return;
    }
    case Layout::native_function:
    case Layout::native_method: {
      const auto* f = callable.as<NativeFunction>();
      if (!f->self.is_null() && given.self.is_null() && (f->native_flags & for_class) == 0) given.self = f->self;
      if ((f->native_flags & for_class) != 0 && given.self.is_null() && given.count > 0 &&
          f->name->ascii() == "__new__") {
        ++given.values;  // the class stands before what it is given
        --given.count;
      }
      return apply(t, e, f->effect, given, f->name);
    }
    case Layout::type: return examine_construction(t, e, callable.as<Type>(), given);
    case Layout::static_method:
    case Layout::class_method: return examine_call(t, e, callable.as<Wrapper>()->function, given);
    default:
      if (const Value hook = callable.is_object() ? special_of(callable, Special::call) : Value(); !hook.is_null()) {
        if (given.self.is_null() && layout_of(hook) != Layout::function) given.self = callable;
        return examine_call(t, e, hook, given);
      }
      if (callable.is_object() && type_of(callable)->ops->call != nullptr &&
          type_of(callable)->ops->effects.call != Effect::calls)
        apply(t, e, type_of(callable)->ops->effects.call, given, type_of(callable)->name);
      return;
  }
}

}  // namespace lockstep::python::vm

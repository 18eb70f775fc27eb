#include "python/vm/objects/threads/sync.h"

#include <cmath>
#include <cstdio>
#include <memory>

#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

Value wait_for(Thread& t, Object* o, uint64_t deadline_ns, bool (*must_wait)(Object*), const char* verb,
               uint64_t fair_after_ns) {
  t.wait = {o, deadline_ns, must_wait, verb, fair_after_ns};
  t.is_retrying = true;
  t.wait_timed_out = false;
  t.stop_reason = Stop::blocked;
  return Value::blocked();
}

std::optional<double> as_seconds(Thread& t, Value v) {
  if (!is_integral(v) && !is_float(v) && special_of(v, Special::float_).is_null() &&
      special_of(v, Special::index).is_null()) {
    raise(t, Exc::TypeError, "'" + std::string(type_name(v)) + "' object cannot be interpreted as an integer or float");
    return std::nullopt;
  }
  const auto seconds = as_double(t, v);
  if (!seconds || !std::isnan(*seconds)) return seconds;
  raise(t, Exc::ValueError, "Invalid value NaN (not a number)");
  return std::nullopt;
}

std::optional<Patience> patience_of(Thread& t, Value blocking, Value timeout) {
  Patience p;
  p.may_block = blocking.is_null() || (is_integral(blocking) ? number_truth(blocking) : !is_none(blocking));
  if (timeout.is_null() || is_none(timeout)) return p;
  const auto seconds = as_seconds(t, timeout);
  if (!seconds) return std::nullopt;
  const auto wrong = [&](Exc type, const char* text) {
    raise(t, type, text);
    return std::nullopt;
  };
  if (!p.may_block && *seconds != -1) return wrong(Exc::ValueError, "can't specify a timeout for a non-blocking call");
  if (*seconds == -1) return p;
  if (*seconds < 0) return wrong(Exc::ValueError, "timeout value must be a non-negative number");
  if (!(*seconds < 9223372036.854775807)) return wrong(Exc::OverflowError, "timestamp out of range for C PyTime_t");
  if (*seconds > timeout_max_seconds) return wrong(Exc::OverflowError, "timeout value is too large");
  p.deadline_ns =
      t.is_retrying ? t.wait.deadline_ns : driver().now_ns(t) + static_cast<uint64_t>(std::llround(*seconds * 1e9));
  return p;
}

namespace {

bool try_take(std::atomic<uint8_t>& state) {
  uint8_t s = state.load(std::memory_order_relaxed);
  while ((s & Lock::locked) == 0) {
    if (state.compare_exchange_weak(s, s | Lock::locked, std::memory_order_acquire)) return true;
  }
  return false;
}

// Under the wait queue: still taken, and now marked as waited for?
bool mark_waited(std::atomic<uint8_t>& state) {
  uint8_t s = state.load(std::memory_order_relaxed);
  while ((s & Lock::locked) != 0) {
    if (state.compare_exchange_weak(s, s | Lock::waited_for, std::memory_order_relaxed)) return true;
  }
  return false;
}

bool lock_must_wait(Object* o) { return mark_waited(static_cast<Lock*>(o)->state); }
bool rlock_must_wait(Object* o) { return mark_waited(static_cast<RLock*>(o)->state); }
// mutex_unpark: opened, or handed over to the first one.
template <class AnyLock>
void open_lock(Object* o, const Woken& woken) {
  auto* l = static_cast<AnyLock*>(o);
  uint8_t bits = woken.more_wait ? Lock::waited_for : 0;
  if (woken.first != nullptr && woken.is_fair_turn) {
    bits |= Lock::locked;
    l->holder.store(tag_of(*woken.first), std::memory_order_relaxed);
    woken.first->was_handed_over = true;
  }
  l->state.store(bits, std::memory_order_release);
}

void give(Thread& t, Object* o, std::atomic<uint8_t>& state, Update open) {
  uint8_t s = Lock::locked;
  if (state.compare_exchange_strong(s, 0, std::memory_order_release)) return;
  driver().wake(t, o, 1, open);
}

// Python/lock.c, _PyMutex_LockTimed: who has timed out does not try again.
template <class AnyLock>
Value take_lock(Thread& t, AnyLock* l, Patience patience, bool (*must_wait)(Object*)) {
  const bool is_retrying = std::exchange(t.is_retrying, false);
  if (is_retrying && std::exchange(t.was_handed_over, false)) return boolean(true);
  if (is_retrying && t.wait_timed_out) return boolean(false);
  if (try_take(l->state)) {
    l->holder.store(tag_of(t), std::memory_order_relaxed);
    return boolean(true);
  }
  if (!patience.may_block) return boolean(false);
  const uint64_t fair_after = is_retrying ? t.wait.fair_after_ns : driver().now_ns(t) + time_to_be_fair_ns;
  return wait_for(t, l, patience.deadline_ns, must_wait, "acquire", fair_after);
}

// acquire(blocking=True, timeout=-1), of either lock; none: an exception is set.
std::optional<Patience> acquire_arguments(Thread& t, Args args) {
  static const Signature signature{"acquire", {"blocking", "timeout"}};
  Value out[2];
  if (args.count == 1) return Patience();
  return bind(t, signature, args.without_first(), out) ? patience_of(t, out[0], out[1]) : std::nullopt;
}

Value lock_acquire(Thread& t, Args args) {
  const auto patience = acquire_arguments(t, args);
  return patience ? take_lock(t, args[0].as<Lock>(), *patience, lock_must_wait) : Value();
}
Value lock_enter(Thread& t, Args args) { return take_lock(t, args[0].as<Lock>(), Patience(), lock_must_wait); }
Value lock_release(Thread& t, Args args) {
  auto* l = args[0].as<Lock>();
  if ((l->state.load(std::memory_order_relaxed) & Lock::locked) == 0)
    return raise(t, Exc::RuntimeError, "release unlocked lock");
  l->holder.store(0, std::memory_order_relaxed);
  give(t, l, l->state, open_lock<Lock>);
  return none();
}
Value lock_locked(Thread&, Args args) {
  return boolean((args[0].as<Lock>()->state.load(std::memory_order_relaxed) & Lock::locked) != 0);
}
Value new_lock(Thread& t, Args args) {
  if (args.count > 1)
    return raise(t, Exc::TypeError, "lock expected 0 arguments, got " + std::to_string(args.count - 1));
  auto* l = new_object<Lock>(rt().types.lock);
  new (&l->state) std::atomic<uint8_t>(0);
  new (&l->holder) Shared<uint32_t>(0);
  return Value::counted(l);
}
std::string address_text(Value v) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(v.object())));
  return text;
}
Value lock_repr(Thread&, Value v) {
  const bool is = (v.as<Lock>()->state.load(std::memory_order_relaxed) & Lock::locked) != 0;
  return make_str(std::string("<") + (is ? "locked" : "unlocked") + " _thread.lock object at " + address_text(v) + ">");
}

// ---- RLock

Value rlock_take(Thread& t, RLock* l, Patience patience) {
  if (!t.is_retrying && l->holder.load(std::memory_order_relaxed) == tag_of(t)) {
    ++l->count;
    return boolean(true);
  }
  const Value taken = take_lock(t, l, patience, rlock_must_wait);
  if (same(taken, rt().true_)) l->count = 1;
  return taken;
}
Value rlock_acquire(Thread& t, Args args) {
  const auto patience = acquire_arguments(t, args);
  return patience ? rlock_take(t, args[0].as<RLock>(), *patience) : Value();
}
Value rlock_enter(Thread& t, Args args) { return rlock_take(t, args[0].as<RLock>(), Patience()); }
Value rlock_release(Thread& t, Args args) {
  auto* l = args[0].as<RLock>();
  if (l->holder.load(std::memory_order_relaxed) != tag_of(t))
    return raise(t, Exc::RuntimeError, "cannot release un-acquired lock");
  if (--l->count > 0) return none();
  l->holder.store(0, std::memory_order_relaxed);
  give(t, l, l->state, open_lock<RLock>);
  return none();
}
Value rlock_is_owned(Thread& t, Args args) { return boolean(args[0].as<RLock>()->holder.load() == tag_of(t)); }
Value rlock_recursion_count(Thread& t, Args args) {
  const auto* l = args[0].as<RLock>();
  return Value::integer(l->holder.load() == tag_of(t) ? l->count : 0);
}
Value rlock_locked(Thread&, Args args) { return boolean(args[0].as<RLock>()->holder.load() != 0); }
// For Condition.wait: gives it up whatever the count, and takes it back with the same count.
Value rlock_release_save(Thread& t, Args args) {
  auto* l = args[0].as<RLock>();
  if (l->holder.load() != tag_of(t)) return raise(t, Exc::RuntimeError, "cannot release un-acquired lock");
  const Value count = Value::integer(std::exchange(l->count, 0));
  l->holder.store(0, std::memory_order_relaxed);
  give(t, l, l->state, open_lock<RLock>);
  return count;
}
Value rlock_acquire_restore(Thread& t, Args args) {
  auto* l = args[0].as<RLock>();
  if (!args[1].is_integer())
    return raise(t, Exc::TypeError, "an integer is required, not '" + std::string(type_name(args[1])) + "'");
  const Value r = rlock_take(t, l, Patience());
  if (!r.is_signal()) l->count = static_cast<uint32_t>(args[1].as_integer());
  return r.is_signal() ? r : none();
}
Value new_rlock(Thread& t, Args args) {
  if (args.count > 1) return call_fallback(t, "rlock_of_arguments", {args[0]});  // it warns of them
  auto* l = static_cast<RLock*>(allocate_instance(args[0].as<Type>(), sizeof(RLock)));
  new (&l->state) std::atomic<uint8_t>(0);
  new (&l->holder) Shared<uint32_t>(0);
  l->count = 0;
  return Value::counted(l);
}
Value rlock_repr(Thread&, Value v) {
  const auto* l = v.as<RLock>();
  return make_str(std::string("<") + (l->holder.load() != 0 ? "locked" : "unlocked") +
                  " _thread.RLock object owner=" + std::to_string(l->holder.load()) +
                  " count=" + std::to_string(l->count) + " at " + address_text(v) + ">");
}

void walk_lock(Object* o, Walker& w) {
  w.number(static_cast<Lock*>(o)->state.load(std::memory_order_relaxed));
  w.number(static_cast<Lock*>(o)->holder.load(std::memory_order_relaxed));
}
void walk_rlock(Object* o, Walker& w) {
  w.number(static_cast<RLock*>(o)->state.load(std::memory_order_relaxed));
  w.number(static_cast<RLock*>(o)->holder.load(std::memory_order_relaxed));
  w.number(static_cast<RLock*>(o)->count);
}
}  // namespace

const TypeOps lock_ops =
    stated({.nature = {.sight = Sight::state, .changes = Changes::always, .takes_weak_references = true},
            .walk = walk_lock,
            .basic_size = sizeof(Lock),
            .repr = lock_repr});
const TypeOps rlock_ops =
    stated({.nature = {.sight = Sight::state, .changes = Changes::always, .takes_weak_references = true},
            .walk = walk_rlock,
            .basic_size = sizeof(RLock),
            .repr = rlock_repr});
Value allocate_lock(Thread& t, Args) { return new_lock(t, {}); }

void add_lock_methods(Type* type) {
  set_new(type, Effect::nothing, new_lock);
  for (const char* name : {"acquire", "acquire_lock"}) add_method(type, name, Effect::acquires, lock_acquire);
  for (const char* name : {"release", "release_lock", "__exit__"})
    add_method(type, name, Effect::releases, lock_release);
  add_method(type, "__enter__", Effect::acquires, lock_enter, 0);
  for (const char* name : {"locked", "locked_lock"}) add_method(type, name, Effect::looks_at_lock, lock_locked, 0);
}
void add_rlock_methods(Type* type) {
  set_new(type, Effect::runs_python, new_rlock);
  add_method(type, "acquire", Effect::acquires, rlock_acquire);
  add_method(type, "__enter__", Effect::acquires, rlock_enter, 0);
  for (const char* name : {"release", "__exit__"}) add_method(type, name, Effect::releases, rlock_release);
  add_method(type, "locked", Effect::looks_at_lock, rlock_locked, 0);
  add_method(type, "_is_owned", Effect::looks_at_lock, rlock_is_owned, 0);
  add_method(type, "_recursion_count", Effect::looks_at_lock, rlock_recursion_count, 0);
  add_method(type, "_release_save", Effect::releases, rlock_release_save, 0);
  add_method(type, "_acquire_restore", Effect::acquires, rlock_acquire_restore, 1);
}

}  // namespace lockstep::python::vm

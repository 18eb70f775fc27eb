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

namespace {

constexpr double timeout_max_seconds = 9223372036.0;

// How long acquire or join may wait.
struct Patience {
  bool may_block = true;
  uint64_t deadline_ns = no_deadline;
};

// Of their arguments (null: not given); none: an exception is set.
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

uint32_t tag_of(const Thread& t) { return index_of(t.id) + 1; }

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
Value allocate_lock(Thread& t, Args) { return new_lock(t, {}); }

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
  if (args.count > 1) return refuse(t, "arguments of 'threading.RLock'");
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

// ---- threads

bool handle_must_wait(Object* o) {
  auto* h = static_cast<ThreadHandle*>(o);
  uint8_t s = h->state.load(std::memory_order_acquire);
  while ((s & ThreadHandle::done) == 0) {
    if (h->state.compare_exchange_weak(s, s | ThreadHandle::waited_for, std::memory_order_acq_rel)) return true;
  }
  return false;
}
void handle_done(Object* o, const Woken&) {
  static_cast<ThreadHandle*>(o)->state.store(ThreadHandle::done, std::memory_order_release);
}

Value new_handle(Thread&, Args) {
  auto* h = new_object<ThreadHandle>(rt().types.thread_handle);
  new (&h->state) std::atomic<uint8_t>(ThreadHandle::not_started);
  new (&h->thread) std::atomic<uint32_t>(0);
  h->ident = 0;
  return Value::counted(h);
}
Value handle_join(Thread& t, Args args) {
  static const Signature signature{"join", {"timeout"}};
  auto* h = args[0].as<ThreadHandle>();
  Value timeout;
  if (!bind(t, signature, args.without_first(), &timeout)) return Value();
  std::optional<Patience> patience = Patience();
  if (!timeout.is_null() && !is_none(timeout)) {
    const auto seconds = as_seconds(t, timeout);
    if (!seconds) return Value();
    if (*seconds >= 0) patience = patience_of(t, Value(), timeout);
    if (!patience) return Value();
  }
  const bool timed_out = std::exchange(t.is_retrying, false) && t.wait_timed_out;
  if ((h->state.load(std::memory_order_acquire) & ThreadHandle::done) != 0 || timed_out) return none();
  if (h->state.load() == ThreadHandle::not_started) return raise(t, Exc::RuntimeError, "thread not started");
  if (h->thread.load() == tag_of(t)) return raise(t, Exc::RuntimeError, "Cannot join current thread");
  return wait_for(t, h, patience->deadline_ns, handle_must_wait, "join");
}
Value handle_is_done(Thread&, Args args) {
  return boolean((args[0].as<ThreadHandle>()->state.load() & ThreadHandle::done) != 0);
}
Value handle_set_done(Thread& t, Args args) {
  if (args[0].as<ThreadHandle>()->state.load() == ThreadHandle::not_started)
    return raise(t, Exc::RuntimeError, "thread not started");
  driver().wake(t, args[0].object(), ~0u, handle_done);
  return none();
}
Value handle_ident(Thread&, Value v) { return make_int_u(v.as<ThreadHandle>()->ident); }

// The bottom of a thread's stack. slots: function, step
Value thread_entry(Thread& t, Frame& k, Value result) {
  if (k.slots[1].as_integer() == 0) {  // first run
    k.slots[1] = Value::integer(1);
    Ref function = Ref::to(k.slots[0]);
    const Value r = call(t, function.get(), Args{});
    if (r == Value::pushed() || r == Value::blocked()) return r;
    result = r;
  } else if (result == Value::blocked()) {  // the function itself is a native one that waited
    const Value r = call(t, k.slots[0], Args{});
    if (r == Value::pushed() || r == Value::blocked()) return r;
    result = r;
  }
  if (result.is_null()) {
    if (ends_run(t)) return Value();
    Ref e = take_raised(t);
    if (!is_a(e.get(), Exc::SystemExit)) {
      t.uncaught_line = line_in_program(e.get());
      std::string text = "Exception ignored in thread started by ";
      append_repr(t, text, k.slots[0], Value(), "");
      driver().write(t, Stream::err, text + ":\n" + format_exception(t, e.get()));
    }
  } else {
    release(result);
  }
  if (!t.handle.is_null()) driver().wake(t, t.handle.object(), ~0u, handle_done);
  return none();
}

Value start_joinable_thread(Thread& t, Args args) {
  if (is_free_threaded() && !shares_objects) {
    // From here on the thread is in company: Interpreter::run calls again, from the loop that looks out for others.
    rt().has_started_threads = true;
    rt().cycles.end();
    t.stop_reason = Stop::blocked;
    return Value::blocked();
  }
  Value out[4];
  static const Signature signature{"start_joinable_thread", {"function", "handle", "daemon", "name"}, 1};
  if (!bind(t, signature, args, out)) return Value();
  if (!is_callable(out[0])) return raise(t, Exc::TypeError, "thread function must be callable");
  if (!out[1].is_null() && !is_none(out[1]) && layout_of(out[1]) != Layout::thread_handle)
    return raise(t, Exc::TypeError, "'handle' must be a _ThreadHandle");
  Ref handle = out[1].is_null() || is_none(out[1]) ? Ref::steal(new_handle(t, {})) : Ref::to(out[1]);
  auto* h = handle.as<ThreadHandle>();
  if (h->state.load() != ThreadHandle::not_started) return raise(t, Exc::RuntimeError, "thread already started");
  std::string name = !out[3].is_null() && is_str(out[3]) ? to_utf8(out[3].as<Str>()) : "";
  Thread* child = new_thread(rt(), out[0], handle.get(), std::move(name));
  if (child == nullptr) return raise(t, Exc::RuntimeError, "can't start new thread");
  h->thread.store(tag_of(*child));
  h->ident = child->ident;
  h->state.store(ThreadHandle::running);
  rt().has_started_threads = true;
  if (!driver().start_thread(t, *child)) {
    h->state.store(ThreadHandle::done);
    return raise(t, Exc::RuntimeError, "can't start new thread");
  }
  return handle.take();
}

Value start_new_thread(Thread& t, Args args) {
  if (!is_callable(args[0])) return raise(t, Exc::TypeError, "first arg must be callable");
  if (!is_tuple(args[1])) return raise(t, Exc::TypeError, "2nd arg must be a tuple");
  if (args.count > 2 && !is_dict(args[2])) return raise(t, Exc::TypeError, "optional 3rd arg must be a dictionary");
  return call_fallback(t, "start_new_thread", {args[0], args[1], args.count > 2 ? args[2] : none()});
}

// The exception that is being handled leaves the thread. SystemExit ends one in silence.
Value note_uncaught(Thread& t, Args) {
  if (!t.handled.is_null() && !is_a(t.handled, Exc::SystemExit)) t.uncaught_line = line_in_program(t.handled);
  return none();
}

Value get_ident(Thread& t, Args) { return make_int_u(t.ident); }
Value get_main_ident(Thread&, Args) { return make_int_u(rt().threads.front()->ident); }
Value exit_thread(Thread& t, Args) { return raise_bare(t, Exc::SystemExit); }
Value daemon_threads_allowed(Thread&, Args) { return boolean(true); }
Value refuse_interrupt(Thread& t, Args) { return refuse(t, "'_thread.interrupt_main'"); }
Value stack_size(Thread& t, Args a) {
  const auto size = as_index_or(t, a.given(0), 0);
  if (!size) return Value();
  if (*size != 0 && *size < 53248) return raise(t, Exc::ValueError, "size must be at least 53248 bytes");
  return Value::integer(a.count > 0 ? rt().stack_size.exchange(*size) : rt().stack_size.load());
}
Value thread_attribute(Thread& t, Args a) { return call_fallback(t, "thread_attribute", {a[0]}); }
// Those that were started and have not ended; the main one is none of them.
Value thread_count(Thread&, Args) {
  const std::lock_guard lock(rt().threads_mutex);
  const auto& threads = rt().threads;
  return Value::integer(std::count_if(threads.begin() + (threads.empty() ? 0 : 1), threads.end(),
                                      [](const auto& t) { return !t->has_ended; }));
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
void walk_handle(Object* o, Walker& w) {
  w.number(static_cast<ThreadHandle*>(o)->state.load(std::memory_order_relaxed));
  w.number(static_cast<ThreadHandle*>(o)->thread.load(std::memory_order_relaxed));
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
const TypeOps thread_handle_ops = stated({.nature = {.sight = Sight::state, .changes = Changes::always},
                                          .walk = walk_handle,
                                          .basic_size = sizeof(ThreadHandle)});

// What a thread leaves when it has ended: this record, the engine's, those of its trace and of the report.
constexpr uint64_t left_by_thread_bytes = 4096;

Thread* new_thread(Runtime& r, Value function, Value handle, std::string name) {
  Thread* t;
  {
    std::lock_guard lock(r.threads_mutex);
    uint32_t alive = 0;
    for (const auto& other : r.threads) alive += !other->has_ended;
    if (alive >= r.settings.threads) return nullptr;
    if (r.exploring_hook != nullptr && !r.exploring_hook->spare_threads.empty()) {
      r.threads.push_back(std::move(r.exploring_hook->spare_threads.back()));
      r.exploring_hook->spare_threads.pop_back();
      t = r.threads.back().get();
      std::destroy_at(t);
      std::construct_at(t);
    } else {
      r.threads.push_back(std::make_unique<Thread>());
      if (r.heap.arena() == nullptr) r.heap.charge(left_by_thread_bytes);
      t = r.threads.back().get();
    }
    const auto index = static_cast<uint32_t>(r.threads.size() - 1);
    t->id = ThreadId{index};
    t->owner = r.settings.is_parallel() ? gil_owner + 1 + index : gil_owner;
    if (r.settings.is_parallel()) {
      if (r.idle_heaps.empty()) {
        r.thread_heaps.push_back(std::make_unique<ThreadHeap>(r.heap));
        r.idle_heaps.push_back(r.thread_heaps.back().get());
      }
      t->heap = r.idle_heaps.back();
      r.idle_heaps.pop_back();
    } else {
      t->heap = &r.first_heap;
    }
    if (r.exploring_hook != nullptr) {
      t->visit = r.exploring_hook->visit_of_new(r, index);
    }
    t->ident = 140000000000000ull + uint64_t{index} * 8392704;
  }
  t->settings = &r.settings;
  t->name = std::move(name);
  t->handle = own(handle);
  Value keep[] = {function, Value::integer(0)};
  push_continuation(*t, thread_entry, keep)->then = Effect::nothing;
  return t;
}

void add_lock_methods(Type* type) {
  set_new(type, Effect::nothing, new_lock);
  for (const char* name : {"acquire", "acquire_lock"}) add_method(type, name, Effect::acquires, lock_acquire);
  for (const char* name : {"release", "release_lock", "__exit__"})
    add_method(type, name, Effect::releases, lock_release);
  add_method(type, "__enter__", Effect::acquires, lock_enter, 0);
  for (const char* name : {"locked", "locked_lock"}) add_method(type, name, Effect::looks_at_lock, lock_locked, 0);
}
void add_rlock_methods(Type* type) {
  set_new(type, Effect::nothing, new_rlock);
  add_method(type, "acquire", Effect::acquires, rlock_acquire);
  add_method(type, "__enter__", Effect::acquires, rlock_enter, 0);
  for (const char* name : {"release", "__exit__"}) add_method(type, name, Effect::releases, rlock_release);
  add_method(type, "locked", Effect::looks_at_lock, rlock_locked, 0);
  add_method(type, "_is_owned", Effect::looks_at_lock, rlock_is_owned, 0);
  add_method(type, "_recursion_count", Effect::looks_at_lock, rlock_recursion_count, 0);
  add_method(type, "_release_save", Effect::releases, rlock_release_save, 0);
  add_method(type, "_acquire_restore", Effect::acquires, rlock_acquire_restore, 1);
}
void add_thread_handle_methods(Type* type) {
  set_new(type, Effect::nothing, new_handle);
  add_method(type, "join", Effect::joins_handle, handle_join);
  add_method(type, "is_done", Effect::looks_at_handle, handle_is_done, 0);
  add_method(type, "_set_done", Effect::ends_handle, handle_set_done, 0);
  add_getter(type, "ident", Effect::reads_self, handle_ident);
}

Value begin_handle(Thread& t) {
  const Value v = new_handle(t, {});
  v.as<ThreadHandle>()->thread.store(tag_of(t));
  v.as<ThreadHandle>()->state.store(ThreadHandle::running);
  return v;
}
void end_handle(Thread& t, ThreadHandle* h) { driver().wake(t, h, ~0u, handle_done); }
Value wait_for_handle(Thread& t, ThreadHandle* h, const char* verb) {
  return wait_for(t, h, no_deadline, handle_must_wait, verb);
}

Value make_thread_module(Thread&) {
  Value m = make_module("_thread");
  Runtime& r = rt();
  for (auto [name, type] : {std::pair{"LockType", r.types.lock},
                            {"lock", r.types.lock},
                            {"RLock", r.types.rlock},
                            {"_ThreadHandle", r.types.thread_handle}}) {
    module_set(m, name, type_value(type));
  }
  module_set(m, "error", type_value(exception_type(Exc::RuntimeError)));
  module_set(m, "TIMEOUT_MAX", make_float(timeout_max_seconds));
  module_add(m, "allocate_lock", Effect::nothing, allocate_lock, 0);
  module_add(m, "allocate", Effect::nothing, allocate_lock, 0);
  module_add(m, "start_joinable_thread", Effect::starts_thread, start_joinable_thread);
  module_add(m, "start_new_thread", Effect::starts_thread, start_new_thread, {2, 3});
  module_add(m, "start_new", Effect::starts_thread, start_new_thread, {2, 3});
  module_add(m, "_note_uncaught", Effect::nothing, note_uncaught, 0);
  module_add(m, "get_ident", Effect::nothing, get_ident, 0);
  module_add(m, "get_native_id", Effect::nothing, get_ident, 0);
  module_add(m, "set_name", Effect::nothing,
             [](Thread&, Args) { return none(); });  // what the operating system calls the thread
  module_add(m, "_count", Effect::unknown, thread_count, 0);
  module_add(m, "exit", Effect::nothing, exit_thread, 0);
  module_add(m, "exit_thread", Effect::nothing, exit_thread, 0);
  module_add(m, "stack_size", Effect::unknown, stack_size, {0, 1});
  module_add(m, "_get_main_thread_ident", Effect::nothing, get_main_ident, 0);
  module_add(m, "daemon_threads_allowed", Effect::nothing, daemon_threads_allowed, 0);
  module_add(m, "interrupt_main", Effect::nothing, refuse_interrupt);
  module_add(m, "__getattr__", Effect::nothing, thread_attribute, 1);
  return m;
}

}  // namespace lockstep::python::vm

// Threads: how they start, how others wait for their end, and the module `_thread`.
#include <algorithm>
#include <memory>

#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

namespace {

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

void walk_handle(Object* o, Walker& w) {
  w.number(static_cast<ThreadHandle*>(o)->state.load(std::memory_order_relaxed));
  w.number(static_cast<ThreadHandle*>(o)->thread.load(std::memory_order_relaxed));
}

}  // namespace

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

#include "python/vm/interpreter.h"

#include <algorithm>

#include "python/vm/eval/eval.h"
#include "python/vm/explore/visit.h"
#include "python/vm/modules/lockstep_module.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

void register_native_modules();

namespace {

// What the VM has in Python (python/lib/_fallback/): one module in several files, run in this order. The first has what
// class statements need.
constexpr std::string_view fallback_files[] = {"classes", "iteration", "containers", "text", "numbers", "execution"};

// What the main thread does, one step after another; the negative steps before run the files of the fallback.
enum Step : int64_t { run_main, run_shutdown, run_atexit, run_finalizers, over };

Value run_module(Thread& t, CodeObject* code, Dict* globals) {
  Ref body = Ref::steal(make_function(code, globals, rt().builtins));
  return call_function(t, body.as<Function>(), {});
}

// Some function of the program may import gc.
bool names_gc(const code::Code& c) {
  if (std::ranges::find(c.names, "gc") != c.names.end()) return true;
  return std::ranges::any_of(c.constants, [](const code::Constant& k) {
    const auto* inner = std::get_if<std::shared_ptr<const code::Code>>(&k.value);
    return inner != nullptr && names_gc(**inner);
  });
}

void report_uncaught(Thread& t, Value exception) {
  Runtime& r = rt();
  if (!is_a(exception, Exc::SystemExit)) {
    r.failed = true;
    r.exit_code = 1;
    t.uncaught_line = line_in_program(exception);
    driver().write(t, Stream::err, format_exception(t, exception));
    return;
  }
  const Value code = exception.as<Exception>()->extra_value;
  if (code.is_null() || is_none(code)) return;
  if (is_integral(code) && !(layout_of(code) == Layout::big_int)) {
    r.exit_code = static_cast<int>(small_of(code));
  } else {
    std::string text;
    const Value said = exception.as<Exception>()->text;
    if (is_str(code))
      append_utf8(text, code.as<Str>());
    else if (!said.is_null())
      append_utf8(text, said.as<Str>());
    else
      append_repr(t, text, code, Value(), "");
    driver().write(t, Stream::err, text + "\n");
    r.exit_code = 1;
  }
  r.failed = r.exit_code != 0;
}

// sys.excepthook() of the program has come back. slots: the exception
Value after_hook(Thread& t, Frame& k, Value result) {
  Runtime& r = rt();
  r.failed = true;
  r.exit_code = 1;
  t.uncaught_line = line_in_program(k.slots[0]);
  if (!result.is_null() || ends_run(t)) return result;
  Ref e = take_raised(t);
  driver().write(t, Stream::err,
                 "Error in sys.excepthook:\n" + format_exception(t, e.get()) + "\nOriginal exception was:\n" +
                     format_exception(t, k.slots[0]));
  return none();
}

// What was raised, once the __str__ of the exceptions in it have been asked for their texts.
Value report_with_texts(Thread& t, Frame& k, Value result) {
  if (result.is_null()) drop_raised(t);
  release(result.is_signal() ? Value() : result);
  report_uncaught(t, k.slots[0]);
  return none();
}

// Reports at once, or pushes the code that must run before.
Value report(Thread& t, Value exception) {
  if (!is_a(exception, Exc::SystemExit)) {
    if (const Ref hook = hook_of_program("excepthook", "__excepthook__")) {
      const auto* x = exception.as<Exception>();
      const Value args[] = {type_value(type_of(exception)), exception, x->traceback.is_null() ? none() : x->traceback};
      return call_then(t, hook.get(), Args{args, 3, nullptr}, after_hook, {&exception, 1});
    }
  }
  if (rt().fallback == nullptr || !asks_for_text(exception)) {
    report_uncaught(t, exception);
    return none();
  }
  Frame* base = t.top;
  push_continuation(t, report_with_texts, {&exception, 1});
  const Value r = call_fallback(t, "exception_texts", {exception});
  return r == Value::pushed() ? r : finish_continuations(t, base, r);
}

// The SyntaxWarnings of the program, as warnings.showwarning() writes them.
void warn_of_source(Thread& t, const code::Code& code) {
  std::string out;
  for (const code::Warning& w : code.warnings) {
    out += code.filename + ":" + std::to_string(w.line) + ": SyntaxWarning: " + w.text + "\n";
    const std::string whole = source_line(code.filename, w.line);
    std::string_view line = whole;
    line.remove_prefix(std::min(line.find_first_not_of(" \t\f\r"), line.size()));
    line = line.substr(0, line.find_last_not_of(" \t\f\r") + 1);
    if (!line.empty()) out += "  " + std::string(line) + "\n";
  }
  if (!out.empty()) driver().write(t, Stream::err, out);
}

// Whether letting go of the program's globals may run code of its own; not while daemons still use them.
bool has_finalizers(Thread& t, Dict* globals) {
  {
    const std::lock_guard lock(rt().threads_mutex);
    for (const auto& other : rt().threads)
      if (other.get() != &t && !other->has_ended) return false;
  }
  for (DictGlance w{globals}; w.next();) {
    if (layout_of(w.value) == Layout::generator) return true;
    if (layout_of(w.value) == Layout::type && (w.value.as<Type>()->type_flags & has_finalizer) != 0) return true;
  }
  return false;
}

// slots: step, code of __main__, its globals, code of each file of the fallback
Value main_entry(Thread& t, Frame& k, Value result) {
  Runtime& r = rt();
  int64_t step = k.slots[0].as_integer();
  if (result == Value::blocked()) {
    result = none();  // the very first run
  } else if (result.is_null()) {
    Ref e = take_raised(t);
    const Value told = report(t, e.get());
    if (told.is_signal()) return told;
  } else {
    release(result);
  }
  for (;; ++step) {
    k.slots[0] = Value::integer(step + 1);
    Value next = none();
    switch (step) {
      default: next = run_module(t, k.slots[k.slot_count + step].as<CodeObject>(), r.fallback); break;
      case run_main:
        // The counters are the program's own from here on.
        warn_of_source(t, *k.slots[1].as<CodeObject>()->source);
        if (names_gc(*k.slots[1].as<CodeObject>()->source) && !shares_objects && t.visit == nullptr &&
            rt().exploring == nullptr)
          rt().cycles.begin();  // what is made from here on can be found, wherever it is that the program imports it
        t.starts_counting = true;
        next = run_module(t, k.slots[1].as<CodeObject>(), k.slots[2].as<Dict>());
        break;
      case run_shutdown: {
        // threading._shutdown() waits for the threads that are no daemons; without threading there are none.
        Ref threading = module_named("threading");
        if (!threading) break;
        Ref shutdown = Ref::steal(dict_get(threading.as<Module>()->dict, r.names.shutdown));
        if (shutdown) next = call(t, shutdown.get(), Args{});
        break;
      }
      case run_atexit: {
        Ref atexit = module_named("atexit");
        if (!atexit) break;
        Ref run = Ref::steal(dict_get(atexit.as<Module>()->dict, intern("_run_exitfuncs")));
        if (run) next = call(t, run.get(), Args{});
        break;
      }
      case run_finalizers:
        if (has_finalizers(t, k.slots[2].as<Dict>())) {
          const Value drop = dict_peek(r.fallback, intern("do_exit"));
          if (!drop.is_null()) next = call(t, drop, Args{&k.slots[2], 1, nullptr});
        }
        break;
      case over: return none();
    }
    if (next == Value::pushed() || next == Value::blocked()) return next;
    if (next.is_null()) {
      if (ends_run(t)) return Value();
      Ref e = take_raised(t);
      report_uncaught(t, e.get());
    }
  }
}

// What is made before the program begins belongs to its main thread.
uint32_t main_owner(const Settings& s) { return s.is_parallel() ? gil_owner + 1 : gil_owner; }

}  // namespace

Runtime::Runtime(Settings& s)
    : settings(s),
      heap(s.memory_bytes, s.explore != nullptr),
      first_heap(heap),
      exploring(s.explore != nullptr ? s.explore() : nullptr),
      exploring_hook(exploring.get()) {}

Runtime::~Runtime() = default;

Interpreter::Interpreter(const Settings& settings)
    : settings_(settings), runtime_(std::make_unique<Runtime>(settings_)) {
  Enter enter(*runtime_, runtime_->first_heap, main_owner(settings_));
  make_types();
  make_builtins();
  make_lockstep_module();
  register_native_modules();
}

Interpreter::~Interpreter() = default;  // objects go with their heap

void Interpreter::set_driver(Driver* driver) { driver_ = runtime_->driver = driver; }

Thread& Interpreter::start(std::shared_ptr<const code::Code> main, std::string source) {
  Runtime& r = *runtime_;
  Enter enter(r, r.first_heap, main_owner(settings_));
  Ref module = Ref::steal(make_module("__main__"));
  auto* globals = module.as<Module>()->dict;
  dict_set(globals, r.names.builtins, dict_peek(r.modules, intern("builtins")));
  Ref file = Ref::steal(make_str(main->filename));
  dict_set(globals, r.names.file, file.get());
  dict_set(r.modules, r.names.main, module.get());
  keep_source(main->filename, std::move(source));
  r.main_globals = globals;
  r.main_filename = main->filename;

  std::vector<Value> keep{Value(), Value::uncounted(make_code(std::move(main))), Value::uncounted(globals)};
  Library* library = settings_.library;
  for (const std::string_view part : fallback_files) {
    const ModuleSource* file_source = library != nullptr ? library->find("_fallback." + std::string(part)) : nullptr;
    if (file_source == nullptr) continue;
    if (r.exploring != nullptr)
      keep_source(file_source->filename, file_source->text);  // what functions say of themselves
    keep.push_back(Value::uncounted(make_code(file_source->code)));
  }
  keep[0] = Value::integer(3 - static_cast<int64_t>(keep.size()));
  if (keep.size() > 3) {
    Ref m = Ref::steal(make_module("_fallback"));
    r.fallback = own(Value::uncounted(m.as<Module>()->dict)).as<Dict>();
    dict_set(r.fallback, r.names.builtins, Value::uncounted(r.builtins));
    dict_set(r.fallback, intern("main_filename"), file.get());
  }

  Thread* t = new_thread(r, Value(), Value(), "MainThread");
  pop_frame(*t);
  push_continuation(*t, main_entry, keep)->then = Effect::nothing;
  return *t;
}

Stop Interpreter::run(Thread& t) {
  Enter enter(*runtime_, *t.heap, t.owner);
  Thread* outer = std::exchange(current_thread, &t);
  if (settings_.is_parallel()) {
    // From here on it may hold on to arrays again. Whoever retires one counts the epoch up: either after this, and sees
    // it, or before, and has put the new one in place.
    t.quiescent_at.store(runtime_->epoch.load(), std::memory_order_release);
    runtime_->epoch.fetch_add(0);
  }
  // Through a table, so that the linker's optimiser does not merge the three loops into this one caller: WebAssembly
  // engines allocate registers for a function as a whole, and badly for one of such a size.
  static constexpr Stop (*loops[])(Thread&) = {evaluate<LiveGil>, evaluate<LiveFree>, evaluate<Simulated>};
  // Until the program starts a second thread, no other can see an object, and plain counting is right in every build.
  const auto loop = [this] { return loops[settings_.runs_plain() ? 2 : shares_objects ? 1 : 0]; };
  Stop stop = loop()(t);
  if (settings_.is_parallel() && !shares_objects && runtime_->has_started_threads) {
    shares_objects = true;
    stop = loop()(t);
  }
  if (stop == Stop::finished) {
    release(std::exchange(t.handled, Value()));
    release(std::exchange(t.handle, Value()));
    merge_queued(t, true);
    give_back_frame_memory(t);
    t.quiescent_at.store(~uint64_t{0});
    if (settings_.is_parallel()) {
      const std::lock_guard lock(runtime_->threads_mutex);
      runtime_->idle_heaps.push_back(t.heap);
    }
  } else if (settings_.is_parallel() && stop != Stop::switch_point) {
    t.quiescent_at.store(~uint64_t{0});  // while it waits it looks at nothing
  }
  current_thread = outer;
  return stop;
}

void Interpreter::refresh_pending(Thread& t) {
  Enter enter(*runtime_, *t.heap, t.owner);
  vm::refresh_pending(t);
}

void pass_quiescent_state(Thread& t) {
  Runtime& r = rt();
  const uint64_t now = r.epoch.load(std::memory_order_acquire);
  t.quiescent_at.store(now, std::memory_order_release);
  if (!t.heap->has_retired()) return;
  uint64_t oldest = now;
  {
    std::lock_guard lock(r.threads_mutex);
    for (const auto& other : r.threads) oldest = std::min(oldest, other->quiescent_at.load(std::memory_order_acquire));
  }
  t.heap->reclaim(oldest);
}

Thread* Interpreter::thread(ThreadId id) {
  std::lock_guard lock(runtime_->threads_mutex);
  return index_of(id) < runtime_->threads.size() ? runtime_->threads[index_of(id)].get() : nullptr;
}
uint32_t Interpreter::thread_count() const {
  std::lock_guard lock(runtime_->threads_mutex);
  return static_cast<uint32_t>(runtime_->threads.size());
}

bool Interpreter::has_failed() const { return runtime_->failed; }
int Interpreter::exit_code() const { return runtime_->exit_code; }
std::string Interpreter::notes() const {
  const std::lock_guard lock(runtime_->threads_mutex);
  return runtime_->notes;
}

std::string Interpreter::label(Object* o) {
  Runtime& r = *runtime_;
  Enter enter(r, r.first_heap, main_owner(settings_));
  if (o->type->layout == Layout::thread_handle) {
    {
      const std::lock_guard lock(r.import_mutex);
      for (DictGlance w{r.importing}; w.next();)
        if (w.value.object() == o && !to_utf8(w.key.as<Str>()).starts_with('#'))
          return "module " + to_utf8(w.key.as<Str>());
    }
    const uint32_t index = static_cast<ThreadHandle*>(o)->thread.load();
    return index > 0 ? thread_name(*thread(ThreadId{index - 1})) : "thread";
  }
  const std::string kind = o->type->layout == Layout::lock ? "Lock" : std::string(o->type->name->ascii());
  // The name that the program gave it, where it is a global. Other threads may be adding some.
  if (r.main_globals == nullptr) return kind;
  const Critical lock(r.main_globals);
  for (DictGlance w{r.main_globals}; w.next();) {
    if (w.value.is_object() && w.value.object() == o) return to_utf8(w.key.as<Str>()) + " (" + kind + ")";
  }
  return kind;
}

std::string Interpreter::started_name(Object* thread) {
  Enter enter(*runtime_, runtime_->first_heap, main_owner(settings_));
  const Ref name = Ref::steal(instance_attribute(Value::uncounted(thread), intern("_name")));
  return is_str(name.get()) ? to_utf8(name.get().as<Str>()) : "a thread";
}

uint32_t Interpreter::current_line(const Thread& t) const { return vm::current_line(*runtime_, t); }

std::string Interpreter::thread_name(const Thread& t) {
  return t.name.empty() ? "Thread-" + std::to_string(index_of(t.id)) : t.name;
}

std::optional<ThreadId> Interpreter::owner_of(Object* o) {
  uint32_t tag = 0;
  if (o->type->layout == Layout::lock) tag = static_cast<Lock*>(o)->holder.load();
  if (o->type->layout == Layout::rlock) tag = static_cast<RLock*>(o)->holder.load();
  if (o->type->layout == Layout::thread_handle) tag = static_cast<ThreadHandle*>(o)->thread.load();
  return tag != 0 ? std::optional(ThreadId{tag - 1}) : std::nullopt;
}

}  // namespace lockstep::python::vm

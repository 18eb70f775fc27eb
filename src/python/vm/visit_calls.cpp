// What calls touch: the methods of built-in types, the synchronisation of the library, and functions that read what
// they are given.
#include <string_view>

#include "python/vm/call.h"
#include "python/vm/event.h"
#include "python/vm/sync.h"

namespace lockstep::python::vm {

Role role_of(const code::Code& code) {
  constexpr std::string_view library = "/usr/lib/python3.14/";
  if (!code.filename.starts_with(library)) return Role::program;
  const std::string_view module = std::string_view(code.filename).substr(library.size());
  if (module == "_fallback/text.py" && code.qualified_name == "TextIOWrapper.write") return Role::writes;
  // What is made for threads guards its own data; any other module may be given data that threads share.
  if (module != "threading.py" && module != "queue.py" && !module.starts_with("concurrent/")) return Role::program;
  const std::string_view name = code.qualified_name;
  const size_t dot = name.find('.');
  const std::string_view type = name.substr(0, dot), method = dot == name.npos ? "" : name.substr(dot + 1);
  if (method == "__init__" || name == "<module>") return Role::quiet;
  if (type == "Thread" || type == "_MainThread" || type == "_DummyThread") {
    if (method == "start") return Role::starts;
    if (method == "join") return Role::joins;
    if (method == "is_alive") return Role::reads;
    return method == "run" ? Role::library : Role::quiet;
  }
  for (std::string_view quiet : {"_shutdown", "current_thread", "excepthook", "_invoke_excepthook", "_newname"})
    if (name == quiet) return Role::quiet;
  const bool is_queue = type.ends_with("Queue");
  if (type == "Condition" && method == "wait") return Role::waits;
  if (type == "Condition" && method == "wait_for") return Role::library;
  if (type == "Condition" || type == "Semaphore" || type == "BoundedSemaphore" || type == "Event" || is_queue) {
    for (std::string_view reads : {"is_set", "locked", "empty", "full", "qsize"})
      if (method == reads) return Role::reads;
    if ((type == "Event" && method == "wait") || (is_queue && method == "join")) return Role::reads;
    return Role::writes;
  }
  return Role::library;
}

bool is_free(const Object* o, const Thread& t) {
  if (o->type->layout == Layout::lock)
    return (static_cast<const Lock*>(o)->state.load(std::memory_order_relaxed) & Lock::locked) == 0;
  const uint32_t holder = static_cast<const RLock*>(o)->holder.load(std::memory_order_relaxed);
  return holder == 0 || holder == index_of(t.id) + 1;
}

namespace {

bool is_false(Value v) { return v.is_integer() ? v.as_integer() == 0 : same(v, boolean(false)) || is_none(v); }
bool is_false_given(Value v) { return !v.is_null() && is_false(v); }
void examine_lock(Thread& t, Event& e, std::string_view name, const Given& given) {
  Object* lock = given[0].object();
  e.is_synchronisation = true;
  if (name.starts_with("acquire") || name == "__enter__") {
    const Value blocking = given.parameter(0, "blocking"), timeout = given.parameter(1, "timeout");
    const bool may_block = blocking.is_null() || !is_false(blocking);
    const bool is_timed = !timeout.is_null() && !same(timeout, Value::integer(-1)) && !is_none(timeout);
    if (may_block && !is_timed) {
      e.need = lock->type->layout == Layout::lock ? Need::lock_free : Need::rlock_free;
      e.needed = lock;
    }
    e.touch(lock, Access::whole, may_block || is_free(lock, t));
  } else {
    e.touch(lock, Access::whole, !name.starts_with("locked") && name != "_is_owned");
  }
}

void examine_list(Event& e, std::string_view name, const Given& given) {
  Object* list = given[0].object();
  for (std::string_view changing :
       {"append", "pop", "insert", "remove", "clear", "extend", "sort", "reverse", "__init__"}) {
    if (name == changing) {
      e.write(list, Access::structure);
      if (name == "extend" && given.total() > 1) read_whole(e, given[1], 0);
      return;
    }
  }
  e.read(list, Access::whole);
}

void examine_dict(Thread& t, Event& e, std::string_view name, const Given& given) {
  auto* d = given[0].as<Dict>();
  const Value key = given[1];
  if ((name == "get" || name == "setdefault" || name == "pop") && !key.is_null()) {
    const bool is_there = has_key(t, d, key);
    const bool changes = name == "setdefault" ? !is_there : name == "pop" && is_there;
    e.touch(d, key_cell(t, key), changes);
    if (changes) e.write(d, Access::structure);
  } else if (name == "keys" || name == "values" || name == "items") {
    return;
  } else {
    for (std::string_view changing : {"popitem", "clear", "update", "__init__"})
      if (name == changing) e.write(d, Access::whole);
    e.read(d, Access::whole);
    for (uint32_t i = 1; i < given.total(); ++i) read_whole(e, given[i], 0);
  }
}

bool only_reads(std::string_view name) {
  for (std::string_view reading :
       {"copy", "index", "count", "union", "intersection", "difference", "symmetric_difference", "issubset",
        "issuperset", "isdisjoint", "__contains__", "__len__", "__iter__", "decode", "hex", "find"})
    if (name == reading) return true;
  return false;
}

void examine_native(Thread& t, Event& e, const NativeFunction* f, const Given& given) {
  const std::string_view name = f->name->ascii();
  const Value self = given[0];
  if (f->owner != nullptr && !self.is_null()) {
    switch (f->owner->layout) {
      case Layout::lock:
      case Layout::rlock: return examine_lock(t, e, name, given);
      case Layout::thread_handle:
        e.is_synchronisation = true;
        e.touch(self.object(), Access::whole, name == "_set_done");
        if (name == "join" && given.total() < 2) {
          e.need = Need::thread_ended;
          e.needed = self.object();
        }
        return;
      case Layout::list: return examine_list(e, name, given);
      case Layout::dict: return examine_dict(t, e, name, given);
      case Layout::str:
      case Layout::tuple:
      case Layout::instance: break;
      default:
        if (self.is_object() && !is_immortal(self.object())) e.touch(self.object(), Access::whole, !only_reads(name));
        break;
    }
  } else if (f->owner == nullptr) {
    if (name == "print" || (name == "write" && f->module->ascii() == "_lockstep")) {
      if (name == "print" || is_false(given[0])) e.write(output(), Access::whole);
    } else if (name == "len" && is_container(self)) {
      return e.read(self.object(), Access::structure);
    } else if (name == "next" && !self.is_null()) {
      return step_iterator(e, self);
    } else if ((name == "setattr" || name == "delattr" || name == "getattr" || name == "hasattr") &&
               given.total() > 1 && is_str(given[1])) {
      return touch_attribute(e, self, intern(given[1].as<Str>()), name[0] != 'g' && name[0] != 'h');
    } else if (name == "iter" || name == "isinstance" || name == "type" || name == "id" || name == "reversed") {
      return;
    } else if (name == "start_joinable_thread" || name == "start_new_thread" || name == "start_new") {
      e.is_synchronisation = true;
      e.role = Role::starts;
      return;
    }
  }
  for (uint32_t i = 0; i < given.count; ++i) read_whole(e, given.values[i]);
  if (f->owner == nullptr && !given.self.is_null()) read_whole(e, given.self);
}

void examine_operation(Event& e, const CodeObject* code, const Given& given) {
  const Role role = code->role;
  e.role = role;
  e.is_synchronisation = true;
  const Value self = given[0];
  if (!self.is_object()) return;
  if (role == Role::joins) {
    Ref handle = Ref::steal(instance_attribute(self, intern("_handle")));
    if (!handle || layout_of(handle.get()) != Layout::thread_handle) return;
    e.read(handle.object(), Access::whole);
    const Value timeout = given.parameter(0, "timeout");
    if (!timeout.is_null() && !is_none(timeout)) return;
    e.need = Need::thread_ended;
    e.needed = handle.object();
    return;
  }
  // A semaphore's failing try only reads, as a lock's does.
  bool writes = role != Role::reads;
  if (code->qualified_name->ascii() == "Semaphore.acquire" && is_false_given(given.parameter(0, "blocking"))) {
    Ref left = Ref::steal(instance_attribute(self, intern("_value")));
    if (left && same(left.get(), Value::integer(0))) writes = false;
  }
  if (type_of(self)->name->ascii() == "TextIOWrapper") {
    e.is_synchronisation = false;
    Ref number = Ref::steal(instance_attribute(self, intern("_number")));
    if (number && is_false(number.get())) e.write(output(), Access::whole);
    return;
  }
  e.touch(self.object(), Access::whole, writes);
  Ref lock = Ref::steal(instance_attribute(self, intern("_lock")));
  if (lock && (layout_of(lock.get()) == Layout::lock || layout_of(lock.get()) == Layout::rlock))
    e.touch(lock.object(), Access::whole, writes);
}

}  // namespace

void examine_call(Thread& t, Event& e, Value callable, Given given) {
  if (layout_of(callable) == Layout::method) {
    // Only `self` is looked at besides what CALL has on the stack; a method is never called with another self.
    given.self = callable.as<Method>()->self;
    callable = callable.as<Method>()->function;
  }
  switch (layout_of(callable)) {
    case Layout::function: {
      const CodeObject* code = callable.as<Function>()->code;
      if (is_operation(code->role)) examine_operation(e, code, given);
      break;
    }
    case Layout::native_function:
    case Layout::native_method: {
      const auto* f = callable.as<NativeFunction>();
      if (!f->self.is_null() && given.self.is_null()) given.self = f->self;
      examine_native(t, e, f, given);
      break;
    }
    case Layout::type:
      for (uint32_t i = 0; i < given.count; ++i) read_whole(e, given.values[i], 0);
      break;
    default: break;
  }
}

}  // namespace lockstep::python::vm

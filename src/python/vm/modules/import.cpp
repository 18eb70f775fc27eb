// Importing.
#include <algorithm>
#include <cmath>

#include "python/vm/core/call.h"
#include "python/vm/eval/eval.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/containers/deque.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/threads/sync.h"
#include "python/vm/objects/types/weakref.h"

namespace lockstep::python::vm {

Value make_itertools_parts(Thread&);

namespace {

// A module is made by one thread; others that import it meanwhile wait until it is there (Lib/importlib/_bootstrap.py,
// _ModuleLock). Where that would be a circle, of one thread or of several, the unfinished module is what they get.

Str* waiter_key(uint32_t thread) { return intern("#" + std::to_string(thread)); }

void finish_import(Thread& t, Str* name) {
  Ref handle;
  {
    const std::lock_guard lock(rt().import_mutex);
    handle = Ref::steal(dict_get(rt().importing, name));
    if (!handle) return;
    // The entries of those who wait stay until they go on: each is its waiter's hold on the handle.
    dict_remove(rt().importing, name);
    handle.as<ThreadHandle>()->thread.store(0);
  }
  end_handle(t, handle.as<ThreadHandle>());
}

// Whether the thread that makes what `handle` stands for waits, over however many others, for this one. What is made
// has no maker any more, and ends the chain.
bool is_circle(uint32_t me, const ThreadHandle* handle) {
  for (uint32_t maker = handle->thread.load(); maker != me;) {
    const Value next = dict_peek(rt().importing, waiter_key(maker));
    if (next.is_null()) return false;
    maker = next.as<ThreadHandle>()->thread.load();
  }
  return true;
}

// slots: module, name
Value after_module_body(Thread& t, Frame& k, Value result) {
  auto* name = k.slots[1].as<Str>();
  if (result.is_null()) dict_remove(rt().modules, name);  // a half-made module is not left behind
  finish_import(t, name);
  if (result.is_null()) return Value();
  release(result);
  return own(k.slots[0]);
}

// Modules of CPython that a lab cannot run yet: the run ends with their name instead of going another way.
constexpr std::string_view modules_to_come[] = {"multiprocessing", "concurrent.interpreters", "_interpreters", "ctypes",
                                                "xxsubtype"};

// A program that foresees that a module may be missing is told so, and the report says what it was told.
void go_on_without(Thread& t, const std::string& what) {
  const uint32_t line = current_line(rt(), t);
  const std::lock_guard lock(rt().threads_mutex);
  const std::string note = what + " is not here: its import raised ImportError (line " + std::to_string(line) + ")";
  if (rt().notes.find(note) == std::string::npos) rt().notes += (rt().notes.empty() ? "" : "\n") + note;
}

Value load_module(Thread& t, Str* name) {
  Runtime& r = rt();
  const std::string text = to_utf8(name);
  if (const auto native = r.native_modules.find(text); native != r.native_modules.end()) {
    const Value m = native->second(t);
    if (!m.is_signal()) dict_set(r.modules, name, m);
    return m;
  }
  Library* library = r.settings.library;
  const ModuleSource* source = library != nullptr ? library->find(text) : nullptr;
  if (source == nullptr) {
    const bool is_to_come = std::ranges::find(modules_to_come, text) != std::end(modules_to_come);
    if (is_to_come || is_library_module(text) || is_lacking(t, "modules", text)) {
      const std::string what = (is_to_come ? "'" : "module '") + text + "'";
      if (!is_import_guarded(t)) return refuse(t, what);
      go_on_without(t, what);
    }
    const size_t dot = text.rfind('.');
    const std::string parent = dot == std::string::npos ? "" : text.substr(0, dot);
    Ref package = Ref::steal(parent.empty() ? Value() : dict_get(r.modules, intern(parent)));
    const bool is_plain = package && layout_of(package.get()) == Layout::module &&
                          dict_entry_index(package.as<Module>()->dict, r.names.path) < 0;
    raise(t, Exc::ModuleNotFoundError,
          "No module named '" + text + "'" + (is_plain ? "; '" + parent + "' is not a package" : ""));
    t.raised.as<Exception>()->extra_value = own(Value::uncounted(name));
    return Value();
  }
  Ref m = Ref::steal(make_module(text));
  auto* d = m.as<Module>()->dict;
  const bool is_c = source->filename.find("/lib-dynload/") != std::string::npos;
  Ref file = Ref::steal(make_str(source->filename));
  if (!is_c) dict_set(d, r.names.file, file.get());
  const size_t dot = source->is_package ? text.size() : text.rfind('.');
  Ref package = Ref::steal(make_str(dot == std::string::npos ? "" : text.substr(0, dot)));
  dict_set(d, intern("__package__"), package.get());
  if (source->is_package) {
    Ref folder = Ref::steal(make_str(source->filename.substr(0, source->filename.rfind('/'))));
    const Value place = folder.get();
    Ref path = Ref::steal(make_list(&place, 1));
    dict_set(d, r.names.path, path.get());
  }
  dict_set(d, r.names.builtins, Value::uncounted(r.builtins));
  dict_set(r.modules, name, m.get());
  keep_source(source->filename, source->text);
  Ref body = Ref::steal(make_function(make_code(source->code), d, r.builtins));
  const Value keep[] = {m.get(), Value::uncounted(name)};
  return call_then(t, body.get(), {}, after_module_body, keep);
}

// The module of this full name: what sys.modules has, or made now. blocked(): another thread makes it.
Value find_or_load(Thread& t, Str* name) {
  Runtime& r = rt();
  t.is_retrying = false;
  Value m = dict_get(r.modules, name);
  // Without a GIL the mutex also hands over what another thread has put into the module.
  if (!shares_objects && r.importing->count.load() == 0 && !m.is_null()) return m;
  const uint32_t me = index_of(t.id) + 1;
  Ref handle;
  {
    const std::lock_guard lock(r.import_mutex);
    dict_remove(r.importing, waiter_key(me));
    handle = Ref::steal(dict_get(r.importing, name));
    if (!handle) {
      if (m.is_null()) m = dict_get(r.modules, name);
      if (!m.is_null()) return m;
      Ref mine = Ref::steal(begin_handle(t));
      dict_set(r.importing, name, mine.get());
    } else if (!is_circle(me, handle.as<ThreadHandle>())) {
      release(m);
      dict_set(r.importing, waiter_key(me), handle.get());
      return wait_for_handle(t, handle.as<ThreadHandle>(), "import");
    }
  }
  if (!m.is_null()) return m;
  m = load_module(t, name);
  if (m != Value::pushed() && !handle) finish_import(t, name);
  return m;
}

// "a.b.c": every parent first. slots: full name, position, wants the last one
Value import_step(Thread& t, Frame& k, Value result) {
  if (result.is_null()) return result;
  Runtime& r = rt();
  Ref loaded = Ref::steal(result == Value::blocked() ? Value::integer(0) : result);
  const std::string full = to_utf8(k.slots[0].as<Str>());
  auto at = static_cast<size_t>(k.slots[1].as_integer());
  for (;;) {
    if (at > 0 && loaded.get().is_object()) {  // bind the child in its parent
      const std::string done = full.substr(0, at);
      const size_t dot = done.rfind('.');
      if (dot != std::string::npos) {
        if (const Ref parent = module_named(done.substr(0, dot)))
          dict_set(parent.as<Module>()->dict, intern(done.substr(dot + 1)), loaded.get());
      }
    }
    if (at >= full.size()) break;
    size_t end = full.find('.', at == 0 ? 0 : at + 1);
    if (end == std::string::npos) end = full.size();
    const Value m = find_or_load(t, intern(full.substr(0, end)));
    if (m == Value::blocked()) return m;
    at = end;
    k.slots[1] = Value::integer(static_cast<int64_t>(at));
    if (m.is_signal()) return m;
    loaded = Ref::steal(m);
  }
  if (same(k.slots[2], r.true_)) return loaded.take();
  return dict_get(r.modules, intern(full.substr(0, full.find('.'))));
}

// slots: full name of a submodule that was just loaded
Value bind_submodule(Thread&, Frame& k, Value result) {
  if (!result.is_object()) return result;
  const std::string full = to_utf8(k.slots[0].as<Str>());
  const size_t dot = full.rfind('.');
  if (const Ref parent = module_named(full.substr(0, dot)))
    dict_set(parent.as<Module>()->dict, intern(full.substr(dot + 1)), result);
  return result;
}

}  // namespace

Value import_name(Thread& t, Frame* f, Str* name, Value from_list, int64_t level) {
  if (level != 0) {  // Python/import.c, resolve_name
    Ref package = Ref::steal(dict_get(f->globals, intern("__package__")));
    std::string full = package && is_str(package.get()) ? to_utf8(package.as<Str>()) : "";
    if (full.empty()) return raise(t, Exc::ImportError, "attempted relative import with no known parent package");
    for (; level > 1; --level) {
      const size_t dot = full.rfind('.');
      if (dot == std::string::npos)
        return raise(t, Exc::ImportError, "attempted relative import beyond top-level package");
      full.resize(dot);
    }
    name = intern(name->length == 0 ? full : full + "." + to_utf8(name));
  }
  const bool wants_last = !is_none(from_list) || level != 0;
  if (name->ascii().find('.') == std::string_view::npos) return find_or_load(t, name);
  Frame* base = t.top;
  const Value keep[] = {Value::uncounted(name), Value::integer(0), boolean(wants_last)};
  Frame* k = push_continuation(t, import_step, keep);
  const Value r = import_step(t, *k, Value::integer(0));
  if (r == Value::pushed()) return r;
  while (t.top != base) pop_frame(t);
  return r;
}

namespace {

Value cannot_import(Thread& t, Value module, Str* name) {
  auto* m = module.as<Module>();
  const std::string owner = to_utf8(m->name), wanted = to_utf8(name);
  if (is_lacking(t, owner, wanted) || is_lacking(t, "modules", owner + "." + wanted)) {
    const std::string what = "'" + owner + "." + wanted + "'";
    if (!is_import_guarded(t)) return refuse(t, what);
    go_on_without(t, what);
  }
  Ref file = Ref::steal(dict_get(m->dict, rt().names.file));
  raise(t, Exc::ImportError,
        "cannot import name '" + to_utf8(name) + "' from '" + to_utf8(m->name) + "' (" +
            (file && is_str(file.get()) ? to_utf8(file.as<Str>()) : "unknown location") + ")");
  t.raised.as<Exception>()->extra_value = own(Value::uncounted(m->name));
  return Value();
}

// slots: module, name
Value after_module_getattr(Thread& t, Frame& k, Value result) {
  if (!result.is_null() || !catch_raised(t, Exc::AttributeError)) return result;
  return cannot_import(t, k.slots[0], k.slots[1].as<Str>());
}

}  // namespace

Value import_from(Thread& t, Value module, Str* name) {
  const Value v =
      layout_of(module) == Layout::module ? dict_get(module.as<Module>()->dict, name) : get_attribute(t, module, name);
  if (!v.is_null() || !t.raised.is_null()) return v;
  if (layout_of(module) != Layout::module) {
    return raise(t, Exc::ImportError,
                 "cannot import name '" + to_utf8(name) + "' from '<unknown module name>' (unknown location)");
  }
  auto* d = module.as<Module>()->dict;
  const std::string owner = to_utf8(module.as<Module>()->name);
  if (dict_entry_index(d, rt().names.path) >= 0) {
    Str* full = intern(owner + "." + to_utf8(name));
    const std::string text = to_utf8(full);
    Library* library = rt().settings.library;
    const bool is_to_come = std::ranges::find(modules_to_come, text) != std::end(modules_to_come);
    if (is_to_come || dict_entry_index(rt().modules, full) >= 0 ||
        (library != nullptr && library->find(text) != nullptr)) {
      const Value keep[] = {Value::uncounted(full)};
      Frame* base = t.top;
      Frame* k = push_continuation(t, bind_submodule, keep);
      const Value m = find_or_load(t, full);
      if (m == Value::pushed()) return m;
      const Value r = bind_submodule(t, *k, m);
      while (t.top != base) pop_frame(t);
      return r;
    }
  }
  Ref hook = Ref::steal(dict_get(d, special_name(Special::getattr)));  // PEP 562
  if (!hook) return cannot_import(t, module, name);
  const Value args[] = {Value::uncounted(name)}, keep[] = {module, args[0]};
  return call_then(t, hook.get(), Args{args, 1, nullptr}, after_module_getattr, keep, Effect::nothing);
}

void keep_source(const std::string& filename, std::string text) {
  const std::lock_guard lock(rt().threads_mutex);
  rt().sources[filename] = std::move(text);
}

namespace {
std::string whole_line(const std::string& filename, int64_t line) {
  const std::lock_guard lock(rt().threads_mutex);
  const auto source = rt().sources.find(filename);
  if (source == rt().sources.end()) return "";
  std::string_view rest = source->second;
  for (int64_t i = 1; i < line; ++i) {
    const size_t end = rest.find('\n');
    if (end == std::string_view::npos) return "";
    rest.remove_prefix(end + 1);
  }
  return std::string(rest.substr(0, rest.find('\n')));
}

// Behind a line of the library may stand where CPython's is.
constexpr std::string_view number_mark = "  #@";
}  // namespace

std::string source_line(const std::string& filename, int64_t line) {
  std::string text = whole_line(filename, line);
  if (filename != rt().main_filename) text.erase(std::min(text.find(number_mark), text.size()));
  return text;
}

std::string shown_place(const std::string& filename, int64_t line) {
  std::string file = filename, number = std::to_string(line);
  const std::string text = filename == rt().main_filename ? "" : whole_line(filename, line);
  const size_t mark = text.find(number_mark);
  // Behind it and a blank stands what a function is to an exploration (visit_roles.cpp).
  if (mark != std::string::npos && !text.substr(mark + number_mark.size()).starts_with(' ')) {
    number = text.substr(mark + number_mark.size());
    if (const size_t colon = number.find(':'); colon != std::string::npos) {
      file = file.substr(0, file.rfind('/') + 1) + number.substr(0, colon);
      number.erase(0, colon + 1);
    }
  }
  return "\"" + file + "\", line " + number;
}

void register_native_modules() {
  auto& n = rt().native_modules;
  n["sys"] = make_sys_module;
  n["time"] = make_time_module;
  n["native"] = make_native_module;
  n["_dis"] = make_dis_module;
  n["_thread"] = make_thread_module;
  n["_collections_deque"] = make_collections_module;
  n["_itertools"] = make_itertools_parts;
  n["_queue"] = make_queue_module;
  n["_math"] = make_math_module;
  n["_random"] = make_random_module;
  n["struct"] = make_struct_module;
  n["_weakref"] = make_weakref_module;
}

}  // namespace lockstep::python::vm

#include "python/vm/waiting.h"

#include "python/vm/core/runtime.h"
#include "python/vm/core/thread.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

const Frame* python_frame(const Frame* f) {
  while (f != nullptr && f->kind != FrameKind::python) f = f->previous;
  return f;
}

bool is_in_library_file(const Frame* f, const Runtime& r) {
  const std::string& file = f->code->source->filename;
  return file != r.main_filename && file.starts_with("/usr/lib/python");
}

bool is_of_library(const Frame* f, const Runtime& r) {
  const std::string& file = f->code->source->filename;
  // What a thread begins with is the library's as well, but nothing that the program has called.
  const bool begins_thread =
      file.ends_with("/threading.py") && (f->code->source->qualified_name.starts_with("Thread._bootstrap") ||
                                          f->code->source->qualified_name == "Thread.run");
  return is_in_library_file(f, r) && !begins_thread;
}

Value content_of(Value v) {
  const bool is_cell = v.is_object() && v.object()->type->layout == Layout::cell;
  return is_cell ? v.as<CellObject>()->content.load() : v;
}

// "threading", of "/usr/lib/python3.14/threading.py".
std::string module_of(const Frame* f) {
  const std::string& file = f->code->source->filename;
  const size_t begin = file.rfind('/') + 1;
  return file.substr(begin, file.rfind('.') - begin);
}

// The name by which a frame of the program knows it; "" = none of its locals.
std::string local_name(const Frame* f, const Object* o) {
  for (uint32_t i = 0; f != nullptr && i < f->code->source->locals_plus.size(); ++i)
    if (const Value v = content_of(f->slots[i]); v.is_object() && v.object() == o)
      return to_utf8(f->code->local_names[i]);
  return "";
}

}  // namespace

std::optional<LibraryWait> find_library_wait(Interpreter& interpreter, const Thread& t) {
  const Runtime& r = interpreter.runtime();
  const Frame* f = python_frame(t.top);
  if (f == nullptr || !is_in_library_file(f, r)) return std::nullopt;
  const std::string& newest = f->code->source->qualified_name;
  if (newest == "BaseEventLoop._run_once")
    return LibraryWait{"", "its event loop, in which nothing can happen any more", true};
  if (newest != "Condition.wait") {
    // A lock that the program has never seen: threading's list of threads has one.
    if (t.wait.object == nullptr) return std::nullopt;
    const std::string label = interpreter.label(t.wait.object);
    if (label != "Lock" && label != "RLock") return std::nullopt;
    return LibraryWait{"acquire", "a lock of " + module_of(f), false};
  }
  const Frame* called = f;
  while ((f = python_frame(f->previous)) != nullptr && is_of_library(f, r)) called = f;
  const std::string name = called->code->source->name;
  if (called->code->source->qualified_name == name) {  // a function: concurrent.futures.wait()
    return LibraryWait{"", name + "()", false};
  }
  const Value self = called->slot_count > 0 ? content_of(called->slots[0]) : Value();
  if (!self.is_object()) return std::nullopt;
  LibraryWait found;
  found.verb = name == "get" ? "get from" : name == "put" ? "put into" : name == "join" ? "join" : "";
  if (name == "acquire" || name == "__enter__") found.verb = "acquire";
  if (name == "start" && called->code->source->qualified_name == "Thread.start")
    return LibraryWait{"start", interpreter.started_name(self.object()), false};
  found.label = interpreter.label(self.object());
  const std::string local = local_name(f, self.object());
  if (!local.empty() && found.label.find(' ') == std::string::npos) found.label = local + " (" + found.label + ")";
  return found;
}

}  // namespace lockstep::python::vm

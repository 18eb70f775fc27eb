// What the library in Python asks of frames, tracebacks and sources: functions of the module `_lockstep`.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/modules/lockstep_module.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/functions/frame.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

// types.coroutine(): the function's code with the flag that lets its generators be awaited.
Value make_awaitable(Thread&, Args a) {
  auto* f = a[0].as<Function>();
  auto source = std::make_shared<code::Code>(*f->code->source);
  source->flags |= code::iterable_coroutine;
  f->code = make_code(std::move(source));
  return none();
}

Value get_frame(Thread& t, Args a) {
  if (!check_count(t, "_getframe", a, 0, 1)) return Value();
  auto depth = as_index_or(t, a.given(0), 0);
  if (!depth) return Value();
  Frame* f = visible_frame(t.top);
  for (; *depth > 0 && f != nullptr; --*depth) f = visible_frame(f->previous);
  return f == nullptr ? raise(t, Exc::ValueError, "call stack is not deep enough") : picture_of(t, f);
}

Value get_frame_module_name(Thread& t, Args a) {
  auto depth = as_index_or(t, a.given(0), 0);
  if (!depth) return Value();
  Frame* f = visible_frame(t.top);
  for (; *depth > 0 && f != nullptr; --*depth) f = visible_frame(f->previous);
  const Value name = f == nullptr ? Value() : dict_get(f->globals, rt().names.name);
  return name.is_null() ? none() : name;
}

Value source_line_of(Thread& t, Args a) {  // (file name, line) → text without its newline, "" where unknown
  const auto line = as_index(t, a[1]);
  if (!line) return Value();
  return make_str(vm::source_line(to_utf8(a[0].as<Str>()), *line));
}

Value traceback_entry_of(Thread&, Args a) { return make_str(traceback_entry(a[0].as<Traceback>())); }

Value suggestion_for(Thread& t, Args a) {  // (exception, with its traceback?)
  auto* e = a[0].as<Exception>();
  const Value trace = e->traceback;
  if (!same(a[1], rt().true_)) e->traceback = Value();
  const std::string text = suggestion(t, a[0]);
  e->traceback = trace;
  return make_str(text);
}

}  // namespace

void add_introspection(Value helper) {
  module_add(helper, "get_frame", Effect::nothing, get_frame, {0, 1});
  module_add(helper, "make_awaitable", Effect::nothing, checked<make_awaitable, 'f'>);
  module_add(helper, "get_frame_module_name", Effect::nothing, get_frame_module_name, {0, 1});
  module_add(helper, "source_line", Effect::nothing, checked<source_line_of, 's', '.'>);
  module_add(helper, "traceback_entry", Effect::nothing, checked<traceback_entry_of, 't'>);
  module_add(helper, "suggestion", Effect::reads_arguments, checked<suggestion_for, 'E', '.'>);
}

}  // namespace lockstep::python::vm

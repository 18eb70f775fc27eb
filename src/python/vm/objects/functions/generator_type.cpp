// Generators as programs see them (Objects/genobject.c).
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"
#include "python/vm/objects/functions/frame.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value generator_send(Thread& t, Args a) {
  const Value r = resume_generator(t, a[0].as<Generator>(), a[1]);
  return r == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : r;
}

Value generator_next_method(Thread& t, Args a) {
  const Value r = resume_generator(t, a[0].as<Generator>(), rt().none);
  return r == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : r;
}

template <Value Generator::*field>
Value generator_name(Thread&, Value v) {
  return own(v.as<Generator>()->*field);
}
template <Value Generator::*field>
Value set_generator_name(Thread& t, Value v, Value x) {
  if (!is_str(x)) {
    return raise(
        t, Exc::TypeError,
        std::string(field == &Generator::name ? "__name__" : "__qualname__") + " must be set to a string object");
  }
  release(std::exchange(v.as<Generator>()->*field, own(x)));
  return none();
}
Value generator_running(Thread&, Value v) {
  return boolean(v.as<Generator>()->state.load() == GeneratorState::running);
}
Value generator_suspended(Thread&, Value v) {
  return boolean(v.as<Generator>()->state.load() == GeneratorState::suspended);
}
Value async_running(Thread&, Value v) { return boolean(v.as<Generator>()->is_async_running.load()); }
Value generator_awaits(Thread&, Value v) {
  const Value inner = awaited_by(v.as<Generator>());
  return inner.is_null() ? none() : own(inner);
}
// _line: where it stands; 0 once it is over.
Value generator_line(Thread&, Value v) {
  const Frame* f = v.as<Generator>()->frame;
  if (f == nullptr) return Value::integer(0);
  const auto at = static_cast<uint32_t>(f->ip - f->code->instrs);
  return Value::integer(f->code->source->locations[f->code->units[at > 0 ? at - 1 : 0]].line);
}
Value generator_code(Thread&, Value v) { return own(Value::uncounted(v.as<Generator>()->code)); }

}  // namespace

void add_generator_attributes(Type* type, const std::string& prefix) {
  const bool is_generator = prefix == "gi_", is_async = prefix == "ag_";
  const auto get = [&](const std::string& name, Effect effect, Value (*getter)(Thread&, Value)) {
    add_getter(type, name.c_str(), effect, getter);
  };
  add_getter(type, "__name__", Effect::reads_self, generator_name<&Generator::name>,
             set_generator_name<&Generator::name>);
  add_getter(type, "__qualname__", Effect::reads_self, generator_name<&Generator::qualified_name>,
             set_generator_name<&Generator::qualified_name>);
  get(prefix + "code", Effect::nothing, generator_code);
  get(prefix + "frame", Effect::unknown, frame_of_generator);
  get(prefix + "running", Effect::reads_self, is_async ? async_running : generator_running);
  get("_line", Effect::reads_self, generator_line);
  get(prefix + "suspended", Effect::reads_self, generator_suspended);
  get(prefix + (is_generator ? "yieldfrom" : "await"), Effect::reads_self, generator_awaits);
}

void add_generator_methods(Type* type) {
  add_generator_attributes(type, "gi_");
  add_method(type, "send", Effect::steps, generator_send, 1);
  add_method(type, "__next__", Effect::steps, generator_next_method, 0);
  add_method(type, "throw", Effect::runs_python, needs_fallback);
  add_method(type, "close", Effect::runs_python, needs_fallback);
}

}  // namespace lockstep::python::vm

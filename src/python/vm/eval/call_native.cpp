// Calls of the functions that are written in C++: their arguments counted as CPython counts them, and what only Python
// code can answer handed to `_fallback/`.
#include "python/vm/eval/call_native.h"

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

std::string counted(uint32_t n, const char* what) { return std::to_string(n) + " " + what + (n == 1 ? "" : "s"); }

bool is_slot_wrapper(std::string_view name) {
  if (!name.starts_with("__")) return false;
  for (const std::string_view other :
       {"__getitem__", "__contains__", "__reversed__", "__format__", "__copy__", "__enter__", "__exit__", "__trunc__",
        "__floor__", "__ceil__", "__round__", "__instancecheck__", "__subclasscheck__", "__subclasses__", "__bytes__"})
    if (name == other) return false;
  return true;
}

namespace {

// How many arguments `f` takes, said as CPython does.
bool check_arguments(Thread& t, const NativeFunction* f, Args args) {
  const std::string name = to_utf8(f->name);
  const uint32_t self = f->owner != nullptr || (f->native_flags & for_class) != 0 ? 1 : 0;
  const Args given = args.without_first(self);
  const uint32_t least = f->least - self, most = least + f->spare;
  const bool has_keywords = args.keywords != nullptr && args.keywords->count > 0;
  if (is_slot_wrapper(name) && least < 2 && (has_keywords || given.count != least) && self != 0) {
    raise(t, Exc::TypeError,
          has_keywords
              ? "wrapper " + name + "() takes no keyword arguments"
              : "expected " +
                    std::string(least == most         ? ""
                                : given.count < least ? "at least "
                                                      : "at most ") +
                    counted(given.count < least ? least : most, "argument") + ", got " + std::to_string(given.count));
    return false;
  }
  std::string who = name;
  if (has_keywords || (least == most && least < 2)) {
    if (self != 0) {
      who = to_utf8((f->owner != nullptr ? f->owner : f->self.as<Type>())->name) + "." + name;
    } else if (f->module->ascii() != "builtins") {
      who = to_utf8(f->module) + "." + name;
    }
  }
  return check_count(t, who, given, least, most);
}

}  // namespace

Value call_unbound(Thread& t, NativeFunction* f, Args args) {
  if (f->owner == nullptr || (args.positional() != 0 && is_subtype(type_of(args[0]), f->owner)))
    return call_native(t, f, args);
  const std::string name = to_utf8(f->name), owner = to_utf8(f->owner->name);
  if (args.positional() == 0)
    return raise(t, Exc::TypeError, "unbound method " + owner + "." + name + "() needs an argument");
  const std::string given(type_name(args[0]));
  return raise(t, Exc::TypeError,
               is_slot_wrapper(name)
                   ? "descriptor '" + name + "' requires a '" + owner + "' object but received a '" + given + "'"
                   : "descriptor '" + name + "' for '" + owner + "' objects doesn't apply to a '" + given + "' object");
}

Value call_native(Thread& t, NativeFunction* f, Args args) {
  if ((f->native_flags & for_class) != 0 && !check_class_argument(t, f, args)) [[unlikely]]
    return Value();
  if (args.count - f->least > f->spare || (args.keywords != nullptr && (f->native_flags & takes_keywords) == 0))
      [[unlikely]] {
    if (!check_arguments(t, f, args)) return Value();
    args.keywords = nullptr;
  }
  const Value r = f->call(t, args);
  return r.is_signal() ? answer_of_native(t, f, args, r) : r;
}

Value checked_index(Thread& t, Value result) {
  if (result.is_signal() || is_integral(result)) return result;
  Ref r = Ref::steal(result);
  return raise(t, Exc::TypeError, "__index__ returned non-int (type " + std::string(type_name(r.get())) + ")");
}

Value ask_index(Thread& t, Resume resume, std::vector<Value> keep) {
  const Ref wanted = Ref::to(t.index_wanted);
  t.index_wanted = t.index_error = Value();
  release(take_raised(t).take());
  keep.push_back(wanted.get());
  const Value args[] = {wanted.get()};
  return call_then(t, special_of(wanted.get(), Special::index), Args{args, 1, nullptr}, resume, keep);
}

namespace {

// slots: function, keyword names or null, arguments…, the one that has been asked
Value call_with_index(Thread& t, Frame& k, Value result) {
  result = checked_index(t, result);
  if (result.is_signal()) return result;
  const uint32_t last = k.slot_count - 1;
  uint32_t at = 2;
  while (at < last && !same(k.slots[at], k.slots[last])) ++at;
  if (at == last) {  // an item of an argument
    release(result);
    return refuse(t, "__index__ of an item given to " + to_utf8(k.slots[0].as<NativeFunction>()->name) + "()");
  }
  release(std::exchange(k.slots[at], result));
  auto* f = k.slots[0].as<NativeFunction>();
  const Args args{k.slots + 2, last - 2, k.slots[1].is_null() ? nullptr : k.slots[1].as<Tuple>()};
  k.resume = pass_result;
  return call_native(t, f, args);
}

}  // namespace

Value answer_of_native(Thread& t, NativeFunction* f, Args args, Value signal) {
  if (signal == Value::needs_python()) return call_fallback_of(t, f, args);
  if (!signal.is_null() || !must_ask_index(t)) return signal;
  std::vector<Value> keep{Value::uncounted(f), args.keywords == nullptr ? Value() : Value::uncounted(args.keywords)};
  keep.insert(keep.end(), args.values, args.values + args.count);
  return ask_index(t, call_with_index, std::move(keep));
}

Value call_fallback_of(Thread& t, NativeFunction* f, Args args) {
  const std::string name =
      "do_" + (f->owner != nullptr ? to_utf8(f->owner->name) + "_" : std::string()) + to_utf8(f->name);
  Value slow = rt().fallback == nullptr ? Value() : dict_peek(rt().fallback, intern(name));
  if (slow.is_null()) return refuse(t, "'" + name.substr(3) + "' with these arguments");
  return call(t, slow, args);
}

}  // namespace lockstep::python::vm

// The module sys.
#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterable_items.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

// ---- sys
Value set_switch_interval(Thread& t, Args a) {
  const auto seconds = as_double(t, a[0]);
  if (!seconds) return Value();
  if (*seconds <= 0.0) return raise(t, Exc::ValueError, "switch interval must be strictly positive");
  driver().set_switch_interval_ns(static_cast<uint64_t>(std::max(1000.0, *seconds * 1e9)));
  return none();
}
Value get_switch_interval(Thread&, Args) {
  return make_float(static_cast<double>(driver().switch_interval_ns()) / 1e9);
}
Value get_refcount(Thread&, Args a) {
  if (a[0].is_integer() || is_immortal(a[0].object())) return Value::integer(3221225472);
  const Object* o = a[0].object();
  const int64_t shared = is_free_threaded() ? o->shared_refs.load() >> 2 : 0;
  return Value::integer(int64_t{__atomic_load_n(&o->local_refs, __ATOMIC_RELAXED)} + shared +
                        (a[0].is_counted() ? 0 : 1));
}
Value is_gil_enabled(Thread& t, Args) { return boolean(!t.settings->free_threaded); }
// In the free-threaded build exact only when no other thread runs.
Value get_allocated_blocks(Thread&, Args) {
  Runtime& r = rt();
  const std::lock_guard lock(r.threads_mutex);
  int64_t blocks = r.first_heap.blocks_in_use() + static_cast<int64_t>(r.heap.large_blocks());
  for (const ThreadHeap* heap : r.idle_heaps) blocks += heap->blocks_in_use();
  if (current_heap != &r.first_heap) blocks += current_heap->blocks_in_use();
  return Value::integer(blocks);
}
Value get_recursion_limit(Thread& t, Args) { return Value::integer(t.settings->recursion); }
Value raise_system_exit(Thread& t, Args a) {
  const Value code = a.count > 0 ? a[0] : rt().none;
  return raise_value(t, make_exception(exception_type(Exc::SystemExit), &code, a.count > 0 ? 1 : 0));
}
Value exc_info(Thread& t, Args) {
  Tuple* u = new_tuple(3);
  const Value e = t.handled;
  u->items[0] = e.is_null() ? none() : type_value(type_of(e));
  u->items[1] = e.is_null() ? none() : own(e);
  const Value trace = e.is_null() ? Value() : e.as<Exception>()->traceback;
  u->items[2] = trace.is_null() ? none() : own(trace);
  return Value::counted(u);
}
Value exception_now(Thread& t, Args) { return t.handled.is_null() ? none() : own(t.handled); }
Value intern_str(Thread& t, Args a) {
  if (!is_str(a[0]))
    return raise(t, Exc::TypeError, "intern() argument must be str, not " + std::string(type_name(a[0])));
  return own(Value::uncounted(intern(a[0].as<Str>())));
}
Value format_exception_text(Thread& t, Args a) {  // _format_exception(exception)
  if (asks_for_text(a[0])) return Value::needs_python();
  return make_str(format_exception(t, a[0]));
}

Value set_recursion_limit(Thread& t, Args a) {
  const auto limit = as_index(t, a[0]);
  if (!limit) return Value();
  if (*limit < 1) return raise(t, Exc::ValueError, "recursion limit must be greater or equal than 1");
  if (*limit <= int64_t{t.depth}) {
    return raise(t, Exc::RecursionError,
                 "cannot set the recursion limit to " + std::to_string(*limit) + " at the recursion depth " +
                     std::to_string(t.depth) + ": the limit is too low");
  }
  rt().settings.recursion = static_cast<uint32_t>(std::min<int64_t>(*limit, 1'000'000));
  return none();
}
Value get_max_digits(Thread&, Args) { return Value::integer(rt().max_str_digits.load()); }
Value set_max_digits(Thread& t, Args a) {
  const auto n = as_index(t, a[0]);
  if (!n) return Value();
  if (*n != 0 && *n < 640) return raise(t, Exc::ValueError, "maxdigits must be >= 640 or 0 for unlimited");
  rt().max_str_digits.store(static_cast<uint32_t>(std::min<int64_t>(*n, INT32_MAX)));
  return none();
}
Value get_false(Thread&, Args) { return boolean(false); }
Value get_utf8(Thread&, Args) { return Value::uncounted(intern("utf-8")); }
Value get_no_tracer(Thread&, Args) { return none(); }
Value refuse_settrace(Thread& t, Args) { return refuse(t, "'sys.settrace'"); }
Value refuse_setprofile(Thread& t, Args) { return refuse(t, "'sys.setprofile'"); }

template <size_t index>
Value sequence_field(Thread&, Value v) {
  return own(v.as<Tuple>()->items[index]);
}
template <size_t... index>
constexpr auto field_getters(std::index_sequence<index...>) {
  return std::array<Value (*)(Thread&, Value), sizeof...(index)>{sequence_field<index>...};
}
constexpr auto getters = field_getters(std::make_index_sequence<20>());

// sys.version_info(major=3, minor=14, …)
Value sequence_repr(Thread& t, Value v) {
  const Type* type = type_of(v);
  const auto* u = v.as<Tuple>();
  const auto* fields = dict_peek(type->dict, intern("__match_args__")).as<Tuple>();
  std::string out = to_utf8(type->module) + "." + to_utf8(type->name) + "(";
  for (uint32_t i = 0; i < u->count && i < fields->count; ++i) {
    out += (i > 0 ? ", " : "") + to_utf8(fields->items[i].as<Str>()) + "=";
    if (const Value r = append_repr(t, out, u->items[i], v, "..."); r.is_signal()) return r;
  }
  return make_str(out + ")");
}
TypeOps sequence_ops() {
  TypeOps ops = tuple_ops;
  ops.repr = sequence_repr;
  return ops;
}

// time.struct_time(sequence); sys makes its own.
Value new_sequence(Thread& t, Args a) {
  auto* type = a[0].as<Type>();
  if (type->module->ascii() == "sys")
    return raise(t, Exc::TypeError, "cannot create 'sys." + to_utf8(type->name) + "' instances");
  static const Signature signature{"structseq", {"sequence"}, 1};
  Value sequence;
  if (!bind(t, signature, a.without_first(), &sequence)) return Value();
  std::vector<Ref> items;
  const Value signal = collect(t, sequence, items);
  if (signal.is_null()) {
    drop_raised(t);
    return raise(t, Exc::TypeError, "constructor requires a sequence");
  }
  if (signal.is_signal()) return signal;
  const uint32_t wanted = dict_peek(type->dict, intern("__match_args__")).as<Tuple>()->count, most = wanted + 2;
  if (items.size() < wanted || items.size() > most) {
    const bool few = items.size() < wanted;
    return raise(t, Exc::TypeError,
                 type_name(type) + "() takes an at " + (few ? "least " : "most ") +
                     std::to_string(few ? wanted : most) + "-sequence (" + std::to_string(items.size()) +
                     "-sequence given)");
  }
  Tuple* u = new_tuple(wanted);
  u->type = type;
  for (uint32_t i = 0; i < wanted; ++i) u->items[i] = items[i].take();
  return Value::counted(u);
}

// What a module's __getattr__ says of a name that it does not have: _missing(module, name).
Value missing_name(Thread& t, Args a) {
  if (!is_str(a[0]) || !is_str(a[1])) return raise(t, Exc::TypeError, "_missing() takes two texts");
  const std::string module = to_utf8(a[0].as<Str>()), name = to_utf8(a[1].as<Str>());
  if (is_lacking(t, module, name)) return refuse(t, "'" + module + "." + name + "'");
  return raise(t, Exc::AttributeError, "module '" + module + "' has no attribute '" + name + "'");
}

Value text(const char* s) { return Value::uncounted(intern(s)); }
Value number(double d) { return make_float(d); }
Value number(int64_t n) { return make_int(n); }

// What few programs ask for is made when they do: sys.__getattr__(name).
Value make_attribute(Thread& t, Args a) {
  if (name_argument(t, a[0]) == nullptr) return Value();
  const std::string name = to_utf8(a[0].as<Str>());
  Value made;
  if (name == "flags") {
    Type* type = make_struct_sequence(
        "sys", "flags",
        {"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
         "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
         "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits"});
    const Value o = Value::integer(0);
    made = make_sequence(type, {o, o, o, o, o, o, o, o, o, o, o, o, o, boolean(false), o, o, boolean(false),
                                Value::integer(rt().max_str_digits.load())});
  } else if (name == "float_info") {
    Type* type = make_struct_sequence("sys", "float_info",
                                      {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig",
                                       "mant_dig", "epsilon", "radix", "rounds"});
    made = make_sequence(
        type, {number(DBL_MAX), number(int64_t{DBL_MAX_EXP}), number(int64_t{DBL_MAX_10_EXP}), number(DBL_MIN),
               number(int64_t{DBL_MIN_EXP}), number(int64_t{DBL_MIN_10_EXP}), number(int64_t{DBL_DIG}),
               number(int64_t{DBL_MANT_DIG}), number(DBL_EPSILON), number(int64_t{2}), number(int64_t{1})});
  } else if (name == "int_info") {
    Type* type = make_struct_sequence(
        "sys", "int_info", {"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"});
    made = make_sequence(type, {Value::integer(30), Value::integer(4), Value::integer(4300), Value::integer(640)});
  } else if (name == "hash_info") {
    Type* type = make_struct_sequence(
        "sys", "hash_info",
        {"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"});
    made = make_sequence(
        type, {Value::integer(64), Value::integer((int64_t{1} << 61) - 1), Value::integer(314159), Value::integer(0),
               Value::integer(1000003), text("siphash13"), Value::integer(64), Value::integer(128), Value::integer(0)});
  } else if (name == "thread_info") {
    Type* type = make_struct_sequence("sys", "thread_info", {"name", "lock", "version"});
    made = make_sequence(type, {text("pthread"), text("pymutex"), none()});
  } else {
    return call_fallback(t, "sys_attribute", {a[0]});
  }
  Ref sys = module_named("sys");  // which the program may have replaced
  if (sys) module_set(sys.get(), name.c_str(), own(made));
  return made;
}

}  // namespace

Type* make_struct_sequence(const char* module, const char* name, std::initializer_list<const char*> fields) {
  static const TypeOps ops = sequence_ops();
  Type* type = make_type(module, name, rt().types.tuple, Layout::tuple, &ops);
  Tuple* names = new_tuple(static_cast<uint32_t>(fields.size()));
  uint32_t i = 0;
  for (const char* field : fields) {
    names->items[i] = Value::uncounted(intern(field));
    add_getter(type, field, Effect::nothing, getters[i++]);
  }
  set_new(type, Effect::nothing, new_sequence);
  dict_set(type->dict, intern("__match_args__"), Value::counted(names));
  release(Value::counted(names));
  return type;
}

Value make_sequence(Type* type, std::initializer_list<Value> items) {
  Tuple* u = new_tuple(static_cast<uint32_t>(items.size()));
  u->type = type;
  std::ranges::copy(items, u->items);
  return Value::counted(u);
}

Value make_sys_module(Thread&) {
  Runtime& r = rt();
  Value m = make_module("sys");
  module_add(m, "setswitchinterval", Effect::unknown, set_switch_interval, 1);
  module_add(m, "getswitchinterval", Effect::nothing, get_switch_interval, 0);
  module_add(m, "getrefcount", Effect::unknown, get_refcount, 1);
  module_add(m, "_is_gil_enabled", Effect::nothing, is_gil_enabled, 0);
  module_add(m, "getallocatedblocks", Effect::unknown, get_allocated_blocks, 0);
  module_add(m, "getrecursionlimit", Effect::nothing, get_recursion_limit, 0);
  module_add(m, "exit", Effect::nothing, raise_system_exit, {0, 1});
  module_add(m, "exc_info", Effect::nothing, exc_info, 0);
  module_add(m, "exception", Effect::nothing, exception_now, 0);
  module_add(m, "intern", Effect::nothing, intern_str, 1);
  module_add(m, "_missing", Effect::nothing, missing_name, 2);
  module_add(m, "_format_exception", Effect::reads_arguments, format_exception_text, 1);
  module_set(m, "_getframe", module_get(r.helpers, "get_frame"));
  module_set(m, "_getframemodulename", module_get(r.helpers, "get_frame_module_name"));
  module_set(m, "modules", own(Value::uncounted(r.modules)));
  module_set(m, "byteorder", Value::uncounted(intern("little")));
  module_set(m, "maxsize", make_int(INT64_MAX));
  module_set(m, "maxunicode", Value::integer(0x10FFFF));
  module_set(m, "platform", Value::uncounted(intern("linux")));
  module_set(m, "version", make_str("3.14.0 (Lockstep)"));
  Type* version_info =
      make_struct_sequence("sys", "version_info", {"major", "minor", "micro", "releaselevel", "serial"});
  module_set(m, "version_info",
             make_sequence(version_info, {Value::integer(3), Value::integer(14), Value::integer(0), text("final"),
                                          Value::integer(0)}));
  module_set(m, "hexversion", Value::integer(0x030E00F0));
  module_add(m, "setrecursionlimit", Effect::unknown, set_recursion_limit, 1);
  module_add(m, "get_int_max_str_digits", Effect::nothing, get_max_digits, 0);
  module_add(m, "set_int_max_str_digits", Effect::unknown, set_max_digits, 1);
  module_add(m, "is_finalizing", Effect::nothing, get_false, 0);
  module_add(m, "getdefaultencoding", Effect::nothing, get_utf8, 0);
  module_add(m, "getfilesystemencoding", Effect::nothing, get_utf8, 0);
  module_add(m, "gettrace", Effect::nothing, get_no_tracer, 0);
  module_add(m, "getprofile", Effect::nothing, get_no_tracer, 0);
  module_add(m, "settrace", Effect::nothing, refuse_settrace, 1);
  module_add(m, "setprofile", Effect::nothing, refuse_setprofile, 1);
  module_add(m, "__getattr__", Effect::nothing, make_attribute, 1);
  for (const char* name : {"executable", "prefix", "base_prefix", "exec_prefix"}) module_set(m, name, r.empty_str);
  module_set(m, "path", make_list());
  module_set(m, "warnoptions", make_list());
  module_set(m, "dont_write_bytecode", boolean(true));
  module_set(m, "float_repr_style", text("short"));
  Ref name = Ref::steal(dict_get(r.fallback, intern("main_filename")));
  const Value argv = name ? name.get() : r.empty_str;
  module_set(m, "argv", make_list(&argv, 1));
  for (const char* stream : {"stdout", "stderr"}) {
    Value s = dict_get(r.fallback, intern(stream));
    if (!s.is_null()) module_set(m, stream, s);
  }
  return m;
}

}  // namespace lockstep::python::vm

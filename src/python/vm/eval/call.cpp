#include "python/vm/core/call.h"

#include <algorithm>
#include <cstring>

#include "base/nearest.h"
#include "python/code/opcodes.h"
#include "python/vm/core/runtime.h"
#include "python/vm/eval/call_native.h"
#include "python/vm/eval/frame_stack.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"

namespace lockstep::python::vm {

Value* Frame::stack_base() { return slots + (code != nullptr ? code->local_count : 0); }

// ---- the frame stack

namespace {

constexpr size_t chunk_bytes = 32 * 1024;

void* take_frame_memory(Thread& t, size_t bytes) {
  if (t.chunk == nullptr || t.chunk->capacity - t.chunk->used < bytes) {
    // The chunk above may still be there from an earlier, deeper call; one is kept to avoid thrashing at its edge.
    // An exploration copies all memory in use again and again.
    const size_t usual = t.visit != nullptr ? 2048 - sizeof(FrameChunk) : chunk_bytes;
    const size_t capacity = std::max(bytes, usual);
    auto* chunk = static_cast<FrameChunk*>(current_heap->allocate(sizeof(FrameChunk) + capacity));
    *chunk = {t.chunk, capacity, 0};
    t.chunk = chunk;
  }
  void* memory = reinterpret_cast<char*>(t.chunk + 1) + t.chunk->used;
  t.chunk->used += bytes;
  return memory;
}

}  // namespace

void release_contents(Frame* f) {
  if (f->kind == FrameKind::continuation) {
    for (uint32_t i = 0; i < f->slot_count; ++i) release(f->slots[i]);
  } else {
    if (f->is_traced()) end_picture(f);
    for (Value* v = f->sp; v > f->slots;) release(*--v);
    release(f->function);
    release(f->locals);
  }
}

void drop_empty_chunk(Thread& t) {
  FrameChunk* empty = t.chunk;
  t.chunk = empty->previous;
  current_heap->free(empty, sizeof(FrameChunk) + empty->capacity);
}

void give_back_frame_memory(Thread& t) {
  while (FrameChunk* chunk = t.chunk) {
    t.chunk = chunk->previous;
    current_heap->free(chunk, sizeof(FrameChunk) + chunk->capacity);
  }
}

Frame* push_frame(Thread& t, CodeObject* code, uint32_t slots) {
  if (t.depth >= t.settings->recursion) {
    raise(t, Exc::RecursionError, "maximum recursion depth exceeded");
    return nullptr;
  }
  ++t.depth;
  auto* f = new (take_frame_memory(t, frame_bytes(slots))) Frame;
  f->previous = t.top;
  f->code = code;
  f->is_hidden = code->is_hidden;
  f->slot_count = slots;
  f->ip = code->instrs;
  for (uint32_t i = 0; i < code->local_count; ++i) new (&f->slots[i]) Value();
  f->sp = f->slots + code->local_count;
  t.top = f;
  return f;
}

Frame* push_continuation(Thread& t, Resume resume, std::span<const Value> keep) {
  const auto n = static_cast<uint32_t>(keep.size());
  auto* f = new (take_frame_memory(t, frame_bytes(n))) Frame;
  f->previous = t.top;
  f->kind = FrameKind::continuation;
  f->resume = resume;
  f->slot_count = n;
  for (uint32_t i = 0; i < n; ++i) new (&f->slots[i]) Value(own(keep[i]));
  t.top = f;
  return f;
}

void pop_frame(Thread& t) {
  Frame* f = t.top;
  t.top = f->previous;
  if (f->kind == FrameKind::python) --t.depth;
  if (f->generator != nullptr) {  // its memory is the generator's
    return;
  }
  release_contents(f);
  give_frame_memory(t, frame_bytes(f->slot_count));
}

Value finish_continuations(Thread& t, Frame* base, Value result) {
  while (t.top != base) {
    Frame* k = t.top;
    if (k->kind != FrameKind::continuation) return Value::pushed();
    if (result == Value::blocked() || result == Value::pushed()) return result;
    if (result.is_null() && ends_run(t)) return result;
    result = k->resume(t, *k, result);
    if (result == Value::pushed()) continue;  // more frames above k
    if (result == Value::blocked()) return result;
    pop_frame(t);
  }
  return result;
}

Value call_then(Thread& t, Value callable, Args args, Resume resume, std::span<const Value> keep, Effect then) {
  Frame* base = t.top;
  push_continuation(t, resume, keep)->then = then;
  const Value r = call(t, callable, args);
  if (r == Value::pushed()) return r;
  return finish_continuations(t, base, r);
}

Value go_on(Thread& t, Frame& k, Resume next, Value callable, Args args) {
  k.resume = next;
  const Value r = call(t, callable, args);
  return r == Value::pushed() || r == Value::blocked() || (r.is_null() && ends_run(t)) ? r : next(t, k, r);
}

Value pass_result(Thread&, Frame&, Value result) { return result; }

Value call_fallback(Thread& t, const char* name, std::initializer_list<Value> args) {
  Runtime& r = rt();
  Value f = r.fallback == nullptr ? Value() : dict_peek(r.fallback, intern(std::string("do_") + name));
  if (f.is_null()) return refuse(t, std::string("'") + name + "' here");
  return call(t, f, args);
}

// ---- calling

bool is_callable(Value v) { return !special_of(v, Special::call).is_null() || type_of(v)->ops->call != nullptr; }

Value call(Thread& t, Value callable, Args args) {
  if (layout_of(callable) == Layout::function) return call_function(t, callable.as<Function>(), args);
  // What is called may call in its turn without a frame between: `class C: __len__ = len`.
  if (is_too_deep(t, "")) return Value();
  const NativeDepth deeper(t);
  if (Value hook = special_of(callable, Special::call)) {
    std::vector<Value> with_self{callable};
    with_self.insert(with_self.end(), args.values, args.values + args.count);
    return call(t, hook, Args{with_self.data(), args.count + 1, args.keywords});
  }
  if (callable.is_object() && callable.object()->type->ops->call != nullptr) {
    return callable.object()->type->ops->call(t, callable, args);
  }
  Type* type = type_of(callable);
  std::string full = to_utf8(type->name);
  if (!is_heap(type) && type->module->ascii() != "builtins") full = to_utf8(type->module) + "." + full;
  return raise(t, Exc::TypeError, "'" + full + "' object is not callable");
}

// ---- binding arguments to a Python function (Python/ceval.c, initialize_locals)

namespace {

std::string names_list(const std::vector<std::string>& names) {
  std::string out;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    out += "'" + names[i] + "'";
  }
  return out;
}

// Our Python for what is C in CPython speaks as Argument Clinic does (Python/getargs.c). `class` and `self` of
// constructors are not counted.
struct ClinicName {
  std::string name;
  uint32_t skipped = 0;
};
ClinicName clinic_name(const Function* f) {
  std::string name = to_utf8(f->qualified_name.as<Str>());
  const size_t dot = name.rfind('.');
  if (dot == std::string::npos) return {name.starts_with("do_") ? name.substr(3) : name};
  const std::string last = name.substr(dot + 1), owner = name.substr(0, dot);
  if (owner.ends_with("<locals>")) return {last};
  const bool makes = last == "__new__" || last == "__init__";
  return {makes ? owner.substr(owner.rfind('.') + 1) : last, 1};
}
// With how many arguments a function of that kind can do when `given` are too few or too many.
bool clinic_error(Thread& t, Function* f, uint32_t given, const std::string& missing) {
  const CodeObject* c = f->code;
  if (!c->is_hidden || c->has_varargs) return false;
  const auto [name, skipped] = clinic_name(f);
  const uint32_t defaults = f->defaults.is_null() ? 0 : f->defaults.as<Tuple>()->count;
  const uint32_t most = c->argcount - skipped, least = most - std::min(defaults, most);
  given -= std::min(given, skipped);
  if (c->posonly == c->argcount && c->kwonly == 0) {
    raise(t, Exc::TypeError,
          name + " expected " +
              (least == most   ? ""
               : given < least ? "at least "
                               : "at most ") +
              counted(given < least ? least : most, "argument") + ", got " + std::to_string(given));
    return true;
  }
  if (missing.empty()) {
    raise(t, Exc::TypeError,
          name + "() takes " + (least == most && c->kwonly == 0 ? "exactly " : "at most ") +
              counted(most, c->kwonly > 0 ? "positional argument" : "argument") + " (" + std::to_string(given) +
              " given)");
    return true;
  }
  uint32_t at = 0;
  while (at < c->argcount && to_utf8(c->local_names[at]) != missing) ++at;
  if (at == c->argcount) return false;
  raise(t, Exc::TypeError,
        name + "() missing required argument '" + missing + "' (pos " + std::to_string(at + 1 - skipped) + ")");
  return true;
}

void missing_arguments(Thread& t, Function* f, const std::vector<std::string>& names, const char* kind,
                       uint32_t given) {
  if (clinic_error(t, f, given, names.front())) return;
  raise(t, Exc::TypeError,
        to_utf8(f->qualified_name.as<Str>()) + "() missing " + std::to_string(names.size()) + " required " + kind +
            " argument" + (names.size() == 1 ? "" : "s") + ": " + names_list(names));
}

void too_many_positional(Thread& t, Function* f, uint32_t given, Frame* frame) {
  if (clinic_error(t, f, given, "")) return;
  const CodeObject* c = f->code;
  const uint32_t defaults = f->defaults.is_null() ? 0 : f->defaults.as<Tuple>()->count;
  uint32_t keyword_given = 0;
  for (uint32_t i = c->argcount; i < c->argcount + c->kwonly; ++i) keyword_given += !frame->slots[i].is_null();
  std::string takes;
  bool plural;
  if (defaults > 0) {
    takes = "from " + std::to_string(c->argcount - defaults) + " to " + std::to_string(c->argcount);
    plural = true;
  } else {
    takes = std::to_string(c->argcount);
    plural = c->argcount != 1;
  }
  std::string given_text = std::to_string(given);
  std::string extra;
  if (keyword_given > 0) {
    extra = std::string(" positional argument") + (given != 1 ? "s" : "") + " (and " + std::to_string(keyword_given) +
            " keyword-only argument" + (keyword_given != 1 ? "s" : "") + ")";
  }
  raise(t, Exc::TypeError,
        to_utf8(f->qualified_name.as<Str>()) + "() takes " + takes + " positional argument" + (plural ? "s" : "") +
            " but " + given_text + extra + " " + (given == 1 && keyword_given == 0 ? "was" : "were") + " given");
}

bool bind_general(Thread& t, Function* f, Args args, Frame* frame) {
  const CodeObject* c = f->code;
  const uint32_t total = c->argcount + c->kwonly;
  Value* slots = frame->slots;
  const uint32_t given = args.positional();
  Ref keywords;
  if (c->has_varkeywords) {
    keywords = Ref::steal(make_dict());
    slots[total + (c->has_varargs ? 1 : 0)] = own(keywords.get());
  }
  for (uint32_t i = 0; i < given && i < c->argcount; ++i) slots[i] = own(args[i]);
  if (c->has_varargs) {
    slots[total] = given > c->argcount ? make_tuple(args.values + c->argcount, given - c->argcount) : empty_tuple();
  }
  for (uint32_t k = 0; args.keywords != nullptr && k < args.keywords->count; ++k) {
    const Value name = args.keywords->items[k];
    const Value v = args[given + k];
    uint32_t at = c->posonly;
    while (at < total && !(name.object() == c->local_names[at] || str_equal(name.as<Str>(), c->local_names[at]))) ++at;
    if (at == total) {
      if (keywords) {
        dict_set(keywords.as<Dict>(), name.as<Str>(), v);
        continue;
      }
      std::vector<std::string> wrong;
      for (uint32_t i = 0; i < c->posonly; ++i) {
        for (uint32_t j = 0; j < args.keywords->count; ++j) {
          if (str_equal(c->local_names[i], args.keywords->items[j].as<Str>()))
            wrong.push_back(to_utf8(c->local_names[i]));
        }
      }
      const std::string who = c->is_hidden ? clinic_name(f).name : to_utf8(f->qualified_name.as<Str>());
      if (!wrong.empty()) {
        std::string list;
        for (const auto& w : wrong) list += (list.empty() ? "" : ", ") + w;
        raise(t, Exc::TypeError,
              who + "() got some positional-only arguments passed as keyword arguments: '" + list + "'");
      } else {
        if (is_lacking(t, to_utf8(f->module.as<Str>()) + "." + to_utf8(f->qualified_name.as<Str>()) + "()",
                       to_utf8(name.as<Str>()))) {
          refuse(t, "'" + who + "' with '" + to_utf8(name.as<Str>()) + "'");
          return false;
        }
        std::vector<std::string> names;
        for (uint32_t i = c->posonly; i < total; ++i) names.push_back(to_utf8(c->local_names[i]));
        const std::string close(nearest(to_utf8(name.as<Str>()), {names.begin(), names.end()}, Tolerance::of_cpython));
        raise(t, Exc::TypeError,
              who + "() got an unexpected keyword argument '" + to_utf8(name.as<Str>()) + "'" +
                  (close.empty() ? "" : ". Did you mean '" + close + "'?"));
      }
      return false;
    }
    if (!slots[at].is_null()) {
      raise(t, Exc::TypeError,
            to_utf8(f->qualified_name.as<Str>()) + "() got multiple values for argument '" + to_utf8(name.as<Str>()) +
                "'");
      return false;
    }
    slots[at] = own(v);
  }
  if (given > c->argcount && !c->has_varargs) {
    too_many_positional(t, f, given, frame);
    return false;
  }
  if (given < c->argcount) {
    const uint32_t defaults = f->defaults.is_null() ? 0 : f->defaults.as<Tuple>()->count;
    const int64_t first_default = int64_t{c->argcount} - defaults;  // f.__defaults__ may be longer than it was
    std::vector<std::string> missing;
    for (int64_t i = given; i < c->argcount; ++i) {
      if (!slots[i].is_null()) continue;
      if (i >= first_default) {
        slots[i] = own(f->defaults.as<Tuple>()->items[i - first_default]);
      } else {
        missing.push_back(to_utf8(c->local_names[i]));
      }
    }
    if (!missing.empty()) {
      missing_arguments(t, f, missing, "positional", given);
      return false;
    }
  }
  std::vector<std::string> missing;
  for (uint32_t i = c->argcount; i < total; ++i) {
    if (!slots[i].is_null()) continue;
    if (!f->kwdefaults.is_null()) slots[i] = dict_get(f->kwdefaults.as<Dict>(), c->local_names[i]);
    if (slots[i].is_null()) missing.push_back(to_utf8(c->local_names[i]));
  }
  if (!missing.empty()) {
    missing_arguments(t, f, missing, "keyword-only", given);
    return false;
  }
  return true;
}

}  // namespace

Value call_function(Thread& t, Function* f, Args args) {
  CodeObject* c = f->code;
  Frame* frame = push_frame(t, c, c->slot_count);
  if (frame == nullptr) return Value();
  frame->function = own(Value::uncounted(f));
  frame->globals = f->globals;
  frame->builtins = f->builtins;
  if (c->is_simple && args.keywords == nullptr && args.count == c->argcount) {
    for (uint32_t i = 0; i < args.count; ++i) frame->slots[i] = own(args[i]);
    return Value::pushed();
  }
  if (!bind_general(t, f, args, frame)) {
    pop_frame(t);
    return Value();
  }
  return Value::pushed();
}

// ---- making instances (type.__call__)

namespace {

Value after_init(Thread& t, Frame& k, Value result) {
  if (result.is_null()) return result;
  Ref r = Ref::steal(result);
  if (!is_none(r.get())) {
    return raise(t, Exc::TypeError, "__init__() should return None, not '" + std::string(type_name(r.get())) + "'");
  }
  return own(k.slots[0]);
}

// slots: type, keyword names or null, arguments…
Value after_new(Thread& t, Frame& k, Value result) {
  if (result.is_null()) return result;
  Ref object = Ref::steal(result);
  auto* type = k.slots[0].as<Type>();
  if (!object.get().is_object() || !is_subtype(type_of(object.get()), type)) return object.take();
  Value init = find_in_type(type_of(object.get()), special_name(Special::init));
  if (layout_of(init) == Layout::native_method && init.as<NativeFunction>()->owner == rt().types.object)
    return object.take();  // object.__init__ minds no arguments when __new__ is overridden
  std::vector<Value> args{object.get()};
  for (uint32_t i = 2; i < k.slot_count; ++i) args.push_back(k.slots[i]);
  const auto* keywords = k.slots[1].is_null() ? nullptr : k.slots[1].as<Tuple>();
  release(std::exchange(k.slots[0], own(object.get())));
  return go_on(t, k, after_init, init, Args{args.data(), static_cast<uint32_t>(args.size()), keywords});
}

}  // namespace

Value instantiate(Thread& t, Type* type, Args args) {
  Runtime& r = rt();
  if (type == r.types.type && args.positional() != 3) {
    if (args.count == 1) return type_value(type_of(args[0]));
    return raise(t, Exc::TypeError, "type() takes 1 or 3 arguments");
  }
  Value make = find_in_type(type, special_name(Special::new_));
  if (layout_of(make) == Layout::static_method) make = make.as<Wrapper>()->function;
  Value init = find_in_type(type, special_name(Special::init));

  Value few[16];
  std::vector<Value> many;
  Value* all = few;
  if (args.count + 2 > 16) {
    many.resize(args.count + 2);
    all = many.data();
  }
  all[0] = type_value(type);
  if (layout_of(make) != Layout::native_function) {  // __new__ written in Python
    all[1] = args.keywords == nullptr ? Value() : Value::uncounted(args.keywords);
    std::copy_n(args.values, args.count, all + 2);
    const std::vector<Value> keep(all, all + args.count + 2);
    std::copy_n(args.values, args.count, all + 1);
    return call_then(t, make, Args{all, args.count + 1, args.keywords}, after_new, keep, Effect::reads_arguments);
  }
  std::copy_n(args.values, args.count, all + 1);
  Value made = call_native(t, make.as<NativeFunction>(), Args{all, args.count + 1, args.keywords});
  if (made.is_signal()) return made;
  if (init.is_null() || (!made.is_object()) || !is_subtype(type_of(made), type)) return made;
  const bool is_native_init = layout_of(init) == Layout::native_method;
  if (is_native_init && init.as<NativeFunction>()->owner == r.types.object) return made;
  Ref object = Ref::steal(made);
  all[0] = object.get();
  Value keep[] = {object.get()};
  return call_then(t, init, Args{all, args.count + 1, args.keywords}, after_init, keep, Effect::nothing);
}

}  // namespace lockstep::python::vm

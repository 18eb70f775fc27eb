// The evaluation loop: one case per CPython instruction, in the terms of Python/bytecodes.c.
//
// Conventions: `sp` is one past the top of the stack; stack values may be borrowed (uncounted), locals and everything
// that is stored are owned. A helper that may raise or push frames is called with its operands still on the stack;
// FINISH(n, r) takes n operands off and puts the result on, or leaves through `signalled`.
#include "python/vm/eval.h"

#include "python/code/opcodes.h"
#include "python/vm/costs.h"

namespace lockstep::python::vm {

namespace {

namespace op = code::op;

constexpr uint32_t cache_in_builtins = 0x80000000u;
constexpr uint64_t instructions_between_looks = 4096;  // at ceilings, where no switch point is passed

// Instructions whose result, when Python code computes it, is not pushed.
bool drops_result(uint8_t o) {
  switch (o) {
    case op::STORE_ATTR:
    case op::DELETE_ATTR:
    case op::STORE_SUBSCR:
    case op::DELETE_SUBSCR:
    case op::STORE_SLICE:
    case op::LIST_EXTEND:
    case op::SET_UPDATE:
    case op::SET_ADD:
    case op::MAP_ADD:
    case op::DICT_UPDATE:
    case op::DICT_MERGE:
    case op::STORE_NAME: return true;
    default: return false;
  }
}

template <class Policy>
inline void drop(Value v) {
  if (!v.is_counted()) return;
  Object* o = v.object();
  if constexpr (Policy::free_threaded) {
    decref(o);
  } else {
    if (--o->local_refs == 0) destroy(o);
  }
}

template <class Policy>
inline Value owned(Value v) {
  if (v.is_integer()) return v;
  if constexpr (Policy::free_threaded) {
    return own(v);
  } else {
    Object* o = v.object();
    if (o->local_refs == immortal_refs) return Value::uncounted(o);
    ++o->local_refs;
    return Value::counted(o);
  }
}

// The value of a name in a module's namespace, through the instruction's cache: {globals version, index}. The key check
// makes a stale index harmless; the version only matters for "not in globals, so in builtins".
template <class Policy>
inline Value load_global_cached(Frame* f, Str* name, InlineCache& cache) {
  const uint64_t word = cache.word.load(std::memory_order_relaxed);
  if (word == 0) return Value();
  const auto index = static_cast<uint32_t>(word);
  Dict* d = f->globals;
  if ((index & cache_in_builtins) != 0) {
    if (d->version.load(std::memory_order_acquire) != static_cast<uint32_t>(word >> 32)) return Value();
    d = f->builtins;
  }
  DictTable* table = d->table.load(std::memory_order_acquire);
  const uint32_t i = index & ~cache_in_builtins;
  if (table == nullptr || i >= table->filled.load(std::memory_order_acquire)) return Value();
  const DictEntry& e = table->entries()[i];
  const Value key = e.key.load();
  if (!key.is_object() || key.object() != name) return Value();
  const Value v = e.value.load();
  if (v.is_null()) return v;
  if constexpr (Policy::free_threaded) {
    if (!v.is_counted()) return v;
    Critical lock(d);
    if (d->table.load(std::memory_order_relaxed) != table || table->entries()[i].key.load() != key) return Value();
    const Value again = table->entries()[i].value.load();
    return again.is_null() ? again : own(again);
  } else {
    return owned<Policy>(v);
  }
}

void fill_global_cache(Frame* f, Str* name, InlineCache& cache) {
  const uint32_t version = f->globals->version.load(std::memory_order_acquire);
  int64_t index = dict_entry_index(f->globals, name);
  uint64_t word = 0;
  if (index >= 0) {
    word = (uint64_t{version} << 32) | static_cast<uint32_t>(index);
  } else if ((index = dict_entry_index(f->builtins, name)) >= 0) {
    word = (uint64_t{version} << 32) | static_cast<uint32_t>(index) | cache_in_builtins;
  }
  if (word != 0) cache.word.store(word, std::memory_order_relaxed);
}

// Attribute that stands in the instance itself: {type version, index of the value}.
template <class Policy>
inline Value load_inline_attribute(Value v, InlineCache& cache) {
  const uint64_t word = cache.word.load(std::memory_order_relaxed);
  if (word == 0 || !v.is_object()) return Value();
  Object* o = v.object();
  if (o->type->keys == nullptr || o->type->version.load(std::memory_order_acquire) != static_cast<uint32_t>(word >> 32))
    return Value();
  const auto index = static_cast<uint32_t>(word);
  auto* i = static_cast<Instance*>(o);
  if (index >= o->extra) return Value();
  if constexpr (Policy::free_threaded) {
    return load_owned(o, i->values()[index]);
  } else {
    const Value found = i->values()[index].load();
    return found.is_null() ? found : owned<Policy>(found);
  }
}

void fill_attribute_cache(Value v, Str* name, InlineCache& cache) {
  if (!v.is_object()) return;
  Type* type = v.object()->type;
  if (type->keys == nullptr || !special_of(type, Special::getattribute).is_null()) return;
  const uint32_t version = type->version.load(std::memory_order_acquire);
  if (!find_in_type(type, name).is_null()) return;  // a descriptor may come first
  const uint32_t n = type->keys->count.load(std::memory_order_acquire);
  for (uint32_t i = 0; i < n; ++i) {
    if (type->keys->names[i] == name) cache.word.store((uint64_t{version} << 32) | i, std::memory_order_relaxed);
  }
}

bool checks_breaker_after(Value callable) {
  const Layout l = layout_of(callable);
  if (l == Layout::function) return false;  // its RESUME does
  if (l == Layout::method) return checks_breaker_after(callable.as<Method>()->function);
  if (l == Layout::native_function || l == Layout::native_method) {
    return (callable.as<NativeFunction>()->native_flags & no_switch_point) == 0;
  }
  return !(l == Layout::type && callable.object() == rt().types.type);
}

}  // namespace

// clang-format off
#define PUSH(v)                \
  do {                         \
    const Value pushed_v = (v); \
    *sp++ = pushed_v;          \
  } while (0)
#define POP() (*--sp)
#define TOP() (sp[-1])
#define SAVE() (frame->ip = ip, frame->sp = sp)
#define OWN(v) owned<Policy>(v)
#define DROP(v) drop<Policy>(v)
#define FINISH(n, r)                                       \
  do {                                                     \
    const Value finish_result = (r);                       \
    if (finish_result.is_signal()) [[unlikely]] {          \
      signal = finish_result;                              \
      operands = (n);                                      \
      goto signalled;                                      \
    }                                                      \
    for (int finish_i = 0; finish_i < (n); ++finish_i) DROP(POP()); \
    PUSH(finish_result);                                   \
  } while (0)
#define FINISH_QUIETLY(n, r)                               \
  do {                                                     \
    const Value finish_result = (r);                       \
    if (finish_result.is_signal()) [[unlikely]] {          \
      signal = finish_result;                              \
      operands = (n);                                      \
      goto signalled;                                      \
    }                                                      \
    DROP(finish_result);                                   \
    for (int finish_i = 0; finish_i < (n); ++finish_i) DROP(POP()); \
  } while (0)
#define SWITCH_POINT()                                                                                     \
  do {                                                                                                     \
    if (!frame->is_hidden) {                                                                               \
      if (--t.switch_points_left <= 0 || t.eval_breaker.load(std::memory_order_relaxed) != 0 ||            \
          (Policy::simulated && t.virtual_ns >= t.pause_at_virtual_ns)) [[unlikely]] goto switch_point;    \
    }                                                                                                      \
  } while (0)
// clang-format on

template <class Policy>
Stop evaluate(Thread& t) {
  Frame* frame;
  const Instr* ip;
  Value* sp;
  Value* locals;
  Value signal;
  int operands = 0;
  uint64_t executed = 0;
  const bool every_instruction = t.interpreter->settings().every_instruction;

  t.is_between_points = false;
  if (t.top == nullptr) return Stop::finished;
  if (t.top->kind == FrameKind::continuation) {
    // Blocked inside a native operation: it retries.
    signal = Value::blocked();
    goto deliver;
  }

load_frame:
  frame = t.top;
  ip = frame->ip;
  sp = frame->sp;
  locals = frame->slots;
  if (!t.raised.is_null()) goto error;  // thrown into a generator

next:
  for (;;) {
    if (!t.finalizers.empty()) [[unlikely]] {
      SAVE();
      if (start_finalizer(t)) goto load_frame;
    }
    if (!Policy::free_threaded && every_instruction && !frame->is_hidden) {
      if (!std::exchange(t.has_asked, true)) SWITCH_POINT();
      t.has_asked = false;
    }
    ++executed;
    const Instr in = *ip++;
    if constexpr (Policy::simulated) t.virtual_ns += costs_ns[in.op];
    switch (in.op) {
      case op::NOP:
      case op::NOT_TAKEN:
      case op::CACHE: break;
      case op::RESUME:
        if (executed > instructions_between_looks) [[unlikely]] {
          t.instructions += std::exchange(executed, 0);
          SAVE();
          if (must_come_back(t, frame)) return t.stop_reason;
        }
        if ((in.arg & 3) < 2 && !every_instruction) SWITCH_POINT();
        break;

      // ---- locals
      case op::LOAD_FAST_BORROW: {
        const Value v = locals[in.arg];
        PUSH(v.is_counted() ? Value::uncounted(v.object()) : v);
        break;
      }
      case op::LOAD_FAST: PUSH(OWN(locals[in.arg])); break;
      case op::LOAD_FAST_BORROW_LOAD_FAST_BORROW: {
        const Value a = locals[in.arg >> 4], b = locals[in.arg & 15];
        PUSH(a.is_counted() ? Value::uncounted(a.object()) : a);
        PUSH(b.is_counted() ? Value::uncounted(b.object()) : b);
        break;
      }
      case op::LOAD_FAST_LOAD_FAST:
        PUSH(OWN(locals[in.arg >> 4]));
        PUSH(OWN(locals[in.arg & 15]));
        break;
      case op::LOAD_FAST_CHECK:
        if (locals[in.arg].is_null()) {
          SAVE();
          unbound_local(t, frame->code, static_cast<uint32_t>(in.arg));
          goto error;
        }
        PUSH(OWN(locals[in.arg]));
        break;
      case op::LOAD_FAST_AND_CLEAR: PUSH(std::exchange(locals[in.arg], Value())); break;
      case op::STORE_FAST: {
        const Value v = own_steal(POP());
        DROP(std::exchange(locals[in.arg], v));
        break;
      }
      case op::STORE_FAST_LOAD_FAST: {
        const Value v = own_steal(POP());
        DROP(std::exchange(locals[in.arg >> 4], v));
        PUSH(OWN(locals[in.arg & 15]));
        break;
      }
      case op::STORE_FAST_STORE_FAST: {
        const Value v = own_steal(POP());
        DROP(std::exchange(locals[in.arg >> 4], v));
        const Value w = own_steal(POP());
        DROP(std::exchange(locals[in.arg & 15], w));
        break;
      }
      case op::DELETE_FAST:
        if (locals[in.arg].is_null()) {
          SAVE();
          unbound_local(t, frame->code, static_cast<uint32_t>(in.arg));
          goto error;
        }
        DROP(std::exchange(locals[in.arg], Value()));
        break;

      // ---- constants and stack
      case op::LOAD_CONST: PUSH(frame->code->constants[in.arg]); break;
      case op::LOAD_SMALL_INT: PUSH(Value::integer(in.arg)); break;
      case op::LOAD_COMMON_CONSTANT: {
        Runtime& r = rt();
        static constexpr const char* in_builtins[] = {"AssertionError", "NotImplementedError", "tuple", "all", "any"};
        PUSH(in.arg == 2 ? type_value(r.types.tuple) : dict_get(r.builtins, intern(in_builtins[in.arg])));
        break;
      }
      case op::POP_TOP:
      case op::POP_ITER:
      case op::END_FOR: DROP(POP()); break;
      case op::PUSH_NULL: PUSH(Value()); break;
      case op::COPY: PUSH(sp[-in.arg].is_signal() ? sp[-in.arg] : OWN(sp[-in.arg])); break;
      case op::SWAP: std::swap(sp[-1], sp[-in.arg]); break;

      // ---- names
      case op::LOAD_NAME:
        SAVE();
        FINISH(0, load_name(t, frame, frame->code->names[in.arg]));
        break;
      case op::STORE_NAME: {
        const Value v = TOP();
        if (frame->locals.is_null()) {
          dict_set(frame->globals, frame->code->names[in.arg], v);
        } else if (layout_of(frame->locals) == Layout::dict && !is_heap(frame->locals.object()->type)) {
          dict_set(frame->locals.as<Dict>(), frame->code->names[in.arg], v);
        } else {
          SAVE();
          FINISH_QUIETLY(1, set_item(t, frame->locals, Value::uncounted(frame->code->names[in.arg]), v));
          break;
        }
        DROP(POP());
        break;
      }
      case op::DELETE_NAME: {
        Dict* d = frame->locals.is_null() ? frame->globals : frame->locals.as<Dict>();
        if (!dict_remove(d, frame->code->names[in.arg])) {
          SAVE();
          raise(t, "NameError", "name '" + to_utf8(frame->code->names[in.arg]) + "' is not defined");
          goto error;
        }
        break;
      }
      case op::LOAD_GLOBAL: {
        Str* name = frame->code->names[in.arg >> 1];
        InlineCache& cache = frame->code->caches[in.cache];
        Value v = load_global_cached<Policy>(frame, name, cache);
        if (v.is_null()) [[unlikely]] {
          SAVE();
          v = load_global_slow(t, frame->globals, frame->builtins, name);
          if (v.is_null()) goto error;
          if (in.cache != 0) fill_global_cache(frame, name, cache);
        }
        PUSH(v);
        if ((in.arg & 1) != 0) PUSH(Value());
        break;
      }
      case op::STORE_GLOBAL: {
        const Value v = own_steal(POP());
        dict_set(frame->globals, frame->code->names[in.arg], v);
        DROP(v);
        break;
      }
      case op::DELETE_GLOBAL:
        if (!dict_remove(frame->globals, frame->code->names[in.arg])) {
          SAVE();
          raise(t, "NameError", "name '" + to_utf8(frame->code->names[in.arg]) + "' is not defined");
          goto error;
        }
        break;
      case op::LOAD_LOCALS:
        PUSH(OWN(frame->locals.is_null() ? Value::uncounted(frame->globals) : frame->locals));
        break;
      case op::LOAD_FROM_DICT_OR_GLOBALS:
      case op::LOAD_FROM_DICT_OR_DEREF: {
        const bool is_deref = in.op == op::LOAD_FROM_DICT_OR_DEREF;
        Str* name = is_deref ? frame->code->local_names[in.arg] : frame->code->names[in.arg];
        SAVE();
        Value v = is_dict(TOP()) ? dict_get(TOP().as<Dict>(), name) : get_item(t, TOP(), Value::uncounted(name));
        if (v.is_null() && t.raised.is_null()) {
          if (is_deref) {
            v = load_owned(locals[in.arg].object(), locals[in.arg].as<CellObject>()->content);
            if (v.is_null()) unbound_local(t, frame->code, static_cast<uint32_t>(in.arg));
          } else {
            v = load_global_slow(t, frame->globals, frame->builtins, name);
          }
        }
        FINISH(1, v);
        break;
      }

      // ---- cells
      case op::MAKE_CELL: locals[in.arg] = make_cell(locals[in.arg]); break;
      case op::COPY_FREE_VARS: {
        const auto* closure = frame->function.as<Function>()->closure.as<Tuple>();
        for (int i = 0; i < in.arg; ++i) {
          locals[frame->code->local_count - static_cast<uint32_t>(in.arg) + static_cast<uint32_t>(i)] =
              OWN(closure->items[i]);
        }
        break;
      }
      case op::LOAD_DEREF: {
        const Value v = load_owned(locals[in.arg].object(), locals[in.arg].as<CellObject>()->content);
        if (v.is_null()) {
          SAVE();
          unbound_local(t, frame->code, static_cast<uint32_t>(in.arg));
          goto error;
        }
        PUSH(v);
        break;
      }
      case op::STORE_DEREF: {
        const Value v = own_steal(POP());
        Value old;
        {
          Critical lock(locals[in.arg].object());
          old = locals[in.arg].as<CellObject>()->content.exchange(v);
        }
        DROP(old);
        break;
      }
      case op::DELETE_DEREF: {
        const Value old = locals[in.arg].as<CellObject>()->content.exchange(Value());
        if (old.is_null()) {
          SAVE();
          unbound_local(t, frame->code, static_cast<uint32_t>(in.arg));
          goto error;
        }
        DROP(old);
        break;
      }

      // ---- operators
      case op::BINARY_OP: {
        const Value a = sp[-2], b = sp[-1];
        if (in.arg == code::NB_SUBSCR) {
          if (b.is_integer() && a.is_object() && a.object()->type == rt().types.list) {
            const Value v = list_get(a.as<List>(), b.as_integer());
            if (!v.is_null()) {
              sp -= 2;
              PUSH(v);
              DROP(a);
              break;
            }
          }
          SAVE();
          FINISH(2, get_item(t, a, b));
          break;
        }
        const bool in_place = in.arg >= code::NB_INPLACE_ADD;
        const auto o = static_cast<BinaryOp>(in_place ? in.arg - code::NB_INPLACE_ADD : in.arg);
        if (a.is_integer() && b.is_integer()) {
          int64_t r;
          bool fits = false;
          if (o == BinaryOp::add) {
            r = a.as_integer() + b.as_integer();
            fits = Value::fits(r);
          } else if (o == BinaryOp::sub) {
            r = a.as_integer() - b.as_integer();
            fits = Value::fits(r);
          } else if (o == BinaryOp::mul) {
            fits = !__builtin_mul_overflow(a.as_integer(), b.as_integer(), &r) && Value::fits(r);
          }
          if (fits) [[likely]] {
            --sp;
            sp[-1] = Value::integer(r);
            break;
          }
        }
        SAVE();
        FINISH(2, binary_operation(t, o, in_place, a, b));
        break;
      }
      case op::COMPARE_OP: {
        const Value a = sp[-2], b = sp[-1];
        const auto o = static_cast<CompareOp>(in.arg >> 5);
        if (a.is_integer() && b.is_integer()) {
          const int64_t x = a.as_integer(), y = b.as_integer();
          bool r = false;
          switch (o) {
            case CompareOp::lt: r = x < y; break;
            case CompareOp::le: r = x <= y; break;
            case CompareOp::eq: r = x == y; break;
            case CompareOp::ne: r = x != y; break;
            case CompareOp::gt: r = x > y; break;
            case CompareOp::ge: r = x >= y; break;
          }
          sp -= 2;
          PUSH(boolean(r));
          break;
        }
        SAVE();
        FINISH(2, (in.arg & 16) != 0 ? compare_to_bool(t, o, a, b) : compare(t, o, a, b));
        break;
      }
      case op::IS_OP: {
        const bool is = same(sp[-2], sp[-1]) == (in.arg == 0);
        DROP(POP());
        DROP(POP());
        PUSH(boolean(is));
        break;
      }
      case op::CONTAINS_OP: {
        SAVE();
        FINISH(2, contains(t, sp[-1], sp[-2]));
        if (in.arg != 0) TOP() = boolean(!same(TOP(), rt().true_));
        break;
      }
      case op::UNARY_NEGATIVE:
        SAVE();
        FINISH(1, negate(t, TOP()));
        break;
      case op::UNARY_INVERT:
        SAVE();
        FINISH(1, invert(t, TOP()));
        break;
      case op::UNARY_NOT: TOP() = boolean(!same(TOP(), rt().true_)); break;
      case op::TO_BOOL:
        if (TOP().is_object() && TOP().object()->type == rt().types.boolean) break;
        SAVE();
        FINISH(1, truth(t, TOP()));
        break;
      case op::STORE_SUBSCR: {  // value, container, key
        SAVE();
        FINISH_QUIETLY(3, set_item(t, sp[-2], sp[-1], sp[-3]));
        break;
      }
      case op::DELETE_SUBSCR:
        SAVE();
        FINISH_QUIETLY(2, set_item(t, sp[-2], sp[-1], Value()));
        break;
      case op::BINARY_SLICE: {
        SAVE();
        Ref slice = Ref::steal(make_slice(sp[-2], sp[-1], none()));
        FINISH(3, get_item(t, sp[-3], slice.get()));
        break;
      }
      case op::STORE_SLICE: {  // value, container, start, stop
        SAVE();
        Ref slice = Ref::steal(make_slice(sp[-2], sp[-1], none()));
        FINISH_QUIETLY(4, set_item(t, sp[-3], slice.get(), sp[-4]));
        break;
      }

      // ---- building
      case op::BUILD_TUPLE: {
        if (in.arg == 0) {
          PUSH(empty_tuple());
          break;
        }
        Tuple* u = new_tuple(static_cast<uint32_t>(in.arg));
        sp -= in.arg;
        for (int i = 0; i < in.arg; ++i) u->items[i] = own_steal(sp[i]);
        PUSH(Value::counted(u));
        break;
      }
      case op::BUILD_LIST: {
        const Value l = make_list(sp - in.arg, static_cast<uint32_t>(in.arg));
        for (int i = 0; i < in.arg; ++i) DROP(POP());
        PUSH(l);
        break;
      }
      case op::BUILD_MAP:
        SAVE();
        FINISH(in.arg * 2, build_map(t, sp - in.arg * 2, static_cast<uint32_t>(in.arg)));
        break;
      case op::BUILD_SET: {
        SAVE();
        FINISH(in.arg, build_set(t, sp - in.arg, static_cast<uint32_t>(in.arg)));
        break;
      }
      case op::BUILD_SLICE: {
        const Value s = make_slice(sp[-in.arg], sp[-in.arg + 1], in.arg == 3 ? sp[-1] : none());
        for (int i = 0; i < in.arg; ++i) DROP(POP());
        PUSH(s);
        break;
      }
      case op::BUILD_STRING:
        SAVE();
        FINISH(in.arg, build_string(t, sp - in.arg, static_cast<uint32_t>(in.arg)));
        break;
      case op::LIST_APPEND: {
        const Value v = own_steal(POP());
        list_append_steal(sp[-in.arg].as<List>(), v);
        break;
      }
      case op::LIST_EXTEND: {
        SAVE();
        Value r = list_extend(t, sp[-1 - in.arg].as<List>(), TOP());
        if (r == Value::needs_python()) r = call_fallback(t, "list_extend", {sp[-1 - in.arg], TOP()});
        FINISH_QUIETLY(1, r);
        break;
      }
      case op::SET_ADD:
        SAVE();
        FINISH_QUIETLY(1, set_add(t, sp[-1 - in.arg], TOP()));
        break;
      case op::SET_UPDATE:
        SAVE();
        FINISH_QUIETLY(1, set_update(t, sp[-1 - in.arg], TOP()));
        break;
      case op::MAP_ADD:
        SAVE();
        FINISH_QUIETLY(2, set_item(t, sp[-2 - in.arg], sp[-2], sp[-1]));
        break;
      case op::DICT_UPDATE: {
        SAVE();
        Value r = dict_update(t, sp[-1 - in.arg].as<Dict>(), TOP());
        if (r == Value::needs_python()) r = call_fallback(t, "dict_update", {sp[-1 - in.arg], TOP()});
        FINISH_QUIETLY(1, r);
        break;
      }
      case op::DICT_MERGE:
        SAVE();
        FINISH_QUIETLY(1, merge_keywords(t, sp[-4 - in.arg], sp[-1 - in.arg].as<Dict>(), TOP()));
        break;
      case op::UNPACK_SEQUENCE: {
        const Value v = TOP();
        if (is_tuple(v) && v.as<Tuple>()->count == static_cast<uint32_t>(in.arg)) {
          --sp;
          for (int i = in.arg; i-- > 0;) PUSH(OWN(v.as<Tuple>()->items[i]));
          DROP(v);
          break;
        }
        SAVE();
        FINISH(1, unpack_sequence(t, v, static_cast<uint32_t>(in.arg)));
        goto spread;
      }
      case op::UNPACK_EX:
        SAVE();
        FINISH(1, unpack_ex(t, TOP(), in.arg & 0xFF, static_cast<uint32_t>(in.arg) >> 8));
      spread : {  // a tuple onto the stack, first item on top
        const Value u = POP();
        for (uint32_t i = u.as<Tuple>()->count; i-- > 0;) PUSH(OWN(u.as<Tuple>()->items[i]));
        DROP(u);
        break;
      }

      // ---- text
      case op::FORMAT_SIMPLE:
        if (TOP().is_object() && TOP().object()->type == rt().types.str) break;
        SAVE();
        FINISH(1, format_value(t, TOP(), rt().empty_str));
        break;
      case op::FORMAT_WITH_SPEC:
        SAVE();
        FINISH(2, format_value(t, sp[-2], sp[-1]));
        break;
      case op::CONVERT_VALUE:
        SAVE();
        FINISH(1, convert_value(t, TOP(), in.arg));
        break;

      // ---- attributes
      case op::LOAD_ATTR: {
        Str* name = frame->code->names[in.arg >> 1];
        const Value v = TOP();
        const bool is_call = (in.arg & 1) != 0;
        InlineCache& cache = frame->code->caches[in.cache];
        Value found = load_inline_attribute<Policy>(v, cache);
        if (!found.is_null()) {
          TOP() = found;
          DROP(v);
          if (is_call) PUSH(Value());
          break;
        }
        SAVE();
        if (!is_call) {
          found = get_attribute(t, v, name);
          if (in.cache != 0 && !found.is_signal()) fill_attribute_cache(v, name, cache);
          FINISH(1, found);
          break;
        }
        Value self;
        found = get_method(t, v, name, self);
        if (found.is_signal()) {
          signal = found;
          operands = 1;
          goto signalled;
        }
        if (self.is_null()) {
          if (in.cache != 0) fill_attribute_cache(v, name, cache);
          TOP() = found;
          DROP(v);
          PUSH(Value());
        } else {
          TOP() = found;
          PUSH(v);
        }
        break;
      }
      case op::STORE_ATTR:  // value, owner
        SAVE();
        FINISH_QUIETLY(2, set_attribute(t, sp[-1], frame->code->names[in.arg], sp[-2]));
        break;
      case op::DELETE_ATTR:
        SAVE();
        FINISH_QUIETLY(1, set_attribute(t, sp[-1], frame->code->names[in.arg], Value()));
        break;
      case op::LOAD_SUPER_ATTR: {  // super, class, self
        SAVE();
        bool is_method = (in.arg & 1) != 0;
        FINISH(3, load_super_attribute(t, sp[-2], sp[-1], frame->code->names[in.arg >> 2], is_method));
        if ((in.arg & 1) != 0) PUSH(Value());
        break;
      }
      case op::LOAD_SPECIAL: {
        SAVE();
        const Value owner = TOP();
        Value self;
        const Value method = load_special(t, owner, in.arg, self);
        if (method.is_signal()) {
          signal = method;
          operands = 1;
          goto signalled;
        }
        TOP() = method;
        if (self.is_null()) {
          PUSH(Value());
          DROP(owner);
        } else {
          PUSH(owner);
        }
        break;
      }

      // ---- calls
      case op::CALL: {
        Value* const base = sp - in.arg - 2;
        const Value callable = base[0];
        const bool has_self = !base[1].is_null();
        const Args args{has_self ? base + 1 : base + 2, static_cast<uint32_t>(in.arg) + has_self, nullptr};
        SAVE();
        const Value r = call(t, callable, args);
        if (r.is_signal()) {
          signal = r;
          operands = in.arg + 2;
          goto signalled;
        }
        const bool checks = checks_breaker_after(callable);
        while (sp > base) DROP(POP());
        PUSH(r);
        if (checks && !every_instruction) SWITCH_POINT();
        break;
      }
      case op::CALL_KW: {
        Value* const base = sp - in.arg - 3;
        const bool has_self = !base[1].is_null();
        const Args args{has_self ? base + 1 : base + 2, static_cast<uint32_t>(in.arg) + has_self, TOP().as<Tuple>()};
        SAVE();
        const Value callable = base[0];
        const Value r = call(t, callable, args);
        if (r.is_signal()) {
          signal = r;
          operands = in.arg + 3;
          goto signalled;
        }
        const bool checks = checks_breaker_after(callable);
        while (sp > base) DROP(POP());
        PUSH(r);
        if (checks && !every_instruction) SWITCH_POINT();
        break;
      }
      case op::CALL_FUNCTION_EX: {  // callable, null, args, keywords or null
        SAVE();
        FINISH(4, call_ex(t, sp[-4], sp[-2], sp[-1]));
        if (!every_instruction) SWITCH_POINT();
        break;
      }
      case op::CALL_INTRINSIC_1:
        SAVE();
        FINISH(1, intrinsic_1(t, in.arg, TOP()));
        break;
      case op::MAKE_FUNCTION: {
        const Value code = TOP();
        TOP() = make_function(code.as<CodeObject>(), frame->globals, frame->builtins);
        break;
      }
      case op::SET_FUNCTION_ATTRIBUTE: {  // attribute, function
        set_function_attribute(TOP().as<Function>(), in.arg, own_steal(sp[-2]));
        sp[-2] = sp[-1];
        --sp;
        break;
      }
      case op::LOAD_BUILD_CLASS: PUSH(dict_get(rt().builtins, rt().names.build_class)); break;
      case op::RETURN_VALUE: signal = own_steal(POP()); goto leave;

      // ---- generators
      case op::RETURN_GENERATOR: {
        auto* g = new_object<Generator>(rt().types.generator);
        g->frame_bytes = sizeof(Frame) + size_t{frame->slot_count} * sizeof(Value);
        new (&g->state) std::atomic<uint8_t>(0);
        g->handled = g->outer_handled = Value();
        const auto* f = frame->function.as<Function>();
        g->name = own(f->name);
        g->qualified_name = own(f->qualified_name);
        auto* kept = static_cast<Frame*>(current_heap->allocate(g->frame_bytes));
        *kept = *frame;
        kept->generator = g;
        kept->ip = ip;
        std::copy(locals, sp, kept->slots);
        kept->sp = kept->slots + (sp - locals);
        g->frame = kept;
        // The frame's contents have moved; it leaves the stack without releasing them.
        sp = frame->slots;
        frame->function = frame->locals = Value();
        signal = Value::counted(g);
        goto leave;
      }
      case op::YIELD_VALUE: {
        Generator* g = frame->generator;
        const Value v = own_steal(POP());
        SAVE();
        t.top = frame->previous;
        --t.depth;
        const Value mine = std::exchange(t.handled, std::exchange(g->outer_handled, Value()));
        if (same(mine, t.handled) || mine.is_null()) {
          release(mine);
          g->handled = Value();
        } else {
          g->handled = mine;
        }
        g->state.store(1, std::memory_order_release);
        decref(g);
        signal = v;
        goto deliver;
      }
      case op::GET_YIELD_FROM_ITER:
        if (layout_of(TOP()) == Layout::generator) break;
        SAVE();
        FINISH(1, iterate(t, TOP()));
        break;
      case op::SEND: {  // receiver, value
        SAVE();
        const Value receiver = sp[-2], sent = sp[-1];
        Value r;
        if (layout_of(receiver) == Layout::generator) {
          r = resume_generator(t, receiver.as<Generator>(), sent);
        } else if (is_none(sent)) {
          r = next_item(t, receiver);
        } else {
          Ref send = Ref::steal(get_attribute(t, receiver, intern("send")));
          r = send ? call(t, send.get(), {sent}) : Value();
        }
        if (r == Value::exhausted()) {
          DROP(POP());
          PUSH(none());
          ip += in.arg;
          break;
        }
        FINISH(1, r);
        break;
      }
      case op::END_SEND: {  // receiver, value
        const Value v = POP();
        DROP(POP());
        PUSH(v);
        break;
      }
      case op::CLEANUP_THROW: {  // receiver, last sent value, exception
        bool bad = false;
        if (matches(t, TOP(), type_value(exception_type("StopIteration")), bad)) {
          const Value e = TOP();
          const Value value = e.as<Exception>()->extra_value;
          const Value result = value.is_null() ? none() : OWN(value);
          for (int i = 0; i < 3; ++i) DROP(POP());
          PUSH(none());
          PUSH(result);
          break;
        }
        SAVE();
        release(std::exchange(t.raised, OWN(TOP())));
        goto unwind;
      }

      // ---- iteration and jumps
      case op::GET_ITER:
        SAVE();
        FINISH(1, iterate(t, TOP()));
        break;
      case op::FOR_ITER: {
        const Value it = TOP();
        Object* o = it.object();
        if (o->type == rt().types.range_iterator) {
          auto* r = static_cast<Iterator*>(o);
          if (r->limit > 0) [[likely]] {
            const int64_t i = r->index.load(std::memory_order_relaxed);
            --r->limit;
            r->index.store(i + r->step, std::memory_order_relaxed);
            PUSH(Value::fits(i) ? Value::integer(i) : make_int(i));
          } else {
            ip += in.arg + 1;
          }
          break;
        }
        SAVE();
        const Value v =
            layout_of(it) == Layout::generator ? resume_generator(t, it.as<Generator>(), none()) : next_item(t, it);
        if (v == Value::exhausted()) {
          ip += in.arg + 1;
          break;
        }
        if (v.is_signal()) {
          signal = v;
          operands = 0;
          goto signalled;
        }
        PUSH(v);
        break;
      }
      case op::JUMP_FORWARD: ip += in.arg; break;
      case op::JUMP_BACKWARD_NO_INTERRUPT: ip += in.arg; break;
      case op::JUMP_BACKWARD:
        ip += in.arg;
        if (executed > instructions_between_looks) [[unlikely]] {
          t.instructions += std::exchange(executed, 0);
          SAVE();
          if (must_come_back(t, frame)) return t.stop_reason;
        }
        if (!every_instruction) SWITCH_POINT();
        break;
      case op::POP_JUMP_IF_FALSE:
        if (!same(POP(), rt().true_)) ip += in.arg;
        break;
      case op::POP_JUMP_IF_TRUE:
        if (same(POP(), rt().true_)) ip += in.arg;
        break;
      case op::POP_JUMP_IF_NONE: {
        const Value v = POP();
        if (is_none(v)) ip += in.arg;
        DROP(v);
        break;
      }
      case op::POP_JUMP_IF_NOT_NONE: {
        const Value v = POP();
        if (!is_none(v)) ip += in.arg;
        DROP(v);
        break;
      }

      // ---- exceptions
      case op::PUSH_EXC_INFO: {
        const Value e = POP();
        PUSH(t.handled.is_null() ? none() : t.handled);
        PUSH(e);
        t.handled = OWN(e);
        break;
      }
      case op::POP_EXCEPT: {
        const Value previous = own_steal(POP());
        DROP(std::exchange(t.handled, is_none(previous) ? Value() : previous));
        break;
      }
      case op::CHECK_EXC_MATCH: {
        SAVE();
        bool bad = false;
        const bool is_match = matches(t, sp[-2], sp[-1], bad);
        if (bad) {
          raise(t, "TypeError", "catching classes that do not inherit from BaseException is not allowed");
          goto error;
        }
        DROP(POP());
        PUSH(boolean(is_match));
        break;
      }
      case op::RAISE_VARARGS: {
        SAVE();
        if (in.arg == 0) {
          if (t.handled.is_null()) {
            raise(t, "RuntimeError", "No active exception to reraise");
            goto error;
          }
          release(std::exchange(t.raised, OWN(t.handled)));
          goto unwind;
        }
        signal = raise_statement(t, sp[-in.arg], in.arg == 2 ? sp[-1] : Value());
        operands = in.arg;
        goto signalled;
      }
      case op::RERAISE: {
        SAVE();
        release(std::exchange(t.raised, own_steal(POP())));
        goto unwind;
      }
      case op::WITH_EXCEPT_START: {  // exit, self or null, lasti, previous, exception
        SAVE();
        const Value e = TOP();
        const Value trace = e.as<Exception>()->traceback;
        const Value args[] = {sp[-4], type_value(type_of(e)), e, trace.is_null() ? none() : trace};
        const bool has_self = !sp[-4].is_null();
        FINISH(0, call(t, sp[-5], Args{has_self ? args : args + 1, has_self ? 4u : 3u, nullptr}));
        break;
      }

      // ---- imports
      case op::IMPORT_NAME:
        SAVE();
        FINISH(2, import_name(t, frame, frame->code->names[in.arg], sp[-1],
                              sp[-2].is_integer() ? sp[-2].as_integer() : 0));
        break;
      case op::IMPORT_FROM:
        SAVE();
        FINISH(0, import_from(t, TOP(), frame->code->names[in.arg]));
        break;
      case op::SETUP_ANNOTATIONS: break;

      default:
        SAVE();
        signal = refuse(t, "the instruction " + std::string(code::opcode_name(in.op)));
        operands = 0;
        goto signalled;
    }
  }

signalled:
  // A helper answered something else than a value; its operands are still on the stack.
  if (signal.is_null()) {
    if (t.top != frame) goto load_frame;  // cannot happen: who raises leaves no frame behind
    goto error;
  }
  if (signal == Value::stopped()) {
    SAVE();
    t.instructions += executed;
    return t.stop_reason;
  }
  if (signal == Value::blocked() && t.top == frame) {
    frame->ip = ip - 1;  // the whole instruction is retried
    frame->sp = sp;
    t.instructions += executed - 1;
    return t.stop_reason;
  }
  if (signal == Value::exhausted()) {  // an iterator's end where a value was wanted
    raise(t, "StopIteration", "");
    goto error;
  }
  for (int i = 0; i < operands; ++i) DROP(POP());
  SAVE();
  if (signal == Value::blocked()) {
    t.instructions += executed;
    return t.stop_reason;
  }
  goto load_frame;

leave:
  // `signal` is the owned result of this frame.
  frame->sp = sp;
  if (Generator* g = frame->generator) {
    t.top = frame->previous;
    --t.depth;
    g->state.store(3, std::memory_order_release);
    release(std::exchange(t.handled, std::exchange(g->outer_handled, Value())));
    drop_generator_frame(g);
    decref(g);
    // Its caller sees the end of an iteration: a loop ends, `yield from` has a result, next() raises StopIteration.
    Frame* caller = t.top;
    if (caller != nullptr && caller->kind == FrameKind::python) {
      const Instr& at = caller->ip[-1];
      if (at.op == op::FOR_ITER) {
        DROP(signal);
        caller->ip += at.arg + 1;
        goto load_frame;
      }
      if (at.op == op::SEND) {
        caller->ip += at.arg;
        *caller->sp++ = signal;
        goto load_frame;
      }
    }
    Ref result = Ref::steal(signal);
    const Value value = result.get();
    raise_value(t, make_exception(exception_type("StopIteration"), &value, is_none(value) ? 0 : 1));
    signal = Value();
    goto deliver;
  }
  pop_frame(t);

deliver:
  // `signal` goes to the frame below: an owned value, or null with an exception set.
  while (t.top != nullptr && t.top->kind == FrameKind::continuation) {
    Frame* k = t.top;
    const Value r = k->resume(t, *k, signal);
    if (r == Value::pushed()) goto load_frame_or_continuation;
    if (r == Value::blocked()) {
      t.instructions += executed;
      return t.stop_reason;
    }
    if (r == Value::stopped()) {
      t.instructions += executed;
      return t.stop_reason;
    }
    while (t.top != k) pop_frame(t);
    pop_frame(t);
    signal = r;
  }
  if (t.top == nullptr) {
    release(signal.is_signal() ? Value() : signal);
    t.instructions += executed;
    return Stop::finished;
  }
  frame = t.top;
  ip = frame->ip;
  sp = frame->sp;
  locals = frame->slots;
  if (signal == vanished()) goto next;
  if (signal.is_null()) goto error;
  {
    const Instr at = ip[-1];
    if (signal == Value::exhausted()) {
      if (at.op == op::FOR_ITER) {
        ip += at.arg + 1;
        goto next;
      }
      if (at.op == op::SEND) {
        PUSH(none());
        ip += at.arg;
        goto next;
      }
      raise(t, "StopIteration", "");
      goto error;
    }
    if (drops_result(at.op)) {
      DROP(signal);
      goto next;
    }
    PUSH(signal);
    switch (at.op) {
      case op::CONTAINS_OP:
        if (at.arg != 0) TOP() = boolean(!same(TOP(), rt().true_));
        break;
      case op::LOAD_ATTR:
      case op::LOAD_SUPER_ATTR:
        if ((at.arg & 1) != 0) PUSH(Value());
        break;
      case op::UNPACK_SEQUENCE:
      case op::UNPACK_EX: {
        const Value u = POP();
        for (uint32_t i = u.as<Tuple>()->count; i-- > 0;) PUSH(OWN(u.as<Tuple>()->items[i]));
        DROP(u);
        break;
      }
      default: break;
    }
    goto next;
  }

load_frame_or_continuation:
  if (std::exchange(t.starts_counting, false)) executed = t.instructions = t.virtual_ns = 0;
  if (t.top->kind == FrameKind::python) goto load_frame;
  signal = Value::blocked();
  goto deliver;

error:
  SAVE();
  add_traceback(t, frame, t.raised);
unwind : {
  const auto at = static_cast<uint32_t>(ip - frame->code->instrs) - 1;
  const CodeObject* c = frame->code;
  for (uint32_t i = 0; i < c->handler_count; ++i) {
    const Handler& h = c->handlers[i];
    if (at < h.start || at >= h.end) continue;
    Value* const bottom = frame->stack_base() + h.depth;
    while (sp > bottom) DROP(POP());
    if (h.push_lasti) PUSH(Value::integer(at));
    PUSH(std::exchange(t.raised, Value()));
    ip = c->instrs + h.target;
    goto next;
  }
  frame->sp = sp;
  if (Generator* g = frame->generator) {
    t.top = frame->previous;
    --t.depth;
    g->state.store(3, std::memory_order_release);
    release(std::exchange(t.handled, std::exchange(g->outer_handled, Value())));
    drop_generator_frame(g);
    decref(g);
  } else {
    pop_frame(t);
  }
  signal = Value();
  goto deliver;
}

switch_point:
  SAVE();
  t.instructions += executed;
  executed = 0;
  {
    const uint32_t internal = merge_request | finalizer_request;
    const uint32_t bits = t.eval_breaker.load(std::memory_order_relaxed);
    if ((bits & merge_request) != 0) merge_queued(t, false);
    if ((bits & finalizer_request) != 0)
      t.eval_breaker.fetch_and(~uint32_t{finalizer_request}, std::memory_order_relaxed);
    if constexpr (Policy::free_threaded) pass_quiescent_state(t);
    if (must_come_back(t, frame)) return t.stop_reason;
    if ((bits & ~internal) == 0 && t.switch_points_left > 0 &&
        !(Policy::simulated && t.virtual_ns >= t.pause_at_virtual_ns))
      goto next;
  }
  return Stop::switch_point;
}

template Stop evaluate<LiveGil>(Thread&);
template Stop evaluate<LiveFree>(Thread&);
template Stop evaluate<Simulated>(Thread&);

}  // namespace lockstep::python::vm

// Code objects: the compiler's code units become instructions, its constants and names values; see callable.h.
#include <algorithm>

#include "python/code/opcodes.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"
#include "python/vm/eval/attribute_cache.h"
#include "python/vm/eval/forms.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

Value make_constant(const code::Constant& c) {
  struct Visitor {
    Value operator()(const code::None&) { return rt().none; }
    Value operator()(bool b) { return boolean(b); }
    Value operator()(int64_t n) { return make_int(n); }
    Value operator()(const code::BigInt& b) { return make_int_from_text(b.digits, 10).answer(); }
    Value operator()(double d) { return make_float(d); }
    Value operator()(const std::complex<double>&) { return rt().none; }  // never loaded: see make_code
    Value operator()(const std::string& s) {
      // CPython interns constants that look like names.
      const bool is_name = std::all_of(s.begin(), s.end(), [](char ch) {
        return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
      });
      return is_name ? Value::uncounted(intern(s)) : make_str(s);
    }
    Value operator()(const code::Bytes& b) { return make_bytes(b.data); }
    Value operator()(const code::Tuple& u) {
      if (u.items.empty()) return rt().empty_tuple;
      Tuple* r = new_tuple(static_cast<uint32_t>(u.items.size()));
      for (size_t i = 0; i < u.items.size(); ++i) r->items[i] = make_constant(u.items[i]);
      return Value::counted(r);
    }
    Value operator()(const code::FrozenSet& f) { return make_frozenset_constant(f); }
    Value operator()(const code::Slice& s) {
      Ref a = Ref::steal(make_constant(s.parts[0])), b = Ref::steal(make_constant(s.parts[1])),
          c3 = Ref::steal(make_constant(s.parts[2]));
      return make_slice(a.get(), b.get(), c3.get());
    }
    Value operator()(const code::Ellipsis&) { return rt().ellipsis; }
    Value operator()(const std::shared_ptr<const code::Code>& k) { return Value::uncounted(make_code(k)); }
  };
  return std::visit(Visitor{}, c.value);
}

namespace {

template <class T>
T* array(size_t n) {
  return n == 0 ? nullptr : static_cast<T*>(current_heap->allocate(n * sizeof(T)));
}

// A constant lives as long as its code object, which owns it; the loop pushes it uncounted. Threads that share it
// without a GIL must not fight over its count: there it is immortal, as in CPython's free-threaded build.
Value keep(Value v) {
  if (!v.is_object()) return v;
  if (rt().settings.is_parallel()) {
    if (is_tuple(v)) {
      for (uint32_t i = 0; i < v.as<Tuple>()->count; ++i) v.as<Tuple>()->items[i] = keep(v.as<Tuple>()->items[i]);
    }
    if (!is_immortal(v.object())) make_immortal(v.object());  // None and its kin are read by every thread
  }
  return Value::uncounted(v.object());
}

bool has_complex(const code::Constant& c) {
  if (const auto* u = std::get_if<code::Tuple>(&c.value)) return std::ranges::any_of(u->items, has_complex);
  return std::holds_alternative<std::complex<double>>(c.value);
}
}  // namespace

CodeObject* make_code(std::shared_ptr<const code::Code> source) {
  const code::Code& s = *source;
  auto* c = new_object<CodeObject>(rt().types.code);
  make_immortal(c);
  c->source = source.get();
  c->name = intern(s.name);
  c->qualified_name = intern(s.qualified_name);
  c->stack_size = s.stack_size;
  c->slot_count = static_cast<uint32_t>(s.locals_plus.size()) + s.stack_size + 1;
  c->argcount = s.argcount;
  c->posonly = s.posonly_argcount;
  c->kwonly = s.kwonly_argcount;
  c->has_varargs = (s.flags & code::varargs) != 0;
  c->has_varkeywords = (s.flags & code::varkeywords) != 0;
  c->is_generator = (s.flags & (code::generator | code::coroutine | code::async_generator)) != 0;
  c->role = rt().exploring_hook != nullptr ? rt().exploring_hook->role_of(s) : Role{};
  c->is_hidden = s.filename.contains("/_fallback/") || s.filename.contains("/lib-dynload/");
  c->is_simple = !c->has_varargs && !c->has_varkeywords && c->kwonly == 0;
  c->local_count = static_cast<uint32_t>(s.locals_plus.size());
  c->local_names = array<Str*>(s.locals_plus.size());
  c->cell_count = c->free_count = 0;
  for (size_t i = 0; i < s.locals_plus.size(); ++i) {
    c->local_names[i] = intern(s.locals_plus[i].name);
    c->cell_count += (s.locals_plus[i].kind & code::local_cell) != 0;
    c->free_count += (s.locals_plus[i].kind & code::local_free) != 0;
  }
  c->names = array<Str*>(s.names.size());
  for (size_t i = 0; i < s.names.size(); ++i) c->names[i] = intern(s.names[i]);
  c->constants = array<Value>(s.constants.size());
  for (size_t i = 0; i < s.constants.size(); ++i) c->constants[i] = keep(make_constant(s.constants[i]));

  // Instructions without EXTENDED_ARG and caches; `at` maps code units to instructions.
  const size_t units = s.bytecode.size() / 2;
  std::vector<uint32_t> at(units + 1, 0), starts;
  std::vector<Instr> instrs;
  uint32_t arg = 0, caches = first_cache;
  size_t first = 0;
  bool is_extended = false;
  for (size_t u = 0; u < units;) {
    const uint8_t op = s.bytecode[u * 2];
    arg = (arg << 8) | s.bytecode[u * 2 + 1];
    if (!is_extended) first = u;
    for (size_t k = first; k <= u; ++k) at[k] = static_cast<uint32_t>(instrs.size());
    if (op == code::op::EXTENDED_ARG) {
      is_extended = true;
      ++u;
      continue;
    }
    const auto cache = static_cast<size_t>(code::cache_units(op));
    // A code object with more caches than a number of 16 bits counts goes on without: with the two that stay empty.
    uint32_t place = remembers_attributes(op) ? no_attribute_cache : no_name_cache;
    if (caches <= UINT16_MAX && (remembers_attributes(op) || remembers_names(op))) place = caches++;
    instrs.push_back({op, op, static_cast<uint16_t>(place), static_cast<int32_t>(arg)});
    starts.push_back(static_cast<uint32_t>(u));
    for (size_t k = u + 1; k <= u + cache && k < units; ++k) at[k] = static_cast<uint32_t>(instrs.size());
    u += 1 + cache;
    arg = 0;
    is_extended = false;
  }
  at[units] = static_cast<uint32_t>(instrs.size());
  for (size_t i = 0; i < instrs.size(); ++i) {
    Instr& in = instrs[i];
    // END_ASYNC_FOR names where it belongs to, but does not jump there.
    if (!code::has_flag(in.op, code::F_JUMP) || in.op == code::op::END_ASYNC_FOR) continue;
    const int64_t next = int64_t{starts[i]} + 1 + code::cache_units(in.op);
    const bool is_backward = in.op == code::op::JUMP_BACKWARD || in.op == code::op::JUMP_BACKWARD_NO_INTERRUPT;
    const int64_t target = is_backward ? next - in.arg : next + in.arg;
    in.arg = static_cast<int32_t>(static_cast<int64_t>(at[static_cast<size_t>(target)]) - static_cast<int64_t>(i) - 1);
  }
  for (Instr& in : instrs) {  // complex numbers are refused where they are loaded
    if (in.op == code::op::LOAD_CONST && has_complex(s.constants[static_cast<size_t>(in.arg)]))
      in = {code::op::LOAD_COMMON_CONSTANT, 0, 0, complex_constant};
  }
  choose_forms(instrs, rt().settings);
  c->instr_count = static_cast<uint32_t>(instrs.size());
  c->instrs = array<Instr>(instrs.size());
  std::copy(instrs.begin(), instrs.end(), c->instrs);
  c->units = array<uint32_t>(starts.size());
  std::copy(starts.begin(), starts.end(), c->units);
  // Caches are no part of a program's state: an exploration leaves them filled.
  ThreadHeap* const heap = current_heap;
  if (rt().exploring_hook != nullptr) current_heap = &rt().exploring_hook->names;
  c->caches = array<InlineCache>(caches);
  current_heap = heap;
  for (uint32_t i = 0; i < caches; ++i) new (&c->caches[i]) InlineCache;
  for (const Instr& in : instrs) {
    if (remembers_attributes(in.op)) c->caches[in.cache].word.store(no_attributes_yet());
  }
  c->caches[no_attribute_cache].word.store(no_attributes_ever());
  c->handler_count = static_cast<uint32_t>(s.exceptions.size());
  c->handlers = array<Handler>(s.exceptions.size());
  for (size_t i = 0; i < s.exceptions.size(); ++i) {
    const auto& e = s.exceptions[i];
    c->handlers[i] = {at[e.start], at[e.end], at[e.target], e.depth, e.push_lasti};
  }
  std::lock_guard lock(rt().intern_mutex);
  rt().kept_code.push_back(std::move(source));
  return c;
}

}  // namespace lockstep::python::vm

#include "python/vm/modules/lockstep_module.h"

#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/weak_table.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"
#include "python/vm/objects/numbers/big_int.h"
#include "python/vm/objects/protocol/iterable_items.h"

namespace lockstep::python::vm {

namespace {

Value write_text(Thread& t, Args a) {  // (stream, text), for sys.stdout and sys.stderr
  if (!driver().write(t, a[0].as_integer() == 0 ? Stream::out : Stream::err, to_utf8(a[1].as<Str>()))) {
    return end_with_limit(t, "output");
  }
  return make_int(a[1].as<Str>()->length);
}

Value sort_by_keys(Thread& t, Args a) {  // (keys, items): a sorted list of the items, or None when Python must compare
  std::vector<Ref> keys, items;
  collect(t, a[0], keys);
  collect(t, a[1], items);
  std::vector<Value> k, v;
  if (keys.size() != items.size()) return raise(t, Exc::ValueError, "as many keys as items are needed");
  for (const Ref& r : keys) k.push_back(r.get());
  for (const Ref& r : items) v.push_back(r.get());
  const Value signal = sort_values(t, k, same(a[2], rt().true_), v);
  if (signal == Value::needs_python()) return none();
  return signal.is_signal() ? signal : make_list(v.data(), static_cast<uint32_t>(v.size()));
}
// The body of a class statement with `namespace` as its locals.
Value run_class_body(Thread& t, Args a) {
  auto* f = a[0].as<Function>();
  const Value r = call_function(t, f, {});
  if (r == Value::pushed()) t.top->locals = own(a[1]);
  return r;
}
Value make_type_raw(Thread& t, Args a) {  // (metaclass, name, bases, namespace, slots or None)
  if (!is_str(a[1]))
    return raise(t, Exc::TypeError, "type.__new__() argument 1 must be str, not " + std::string(type_name(a[1])));
  if (!is_tuple(a[2]))
    return raise(t, Exc::TypeError, "type.__new__() argument 2 must be tuple, not " + std::string(type_name(a[2])));
  if (!is_dict(a[3]))
    return raise(t, Exc::TypeError, "type.__new__() argument 3 must be dict, not " + std::string(type_name(a[3])));
  const Value made = make_class(t, a[0].as<Type>(), a[1].as<Str>(), a[2].as<Tuple>(), a[3].as<Dict>(),
                                is_none(a[4]) ? nullptr : a[4].as<Tuple>());
  if (made.is_null() ||
      same(find_in_type(a[0].as<Type>(), intern("mro")), find_in_type(rt().types.type, intern("mro"))))
    return made;
  Ref keep = Ref::steal(made);
  return call_fallback(t, "own_mro", {keep.get()});
}
Value set_mro(Thread& t, Args a) {  // (class, classes): of a metaclass with an mro() of its own
  auto* type = a[0].as<Type>();
  const auto* order = a[1].as<Tuple>();
  for (uint32_t i = 0; i < order->count; ++i) {
    if (layout_of(order->items[i]) != Layout::type)
      return raise(t, Exc::TypeError, "mro() returned a non-class ('" + std::string(type_name(order->items[i])) + "')");
  }
  release(std::exchange(type->mro, own(a[1])));
  type_changed(type);
  return none();
}
// [(name, value)] of what in a class's namespace has a __set_name__.
Value named_values(Thread&, Args a) {
  Ref list = Ref::steal(make_list());
  for (DictWalk w{a[0].as<Dict>()}; w.next();) {
    if (find_in_type(type_of(w.value.get()), special_name(Special::set_name)).is_null()) continue;
    const Value pair[] = {w.key.get(), w.value.get()};
    list_append_steal(list.as<List>(), make_tuple(pair, 2));
  }
  return list.take();
}
// Runs a code object with given globals and locals: exec, eval.
Value run_code(Thread& t, Args a) {
  Runtime& r = rt();
  auto* globals = a[1].as<Dict>();
  if (dict_entry_index(globals, r.names.builtins) < 0)
    dict_set(globals, r.names.builtins, Value::uncounted(r.builtins));
  Ref f = Ref::steal(make_function(a[0].as<CodeObject>(), globals, r.builtins));
  const Value pushed = call_function(t, f.as<Function>(), {});
  if (pushed == Value::pushed() && !same(a[1], a[2])) t.top->locals = own(a[2]);
  return pushed;
}
// The compiler takes about so many bytes for each of the source.
constexpr uint64_t compiling_bytes = 110;

Value compile_source(Thread& t, Args a) {  // (source, filename, mode)
  Library* library = t.settings->library;
  if (library == nullptr) return refuse(t, "'compile'");
  if (lacks_room(t, uint64_t{a[0].as<Str>()->length} * compiling_bytes)) return Value();
  const std::string source = to_utf8(a[0].as<Str>()), filename = to_utf8(a[1].as<Str>());
  auto made = library->compile(source, filename, to_utf8(a[2].as<Str>()));
  if (made) {
    Ref said = Ref::steal(make_list());
    for (const code::Warning& w : (*made)->warnings) {
      Ref text = Ref::steal(make_str(w.text));
      const Value pair[] = {text.get(), Value::integer(w.line)};
      list_append_steal(said.as<List>(), make_tuple(pair, 2));
    }
    const Value pair[] = {Value::uncounted(make_code(*made)), said.get()};
    return make_tuple(pair, 2);
  }
  const auto& p = made.error();
  return p.exception.empty() ? refuse(t, p.message) : raise_syntax_error(t, p, filename);
}

// What hash() gave: 64 bits, of which an int in place holds 63.
int64_t hash_argument(Value v) { return v.is_integer() ? v.as_integer() : big_int64(v); }
Value own_dict_of_class(Thread&, Args a) {  // whatever its metaclass says of __dict__
  return layout_of(a[0]) == Layout::type ? make_mapping_proxy(Value::uncounted(a[0].as<Type>()->dict)) : none();
}
// Whether the method that asks runs for the same object further out: a __repr__ that comes round to itself.
Value is_inside_itself(Thread& t, Args) {
  const Frame* own_frame = t.top;
  while (own_frame != nullptr && own_frame->kind != FrameKind::python) own_frame = own_frame->previous;
  if (own_frame == nullptr) return boolean(false);
  for (const Frame* f = own_frame->previous; f != nullptr; f = f->previous) {
    if (f->kind == FrameKind::python && f->code == own_frame->code && same(f->slots[0], own_frame->slots[0]))
      return boolean(true);
  }
  return boolean(false);
}
// The hash of what a weak reference looks at, made by Python code, is remembered as any other.
Value keep_hash(Thread&, Args a) {
  auto* r = a[0].as<WeakRef>();
  const Critical lock(r);
  r->hash = hash_argument(a[1]);
  r->has_hash = true;
  return own(a[1]);
}
// Dicts whose keys compare by Python code: `_fallback/` compares, these find and store by identity.
Value dict_candidates_of(Thread&, Args a) { return dict_candidates(a[0].as<Dict>(), hash_argument(a[1])); }
Value dict_item_of(Thread& t, Args a) {
  const Value v = dict_get_identical(a[0].as<Dict>(), hash_argument(a[1]), a[2]);
  return v.is_null() ? raise_with(t, Exc::KeyError, a[2]) : v;
}
Value dict_store(Thread&, Args a) {
  dict_set_identical(a[0].as<Dict>(), hash_argument(a[1]), a[2], a[3]);
  return none();
}
// Ends the run as unsupported, naming what.
Value refuse_by_name(Thread& t, Args a) { return refuse(t, to_utf8(a[0].as<Str>())); }
Value dict_drop(Thread& t, Args a) {
  const Value v = dict_remove_identical(a[0].as<Dict>(), hash_argument(a[1]), a[2]);
  return v.is_null() ? raise_with(t, Exc::KeyError, a[2]) : v;
}

Value throw_raised(Thread& t, Args a) {  // (generator, exception): the exception is made already
  release(std::exchange(t.raised, own(a[1])));
  return throw_into(t, a[0]);
}

Value set_exception_text(Thread&, Args a) {  // what an exception's own __str__ gave, for its traceback
  release(std::exchange(a[0].as<Exception>()->text, own(a[1])));
  return none();
}
Value has_instance_dict(Thread&, Args a) {
  return boolean(layout_of(a[0]) == Layout::type && (a[0].as<Type>()->type_flags & has_dict) != 0);
}
Value set_candidates_of(Thread&, Args a) { return set_candidates(a[0].as<Set>(), hash_argument(a[1])); }
Value set_store_in(Thread&, Args a) {
  set_store(a[0].as<Set>(), hash_argument(a[1]), a[2]);
  return none();
}
Value set_drop_from(Thread&, Args a) { return boolean(set_drop(a[0].as<Set>(), hash_argument(a[1]), a[2])); }

Value origin_depth(Thread&, Args a) {  // (how many frames a coroutine notes when it is made, or -1): how many it does
  if (a[0].as_integer() >= 0) rt().origin_depth.store(static_cast<int32_t>(a[0].as_integer()));
  return Value::integer(rt().origin_depth.load());
}

Value note_cycles(Thread& t, Args) {
  if (!shares_objects && t.visit == nullptr && rt().exploring == nullptr) rt().cycles.begin();
  return none();
}
Value collect_cycles(Thread& t, Args) { return Value::integer(rt().cycles.collect(t)); }

bool is_names(Value v) {
  if (is_none(v)) return true;
  return is_tuple(v) && std::all_of(v.as<Tuple>()->items, v.as<Tuple>()->items + v.as<Tuple>()->count,
                                    [](Value name) { return is_str(name); });
}

bool fits(Value v, char kind) {
  const Layout l = layout_of(v);
  switch (kind) {
    case '.': return true;
    case 's': return is_str(v);
    case 'i': return v.is_integer() || l == Layout::big_int;
    case 'n': return v.is_integer() && v.as_integer() >= 0 && v.as_integer() <= INT32_MAX;
    case 'D': return l == Layout::dict;
    case 'E': return l == Layout::exception;
    case 'o': return v.is_integer() && v.as_integer() >= -1 && v.as_integer() <= INT32_MAX;
    case 'G': return can_be_thrown_into(v);
    case 'p': return is_step(v);
    case 'f': return l == Layout::function;
    case 'l': return l == Layout::list;
    case 'u': return is_names(v);
    case 'U': return is_tuple(v);
    case 'T': return l == Layout::type;
    case 'S': return l == Layout::set || l == Layout::frozenset;
    case 'M': return l == Layout::type && is_subtype(v.as<Type>(), rt().types.type);
    case 't': return l == Layout::traceback;
    case 'r': return l == Layout::weakref;
    case 'C': return l == Layout::code && v.as<CodeObject>()->free_count == 0;
    default: return false;
  }
}

}  // namespace

bool takes(Thread& t, Args a, std::string_view kinds) {
  bool all = a.count == kinds.size();
  for (uint32_t i = 0; all && i < a.count; ++i) all = fits(a[i], kinds[i]);
  if (!all) raise(t, Exc::TypeError, "an internal function of the library was called with the wrong arguments");
  return all;
}

void make_lockstep_module() {
  Value m = make_module("_lockstep");
  module_add(m, "run_class_body", Effect::nothing, checked<run_class_body, 'f', '.'>);
  module_add(m, "make_type", Effect::reads_arguments, checked<make_type_raw, 'M', '.', '.', '.', 'u'>);
  module_add(m, "set_mro", Effect::unknown, checked<set_mro, 'T', 'U'>);
  module_add(m, "named", Effect::reads_arguments, checked<named_values, 'D'>);
  module_add(m, "sort_by_keys", Effect::reads_arguments, checked<sort_by_keys, 'l', 'l', '.'>);
  module_add(m, "set_text", Effect::writes_self, checked<set_exception_text, 'E', 's'>);
  module_add(m, "has_dict", Effect::nothing, checked<has_instance_dict, '.'>);
  module_add(m, "run_code", Effect::nothing, checked<run_code, 'C', 'D', '.'>);
  module_add(m, "compile_source", Effect::nothing, checked<compile_source, 's', 's', 's'>);
  module_add(m, "origin_depth", Effect::unknown, checked<origin_depth, 'o'>);
  module_add(m, "step_names", Effect::nothing, checked<names_of_step, 'p'>);
  module_add(m, "throw_raised", Effect::steps, checked<throw_raised, 'G', 'E'>);
  module_add(m, "write", Effect::writes_stream, checked<write_text, 'i', 's'>);
  module_add(m, "set_candidates", Effect::reads_self, checked<set_candidates_of, 'S', 'i'>);
  module_add(m, "set_store", Effect::writes_self, checked<set_store_in, 'S', 'i', '.'>);
  module_add(m, "set_drop", Effect::writes_self, checked<set_drop_from, 'S', 'i', '.'>);
  module_add(m, "own_dict_of_class", Effect::nothing, own_dict_of_class, 1);
  module_add(m, "is_inside_itself", Effect::nothing, is_inside_itself, 0);
  module_add(m, "keep_hash", Effect::writes_self, checked<keep_hash, 'r', 'i'>);
  module_add(m, "dict_candidates", Effect::reads_self, checked<dict_candidates_of, 'D', 'i'>);
  module_add(m, "dict_item", Effect::reads_self, checked<dict_item_of, 'D', 'i', '.'>);
  module_add(m, "dict_store", Effect::writes_self, checked<dict_store, 'D', 'i', '.', '.'>);
  module_add(m, "dict_drop", Effect::writes_self, checked<dict_drop, 'D', 'i', '.'>);
  module_add(m, "refuse", Effect::nothing, checked<refuse_by_name, 's'>);
  module_add(m, "note_cycles", Effect::nothing, checked<note_cycles>);
  module_add(m, "collect_cycles", Effect::nothing, checked<collect_cycles>);
  add_introspection(m);
  dict_set(rt().modules, intern("_lockstep"), m);
  rt().helpers = own(m).as<Module>();
  release(m);
}

}  // namespace lockstep::python::vm

#include "python/vm/explore/visit.h"

#include <algorithm>
#include <string_view>

#include "python/code/opcodes.h"
#include "python/vm/core/runtime.h"
#include "python/vm/explore/event.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

namespace op = code::op;

namespace {

// An instruction that is about to be executed.
struct At {
  Thread& t;
  Event& e;
  const Frame* f;
  const Instr& in;
  const Value* sp;

  uint32_t arg() const { return static_cast<uint32_t>(in.arg); }
  Str* name() const { return f->code->names[arg()]; }
  // A name that stands in the locals of a module's or class's body, and where it is not there in the globals.
  bool is_module() const { return f->locals.is_null() || same(f->locals, Value::uncounted(f->globals)); }
};

// A special method that is no Python function runs without an instruction of its own.
bool runs_special(const At& a, Value v, Special s, std::initializer_list<Value> rest) {
  if (!v.is_object() || v.object()->type->specials == nullptr) return false;
  const Value hook = special_of(v, s);
  if (hook.is_null()) return false;
  if (layout_of(hook) == Layout::function) return true;
  examine_call(a.t, a.e, hook, {.self = v, .values = rest.begin(), .count = static_cast<uint32_t>(rest.size())});
  return true;
}

// What `effect`, a word of v's type, says.
void operate(const At& a, Effect effect, Value v, std::initializer_list<Value> rest = {}) {
  if (effect == Effect::unstated) return;  // the type cannot do that
  apply(a.t, a.e, effect, {.self = v, .values = rest.begin(), .count = static_cast<uint32_t>(rest.size())}, nullptr);
}
const Effects& effects_of(Value v) { return type_of(v)->ops->effects; }

// ---- what the words of opcodes.def mean

void does_none(const At&) {}
void does_unknown(const At& a) { a.e.refuse(std::string(code::opcode_name(a.in.op))); }

void does_calls(const At& a) {
  const Value* base = a.sp - a.arg() - 2;
  examine_call(a.t, a.e, base[0], {.self = base[1], .values = base + 2, .count = a.arg()});
}
void does_calls_with_keywords(const At& a) {
  const Value* base = a.sp - a.arg() - 3;
  examine_call(a.t, a.e, base[0],
               {.self = base[1], .values = base + 2, .count = a.arg(), .keywords = a.sp[-1].as<Tuple>()});
}
void does_calls_unpacked(const At& a) {  // function, null, positional, keywords or null
  const Value positional = a.sp[-2], keywords = a.sp[-1];
  const bool has_keywords = keywords.is_object() && is_dict(keywords) && keywords.as<Dict>()->count.load() > 0;
  Given given;
  if (is_tuple(positional)) {
    given.values = positional.as<Tuple>()->items;
    given.count = positional.as<Tuple>()->count;
  } else {
    reach(a.t, a.e, positional, Depth::shallow);
  }
  given.has_more = has_keywords || !is_tuple(positional);
  if (given.has_more) {
    given.more[0] = is_tuple(positional) ? Value() : positional;
    given.more[1] = has_keywords ? keywords : Value();
  }
  if (!is_tuple(positional) && !(layout_of(a.sp[-4]) == Layout::function)) {  // which arguments it gets is not known
    return call_back(a.t, a.e, a.sp[-4], {positional, given.more[1]});
  }
  examine_call(a.t, a.e, a.sp[-4], given);
}
void does_calls_exit(const At& a) { examine_call(a.t, a.e, a.sp[-5], {.self = a.sp[-4]}); }
void does_calls_intrinsic(const At& a) {
  constexpr uint32_t import_star = 2;
  if (a.arg() != import_star) return reach(a.t, a.e, a.sp[-1], Depth::shallow);
  if (layout_of(a.sp[-1]) == Layout::module) a.e.read(a.sp[-1].as<Module>()->dict, Access::whole);
  a.e.write(a.is_module() ? a.f->globals : a.f->locals.object(), Access::whole);
}

void does_reads_global(const At& a) { read_global(a.e, a.f, a.f->code->names[a.arg() >> 1]); }
void does_writes_global(const At& a) { touch_name(a.e, a.f->globals, a.name(), true); }
void does_reads_name(const At& a) {
  if (!a.is_module() && is_dict(a.f->locals)) touch_name(a.e, a.f->locals.as<Dict>(), a.name(), false);
  read_global(a.e, a.f, a.name());
}
void does_writes_name(const At& a) {
  if (a.is_module()) return does_writes_global(a);
  if (is_dict(a.f->locals)) touch_name(a.e, a.f->locals.as<Dict>(), a.name(), true);
}
void does_reads_cell(const At& a) { a.e.read(a.f->slots[a.arg()].object(), Access::whole); }
void does_writes_cell(const At& a) { a.e.write(a.f->slots[a.arg()].object(), Access::whole); }
void does_reads_mapping_or_cell(const At& a) {
  if (is_dict(a.sp[-1])) touch_name(a.e, a.sp[-1].as<Dict>(), a.f->code->local_names[a.arg()], false);
  does_reads_cell(a);
}
void does_reads_mapping_or_global(const At& a) {
  if (is_dict(a.sp[-1])) touch_name(a.e, a.sp[-1].as<Dict>(), a.name(), false);
  read_global(a.e, a.f, a.name());
}

void does_reads_attribute(const At& a) { touch_attribute(a.e, a.sp[-1], a.f->code->names[a.arg() >> 1], false); }
void does_writes_attribute(const At& a) { touch_attribute(a.e, a.sp[-1], a.name(), true); }
void does_reads_super(const At& a) {
  Str* const name = a.f->code->names[a.arg() >> 2];
  if (!a.sp[-1].is_object()) return;
  touch_attribute(a.e, layout_of(a.sp[-1]) == Layout::type ? a.sp[-1] : type_value(type_of(a.sp[-1])), name, false);
}
void does_reads_class(const At& a) {
  static constexpr Special specials[] = {Special::enter, Special::exit, Special::aenter, Special::aexit};
  if (a.sp[-1].is_object() && a.arg() < 4)
    touch_attribute(a.e, type_value(type_of(a.sp[-1])), special_name(specials[a.arg()]), false);
}

void does_operates(const At& a) {
  const Value x = a.sp[-2], y = a.sp[-1];
  if (x.is_integer() && y.is_integer()) return;
  if (a.in.arg == code::NB_SUBSCR) {
    if (layout_of(x) == Layout::type) return;  // list[int]
    runs_special(a, x, Special::getitem, {y});
    return operate(a, effects_of(x).get_item, x, {y});
  }
  const bool in_place = a.in.arg >= code::NB_INPLACE_ADD;
  const auto nth = static_cast<size_t>(a.in.arg - (in_place ? code::NB_INPLACE_ADD : 0));
  const auto special = [&](Special first) { return static_cast<Special>(static_cast<size_t>(first) + nth); };
  if (in_place) runs_special(a, x, special(Special::iadd), {y});
  runs_special(a, x, special(Special::add), {y});
  runs_special(a, y, special(Special::radd), {x});
  operate(a, in_place ? effects_of(x).in_place : effects_of(x).binary, x, {y});
  if (!y.is_integer()) operate(a, effects_of(y).binary, y, {x});
}
void does_contains(const At& a) {
  const Value in = a.sp[-1], item = a.sp[-2];
  if (runs_special(a, in, Special::contains, {item})) return;
  runs_special(a, in, Special::iter, {});
  if (effects_of(in).contains != Effect::unstated) return operate(a, effects_of(in).contains, in, {item});
  reach(a.t, a.e, in, Depth::deep);
}
void does_tests_truth(const At& a) {
  const Value v = a.sp[-1];
  if (!v.is_object()) return;
  if (runs_special(a, v, Special::bool_, {}) || runs_special(a, v, Special::len, {})) return;
  const Effects& does = effects_of(v);
  operate(a, does.truth != Effect::unstated ? does.truth : does.length, v);
}
void does_reads_top(const At& a) { reach(a.t, a.e, a.sp[-1], Depth::deep); }
void does_reads_two(const At& a) {
  if (a.sp[-2].is_integer() && a.sp[-1].is_integer()) return;
  if (a.in.op == op::COMPARE_OP) {
    constexpr Special compares[] = {Special::lt, Special::le, Special::eq, Special::ne, Special::gt, Special::ge};
    for (const Special s : compares) {
      runs_special(a, a.sp[-2], s, {a.sp[-1]});
      runs_special(a, a.sp[-1], s, {a.sp[-2]});
    }
  }
  reach(a.t, a.e, a.sp[-2], Depth::deep);
  reach(a.t, a.e, a.sp[-1], Depth::deep);
}
void does_takes_top(const At& a) {
  runs_special(a, a.sp[-1], Special::iter, {});
  reach(a.t, a.e, a.sp[-1], Depth::shallow);
}

void does_writes_item(const At& a) {  // value, container, key
  const Value in = a.sp[-2], key = a.sp[-1];
  runs_special(a, in, Special::setitem, {key, a.sp[-3]});
  operate(a, effects_of(in).set_item, in, {key});
  if (!key.is_integer() && layout_of(key) == Layout::slice) reach(a.t, a.e, a.sp[-3], Depth::shallow);
}
void does_deletes_item(const At& a) {
  const Value in = a.sp[-2], key = a.sp[-1];
  runs_special(a, in, Special::delitem, {key});
  operate(a, deleting(effects_of(in).set_item), in, {key});
}
// A key for touch_item that stands for any slice.
Value any_slice() { return rt().none; }
void does_reads_slice(const At& a) {  // container, start, stop
  const Value in = a.sp[-3];
  runs_special(a, in, Special::getitem, {any_slice()});
  if (layout_of(in) == Layout::memoryview) return apply(a.t, a.e, Effect::exports, {.self = in}, nullptr);
  operate(a, effects_of(in).get_item, in, {any_slice()});
}
void does_writes_slice(const At& a) {  // value, container, start, stop
  const Value in = a.sp[-3];
  runs_special(a, in, Special::setitem, {any_slice(), a.sp[-4]});
  operate(a, effects_of(in).set_item, in, {any_slice()});
  reach(a.t, a.e, a.sp[-4], Depth::shallow);
}

void does_iterates(const At& a) {
  const Value v = a.sp[-1];
  if (!v.is_object() || runs_special(a, v, Special::iter, {})) return;
  operate(a, Effect::iterates, v);
}
void does_steps_top(const At& a) {
  if (!runs_special(a, a.sp[-1], Special::next, {})) step(a.t, a.e, a.sp[-1]);
}
void does_sends(const At& a) { step(a.t, a.e, a.sp[-2]); }

void does_imports(const At& a) {  // level, names
  Runtime& r = rt();
  Ref module = Ref::steal(same(a.sp[-2], Value::integer(0)) ? dict_get(r.modules, a.name()) : Value());
  bool is_there = module && layout_of(module.get()) == Layout::module;
  if (is_there && is_tuple(a.sp[-1])) {
    const auto* names = a.sp[-1].as<Tuple>();
    for (uint32_t i = 0; i < names->count; ++i)
      is_there &= dict_entry_index(module.as<Module>()->dict, names->items[i].as<Str>()) >= 0;
  }
  a.e.touch(r.modules, is_there ? Access::named(str_hash(a.name())) : Access::whole, !is_there);
}
void does_imports_from(const At& a) { touch_attribute(a.e, a.sp[-1], a.name(), false); }

// The result goes to native code that waits for it, which does the rest of its work then. A generator's frame is left.
void does_returns(const At& a) {
  if (a.f->generator != nullptr) a.e.write(a.f->generator, Access::whole);  // it is executing no more
  for (const Frame* k = a.f->previous; k != nullptr && k->kind == FrameKind::continuation; k = k->previous) {
    const uint32_t n = k->slot_count;
    switch (k->then) {
      case Effect::nothing: break;
      case Effect::steps: step(a.t, a.e, k->slots[0]); break;
      case Effect::unstated:
        for (uint32_t i = 0; i < n; ++i) reach(a.t, a.e, k->slots[i], Depth::changes);
        break;
      default: apply(a.t, a.e, k->then, {.values = k->slots, .count = n}, nullptr); break;
    }
  }
}
void raise(const At& a, Value v) {
  if (v.is_object() && layout_of(v) == Layout::exception) {  // it remembers where it came by
    a.e.write(v.object(), Access::named(str_hash(intern("__traceback__"))));
    a.e.write(v.object(), Access::named(str_hash(intern("__context__"))));
  }
  does_returns(a);
}
void does_raises(const At& a) {
  if (a.arg() == 0) return does_returns(a);
  raise(a, a.sp[-static_cast<int>(a.arg())]);
}
void does_reraises(const At& a) { raise(a, a.sp[-1]); }

// By the words of opcodes.def: one without a function of its name above does not compile.
void examine(const At& a) {
  switch (a.in.op) {
// clang-format off
#define OPCODE(name, number, cache, popped, pushed, flags, effect, cost) case number: return does_##effect(a);
#include "python/code/opcodes.def"
    // clang-format on
  }
  does_unknown(a);
}

bool is_call(uint8_t opcode) {
  return opcode == op::CALL || opcode == op::CALL_KW || opcode == op::CALL_FUNCTION_EX ||
         opcode == op::WITH_EXCEPT_START;
}

// Leaves of the event's cells those that are worth a stop.
void keep_visible(Exploring& exploring, const Thread& t, Event& e) {
  size_t kept = 0;
  for (const Access a : e.cells) {
    // Locks and the library's objects are touched by synchronisation alone; what those hold the program may touch, too.
    const Layout layout = a.object->type->layout;
    const bool is_noted = !e.is_synchronisation || layout == Layout::list || layout == Layout::deque;
    const bool is_visible = is_noted && exploring.sightings.note(index_of(t.id), a);
    if (is_visible || e.is_synchronisation) e.cells[kept++] = a;
  }
  e.cells.resize(kept);
}

// The event of the next instruction, cut down to the cells that are worth a stop; false: there is none.
bool find_event(Thread& t, const Frame* f, const Instr& in, const Value* sp, Event& e) {
  Exploring& exploring = *rt().exploring;
  const Role role = f->code->role;
  e.cells.clear();
  if (role != Role::program && (role != Role::guarded || !is_call(in.op))) return false;
  examine({t, e, f, in, sp});
  if (!exploring.is_concurrent) {
    e.refusal.clear();
    return e.role == Role::starts;
  }
  if (!e.refusal.empty()) return true;
  keep_visible(exploring, t, e);
  return e.is_synchronisation || !e.cells.empty();
}

void begin(Visit& v, const Thread& t, Role role) {
  v.points_left = t.switch_points_left;
  v.role = role;
  if (is_operation(role)) v.operation_depth = t.depth + 1;
}

Accesses accesses_of(const Event& e) {
  Accesses all;
  for (const Access& a : e.cells) all.add(a);
  return all;
}

// The program's own code within an operation of the library (a queue's _put, an item's __lt__): the operation is one
// event, so what it does must be nothing that others could see in between. True: it is not.
bool breaks_operation(Thread& t, const Frame* f, const Instr& in, const Value* sp, Visit& v) {
  if (!is_of_program(f->code) || v.role == Role::starts) return false;
  Event e(rt().exploring->cells);
  if (!find_event(t, f, in, sp, e)) return false;
  v.refusal = "'" + to_utf8(f->code->qualified_name) + "', which the library calls in the middle of an operation";
  return true;
}

bool must_stop_before(Thread& t, Frame* f, const Instr& in, Value* sp) {
  Visit& v = *t.visit;
  if (!v.refusal.empty()) return true;
  if (rt().heap.is_over()) t.eval_breaker.fetch_or(pause_request, std::memory_order_relaxed);
  if (sp > f->slots + f->code->local_count && sp[-1].is_counted() && can_have_name(sp[-1].object()))
    give_name(sp[-1].object(), index_of(t.id), v.made);
  if (v.operation_depth != 0) {
    if (t.depth >= v.operation_depth) return breaks_operation(t, f, in, sp, v);
    v.operation_depth = 0;
    v.role = Role::program;
  }
  if (t.is_retrying) return false;
  if (v.is_granted) {
    v.is_granted = false;
    v.touched = {};
    begin(v, t, v.role);
    return false;
  }
  Event e(rt().exploring->cells);
  if (!find_event(t, f, in, sp, e)) return false;
  if (!e.refusal.empty()) {
    v.refusal = std::move(e.refusal);
    return true;
  }
  if (t.switch_points_left == v.points_left) {  // no switch point since the last access: part of the same event
    v.touched.add(accesses_of(e));
    begin(v, t, e.role);
    return false;
  }
  v.pending = accesses_of(e);
  v.need = e.need;
  v.needed = e.needed;
  v.role = e.role;
  v.is_data = !e.is_synchronisation;
  return true;
}

// Who lets the last of several references go is not decided by events, so what comes of that can be said only of a
// thread that is alone.
void let_go(Thread& t, const Object* o) {
  const auto runs = [&](const std::unique_ptr<Thread>& other) { return other.get() != &t && !other->has_ended; };
  if (!rt().exploring->is_concurrent || std::ranges::none_of(rt().threads, runs)) return;
  t.visit->refused_line = current_line(rt(), t);
  t.visit->refusal = "the end of an object of type '" + to_utf8(o->type->name) +
                     "', which __del__, finally or a weak reference notices, while other threads run";
}

}  // namespace

bool is_of_program(const CodeObject* c) {
  return c->role == Role::program && !c->source->filename.starts_with("/usr/lib/python3.14/");
}

std::unique_ptr<Exploring> make_exploring() {
  auto exploring = std::make_unique<Exploring>();
  exploring->must_stop_before = must_stop_before;
  exploring->role_of = role_of;
  exploring->let_go = let_go;
  exploring->visit_of_new = [](Runtime& r, uint32_t thread) {
    auto& visits = r.exploring->visits;
    if (visits.size() <= thread) visits.resize(thread + 1);
    return &(visits[thread] = {});
  };
  return exploring;
}

void refresh_pending(Thread& t) {
  Visit& v = *t.visit;
  Event e(rt().exploring->cells);
  if (t.top == nullptr || t.top->kind != FrameKind::python || !find_event(t, t.top, *t.top->ip, t.top->sp, e)) return;
  if (!e.refusal.empty()) {
    v.refusal = std::move(e.refusal);
    return;
  }
  v.pending = accesses_of(e);
  v.need = e.need;
  v.needed = e.needed;
}

bool is_met(const Thread& t, Need need, const Object* needed) {
  switch (need) {
    case Need::nothing: return true;
    case Need::lock_free:
    case Need::rlock_free: return is_free(needed, t);
    case Need::thread_ended:
      return (static_cast<const ThreadHandle*>(needed)->state.load(std::memory_order_relaxed) & ThreadHandle::done) !=
             0;
  }
  return true;
}

}  // namespace lockstep::python::vm

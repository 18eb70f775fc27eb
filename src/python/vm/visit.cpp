#include <algorithm>
#include <string_view>

#include "python/code/opcodes.h"
#include "python/vm/call.h"
#include "python/vm/event.h"
#include "python/vm/iterators.h"
#include "python/vm/sync.h"

namespace lockstep::python::vm {

namespace op = code::op;

Object* output() { return rt().none.object(); }

bool is_container(Value v) {
  if (!v.is_object()) return false;
  switch (v.object()->type->layout) {
    case Layout::list:
    case Layout::dict:
    case Layout::set:
    case Layout::deque:
    case Layout::bytearray: return true;
    default: return false;
  }
}

void read_whole(Event& e, Value v, int depth) {
  if (!v.is_object()) return;
  switch (v.object()->type->layout) {
    case Layout::list: {
      e.read(v.object(), Access::whole);
      const auto* l = v.as<List>();
      for (uint32_t i = 0; depth > 0 && i < std::min(l->count.load(), 64u); ++i)
        read_whole(e, l->items.load()[i].load(), depth - 1);
      break;
    }
    case Layout::dict: {
      e.read(v.object(), Access::whole);
      uint32_t at = 0;
      Value k, x;
      while (depth > 0 && dict_next(v.as<Dict>(), at, k, x)) read_whole(e, x, depth - 1);
      break;
    }
    case Layout::tuple:
      for (uint32_t i = 0; depth > 0 && i < std::min(v.as<Tuple>()->count, 64u); ++i)
        read_whole(e, v.as<Tuple>()->items[i], depth - 1);
      break;
    case Layout::set:
    case Layout::deque:
    case Layout::bytearray: e.read(v.object(), Access::whole); break;
    case Layout::view: read_whole(e, v.as<DictView>()->dict, depth - 1); break;
    case Layout::iterator:
      e.write(v.object(), Access::whole);
      if (depth > 0 && v.object()->type->ops == &iterator_ops) read_whole(e, v.as<Iterator>()->source, depth - 1);
      if (depth > 0 && v.object()->type->ops == &adaptor_ops) {
        read_whole(e, v.as<Adaptor>()->source, 1);
        step_iterator(e, v);
      }
      break;
    case Layout::generator: e.write(v.object(), Access::whole); break;
    default: break;
  }
}

uint64_t key_cell(Thread& t, Value key) {
  if (key.is_integer()) return Access::named(key.as_integer());
  if (is_str(key)) return Access::named(str_hash(key.as<Str>()));
  int64_t h = 0;
  const Value raised = std::exchange(t.raised, Value());
  const bool is_known = hash(t, key, h) == Answer::yes;
  release(std::exchange(t.raised, raised));
  return is_known ? Access::named(h) : Access::whole;
}

bool has_key(Thread& t, Dict* d, Value key) {
  const Value raised = std::exchange(t.raised, Value());
  const DictHit hit = dict_find(t, d, key);
  release(std::exchange(t.raised, raised));
  return hit.found == Answer::yes;
}

namespace {
void touch_name(Event& e, Dict* d, Str* name, bool writes) { e.touch(d, Access::named(str_hash(name)), writes); }
}  // namespace

void touch_attribute(Event& e, Value v, Str* name, bool writes) {
  if (!v.is_object()) return;
  Type* type = v.object()->type;
  if (type->layout == Layout::module) return touch_name(e, v.as<Module>()->dict, name, writes);
  Sightings& sightings = rt().exploring->sightings;
  if (type->layout == Layout::type) {
    if (writes && rt().exploring->is_concurrent) sightings.note_type_change();
    if (sightings.types_change()) {
      const auto* order = v.as<Type>()->mro.as<Tuple>();
      for (uint32_t i = 0; i < order->count; ++i)
        if (is_heap(order->items[i].as<Type>()))
          e.touch(order->items[i].object(), Access::named(str_hash(name)), writes && i == 0);
    }
    return;
  }
  if (!is_heap(type) && type->dict_offset == 0) return;
  e.touch(v.object(), Access::named(str_hash(name)), writes);
  if (!writes && is_heap(type) && sightings.types_change()) touch_attribute(e, type_value(type), name, false);
}

namespace {

void read_item(Thread& t, Event& e, Value container, Value key) {
  if (is_list(container)) {
    e.read(container.object(), Access::structure);
    if (key.is_integer()) {
      const int64_t i = key.as_integer();
      e.read(container.object(), Access::index(i < 0 ? i + container.as<List>()->count.load() : i));
    } else {
      e.read(container.object(), Access::whole);
    }
  } else if (is_dict(container)) {
    e.read(container.object(), key_cell(t, key));
  } else {
    read_whole(e, container, 0);
  }
}

void write_item(Thread& t, Event& e, Value container, Value key, bool deletes) {
  if (is_list(container)) {
    if (deletes || !key.is_integer()) return e.write(container.object(), Access::structure);
    const int64_t i = key.as_integer();
    e.read(container.object(), Access::structure);
    e.write(container.object(), Access::index(i < 0 ? i + container.as<List>()->count.load() : i));
  } else if (is_dict(container)) {
    e.write(container.object(), key_cell(t, key));
    if (deletes || !has_key(t, container.as<Dict>(), key)) e.write(container.object(), Access::structure);
  } else if (is_container(container)) {
    e.write(container.object(), Access::whole);
  }
}

}  // namespace

void step_iterator(Event& e, Value v) {
  if (!v.is_object()) return;
  const Layout l = v.object()->type->layout;
  if (l == Layout::iterator) {
    e.write(v.object(), Access::whole);
    if (v.object()->type->ops == &adaptor_ops) {
      const Value source = v.as<Adaptor>()->source;
      if (v.object()->extra == Adaptor::reversed) return read_whole(e, source, 0);
      if (v.object()->extra > Adaptor::filter) return;
      const auto* its = source.as<Tuple>();
      for (uint32_t i = 0; i < its->count; ++i) step_iterator(e, its->items[i]);
      return;
    }
    if (v.object()->type->ops != &iterator_ops) return;
    const auto* it = v.as<Iterator>();
    const int64_t i = it->index.load(std::memory_order_relaxed);
    switch (it->extra) {
      case Iterator::list:
      case Iterator::list_reversed:
        e.read(it->source.object(), Access::structure);
        e.read(it->source.object(), Access::index(i));
        break;
      case Iterator::dict_keys: e.read(it->source.object(), Access::structure); break;
      case Iterator::dict_values:
      case Iterator::dict_items:
      case Iterator::set: e.read(it->source.object(), Access::whole); break;
      default: break;
    }
  } else if (l == Layout::generator) {
    e.write(v.object(), Access::whole);
  }
}

namespace {

void examine(Thread& t, Event& e, Frame* f, const Instr& in, Value* sp, bool only_synchronisation) {
  const CodeObject* c = f->code;
  const auto arg = static_cast<uint32_t>(in.arg);
  switch (in.op) {
    case op::CALL:
    case op::CALL_KW: {
      const Tuple* keywords = in.op == op::CALL_KW ? sp[-1].as<Tuple>() : nullptr;
      const Value* base = sp - arg - (keywords != nullptr ? 3 : 2);
      return examine_call(t, e, base[0], {base[1], base + 2, arg, keywords});
    }
    case op::CALL_FUNCTION_EX: {
      if (!is_tuple(sp[-2])) read_whole(e, sp[-2], 0);
      const bool is_plain = is_tuple(sp[-2]);
      return examine_call(
          t, e, sp[-4],
          {Value(), is_plain ? sp[-2].as<Tuple>()->items : nullptr, is_plain ? sp[-2].as<Tuple>()->count : 0, nullptr});
    }
    case op::WITH_EXCEPT_START: return examine_call(t, e, sp[-5], {sp[-4], nullptr, 0, nullptr});
    default: break;
  }
  if (only_synchronisation) return;
  switch (in.op) {
    case op::LOAD_GLOBAL: return touch_name(e, f->globals, c->names[arg >> 1], false);
    case op::STORE_GLOBAL:
    case op::DELETE_GLOBAL: return touch_name(e, f->globals, c->names[arg], true);
    case op::LOAD_NAME:
      if (f->locals.is_null() || same(f->locals, Value::uncounted(f->globals)))
        touch_name(e, f->globals, c->names[arg], false);
      return;
    case op::STORE_NAME:
    case op::DELETE_NAME:
      if (f->locals.is_null() || same(f->locals, Value::uncounted(f->globals)))
        touch_name(e, f->globals, c->names[arg], true);
      return;
    case op::LOAD_DEREF: return e.read(f->slots[arg].object(), Access::whole);
    case op::STORE_DEREF:
    case op::DELETE_DEREF: return e.write(f->slots[arg].object(), Access::whole);
    case op::LOAD_ATTR: return touch_attribute(e, sp[-1], c->names[arg >> 1], false);
    case op::STORE_ATTR:
    case op::DELETE_ATTR: return touch_attribute(e, sp[-1], c->names[arg], true);
    case op::BINARY_OP: {
      const Value a = sp[-2], b = sp[-1];
      if (a.is_integer()) return;
      if (in.arg == code::NB_SUBSCR) return read_item(t, e, a, b);
      if (in.arg >= code::NB_INPLACE_ADD && is_container(a)) {
        e.write(a.object(), is_list(a) ? Access::structure : Access::whole);
      } else {
        read_whole(e, a, 0);
      }
      return read_whole(e, b, 0);
    }
    case op::BINARY_SLICE: return read_whole(e, sp[-3], 0);
    case op::STORE_SLICE:
      if (is_list(sp[-3])) e.write(sp[-3].object(), Access::structure);
      return read_whole(e, sp[-4], 0);
    case op::STORE_SUBSCR: return write_item(t, e, sp[-2], sp[-1], false);
    case op::DELETE_SUBSCR: return write_item(t, e, sp[-2], sp[-1], true);
    case op::CONTAINS_OP:
      if (is_dict(sp[-1])) return e.read(sp[-1].object(), key_cell(t, sp[-2]));
      return read_whole(e, sp[-1], 0);
    case op::COMPARE_OP:
      if (sp[-2].is_integer()) return;
      read_whole(e, sp[-2]);
      return read_whole(e, sp[-1]);
    case op::TO_BOOL:
      if (is_container(sp[-1])) e.read(sp[-1].object(), Access::structure);
      return;
    case op::FORMAT_SIMPLE:
    case op::CONVERT_VALUE:
    case op::UNPACK_SEQUENCE:
    case op::UNPACK_EX:
    case op::LIST_EXTEND:
    case op::SET_UPDATE:
    case op::DICT_UPDATE:
    case op::DICT_MERGE: return read_whole(e, sp[-1], in.op == op::FORMAT_SIMPLE || in.op == op::CONVERT_VALUE ? 3 : 0);
    case op::GET_ITER:
      if (is_dict(sp[-1])) e.read(sp[-1].object(), Access::structure);
      return;
    case op::FOR_ITER: return step_iterator(e, sp[-1]);
    case op::SEND: return step_iterator(e, sp[-2]);
    default: return;
  }
}

// The event of the next instruction, cut down to the cells that are worth a stop; false: there is none.
bool find_event(Thread& t, Frame* f, const Instr& in, Value* sp, Event& e) {
  Exploring& exploring = *rt().exploring;
  const Role role = f->code->role;
  if (role != Role::program && role != Role::library) return false;
  examine(t, e, f, in, sp, role == Role::library);
  if (!exploring.is_concurrent) return e.role == Role::starts;
  if (e.is_synchronisation) return true;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < e.cells.count; ++i) {
    if (exploring.sightings.note(index_of(t.id), e.cells.items[i])) e.cells.items[kept++] = e.cells.items[i];
  }
  e.cells.count = kept;
  return !e.cells.is_empty();
}

void begin(Visit& v, const Thread& t, Role role) {
  v.points_left = t.switch_points_left;
  v.role = role;
  if (is_operation(role)) v.operation_depth = t.depth + 1;
}

bool must_stop_before(Thread& t, Frame* f, const Instr& in, Value* sp) {
  Visit& v = *t.visit;
  if (rt().heap.is_over()) t.eval_breaker.fetch_or(pause_request, std::memory_order_relaxed);
  if (sp > f->slots + f->code->local_count && sp[-1].is_counted() && can_have_name(sp[-1].object()))
    give_name(sp[-1].object(), index_of(t.id), v.made);
  if (v.operation_depth != 0) {
    if (t.depth >= v.operation_depth) return false;
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
  Event e;
  if (!find_event(t, f, in, sp, e)) return false;
  if (t.switch_points_left == v.points_left) {  // no switch point since the last access: part of the same event
    v.touched.add(e.cells);
    begin(v, t, e.role);
    return false;
  }
  v.pending = e.cells;
  v.need = e.need;
  v.needed = e.needed;
  v.role = e.role;
  v.is_data = !e.is_synchronisation;
  return true;
}

}  // namespace

std::unique_ptr<Exploring> make_exploring() {
  auto exploring = std::make_unique<Exploring>();
  exploring->must_stop_before = must_stop_before;
  exploring->role_of = role_of;
  exploring->visit_of_new = [](Runtime& r, uint32_t thread) {
    auto& visits = r.exploring->visits;
    if (visits.size() <= thread) visits.resize(thread + 1);
    return &(visits[thread] = {});
  };
  return exploring;
}

void refresh_pending(Thread& t) {
  Visit& v = *t.visit;
  Event e;
  if (t.top == nullptr || t.top->kind != FrameKind::python || !find_event(t, t.top, *t.top->ip, t.top->sp, e)) return;
  v.pending = e.cells;
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

// What an object holds, layout by layout: one place for everybody who walks the objects of an exploring interpreter.
//
// A walker W has the functions of Walker (walker.h), or is one.
#pragma once

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/deque.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/protocol/iterator_adaptors.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

template <class W>
void walk_frame(Frame* f, W& w) {
  if (f->kind == FrameKind::continuation) {
    w.number(reinterpret_cast<uintptr_t>(f->resume));
    for (uint32_t i = 0; i < f->slot_count; ++i) w.value(f->slots[i]);
    return;
  }
  w.object(f->code);
  w.number(static_cast<uint64_t>(f->ip - f->code->instrs));
  w.value(f->function);
  w.value(f->locals);
  w.object(f->globals);
  w.object(f->generator);
  if (f->is_traced()) w.object(f->picture);
  w.number(static_cast<uint64_t>(f->sp - f->slots));
  for (Value* v = f->slots; v < f->sp; ++v) w.value(*v);
}

template <class W>
void walk_dict(Dict* d, W& w) {
  DictTable* t = d->table.load(std::memory_order_relaxed);
  w.number(d->count.load(std::memory_order_relaxed));
  if (t == nullptr) return;
  w.block(t, sizeof(DictTable) + size_t{t->capacity} * sizeof(DictEntry) + size_t{t->slots} * sizeof(int32_t));
  const uint32_t n = t->filled.load(std::memory_order_relaxed);
  for (uint32_t i = 0; i < n; ++i) {
    DictEntry& e = t->entries()[i];
    if (e.key.load().is_null()) continue;
    w.cell(e.key);
    w.cell(e.value);
  }
}

// False: nobody has said here what objects of this layout hold.
template <class W>
bool walk_contents(Object* o, W& w) {
  Type* type = o->type;
  const auto values = [&](auto&... v) { (w.value(v), ...); };
  switch (type->layout) {
    case Layout::none:
    case Layout::boolean:
    case Layout::not_implemented:
    case Layout::ellipsis:
    case Layout::big_int:
    case Layout::floating:
    case Layout::str:
    case Layout::bytes:
    case Layout::member: break;
    case Layout::instance: {
      auto* i = static_cast<Instance*>(o);
      w.object(i->dict);
      for (uint32_t k = 0; k < o->extra; ++k) {
        if (i->values()[k].load().is_null()) continue;
        const Str* name = type->keys != nullptr && k < SharedKeys::capacity ? type->keys->names[k] : nullptr;
        w.number(name != nullptr ? static_cast<uint64_t>(str_hash(name)) : k);
        w.cell(i->values()[k]);
      }
      break;
    }
    case Layout::type: {
      auto* t = static_cast<Type*>(o);
      values(t->bases, t->mro, t->subclasses);
      w.object(t->dict);
      w.object(t->base);
      if (t->specials != nullptr) {
        w.block(t->specials, static_cast<size_t>(Special::count) * sizeof(Cell));
        for (size_t i = 0; i < static_cast<size_t>(Special::count); ++i) w.cell(t->specials[i]);
      }
      break;
    }
    case Layout::tuple: {
      auto* u = static_cast<Tuple*>(o);
      w.number(u->count);
      for (uint32_t i = 0; i < u->count; ++i) w.value(u->items[i]);
      break;
    }
    case Layout::list: {
      auto* l = static_cast<List*>(o);
      const uint32_t n = l->count.load(std::memory_order_relaxed);
      Cell* items = l->items.load(std::memory_order_relaxed);
      w.number(n);
      if (items != nullptr) w.block(items, size_t{l->capacity} * sizeof(Cell));
      for (uint32_t i = 0; i < n; ++i) w.cell(items[i]);
      break;
    }
    case Layout::dict: walk_dict(static_cast<Dict*>(o), w); break;
    case Layout::range: {
      const auto* r = static_cast<Range*>(o);
      for (int64_t n : {r->start, r->stop, r->step}) w.number(static_cast<uint64_t>(n));
      if (!r->big.is_null()) w.value(static_cast<Range*>(o)->big);
      break;
    }
    case Layout::slice: {
      auto* s = static_cast<Slice*>(o);
      values(s->start, s->stop, s->step);
      break;
    }
    case Layout::code: {
      auto* c = static_cast<CodeObject*>(o);
      for (size_t i = 0; i < c->source->constants.size(); ++i) w.value(c->constants[i]);
      break;
    }
    case Layout::function: {
      auto* f = static_cast<Function*>(o);
      w.object(f->code);
      w.object(f->globals);
      values(f->name, f->qualified_name, f->module, f->doc, f->defaults, f->kwdefaults, f->closure, f->annotations,
             f->annotate);
      break;
    }
    case Layout::native_function:
    case Layout::native_method: w.value(static_cast<NativeFunction*>(o)->self); break;
    case Layout::method: values(static_cast<Method*>(o)->function, static_cast<Method*>(o)->self); break;
    case Layout::cell: w.cell(static_cast<CellObject*>(o)->content); break;
    case Layout::module: break;  // its dict stands at dict_offset
    case Layout::generator: {
      auto* g = static_cast<Generator*>(o);
      w.number(static_cast<uint64_t>(g->state.load(std::memory_order_relaxed)));
      values(g->handled, g->outer_handled, g->name, g->qualified_name, g->finalizer);
      if (g->frame != nullptr) {
        w.block(g->frame, g->frame_bytes);
        walk_frame(g->frame, w);
      }
      break;
    }
    case Layout::property: {
      auto* p = static_cast<Property*>(o);
      values(p->get, p->set, p->del, p->doc);
      break;
    }
    case Layout::static_method:
    case Layout::class_method: w.value(static_cast<Wrapper*>(o)->function); break;
    case Layout::super:
      w.object(static_cast<Super*>(o)->type);
      w.object(static_cast<Super*>(o)->self_type);
      w.value(static_cast<Super*>(o)->self);
      break;
    case Layout::exception: {
      auto* e = static_cast<Exception*>(o);
      values(e->args, e->cause, e->context, e->traceback, e->notes, e->extra_value, e->extra_object);
      break;
    }
    case Layout::traceback:
      values(static_cast<Traceback*>(o)->next, static_cast<Traceback*>(o)->code, static_cast<Traceback*>(o)->frame);
      w.number(static_cast<Traceback*>(o)->unit);
      break;
    case Layout::frame: {
      auto* f = static_cast<FrameObject*>(o);
      values(f->code, f->back, f->globals, f->locals, f->values);
      w.number(static_cast<uint64_t>(f->line));
      break;
    }
    case Layout::lock:
      w.number(static_cast<Lock*>(o)->state.load(std::memory_order_relaxed));
      w.number(static_cast<Lock*>(o)->holder.load(std::memory_order_relaxed));
      break;
    case Layout::rlock:
      w.number(static_cast<RLock*>(o)->state.load(std::memory_order_relaxed));
      w.number(static_cast<RLock*>(o)->holder.load(std::memory_order_relaxed));
      w.number(static_cast<RLock*>(o)->count);
      break;
    case Layout::thread_handle:
      w.number(static_cast<ThreadHandle*>(o)->state.load(std::memory_order_relaxed));
      w.number(static_cast<ThreadHandle*>(o)->thread.load(std::memory_order_relaxed));
      break;
    case Layout::iterator: {
      if (type->ops == &adaptor_ops) {
        auto* a = static_cast<Adaptor*>(o);
        values(a->function, a->source, a->end);
        w.cell(a->at);
        w.number(a->state.load(std::memory_order_relaxed));
        break;
      }
      if (type->ops != &iterator_ops) return false;  // itertools has others
      auto* it = static_cast<Iterator*>(o);
      w.value(it->source);
      w.number(static_cast<uint64_t>(it->index.load(std::memory_order_relaxed)));
      w.number(static_cast<uint64_t>(it->limit));
      break;
    }
    case Layout::deque: {
      auto* d = static_cast<Deque*>(o);
      w.number(d->count);
      w.number(static_cast<uint64_t>(d->longest));
      if (d->ring != nullptr) w.block(d->ring, size_t{d->capacity} * sizeof(Cell));
      for (uint32_t i = 0; i < d->count; ++i) w.cell(d->at(i));
      break;
    }
    case Layout::set:
    case Layout::frozenset: {
      auto* s = static_cast<Set*>(o);
      w.number((uint64_t{s->used} << 32) | s->finger);
      if (s->entries == nullptr) break;
      w.block(s->entries, (size_t{s->mask} + 1) * sizeof(SetEntry));
      for (uint32_t i = 0; i <= s->mask; ++i)
        if (!s->entries[i].key.is_null()) w.value(s->entries[i].key);
      break;
    }
    case Layout::bytearray: {
      auto* b = static_cast<ByteArray*>(o);
      w.number((uint64_t{b->length} << 32) | b->exports.load(std::memory_order_relaxed));
      if (b->data != nullptr) w.block(b->data, b->capacity);
      for (uint32_t i = 0; i < b->length; ++i) w.number(static_cast<unsigned char>(b->data[i]));
      break;
    }
    case Layout::memoryview: {
      auto* m = static_cast<MemoryView*>(o);
      w.value(m->source);
      for (const int64_t n :
           {m->start, m->count, m->stride, int64_t{m->item_size}, int64_t{m->format}, int64_t{m->is_readonly}})
        w.number(static_cast<uint64_t>(n));
      break;
    }
    case Layout::view: w.value(static_cast<DictView*>(o)->dict); break;
    default: return false;
  }
  if (type->layout == Layout::instance) return true;
  auto* const bytes = reinterpret_cast<char*>(o);
  if (type->dict_offset != 0) {
    const size_t at = type->dict_offset == dict_behind ? (type->ops->size(o) + 7) & ~size_t{7} : type->dict_offset;
    w.object(*reinterpret_cast<Dict**>(bytes + at));
  }
  for (const Type* c = type; is_heap(c); c = c->base) {  // what __slots__ added
    auto* slots = reinterpret_cast<Cell*>(bytes + c->slot_offset);
    for (uint32_t i = 0; i < c->slot_count - c->base->slot_count; ++i) w.cell(slots[i]);
  }
  return true;
}

}  // namespace lockstep::python::vm

#include "python/vm/eval/attribute_cache.h"

#include "python/code/opcodes.h"
#include "python/vm/core/call.h"
#include "python/vm/core/exploring.h"
#include "python/vm/core/runtime.h"

namespace lockstep::python::vm {

namespace op = code::op;

bool remembers_attributes(uint8_t o) {
  return o == op::LOAD_ATTR || o == op::STORE_ATTR || o == op::LOAD_SUPER_ATTR || o == op::LOAD_SPECIAL ||
         o == op::CALL;
}
bool remembers_names(uint8_t o) {
  return o == op::LOAD_GLOBAL || o == op::STORE_GLOBAL || o == op::LOAD_NAME || o == op::STORE_NAME;
}

namespace {

// A name of __slots__ in a class whose instances are plain ones.
bool is_slot(Value descriptor, const Type* type) {
  return layout_of(descriptor) == Layout::member && descriptor.as<Member>()->get == nullptr &&
         type->layout == Layout::instance && is_subtype(type, descriptor.as<Member>()->owner);
}
uint16_t index_of_slot(Value descriptor) {
  return static_cast<uint16_t>((descriptor.as<Member>()->place - sizeof(Instance)) / sizeof(Cell));
}

constexpr AttributeEntry nothing_yet{};
constexpr AttributeEntry given_up{.kind = AttributeEntry::given_up};

uint64_t word_of(const AttributeEntry* e) { return reinterpret_cast<uintptr_t>(e); }

void add(InlineCache& cache, AttributeEntry e) {
  const AttributeEntry* older = attributes_of(cache);
  if (older->kind == AttributeEntry::given_up) return;
  if (older->count >= AttributeEntry::most_entries) {
    cache.word.store(word_of(&given_up), std::memory_order_release);
    return;
  }
  if (older->kind != AttributeEntry::nothing) {
    e.older = older;
    e.count = older->count;
  }
  ++e.count;
  // Without a GIL the class may change, and drop the value, while another thread is about to count it.
  if (rt().settings.is_parallel()) e.value = own(e.value);
  // As the caches that point to it: no part of a program's state.
  ThreadHeap* const heap = rt().exploring_hook != nullptr ? &rt().exploring_hook->names : current_heap;
  auto* kept = static_cast<AttributeEntry*>(heap->allocate(sizeof(AttributeEntry)));
  new (kept) AttributeEntry(e);
  cache.word.store(word_of(kept), std::memory_order_release);
}

bool takes(Value function, uint32_t count) {
  if (function.is_null() || layout_of(function) != Layout::function) return false;
  const CodeObject* c = function.as<Function>()->code;
  return c->is_simple && c->argcount == count;
}

// Attribute of a class itself, found along its own bases; type_get_attribute is followed.
AttributeEntry of_class(Type* c, Str* name) {
  AttributeEntry e{.version = c->type->version.load(), .holder = c->version.load(), .kind = AttributeEntry::general};
  if (name->ascii().starts_with("__")) return e;
  const Value found = find_in_type(c, name);
  if (found.is_null() || !special_of(found, Special::get).is_null()) return e;
  // By layout, not by TypeOps::descr_get: a cache remembers what the operation would give for each object alike.
  switch (layout_of(found)) {
    case Layout::static_method:
      e.kind = AttributeEntry::class_attribute;
      e.value = found.as<Wrapper>()->function;
      break;
    case Layout::class_method:
      e.kind = AttributeEntry::class_method;
      e.value = found.as<Wrapper>()->function;
      break;
    case Layout::property:
    case Layout::member: break;
    default: e.kind = AttributeEntry::class_attribute; e.value = found;
  }
  return e;
}

// Attribute found on the type of `o`; `descriptor` is not null.
AttributeEntry of_type(Object* o, Str* name, Value descriptor) {
  Type* type = o->type;
  AttributeEntry e{.version = type->version.load(), .kind = AttributeEntry::general};
  const Layout l = layout_of(descriptor);
  if (l == Layout::property) {
    const Value get = descriptor.as<Property>()->get;
    if (takes(get, 1)) {
      e.kind = AttributeEntry::property;
      e.value = get;
    }
    return e;
  }
  if (is_slot(descriptor, type)) {
    e.kind = AttributeEntry::slot_value;
    e.index = index_of_slot(descriptor);
    return e;
  }
  // What an instance may have of its own comes first.
  if (type->keys == nullptr && type->dict_offset != 0) return e;
  if (type->keys != nullptr && shared_key_index(type, name, false) >= 0) return e;
  // Later an instance gets one: then the class gets a new version, which an exploration undoes while the keys stay.
  if (type->keys != nullptr && rt().exploring_hook != nullptr) return e;
  if (l == Layout::function || l == Layout::native_method) {
    e.kind = type->keys == nullptr ? AttributeEntry::method : AttributeEntry::instance_method;
    e.value = descriptor;
  } else if (l == Layout::static_method && type->keys != nullptr) {
    e.kind = AttributeEntry::class_value;
    e.value = descriptor.as<Wrapper>()->function;
  } else if (l != Layout::class_method && l != Layout::member && type->keys != nullptr &&
             special_of(descriptor, Special::get).is_null() && special_of(descriptor, Special::set).is_null() &&
             special_of(descriptor, Special::delete_).is_null()) {
    e.kind = AttributeEntry::class_value;
    e.value = descriptor;
  }
  return e;
}

}  // namespace

uint64_t no_attributes_yet() { return word_of(&nothing_yet); }
uint64_t no_attributes_ever() { return word_of(&given_up); }

void learn_load(Value v, Str* name, InlineCache& cache) {
  if (!v.is_object() || attributes_of(cache)->kind == AttributeEntry::given_up) return;
  Object* o = v.object();
  Type* type = o->type;
  AttributeEntry e{.version = type->version.load(), .kind = AttributeEntry::general};
  if (type == rt().types.type) {
    e = of_class(static_cast<Type*>(o), name);
  } else if (special_of(type, Special::getattribute).is_null() && type->ops->get_attribute == nullptr) {
    const Value descriptor = find_in_type(type, name);
    if (!descriptor.is_null()) {
      e = of_type(o, name, descriptor);
    } else if (type == rt().types.module) {
      const auto [index, version] = dict_watch(static_cast<Module*>(o)->dict, name);
      if (index < 0 || index > UINT16_MAX) return;
      e.kind = AttributeEntry::module_value;
      e.holder = version;
      e.index = static_cast<uint16_t>(index);
    } else if (type->keys != nullptr) {
      const int64_t index = shared_key_index(type, name, false);
      if (index < 0) return;  // not there yet
      e.kind = AttributeEntry::inline_value;
      e.index = static_cast<uint16_t>(index);
    }
  }
  add(cache, e);
}

void learn_store(Value v, Str* name, InlineCache& cache) {
  if (!v.is_object() || attributes_of(cache)->kind == AttributeEntry::given_up) return;
  Type* type = v.object()->type;
  AttributeEntry e{.version = type->version.load(), .kind = AttributeEntry::general};
  if (special_of(type, Special::setattr).is_null() && type->ops->set_attribute == nullptr) {
    const Value descriptor = find_in_type(type, name);
    if (!descriptor.is_null() && layout_of(descriptor) == Layout::property) {
      if (takes(descriptor.as<Property>()->set, 2)) {
        e.kind = AttributeEntry::property;
        e.value = descriptor.as<Property>()->set;
      }
    } else if (!descriptor.is_null() && is_slot(descriptor, type)) {
      e.kind = AttributeEntry::slot_value;
      e.index = index_of_slot(descriptor);
    } else if (descriptor.is_null() && type->keys != nullptr) {
      const int64_t index = shared_key_index(type, name, true);
      if (index >= 0) {
        e.kind = AttributeEntry::inline_value;
        e.index = static_cast<uint16_t>(index);
      }
    }
  }
  add(cache, e);
}

void learn_special(Value v, Str* name, InlineCache& cache) {
  if (!v.is_object() || attributes_of(cache)->kind == AttributeEntry::given_up) return;
  Type* type = v.object()->type;
  const uint32_t version = type->version.load();  // before what it vouches for
  const Value found = find_in_type(type, name);
  if (found.is_null()) return;
  const Layout l = layout_of(found);
  const bool is_method = l == Layout::function || l == Layout::native_method;
  add(cache, {.version = version,
              .kind = is_method ? AttributeEntry::method : AttributeEntry::general,
              .value = is_method ? found : Value()});
}

void learn_super(Value self, Type* behind, Value method, InlineCache& cache) {
  add(cache, {.version = type_of(self)->version.load(),
              .holder = behind->version.load(),
              .kind = AttributeEntry::method,
              .value = method});
}

void learn_call(Type* called, InlineCache& cache) {
  if (attributes_of(cache)->kind == AttributeEntry::given_up) return;
  Runtime& r = rt();
  AttributeEntry e{.version = called->version.load(), .kind = AttributeEntry::general};
  if (called->type == r.types.type && is_heap(called) && called->layout == Layout::instance &&
      (called->type_flags & is_abstract) == 0 &&
      same(find_in_type(called, special_name(Special::new_)),
           dict_peek(r.types.object->dict, special_name(Special::new_)))) {
    const Value init = find_in_type(called, special_name(Special::init));
    if (layout_of(init) == Layout::function && !init.as<Function>()->code->is_generator) {
      e.kind = AttributeEntry::initialiser;
      e.value = init;
    } else if (special_of(called, Special::init).is_null()) {
      e.kind = AttributeEntry::no_initialiser;
    }
  }
  add(cache, e);
}

}  // namespace lockstep::python::vm

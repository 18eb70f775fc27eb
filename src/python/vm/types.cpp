// Makes the built-in types, the singletons and the names, in an order in which each finds what it needs.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/deque.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/coroutine.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterator_adaptors.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

// ---- the table

#define TYPE(field, module, name, base, layout, operations, flags, methods) void methods(Type*);
#include "python/vm/core/types.def"
#undef TYPE
void no_methods(Type*) {}

namespace {

Value none_repr(Thread&, Value) { return make_str("None"); }
Value not_implemented_repr(Thread&, Value) { return make_str("NotImplemented"); }
Value ellipsis_repr(Thread&, Value) { return make_str("Ellipsis"); }
}  // namespace

const TypeOps none_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
                                 .walk = holds_nothing,
                                 .basic_size = sizeof(Object),
                                 .repr = none_repr,
                                 .truth = [](Value) { return false; },
                                 .effects = {.truth = Effect::nothing}});

const TypeOps not_implemented_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
                                            .walk = holds_nothing,
                                            .basic_size = sizeof(Object),
                                            .repr = not_implemented_repr});

const TypeOps ellipsis_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
                                     .walk = holds_nothing,
                                     .basic_size = sizeof(Object),
                                     .repr = ellipsis_repr});

namespace {

struct Row {
  Type* Runtime::Types::*field;
  const char *module, *name;
  Type* Runtime::Types::*base;
  Layout layout;
  const TypeOps* operations;
  uint32_t flags;
  void (*add_methods)(Type*);
};
constexpr Row rows[] = {
#define TYPE(field, module, name, base, layout, operations, flags, methods) \
  {&Runtime::Types::field, module, name, &Runtime::Types::base, Layout::layout, &operations, flags, methods},
#include "python/vm/core/types.def"
#undef TYPE
};

// The contents of a type move to where others already point.
void move_into(Type* place, const Type* made) {
  place->type = rt().types.type;
  place->ops = made->ops;
  place->name.store(made->name);
  place->qualified_name.store(made->name);
  place->module = made->module;
  place->base = made->base;
  place->bases = made->bases;
  place->mro = made->mro;
  place->mro.as<Tuple>()->items[0] = type_value(place);
  place->dict = made->dict;
  place->keys = nullptr;
  place->specials = nullptr;
  place->version.store(rt().next_version.fetch_add(1));
  place->type_flags.store(made->type_flags);
  place->instance_size = made->instance_size;
  place->dict_offset = place->slot_count = place->slot_offset = 0;
  place->layout = made->layout;
  place->subclasses = Value();
}

Object* bare(size_t bytes) {
  Object* o = allocate_object(nullptr, bytes);
  make_immortal(o);
  return o;
}

}  // namespace

Str* special_name(Special s) { return rt().specials[static_cast<size_t>(s)]; }

void make_types() {
  Runtime& r = rt();
  auto& y = r.types;
  // str, tuple and dict are needed to make a type; their types are filled in afterwards.
  const auto blank = [] {
    auto* type = static_cast<Type*>(bare(sizeof(Type)));
    new (&type->version) Shared<uint32_t>(0);
    return type;
  };
  y.type = blank();
  y.str = blank();
  y.tuple = blank();
  y.dict = blank();
  y.object = blank();

  r.empty_tuple = Value::uncounted(bare(sizeof(Tuple)));
  r.empty_tuple.object()->type = y.tuple;
  r.empty_tuple.as<Tuple>()->count = 0;
  Str* empty = new_str(0, 1);
  make_immortal(empty);
  empty->is_ascii = true;
  r.empty_str = Value::uncounted(empty);
  for (int c = 0; c < 256; ++c) {
    Str* s = new_str(1, 1);
    s->narrow()[0] = static_cast<uint8_t>(c);
    s->is_ascii = c < 0x80;
    make_immortal(s);
    r.chars[c] = Value::uncounted(s);
  }
  // One-character and empty names are interned by being shared.
  empty->is_interned = true;
  str_hash(empty);
  r.interned[""] = empty;
  for (int c = 0; c < 256; ++c) {
    auto* s = r.chars[c].as<Str>();
    s->is_interned = true;
    str_hash(s);
    std::string text;
    append_utf8(text, static_cast<char32_t>(c));
    r.interned[text] = s;
  }

#define X(field, text) r.names.field = intern(text);
#include "python/vm/core/names.def"
#undef X
  size_t n = 1;
#define X(field, text)                             \
  r.specials[n] = intern(text);                    \
  r.specials[n]->extra = static_cast<uint16_t>(n); \
  ++n;
#include "python/vm/core/specials.def"
#undef X

  for (const Row& row : rows) {
    Type* base = y.*row.base != y.*row.field ? y.*row.base : nullptr;
    Type* made = make_type(row.module, row.name, base, row.layout, row.operations, row.flags);
    if (y.*row.field == nullptr) {
      y.*row.field = made;
    } else {
      move_into(y.*row.field, made);
    }
  }

  const auto singleton = [&](Type* type) {
    Object* o = bare(type->instance_size);
    o->type = type;
    return Value::uncounted(o);
  };
  r.none = singleton(y.none);
  r.not_implemented = singleton(y.not_implemented);
  r.ellipsis = singleton(y.ellipsis);
  r.true_ = singleton(y.boolean);
  r.false_ = singleton(y.boolean);
  r.true_.as<Bool>()->value = true;
  r.false_.as<Bool>()->value = false;
  r.modules = make_dict().as<Dict>();
  r.importing = make_dict().as<Dict>();
  r.struct_formats = make_dict().as<Dict>();

  for (const Row& row : rows) add_operation_methods(y.*row.field);
  for (const Row& row : rows) row.add_methods(y.*row.field);
  make_exception_types();
}

}  // namespace lockstep::python::vm

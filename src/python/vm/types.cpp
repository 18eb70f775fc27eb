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

void add_builtin_type_methods();

namespace {

Value none_repr(Thread&, Value) { return make_str("None"); }
Value not_implemented_repr(Thread&, Value) { return make_str("NotImplemented"); }
Value ellipsis_repr(Thread&, Value) { return make_str("Ellipsis"); }
const TypeOps none_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
                                 .walk = holds_nothing,
                                 .repr = none_repr,
                                 .truth = [](Value) { return false; },
                                 .effects = {.truth = Effect::nothing}});
const TypeOps not_implemented_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
                                            .walk = holds_nothing,
                                            .repr = not_implemented_repr});
const TypeOps ellipsis_ops = stated(
    {.nature = {.sight = Sight::nothing, .changes = Changes::never}, .walk = holds_nothing, .repr = ellipsis_repr});

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

  const auto fill = [&](Type* type, const char* name, Type* base, Layout layout, const TypeOps* ops, size_t size,
                        uint32_t flags) {
    Type* made = make_type("builtins", name, base, layout, ops, size, flags);
    // `made` was built in another place: its contents move to where others already point.
    type->type = y.type;
    type->ops = made->ops;
    type->name.store(made->name);
    type->qualified_name.store(made->name);
    type->module = made->module;
    type->base = base;
    type->bases = made->bases;
    type->mro = made->mro;
    type->mro.as<Tuple>()->items[0] = type_value(type);
    type->dict = made->dict;
    type->keys = nullptr;
    type->specials = nullptr;
    type->version.store(r.next_version.fetch_add(1));
    type->type_flags.store(made->type_flags);
    type->instance_size = made->instance_size;
    type->dict_offset = type->slot_count = type->slot_offset = 0;
    type->layout = layout;
    type->subclasses = Value();
  };
  fill(y.object, "object", nullptr, Layout::instance, &instance_ops, sizeof(Instance), base_type);
  fill(y.type, "type", y.object, Layout::type, &type_ops, sizeof(Type), base_type);
  fill(y.str, "str", y.object, Layout::str, &str_ops, sizeof(Str), base_type);
  fill(y.tuple, "tuple", y.object, Layout::tuple, &tuple_ops, sizeof(Tuple), base_type);
  fill(y.dict, "dict", y.object, Layout::dict, &dict_ops, sizeof(Dict), base_type);

  const auto make = [&](const char* name, Layout layout, const TypeOps* ops, size_t size, uint32_t flags = 0) {
    return make_type("builtins", name, y.object, layout, ops, size, flags);
  };
  y.none = make("NoneType", Layout::none, &none_ops, sizeof(Object));
  y.integer = make("int", Layout::big_int, &int_ops, sizeof(BigInt), base_type);
  y.floating = make("float", Layout::floating, &float_ops, sizeof(Float), base_type);
  y.boolean = make_type("builtins", "bool", y.integer, Layout::boolean, &bool_ops, sizeof(Bool));
  y.not_implemented = make("NotImplementedType", Layout::not_implemented, &not_implemented_ops, sizeof(Object));
  y.ellipsis = make("ellipsis", Layout::ellipsis, &ellipsis_ops, sizeof(Object));
  y.bytes = make("bytes", Layout::bytes, &bytes_ops, sizeof(Bytes), base_type);
  y.list = make("list", Layout::list, &list_ops, sizeof(List), base_type);
  y.range = make("range", Layout::range, &range_ops, sizeof(Range));
  y.slice = make("slice", Layout::slice, &slice_ops, sizeof(Slice));
  y.code = make("code", Layout::code, &code_ops, sizeof(CodeObject));
  y.function = make("function", Layout::function, &function_ops, sizeof(Function));
  y.function->dict_offset = offset_of(&Function::dict);
  y.native_function = make("builtin_function_or_method", Layout::native_function, &native_ops, sizeof(NativeFunction));
  y.native_method = make("method_descriptor", Layout::native_method, &native_method_ops, sizeof(NativeFunction));
  y.method = make("method", Layout::method, &method_ops, sizeof(Method));
  y.cell = make("cell", Layout::cell, &cell_ops, sizeof(CellObject));
  y.module = make("module", Layout::module, &module_ops, sizeof(Module));
  y.module->dict_offset = offset_of(&Module::dict);
  y.generator = make("generator", Layout::generator, &generator_ops, sizeof(Generator));
  y.property = make("property", Layout::property, &property_ops, sizeof(Property));
  y.static_method = make("staticmethod", Layout::static_method, &wrapper_ops, sizeof(Wrapper));
  y.class_method = make("classmethod", Layout::class_method, &wrapper_ops, sizeof(Wrapper));
  y.super = make("super", Layout::super, &super_ops, sizeof(Super));
  y.member = make("getset_descriptor", Layout::member, &member_ops, sizeof(Member));
  y.traceback = make("traceback", Layout::traceback, &traceback_ops, sizeof(Traceback));
  y.slot = make("member_descriptor", Layout::member, &member_ops, sizeof(Member));
  y.bytearray = make("bytearray", Layout::bytearray, &bytearray_ops, sizeof(ByteArray), base_type);
  y.memoryview = make("memoryview", Layout::memoryview, &memoryview_ops, sizeof(MemoryView));
  y.set = make("set", Layout::set, &set_ops, sizeof(Set), base_type);
  y.frozenset = make("frozenset", Layout::frozenset, &frozenset_ops, sizeof(Set), base_type);
  const auto iterator = [&](const char* name) { return make(name, Layout::iterator, &iterator_ops, sizeof(Iterator)); };
  y.list_iterator = iterator("list_iterator");
  y.list_reverse_iterator = iterator("list_reverseiterator");
  y.tuple_iterator = iterator("tuple_iterator");
  y.range_iterator = iterator("range_iterator");
  y.dict_key_iterator = iterator("dict_keyiterator");
  y.dict_value_iterator = iterator("dict_valueiterator");
  y.dict_item_iterator = iterator("dict_itemiterator");
  y.dict_reverse_key_iterator = iterator("dict_reversekeyiterator");
  y.dict_reverse_value_iterator = iterator("dict_reversevalueiterator");
  y.dict_reverse_item_iterator = iterator("dict_reverseitemiterator");
  y.str_iterator = iterator("str_ascii_iterator");
  y.bytes_iterator = iterator("bytes_iterator");
  y.set_iterator = iterator("set_iterator");
  const auto view = [&](const char* name) { return make(name, Layout::view, &dict_view_ops, sizeof(DictView)); };
  y.dict_keys = view("dict_keys");
  y.dict_values = view("dict_values");
  y.dict_items = view("dict_items");

  const auto singleton = [&](Type* type, size_t bytes = sizeof(Object)) {
    Object* o = bare(bytes);
    o->type = type;
    return Value::uncounted(o);
  };
  r.none = singleton(y.none);
  r.not_implemented = singleton(y.not_implemented);
  r.ellipsis = singleton(y.ellipsis);
  r.true_ = singleton(y.boolean, sizeof(Bool));
  r.false_ = singleton(y.boolean, sizeof(Bool));
  r.true_.as<Bool>()->value = true;
  r.false_.as<Bool>()->value = false;
  r.modules = make_dict().as<Dict>();
  r.importing = make_dict().as<Dict>();

  // Those that were made before there were method descriptors.
  for (Type* type : {y.type, y.str, y.tuple, y.dict, y.none, y.integer, y.floating, y.boolean, y.bytes, y.list, y.range,
                     y.slice, y.code, y.function, y.native_function, y.native_method})
    add_operation_methods(type);
  add_builtin_type_methods();
  for (Type* type : {y.list_iterator, y.list_reverse_iterator, y.tuple_iterator, y.range_iterator, y.dict_key_iterator,
                     y.dict_value_iterator, y.dict_item_iterator, y.str_iterator}) {
    add_method(
        type, "__next__", Effect::steps,
        [](Thread& t, Args a) {
          const Value v = next_item(t, a[0]);
          return v == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : v;
        },
        0);
    add_method(
        type, "__iter__", Effect::nothing, [](Thread&, Args a) { return own(a[0]); }, 0);
  }
  make_exception_types();
  make_iterator_types();
  make_mapping_proxy_type();
  add_range_methods(y.range);
  make_sync_types();
  make_coroutine_types();
  for (Type* type : {y.generator, y.coroutine, y.async_generator})
    type->type_flags.store(type->type_flags | has_finalizer);
  add_list_methods(y.list);
  add_dict_methods(y.dict);
  add_tuple_methods(y.tuple);
  make_deque_type();
  add_str_methods(y.str);
  add_bytes_methods(y.bytes, y.bytearray);
  add_memoryview_methods(y.memoryview);
  add_set_methods(y.set, y.frozenset);
  add_number_methods(y.integer, y.floating, y.boolean);
}

}  // namespace lockstep::python::vm

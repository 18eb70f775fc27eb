// The types of descriptor.cpp as programs see them.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

Value property_new(Thread&, Args a) {
  auto* type = a[0].as<Type>();
  auto* p = type == rt().types.property ? new_object<Property>(type)
                                        : static_cast<Property*>(allocate_instance(type, sizeof(Property)));
  p->get = p->set = p->del = p->doc = Value();
  return Value::counted(p);
}

Value property_init(Thread& t, Args a) {
  Value out[4];
  static const Signature signature{"property", {"fget", "fset", "fdel", "doc"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  auto* p = a[0].as<Property>();
  Value* const fields[] = {&p->get, &p->set, &p->del, &p->doc};
  for (int i = 0; i < 4; ++i) release(std::exchange(*fields[i], own(out[i])));
  if (!is_heap(type_of(a[0]))) return none();
  // The text of a derived class's instance, or of its getter, goes before the one of its class.
  const bool from_getter = out[3].is_null() || is_none(out[3]);
  const Value getter = out[0];
  Value doc = from_getter ? rt().none : out[3];
  if (from_getter && !getter.is_null() && layout_of(getter) == Layout::function) doc = getter.as<Function>()->doc;
  const Value in_class = find_in_type(type_of(a[0]), rt().names.doc);
  if (!in_class.is_null() && layout_of(in_class) == Layout::member && in_class.as<Member>()->get == nullptr)
    return generic_set_attribute(t, a[0], rt().names.doc, doc);  // a slot of the class's own
  if (set_instance_attribute(a[0], rt().names.doc, doc) == InstanceStored::done || !from_getter || is_none(doc))
    return none();
  return raise(t, Exc::AttributeError,
               "'" + std::string(type_name(a[0])) + "' object attribute '__doc__' is read-only");
}

template <int which>
Value property_with(Thread& t, Args a) {
  const auto* old = a[0].as<Property>();
  const auto field = [&](int i, Value x) { return i == which ? a[1] : x.is_null() ? rt().none : x; };
  const Value args[] = {field(0, old->get), field(1, old->set), field(2, old->del), field(3, old->doc)};
  // Without a text of its own the copy has its getter's.
  const bool has_doc = !old->doc.is_null() && !is_none(old->doc);
  return call(t, type_value(type_of(a[0])), Args{args, has_doc ? 4u : 3u, nullptr});
}

template <Value Property::*field>
Value property_get(Thread&, Value v) {
  const Value x = v.as<Property>()->*field;
  return x.is_null() ? none() : own(x);
}

bool has_getter(const Property* p) { return !p->get.is_null() && !is_none(p->get); }

Value property_name(Thread& t, Value v) {
  const auto* p = v.as<Property>();
  return has_getter(p) ? get_attribute(t, p->get, intern("__name__"))
                       : raise(t, Exc::AttributeError, "'property' object has no attribute '__name__'");
}

// Its own, else its getter's.
Value property_doc(Thread& t, Value v) {
  const auto* p = v.as<Property>();
  if (!p->doc.is_null() && !is_none(p->doc)) return own(p->doc);
  return has_getter(p) ? get_attribute(t, p->get, intern("__doc__")) : none();
}
Value set_property_doc(Thread&, Value v, Value doc) {
  release(std::exchange(v.as<Property>()->doc, own(doc)));
  return none();
}

Value wrapper_new(Thread& t, Args a) {
  if (a.keywords != nullptr && layout_of(a[0]) == Layout::type)
    return raise(t, Exc::TypeError, to_utf8(a[0].as<Type>()->name) + "() takes no keyword arguments");
  if (a.count != 2) {
    return raise(t, Exc::TypeError,
                 std::string(layout_of(a[0]) == Layout::type ? to_utf8(a[0].as<Type>()->name) : "") +
                     " expected 1 argument, got " + std::to_string(a.count - 1));
  }
  return Value::counted(make_wrapper(a[0].as<Type>(), own(a[1])));
}

Value wrapper_function(Thread&, Value v) { return own(v.as<Wrapper>()->function); }

// What a static or class method has from its function (functools_wraps in Objects/funcobject.c).
constexpr char name_word[] = "__name__", qualname_word[] = "__qualname__", doc_word[] = "__doc__",
               module_word[] = "__module__", annotations_word[] = "__annotations__", annotate_word[] = "__annotate__";
template <const char* name>
Value wrapped_attribute(Thread& t, Value v) {
  return get_attribute(t, v.as<Wrapper>()->function, intern(name));
}

Value super_new(Thread& t, Args a) {
  if (!check_count(t, "super()", a.without_first(), 0, 2)) return Value();
  Value type, self;
  if (a.count == 1) {  // the zero-argument form: __class__ cell and first argument of the calling method
    Frame* f = t.top;
    while (f != nullptr && f->kind != FrameKind::python) f = f->previous;
    if (f == nullptr) return raise(t, Exc::RuntimeError, "super(): no current frame");
    for (uint32_t i = 0; i < f->code->local_count; ++i) {
      if (f->code->local_names[i]->ascii() == "__class__" && layout_of(f->slots[i]) == Layout::cell)
        type = f->slots[i].as<CellObject>()->content.load();
    }
    if (f->code->argcount > 0) self = f->slots[0];
    if (self && layout_of(self) == Layout::cell) self = self.as<CellObject>()->content.load();
    if (self.is_null()) return raise(t, Exc::RuntimeError, "super(): no arguments");
    if (type.is_null()) return raise(t, Exc::RuntimeError, "super(): __class__ cell not found");
  } else {
    type = a[1];
    self = a.count > 2 ? a[2] : none();
  }
  return make_super(t, type, self);
}

}  // namespace

void add_member_methods(Type* type) {
  add_getter(type, "__name__", Effect::nothing,
             [](Thread&, Value v) { return own(Value::uncounted(v.as<Member>()->name)); });
  add_getter(type, "__qualname__", Effect::nothing, [](Thread&, Value v) {
    const auto* m = v.as<Member>();
    return make_str(to_utf8(m->owner->qualified_name) + "." + to_utf8(m->name));
  });
  add_getter(type, "__objclass__", Effect::nothing, [](Thread&, Value v) { return type_value(v.as<Member>()->owner); });
}
void add_property_methods(Type* type) {
  set_new(type, Effect::nothing, property_new);
  add_method(type, "__init__", Effect::writes_self, property_init);
  add_method(type, "getter", Effect::nothing, property_with<0>, 1);
  add_method(type, "setter", Effect::nothing, property_with<1>, 1);
  add_method(type, "deleter", Effect::nothing, property_with<2>, 1);
  add_getter(type, "fget", Effect::nothing, property_get<&Property::get>);
  add_getter(type, "fset", Effect::nothing, property_get<&Property::set>);
  add_getter(type, "fdel", Effect::nothing, property_get<&Property::del>);
  add_getter(type, "__doc__", Effect::nothing, property_doc, set_property_doc);
  add_getter(type, "__name__", Effect::nothing, property_name);
}
void add_wrapper_methods(Type* type) {
  type->dict_offset = offset_of(&Wrapper::dict);
  set_new(type, Effect::nothing, wrapper_new);
  add_getter(type, "__func__", Effect::nothing, wrapper_function);
  add_getter(type, "__wrapped__", Effect::nothing, wrapper_function);
  add_getter(type, name_word, Effect::nothing, wrapped_attribute<name_word>);
  add_getter(type, qualname_word, Effect::nothing, wrapped_attribute<qualname_word>);
  add_getter(type, doc_word, Effect::nothing, wrapped_attribute<doc_word>);
  add_getter(type, module_word, Effect::nothing, wrapped_attribute<module_word>);
  add_getter(type, annotations_word, Effect::nothing, wrapped_attribute<annotations_word>);
  add_getter(type, annotate_word, Effect::nothing, wrapped_attribute<annotate_word>);
}
void add_super_methods(Type* type) { set_new(type, Effect::nothing, super_new); }

}  // namespace lockstep::python::vm

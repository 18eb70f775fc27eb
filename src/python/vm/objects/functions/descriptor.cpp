// What stands in a class and says what it gives there: property, staticmethod, classmethod, the attributes of built-in
// types and of __slots__; and super, which looks behind a class (Objects/descrobject.c, funcobject.c, typeobject.c).
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

Wrapper* make_wrapper(Type* type, Value owned) {
  auto* w = new_object<Wrapper>(type);
  w->function = owned;
  w->dict = nullptr;
  return w;
}

Value make_super(Thread& t, Value type, Value self) {
  if (layout_of(type) != Layout::type)
    return raise(t, Exc::TypeError, "super() argument 1 must be a type, not " + std::string(type_name(type)));
  auto* of = type.as<Type>();
  if (is_none(self)) {  // bound to nothing: super(type)
    auto* s = new_object<Super>(rt().types.super);
    s->type = of;
    s->self = Value();
    s->self_type = nullptr;
    return Value::counted(s);
  }
  const bool on_class = layout_of(self) == Layout::type && is_subtype(self.as<Type>(), of);
  if (!on_class && !is_subtype(type_of(self), of)) {
    return raise(t, Exc::TypeError,
                 "super(type, obj): obj (" +
                     (layout_of(self) == Layout::type ? "type " + to_utf8(self.as<Type>()->name)
                                                      : "instance of " + std::string(type_name(self))) +
                     ") is not an instance or subtype of type (" + to_utf8(of->name) + ").");
  }
  auto* s = new_object<Super>(rt().types.super);
  s->type = of;
  s->self = own(self);
  s->self_type = on_class ? self.as<Type>() : type_of(self);
  return Value::counted(s);
}

namespace {

void clear_property(Object* o) {
  auto* p = static_cast<Property*>(o);
  for (Value v : {p->get, p->set, p->del, p->doc}) release(v);
}
void clear_wrapper(Object* o) { release(static_cast<Wrapper*>(o)->function); }
// In CPython they are copied when the object is made (functools_wraps in Objects/funcobject.c); here when somebody
// looks.
Value wrapper_attribute(Thread&, Value v, Str* name) {
  if (name != rt().names.dict || layout_of(v.as<Wrapper>()->function) != Layout::function) return Value();
  const auto* f = v.as<Wrapper>()->function.as<Function>();
  Dict* d = instance_dict(v);
  const auto copy = [&](Str* word, Value x) {
    if (dict_entry_index(d, word) < 0) dict_set(d, word, x.is_null() ? rt().none : x);
  };
  copy(rt().names.module, f->module);
  copy(rt().names.name, f->name);
  copy(rt().names.qualname, f->qualified_name);
  copy(rt().names.doc, f->doc);
  return own(Value::uncounted(d));
}
Value wrapper_call(Thread& t, Value self, Args args) { return call(t, self.as<Wrapper>()->function, args); }
void clear_super(Object* o) { release(static_cast<Super*>(o)->self); }

Value super_repr(Thread&, Value v) {
  const auto* s = v.as<Super>();
  return make_str("<super: <class '" + to_utf8(s->type->name) + "'>, " +
                  (s->self_type == nullptr ? "NULL" : "<" + to_utf8(s->self_type->name) + " object>") + ">");
}

void walk_property(Object* o, Walker& w) {
  auto* p = static_cast<Property*>(o);
  w.values(p->get, p->set, p->del, p->doc);
}
void walk_wrapper(Object* o, Walker& w) { w.value(static_cast<Wrapper*>(o)->function); }
void walk_super(Object* o, Walker& w) {
  auto* s = static_cast<Super*>(o);
  w.object(s->type);
  w.object(s->self_type);
  w.value(s->self);
}

// " 'x'": what a class calls the descriptor.
std::string name_in_class(Value descriptor, const Type* type) {
  const auto* mro = type->mro.as<Tuple>();
  for (uint32_t i = 0; i < mro->count; ++i) {
    for (DictGlance w{mro->items[i].as<Type>()->dict}; w.next();)
      if (same(w.value, descriptor) && is_str(w.key)) return " '" + to_utf8(w.key.as<Str>()) + "'";
  }
  return "";
}
Value no_accessor(Thread& t, Value descriptor, Value self, const char* what) {
  return raise(t, Exc::AttributeError,
               "property" + name_in_class(descriptor, type_of(self)) + " of '" +
                   to_utf8(type_of(self)->qualified_name) + "' object has no " + what);
}
Value get_property(Thread& t, Value descriptor, Value self, Value) {
  if (self.is_null()) return own(descriptor);
  const Value get = descriptor.as<Property>()->get;
  return get.is_null() || is_none(get) ? no_accessor(t, descriptor, self, "getter") : call(t, get, {self});
}
Value set_property(Thread& t, Value descriptor, Value self, Value v) {
  const auto* p = descriptor.as<Property>();
  const Value f = v.is_null() ? p->del : p->set;
  if (f.is_null() || is_none(f)) return no_accessor(t, descriptor, self, v.is_null() ? "deleter" : "setter");
  return v.is_null() ? call(t, f, {self}) : call(t, f, {self, v});
}

Value get_static(Thread&, Value descriptor, Value, Value) { return own(descriptor.as<Wrapper>()->function); }
Value get_class_method(Thread&, Value descriptor, Value, Value type) {
  return make_method(descriptor.as<Wrapper>()->function, type);
}

// A class may have got the member of another one, whose place in the object is not there.
bool belongs_to(Thread& t, const Member* m, Value self) {
  if (is_subtype(type_of(self), m->owner)) return true;
  raise(t, Exc::TypeError,
        "descriptor '" + to_utf8(m->name) + "' for '" + type_name(m->owner) + "' objects doesn't apply to a '" +
            type_name(self) + "' object");
  return false;
}
Value get_member(Thread& t, Value descriptor, Value self, Value) {
  if (self.is_null()) return own(descriptor);
  const auto* m = descriptor.as<Member>();
  if (!belongs_to(t, m, self)) return Value();
  if (m->get != nullptr) return m->get(t, self);
  const Value v = load_owned(self.object(), m->slot(self.object()));
  return v.is_null() ? missing_attribute(t, self, m->name) : v;
}
// `del v.name` where assigning is the type's: most of what can be deleted is None from then on.
Value delete_member(Thread& t, Value v, const Member* m) {
  const std::string name = to_utf8(m->name);
  const auto is_one_of = [&](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
  };
  if (is_one_of({"__name__", "__qualname__"}))
    return raise(t, Exc::TypeError, name + " must be set to a string object");
  if (name == "__code__") return raise(t, Exc::TypeError, "__code__ must be set to a code object");
  const bool is_of_exception = layout_of(v) == Layout::exception;
  if (is_of_exception && is_one_of({"args", "__traceback__", "__context__", "__cause__"}))
    return raise(t, Exc::TypeError, name + " may not be deleted");
  if (is_of_exception && is_one_of({"__suppress_context__", "start", "end"}))
    return raise(t, Exc::TypeError, "can't delete numeric/char attribute");
  if (is_one_of({"__doc__", "__defaults__", "__kwdefaults__"}) || (is_of_exception && name != "__notes__"))
    return m->set(t, v, none());
  return refuse(t, "deleting '" + std::string(type_name(v)) + "." + name + "'");
}

Value set_member(Thread& t, Value descriptor, Value self, Value v) {
  const auto* m = descriptor.as<Member>();
  if (!belongs_to(t, m, self)) return Value();
  if (m->get == nullptr) {
    Value old;
    {
      Critical lock(self.object());
      old = m->slot(self.object()).exchange(own(v));
    }
    if (old.is_null() && v.is_null()) return raise(t, Exc::AttributeError, to_utf8(m->name));
    release(old);
    return none();
  }
  if (m->set != nullptr) return v.is_null() ? delete_member(t, self, m) : m->set(t, self, v);
  // Fields of a struct in CPython, where other attributes are pairs of functions.
  const bool is_field = m->owner == rt().types.member || m->owner == rt().types.slot;
  if (is_field && m->name->ascii() != "__qualname__") return raise(t, Exc::AttributeError, "readonly attribute");
  return raise(
      t, Exc::AttributeError,
      "attribute '" + to_utf8(m->name) + "' of '" + std::string(type_name(self)) + "' objects is not writable");
}

// super(): looks behind `type` in the MRO of the object's own type.
Value super_get_attribute(Thread& t, Value v, Str* name) {
  const auto* s = v.as<Super>();
  if (s->self_type == nullptr) return Value();
  const bool on_class = layout_of(s->self) == Layout::type && s->self.object() == s->self_type;
  const auto* mro = s->self_type->mro.as<Tuple>();
  uint32_t i = 0;
  while (i < mro->count && mro->items[i].object() != s->type) ++i;
  for (++i; i < mro->count; ++i) {
    const Value found = dict_peek(mro->items[i].as<Type>()->dict, name);
    if (!found.is_null()) return bind_descriptor(t, found, on_class ? Value() : s->self, s->self_type);
  }
  return Value();
}

Value wrapper_repr(Thread& t, Value v) {
  const Value inner = repr(t, v.as<Wrapper>()->function);
  if (inner.is_signal()) return inner;
  Ref text = Ref::steal(inner);
  return make_str("<" + std::string(type_name(v)) + "(" + to_utf8(text.as<Str>()) + ")>");
}
constexpr TypeOps ops_of_wrapper(Value (*get)(Thread&, Value, Value, Value)) {
  return {.nature = {.sight = Sight::parts, .changes = Changes::never},
          .walk = walk_wrapper,
          .basic_size = sizeof(Wrapper),
          .clear = clear_wrapper,
          .repr = wrapper_repr,
          .call = wrapper_call,
          .get_attribute = wrapper_attribute,
          .descr_get = get,
          .effects = {.call = Effect::calls, .get_attribute = Effect::unknown, .descr_get = Effect::nothing}};
}

// One that is bound to no object is bound to the one that it is an attribute of (super_descr_get).
Value get_super(Thread& t, Value descriptor, Value self, Value) {
  const auto* s = descriptor.as<Super>();
  const bool is_bound = !s->self.is_null() && !is_none(s->self);
  return is_none(self) || is_bound ? own(descriptor) : make_super(t, Value::uncounted(s->type), self);
}

}  // namespace

const TypeOps property_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
            .walk = walk_property,
            .basic_size = sizeof(Property),
            .clear = clear_property,
            .descr_get = get_property,
            .descr_set = set_property,
            .effects = {.descr_get = Effect::reads_own_attribute, .descr_set = Effect::writes_own_attribute}});
const TypeOps static_method_ops = stated(ops_of_wrapper(get_static));
const TypeOps class_method_ops = stated(ops_of_wrapper(get_class_method));
const TypeOps member_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
            .walk = holds_nothing,
            .basic_size = sizeof(Member),
            .repr =
                [](Thread&, Value v) {
                  const auto* m = v.as<Member>();
                  return make_str((m->get == nullptr ? "<member '" : "<attribute '") + to_utf8(m->name) + "' of '" +
                                  to_utf8(m->owner->name) + "' objects>");
                },
            .descr_get = get_member,
            .descr_set = set_member,
            .effects = {.descr_get = Effect::reads_own_attribute, .descr_set = Effect::writes_own_attribute}});
const TypeOps super_ops = stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
                                  .walk = walk_super,
                                  .basic_size = sizeof(Super),
                                  .clear = clear_super,
                                  .repr = super_repr,
                                  .get_attribute = super_get_attribute,
                                  .descr_get = get_super,
                                  .effects = {.get_attribute = Effect::nothing, .descr_get = Effect::nothing}});

}  // namespace lockstep::python::vm

// Code objects, cells and modules as programs see them (Objects/codeobject.c, cellobject.c, moduleobject.c).
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

const code::Code& source_of(Value v) { return *v.as<CodeObject>()->source; }

Value names_of(const CodeObject* c, uint32_t kind_any, uint32_t kind_none) {
  std::vector<Value> names;
  for (uint32_t i = 0; i < c->local_count; ++i) {
    const uint32_t kind = c->source->locals_plus[i].kind;
    if ((kind & kind_any) != 0 && (kind & kind_none) == 0) names.push_back(Value::uncounted(c->local_names[i]));
  }
  return make_tuple(names.data(), static_cast<uint32_t>(names.size()));
}

// code.replace(**changes): what a name is and where it stands; how it runs is refused.
Value code_replace(Thread& t, Args a) {
  if (a.positional() > 1) {
    return raise(t, Exc::TypeError,
                 "replace() takes exactly 0 positional arguments (" + std::to_string(a.positional() - 1) + " given)");
  }
  auto changed = std::make_shared<code::Code>(source_of(a[0]));
  for (uint32_t k = 0; a.keywords != nullptr && k < a.keywords->count; ++k) {
    const std::string name = to_utf8(a.keywords->items[k].as<Str>());
    const Value v = a[a.positional() + k];
    std::string* const text = name == "co_name"       ? &changed->name
                              : name == "co_qualname" ? &changed->qualified_name
                              : name == "co_filename" ? &changed->filename
                                                      : nullptr;
    if (text != nullptr) {
      if (!is_str(v))
        return raise(t, Exc::TypeError,
                     "replace() argument '" + name + "' must be str, not " + std::string(type_name(v)));
      *text = to_utf8(v.as<Str>());
    } else if (name == "co_firstlineno") {
      const auto n = as_index(t, v);
      if (!n) return Value();
      changed->first_line = static_cast<int32_t>(*n);
    } else if (name == "co_flags") {
      const auto n = as_index(t, v);
      if (!n) return Value();
      changed->flags = static_cast<uint32_t>(*n);
    } else if (name.starts_with("co_")) {
      return refuse(t, "code.replace() with '" + name + "'");
    } else {
      return raise(t, Exc::TypeError, "replace() got an unexpected keyword argument '" + name + "'");
    }
  }
  return own(Value::uncounted(make_code(std::move(changed))));
}

Value module_new(Thread& t, Args a) {
  if (auto* type = a[0].is_object() && layout_of(a[0]) == Layout::type ? a[0].as<Type>() : nullptr;
      type != nullptr && type != rt().types.module) {
    auto* m = static_cast<Module*>(allocate_instance(type, sizeof(Module)));
    m->dict = make_dict().as<Dict>();
    m->name = intern("");
    return Value::counted(m);
  }
  static const Signature signature{"module", {"name", "doc"}, 1};
  Value out[2];
  if (!bind(t, signature, a.without_first(), out)) return Value();
  if (!is_str(out[0])) {
    return raise(t, Exc::TypeError, "module() argument 'name' must be str, not " + std::string(type_name(out[0])));
  }
  const Value m = make_module(to_utf8(out[0].as<Str>()));
  if (!out[1].is_null()) dict_set(m.as<Module>()->dict, rt().names.doc, out[1]);
  return m;
}

// __init__(name, doc=None), which a class of the program calls of its own: __new__ has done so for a plain module.
Value module_init(Thread& t, Args a) {
  if (type_of(a[0]) == rt().types.module) return none();
  Ref made = Ref::steal(module_new(t, a));
  if (!made) return Value();
  auto* m = a[0].as<Module>();
  m->name = made.as<Module>()->name;
  Dict* from = made.as<Module>()->dict;
  for (Str* name : {rt().names.name, rt().names.doc}) dict_set(m->dict, name, dict_peek(from, name));
  return none();
}

}  // namespace

void add_code_methods(Type* type) {
  add_method(type, "replace", Effect::nothing, code_replace);
  add_getter(type, "co_name", Effect::nothing,
             [](Thread&, Value v) { return own(Value::uncounted(v.as<CodeObject>()->name)); });
  add_getter(type, "co_argcount", Effect::nothing,
             [](Thread&, Value v) { return Value::integer(v.as<CodeObject>()->argcount); });
  add_getter(type, "co_firstlineno", Effect::nothing,
             [](Thread&, Value v) { return Value::integer(v.as<CodeObject>()->source->first_line); });
  add_getter(type, "co_filename", Effect::nothing,
             [](Thread&, Value v) { return make_str(v.as<CodeObject>()->source->filename); });
  add_getter(type, "co_flags", Effect::nothing, [](Thread&, Value v) { return make_int(source_of(v).flags); });
  add_getter(type, "co_posonlyargcount", Effect::nothing,
             [](Thread&, Value v) { return make_int(v.as<CodeObject>()->posonly); });
  add_getter(type, "co_kwonlyargcount", Effect::nothing,
             [](Thread&, Value v) { return make_int(v.as<CodeObject>()->kwonly); });
  add_getter(type, "co_stacksize", Effect::nothing,
             [](Thread&, Value v) { return make_int(v.as<CodeObject>()->stack_size); });
  add_getter(type, "co_qualname", Effect::nothing,
             [](Thread&, Value v) { return own(Value::uncounted(v.as<CodeObject>()->qualified_name)); });
  add_getter(type, "co_varnames", Effect::nothing,
             [](Thread&, Value v) { return names_of(v.as<CodeObject>(), code::local_fast, 0); });
  add_getter(type, "co_nlocals", Effect::nothing, [](Thread&, Value v) {
    Ref names = Ref::steal(names_of(v.as<CodeObject>(), code::local_fast, 0));
    return make_int(names.as<Tuple>()->count);
  });
  add_getter(type, "co_cellvars", Effect::nothing,
             [](Thread&, Value v) { return names_of(v.as<CodeObject>(), code::local_cell, 0); });
  add_getter(type, "co_freevars", Effect::nothing,
             [](Thread&, Value v) { return names_of(v.as<CodeObject>(), code::local_free, 0); });
  add_getter(type, "co_names", Effect::nothing, [](Thread&, Value v) {
    const auto* c = v.as<CodeObject>();
    std::vector<Value> names;
    for (size_t i = 0; i < c->source->names.size(); ++i) names.push_back(Value::uncounted(c->names[i]));
    return make_tuple(names.data(), static_cast<uint32_t>(names.size()));
  });
  add_getter(type, "co_consts", Effect::nothing, [](Thread&, Value v) {
    const auto* c = v.as<CodeObject>();
    return make_tuple(c->constants, static_cast<uint32_t>(c->source->constants.size()));
  });
  add_getter(type, "co_code", Effect::nothing, [](Thread&, Value v) {
    const auto& bytes = source_of(v).bytecode;
    return make_bytes({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  });
}

void add_cell_methods(Type* type) {
  add_getter(
      type, "cell_contents", Effect::reads_self,
      [](Thread& t, Value v) {
        const Value x = load_owned(v.object(), v.as<CellObject>()->content);
        return x.is_null() ? raise(t, Exc::ValueError, "cell is empty") : x;
      },
      [](Thread&, Value v, Value x) {
        Value old;
        {
          Critical lock(v.object());
          old = v.as<CellObject>()->content.exchange(own(x));
        }
        release(old);
        return none();
      });
}

void add_module_methods(Type* type) {
  type->dict_offset = offset_of(&Module::dict);
  set_new(type, Effect::nothing, module_new);
  add_method(type, "__init__", Effect::writes_self, module_init);
}

}  // namespace lockstep::python::vm

// Names of objects that are the same in every interleaving, and what the program itself calls them; see visit.h.
#include <algorithm>

#include "python/vm/core/runtime.h"
#include "python/vm/explore/visit.h"

namespace lockstep::python::vm {

// In the simulation nobody shares references between owners, so the count of shared references has room for the name:
// 10 bits thread, 21 bits number.
namespace {
constexpr uint32_t number_bits = 21;
}

bool can_have_name(const Object* o) { return o->type->ops->nature.changes == Changes::always || is_heap(o->type); }

void give_name(Object* o, uint32_t thread, uint32_t& made) {
  if (o->shared_refs.load(std::memory_order_relaxed) != 0) return;
  ++made;
  const uint32_t name = ((thread & 0x3FF) << number_bits) | (made & ((1u << number_bits) - 1));
  o->shared_refs.store(static_cast<int32_t>(name), std::memory_order_relaxed);
}

ObjectName name_of(const Object* o) {
  const auto name = static_cast<uint32_t>(o->shared_refs.load(std::memory_order_relaxed));
  return {name >> number_bits, name & ((1u << number_bits) - 1)};
}

namespace {

std::string text_of_key(Dict* d, uint64_t key) {
  for (DictGlance w{d}; w.next();) {
    if (w.key.is_integer() && Access::named(w.key.as_integer()) == key) return std::to_string(w.key.as_integer());
    if (is_str(w.key) && Access::named(str_hash(w.key.as<Str>())) == key) return to_utf8(w.key.as<Str>());
  }
  return "?";
}

// What the program calls an object: a global of that value, or an item or attribute of one.
std::string path_to(Runtime& r, const Object* o, const Object* within, const std::string& prefix, int depth) {
  const auto inner = [&](Value v, const std::string& path) {
    if (!v.is_object()) return std::string();
    if (v.object() == o) return path;
    return depth > 0 ? path_to(r, o, v.object(), path, depth - 1) : std::string();
  };
  if (within->type->layout == Layout::dict) {
    auto* d = const_cast<Dict*>(static_cast<const Dict*>(within));
    const bool is_globals = d == r.main_globals;
    for (int pass = 0; pass < 2; ++pass) {  // names first, then what they hold
      for (DictGlance w{d}; w.next();) {
        if (pass == 0 ? !w.value.is_object() || w.value.object() != o : !w.value.is_object()) continue;
        const std::string key = is_str(w.key)        ? to_utf8(w.key.as<Str>())
                                : w.key.is_integer() ? std::to_string(w.key.as_integer())
                                                     : "?";
        if (is_globals && key.starts_with("__")) continue;
        const std::string path = is_globals ? key : prefix + (is_str(w.key) ? "['" + key + "']" : "[" + key + "]");
        if (const std::string found = inner(w.value, path); !found.empty()) return found;
      }
    }
  } else if (within->type->layout == Layout::list) {
    const auto* l = static_cast<const List*>(within);
    for (uint32_t i = 0; i < l->count.load(); ++i) {
      const std::string found = inner(l->items.load()[i].load(), prefix + "[" + std::to_string(i) + "]");
      if (!found.empty()) return found;
    }
  } else if (within->type->keys != nullptr && within->type->layout == Layout::instance) {
    const auto* i = const_cast<Instance*>(static_cast<const Instance*>(within));
    for (uint32_t k = 0; i->dict == nullptr && k < std::min<uint32_t>(i->extra, within->type->keys->count.load());
         ++k) {
      const std::string found =
          inner(const_cast<Instance*>(i)->values()[k].load(), prefix + "." + to_utf8(within->type->keys->names[k]));
      if (!found.empty()) return found;
    }
  }
  return {};
}

}  // namespace

std::string label_of(Runtime& r, const Access& a) {
  if (a.object == r.none.object()) return "output";
  const Layout layout = a.object->type->layout;
  std::string name = a.object == r.main_globals ? "" : path_to(r, a.object, r.main_globals, "", 3);
  if (name.empty() && a.object != r.main_globals) {
    name = to_utf8(a.object->type->name);
    if (const ObjectName id = name_of(a.object); id.number != 0)
      name += " " + std::to_string(id.thread) + "." + std::to_string(id.number);
  }
  if ((a.key & 3) == 1) return name + "[" + std::to_string(a.key >> 2) + "]";
  if ((a.key & 3) != 2) return name;
  if (layout == Layout::dict) {
    const std::string key = text_of_key(static_cast<Dict*>(a.object), a.key);
    return name.empty() ? key : name + "['" + key + "']";
  }
  if (layout == Layout::instance && a.object->type->keys != nullptr) {
    const SharedKeys* keys = a.object->type->keys;
    for (uint32_t i = 0; i < keys->count.load(); ++i)
      if (Access::named(str_hash(keys->names[i])) == a.key) return name + "." + to_utf8(keys->names[i]);
  }
  if (layout == Layout::type)
    return to_utf8(static_cast<Type*>(a.object)->name) + "." + text_of_key(static_cast<Type*>(a.object)->dict, a.key);
  return name;
}

}  // namespace lockstep::python::vm

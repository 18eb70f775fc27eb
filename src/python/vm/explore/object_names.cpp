// Names of objects that are the same in every interleaving, and what the program itself calls them; see visit.h.
#include <algorithm>
#include <vector>

#include "python/vm/core/runtime.h"
#include "python/vm/explore/event.h"

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

// As it stands in a dict: "'a'", "3". Empty: it is not there.
std::string text_of_key(Dict* d, uint64_t key) {
  for (DictGlance w{d}; w.next();) {
    if (w.key.is_integer() && Access::named(w.key.as_integer()) == key) return std::to_string(w.key.as_integer());
    if (is_str(w.key) && Access::named(str_hash(w.key.as<Str>())) == key) return "'" + to_utf8(w.key.as<Str>()) + "'";
  }
  return {};
}

// By what way the program comes to an object: from a global, or from a local of one of its functions.
class Finder {
 public:
  Finder(Runtime& r, const Object* wanted) : r_(r), wanted_(wanted) {}

  // Empty: there is no way that is short enough.
  std::string from_globals() {
    for (int depth = 0; depth <= deepest; ++depth)
      if (std::string path = in_dict(r_.main_globals, {}, depth, true); !path.empty()) return path;
    return {};
  }
  // Of the main thread first, and what a method calls `self` last.
  std::string from_locals() {
    for (const bool is_self : {false, true}) {
      for (int depth = 0; depth <= deepest; ++depth) {
        for (const auto& t : r_.threads) {
          std::vector<const Frame*> outermost_first;
          for (const Frame* f = t->top; f != nullptr; f = f->previous)
            if (f->kind == FrameKind::python && is_of_program(f->code))
              outermost_first.insert(outermost_first.begin(), f);
          for (const Frame* f : outermost_first)
            if (std::string path = in_frame(f, depth, is_self); !path.empty()) return path;
        }
      }
    }
    return {};
  }
  // The way ends at an object of the library that holds the wanted one for itself.
  bool is_within() const { return is_within_; }

 private:
  static constexpr int deepest = 3;

  std::string in(Value v, const std::string& path, int depth) {
    if (v.is_integer() || !v.is_object()) return {};
    if (v.object() == wanted_) return path;
    return depth > 0 ? inside(v.object(), path, depth - 1) : std::string();
  }

  std::string in_frame(const Frame* f, int depth, bool is_self) {
    for (uint32_t i = 0; i < f->code->local_count; ++i) {
      const std::string name = to_utf8(f->code->local_names[i]);
      if ((name == "self" || name == "cls") != is_self || name.starts_with('.')) continue;
      if (std::string path = in(f->slots[i], name, depth); !path.empty()) return path;
      if (f->slots[i].is_null() || layout_of(f->slots[i]) != Layout::cell) continue;
      if (std::string path = in(f->slots[i].as<CellObject>()->content.load(), name, depth); !path.empty()) return path;
    }
    return {};
  }

  std::string in_dict(const Dict* d, const std::string& prefix, int depth, bool is_globals) {
    for (DictGlance w{const_cast<Dict*>(d)}; w.next();) {
      std::string path;
      if (is_str(w.key)) {
        path = to_utf8(w.key.as<Str>());
        if (is_globals && path.starts_with("__")) continue;
        if (!is_globals) path = prefix + "['" + path + "']";
      } else if (w.key.is_integer()) {
        path = prefix + "[" + std::to_string(w.key.as_integer()) + "]";
      } else {
        continue;
      }
      if (std::string found = in(w.value, path, depth); !found.empty()) return found;
    }
    return {};
  }

  std::string in_attribute(const Type* type, Value v, const Str* name, const std::string& prefix, int depth) {
    const bool is_library = type->module != nullptr && to_utf8(type->module) != "__main__";
    if (is_library && v.is_object() && v.object() == wanted_) {
      is_within_ = true;
      return prefix;
    }
    return in(v, prefix + "." + to_utf8(name), depth);
  }

  std::string inside(const Object* o, const std::string& path, int depth) {
    const Type* type = o->type;
    if (type->layout == Layout::dict) return in_dict(static_cast<const Dict*>(o), path, depth, false);
    if (type->layout == Layout::list) {
      const auto* l = static_cast<const List*>(o);
      for (uint32_t i = 0; i < l->count.load(); ++i)
        if (std::string found = in(l->items.load()[i].load(), path + "[" + std::to_string(i) + "]", depth);
            !found.empty())
          return found;
    } else if (type->layout == Layout::tuple) {
      const auto* t = static_cast<const Tuple*>(o);
      for (uint32_t i = 0; i < t->count; ++i)
        if (std::string found = in(t->items[i], path + "[" + std::to_string(i) + "]", depth); !found.empty())
          return found;
    } else if (type->layout == Layout::type) {
      if (static_cast<const Type*>(o)->dict == wanted_) return path;
    } else if (type->layout == Layout::instance) {
      return in_instance(static_cast<Instance*>(const_cast<Object*>(o)), path, depth);
    }
    return {};
  }

  std::string in_instance(Instance* i, const std::string& path, int depth) {
    const Type* type = i->type;
    if (i->dict != nullptr) {
      if (i->dict == wanted_) return path;
      for (DictGlance w{i->dict}; w.next();)
        if (is_str(w.key))
          if (std::string found = in_attribute(type, w.value, w.key.as<Str>(), path, depth); !found.empty())
            return found;
      return {};
    }
    for (uint32_t k = 0; type->keys != nullptr && k < std::min<uint32_t>(i->extra, type->keys->count.load()); ++k) {
      if (type->keys->names[k] == nullptr) continue;  // a slot, which its class names
      std::string found = in_attribute(type, i->values()[k].load(), type->keys->names[k], path, depth);
      if (!found.empty()) return found;
    }
    return {};
  }

  Runtime& r_;
  const Object* wanted_;
  bool is_within_ = false;
};

// Whether a dict holds the attributes of a class, a module or an instance, so that a key of it reads as a name.
bool holds_attributes(Runtime& r, const Object* d) {
  for (DictGlance w{r.main_globals}; w.next();)
    if (w.value.is_object() && layout_of(w.value) == Layout::type && w.value.as<Type>()->dict == d) return true;
  return false;
}

// A key that is not in the dict: the one who is about to put it there has it on its stack.
std::string text_on_stacks(Runtime& r, uint64_t key) {
  for (const auto& t : r.threads) {
    const Frame* const f = t->top;
    if (f == nullptr || f->kind != FrameKind::python) continue;
    for (const Value* v = f->slots; v < f->sp; ++v) {
      if (v->is_integer() && Access::named(v->as_integer()) == key) return std::to_string(v->as_integer());
      if (!v->is_null() && !v->is_integer() && is_str(*v) && Access::named(str_hash(v->as<Str>())) == key)
        return "'" + to_utf8(v->as<Str>()) + "'";
    }
  }
  return {};
}

}  // namespace

Label label_of(Runtime& r, const Access& a, bool knows_locals) {
  if (a.object == r.none.object()) return {"output"};
  const Layout layout = a.object->type->layout;
  Label label;
  std::string& name = label.text;
  const bool is_global = a.object == r.main_globals;
  if (!is_global) {
    Finder finder(r, a.object);
    name = finder.from_globals();
    if (name.empty() && knows_locals) name = finder.from_locals();
    label.is_within = finder.is_within();
  }
  if (name.empty() && !is_global) {
    name = to_utf8(a.object->type->name);
    if (const ObjectName id = name_of(a.object); id.number != 0)
      name += " " + std::to_string(id.thread) + "." + std::to_string(id.number);
  }
  if (label.is_within) return label;
  if ((a.key & 3) == 1) {
    name += "[" + std::to_string(a.key >> 2) + "]";
  } else if ((a.key & 3) == 2 && layout == Layout::dict) {
    std::string key = text_of_key(static_cast<Dict*>(a.object), a.key);
    if (key.empty()) key = text_on_stacks(r, a.key);
    const bool is_word = key.starts_with('\'');
    const std::string word = is_word ? key.substr(1, key.size() - 2) : key;
    if (is_global) {
      name = word.empty() ? "a global" : word;
    } else if (is_word && holds_attributes(r, a.object)) {
      name += "." + word;
    } else if (!key.empty()) {
      name += "[" + key + "]";
    }
  } else if ((a.key & 3) == 2 && layout == Layout::instance && a.object->type->keys != nullptr) {
    const SharedKeys* keys = a.object->type->keys;
    for (uint32_t i = 0; i < keys->count.load(); ++i) {
      if (Access::named(str_hash(keys->names[i])) != a.key) continue;
      name += "." + to_utf8(keys->names[i]);
      break;
    }
  } else if ((a.key & 3) == 2 && layout == Layout::type) {
    const std::string key = text_of_key(static_cast<Type*>(a.object)->dict, a.key);
    name = to_utf8(static_cast<Type*>(a.object)->name);
    if (key.size() > 2) name += "." + key.substr(1, key.size() - 2);
  }
  return label;
}

}  // namespace lockstep::python::vm

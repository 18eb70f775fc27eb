// What stands in a cell, as a reader would want to see it; see visit.h. Nothing of Python is run for it.
#include <algorithm>

#include "python/vm/core/runtime.h"
#include "python/vm/explore/visit.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

namespace {

constexpr size_t most_characters = 60;
constexpr uint32_t most_items = 8;

std::string shown(Value v, int depth);

// "[1, 2, …]": `next` gives the next item's text, until it gives none.
template <class Next>
std::string listed(const char* begin, const char* end, uint32_t count, Next next) {
  std::string text = begin;
  for (uint32_t i = 0; i < count; ++i) {
    if (i > 0) text += ", ";
    if (i == most_items) return text + "…" + end;
    text += next(i);
  }
  return text + end;
}

std::string shown(Value v, int depth) {
  if (v.is_null()) return {};
  if (v.is_integer()) return std::to_string(v.as_integer());
  if (!v.is_object()) return {};
  const std::string of_type = "<" + to_utf8(v.object()->type->name) + ">";
  switch (layout_of(v)) {
    case Layout::none: return "None";
    case Layout::boolean: return v.as<Bool>()->value ? "True" : "False";
    case Layout::floating: return float_repr(v.as<Float>()->value);
    case Layout::big_int: return v.as<BigInt>()->digits <= 4 ? int_text(v) : of_type;
    case Layout::str: {
      if (v.as<Str>()->length > most_characters) return of_type;
      return str_repr(v.as<Str>());
    }
    case Layout::list: {
      const auto* l = v.as<List>();
      if (depth == 0) return of_type;
      return listed("[", "]", l->count.load(), [&](uint32_t i) { return shown(l->items.load()[i].load(), depth - 1); });
    }
    case Layout::tuple: {
      const auto* t = v.as<Tuple>();
      if (depth == 0) return of_type;
      return listed("(", t->count == 1 ? ",)" : ")", t->count,
                    [&](uint32_t i) { return shown(t->items[i], depth - 1); });
    }
    case Layout::dict: {
      if (depth == 0) return of_type;
      DictGlance w{v.as<Dict>()};
      return listed("{", "}", static_cast<uint32_t>(v.as<Dict>()->count.load()), [&](uint32_t) {
        return w.next() ? shown(w.key, 0) + ": " + shown(w.value, depth - 1) : std::string();
      });
    }
    default: return of_type;
  }
}

Value entry_of(Dict* d, uint64_t key) {
  for (DictGlance w{d}; w.next();) {
    if (w.key.is_integer() && Access::named(w.key.as_integer()) == key) return w.value;
    if (is_str(w.key) && Access::named(str_hash(w.key.as<Str>())) == key) return w.value;
  }
  return Value();
}

Value attribute_of(Instance* i, uint64_t key) {
  if (i->dict != nullptr) return entry_of(i->dict, key);
  const SharedKeys* keys = i->type->keys;
  for (uint32_t k = 0; keys != nullptr && k < std::min<uint32_t>(i->extra, keys->count.load()); ++k)
    if (Access::named(str_hash(keys->names[k])) == key) return i->values()[k].load();
  return Value();
}

}  // namespace

std::string value_in(const Access& a) {
  constexpr int depth = 2;
  const bool is_named = (a.key & 3) == 2, is_item = (a.key & 3) == 1;
  switch (a.object->type->layout) {
    case Layout::lock: return (static_cast<Lock*>(a.object)->state.load() & Lock::locked) != 0 ? "held" : "free";
    case Layout::rlock: return static_cast<RLock*>(a.object)->holder.load() != 0 ? "held" : "free";
    case Layout::cell: return shown(static_cast<CellObject*>(a.object)->content.load(), depth);
    case Layout::dict:
      if (is_named) return shown(entry_of(static_cast<Dict*>(a.object), a.key), depth);
      break;
    case Layout::instance:
      if (is_named) return shown(attribute_of(static_cast<Instance*>(a.object), a.key), depth);
      return {};
    case Layout::type:
      if (is_named) return shown(entry_of(static_cast<Type*>(a.object)->dict, a.key), depth);
      return {};
    case Layout::list:
      if (is_item) {
        const auto* l = static_cast<List*>(a.object);
        const uint64_t at = a.key >> 2;
        return at < l->count.load() ? shown(l->items.load()[at].load(), depth) : std::string();
      }
      break;
    default: return {};
  }
  return is_named || is_item ? std::string() : shown(Value::uncounted(a.object), depth);
}

}  // namespace lockstep::python::vm

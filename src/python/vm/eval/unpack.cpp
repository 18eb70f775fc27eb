// Sequences taken apart: a, *b = …, and f(*arguments, **keywords).
#include <optional>

#include "python/vm/eval/eval.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

// The items of a built-in sequence that runs no Python code; none: only Python code can tell.
std::optional<std::vector<Ref>> plain_items(Value v) {
  std::vector<Ref> items;
  if (is_tuple(v)) {
    for (uint32_t i = 0; i < v.as<Tuple>()->count; ++i) items.push_back(Ref::to(v.as<Tuple>()->items[i]));
    return items;
  }
  if (!is_list(v)) return std::nullopt;
  for (int64_t i = 0;; ++i) {
    Ref x = Ref::steal(list_get(v.as<List>(), i));
    if (!x) return items;
    items.push_back(std::move(x));
  }
}

Value not_unpacked(Thread& t, Value v) {
  return raise(t, Exc::TypeError, "cannot unpack non-iterable " + std::string(type_name(v)) + " object");
}

std::string callable_name(Value f) {
  if (layout_of(f) == Layout::function) {
    const Value module = f.as<Function>()->module;
    const std::string prefix =
        is_str(module) && module.as<Str>()->ascii() != "builtins" ? to_utf8(module.as<Str>()) + "." : "";
    return prefix + to_utf8(f.as<Function>()->qualified_name.as<Str>()) + "()";
  }
  if (layout_of(f) == Layout::method) return callable_name(f.as<Method>()->function);
  if (layout_of(f) == Layout::type) return to_utf8(f.as<Type>()->name) + "()";
  if (layout_of(f) == Layout::native_function || layout_of(f) == Layout::native_method)
    return to_utf8(f.as<NativeFunction>()->name) + "()";
  return std::string(type_name(f)) + " object";
}

}  // namespace

bool is_iterable(Value v) {
  return type_of(v)->ops->iterate != nullptr || !special_of(v, Special::iter).is_null() ||
         !special_of(v, Special::getitem).is_null();
}

Value unpack_sequence(Thread& t, Value v, uint32_t count) {
  auto known = plain_items(v);
  if (!known) return is_iterable(v) ? call_fallback(t, "unpack", {v, Value::integer(count)}) : not_unpacked(t, v);
  std::vector<Ref>& items = *known;
  if (items.size() < count) {
    return raise(t, Exc::ValueError,
                 "not enough values to unpack (expected " + std::to_string(count) + ", got " +
                     std::to_string(items.size()) + ")");
  }
  if (items.size() > count) {
    const Type* type = type_of(v);
    const auto& y = rt().types;
    const bool knows_how_many = type == y.list || type == y.tuple || type == y.dict;
    return raise(t, Exc::ValueError,
                 "too many values to unpack (expected " + std::to_string(count) +
                     (knows_how_many ? ", got " + std::to_string(items.size()) : "") + ")");
  }
  if (count == 0) return empty_tuple();
  Tuple* u = new_tuple(count);
  for (uint32_t i = 0; i < count; ++i) u->items[i] = items[i].take();
  return Value::counted(u);
}

Value unpack_ex(Thread& t, Value v, uint32_t before, uint32_t after) {
  auto known = plain_items(v);
  if (!known) {
    return is_iterable(v) ? call_fallback(t, "unpack_ex", {v, Value::integer(before), Value::integer(after)})
                          : not_unpacked(t, v);
  }
  std::vector<Ref>& items = *known;
  if (items.size() < before + after) {
    return raise(t, Exc::ValueError,
                 "not enough values to unpack (expected at least " + std::to_string(before + after) + ", got " +
                     std::to_string(items.size()) + ")");
  }
  Tuple* u = new_tuple(before + 1 + after);
  const size_t middle = items.size() - before - after;
  for (uint32_t i = 0; i < before; ++i) u->items[i] = items[i].take();
  Value rest = make_list();
  for (size_t i = 0; i < middle; ++i) list_append_steal(rest.as<List>(), items[before + i].take());
  u->items[before] = rest;
  for (uint32_t i = 0; i < after; ++i) u->items[before + 1 + i] = items[before + middle + i].take();
  return Value::counted(u);
}

Value merge_keywords(Thread& t, Value function, Dict* into, Value from) {
  if (!is_dict(from)) {
    if (special_of(from, Special::getitem))
      return call_fallback(t, "merge_keywords", {function, Value::uncounted(into), from});
    return raise(t, Exc::TypeError,
                 callable_name(function) + " argument after ** must be a mapping, not " + std::string(type_name(from)));
  }
  for (DictWalk w{from.as<Dict>()}; w.next();) {
    if (!is_str(w.key.get())) return raise(t, Exc::TypeError, "keywords must be strings");
    if (dict_entry_index(into, w.key.as<Str>()) >= 0) {
      return raise(
          t, Exc::TypeError,
          callable_name(function) + " got multiple values for keyword argument '" + to_utf8(w.key.as<Str>()) + "'");
    }
    dict_set(into, w.key.as<Str>(), w.value.get());
  }
  return none();
}

Value call_ex(Thread& t, Value callable, Value args, Value keywords) {
  auto known = plain_items(args);
  if (!known) {
    if (type_of(args)->ops->iterate == nullptr && special_of(args, Special::iter).is_null() &&
        special_of(args, Special::getitem).is_null()) {
      return raise(
          t, Exc::TypeError,
          callable_name(callable) + " argument after * must be an iterable, not " + std::string(type_name(args)));
    }
    return call_fallback(t, "call_ex", {callable, args, keywords.is_null() ? none() : keywords});
  }
  std::vector<Ref>& items = *known;
  std::vector<Value> values;
  for (const Ref& r : items) values.push_back(r.get());
  if (keywords.is_null() || (is_dict(keywords) && keywords.as<Dict>()->count.load() == 0)) {
    return call(t, callable, Args{values.data(), static_cast<uint32_t>(values.size()), nullptr});
  }
  if (!is_dict(keywords)) {
    return raise(
        t, Exc::TypeError,
        callable_name(callable) + " argument after ** must be a mapping, not " + std::string(type_name(keywords)));
  }
  std::vector<Ref> names;
  for (DictWalk w{keywords.as<Dict>()}; w.next();) {
    if (!is_str(w.key.get())) return raise(t, Exc::TypeError, "keywords must be strings");
    names.push_back(w.key);
    values.push_back(w.value.get());
    items.push_back(std::move(w.value));
  }
  Tuple* u = new_tuple(static_cast<uint32_t>(names.size()));
  for (size_t i = 0; i < names.size(); ++i) u->items[i] = names[i].take();
  Ref keep = Ref::steal(Value::counted(u));
  return call(t, callable, Args{values.data(), static_cast<uint32_t>(values.size()), u});
}

}  // namespace lockstep::python::vm

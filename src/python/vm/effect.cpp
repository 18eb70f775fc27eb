#include "python/vm/effect.h"

#include <cstdio>
#include <cstdlib>

#include "python/vm/type.h"

namespace lockstep::python::vm {

void check_effects(std::string_view type, const TypeOps& ops) {
  const Effects& does = ops.effects;
  const auto check = [&](bool is_there, Effect effect, const char* operation) {
    if (!is_there || effect != Effect::unstated) return;
    std::fprintf(stderr, "the type %.*s does not say what its operation '%s' does (effect.h)\n",
                 static_cast<int>(type.size()), type.data(), operation);
    std::abort();
  };
  check(ops.call != nullptr, does.call, "call");
  check(ops.get_attribute != nullptr, does.get_attribute, "get_attribute");
  check(ops.set_attribute != nullptr, does.set_attribute, "set_attribute");
  check(ops.iterate != nullptr, does.iterate, "iterate");
  check(ops.next != nullptr, does.next, "next");
  check(ops.length != nullptr, does.length, "length");
  check(ops.truth != nullptr, does.truth, "truth");
  check(ops.get_item != nullptr, does.get_item, "get_item");
  check(ops.set_item != nullptr, does.set_item, "set_item");
  check(ops.contains != nullptr, does.contains, "contains");
  check(ops.binary != nullptr, does.binary, "binary");
  check(ops.binary != nullptr, does.in_place, "in_place");
}

void check_effect(std::string_view name, Effect effect) {
  if (effect != Effect::unstated) return;
  std::fprintf(stderr, "'%.*s' does not say what it does (effect.h)\n", static_cast<int>(name.size()), name.data());
  std::abort();
}

}  // namespace lockstep::python::vm
